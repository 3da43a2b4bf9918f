from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from bs4 import BeautifulSoup
from handmade_plans import outlook
from handmade_reports import (
    FORGE,
    NOWHERE,
    WAIVER,
    accurate,
    around,
    claim,
    finding,
    missing,
    of_every_sort,
    report,
    report_page,
    result,
    rolled_up,
    unverified,
)
from msgspec.structs import replace

from mkdocs_gapreport.model import (
    Finding,
    Kind,
    Outcome,
    Page,
    Report,
    RepositoryState,
    Verdict,
)
from mkdocs_gapreport.pages import gap_report

if TYPE_CHECKING:
    from mkdocs_gapreport.outlook import Outlook

URLS = {"TODO.md": "../todo/", "docs/plan.md": "../plan/"}


def drawn(whole: Report, **given: Any) -> BeautifulSoup:
    """Build the page as MkDocs does, with its default Markdown extensions."""
    body = report_page(whole, source=FORGE, page_urls=URLS, **given)
    converter = markdown.Markdown(extensions=["toc", "tables", "fenced_code"])
    return BeautifulSoup(converter.convert(f"# Gap report\n\n{body}"), "html.parser")


def headings(page: BeautifulSoup) -> list[str]:
    return [f"{found.name} {found.text}" for found in page.find_all(re.compile("^h[1-6]$"))]


def text(page: Any) -> str:
    return " ".join(page.get_text().split())


def case(page: BeautifulSoup, name: str) -> Any:
    return page.find(id=f"gap--{name}")


def test_every_finding_is_there_once() -> None:
    whole = of_every_sort()
    page = drawn(whole)
    ids = [element["id"] for element in page.select("[id^=gap--]")]
    assert [ids.count(f"gap--{name}") for name in whole.by_id] == [1] * len(whole.by_id)


def test_no_id_occurs_twice() -> None:
    ids = [element["id"] for element in drawn(of_every_sort()).select("[id]")]
    assert len(ids) == len(set(ids))


def test_what_matters_most_comes_first() -> None:
    assert headings(drawn(of_every_sort())) == [
        "h1 Gap report",
        "h2 Executive summary",
        "h2 Findings by section",
        "h3 TODO.md",
        "h2 Checks that cannot run",
        "h3 TODO.md",
        "h2 Other claims that fail",
        "h3 TODO.md",
        "h2 Summary of critical gaps",
        "h2 Recommended actions",
        "h2 Outdated claims",
        "h2 Understated claims",
        "h2 Less than stated, without failing",
        "h2 Accepted for now",
        "h2 How much was judged",
        "h2 Stated against found",
        "h2 All other claims",
        "h3 TODO.md",
        "h3 docs/plan.md",
        "h2 Scope of this audit",
    ]


def test_parts_with_nothing_to_tell_are_left_out() -> None:
    assert headings(drawn(report(accurate("a")))) == [
        "h1 Gap report",
        "h2 How much was judged",
        "h2 Stated against found",
        "h2 All other claims",
        "h3 TODO.md",
        "h2 Scope of this audit",
    ]


def test_an_empty_report_says_so() -> None:
    page = drawn(report())
    assert "No claim is false. No page makes a claim." in text(page)
    assert headings(page) == ["h1 Gap report", "h2 Scope of this audit"]


@pytest.mark.parametrize(
    ("findings", "lead"),
    [
        ([missing("a"), accurate("b")], "1 of 2 claims is false."),
        ([missing("a"), missing("b")], "2 of 2 claims are false."),
        ([finding(claim("a"), Verdict.BROKEN)], "1 check cannot run."),
        ([accurate("a")], "No claim is false."),
    ],
    ids=["one", "several", "broken", "none"],
)
def test_it_begins_with_a_number(findings: list[Finding], lead: str) -> None:
    first = drawn(report(*findings)).select_one(".gr-sum > p.gr-lead")
    assert first
    assert first.text == lead


def test_the_counts_add_up() -> None:
    whole = of_every_sort()
    rows = drawn(whole).select("table.gr-count")[0].select("td.gr-num")
    *counts, total = (int(row.text) for row in rows)
    assert sum(counts) == total == len(whole.findings)


def test_reasons_are_counted_without_their_particulars() -> None:
    page = drawn(
        report(
            unverified("a", reason="`x/` is kept out of the repository by `y` (.gitignore:3)"),
            unverified("b", reason="`z` is kept out of the repository by `w` (.gitignore:4)"),
            unverified("c", reason="it names nothing that can be checked here"),
            rolled_up("d", unverified("e")),
        )
    )
    rows = [text(row) for row in page.select("#gap--reasons tbody tr")]
    assert rows == [
        "… is kept out of the repository by …2",
        "it names nothing that can be checked here1",
        "too little below could be judged1",
    ]


@pytest.mark.parametrize(
    ("value", "note", "found", "reason"),
    [
        pytest.param(
            None,
            "",
            "the clone is shallow; fetch (`fetch-depth: 0`) all",
            "the clone is shallow",
            id="a clause",
        ),
        pytest.param(
            None, "", "run `git fetch --unshallow` here", "run git fetch --unshallow here", id="git"
        ),
        pytest.param(None, "", "write `fetch-depth: 0`", "write fetch-depth: 0", id="a setting"),
        pytest.param(None, "", "no tool reads `a.xyz`", "no tool reads …", id="a path"),
        pytest.param(
            Fraction(50),
            "",
            "`src/a.py` has 50 lines",
            "what is there proves nothing",
            id="a size is no reason",
        ),
        pytest.param(
            Fraction(1),
            "it is there; how finished it is cannot be measured",
            "`src/a.py` is there",
            "it is there; how finished it is cannot be measured",
            id="a note is",
        ),
    ],
)
def test_reasons_are_what_is_in_doubt(
    value: Fraction | None, note: str, found: str, reason: str
) -> None:
    known = result("src/a.py", Outcome.UNKNOWN, found)
    known = replace(known, evidence=replace(known.evidence, value=value))
    said = "; ".join(filter(None, [note, found]))
    page = drawn(report(unverified("a", results=(known,), reason=said)))
    [row] = page.select("#gap--reasons tbody th")
    assert text(row) == reason


def test_lines_lead_to_the_forge() -> None:
    whole = of_every_sort()
    for found in whole.findings:
        if found.verdict in {Verdict.OUTDATED, Verdict.ACCURATE, Verdict.MISSING}:
            place = f"{found.claim.page}#L{found.claim.line}"
            [link] = case(drawn(whole), found.claim.id).select(".gr-dim > a")
            assert link["href"] == f"https://forge.invalid/blob/abc/{place}"


def test_lines_are_plain_where_the_forge_is_not_known() -> None:
    body = report_page(report(missing("a")), source=NOWHERE, page_urls=URLS)
    assert not BeautifulSoup(body, "html.parser").select(".gr-claim .gr-dim a")


def test_rare_reasons_come_together() -> None:
    letters = "abcdefghijkl"
    page = drawn(report(*(unverified(name, reason=f"because of {name}") for name in letters)))
    rows = [text(row) for row in page.select("#gap--reasons tbody tr")]
    assert len(rows) == 9
    assert rows[-1] == "other reasons4"


def test_a_false_claim_is_told_of_in_full() -> None:
    place = {"section": ("Phase 1", "Backups"), "line": 96, "text": "`src/gone.py` saves all"}
    page = drawn(report(missing("a", claim=place)))
    assert "h4 Backups" in headings(page)
    told = case(page, "a")
    assert told.select_one("a[href='../todo/#gr-a']").text == "✅ `src/gone.py` saves all"
    assert "TODO.md:96" in told.text
    assert [label.text for label in told.find_all("dt")] == ["Stated", "Found", "What to do"]


def test_evidence_leads_to_the_line_in_the_forge() -> None:
    link = case(drawn(report(accurate("a"))), "a").select_one(".gr-line a[href^='https:']")
    assert link["href"] == "https://forge.invalid/blob/abc/src/there.py#L3"


def test_claims_of_pages_outside_the_site_are_not_linked() -> None:
    told = case(drawn(report(missing("a", claim={"page": "notes/plan.md"}))), "a")
    assert not told.select(".gr-claim > a")
    assert "notes/plan.md:1" in told.text


def test_what_fails_through_its_parts_names_them() -> None:
    parts = [missing(f"p{n}", f"src/{n}.py") for n in range(7)]
    row = case(drawn(report(rolled_up("h", *parts), *parts)), "h")
    assert "by 0.py, 1.py, 2.py, 3.py, 4.py and 2 more" in text(row)
    assert row.select_one("a[href='#gap--p0']")


def test_pages_and_sections_stand_stated_against_found() -> None:
    parts = accurate("p"), unverified("q")
    page = drawn(report(rolled_up("h", *parts), *parts))
    rows = [[text(cell) for cell in row.select("td, th")] for row in page.select("tbody tr")]
    assert ["TODO.md", "1 of 3", ""] in rows
    assert ["Section h", "100 %", "25–75 %", "", "1 of 2", "not verified"] in rows


def test_a_status_that_repeats_its_heading_is_left_out() -> None:
    part = accurate("p")
    status = {"kind": Kind.STATUS, "text": "Status: done"}
    whole = report(rolled_up("h", part), rolled_up("s", part, claim=status), part)
    table = drawn(whole).find(id="gap--standing")
    assert "Section h" in text(table)
    assert "Status: done" not in text(table)


def test_accepted_claims_say_why_and_until_when() -> None:
    told = case(drawn(report(missing("a", accepted=WAIVER))), "a")
    assert "“comes in March”, waived until 2027-03-31" in told.text


def test_what_needs_nobody_is_folded_away_page_by_page() -> None:
    page = drawn(of_every_sort())
    folded = [text(summary) for summary in page.select("details.gr-more > summary")]
    assert folded == [
        "What the verdicts mean",
        "2 accurate",
        "2 open",
        "2 not verified",
        "1 accurate",
    ]


def test_a_reason_that_many_share_is_said_once() -> None:
    page = drawn(report(unverified("a"), unverified("b"), unverified("c", reason="for another")))
    folded = page.select_one("details.gr-more:has(#gap--a)")
    assert text(folded).count("it names nothing") == 1
    assert "2: it names nothing that can be checked here" in text(folded)
    assert "for another" in case(page, "c").text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            RepositoryState(commit="0123456789abcdef", files=1204, name="app"),
            "app: 1,204 files at commit 0123456789",
        ),
        (
            RepositoryState(commit="0123456789abcdef", files=1, is_dirty=True, is_shallow=True),
            "1 file at commit 0123456789, with changes that are not committed, a shallow clone",
        ),
        (RepositoryState(files=2), "2 files, without git"),
    ],
    ids=["clean", "dirty and shallow", "no git"],
)
def test_the_scope_names_the_repository(state: RepositoryState, words: str) -> None:
    assert words in text(drawn(report(accurate("a"), repository=state)))


def test_the_scope_says_what_had_to_be_said() -> None:
    whole = report(
        accurate("a"),
        repository=RepositoryState(incomplete="the clone is shallow; fetch the whole history"),
        remarks=("one page was left out",),
    )
    empty = Page(path="docs/empty.md", title="", text="", remarks=("line 3 was repaired",))
    scope = case(drawn(replace(whole, pages=(*whole.pages, empty))), "scope")
    for words in (
        "2026-11-22",
        "TODO.md: 1 claim, 1 judged",
        "docs/empty.md: no claims",
        "the clone is shallow; fetch the whole history",
        "one page was left out",
        "docs/empty.md: line 3 was repaired",
    ):
        assert words in text(scope)


def audit(whole: Outlook | None = None) -> BeautifulSoup:
    """The report on a plan with everything that follows from it."""
    seen = whole or outlook()
    body = gap_report(seen, around(seen, page_urls=URLS, report_url=None))
    converter = markdown.Markdown(extensions=["toc", "tables", "fenced_code"])
    return BeautifulSoup(converter.convert(f"# Gap report\n\n{body}"), "html.parser")


def below(page: BeautifulSoup, title: str) -> str:
    found = page.find("h2", string=title)
    return spaced(found.find_next_sibling("div")) if found else ""


def spaced(part: Any) -> str:
    """Its words, with a space between elements."""
    return " ".join(part.get_text(" ").split())


def test_it_has_the_shape_of_an_audit() -> None:
    assert [line[3:] for line in headings(audit()) if line.startswith("h2")] == [
        "Executive summary",
        "Findings by section",
        "Summary of critical gaps",
        "Readiness",
        "Critical blockers",
        "Recommended actions",
        "Contradictions",
        "How much was judged",
        "Stated against found",
        "All other claims",
        "Scope of this audit",
    ]


def test_areas_with_the_most_false_claims_come_first() -> None:
    one, two, three = missing("a"), missing("b"), missing("c")
    whole = report(rolled_up("x", one), one, rolled_up("y", two, three), two, three)
    rows = drawn(whole).select_one("table tbody").select("tr > th")  # type: ignore[union-attr]  # there
    assert [spaced(row) for row in rows] == ["Section y TODO.md:1", "Section x TODO.md:1"]


def test_area_without_its_status_in_brackets() -> None:
    part = missing("a")
    whole = report(rolled_up("x", part, claim={"text": "10. Backup [✅ COMPLETE]"}), part)
    assert "10. Backup TODO.md:1" in below(drawn(whole), "Executive summary")


def test_section_says_which_files_are_there_and_which_are_not() -> None:
    section = {"section": ("Section h",)}
    parts = (
        missing("a", "src/gone.py", claim=section),
        accurate("b", "src/there.py", claim=section),
        unverified("c", claim=section),
    )
    page = drawn(report(rolled_up("h", *parts), *parts))
    told = spaced(page.select_one(".gr-told"))
    assert told.startswith("overstated by 25 points Stated done Found 25–75 % Files found")
    assert "Files found holds: src/there.py Files not found false: src/gone.py" in told
    assert told.endswith("Without evidence 1 claim: Claim c")


def test_each_action_stands_once_and_what_others_wait_for_stands_first() -> None:
    page = audit()
    blockers, others = below(page, "Critical blockers"), below(page, "Recommended actions")
    [blocker] = outlook().blockers
    assert blocker.words in blockers
    assert blocker.words not in others
    assert page.select_one("#gap--actions ol.gr-list")


def test_readiness_is_told_phase_by_phase() -> None:
    words = below(audit(), "Readiness")
    assert "Phase 1: Security" in words
    assert "100 % 12–63 % 2" in words
    assert "weighted by duration" in words


def test_false_claim_says_how_its_line_should_read() -> None:
    told = case(audit(), "t1")
    assert "- [ ] Task 1.1: vault" in text(told.select_one("ins"))


def test_contradiction_stands_at_the_claim_and_in_a_list() -> None:
    page = audit()
    assert "TODO.md:77" in text(case(page, "m1"))
    assert "secrets 0 here, 12 there" in below(page, "Contradictions")


def test_tables_have_heads_and_graphics_are_hidden() -> None:
    page = drawn(of_every_sort())
    assert all(table.select("thead th[scope=col]") for table in page.select("table"))
    assert all(svg.get("aria-hidden") == "true" for svg in page.select("svg"))


def test_it_brings_no_script_and_no_inline_style() -> None:
    page = drawn(of_every_sort())
    assert not page.select("script, style, [style], [onclick]")


def test_the_same_report_gives_the_same_page() -> None:
    first, second = (report_page(of_every_sort(), source=FORGE, page_urls=URLS) for _ in range(2))
    assert first == second
