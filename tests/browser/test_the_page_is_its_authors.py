"""What the author wrote stays as it was: headings and their addresses, contents, search, width."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from harbour import THEMES
from websites import TELEPHONE, View, Visitor, Websites, open_all

if TYPE_CHECKING:
    from playwright.sync_api import Page

OURS = ("gap-report/", "deliverables/", "roadmap/", "board/")
HEADINGS = "all => all.map(one => [one.tagName, one.id])"
ENTRIES = "all => all.map(one => [one.getAttribute('href'), one.innerText.trim()])"


@pytest.mark.parametrize("theme", THEMES)
def test_headings_keep_their_addresses(visit: Visitor, theme: str) -> None:
    badged, plain = (
        visit("plan/", View(theme=theme), is_plain=is_plain)
        .locator(":is(h1, h2, h3)[id]")
        .evaluate_all(HEADINGS)
        for is_plain in (False, True)
    )
    assert len(plain) > 30
    assert badged == plain


def test_table_of_contents_stays_the_same(visit: Visitor) -> None:
    badged, plain = (
        visit("plan/", View(), is_plain=is_plain)
        .locator(".md-sidebar--secondary a")
        .evaluate_all(ENTRIES)
        for is_plain in (False, True)
    )
    assert ["#quay-7-complete", "Quay 7 [✅ COMPLETE]"] in plain
    assert badged == plain


@pytest.mark.parametrize("theme", THEMES)
def test_search_finds_the_same(websites: Websites, theme: str) -> None:
    badged, plain = (search_index(websites, theme, is_plain=is_plain) for is_plain in (False, True))
    assert len(plain) > 30
    kept = (
        [entry for entry in index if not entry["location"].startswith(OURS)]
        for index in (badged, plain)
    )
    assert next(kept) == next(kept)


def test_search_finds_our_pages(websites: Websites) -> None:
    index = search_index(websites, "mkdocs", is_plain=False)
    text = {entry["location"]: entry["text"] for entry in index}
    assert "2 of 3 phases state more than was found" in text["roadmap/"]
    assert "harbour/papers.py" in text["deliverables/"]


def search_index(websites: Websites, theme: str, *, is_plain: bool) -> list[dict[str, Any]]:
    site = websites.built(theme, is_plain=is_plain)
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    entries: list[dict[str, Any]] = index["docs"]
    return entries


@pytest.mark.parametrize("theme", THEMES)
def test_page_is_no_wider_on_a_telephone(visit: Visitor, theme: str) -> None:
    view = View(theme=theme, width=TELEPHONE)
    page, plain = visit("plan/", view), visit("plan/", view, is_plain=True)
    # Some themes let wide tables stick out by themselves.
    most = max(TELEPHONE, width_of(plain))
    assert width_of(page) <= most
    open_all(page)
    assert width_of(page) <= most


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("uri", OURS)
def test_our_pages_fit_a_telephone(visit: Visitor, uri: str, theme: str) -> None:
    page = visit(uri, View(theme=theme, width=TELEPHONE))
    assert width_of(page) == TELEPHONE
    open_all(page)
    assert width_of(page) == TELEPHONE


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))
