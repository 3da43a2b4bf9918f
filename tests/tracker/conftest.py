"""A repository with a page, in which the commands of the tracker are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import REAL, Desk
from projects import lay_out, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Desk]:
    """Lays a repository out, its page committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))

    def make(todo: str | bytes = "# To do\n", **files: str) -> Desk:
        tree = {"src/harbor.py": REAL, "src/rope.py": lines(200), "TODO.md": todo, **files}
        return Desk(lay_out(tmp_path / "harbor", tree))

    return make
