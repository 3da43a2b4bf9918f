from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from handmade_reports import (
    WAIVER,
    accurate,
    claim,
    finding,
    missing,
    of_every_sort,
    report,
    result,
    rolled_up,
    unverified,
)

from mkdocs_gapreport.model import Finding, Outcome, Result, Verdict
from mkdocs_gapreport.pages import summary

PAGE = "TODO.md"


def drawn(*findings: Finding) -> BeautifulSoup:
    return BeautifulSoup(summary(report(*findings), PAGE, report_url="../gap/"), "html.parser")


def text(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def outdated(name: str) -> Finding:
    return finding(claim(name), Verdict.OUTDATED)


def broken(name: str) -> Finding:
    return finding(claim(name), Verdict.BROKEN)


def section(*names: str) -> dict[str, Any]:
    return {"claim": {"section": names}}


def test_a_page_without_claims_says_nothing() -> None:
    assert summary(report(accurate("x")), "docs/other.md") == ""


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        pytest.param(
            [accurate("a"), unverified("b")],
            "1 of 2 claims could be judged; it holds.",
            id="one holds",
        ),
        pytest.param(
            [accurate("a"), accurate("b"), unverified("c")],
            "2 of 3 claims could be judged; all 2 hold.",
            id="all hold",
        ),
        pytest.param(
            [unverified("a"), unverified("b")],
            "None of 2 claims could be judged.",
            id="none judged",
        ),
        pytest.param(
            [accurate("a"), outdated("b"), outdated("c"), missing("d", accepted=WAIVER)],
            "4 of 4 claims could be judged: 1 holds, 1 is false but accepted for now"
            " and 2 are outdated.",
            id="some do not hold, and none fails",
        ),
    ],
)
def test_one_grey_line_where_nothing_fails(findings: list[Finding], words: str) -> None:
    page = drawn(*findings)
    assert text(page) == f"{words} Gap report"
    assert page.select_one("p.gr-quiet > a[href='../gap/']")
    assert not page.select(".gr-sum")


def test_nothing_judged_gets_no_tick() -> None:
    assert drawn(unverified("a")).select_one(".gr-quiet.gr--unverified")


@pytest.mark.parametrize(
    ("findings", "lead"),
    [
        ([missing("a")], "1 claim on this page is false."),
        ([missing("a"), missing("b"), broken("c")], "2 claims on this page are false."),
        ([broken("a"), accurate("b")], "1 check on this page cannot run."),
        ([unverified("a", fails=True)], "1 claim on this page fails the build."),
    ],
    ids=["one false", "several false", "broken", "made to fail by the site"],
)
def test_the_sentence_with_the_number_comes_first(findings: list[Finding], lead: str) -> None:
    page = drawn(*findings)
    first = page.select_one(".gr-sum > p:first-child")
    assert first
    assert first.text == lead


def test_what_the_first_sentence_leaves_out_follows() -> None:
    false = missing("a")
    page = drawn(
        rolled_up("h", false),
        false,
        broken("b"),
        unverified("c", fails=True),
        missing("d", accepted=WAIVER),
        accurate("e"),
    )
    assert (
        "1 heading fails through them. 1 check cannot run. 1 more fails the build."
        " 1 more is false, but accepted for now. 4 of 6 claims could be judged."
    ) in text(page)


def test_claims_that_need_the_history_are_counted() -> None:
    blind = result("a.py", Outcome.UNKNOWN, "cannot be told")
    needy = Result(
        check=blind.check, evidence=blind.evidence, outcome=blind.outcome, needs_history=True
    )
    assert "1 claim needs history that is not here." in text(
        drawn(unverified("a", results=(needy,)))
    )


def test_the_bar_and_its_key_add_up() -> None:
    whole = of_every_sort()
    page = BeautifulSoup(summary(whole, PAGE), "html.parser")
    counts = [int(count.text) for count in page.select(".gr-key b")]
    lengths = [float(str(part["width"]).rstrip("%")) for part in page.select(".gr-bar rect")]
    assert sum(counts) == len(whole.of_page(PAGE))
    assert sum(lengths) == pytest.approx(100, abs=0.1)


def test_what_is_false_is_grouped_by_section_and_linked() -> None:
    page = drawn(
        missing("a", "src/a.py", **section("Phase 1", "Backups")),
        missing("b", "src/b.py", **section("Phase 1", "Backups")),
        accurate("c", **section("Phase 1", "Backups")),
        missing("d", "src/d.py", figure="3 of 9", **section("Phase 1", "Mail")),
    )
    rows = [" ".join(row.get_text().split()) for row in page.select(".gr-list > li")]
    assert rows == ["missingBackups: a.py and b.py never existed", "missingMail: d.py 3 of 9"]
    assert [link["href"] for link in page.select(".gr-list a")] == ["#gr-a", "#gr-b", "#gr-d"]


def test_headings_that_fail_through_their_parts_are_not_listed() -> None:
    false = missing("a")
    assert len(drawn(rolled_up("h", false), false).select(".gr-list > li")) == 1


def test_what_was_accepted_comes_last() -> None:
    page = drawn(missing("a", accepted=WAIVER), missing("b"))
    assert [link["href"] for link in page.select(".gr-list a")] == ["#gr-b", "#gr-a"]
    assert "waived until 2027-03-31" in text(page)


def test_many_sections_are_folded_away() -> None:
    page = drawn(*(missing(f"c{n}", **section(f"Section {n}")) for n in range(30)))
    assert len(page.select(".gr-sum > .gr-list > li")) == 12
    folded = page.select_one("details.gr-more > summary")
    assert folded
    assert folded.text == "18 more sections"


def test_many_claims_of_a_section_are_counted() -> None:
    page = drawn(*(missing(f"c{n}", f"src/{n}.py", **section("All")) for n in range(30)))
    assert "9.py and 20 more never existed" in text(page)
