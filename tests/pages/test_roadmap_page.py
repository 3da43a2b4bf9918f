from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from bs4 import BeautifulSoup
from handmade_plans import outlook
from handmade_reports import around, report
from msgspec.structs import replace

from mkdocs_gapreport.model import DONE, ConfigurationError, Verdict
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.pages import fragment, roadmap
from mkdocs_gapreport.testing import report_of

if TYPE_CHECKING:
    from mkdocs_gapreport.outlook import Roadmap

URLS = {"TODO.md": "../todo/"}


def drawn(seen: Outlook) -> BeautifulSoup:
    body = roadmap(seen, around(seen, page_urls=URLS, report_url="../gap/"))
    html = markdown.markdown(f"# Roadmap\n\n{body}", extensions=["toc", "tables", "fenced_code"])
    return BeautifulSoup(html, "html.parser")


def text(part: Any) -> str:
    return " ".join(part.get_text().split())


def changed(**given: Any) -> Outlook:
    """The plan with some of its figures otherwise."""
    seen = outlook()
    seen.roadmaps = tuple(replace(each, **given) for each in seen.roadmaps)
    return seen


def only(seen: Outlook) -> Roadmap:
    [found] = seen.roadmaps
    return found


def test_it_begins_with_a_number() -> None:
    lead = drawn(outlook()).select_one(".gr-lead")
    assert text(lead) == "1 of 3 phases states more than was found."


def test_lead_says_that_all_is_verified() -> None:
    seen = outlook()
    fine = [
        replace(s, found=DONE, finding=replace(s.finding, verdict=Verdict.ACCURATE))
        for s in only(seen).stages
    ]
    seen.roadmaps = (replace(only(seen), stages=tuple(fine)),)
    page = drawn(seen)
    assert text(page.select_one(".gr-lead")) == "All 3 phases are verified."
    assert page.select(".gr-sum.gr-fine")


@pytest.mark.parametrize(
    ("tasks", "lead", "classes"),
    [
        (
            "- [x] `src/never.py`\n- [x] `src/pier.py`",
            "The phase states more than was found.",
            ["gr-sum"],
        ),
        (
            "- [x] `src/never.py`\n- [ ] Paint the pier",
            "The phase is not verified; in it 1 claim is false.",
            ["gr-sum"],
        ),
        (
            "- [ ] Paint the pier",
            "The phase is not verified.",
            ["gr-sum", "gr-calm"],
        ),
    ],
)
def test_lead_of_a_phase_is_that_of_its_lines(tasks: str, lead: str, classes: list[str]) -> None:
    text = f"# Pier\n\n## Phase 1: A\n\n{tasks}\n"
    seen = Outlook(report_of(text, files={"src/pier.py": "PILES = 12\n"}))
    page = drawn(seen)
    assert text_of(page) == lead
    assert [each["class"] for each in page.select(".gr-sum")] == [classes]


def text_of(page: BeautifulSoup) -> str:
    return text(page.select_one(".gr-lead"))


def test_large_figures_are_stated_found_score_and_end() -> None:
    figures = [text(each) for each in drawn(outlook()).select(".gr-big > div")]
    assert figures == [
        "38 %stated, all phases",
        "12–63 %found",
        "1 of 11metrics and tasks met; 3 false, 2 not yet, 5 not measured",
        "20 Jan – 9 Feb 2027estimated end; the plan says 8 Jan 2027",
    ]


def test_each_phase_lies_where_its_weeks_are() -> None:
    boxes = drawn(outlook()).select(".gr-lanes rect.box")
    assert [(box["x"], box["width"]) for box in boxes] == [
        ("0%", "20%"),
        ("20%", "40%"),
        ("60%", "40%"),
    ]


def test_proven_possible_and_stated_lie_in_the_box() -> None:
    bar = drawn(outlook()).select(".gr-lanes .gr-span")[1]
    assert bar.select_one(".gr-proven")["width"] == "10%"  # type: ignore[index]  # there
    assert bar.select_one(".gr-maybe")["x"] == "30%"  # type: ignore[index]  # there
    assert bar.select_one(".gr-tick")["x"] == "44%"  # type: ignore[index]  # there


def test_today_is_a_line_through_all_rows() -> None:
    page = drawn(outlook())
    assert {line["x1"] for line in page.select("line.now")} == {"30%"}
    assert len(page.select(".gr-lanes > li line.now")) == 3
    assert "Today is 22 November 2026." in page.get_text()


@pytest.mark.parametrize("now", [None, Fraction(-1), Fraction(11)], ids=str)
def test_today_is_left_out_where_it_is_not_known_or_not_there(now: Fraction | None) -> None:
    assert not drawn(changed(now=now)).select("line.now")


def test_plan_without_durations_has_no_axis() -> None:
    seen = outlook()
    stages = [replace(s, begins=Fraction(0), ends=Fraction(0)) for s in only(seen).stages]
    seen.roadmaps = (
        replace(only(seen), stages=tuple(stages), weeks=Fraction(0), now=None, started=None),
    )
    page = drawn(seen)
    assert not page.select(".gr-axis")
    assert {box["width"] for box in page.select("rect.box")} == {"100%"}


def test_arrows_lead_from_phase_to_phase() -> None:
    arrows = drawn(outlook()).select(".gr-in > svg")
    assert [arrow["x"] for arrow in arrows] == ["20%", "60%"]
    assert all(arrow.select("path.arrow.no") for arrow in arrows)


def test_table_has_score_and_leave_to_start() -> None:
    rows = [
        [text(cell) for cell in row.select("td, th")]
        for row in drawn(outlook()).select("table")[0].select("tbody tr")
    ]
    assert [row[5:7] for row in rows] == [
        ["1/3", "begun"],
        ["0/8", "no, but begun"],
        ["–", "no"],
    ]
    assert rows[1][2] == "Phase 1"


def test_phase_holds_stated_against_measured() -> None:
    section = drawn(outlook()).select_one(".gr-sec")
    words = " ".join(section.get_text(" ").split()) if section else ""
    assert "0 hardcoded secrets done 57 candidates in 36 files overstated" in words
    assert "1 task, 1 false" in words
    assert "Blocks Phase 2" in words


def test_several_plans_stand_one_after_another() -> None:
    page = drawn(outlook(plans=2))
    links = [link["href"] for link in page.select(".gr-notes > li > a")]
    assert links == ["#plan--1", "#plan--2"]
    assert all(page.find(id=str(link)[1:]) for link in links)


def test_without_phases_it_says_what_it_looks_for() -> None:
    seen = Outlook(report())
    seen.roadmaps = ()
    assert "No page that is read has phases" in drawn(seen).get_text()


def asked(seen: Outlook, **settings: str) -> str:
    return fragment(
        "roadmap",
        "",
        settings,
        outlook=seen,
        surroundings=around(seen),
        urls={"roadmap": "../roadmap/"},
    )


@pytest.mark.parametrize("name", ["Phase 1", "phase 1: security", "Phase 1: Security "])
def test_one_phase_can_be_asked_for(name: str) -> None:
    page = BeautifulSoup(asked(outlook(), phase=name), "html.parser")
    assert len(page.select(".gr-sec")) == 1
    assert "0 hardcoded secrets" in page.get_text()
    assert not page.select("[id]")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"phase": "Phase 10"}, "`Phase 10` is no phase of any page; known: `Phase 1: Security `"),
        ({"phase": "Phase"}, "`Phase` names several phases, so say of which `page`; named: `Pha"),
        ({"phase": "Phase 1", "page": "x.md"}, "`Phase 1` is no phase of `x.md`; known: none"),
    ],
    ids=["not there", "several", "not on that page"],
)
def test_phase_that_cannot_be_found_is_told_with_those_that_can(
    settings: dict[str, str], said: str
) -> None:
    with pytest.raises(ConfigurationError) as error:
        asked(outlook(), **settings)
    assert str(error.value).startswith(said)


def test_no_id_occurs_twice() -> None:
    ids = [each["id"] for each in drawn(outlook()).select("[id]")]
    assert len(ids) == len(set(ids))


def test_it_brings_no_script_and_no_inline_style() -> None:
    assert not drawn(outlook()).select("script, style, [style], [onclick]")
