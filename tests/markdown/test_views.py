"""When the repository is looked at again, while pages are rendered one by one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from projects import git, lay_out, write

from mkdocs_gapreport.markdown.context import Context
from mkdocs_gapreport.markdown.page import Shown, shown
from mkdocs_gapreport.markdown.view import Views

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "# Plan\n\n- [x] Create `src/app.py`\n- [x] Create `src/none.py`\n"
FILES = {
    "mkdocs.yml": "plugins: [gapreport]\n",
    "docs/index.md": "# Home\n",
    "docs/plan.md": PLAN,
    "docs/other-plan.md": PLAN,
    "src/app.py": 'print("a")\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "project", FILES)


class Site:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.views = Views(root / "mkdocs.yml", root / "docs")

    def shown(self, uri: str) -> Shown:
        docs = self.root / "docs"
        context = Context(uri=uri, meta={}, folder=self.root, docs=docs, styles=())
        return shown((docs / uri).read_text("utf-8"), context, self.views)

    @property
    def looked(self) -> int:
        """A number for the last look."""
        return self.views.of("index.md", has_markers=False).looked

    def later(self, files: dict[str, str]) -> None:
        """Write files so that their dates tell."""
        write(self.root, files)
        for path in files:
            written = (self.root / path).stat().st_mtime_ns + 1_000_000_000
            os.utime(self.root / path, ns=(written, written))


def test_page_without_claims_stays_as_it_is(root: Path) -> None:
    page = Site(root).shown("index.md")
    assert (page.markdown, dict(page.badges), page.markers) == ("# Home\n", {}, None)


def test_all_pages_are_served_by_one_look(root: Path) -> None:
    site = Site(root)
    site.shown("plan.md")
    first = site.looked
    for uri in ("other-plan.md", "index.md", "plan.md"):
        site.shown(uri)
    assert site.looked == first


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"docs/plan.md": "# Plan\n\n- [x] Create `src/app.py`\n"}, id="page"),
        pytest.param({"src/none.py": "value = 1\nother = 2\n"}, id="code"),
        pytest.param(
            {"mkdocs.yml": "plugins: [gapreport: {fail_on: [broken]}]\n"}, id="configuration"
        ),
    ],
)
def test_what_changed_is_seen_by_the_next_page(root: Path, change: dict[str, str]) -> None:
    site = Site(root)
    assert site.shown("plan.md").is_false
    site.later(change)
    git(root, "add", "--all")
    assert not site.shown("plan.md").is_false


def test_page_that_begins_to_make_claims_is_seen(root: Path) -> None:
    site = Site(root)
    site.shown("plan.md")
    site.later({"docs/index.md": f"---\ngapreport: true\n---\n{PLAN}"})
    git(root, "add", "--all")
    assert site.shown("index.md").is_false


def test_piece_of_a_page_is_not_the_page(root: Path) -> None:
    site = Site(root)
    context = Context(uri="plan.md", meta={}, folder=root, docs=root / "docs", styles=())
    piece = shown("A word of an extension.", context, site.views)
    assert piece.markdown == "A word of an extension."


@pytest.mark.parametrize(
    ("uri", "is_told"), [("plan.md", True), ("index.md", False)], ids=["claims", "no claims"]
)
def test_problem_is_told_where_marks_would_be(root: Path, uri: str, *, is_told: bool) -> None:
    write(root, {"mkdocs.yml": "plugins: [gapreport: {page: [x]}]\n"})
    page = Site(root).shown(uri)
    assert "did you mean `pages`?" in page.problem
    assert bool(page.badges) is is_told


def test_configuration_that_is_not_there_is_a_problem(root: Path) -> None:
    site = Site(root)
    site.views = Views(root / "site.yml", root / "docs")
    assert "there is no `site.yml`" in site.shown("plan.md").problem


def test_problem_is_over_when_it_is_mended(root: Path) -> None:
    write(root, {"mkdocs.yml": "plugins: [gapreport: {page: [x]}]\n"})
    site = Site(root)
    assert site.shown("plan.md").problem
    site.later({"mkdocs.yml": "plugins: [gapreport]\n"})
    assert site.shown("plan.md").is_false


def test_nothing_is_shown_where_it_is_turned_off(root: Path) -> None:
    write(root, {"mkdocs.yml": "plugins: [gapreport: {enabled: false}]\n"})
    page = Site(root).shown("plan.md")
    assert (page.markdown, dict(page.badges)) == (PLAN, {})
