"""The last rungs, of a path neither in the tree nor in its past: is that an accusation?"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place, Rung, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.meanings import SHARED, SHOWN, Found
from mkdocs_gapreport.verifiers.namesakes import elsewhere, namesake, same_settings
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.repository import Repository

_GENERATED = regex(r"(?:^|/)(?:[\w-]*generated|gen|dist|build|node_modules)/")


def absent(repository: Repository, path: str, page: str) -> Found:
    """Neither in the tree nor in the history: is that an accusation, and how sure is it?"""
    stated = posixpath.normpath(path.strip("/"))
    if "/" not in stated:
        twin = same_settings(repository, stated)
        if twin:
            summary = f"no file is named `{stated}`, but `{twin}` is there"
            return Found(rung=Rung.NAMESAKE, paths=(twin,), summary=summary, places=(Place(twin),))
        known = " and none ever was" if not repository.history.incomplete else ""
        return Found(rung=Rung.LOOSE_NAME, summary=f"no file is named `{stated}`{known}")
    ways = _homes(repository, stated, page)
    other = next(filter(None, (namesake(repository, way) for way in ways)), "")
    if other:
        summary = f"`{stated}` never existed, but `{other}` is there"
        return Found(rung=Rung.NAMESAKE, paths=(other,), summary=summary, places=(Place(other),))
    parts = stated.split("/")
    knows = repository.history.knows_folder
    is_own_name = parts[0] in repository.names and len(parts) > SHARED and not knows(parts[0])
    first = parts[1] if is_own_name else parts[0]
    beside = posixpath.join(posixpath.dirname(page), first)
    if not (knows(first) or repository.is_directory(beside) or _ends_a_folder(repository, parts)):
        if _may_be_another_repository(repository, parts):
            summary = f"`{stated}` is not there; `{first}/` may be another repository"
            return Found(rung=Rung.OUTSIDE, summary=summary)
        known = "nor is there" if repository.history.incomplete else "nor was there ever"
        homes = repository.folders_named(first)
        summary = f"`{stated}` is not there, {known} a folder `{first}/`"
        if homes:
            summary = f"`{stated}` is not there, nor in {listed(homes, SHOWN)}"
        return Found(rung=Rung.STRANGE_FOLDER, summary=summary)
    return never(repository, stated)


def _ends_a_folder(repository: Repository, parts: Sequence[str]) -> bool:
    """Whether two folders and more of a path are those of one in the tree: it is seen from there.

    `lib/kilns/oven.dart`, where `app/lib/kilns/` is; not `kilns/v1/oven.proto`, where only what was
    made of it is here, in `app/generated/kilns/v1/`.
    """
    ends = repository.ending("/".join(parts[:-1]) + "/") if len(parts) > SHARED else ()
    return any(not _GENERATED.search(end) for end in ends)


def _may_be_another_repository(repository: Repository, parts: Sequence[str]) -> bool:
    """Whether a strange first folder is called like a repository, where no package is.

    Plans of several repositories put their names in front: `shop-ios/Sources/Cart.swift`.
    """
    is_called_so = "-" in parts[0] and len(parts) > SHARED
    return is_called_so and not _has_packages_on_top(repository)


@once
def _has_packages_on_top(repository: Repository) -> bool:
    """Whether it is the custom here that folders called so stand in the root."""
    return any(re.match(r"[^/]*-[^/]*/[^/]+$", path) for path in _manifests(repository))


def _manifests(repository: Repository) -> Iterator[str]:
    for name in ("package.json", "pyproject.toml", "go.mod", "Cargo.toml", "pom.xml", "Dockerfile"):
        yield from repository.named(name)


def _homes(repository: Repository, stated: str, page: str) -> Iterator[str]:
    """A path as it is, and in the packages that it may be seen from.

    Those are each folder above the page, and the one in which its own folders are.
    """
    yield stated
    folder = posixpath.dirname(page)
    while folder:
        yield f"{folder}/{stated}"
        folder = posixpath.dirname(folder)
    seen_from = repository.ending(f"{posixpath.dirname(stated)}/")
    if len(seen_from) == 1:
        yield f"{seen_from[0]}/{posixpath.basename(stated)}"


def never(repository: Repository, stated: str) -> Found:
    """The last two rungs: it never existed, or the history that would tell is not here."""
    incomplete = repository.history.incomplete
    if incomplete:
        summary = f"`{stated}` is not there; whether it ever was cannot be told: {incomplete}"
        return Found(rung=Rung.HISTORY_INCOMPLETE, summary=summary)
    folder = posixpath.dirname(stated)
    also = ""
    if folder and not repository.is_directory(folder):
        homes = repository.ending(f"{folder}/")
        also = (
            f"; nor is it in {listed(homes, SHOWN)}"
            if homes
            else f"; nor does the folder `{folder}/` exist"
        )
    other = elsewhere(repository, stated)
    if other.startswith(f"{folder}/"):
        summary = f"`{stated}` never existed, but `{other}` is there, the only file of that name"
        return Found(rung=Rung.NAMESAKE, paths=(other,), summary=summary, places=(Place(other),))
    also += f"; the only file of that name is `{other}`" if other else ""
    places = (Place(other),) if other else ()
    summary = f"`{stated}` is not in the repository and never was{also}"
    return Found(rung=Rung.NEVER, summary=summary, places=places)
