"""The gap report in a site, and the navigation around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.plugin.nav import completed

if TYPE_CHECKING:
    from sites import Built, Site

TREE = """
docs/
    index.md
    | # Home
    plan.md
    | # Plan
    |
    | - [x] Create `src/none.py`
TODO.md
| # To do
|
| - [x] Create `src/app.py`
specs/
    one/
        tasks.md
        | # Tasks
        |
        | - [x] Create `src/app.py`
src/
    app.py
    | print("a")
"""
REPORT = "gap-report/index.html"
OURS = ("Gap report", "Deliverables")


def entries(site: Site, config: str = "") -> list[str]:
    soup = site.build(theme="material", config=config).soup("404.html")
    links = soup.select(".md-nav--primary a.md-nav__link[href]")
    return [link.get_text().strip() for link in links]


def test_report_links_to_the_claims_and_back(site: Site) -> None:
    site.files(TREE)
    built = site.build()
    links = {str(link["href"]) for link in built.soup(REPORT).select("a[href]")}
    [claim] = [link for link in links if link.startswith("../plan/#gr-")]
    page = built.soup("plan/index.html")
    assert page.find(id=claim.partition("#")[2])
    back = {str(link["href"]) for link in page.select(".gr-sum a[href], .gr-mark a[href]")}
    anchors = [link.partition("#")[2] for link in back if link.startswith("../gap-report/#")]
    assert anchors
    assert all(built.soup(REPORT).find(id=anchor) for anchor in anchors)


def test_report_can_have_another_name_or_none(site: Site) -> None:
    site.files(TREE)
    assert "checks/gaps/index.html" in site.build(options={"report": "checks/gaps.md"}).files
    assert REPORT not in site.build(options={"report": False}).files


def test_page_of_the_site_can_hold_the_report(site: Site) -> None:
    site.files(TREE)
    page = "# Own words\n\nBefore.\n\n<!-- gapreport: gap-report -->\n\nBehind.\n"
    site.write("docs/gap-report.md", page)
    text = site.build().soup(REPORT).get_text()
    assert text.index("Before.") < text.index("src/none.py") < text.index("Behind.")


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("plan.md", "`plan.md` is a page of docs_dir; name another one, or write `<!-- gapreport"),
        ("index.md", "`index.md` is a page of docs_dir"),
        ("README.md", "`README.md` is the place of `index.md`; name another one, or set"),
        ("plan/index.md", "`plan/index.md` is the place of `plan.md`"),
    ],
)
def test_report_takes_no_place_of_another_page(site: Site, report: str, said: str) -> None:
    site.files(TREE)
    built = site.build(options={"report": report})
    assert built.failed
    assert f"option `report`: {said}" in built.said


def test_navigation_that_mkdocs_makes_has_all_pages(site: Site) -> None:
    site.files(TREE)
    assert set(entries(site)) == {"Home", "Plan", "To do", "Tasks", *OURS}


def test_own_navigation_gets_what_it_lacks(site: Site) -> None:
    site.files(TREE)
    config = "nav: [{Start: index.md}, {Parts: [plan.md, {Left: TODO.md}]}]"
    assert entries(site, config) == ["Start", "Plan", "Left", "Tasks", *OURS]


def test_pages_that_are_to_stay_out_of_the_navigation_do(site: Site) -> None:
    site.files(TREE)
    config = "not_in_nav: /specs/\nnav: [{Start: index.md}, plan.md]"
    assert entries(site, config) == ["Start", "Plan", "To do", *OURS]


def test_pages_of_the_report_stay_together_in_a_navigation(site: Site) -> None:
    site.files(TREE)
    config = "nav: [{Home: index.md}, {Checks: [plan.md, gap-report.md]}, TODO.md]"
    listed = ["Home", "Plan", "Gap report", "Deliverables", "To do", "Tasks"]
    assert entries(site, config) == listed


def test_deliverables_are_listed_by_default(site: Site) -> None:
    site.files(TREE)
    page = site.build().soup("deliverables/index.html")
    assert "1 of 2 deliverables is missing." in page.get_text()
    assert page.find("a", href="../plan/#gr-" + _claim(site.build(), "src/none.py"))


def _claim(built: Built, words: str) -> str:
    return next(str(each["id"]) for each in built.report["claims"] if words in each["text"])


@pytest.mark.parametrize("options", [{"deliverables": False}, {"report": False}], ids=str)
def test_deliverables_can_be_left_out(site: Site, options: dict[str, object]) -> None:
    site.files(TREE)
    assert "deliverables/index.html" not in site.build(options=options).files


def test_page_of_that_name_keeps_its_place(site: Site) -> None:
    site.files(TREE)
    site.write("docs/Deliverables.md", "# Own\n")
    built = site.build()
    assert "verified-deliverables/index.html" in built.files
    assert "is missing" not in built.html("Deliverables/index.html")


def test_place_that_was_named_has_to_be_free(site: Site) -> None:
    site.files(TREE)
    built = site.build(options={"roadmap": "plan.md"})
    said = "option `roadmap`: `plan.md` is a page of docs_dir; name another one, or write `<!-- gap"
    assert said in built.said


NAVS = {
    "none": (None, None),
    "all named": (["a.md", {"B": "s/b.md"}], ["a.md", {"B": "s/b.md"}]),
    "one named deep inside": ([{"A": [{"B": ["s/b.md"]}]}], [{"A": [{"B": ["s/b.md"]}]}, "a.md"]),
    "nothing named": (["x.md"], ["x.md", "a.md", {"S": ["s/b.md"]}]),
}


@pytest.mark.parametrize(("nav", "expected"), NAVS.values(), ids=NAVS)
def test_navigation_is_completed(nav: list[object] | None, expected: list[object] | None) -> None:
    assert completed(nav, ["a.md", "s/b.md"]) == expected
