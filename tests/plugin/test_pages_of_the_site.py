"""What a page with claims gets in a real build, and what stays as it was without the plugin."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sites import Site

THEMES = ["mkdocs", "readthedocs", "material"]

TRUE = """
docs/
    index.md
    | # Home
    plan.md
    | ---
    | title: The plan
    | ---
    |
    | # Plan
    |
    | ## Phase 1
    |
    | - [x] Create `src/app.py`
    | - [ ] Write `src/later.py`
    |
    | Words at the end.
src/
    app.py
    | print("a")
    | print("b")
"""
FALSE = TRUE.replace("- [ ] Write", "- [x] Create")
PLAN = "plan/index.html"


@pytest.mark.parametrize("theme", THEMES)
def test_true_page_passes_a_strict_build_and_shows_what_was_found(site: Site, theme: str) -> None:
    site.files(TRUE)
    built = site.build(theme=theme, strict=True)
    assert not built.failed
    assert not built.warnings
    badge = built.item(PLAN, "[x] Create src/app.py").find(class_="gr-mark")
    assert badge
    assert "gr--accurate" in badge["class"]


@pytest.mark.parametrize("theme", THEMES)
def test_false_claim_has_its_badge_and_the_page_its_summary(site: Site, theme: str) -> None:
    site.files(FALSE)
    built = site.build(theme=theme)
    assert built.is_false(PLAN, "[x] Create src/later.py")
    assert "never existed" in built.item(PLAN, "[x] Create src/later.py").get_text()
    assert not built.is_false(PLAN, "[x] Create src/app.py")
    title = next(h1 for h1 in built.soup(PLAN).find_all("h1") if "Plan" in h1.get_text())
    summary = title.find_next_sibling()
    assert summary
    assert "1 claim on this page is false" in summary.get_text()


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_but_the_badges_is_new_on_the_page(site: Site, theme: str) -> None:
    site.files(FALSE)
    config = "markdown_extensions: [{toc: {permalink: true}}]"
    report = {"report": False}
    with_badges = site.build(theme=theme, config=config, options=report)
    soups = (
        with_badges.soup(PLAN),
        site.build(theme=theme, config=config, options={"enabled": False}).soup(PLAN),
    )
    for soup in soups:
        for new in soup.select("[data-search-exclude], link[href*=gapreport], .md-status"):
            new.decompose()
        for item in soup.select(".gr-false"):
            del item["class"]
    bare, plain = (re.sub(r"\s+", "", str(soup)) for soup in soups)
    assert bare == plain


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_search_finds_the_words_of_the_author_only(site: Site, theme: str) -> None:
    site.files(FALSE)
    found = [
        json.loads(site.build(theme=theme, options=options).html("search/search_index.json"))
        for options in ({"report": False}, {"enabled": False})
    ]
    with_badges, plain = (index["docs"] for index in found)
    assert with_badges == plain


@pytest.mark.parametrize("theme", THEMES)
def test_no_token_and_no_marker_is_left_anywhere(site: Site, theme: str) -> None:
    site.files(FALSE)
    built = site.build(theme=theme)
    for path in built.files:
        if path.endswith((".html", ".json", ".xml")):
            text = built.html(path)
            assert not re.search("[\ue000-\ue3ff]", text)
            assert "<!--gapreport" not in text


def test_style_sheet_is_linked_before_those_of_the_site(site: Site) -> None:
    site.files(TRUE)
    site.write("docs/own.css", "")
    built = site.build(config="extra_css: [own.css]")
    sheets = [link["href"] for link in built.soup(PLAN).select("link[rel=stylesheet]")]
    ours, own = "../assets/gapreport.css", "../own.css"
    assert sheets.index(ours) < sheets.index(own)
    assert "assets/gapreport.css" in built.files


def test_style_sheet_of_the_site_takes_the_place_of_ours(site: Site) -> None:
    site.files(TRUE)
    site.write("docs/assets/gapreport.css", "/* own */")
    assert site.build(strict=True).html("assets/gapreport.css") == "/* own */"


def test_navigation_marks_pages_with_false_claims(site: Site) -> None:
    site.files(FALSE)
    built = site.build(theme="material")
    marked = built.soup("index.html").select("nav .md-status--gr-false")
    assert [mark.find_parent("a")["href"] for mark in marked] == ["plan/"]  # type: ignore[index]  # found
    assert marked[0]["title"] == "Makes false claims"


def test_navigation_marks_nothing_where_all_is_true(site: Site) -> None:
    site.files(TRUE)
    assert not site.build(theme="material").soup("index.html").select(".md-status")


def test_page_without_claims_is_left_alone(site: Site) -> None:
    site.files(FALSE)
    built = site.build()
    assert not built.soup("index.html").select("main [class^=gr-], [data-search-exclude]")


def test_summary_can_be_left_out(site: Site) -> None:
    site.files(FALSE)
    assert not site.build(options={"summary": False}).soup(PLAN).select(".gr-sum")


def test_table_row_and_heading_and_line_have_badges(site: Site) -> None:
    site.files(
        """
        docs/
            index.md
            | # Home
            status.md
            | # Status
            |
            | **Status**: ✅ Complete, `src/none.py`
            | **Owner**: nobody
            |
            | ## Phase 1 [✅ COMPLETE]
            |
            | | File | Status |
            | |---|---|
            | | `src/a.py` | ✅ done |
            | | `src/b.py` | ✅ done |
        src/
            a.py
            | print()
        """
    )
    page = site.build().soup("status/index.html")
    rows = [row for row in page.select("tbody tr") if "src/b.py" in row.get_text()]
    assert "gr-false" in rows[0]["class"]
    assert rows[0].select("td:nth-of-type(2) details.gr-mark")
    heading = page.find("h2", id="phase-1-complete")
    assert heading
    assert heading.select("span.gr-mark")
    assert not page.select("p details, h1 details, h2 details")


def test_claims_stay_found_when_another_plugin_changes_the_page(site: Site) -> None:
    site.files(FALSE)
    site.write(
        "hooks.py",
        "from mkdocs.plugins import event_priority\n\n\n"
        "@event_priority(200)\n"
        "def on_page_markdown(markdown, **_):\n"
        "    return 'First.\\n\\n' + markdown.replace('Create `src/app.py`', 'Changed')\n",
    )
    built = site.build(config="hooks: [hooks.py]")
    assert built.is_false(PLAN, "[x] Create src/later.py")
    assert not built.item(PLAN, "[x] Changed").select(".gr-mark")
    assert "`plan.md`: no place for the badges of the claims in lines 9" in built.said
    assert len(built.warnings) == 1


def test_page_whose_marks_were_mis_encoded_has_its_badges(site: Site) -> None:
    site.files(TRUE)
    tick = "✅".encode().decode("mac_roman")
    page = f"# Plan\n\n- {tick} `src/app.py`\n- {tick} `src/none.py`\n- {tick} all\n"
    site.write("docs/plan.md", page)
    built = site.build()
    assert built.is_false(PLAN, f"{tick} src/none.py")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_page_that_is_not_utf_8_is_built_and_its_author_told(site: Site, encoding: str) -> None:
    site.files(TRUE)
    site.write("docs/STATUS.md", "# Übersicht\n\n- [x] Create `src/none.py`\n".encode(encoding))
    built = site.build(options={"fail_on": ["broken"]})
    assert not built.failed
    assert "Übersicht" in built.soup("STATUS/index.html").get_text()
    assert built.item("STATUS/index.html", "[x] Create src/none.py").select(".gr-mark")
    assert built.warnings == [
        "gapreport: `docs/STATUS.md` is not UTF-8, which MkDocs needs; save it as UTF-8"
    ]


def test_page_that_the_site_excludes_is_not_brought_back(site: Site) -> None:
    site.files(TRUE)
    built = site.build(config="exclude_docs: plan.md")
    assert not [path for path in built.files if path.startswith("plan")]
    assert [claim["page"] for claim in built.report["claims"]][:1] == ["docs/plan.md"]
