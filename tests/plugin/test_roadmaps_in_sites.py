"""The roadmap in a site: plans of every kind give a page, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from sites import Site

PAGE = "roadmap/index.html"
PLANS = {
    "one phase": "## Phase 1: Ground (2 weeks)\n\n- [ ] Dig\n",
    "no durations": "## Phase 1: Ground\n\n- [ ] Dig\n\n## Phase 2: Deck\n\n- [ ] Build\n",
    "same name": "## Phase 1: Ground\n\n- [ ] Dig\n\n## Phase 1: Ground\n\n- [ ] Dig again\n",
    "overlapping": "## Phase 1 (Weeks 1-4)\n\n- [ ] Dig\n\n## Phase 2 (Weeks 3-6)\n\n- [ ] Build\n",
    "out of order": "## Phase 2: Deck\n\n- [ ] Build\n\n## Phase 1: Ground\n\n- [ ] Dig\n",
    "in a circle": "## Phase 1\n\n**Depends on**: Phase 2\n\n- [ ] Dig\n\n"
    "## Phase 2\n\n**Depends on**: Phase 1\n\n- [ ] Build\n",
    "on nothing": "## Phase 1\n\n**Depends on**: Phase 9\n\n- [ ] Dig\n",
    "a date that does not exist": "**Start date**: 2026-02-30\n\n## Phase 1 (2 weeks)\n\n- [ ] Dig\n",
    "long ago": "**Start date**: 1999-01-04\n\n## Phase 1 (2 weeks)\n\n- [ ] Dig\n",
    "many weeks": "## Phase 1 (400 weeks)\n\n- [ ] Dig\n\n## Phase 2 (1 day)\n\n- [ ] Build\n",
    "weeks from nothing": "## Week 0: Start\n\n- [ ] Dig\n\n## Week 1: Go on\n\n- [ ] Build\n",
    "no tasks": "## Phase 1: Ground (2 weeks)\n\nWords.\n\n## Phase 2: Deck (2 weeks)\n\nWords.\n",
}


def roadmap(site: Site, text: str) -> BeautifulSoup:
    site.write("docs/index.md", "# Home\n")
    site.write("docs/plan.md", f"# Plan\n\n{text}")
    return site.build(options={"roadmap": "roadmap.md"}).soup(PAGE)


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
def test_every_plan_gives_a_page(site: Site, text: str) -> None:
    page = roadmap(site, text)
    assert page.find("h1", string="Roadmap")
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_phases_of_one_name_have_places_of_their_own(site: Site) -> None:
    page = roadmap(site, PLANS["same name"])
    links = [str(link["href"]) for link in page.select(".gr-lane > a")]
    assert len(set(links)) == 2
    assert all(page.find(id=link[1:]) for link in links)


def test_axis_of_a_long_plan_counts_in_steps(site: Site) -> None:
    labels = roadmap(site, PLANS["many weeks"]).select(".gr-axis text")
    assert 2 < len(labels) <= 14


def test_axis_begins_with_the_first_week_of_the_plan(site: Site) -> None:
    labels = roadmap(site, PLANS["weeks from nothing"]).select(".gr-axis text")
    assert [label.get_text() for label in labels] == ["0", "1"]


def test_remarks_on_the_plan_are_shown(site: Site) -> None:
    assert "circle" in roadmap(site, PLANS["in a circle"]).select_one(".gr-notes").get_text()  # type: ignore[union-attr]  # there


def test_roadmap_is_there_as_soon_as_a_page_has_phases(site: Site) -> None:
    site.write("docs/index.md", "# Home\n")
    site.write("docs/plan.md", "# Plan\n\n- [ ] Dig\n")
    assert PAGE not in site.build().files
    site.write("docs/plan.md", "# Plan\n\n" + PLANS["one phase"])
    assert PAGE in site.build().files
