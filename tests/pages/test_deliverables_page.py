from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from handmade_artefacts import artefacts
from handmade_reports import around, report

from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.pages import deliverables


def drawn(seen: Outlook | None = None) -> BeautifulSoup:
    whole = seen or artefacts()
    return BeautifulSoup(deliverables(whole, around(whole)), "html.parser")


def text(part: Any) -> str:
    return " ".join(part.get_text().split())


def test_it_begins_with_a_number() -> None:
    lead = drawn().select_one(".gr-lead")
    assert text(lead) == "2 of 6 deliverables are missing, 1 cannot be checked here."


def test_what_is_not_there_comes_first_and_the_rest_as_the_page_groups_it() -> None:
    page = drawn()
    assert [text(row) for row in page.select("tr.gr-group")] == ["Not there", "Tools"]
    keys = [row["data-k"] for row in page.select("tbody tr:not(.gr-group)")]
    assert keys == ["absent", "absent", "absent", "absent", "stated", "other"]


def test_row_has_purpose_sizes_strength_day_and_verdict() -> None:
    row = drawn().select("tbody tr[data-k=stated]")[-1]
    assert [text(cell) for cell in row.select("td")] == [
        "400+ lines",
        "251 lines",
        "has substance (2 of 5)",
        "8 Sep 2025",
        "accurate",
    ]
    link = row.select_one("th > a")
    assert link
    assert link["href"] == "https://forge.invalid/blob/abc/src/there.py"


def test_what_cannot_be_seen_from_here_says_so() -> None:
    row = drawn().find("tr", string=None, attrs={"data-k": "absent"})
    assert row
    rows = [text(each) for each in drawn().select("tr[data-k=absent]")]
    assert any("cannot be checked here" in each and "out/r.json" in each for each in rows)


def test_filter_needs_no_script() -> None:
    page = drawn()
    labels = {text(label): label["for"] for label in page.select(".gr-sift > label")}
    assert list(labels) == ["All 6", "Not there 4", "Not as stated 1", "As stated 1"]
    assert all(page.find("input", id=str(target)) for target in labels.values())
    assert not page.select("script, [onclick], [style]")


def test_tree_is_drawn_with_each_node_looked_up() -> None:
    tree = drawn().select_one(".gr-tree")
    assert tree
    nodes = [text(code) for code in tree.select("code")]
    assert nodes == ["src/", "there.py", "tools/"]
    assert len(tree.select(".gr-mark")) == 2


@pytest.mark.parametrize("words", ["", "“x”"])
def test_waived_artefact_is_not_shown_as_failing(words: str) -> None:
    rows = drawn(artefacts(words)).select("tbody tr.gr-false")
    assert [text(row.select("th")[0].code) for row in rows] == [f"src/gone.py{words}"]


def test_without_artefacts_it_says_so() -> None:
    seen = Outlook(report())
    seen.deliverables = ()
    assert "No page that is read names a file." in drawn(seen).get_text()
