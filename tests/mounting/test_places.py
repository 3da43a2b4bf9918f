"""Where pages from outside docs_dir go, and what happens when two want the same place."""

from __future__ import annotations

import pytest

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.mounting import mounts


def places(*pages: str | tuple[str, str], taken: tuple[str, ...] = ()) -> dict[str, str]:
    asked = [(page, "") if isinstance(page, str) else page for page in pages]
    return {mount.path: mount.uri for mount in mounts(asked, taken)}


PLACED = {
    "root page": ("TODO.md", "TODO.md"),
    "page in a folder": ("specs/001/tasks.md", "specs/001/tasks.md"),
    "folder that begins with a dot": (".plans/v2/plan.md", "plans/v2/plan.md"),
    "file that begins with a dot": (".todo.md", "todo.md"),
    "another ending": ("plan.markdown", "plan.md"),
}


@pytest.mark.parametrize(("path", "uri"), PLACED.values(), ids=PLACED)
def test_page_is_placed_by_its_path(path: str, uri: str) -> None:
    assert places(path) == {path: uri}


def test_page_is_placed_where_it_is_asked_for() -> None:
    assert places(("TODO.md", "plans/todo.md")) == {"TODO.md": "plans/todo.md"}


def test_pages_are_placed_in_the_folder_that_is_asked_for() -> None:
    asked = [("specs/1/tasks.md", "plans/"), ("specs/2/tasks.md", "plans")]
    assert list(places(*asked).values()) == ["plans/specs/1/tasks.md", "plans/specs/2/tasks.md"]


TAKEN = {
    "same path": ("TODO.md", "TODO.md"),
    "same path in other case": ("TODO.md", "todo.md"),
    "same address": ("plan.md", "plan/index.md"),
    "front page": ("README.md", "index.md"),
}


@pytest.mark.parametrize(("path", "taken"), TAKEN.values(), ids=TAKEN)
def test_page_in_docs_dir_keeps_its_place(path: str, taken: str) -> None:
    [mount] = mounts([(path, "")], [taken])
    assert mount.uri == f"repository/{path}"
    assert mount.remark == (
        f"`{path}` is shown at `repository/{path}`, as its place belongs to `{taken}` in "
        "docs_dir; `at` gives it one of your choice"
    )


def test_page_that_is_named_so_comes_before_one_whose_dot_is_dropped() -> None:
    assert places(".plan/a.md", "plan/a.md") == {
        ".plan/a.md": "repository/plan/a.md",
        "plan/a.md": "plan/a.md",
    }


def test_third_page_of_a_name_is_placed_as_well() -> None:
    placed = places(".a/b.md", "..a/b.md", "a/b.md")
    assert sorted(placed.values()) == ["a/b.md", "repository-2/a/b.md", "repository/a/b.md"]


def test_place_that_was_asked_for_comes_before_all_others() -> None:
    assert places("a.md", ("b.md", "a.md")) == {"a.md": "repository/a.md", "b.md": "a.md"}


REFUSED = {
    "place of a page in docs_dir": (
        [("TODO.md", "index.md")],
        (
            "page `TODO.md`: `at: index.md` is the place of `index.md` in docs_dir; "
            "name another one, or a folder"
        ),
    ),
    "place of another page": (
        [("a.md", "plan.md"), ("b.md", "plan.md")],
        "page `b.md`: `at: plan.md` is the place of `a.md`; name another one, or a folder",
    ),
    "place outside": ([("a.md", "../a.md")], "page `a.md`: `at: ../a.md` leads out of the site"),
}


@pytest.mark.parametrize(("pages", "message"), REFUSED.values(), ids=REFUSED)
def test_place_that_cannot_be_given(pages: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        mounts(pages, ["index.md"])
    assert str(refused.value) == message
