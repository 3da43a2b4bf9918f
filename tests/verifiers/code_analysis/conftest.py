"""Small repositories as literals; one that several tests ask for is made once."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import lay_out

from mkdocs_gapreport.repository import open_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_gapreport.repository import Repository


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Repository]]:
    """Commit files, each a literal, and open the repository."""
    made: dict[tuple[tuple[str, str | bytes], ...], Repository] = {}

    def opened(files: Mapping[str, str | bytes] | str, *, name: str = "src/app.py") -> Repository:
        """A single text is the file `name`."""
        given = {name: files} if isinstance(files, str) else files
        content = {
            path: dedent(text).lstrip("\n") if isinstance(text, str) else text
            for path, text in given.items()
        }
        key = tuple(content.items())
        if key not in made:
            root = lay_out(tmp_path_factory.mktemp("code") / "project", content)
            made[key] = open_repository(root)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield opened
