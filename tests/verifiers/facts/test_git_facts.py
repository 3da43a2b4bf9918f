"""Commits and tags: part of the history, elsewhere, never made, or not fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import git

from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers.facts.git_facts import commit, tag

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository


def head(repository: Repository, name: str = "HEAD") -> str:
    return git(repository.root, "rev-parse", name)


def cloned(repository: Repository, root: Path, *options: str) -> Repository:
    git(root.parent, "clone", "--quiet", *options, f"file://{repository.root}", str(root))
    return open_repository(root)


@pytest.mark.parametrize("digits", [7, 12, 40])
def test_a_commit_of_the_history_holds(orchard: Repository, digits: int) -> None:
    evidence = commit(orchard, head(orchard, "HEAD~1")[:digits])
    assert evidence.value is True
    assert evidence.summary.endswith("of 2026-01-02 is part of the history: step")


def test_case_does_not_matter(orchard: Repository) -> None:
    assert commit(orchard, head(orchard).upper()).value is True


def test_a_commit_that_never_was_is_false(orchard: Repository) -> None:
    evidence = commit(orchard, "0123456789")
    assert (evidence.value, evidence.summary) == (False, "no commit begins with `0123456789`")


def test_a_commit_of_a_branch_that_was_not_merged_is_false(orchard: Repository) -> None:
    evidence = commit(orchard, head(orchard, "side"))
    assert evidence.value is False
    assert evidence.summary.endswith("is here, but on a branch that was not merged")


def test_at_a_revision_a_later_commit_is_not_part_of_it(orchard: Repository) -> None:
    before = open_repository(orchard.root, rev="HEAD~1")
    assert commit(before, head(orchard)).value is False
    assert commit(before, head(orchard, "HEAD~2")).value is True


def test_trees_and_files_are_no_commits(orchard: Repository) -> None:
    assert commit(orchard, head(orchard, "HEAD^{tree}")).value is False
    assert commit(orchard, head(orchard, "HEAD:README.md")).value is False


@pytest.mark.parametrize(
    "written",
    ["", "HEAD", "main", "--all", "12345", "abcdefg", "1234567;ls", "1" * 65, "1234567\n"],
)
def test_what_is_no_id_is_broken(orchard: Repository, written: str) -> None:
    evidence = commit(orchard, written)
    assert evidence.is_broken
    assert evidence.summary.endswith("write seven hexadecimal digits of it, or more")


def test_a_branch_that_looks_like_an_id_is_not_followed(
    orchard: Repository, tmp_path: Path
) -> None:
    copy = cloned(orchard, tmp_path / "copy")
    git(copy.root, "branch", "deadbeef")
    assert commit(copy, "deadbeef").value is False


def test_in_a_shallow_clone_what_is_not_found_is_unknown(
    orchard: Repository, tmp_path: Path
) -> None:
    shallow = cloned(orchard, tmp_path / "shallow", "--depth=1")
    evidence = commit(shallow, head(orchard, "HEAD~1"))
    assert evidence.value is None
    assert "`fetch-depth: 0`" in evidence.summary
    assert commit(shallow, head(orchard)).value is True
    assert "`fetch-depth: 0`" in tag(shallow, "v1.0.0").summary


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 1\n")
    folder = open_repository(tmp_path)
    for evidence in (commit(folder, "1234567"), tag(folder, "v1")):
        assert evidence.value is None
        assert "there is no git repository here" in evidence.summary


@pytest.mark.parametrize("name", ["v1.0.0", "1.0.0", "spring"])
def test_a_tag_that_is_there_holds(orchard: Repository, name: str) -> None:
    assert tag(orchard, name).value is True


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("v1.0.1", "none of 2 tags is `v1.0.1`; the nearest is `v1.0.0`"),
        ("v1", "none of 2 tags is `v1`"),
        ("*", "none of 2 tags is `*`"),
        ("--all", "none of 2 tags is `--all`"),
        ("main", "none of 2 tags is `main`"),
        ("", "none of 2 tags is ``"),
    ],
)
def test_a_tag_that_is_not_there_is_false(orchard: Repository, name: str, said: str) -> None:
    evidence = tag(orchard, name)
    assert (evidence.value, evidence.summary) == (False, said)


def test_a_clone_without_tags_leaves_them_unknown(orchard: Repository, tmp_path: Path) -> None:
    evidence = tag(cloned(orchard, tmp_path / "bare", "--no-tags"), "v1.0.0")
    assert evidence.value is None
    assert "git fetch --tags" in evidence.summary
