"""Parts of the report in the pages that a site writes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sites import Site

TREE = """
docs/
    plan.md
    | # Plan
    |
    | - [x] Create `src/none.py`
    | - [x] Create `src/app.py`
src/
    app.py
    | print("a")
"""
CODE = {
    "a fence": "```html\n{}\n```",
    "indented code": "    {}",
    "a code span": "Write `{}` there.",
    "a waiver": "<!-- gapreport: waive reason='x' -->",
    "another comment": "<!-- report: summary -->",
}


@pytest.mark.parametrize("around", CODE.values(), ids=CODE)
def test_marker_that_is_only_shown_stays(site: Site, around: str) -> None:
    site.files(TREE)
    site.write("docs/index.md", "# Home\n\n" + around.format("<!-- gapreport: summary -->") + "\n")
    page = site.build().soup("index.html")
    assert not page.select(".gr-sum")


PLACES = {
    "a line of its own": "Before.\n{}\nBehind.",
    "an item": "- {}",
    "a cell": "| a |\n|---|\n| {} |",
    "an admonition": "!!! note\n\n    {}\n",
    "behind words": "Words {} words.",
    "before words": "{} words.",
}


@pytest.mark.parametrize("around", PLACES.values(), ids=PLACES)
def test_marker_is_replaced(site: Site, around: str) -> None:
    site.files(TREE)
    site.write("docs/index.md", "# Home\n\n" + around.format("<!-- gapreport: summary -->") + "\n")
    page = site.build(config="markdown_extensions: [admonition]").soup("index.html")
    assert "1 of 2 claims is false." in page.select_one(".gr-sum").get_text()  # type: ignore[union-attr]  # there


def test_two_filters_of_deliverables_do_not_share_ids(site: Site) -> None:
    site.files(TREE)
    marker = "<!-- gapreport: deliverables -->"
    site.write("docs/index.md", f"# Home\n\n{marker}\n\n## Again\n\n{marker}\n")
    page = site.build().soup("index.html")
    ids = [str(each["id"]) for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {str(each["name"]) for each in page.select(".gr-sift > input")} == {
        "gr-sieve",
        "gr-sieve-2",
    }
    assert {str(each["for"]) for each in page.select(".gr-sift > label")} <= set(ids)


NAMES = {
    "summary": "1 of 2 claims is false.",
    "gap-report": "Scope of this audit",
    "report": "Scope of this audit",
    "deliverables": "1 of 2 deliverables is missing.",
    "roadmap": "No page that is read has phases",
    "timeline": "No page that is read has phases",
    "contradictions": "No two claims contradict each other.",
    "risks": "No plan is known to be at risk.",
}


@pytest.mark.parametrize(("name", "words"), NAMES.items(), ids=NAMES)
def test_each_marker_shows_its_part(site: Site, name: str, words: str) -> None:
    site.files(TREE)
    site.write("docs/index.md", f"# Home\n\n<!-- gapreport: {name} -->\n")
    assert words in site.build().soup("index.html").get_text()


def test_badge_of_a_claim_leads_to_it(site: Site) -> None:
    site.files(TREE)
    site.write(
        "docs/index.md", "# Home\n\nBackup <!-- gapreport: badge src/none.py --> is there.\n"
    )
    built = site.build()
    [mark] = built.soup("index.html").select("p > a.gr-mark")
    assert mark.get_text().startswith("missing")
    place = str(mark["href"]).removeprefix("plan/#")
    assert built.soup("plan/index.html").find(id=place)


def test_headings_go_below_the_one_above(site: Site) -> None:
    site.files(TREE)
    site.write("docs/index.md", "# Home\n\n## State\n\n<!-- gapreport: gap-report -->\n")
    page = site.build().soup("index.html")
    assert page.find("h3", string="Scope of this audit")


MISTAKES = {
    "unknown": ("raodmap", "unknown marker `raodmap`; known: `actions`, `badge`, `contradictions`"),
    "no such phase": (
        'roadmap phase="Phase 9"',
        "`Phase 9` is no phase of any page; known: none",
    ),
    "no such setting": ("summary page=x", "the marker `summary` has no setting `page`"),
    "stray words": ("summary all", "the marker `summary` does not know what to do with `all`"),
    "no claim": ("badge", "the marker `badge` names no claim; copy words of its line"),
    "unknown claim": ("badge src/x.py", "no claim holds the words `src/x.py`; copy them"),
    "several claims": ("badge src/", "2 claims hold the words `src/`: `docs/plan.md:3`, `docs/pl"),
    "no number": ("actions most=x", "`most` has to be a number, not `x`"),
    "an open quote": ('roadmap phase="x', '`"x` is no phase of any page'),
}


@pytest.mark.parametrize(("marker", "said"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_said_with_its_line(site: Site, marker: str, said: str) -> None:
    site.files(TREE)
    site.write("docs/index.md", f"---\ntitle: Home\n---\n# Home\n\n<!-- gapreport: {marker} -->\n")
    built = site.build()
    assert f"docs/index.md:6: {said}" in "\n".join(built.warnings)
    assert "docs/index.md:6: " in built.soup("index.html").select(".gr-mistake")[0].get_text()


def test_claim_page_may_hold_markers_too(site: Site) -> None:
    site.files(TREE)
    site.write("TODO.md", "# To do\n\n<!-- gapreport: summary -->\n\n- [x] Create `src/app.py`\n")
    built = site.build()
    assert "1 of 3 claims is false." in built.soup("TODO/index.html").get_text()
    assert not any("marker" in warning for warning in built.warnings)


def test_page_without_the_report_keeps_its_comments(site: Site) -> None:
    site.files(TREE)
    site.write("docs/index.md", "# Home\n\n<!-- gapreport: summary -->\n")
    assert "<!-- gapreport: summary -->" in site.build(options={"enabled": False}).html(
        "index.html"
    )
