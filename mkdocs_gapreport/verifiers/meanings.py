"""What a path may mean as a page writes it, and what was found of it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Place, Rung
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository


ELSEWHERE = regex(
    r"^(?:~|\$|%\w+%|[A-Za-z]:/|/(?:etc|var|usr|opt|tmp|home|Users|root|dev|proc|mnt|srv|app|bin|Library|Applications|workspaces?)(?:/|$))"
)
SHARED = 2  # folders that two paths have in common
SHOWN = 3


class Found(Struct, frozen=True, kw_only=True):
    """The rung, the tracked paths it leads to, and one sentence."""

    rung: Rung
    paths: tuple[str, ...] = ()
    summary: str = ""
    places: tuple[Place, ...] = ()
    is_bare: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the tree has it, under its name or one that can only mean it."""
        return self.rung in {Rung.LITERAL, Rung.SUFFIX, Rung.SPELLING, Rung.BARE_NAME}


def candidates(repository: Repository, path: str, page: str) -> Iterator[str]:
    """The paths from the root that a written path may mean, likeliest first."""
    bare = path.rstrip("/")
    folder = posixpath.dirname(page)
    from_page = posixpath.normpath(posixpath.join(folder, bare.lstrip("/")))
    from_root = posixpath.normpath(bare.lstrip("/"))
    is_relative = bare.startswith((".", "..")) and bare.startswith(("./", "../"))
    yield from (from_page, from_root) if is_relative else (from_root, from_page)
    if bare.startswith("@/") or bare.startswith("~/") and "/" in bare[2:]:
        yield posixpath.normpath("src/" + bare[2:])
    parts = from_root.split("/")
    is_elsewhere = bool(ELSEWHERE.match(bare)) or bare.startswith("/")
    for index, part in enumerate(parts[:-1] if is_elsewhere else parts[:1]):
        if part in repository.names and not repository.is_directory(part):
            yield "/".join(parts[index + 1 :])


def is_there(repository: Repository, path: str) -> bool:
    """Whether the tree has a file or folder at a path from the root."""
    return not path.startswith("..") and (repository.is_file(path) or repository.is_directory(path))


def is_absolute(repository: Repository, path: str) -> bool:
    """Whether a path begins at a root that is not that of the repository."""
    first = path.strip("/").split("/")[0]
    is_rooted = path.startswith("/") or re.match(r"^[A-Za-z]:/", path) is not None
    return is_rooted and not repository.history.knows_folder(first)


def tail_of(path: str) -> str:
    """A path without what leads to the root or to the page."""
    return re.sub(r"^(?:\.{0,2}/|@/)+", "", posixpath.normpath(path.rstrip("/")))


def there(rung: Rung, paths: tuple[str, ...], summary: str) -> Found:
    """What is found at these paths."""
    return Found(
        rung=rung,
        paths=paths,
        summary=summary,
        places=tuple(Place(path) for path in paths[:SHOWN]),
    )
