"""Where pages from outside docs_dir stand in the site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASIDE = "repository"


class Mount(Struct, frozen=True, kw_only=True):
    """A page of the repository and its place in the site; `remark` tells of an unexpected one."""

    path: str
    uri: str
    remark: str = ""


def mounts(pages: Iterable[tuple[str, str]], taken: Iterable[str]) -> tuple[Mount, ...]:
    """Give each page its place: the one asked for (`at`), or else its path in the repository.

    Folders that begin with a dot lose it, since MkDocs would leave them out. Pages of the site
    (`taken`) keep their places; a page that would stand in one goes below `repository/`.
    """
    occupied = {_site_key(uri): f"`{uri}` in docs_dir" for uri in taken}
    made: list[Mount] = []
    # First the places that were asked for, then those that are the path as it is.
    order = sorted(pages, key=lambda page: (not page[1], _visible(page[0]) != page[0], page[0]))
    for path, at in order:
        mount = _asked_for(path, at, occupied) if at else _free(path, occupied)
        occupied[_site_key(mount.uri)] = f"`{path}`"
        made.append(mount)
    return tuple(sorted(made, key=lambda mount: mount.path))


def _asked_for(path: str, at: str, occupied: dict[str, str]) -> Mount:
    inside = posixpath.normpath(at.strip("/"))
    uri = inside if inside.endswith(".md") else posixpath.join(inside, _visible(path))
    if inside.startswith("../") or inside == "..":
        raise ConfigurationError(f"page `{path}`: `at: {at}` leads out of the site")
    if holder := occupied.get(_site_key(uri)):
        raise ConfigurationError(
            f"page `{path}`: `at: {at}` is the place of {holder}; name another one, or a folder"
        )
    return Mount(path=path, uri=uri)


def _free(path: str, occupied: dict[str, str]) -> Mount:
    plain = _visible(path)
    uri, holder = plain, occupied.get(_site_key(plain))
    number = 1
    while _site_key(uri) in occupied:
        uri = posixpath.join(_ASIDE if number == 1 else f"{_ASIDE}-{number}", plain)
        number += 1
    remark = (
        f"`{path}` is shown at `{uri}`, as its place belongs to {holder}; "
        "`at` gives it one of your choice"
    )
    return Mount(path=path, uri=uri, remark=remark if holder else "")


def _visible(path: str) -> str:
    stem, _ = posixpath.splitext(path)
    parts = [part.lstrip(".") or "dots" for part in stem.split("/")]
    return f"{'/'.join(parts)}.md"


def _site_key(uri: str) -> str:
    """The same for all pages that would be written to one file, somewhere."""
    stem, extension = posixpath.splitext(uri)
    if extension.lower() != ".md":
        return uri.casefold()
    folder, name = posixpath.split(stem.casefold())
    return folder if name in {"index", "readme"} else posixpath.join(folder, name)
