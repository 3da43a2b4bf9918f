"""Whoever scrolls by a false claim sees that it is false, with nothing opened or hovered over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from websites import VIEWS, Visitor, Websites

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

# The word of a claim's mark, if the mark is filled and on top of all else once scrolled to.
WORDS = """ids => Object.fromEntries(ids.map(id => {
    const mark = document.getElementById(`gr-${id}`);
    const face = mark.querySelector("summary") ?? mark;
    face.scrollIntoView({block: "center", inline: "nearest"});
    const box = face.getBoundingClientRect();
    const on_top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const is_seen = box.left >= 0 && box.right <= innerWidth && face.contains(on_top);
    const is_filled = getComputedStyle(face).backgroundColor !== "rgba(0, 0, 0, 0)";
    return [id, is_seen && is_filled ? face.querySelector(".gr-w").innerText : "not seen"];
}))"""

# Whether the bar beside a claim is on top and of the colour of the mark, with nothing scrolled aside.
BARS = """ids => Object.fromEntries(ids.map(id => {
    const mark = document.getElementById(`gr-${id}`);
    const line = mark.closest(".gr-false");
    const color = getComputedStyle(mark.querySelector("summary") ?? mark).backgroundColor;
    line.scrollIntoView({block: "center"});
    for (let around = line; around; around = around.parentElement) around.scrollLeft = 0;
    const cell = line.cells?.[0];
    if (cell) {
        const shadow = getComputedStyle(cell).boxShadow;
        return [id, shadow.startsWith(color) && shadow.endsWith("inset") && cell.getBoundingClientRect().x >= 0];
    }
    const bar = getComputedStyle(line, "::after"), box = line.getBoundingClientRect();
    const [x, y, width, height] = [bar.left, bar.top, bar.width, bar.height].map(parseFloat);
    const on_top = document.elementFromPoint(box.x + x + width / 2, box.y + y + height / 2);
    const is_wide = width >= 3 && box.x + x >= 0;
    return [id, is_wide && on_top === line && bar.backgroundColor === color];
}))"""


@pytest.fixture(scope="module", params=VIEWS, ids=str)
def plan(request: pytest.FixtureRequest, browser: Browser, websites: Websites) -> Iterator[Page]:
    visitor = Visitor(browser=browser, websites=websites)
    yield visitor("plan/", request.param)
    visitor.leave()


def ask(page: Page, question: str, ids: list[str]) -> dict[str, object]:
    answers: dict[str, object] = page.evaluate(question, ids)
    return answers


def test_the_sample_has_claims_of_every_verdict(websites: Websites) -> None:
    assert len(websites.claims) >= 200
    assert {claim["verdict"] for claim in websites.claims} == {*Verdict}


def test_page_begins_with_how_many_are_false(plan: Page) -> None:
    lead = plan.locator(".gr-lead")
    box = lead.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 400
    assert lead.inner_text() == "45 claims on this page are false."


def test_mark_of_a_false_claim_says_so_in_words(plan: Page, websites: Websites) -> None:
    assert ask(plan, WORDS, [*websites.failing]) == websites.failing


def test_bar_in_the_margin_goes_with_a_false_claim(plan: Page, websites: Websites) -> None:
    lines = [c["id"] for c in websites.claims if c["fails"] and c["kind"] != "heading"]
    assert ask(plan, BARS, lines) == dict.fromkeys(lines, True)


def test_nothing_else_is_marked_as_false(plan: Page, websites: Websites) -> None:
    marks = plan.locator("[id^=gr-].gr-filled").evaluate_all("all => all.map(one => one.id)")
    assert sorted(marks) == sorted(f"gr-{name}" for name in websites.failing)
