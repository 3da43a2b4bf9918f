"""The hook, installed and run by pre-commit itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from runner import AUTHOR, bin_of_tests, commit, own_files, write

PRE_COMMIT = str(Path(bin_of_tests()) / "pre-commit")
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: gapreport
"""
LIE = "- [x] Create `src/ledger.py`\n"


def said(words: list[str], root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        words,
        cwd=root,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**kept, **environment, "PATH": f"{bin_of_tests()}:{os.environ['PATH']}"},
    )


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PRE_COMMIT_COLOR": "never"}


def test_commit_is_refused_while_a_claim_is_false(tmp_path: Path, home: dict[str, str]) -> None:
    hooks = own_files(tmp_path / "hooks")
    rev = said(["git", "rev-parse", "HEAD"], hooks).stdout.strip()
    root = write(
        tmp_path / "harbor", {"TODO.md": "- [x] `src/harbor.py`\n", "src/harbor.py": "1\n"}
    )
    write(root, {".pre-commit-config.yaml": CONFIG.format(repo=hooks.as_uri(), rev=rev)})
    commit(root)
    assert said([PRE_COMMIT, "install"], root, **home).returncode == 0

    def committing(*words: str) -> subprocess.CompletedProcess[str]:
        said(["git", "add", "."], root)
        return said(["git", *AUTHOR, "commit", "-m", "More", *words], root, **home)

    write(root, {"TODO.md": "- [x] `src/harbor.py`\n" + LIE})
    refused = committing()
    assert refused.returncode == 1, refused.stderr
    assert "TODO.md:2: missing: " in refused.stderr

    # What a commit brings makes a claim of the same commit true.
    write(root, {"src/ledger.py": "def write():\n    return 1\n"})
    assert committing().returncode == 0

    # A claim becomes false, or outdated, by code alone: the hook looks whatever has changed.
    write(root, {"README.md": "# Harbor\n"})
    said(["git", "mv", "src/ledger.py", "src/journal.py"], root)
    moved = committing()
    assert moved.returncode == 0
    assert "Passed" in moved.stderr
