"""Headings, and items that only have parts: they never accuse on their own (section 3.3)."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import words_of

if TYPE_CHECKING:
    from projects import Project

TRUE, FALSE, GONE = "- [x] `src/kiln/oven.py`", "- [x] `src/kiln/never.py`", "- [x] `lib/gone.py`"
FALSE_TOO, UNCLEAR = "- [x] `src/kiln/nowhere.py`", "- [x] it is warm"
OPEN, STALE = "- [ ] a thought", "- [ ] `src/kiln/glaze.py`"
STUB, LATER = "- [x] `src/kiln/clay.py`", "- [ ] Create `src/kiln/never.py`"
TRUE_TOO = "- [x] `src/kiln/glaze.py`"

SILENT = [
    ("## Ovens ✅", [], "unverified"),
    ("## Ovens ✅", [TRUE, TRUE_TOO], "accurate"),
    ("## Ovens ✅", ["- [x] `oven.py`"], "accurate (weak)"),
    ("## Ovens ✅", [TRUE, UNCLEAR], "unverified"),
    ("## Ovens ✅", [UNCLEAR, UNCLEAR], "unverified"),
    ("## Ovens ✅", [TRUE, OPEN], "unverified"),
    ("## Ovens ✅", [OPEN, LATER], "unverified"),
    ("## Ovens ✅", [GONE], "unverified"),
    ("## Ovens ✅", [TRUE, "- [x] `src/kiln/never.py` (deferred)"], "accurate"),
    ("## Ovens ✅", [TRUE, "- [x] ~~`src/kiln/never.py`~~"], "accurate"),
    ("## Ovens ✅", [TRUE, STUB], "unverified"),
    ("## Ovens 100 % complete", [TRUE, TRUE_TOO], "accurate"),
    ("## Ovens [50%]", [TRUE, LATER], "accurate"),
    ("## Ovens [40-60%]", [TRUE, LATER], "accurate"),
    ("## Ovens [60%]", [TRUE, LATER], "accurate"),
    ("## Ovens [10%]", [TRUE, LATER], "understated"),
    ("## Ovens [50%]", [UNCLEAR, UNCLEAR], "unverified"),
    ("## Ovens [1/2 tasks]", [TRUE, LATER], "accurate"),
    ("## Ovens [⚠️ in progress]", [TRUE, LATER], "unverified"),
    ("## Ovens ⏳", [TRUE, TRUE_TOO], "understated"),
    ("## Ovens ⏳", [TRUE, OPEN], "open"),
    ("## Ovens ⏳", [], "open"),
    ("## Ovens", [TRUE, TRUE_TOO], "accurate"),
]
LOUD = [
    ("## Ovens ✅", [FALSE, FALSE_TOO], "missing ✗"),
    ("## Ovens ✅", [FALSE, FALSE_TOO, UNCLEAR, OPEN], "missing ✗"),
    ("## Ovens ✅", [FALSE], "overstated ✗"),
    ("## Ovens ✅", [TRUE, FALSE], "overstated ✗"),
    ("## Ovens 100% complete", [TRUE, FALSE], "overstated ✗"),
    ("## Ovens [90%]", [TRUE, FALSE], "overstated ✗"),
    ("## Ovens [90%]", [TRUE, LATER], "overstated"),
    ("## Ovens [90%]", [TRUE, LATER + " (not started)"], "overstated"),
    ("## Ovens [8/10 tasks]", [FALSE, FALSE_TOO], "overstated ✗"),
]
MANY = "\n".join(f"- [x] `src/kiln/oven.py` again, {number}" for number in range(9))


@pytest.mark.parametrize(("title", "parts", "verdict"), SILENT)
def test_a_heading_over_parts_is(kiln: Project, title: str, parts: list[str], verdict: str) -> None:
    assert kiln.verdict_of("\n".join([title, "", *parts])) == verdict


@pytest.mark.parametrize(("title", "parts", "verdict"), LOUD)
def test_a_heading_over_false_parts_is(
    kiln: Project, title: str, parts: list[str], verdict: str
) -> None:
    assert kiln.verdict_of("\n".join([title, "", *parts])) == verdict


def test_one_false_part_of_ten_is_within_ten_points(kiln: Project) -> None:
    assert kiln.verdict_of(f"## Ovens ✅\n\n{MANY}\n{FALSE}\n") == "unverified"


def test_two_false_parts_of_eleven_are_more_than_ten_points(kiln: Project) -> None:
    heading = kiln.finding(f"## Ovens ✅\n\n{MANY}\n{FALSE}\n{FALSE_TOO}\n")
    assert words_of(heading) == "overstated ✗"
    assert heading.figure == "by 18 points"


def test_a_heading_is_never_red_by_itself(kiln: Project) -> None:
    report = kiln.report(f"## Ovens ✅\n\n{FALSE}\n{TRUE}\n{FALSE_TOO}\n")
    heading = report.findings[0]
    assert heading.fails
    assert [f.claim.id for f in report.failing] == list(heading.caused_by)


def test_a_heading_names_the_false_lines_and_no_headings(kiln: Project) -> None:
    page = f"# All ✅\n## Ovens ✅\n{FALSE}\n{TRUE}\n## Glazes ✅\n- [x] both\n  {FALSE_TOO}\n"
    top, ovens, false, _, glazes, both, false_too = kiln.findings(page)
    assert top.caused_by == (false.claim.id, false_too.claim.id)
    assert ovens.caused_by == (false.claim.id,)
    assert glazes.caused_by == both.caused_by == (false_too.claim.id,)


def test_a_share_that_is_too_high_but_over_open_lines_accuses_nobody(kiln: Project) -> None:
    heading = kiln.finding(f"## Ovens [90%]\n\n{TRUE}\n{LATER}\n")
    assert heading.figure == "by at least 40 points"
    assert not heading.fails


def test_siblings_weigh_by_their_effort(kiln: Project) -> None:
    page = "## Ovens [90%]\n\n- [x] `src/kiln/oven.py` (9d)\n- [ ] Create `src/kiln/x.py` (1 day)\n"
    heading = kiln.finding(page)
    assert str(heading.found) == "90 %"
    assert words_of(heading) == "accurate"


def test_siblings_weigh_the_same_when_one_states_no_effort(kiln: Project) -> None:
    page = "## Ovens [50%]\n\n- [x] `src/kiln/oven.py` (9d)\n- [ ] Create `src/kiln/x.py`\n"
    assert str(kiln.finding(page).found) == "50 %"


def test_an_item_with_a_file_of_its_own_is_not_judged_by_its_parts(kiln: Project) -> None:
    item = f"- [x] `src/kiln/oven.py`\n  {OPEN}\n  {FALSE}\n"
    assert [words_of(f) for f in kiln.findings(item)] == ["accurate", "open", "missing ✗"]


def test_an_item_without_files_is_judged_by_its_parts(kiln: Project) -> None:
    item = f"- [x] ovens\n  {TRUE}\n  {FALSE}\n"
    parent, _, false = kiln.findings(item)
    assert words_of(parent) == "overstated ✗"
    assert parent.caused_by == (false.claim.id,)


def test_a_ticked_item_over_open_ones_is_no_lie(kiln: Project) -> None:
    parent, *_ = kiln.findings("- [x] ovens\n  - [ ] heat\n  - [ ] cool\n")
    assert words_of(parent) == "unverified"


def test_a_status_line_speaks_for_its_section(kiln: Project) -> None:
    page = f"## Ovens\n\n**Status**: ✅ Complete\n\n{FALSE}\n{FALSE_TOO}\n"
    status = kiln.finding(page)
    assert status.claim.kind == "status"
    assert words_of(status) == "missing ✗"


def test_a_status_in_the_front_matter_speaks_for_the_page(kiln: Project) -> None:
    raw = f"---\nstatus: done\n---\n# Ovens\n\n{FALSE}\n{TRUE}\n"
    status = kiln.finding(raw)
    assert words_of(status) == "overstated ✗"
    assert status.claim.line == 2


def test_a_waived_part_stays_out_of_the_share_that_fails(kiln: Project) -> None:
    page = dedent(f"""
        ## Ovens ✅

        {TRUE}
        {FALSE}
          <!-- gapreport: waive reason="next week" -->
    """)
    heading, _, waived = kiln.findings(page)
    assert waived.accepted
    assert not heading.fails


def test_stated_and_found_of_all_pages_count_the_lines_at_the_bottom(kiln: Project) -> None:
    report = kiln.report(f"# All ✅\n\n{TRUE}\n{FALSE_TOO}\n{LATER}\n- [ ] tea\n")
    assert str(report.stated) == "50 %"
    assert str(report.found) == "25–50 %"
