"""What axe-core finds wrong with our markup, everything opened: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # none published
from harbour import THEMES
from websites import NO_SCRIPTS, TELEPHONE, View, Visitor, open_all

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = (
    View(),
    View(scheme="dark"),
    View(theme="mkdocs", width=TELEPHONE),
    View(theme="readthedocs"),
)
OURS = ".gr-mark, .gr-roll, .gr-sum, .gr-quiet, .gr-page"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IS_OURS = "([selector, ours]) => Boolean(document.querySelector(selector).closest(ours))"
# The quays and what is said about them are alike; to look at all takes half a minute.
REPEATED = "#south-basin ~ *, .gr-case:has(~ .gr-case), li:nth-child(n + 4), tr:nth-child(n + 6)"


PAGES = ["plan/", "package/", "gap-report/", "roadmap/", "deliverables/", "board/"]


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("uri", PAGES)
def test_nothing_of_ours_is_hard_to_use(visit: Visitor, uri: str, view: View) -> None:
    page = visit(uri, view)
    page.evaluate(f"document.querySelectorAll('{REPEATED}').forEach(part => part.remove())")
    open_all(page)
    assert violations(page) == []


@pytest.mark.parametrize("uri", PAGES)
def test_no_id_is_used_twice(visit: Visitor, uri: str) -> None:
    ids = visit(uri, View()).locator("article [id]")
    names = ids.evaluate_all("all => all.map(one => one.id)")
    assert names
    assert len(names) == len({*names})


@pytest.mark.parametrize("theme", THEMES)
def test_gap_report_has_a_title(visit: Visitor, theme: str) -> None:
    page = visit("gap-report/", View(theme=theme))
    assert page.get_by_role("heading", level=1, name="Gap report").count() == 1


def test_filter_works_without_scripts(visit: Visitor) -> None:
    page = visit("deliverables/", NO_SCRIPTS)
    rows = page.locator(".gr-sift tbody tr:not(.gr-group)")
    shown = {}
    for label in ("Not there", "As stated", "All"):
        page.get_by_text(label).first.click()
        shown[label] = rows.locator("visible=true").count()
    assert 0 < shown["Not there"] < shown["All"] == rows.count()
    assert 0 < shown["As stated"] < shown["All"]


def violations(page: Page) -> list[str]:
    """The rules that our markup breaks, and where; what themes and authors break is theirs."""
    options = {"resultTypes": ["violations"], "runOnly": TAGS}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if page.evaluate(IS_OURS, [node["target"][0], OURS])
    ]
