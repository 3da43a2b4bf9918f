"""The evidence of a claim can be reached by everyone: by keyboard, without scripts, by links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harbour import THEMES
from websites import NO_SCRIPTS, View, Visitor

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def test_keyboard_opens_and_closes_it(visit: Visitor) -> None:
    page = visit("plan/", View())
    page.locator(".gr-sum > details > summary").focus()
    page.keyboard.press("Tab")
    opener = page.locator("summary:focus")
    evidence = page.locator("details:has(> summary:focus) > .gr-ev")
    assert "stated done" in opener.inner_text()
    page.keyboard.press("Enter")
    assert "harbour/pilot.py is not in the repository" in evidence.inner_text()
    page.keyboard.press("Space")
    assert not evidence.is_visible()


@pytest.mark.parametrize("verdict", Verdict)
def test_click_opens_it_without_scripts(visit: Visitor, verdict: Verdict) -> None:
    page = visit("plan/", NO_SCRIPTS)
    mark = page.locator(f"li > details.gr-mark.gr--{verdict}").first
    assert not mark.locator(".gr-ev").is_visible()
    mark.locator("summary").click()
    assert "Stated" in mark.locator(".gr-ev").inner_text()


def test_heading_has_its_own_without_scripts(visit: Visitor) -> None:
    page = visit("plan/", NO_SCRIPTS)
    roll = page.locator("h3#quay-0-complete + .gr-roll")
    roll.locator("summary").click()
    assert "2 of the 5" in roll.locator(".gr-ev").inner_text()


def test_it_leads_to_the_gap_report_and_back(visit: Visitor) -> None:
    page = visit("plan/", View())
    mark = page.locator("li > details.gr-mark.gr--missing").first
    mark.locator("summary").click()
    mark.get_by_role("link", name="In the gap report").click()
    case = page.locator(":target")
    assert "harbour/chart.py" in case.inner_text()
    assert is_on_top(case)
    case.get_by_role("link", name="Create harbour/chart.py").click()
    assert page.url.endswith("/plan/#" + str(page.locator(":target").get_attribute("id")))
    assert is_on_top(page.locator(":target > summary"))


PAGES = ("plan/", "pier/", "package/", "board/", "gap-report/", "roadmap/", "deliverables/")


@pytest.mark.parametrize("theme", THEMES)
def test_no_link_between_pages_and_report_is_dead(visit: Visitor, theme: str) -> None:
    pages = {uri: visit(uri, View(theme=theme)) for uri in PAGES}
    linked = {link for page in pages.values() for link in links_of(page)}
    there = {f"{uri}#{name}" for uri, page in pages.items() for name in ids_of(page)}
    assert len(linked) > 200
    assert linked - there == set()


def links_of(page: Page) -> set[str]:
    """Where the links of a page lead that have to do with claims."""
    addresses = page.locator("a[href*='#g']").evaluate_all("all => all.map(one => one.href)")
    uris = {address.split("/", 3)[3] for address in addresses}
    return {uri for uri in uris if "#gr-" in uri or "#gap-" in uri}


def ids_of(page: Page) -> set[str]:
    return {*page.locator("[id]").evaluate_all("all => all.map(one => one.id)")}


def is_on_top(part: Locator) -> bool:
    """Whether its beginning is in the window and beneath nothing, such as a header."""
    script = """part => {
        const box = part.getBoundingClientRect();
        return part.contains(document.elementFromPoint(box.x + 6, box.y + 6));
    }"""
    return bool(part.evaluate(script))
