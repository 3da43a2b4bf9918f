from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handmade_reports import FORGE, accurate, badges_of, missing, report

from mkdocs_gapreport.model import Kind
from mkdocs_gapreport.pages import stylesheet, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LONG = "src/" + "a_very_long_folder_name/" * 9 + "a_file.py"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own with claims, on a telephone and without scripts."""
    heading = missing("h", LONG, claim={"kind": Kind.HEADING})
    whole = report(heading, missing("a", LONG), accurate("b"))
    made = badges_of(whole, "TODO.md", source=FORGE)
    items = "".join(
        f'<li class="{made[name].container_class}">An item {made[name].block}</li>' for name in "ab"
    )
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    opened = context.new_page()
    opened.set_content(
        f"<!doctype html><style>{stylesheet()}</style><h1>Plan {made['h'].inline}</h1>"
        f"{made['h'].block}{summary(whole, 'TODO.md')}<ul>{items}</ul>"
    )
    yield opened
    context.close()


def test_evidence_opens_by_keyboard_and_without_a_script(page: Page) -> None:
    evidence = page.locator("#gr-b .gr-ev")
    assert not evidence.is_visible()
    page.locator("#gr-b > summary").focus()
    page.keyboard.press("Enter")
    assert evidence.is_visible()


def test_a_small_mark_is_large_enough_to_be_hit(page: Page) -> None:
    box = page.locator("#gr-b > summary").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


def test_long_paths_wrap_on_a_telephone(page: Page) -> None:
    for opener in page.locator("details > summary").all():
        opener.click()
    boxes = [part.bounding_box() for part in page.locator("[class^=gr-]").all()]
    assert max(box["x"] + box["width"] for box in boxes if box) <= 390


def test_the_evidence_of_false_claims_is_printed(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator("#gr-a .gr-ev").is_visible()
    assert not page.locator("#gr-b .gr-ev").is_visible()
