from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import outlooks
import pytest
from defusedxml import ElementTree
from msgspec.structs import replace
from sample_reports import empty, finding, missing, report

from mkdocs_gapreport.exports.badges import badges, to_shields, to_svg
from mkdocs_gapreport.model import Acceptance, Verdict
from mkdocs_gapreport.outlook import Outlook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"
ACCEPTED = missing(3, fails=False, accepted=Acceptance(by="waiver", reason="later"))
BLIND = finding(Verdict.UNVERIFIED, results=missing().results)


def endpoint(outlook: Outlook) -> dict[str, Any]:
    """What shields.io reads, with the keys that it knows."""
    read: dict[str, Any] = json.loads(to_shields(outlook))
    assert set(read) == {"schemaVersion", "label", "message", "color", "isError"}
    assert read["schemaVersion"] == 1
    assert read["message"]
    return read


@pytest.mark.parametrize(
    ("outlook", "message", "color"),
    [
        pytest.param(outlooks.of(finding()), "1 of 1 verified", "brightgreen", id="true"),
        pytest.param(
            outlooks.of(finding(), finding(Verdict.UNVERIFIED, 2)),
            "1 of 2 verified",
            "brightgreen",
            id="one of two",
        ),
        pytest.param(
            outlooks.of(finding(), ACCEPTED),
            "2 of 2 verified, 1 accepted",
            "orange",
            id="what is accepted is not hidden",
        ),
        pytest.param(
            outlooks.of(finding(Verdict.UNVERIFIED)), "not verified", "lightgrey", id="no proof"
        ),
        pytest.param(outlooks.of(BLIND), "not verified", "lightgrey", id="blind"),
        pytest.param(
            Outlook(report(finding(), finding(Verdict.UNVERIFIED, 2), min_judged=Fraction(3, 4))),
            "1 of 2 verified",
            "lightgrey",
            id="fewer than the site asks for",
        ),
        pytest.param(Outlook(empty()), "none", "lightgrey", id="no claims"),
        pytest.param(
            outlooks.of(missing(1, caused_by=("x",)), missing(2)), "1 false", "red", id="false"
        ),
        pytest.param(
            outlooks.of(missing(), finding(Verdict.BROKEN, 2, fails=True)),
            "1 broken",
            "red",
            id="broken",
        ),
    ],
)
def test_badge_says_how_the_claims_stand(outlook: Outlook, message: str, color: str) -> None:
    read = endpoint(outlook)
    assert (read["label"], read["message"], read["color"]) == ("claims", message, color)
    assert _words(to_svg(outlook)) == ["claims", message]


def test_site_gets_a_badge_for_all_each_page_and_each_phase() -> None:
    files = badges(outlooks.everything())
    names = [
        "claims",
        "pages/TODO.md",
        "pages/docs/plan.md",
        "phases/TODO.md/phase-1-ledger",
        "phases/TODO.md/phase-2",
        "phases/TODO.md/phase-2-2",
    ]
    assert list(files) == [f"{name}.{ending}" for name in names for ending in ("json", "svg")]
    said = {name: json.loads(files[f"{name}.json"]) for name in names}
    assert said["phases/TODO.md/phase-1-ledger"]["message"] == "35–60 % found, 100 % stated"
    assert said["phases/TODO.md/phase-1-ledger"]["color"] == "red"
    assert said["phases/TODO.md/phase-2"]["color"] == "brightgreen"
    assert said["phases/TODO.md/phase-2-2"]["message"] == "not verified"


def test_picture_needs_nothing_from_elsewhere_and_can_be_read_aloud() -> None:
    text = to_svg(outlooks.of(missing()))
    picture = ElementTree.fromstring(text)
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "claims: 1 false"
    assert picture.findtext(f"{SVG}title") == "claims: 1 false"
    assert text.replace("http://www.w3.org/2000/svg", "").count("http") == 0
    assert " id=" not in text  # several may stand in one document


def test_hostile_text_is_drawn_and_not_obeyed() -> None:
    evil = '</text><script>alert(1)</script><image href="http://evil.example"/>&\x00\ud800'
    [page] = outlooks.of(finding()).report.pages
    titled = replace(outlooks.of(finding()).report, pages=(replace(page, title=evil),))
    files = badges(Outlook(titled))
    picture = ElementTree.fromstring(files["pages/TODO.md.svg"])
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} == {
        *("svg", "title", "path", "g", "text"),
    }


def test_words_fit_into_their_fields_in_a_browser(browser: Browser) -> None:
    files = [text for name, text in badges(outlooks.everything()).items() if name.endswith("svg")]
    page = browser.new_page()
    page.set_content("".join(files))
    fits = page.evaluate(
        """() => [...document.querySelectorAll("svg")].map(svg => {
            const fields = [...svg.querySelectorAll("path")].map(f => f.getBBox());
            return [...svg.querySelectorAll("text")].every((text, i) => {
                const box = text.getBBox();
                return box.x >= fields[i].x + 4
                    && box.x + box.width <= fields[i].x + fields[i].width - 4;
            });
        })"""
    )
    page.close()
    assert fits == [True] * len(files)


def _words(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]
