from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, new_checkout

from mkdocs_gapreport.repository import FileKind, open_repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Checkout:
    """A folder without git."""
    return Checkout(tmp_path / "plain")


def test_nested_rules_keep_files_out(folder: Checkout) -> None:
    folder.write(
        {
            ".gitignore": "*.log\nbuild/\n/local.py\n",
            "run.log": "",
            "local.py": "",
            "src/local.py": "",
            "src/.gitignore": "!kept.log\n*.tmp\n",
            "src/kept.log": "",
            "src/a.tmp": "",
            "src/deep/b.tmp": "",
            "other/a.tmp": "",
            "build/.gitignore": "!*\n",
            "build/out.js": "",
        }
    )
    repository = open_repository(folder.root)
    expected = [".gitignore", "other/a.tmp", "src/.gitignore", "src/kept.log", "src/local.py"]
    assert sorted(repository.files) == expected
    assert repository.is_on_disk("build/out.js")
    rule = repository.ignore_rule("src/deep/b.tmp")
    assert rule is not None
    assert (rule.source, rule.line) == ("src/.gitignore", 2)


def test_walked_and_tracked_trees_are_the_same(folder: Checkout) -> None:
    folder.write(
        {".gitignore": "*.log\n", "a b.py": "x\n", "bin/run": "x\n", "x/y.log": "", "x/y": ""}
    )
    (folder.root / "bin/run").chmod(0o755)
    (folder.root / "link").symlink_to("bin")
    walked = open_repository(folder.root)
    new_checkout(folder.root).commit()
    tracked = open_repository(folder.root)
    assert {path: entry.kind for path, entry in walked.files.items()} == {
        path: entry.kind for path, entry in tracked.files.items()
    }
    assert walked.line_count("link/run") == tracked.line_count("link/run") == 1


def test_repository_inside_is_not_entered(folder: Checkout) -> None:
    folder.write({"a.py": ""})
    new_checkout(folder.root / "vendored").commit({"inside.py": ""})
    repository = open_repository(folder.root)
    assert sorted(repository.files) == ["a.py", "vendored"]
    assert repository.files["vendored"].kind is FileKind.SUBMODULE
    assert repository.is_directory("vendored")


def test_only_files_and_links_count(folder: Checkout, tmp_path: Path) -> None:
    folder.write({"a.py": "", "empty/x": ""})
    (folder.root / "empty/x").unlink()
    os.mkfifo(folder.root / "pipe")
    (folder.root / "out").symlink_to(tmp_path)
    (folder.root / ".gitignore").symlink_to("../rules")
    (tmp_path / "rules").write_text("*.py\n")
    repository = open_repository(folder.root)
    assert sorted(repository.files) == [".gitignore", "a.py", "out"]
    assert not repository.is_directory("out")
    assert repository.is_on_disk("empty")


def test_names_that_are_no_text(folder: Checkout) -> None:
    folder.write({"a.py": ""})
    (folder.root / os.fsdecode(b"\xff\xfe.py")).write_text("x\n")
    repository = open_repository(folder.root)
    assert repository.line_count("\udcff\udcfe.py") == 1
