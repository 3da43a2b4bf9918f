"""What verifiers answered is given again while nothing has changed, and only then."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.testing import lay_out
from mkdocs_gapreport.verifiers.code.lint import except_clauses
from mkdocs_gapreport.verifiers.code.todo_comments import todo_comments

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository

BARE = "try:\n    grind()\nexcept:\n    pass\n"
MILL = {"src/mill.py": BARE, "src/stone.py": "STONE = 1\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one bare clause."""
    return lay_out(tmp_path / "mill", MILL)


def bare(root: Path, path: str = "") -> Evidence:
    """How many bare clauses a newly opened repository has, as one that is served does it."""
    LAST[root] = open_repository(root, before=LAST.get(root))
    return except_clauses(LAST[root], path=path)


LAST: dict[Path, Repository] = {}


def test_the_same_question_over_the_same_files_is_answered_once(root: Path) -> None:
    assert bare(root) is bare(root)
    assert bare(root, "src") is bare(root, "src")
    assert bare(root) is not bare(root, "src")


def test_verifiers_do_not_answer_for_each_other(root: Path) -> None:
    repository = open_repository(root)
    assert todo_comments(repository).value == 0
    assert except_clauses(repository).value == 1


def test_a_file_that_changes_is_asked_again(root: Path) -> None:
    assert bare(root).value == 1
    (root / "src/mill.py").write_text(BARE * 2)
    assert bare(root).value == 2
    (root / "src/mill.py").write_text(BARE * 2 + "#" * len(BARE))
    (root / "src/stone.py").write_text(BARE)
    assert bare(root).value == 3
    (root / "src/mill.py").write_text(BARE * 3)
    assert bare(root).value == 4


def test_a_file_that_is_deleted_is_asked_again(root: Path) -> None:
    assert bare(root).value == 1
    (root / "src/mill.py").unlink()
    assert bare(root).value == 0


def test_a_commit_is_asked_again(root: Path) -> None:
    assert bare(root).value == 1
    (root / "src/stone.py").write_text(BARE)
    author = ("-c", "user.name=Miller", "-c", "user.email=miller@example.org")
    subprocess.run(["git", "-C", root, *author, "commit", "-qam", "More"], check=True)
    assert bare(root).value == 2
    assert except_clauses(open_repository(root, rev="HEAD~1")).value == 1


def test_a_folder_without_git_is_asked_each_time(tmp_path: Path) -> None:
    file = tmp_path / "mill.py"
    file.write_text(BARE)
    assert bare(tmp_path).value == 1
    file.write_text(BARE * 2)
    assert bare(tmp_path).value == 2


def test_what_lies_uncommitted_is_seen_when_it_comes(root: Path) -> None:
    before = bare(root, "src/sieve.py")
    (root / "src/sieve.py").write_text(BARE)
    assert bare(root, "src/sieve.py").summary != before.summary
