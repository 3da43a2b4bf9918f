from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, clone, new_checkout, spying_git

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.repository import FileKind, open_repository
from mkdocs_gapreport.repository.blobs import Blobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {"README.md": "# Hello\n", "src/app.py": "x = 1\n", "src/deep/er.py": "y = 2\n"}


@pytest.mark.parametrize("rev", [None, "HEAD", "main", "v1"])
def test_tree_of_a_commit(checkout: Checkout, rev: str | None) -> None:
    commit = checkout.commit(FILES)
    checkout.git("tag", "--annotate", "--message=one", "v1")
    repository = open_repository(checkout.root, rev=rev)
    assert sorted(repository.files) == sorted(FILES)
    assert repository.state.commit == commit
    assert repository.state.files == 3
    assert repository.as_of == checkout.today() == date(2024, 3, 1)
    assert repository.history.incomplete == repository.state.incomplete == ""


def test_earlier_revision_shows_what_was_there(checkout: Checkout) -> None:
    first = checkout.commit(FILES)
    checkout.move("src/app.py", "src/main.py")
    before = open_repository(checkout.root, rev=first)
    assert before.is_file("src/app.py")
    assert not before.is_file("src/main.py")
    assert before.history.paths == 0
    assert before.as_of == date(2024, 3, 1)


@pytest.mark.parametrize(
    "rev", ["nowhere", "", "--all", "HEAD:README.md", "HEAD~7", "a\nb", "a\0b", "\udcff"]
)
def test_unknown_revision_is_said(checkout: Checkout, rev: str) -> None:
    checkout.commit(FILES)
    with pytest.raises(ConfigurationError, match="is not in this repository"):
        open_repository(checkout.root, rev=rev)


def test_revision_needs_a_repository(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no git repository here"):
        open_repository(tmp_path, rev="HEAD")


def test_root_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="is no folder"):
        open_repository(tmp_path / "missing")


def test_repository_without_commits(checkout: Checkout) -> None:
    repository = open_repository(checkout.root)
    assert len(repository.files) == 0
    assert repository.state.commit == ""
    assert repository.as_of is None
    assert not repository.state.is_dirty
    assert repository.history.former("a.py") is None
    assert "there is no commit yet" in repository.history.incomplete


def test_staged_files_count_before_the_first_commit(checkout: Checkout) -> None:
    checkout.write(FILES)
    checkout.git("add", "src")
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == ["src/app.py", "src/deep/er.py"]
    assert repository.state.is_dirty


def test_repository_without_working_tree_needs_a_revision(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.commit(FILES)
    bare = clone(checkout, tmp_path / "bare.git", "--bare")
    with pytest.raises(ConfigurationError, match="say which revision"):
        open_repository(bare)
    assert open_repository(bare, rev="main").line_count("README.md") == 1


def touch(checkout: Checkout) -> None:
    os.utime(checkout.root / "README.md", (1, 1))


def leave_untracked(checkout: Checkout) -> None:
    checkout.write({"new.py": ""})


def change(checkout: Checkout) -> None:
    checkout.write({"README.md": "# Hullo\n"})


def delete(checkout: Checkout) -> None:
    (checkout.root / "README.md").unlink()


def stage(checkout: Checkout) -> None:
    checkout.write({"new.py": ""})
    checkout.git("add", "new.py")


def stage_removal(checkout: Checkout) -> None:
    checkout.git("rm", "--quiet", "README.md")


@pytest.mark.parametrize("act", [touch, leave_untracked])
def test_working_tree_is_clean(checkout: Checkout, act: Callable[[Checkout], None]) -> None:
    checkout.commit(FILES)
    act(checkout)
    repository = open_repository(checkout.root)
    assert not repository.state.is_dirty
    assert not repository.files["README.md"].is_dirty


@pytest.mark.parametrize("act", [change, delete, stage, stage_removal])
def test_working_tree_is_dirty(checkout: Checkout, act: Callable[[Checkout], None]) -> None:
    checkout.commit(FILES)
    act(checkout)
    assert open_repository(checkout.root).state.is_dirty
    assert not open_repository(checkout.root, rev="HEAD").state.is_dirty


def test_entries_know_kind_content_and_change(checkout: Checkout) -> None:
    checkout.commit(FILES)
    (checkout.root / "src/app.py").chmod(0o755)
    (checkout.root / "src/link").symlink_to("app.py")
    checkout.commit()
    change(checkout)
    files = open_repository(checkout.root).files
    assert files["src/app.py"].kind is FileKind.EXECUTABLE
    assert files["src/link"].kind is FileKind.SYMLINK
    assert files["README.md"].is_dirty
    assert files["src/deep/er.py"].oid == checkout.git("rev-parse", "HEAD:src/deep/er.py")
    assert dict(files) == {path: files[path] for path in files}
    assert open_repository(checkout.root, rev="HEAD").files["src/app.py"] == files["src/app.py"]


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_either_kind_of_object_ids(tmp_path: Path, algorithm: str) -> None:
    checkout = new_checkout(tmp_path / algorithm)
    shutil.rmtree(checkout.root / ".git")
    checkout.git("init", "--quiet", f"--object-format={algorithm}")
    commit = checkout.commit(FILES)
    assert open_repository(checkout.root).state.commit == commit
    assert open_repository(checkout.root, rev=commit).line_count("README.md") == 1


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_root_may_lie_within_a_checkout(checkout: Checkout, rev: str | None) -> None:
    checkout.commit(FILES | {"old.py": "a = 1\n", "src/old.py": "b = 1\n"})
    checkout.move("src/old.py", "src/new.py")
    checkout.move("old.py", "src/in.py")
    repository = open_repository(checkout.root / "src", rev=rev)
    assert sorted(repository.files) == ["app.py", "deep/er.py", "in.py", "new.py"]
    assert repository.prefix == "src/"
    assert repository.names == ("src",)
    former = repository.history.former("old.py")
    assert former is not None
    assert former.moved_to == "new.py"
    assert repository.history.former("README.md") is None
    assert repository.line_count("deep/er.py") == 1


def test_folder_that_the_checkout_around_it_does_not_track_is_walked(checkout: Checkout) -> None:
    checkout.commit(FILES | {".gitignore": "build/\n"})
    checkout.write({"build/copy/main.py": "x\n"})
    repository = open_repository(checkout.root / "build/copy")
    assert sorted(repository.files) == ["main.py"]
    assert "tracks nothing in it" in repository.state.incomplete


def test_names_of_the_project(checkout: Checkout) -> None:
    checkout.commit(FILES)
    checkout.git("remote", "add", "fork", "https://example.org/ann/fork")
    checkout.git("remote", "add", "origin", "git@example.org:team/product.git")
    repository = open_repository(checkout.root, project_names=["product", "Produkt"])
    assert repository.names == ("project", "product", "Produkt")
    assert repository.state.name == "product"
    assert repository.remote == "git@example.org:team/product.git"


def test_shallow_clone_says_what_to_do(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit(FILES)
    checkout.commit({"README.md": "# Bye\n"})
    repository = open_repository(clone(checkout, tmp_path / "clone", "--depth=1"))
    assert repository.state.is_shallow
    assert "fetch-depth: 0" in repository.state.incomplete
    assert repository.history.incomplete == repository.state.incomplete


def test_folder_without_git_is_walked(tmp_path: Path) -> None:
    root = tmp_path / "plain"
    Checkout(root).write(FILES)
    repository = open_repository(root)
    assert sorted(repository.files) == sorted(FILES)
    assert repository.state.commit == ""
    assert repository.as_of is None
    assert repository.state.name == "plain"
    assert "no git repository" in repository.history.incomplete
    assert repository.history.former("gone.py") is None


def test_without_git_installed_the_folder_is_walked(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit(FILES)
    monkeypatch.setenv("PATH", str(tmp_path))
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == sorted(FILES)
    assert "is it installed and on the PATH?" in repository.state.incomplete


def test_checkout_of_somebody_else_is_walked_and_said(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit(FILES | {".gitignore": "*.log\n"})
    checkout.write({"run.log": ""})
    spying_git(tmp_path / "bin", before="export GIT_TEST_ASSUME_DIFFERENT_OWNER=1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == sorted([*FILES, ".gitignore"])
    assert "git config --global --add safe.directory" in repository.state.incomplete
    assert str(tmp_path) not in repository.state.incomplete
    with pytest.raises(ConfigurationError, match="belongs to another user"):
        open_repository(checkout.root, rev="HEAD")


def test_damaged_checkout_is_walked_and_said(checkout: Checkout) -> None:
    checkout.commit(FILES)
    checkout.write({".git/config": "[core\n"})
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == sorted(FILES)
    assert "git cannot read this checkout" in repository.state.incomplete


def test_checkout_whose_commit_is_lost_is_walked_and_said(checkout: Checkout) -> None:
    commit = checkout.commit(FILES)
    (checkout.root / ".git/objects" / commit[:2] / commit[2:]).unlink()
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == sorted(FILES)
    assert "git cannot read this checkout" in repository.history.incomplete


def test_what_a_hook_sets_for_git_does_not_matter(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = checkout.commit(FILES)
    other = new_checkout(tmp_path / "other")
    other.commit({"other.py": ""})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nothing"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    repository = open_repository(checkout.root)
    assert repository.state.commit == commit
    assert sorted(repository.files) == sorted(FILES)


def test_personal_configuration_does_not_matter(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    checkout.commit(FILES | {"src/old.py": "x = 1\nz = 3\n"})
    checkout.move("src/old.py", "src/new.py")
    settings = {
        "core.quotepath": "on",
        "core.fsmonitor": "touch fsmonitor-ran; false",
        "diff.external": "touch external-ran; false",
        "diff.noprefix": "true",
        "diff.relative": "true",
        "diff.renames": "false",
        "log.showSignature": "true",
        "log.showRoot": "false",
        "color.ui": "always",
        "status.relativePaths": "false",
    }
    for name, value in settings.items():
        checkout.git("config", "--global", name, value)
    repository = open_repository(checkout.root)
    former = repository.history.former("src/old.py")
    assert former is not None
    assert former.moved_to == "src/new.py"
    assert not list(checkout.root.glob("**/*-ran"))


def test_reading_changes_nothing(checkout: Checkout) -> None:
    checkout.commit(FILES)
    touch(checkout)
    index = (checkout.root / ".git/index").read_bytes()
    repository = open_repository(checkout.root)
    assert repository.history.former("gone.py") is None
    assert (checkout.root / ".git/index").read_bytes() == index


def test_history_is_read_once_and_only_when_asked_for(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit(FILES)
    checkout.remove("README.md")
    asked = spying_git(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    def passes() -> int:
        return asked.read_text().count("--name-status -")

    repository = open_repository(checkout.root)
    assert repository.is_file("src/app.py")
    assert repository.ending("deep/er.py") == ("src/deep/er.py",)
    assert not passes()
    assert repository.history.former("README.md")
    once = passes()
    assert once
    assert repository.history.former("src/none.py") is None
    assert repository.history.named("README.md")
    assert passes() == once


def test_submodule_is_not_entered(checkout: Checkout, tmp_path: Path) -> None:
    other = new_checkout(tmp_path / "other")
    other.commit({"inside.py": "x\n"})
    checkout.commit(FILES)
    checkout.git("submodule", "--quiet", "add", str(other.root), "libs/other")
    checkout.commit()
    for repository in (open_repository(checkout.root), open_repository(checkout.root, rev="HEAD")):
        assert repository.is_directory("libs/other")
        assert repository.is_directory("libs/other/")
        assert not repository.is_file("libs/other")
        assert not repository.is_file("libs/other/inside.py")
        assert repository.why_unreadable("libs/other") == "a submodule"
        assert repository.size("libs/other") is None
        assert repository.text("libs/other") is None


def test_processes_end_with_the_repository(checkout: Checkout) -> None:
    checkout.commit(FILES)
    repository = open_repository(checkout.root, rev="HEAD")
    assert repository.line_count("README.md") == repository.line_count("src/app.py") == 1
    assert isinstance(repository.contents, Blobs)
    (process,) = repository.contents._running.values()
    assert process.poll() is None
    del repository
    assert process.poll() == 0
