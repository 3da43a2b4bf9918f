"""A folder to lay a site in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sites import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Site:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = tmp_path / "project"
    root.mkdir()
    made = Site(root=root, caplog=caplog)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
