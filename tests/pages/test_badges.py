from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from bs4 import BeautifulSoup
from handmade_reports import (
    FORGE,
    NOWHERE,
    accurate,
    badges_of,
    claim,
    finding,
    missing,
    of_every_sort,
    report,
    result,
    rolled_up,
    unverified,
)
from msgspec.structs import replace

from mkdocs_gapreport.model import (
    DONE,
    Acceptance,
    Badge,
    Expectation,
    Finding,
    Kind,
    Outcome,
    Place,
    Relation,
    Share,
    Strength,
    Verdict,
)

PAGE = "TODO.md"


def badge(found: Finding, *others: Finding, report_url: str = "../gap/") -> Badge:
    whole = report(found, *others)
    return badges_of(whole, found.claim.page, source=FORGE, report_url=report_url)[found.claim.id]


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def text(html: str) -> str:
    return " ".join(parsed(html).get_text(" ").split())


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (Expectation(Relation.AT_LEAST, Fraction(30), "lines"), "30+ lines"),
        (Expectation(Relation.AT_MOST, Fraction(20), "lines"), "at most 20 lines"),
        (Expectation(Relation.AT_LEAST, Fraction(300), "lines", "über 300 Zeilen"), "300+ lines"),
        (Expectation(Relation.EXACTLY, Fraction(33), "lines", "33 LOC)"), "33 LOC"),
        (Expectation(Relation.EXACTLY, Fraction(33), "lines", "33 (LOC)"), "33 (LOC)"),
    ],
)
def test_stated_figures_read_as_people_write(expected: Expectation, words: str) -> None:
    short = result("s.py", Outcome.SHORT, "`s.py` has 12 lines")
    short = replace(short, check=replace(short.check, expected=expected))
    shown = badge(finding(claim("x"), Verdict.OVERSTATED, results=(short,))).block
    assert f"Stated done, {words}" in text(shown)


def test_heading_that_is_stated_done_and_not_all_proven_shows_both_figures() -> None:
    parts = (accurate("a"), accurate("b"), unverified("c"))
    found = Share.of(Fraction(2, 3), Fraction(8, 9))
    heading = rolled_up("h", *parts, claim={"stated": DONE}, found=found)
    line = parsed(badge(heading, *parts).block).select_one("details.gr-roll > summary")
    assert line
    assert "stated 100 % found 66–89 %" in text(str(line))


def test_evidence_leads_to_the_line_of_the_claim() -> None:
    links = parsed(badge(missing("x")).block).select("p.gr-at a")
    assert [link.text for link in links] == ["In the gap report", "Source"]
    assert links[1]["href"] == "https://forge.invalid/blob/abc/TODO.md#L1"


def test_evidence_leads_nowhere_without_a_forge() -> None:
    whole = report(missing("x"))
    shown = badges_of(whole, PAGE, source=NOWHERE)["x"].block
    assert not parsed(shown).select("p.gr-at")


@pytest.mark.parametrize(
    ("found", "ink"),
    [
        pytest.param(accurate("x"), "bare", id="what holds is bare"),
        pytest.param(unverified("x"), "bare", id="what nobody can decide is bare"),
        pytest.param(finding(claim("x"), Verdict.OPEN), "bare", id="what is open is bare"),
        pytest.param(
            finding(
                claim("x"), Verdict.OPEN, results=(result("s.py", Outcome.HOLLOW, "only stubs"),)
            ),
            "outlined",
            id="an open claim with a stub is outlined",
        ),
        pytest.param(missing("x", fails=False), "outlined", id="what does not fail is not filled"),
        pytest.param(finding(claim("x"), Verdict.OUTDATED), "outlined", id="outdated is outlined"),
        pytest.param(missing("x"), "filled", id="what fails is filled"),
        pytest.param(unverified("x", fails=True), "filled", id="so is what a site lets fail"),
        pytest.param(
            missing("x", accepted=Acceptance(by="baseline", reason="")),
            "dashed",
            id="what was accepted is dashed",
        ),
    ],
)
def test_three_levels_of_ink(found: Finding, ink: str) -> None:
    mark = parsed(badge(found).block).details
    assert mark
    assert f"gr-{ink}" in mark["class"]
    assert f"gr--{found.verdict}" in mark["class"]


def test_every_verdict_has_a_word_and_a_shape() -> None:
    whole = of_every_sort()
    shapes: dict[str, str] = {}
    for page in ("TODO.md", "docs/plan.md"):
        for name, made in badges_of(whole, page, source=FORGE).items():
            mark = parsed(made.inline or made.block)
            verdict = whole.by_id[name].verdict
            word = "not verified" if verdict is Verdict.UNVERIFIED else verdict.value
            assert word in mark.get_text(" ")
            assert mark.svg
            assert mark.svg["aria-hidden"] == "true"
            shapes[verdict] = str(mark.svg)
    assert len(set(shapes.values())) == len(Verdict)


def test_what_holds_only_just_says_so() -> None:
    assert "mostly accurate" in text(badge(accurate("x", exact=False)).block)


def test_the_figure_stands_behind_the_word() -> None:
    summary = parsed(badge(missing("x")).block).summary
    assert summary
    assert " ".join(summary.get_text(" ").split()) == "missing never existed , evidence"


@pytest.mark.parametrize("kind", [Kind.ITEM, Kind.ROW])
def test_items_and_rows_hold_what_opens(kind: Kind) -> None:
    made = badge(missing("x", claim={"kind": kind}))
    assert made.inline == ""
    assert made.block.startswith('<details class="gr-mark gr--missing gr-filled" id="gr-x"')
    assert made.container_class == "gr-false gr--missing"


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.STATUS])
def test_headings_and_paragraphs_hold_words_and_the_evidence_follows(kind: Kind) -> None:
    made = badge(missing("x", claim={"kind": kind}))
    assert made.inline.startswith('<span class="gr-mark gr--missing gr-filled" id="gr-x"')
    assert made.block.startswith('<details class="gr-roll gr--missing"')
    assert not parsed(made.inline).find_all(["div", "p", "ul", "dl", "details"])


def test_a_heading_is_never_tinted() -> None:
    assert badge(missing("x", claim={"kind": Kind.HEADING})).container_class == ""


@pytest.mark.parametrize(
    "found",
    [accurate("x"), unverified("x"), missing("x", fails=False)],
    ids=["accurate", "unverified", "tolerated"],
)
def test_what_does_not_fail_is_not_tinted(found: Finding) -> None:
    assert badge(found).container_class == ""


def test_a_status_that_nothing_was_looked_at_for_only_leads_to_the_report() -> None:
    made = badge(unverified("x", claim={"kind": Kind.STATUS}))
    assert made.block == ""
    assert 'href="../gap/#gap--x"' in made.inline


def test_without_a_report_it_leads_nowhere() -> None:
    made = badge(unverified("x", claim={"kind": Kind.STATUS}), report_url="")
    assert "<a " not in made.inline


def test_evidence_comes_in_its_order() -> None:
    proof = result(
        "src/a.py",
        Outcome.SHORT,
        "`src/a.py` has 80 lines",
        places=(Place("src/a.py", 1),),
        strength=Strength.TESTED,
        stated="100 lines",
        inferred=False,
        source="lines src/a.py == 100",
    )
    found = finding(
        claim("x"),
        Verdict.OVERSTATED,
        results=(proof,),
        reason="by a fifth; `src/a.py` has 80 lines",
        advice="say 80 lines in place of 100 lines",
        remarks=("its waiver has expired",),
    )
    page = parsed(badge(found).block)
    assert [label.text for label in page.find_all("dt")] == [
        "Stated",
        "Found",
        "Strength",
        "So",
        "Check",
        "What to do",
        "Note",
    ]
    assert [line.text for line in page.find_all("dd")] == [
        "done, 100 lines",
        "src/a.py has 80 lines",
        " is tested (5 of 5)",
        "by a fifth",
        "lines src/a.py == 100",
        "say 80 lines in place of 100 lines",
        "its waiver has expired",
    ]


def test_a_reason_is_not_said_twice() -> None:
    assert text(badge(missing("x")).block).count("never was") == 1


@pytest.mark.parametrize(
    ("summary", "places", "links"),
    [
        pytest.param(
            "`a.py` has 3 lines",
            (Place("a.py", 7),),
            {"a.py": "a.py#L7"},
            id="a path in the sentence leads to the line",
        ),
        pytest.param(
            "3 of them are left",
            (Place("a.py", 7), Place("a.py", 9)),
            {"a.py:7": "a.py#L7", "a.py:9": "a.py#L9"},
            id="places that it does not name follow it",
        ),
        pytest.param(
            "`a.py` was moved to `b c.py`",
            (Place("b c.py"),),
            {"b c.py": "b%20c.py"},
            id="only what is there is linked",
        ),
    ],
)
def test_evidence_leads_to_the_source(
    summary: str, places: tuple[Place, ...], links: dict[str, str]
) -> None:
    proof = result("a.py", Outcome.HOLDS, summary, places=places)
    page = parsed(badge(finding(claim("x"), Verdict.OUTDATED, results=(proof,))).block)
    found = {link.text: link["href"] for link in page.select("dd a")}
    assert found == {shown: f"https://forge.invalid/blob/abc/{to}" for shown, to in links.items()}


def test_without_a_forge_evidence_is_plain_text() -> None:
    made = badges_of(report(accurate("x")), PAGE, source=NOWHERE)["x"]
    assert "<a " not in made.block
    assert "src/there.py" in made.block


def test_hundreds_of_places_are_counted_and_not_listed() -> None:
    places = tuple(Place("a.py", line) for line in range(1, 301))
    proof = result("a.py", Outcome.FALSE, "300 are left", places=places)
    made = badge(finding(claim("x"), Verdict.OVERSTATED, results=(proof,)))
    assert "and 288 more" in made.block


def test_several_checks_show_what_came_of_each() -> None:
    results = (result("a.py", Outcome.HOLDS, "it is there"), result("b.py", Outcome.FALSE, "not"))
    made = badge(finding(claim("x"), Verdict.OVERSTATED, results=results))
    lines = [line.text for line in parsed(made.block).select("dd") if "gr-o" in str(line)]
    assert lines == ["holds: it is there", "false: not"]


def test_a_comment_in_the_advice_is_ready_to_be_copied() -> None:
    found = unverified("x", advice="name a file, or add `<!-- verify: file src/app.py -->`")
    paste = parsed(badge(found).block).find("code", class_="gr-paste")
    assert paste
    assert paste.text == "<!-- verify: file src/app.py -->"


@pytest.mark.parametrize(
    ("acceptance", "words"),
    [
        (
            Acceptance(by="waiver", reason="later", until=date(2027, 1, 31)),
            ("never existed, waived until 2027-01-31", "“later”, waived until 2027-01-31"),
        ),
        (
            Acceptance(by="baseline", reason="", since=date(2026, 9, 27)),
            ("never existed, in the baseline", "in the baseline, since 2026-09-27"),
        ),
    ],
    ids=["waiver", "baseline"],
)
def test_an_accepted_claim_says_by_whom_until_when_and_why(
    acceptance: Acceptance, words: tuple[str, str]
) -> None:
    shown = text(badge(missing("x", accepted=acceptance)).block)
    assert words[0] in shown
    assert words[1] in shown


def test_a_heading_shows_stated_against_found_and_what_is_false_below() -> None:
    false, holding = missing("p"), accurate("q")
    made = badge(rolled_up("x", false, holding), false, holding)
    assert text(made.inline) == "overstated by 25 points"
    summary = parsed(made.block).summary
    assert summary
    assert " ".join(summary.get_text(" ").split()) == (
        "stated 100 % found 25–75 % 1 false below , evidence"
    )
    assert parsed(made.block).select_one('dd a[href="#gr-p"]')


def test_a_heading_with_nothing_judged_below_has_no_line_of_its_own() -> None:
    part = unverified("p")
    assert badge(rolled_up("x", part), part).block == ""


def test_what_was_not_judged_below_is_counted() -> None:
    parts = accurate("p"), unverified("q"), unverified("r")
    assert "2 of 3 not verified" in text(badge(rolled_up("x", *parts), *parts).block)


def test_an_item_that_is_not_false_tells_of_what_is_false_below_it() -> None:
    false = missing("p")
    whole = unverified("x", claim={"parts": (false.claim,)})
    summary = parsed(badge(whole, false).block).summary
    assert summary
    assert "1 false below" in summary.text


def test_a_graphic_is_drawn_for_eyes_only() -> None:
    part = accurate("p")
    scale = parsed(badge(rolled_up("x", part), part).block).find("svg", class_="gr-scale")
    assert scale
    assert scale["aria-hidden"] == "true"


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (Share.of(Fraction(2, 9), Fraction(8, 9)), "22–89 %"),
        (Share.of(Fraction(2, 3)), "67 %"),
        (Share.of(Fraction(999, 1000)), "99 %"),
        (Share.of(Fraction(1, 1000)), "1 %"),
    ],
    ids=["an interval is widened", "a share is rounded", "but not to all", "nor to nothing"],
)
def test_shares_are_shown_in_whole_per_cent(found: Share, shown: str) -> None:
    part = accurate("p")
    made = badge(rolled_up("x", part, found=found), part)
    assert f"found {shown}" in text(made.block)


def test_ids_are_unique_on_the_page() -> None:
    made = badges_of(of_every_sort(), PAGE, source=FORGE, report_url="../gap/")
    ids = re.findall(r'\bid="([^"]+)"', "".join(b.inline + b.block for b in made.values()))
    assert sorted(ids) == sorted(f"gr-{name}" for name in made)


def test_no_badge_is_found_by_a_search() -> None:
    for made in badges_of(of_every_sort(), PAGE, source=FORGE).values():
        for html in filter(None, (made.inline, made.block)):
            element = next(iter(parsed(html).children))
            assert "data-search-exclude" in str(element).split(">")[0]
