"""What `mkdocs serve` watches for the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.showing.watching import of_git, watched

if TYPE_CHECKING:
    from pathlib import Path


def lay(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()


def seen(root: Path, *tracked: str, known: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    found = watched(root, tracked, [str(root / path) for path in known])
    return [(path.relative_to(root).as_posix(), is_recursive) for path, is_recursive in found]


def test_folders_of_code_are_watched_whole(tmp_path: Path) -> None:
    lay(tmp_path, "src/a.py", "src/x/y/b.py", "tests/c.py")
    assert seen(tmp_path, "src/a.py", "src/x/y/b.py", "tests/c.py") == [
        ("src", True),
        ("tests", True),
    ]


def test_files_in_the_root_are_watched_one_by_one(tmp_path: Path) -> None:
    lay(tmp_path, "TODO.md", "notes.txt", ".git/HEAD")
    assert seen(tmp_path, "TODO.md") == [("TODO.md", False)]


def test_folders_that_are_not_tracked_are_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "web/src/a.js", "web/b.js", "web/node_modules/c/d.js", ".venv/e.py", "site/f")
    assert seen(tmp_path, "web/src/a.js", "web/b.js") == [("web", False), ("web/src", True)]


def test_folders_that_python_makes_do_no_harm(tmp_path: Path) -> None:
    lay(tmp_path, "src/a.py", "src/__pycache__/a.pyc")
    assert seen(tmp_path, "src/a.py") == [("src", True)]


def test_what_mkdocs_watches_already_is_left_to_it(tmp_path: Path) -> None:
    lay(tmp_path, "docs/a.md", "docs/b/c.md", "src/d.py")
    assert seen(tmp_path, "docs/a.md", "src/d.py", known=("docs",)) == [("src", True)]


def test_what_is_not_there_is_not_watched(tmp_path: Path) -> None:
    assert seen(tmp_path, "gone.md", "src/gone.py") == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "src/a.py", "elsewhere/b.py")
    (tmp_path / "src" / "link").symlink_to(tmp_path / "elsewhere")
    assert seen(tmp_path, "src/a.py") == [("src", True)]


def test_git_is_watched_where_it_notes_what_was_added(tmp_path: Path) -> None:
    lay(tmp_path, ".git/index", ".git/HEAD", ".git/config", "docs/a.md")
    found = {path.relative_to(tmp_path).as_posix() for path in of_git(tmp_path / "docs")}
    assert found == {".git/index", ".git/HEAD"}


def test_linked_working_tree_has_its_git_files_elsewhere(tmp_path: Path) -> None:
    lay(tmp_path, "top/.git/worktrees/w/index", "w/a.py")
    (tmp_path / "w/.git").write_text(f"gitdir: {tmp_path}/top/.git/worktrees/w\n")
    assert of_git(tmp_path / "w") == [tmp_path / "top/.git/worktrees/w/index"]


def test_without_git_nothing_of_it_is_watched(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: gone\n")
    assert of_git(tmp_path) == []


def test_very_many_folders_are_not_all_watched(tmp_path: Path) -> None:
    paths = [f"p{n}/a.py" for n in range(200)]
    lay(tmp_path, *paths)
    assert len(seen(tmp_path, *paths)) == 60
