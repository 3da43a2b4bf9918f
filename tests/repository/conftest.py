"""A git that knows nothing of the person who runs the tests, and repositories to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, new_checkout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True, scope="module")
def _no_personal_configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", home)
        patch.setenv("XDG_CONFIG_HOME", home)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """An empty repository in a folder called `project`."""
    return new_checkout(tmp_path / "project")
