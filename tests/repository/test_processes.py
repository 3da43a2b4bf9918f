from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.repository import processes
from mkdocs_gapreport.repository.git import Git, GitError

if TYPE_CHECKING:
    from pathlib import Path


def test_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(processes.ProgramError, match=r"took longer than 0\.1 seconds"):
        processes.run(argv, folder=tmp_path, environment=os.environ, timeout=0.1)


def test_program_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(processes.ProgramError, match="`no-such-program` cannot be started"):
        processes.run(["no-such-program"], folder=tmp_path, environment=os.environ, timeout=1)
    with pytest.raises(processes.ProgramError, match="`no-such-program` cannot be started"):
        processes.start(["no-such-program"], folder=tmp_path, environment=os.environ)


def test_error_of_git_is_passed_on_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="`git rev-parse` failed: not a git repository"):
        Git(tmp_path).ask("rev-parse", "HEAD")
