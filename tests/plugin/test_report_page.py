"""The gap report in a site, and the navigation around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.plugin.nav import completed

if TYPE_CHECKING:
    from sites import Site

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
    assert set(entries(site)) == {"Home", "Plan", "To do", "Tasks", "Gap report"}


def test_own_navigation_gets_what_it_lacks(site: Site) -> None:
    site.files(TREE)
    config = "nav: [{Start: index.md}, {Parts: [plan.md, {Left: TODO.md}]}]"
    assert entries(site, config) == ["Start", "Plan", "Left", "Tasks", "Gap report"]


def test_pages_that_are_to_stay_out_of_the_navigation_do(site: Site) -> None:
    site.files(TREE)
    config = "not_in_nav: /specs/\nnav: [{Start: index.md}, plan.md]"
    assert entries(site, config) == ["Start", "Plan", "To do", "Gap report"]


NAVS = {
    "none": (None, None),
    "all named": (["a.md", {"B": "s/b.md"}], ["a.md", {"B": "s/b.md"}]),
    "one named deep inside": ([{"A": [{"B": ["s/b.md"]}]}], [{"A": [{"B": ["s/b.md"]}]}, "a.md"]),
    "nothing named": (["x.md"], ["x.md", "a.md", {"S": ["s/b.md"]}]),
}


@pytest.mark.parametrize(("nav", "expected"), NAVS.values(), ids=NAVS)
def test_navigation_is_completed(nav: list[object] | None, expected: list[object] | None) -> None:
    assert completed(nav, ["a.md", "s/b.md"]) == expected
