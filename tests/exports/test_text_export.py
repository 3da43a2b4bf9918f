from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample_reports
from msgspec.structs import replace
from sample_reports import finding, missing, report

from mkdocs_gapreport.exports.plain import width
from mkdocs_gapreport.exports.text import failures, summary, to_text
from mkdocs_gapreport.model import (
    Acceptance,
    Check,
    Evidence,
    Outcome,
    Page,
    Result,
    Verdict,
)
from mkdocs_gapreport.outlook import Contradiction

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Finding

GOLDEN = Path(__file__).parent / "golden"
CLOSING = "1 claim fails only through these: TODO.md:90 (missing)"


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.txt", to_text(sample_reports.everything()))


def test_failures_read_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "failures.txt", failures(sample_reports.everything()))


def test_summary_is_what_was_read_and_what_came_of_it() -> None:
    assert summary(report(missing(), finding(Verdict.OUTDATED, 2))).splitlines() == [
        "Read 1 page (its name says that it makes claims)",
        "    claims on   TODO.md (2)",
        "2 of 2 claims could be judged; 1 is false.",
        "1 claim is false",
    ]


def test_nothing_fails_means_nothing_to_say() -> None:
    assert failures(report(finding(), finding(Verdict.OUTDATED, 2))) == ""


def test_heading_that_fails_through_its_parts_has_no_block_of_its_own() -> None:
    text = failures(sample_reports.everything())
    assert "TODO.md:90: missing" not in text
    assert text.splitlines()[-1] == CLOSING


def test_accepted_claim_is_counted_with_why_and_until_when_and_not_listed() -> None:
    waived = Acceptance(by="waiver", reason="rewritten in spring", until=date(2027, 4, 1))
    endless = Acceptance(by="waiver", reason="for good")
    known = [Acceptance(by="baseline", reason="", since=date(2026, month, 1)) for month in (1, 5)]
    accepted = enumerate([waived, endless, *known], 10)
    text = to_text(report(*(missing(n, fails=False, accepted=each) for n, each in accepted)))
    assert "\nFalse (" not in text
    assert text[text.index("Accepted") :].startswith(
        "Accepted for now: 2 by baseline (since 2026-01-01 to 2026-05-01), 2 by waiver.\n"
        "    waived  TODO.md:10 “rewritten in spring”, until 2027-04-01\n"
        "    waived  TODO.md:11 “for good”, without an end\n"
    )


def test_false_claims_come_before_all_others() -> None:
    text = to_text(sample_reports.everything())
    titles = re.findall(r"^([A-Z][^(\n]*) \(\d+\)$", text, re.MULTILINE)
    assert titles == [
        "False",
        "Broken",
        "Less than stated, without failing",
        "Outdated",
        "Understated",
    ]


@pytest.mark.parametrize(
    ("findings", "headline"),
    [
        pytest.param([], "No claim was found.", id="no claim"),
        pytest.param(
            [finding()], "1 of 1 claim could be judged; none is false.", id="one, accurate"
        ),
        pytest.param([missing()], "1 of 1 claim could be judged; 1 is false.", id="one, false"),
        pytest.param(
            [missing(1), missing(2), finding(Verdict.UNVERIFIED, 3)],
            "2 of 3 claims could be judged; 2 are false.",
            id="two false",
        ),
        pytest.param(
            [finding(Verdict.BROKEN, fails=True)],
            "0 of 1 claim could be judged; none is false, 1 broken.",
            id="a broken check",
        ),
    ],
)
def test_headline_says_how_much_was_judged(findings: list[Finding], headline: str) -> None:
    assert headline in to_text(report(*findings)).splitlines()


def test_verdict_that_fails_only_by_option_is_listed_as_such() -> None:
    text = to_text(report(finding(Verdict.OUTDATED, 4, fails=True)))
    assert "Failing, as `fail_on` says (1)\nTODO.md:4: outdated: ✅ claim of line 4" in text


def test_pages_are_always_said_those_with_claims_in_full() -> None:
    silent = tuple(Page(path=f"p{number}.md", title="", text="") for number in range(7))
    pages = (*silent, Page(path="TODO.md", title="", text=""))
    assert to_text(report(finding(), finding(line=2), pages=pages)).splitlines()[:3] == [
        "Read 8 pages",
        "    claims on   TODO.md (2)",
        "    none on     p0.md, p1.md, p2.md, p3.md, p4.md, 2 more",
    ]
    assert to_text(sample_reports.empty()).startswith("Read 0 pages\n")


def test_how_pages_were_chosen_and_read_is_said() -> None:
    pages = (
        Page(
            path="a.md",
            title="",
            text="",
            why="its name says so",
            remarks=("its encoding was repaired",),
        ),
        Page(path="b.md", title="", text="", why="named"),
        Page(path="c.md", title="", text="", why="named"),
    )
    assert to_text(report(pages=pages, remarks=("the clone is shallow",))).splitlines()[:4] == [
        "Read 3 pages (its name says so, or named)",
        "    none on     a.md, b.md, c.md",
        "    note        the clone is shallow",
        "    note        a.md: its encoding was repaired",
    ]


def test_what_does_not_fail_is_told_in_brief() -> None:
    outdated = finding(Verdict.OUTDATED, 4, reason="it was moved", advice="write where it is")
    text = to_text(report(outdated))
    assert "TODO.md:4: outdated: ✅ claim of line 4\n    found   it was moved\n\n" in text


def test_reasons_that_differ_only_in_a_value_add_up() -> None:
    text = to_text(sample_reports.everything())
    assert "       2  `…` is a placeholder" in text


@pytest.mark.parametrize(
    ("value", "found", "reason"),
    [
        pytest.param(None, "no tool reads `a.xyz`", "no tool reads `…`", id="a path"),
        pytest.param(
            None, "write `fetch-depth: 0`", "write `fetch-depth: 0`", id="what has to be written"
        ),
        pytest.param(
            Fraction(50), "`a.py` has 50 lines", "what is there proves nothing", id="a size"
        ),
    ],
)
def test_reasons_are_what_is_in_doubt(value: Fraction | None, found: str, reason: str) -> None:
    evidence = Evidence(value=value, summary=found)
    check = Check(verifier="file", arguments={"path": "a.py"})
    result = Result(check=check, evidence=evidence, outcome=Outcome.UNKNOWN)
    doubtful = finding(Verdict.UNVERIFIED, results=(result,), reason=found)
    assert to_text(report(doubtful)).count(f"       1  {reason}\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        to_text(sample_reports.everything()),
        to_text(sample_reports.hostile()),
        failures(sample_reports.hostile()),
    ],
    ids=["report", "hostile report", "hostile failures"],
)
def test_no_line_is_wider_than_80_columns(text: str) -> None:
    assert [line for line in text.splitlines() if width(line) > 80] == []


def test_long_page_name_still_leaves_room_for_the_claim() -> None:
    page = "docs/" + "very-long-folder/" * 6 + "TODO.md"
    first = failures(report(missing(page=page))).splitlines()[0]
    assert first.startswith(f"{page}:96: missing: ✅ src/ledger/replay.py (1400+")


def test_text_of_pages_cannot_reach_the_terminal_or_the_build_log() -> None:
    for text in (to_text(sample_reports.hostile()), failures(sample_reports.hostile())):
        assert text.encode("utf-8")
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]|^\\s*::|##\\[", text, re.MULTILINE
        )


def test_color_changes_nothing_but_the_color() -> None:
    plain, painted = (to_text(sample_reports.everything(), color=it) for it in (False, True))
    assert "\x1b[" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain
    assert painted.count("\x1b[") > 10


def test_color_is_of_our_making_only() -> None:
    painted = to_text(sample_reports.hostile(), color=True)
    assert set(re.findall("\x1b\\[(.*?)m", painted)) <= {"0", "1", "2", "1;31", "32", "33", "36"}


def test_finding_without_a_sentence_shows_the_words_of_its_badge() -> None:
    bare = replace(missing(), reason="")
    assert "    found   never existed" in failures(report(bare)).splitlines()


def test_contradictions_are_counted_with_the_first_and_where_to_see_all() -> None:
    said = "stated done, but 2 lines below are open"
    found = Contradiction.between("the oven", said, finding(line=3), finding(line=9))
    assert "contradiction" not in to_text(report(finding()))
    one = " ".join(to_text(report(finding()), contradictions=[found]).split())
    assert (
        f"1 contradiction, which fails nothing: TODO.md:3 against TODO.md:9, the oven: {said}"
        in one
    )
    two = " ".join(to_text(report(finding()), contradictions=[found] * 2).split())
    assert "2 contradictions, which fail nothing" in two
    assert "the gap report and `--format json` list them all" in two
