"""The rungs of a path that is in the tree: under its name, or under one that can only mean it.

What is only there where it can hardly be meant, as a copy, comes last.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place, Rung, listed
from mkdocs_gapreport.verifiers.meanings import (
    ELSEWHERE,
    SHARED,
    SHOWN,
    Found,
    candidates,
    is_absolute,
    is_there,
    tail_of,
    there,
)
from mkdocs_gapreport.verifiers.nearness import far, near, stands_alone
from mkdocs_gapreport.verifiers.past import as_former

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


# what a host reads in the root only
_FOR_ROOT = (".github/", ".gitlab/", ".circleci/")


def literal(repository: Repository, path: str, page: str) -> Found | None:
    """It is there as it is written, from the root or from the page."""
    for candidate in candidates(repository, path, page):
        if candidate != "." and is_there(repository, candidate):
            both = (candidate, posixpath.join(posixpath.dirname(page), path))
            if "/" not in path and both[1] != candidate and is_there(repository, both[1]):
                summary = f"{listed(both, SHOWN)} have that name"
                return there(Rung.BARE_NAME, both, summary)
            how = "" if candidate == path.rstrip("/") else f" (stated as `{path}`)"
            return there(Rung.LITERAL, (candidate,), f"`{candidate}` is there{how}")
    return None


def suffix(repository: Repository, path: str, page: str) -> Found | None:
    """The tree has a path that ends so."""
    if ELSEWHERE.match(path):
        return None
    tail = tail_of(path)
    if "/" not in tail:
        return None
    hits = near(repository, path, tail, page)
    if hits and tail.startswith(_FOR_ROOT) and repository.history.former(tail):
        return None  # the root had its own; that of a vendored library is another
    if len(hits) == 1:
        return there(Rung.SUFFIX, hits, f"`{hits[0]}` is there, the only path that ends so")
    if hits:
        return there(Rung.BARE_NAME, hits, f"{len(hits)} paths end so: {listed(hits, SHOWN)}")
    return None


def absolute(repository: Repository, path: str, _page: str) -> Found | None:
    """An absolute path of somebody's machine: what is left when its first folders are taken off."""
    if not is_absolute(repository, path):
        return None
    parts = re.sub(r"^[A-Za-z]:", "", path).strip("/").split("/")
    for index in range(1, len(parts) - SHARED):
        rest = "/".join(parts[index:])
        if is_there(repository, rest):
            summary = f"`{rest}` is there (stated as `{path}`)"
            return there(Rung.BARE_NAME, (rest,), summary)
    for index in range(1, len(parts) - SHARED):
        former = repository.history.former("/".join(parts[index:]))
        if former:
            return as_former(former)
    return None


def spelling(repository: Repository, path: str, page: str) -> Found | None:
    """The same folder has it in another case, or the module became a folder."""
    for candidate in candidates(repository, path, page):
        hits = () if candidate.startswith("..") else repository.spelled_like(candidate)
        hits = hits or (() if path.endswith("/") else _with_ending(repository, candidate))
        if hits:
            return there(Rung.SPELLING, hits[:1], f"`{hits[0]}` is there, under another spelling")
    return None


def _with_ending(repository: Repository, path: str) -> tuple[str, ...]:
    """The file that a path without an ending means, as imports name it."""
    folder, name = posixpath.split(path)
    if not folder or "." in name or any(mark in path for mark in "*?[{"):
        return ()
    return repository.glob(f"{path}.*")


def uncommitted(repository: Repository, path: str, page: str) -> Found | None:
    """It lies on the disk, and git does not track it."""
    for candidate in candidates(repository, path, page):
        if not candidate.startswith("..") and candidate != "." and repository.is_on_disk(candidate):
            return Found(
                rung=Rung.UNCOMMITTED, summary=f"`{candidate}` exists, but git does not track it"
            )
    return None


def bare_name(repository: Repository, path: str, _page: str) -> Found | None:
    """One file or several have the bare name."""
    name = path.rstrip("/")
    if "/" in name or stands_alone(name):
        return None
    hits = repository.named(name) or repository.folders_named(name)
    if len(hits) == 1:
        return there(Rung.BARE_NAME, hits, f"`{hits[0]}` is the only one of that name")
    if hits:
        return there(Rung.BARE_NAME, hits, f"{len(hits)} have that name: {listed(hits, SHOWN)}")
    return None


def copies(repository: Repository, path: str, page: str) -> Found | None:
    """What is only there where it can hardly be meant: in another package, in what was built."""
    tail = tail_of(path)
    named = repository.named(tail) if stands_alone(tail) else ()
    hits = named or (repository.ending(tail) if "/" in tail and not ELSEWHERE.match(path) else ())
    if not hits:
        return None
    summary = f"`{path}` is not there; {far(repository, tail, page)} {listed(hits, SHOWN)}"
    return Found(rung=Rung.OUTSIDE, summary=summary, places=tuple(map(Place, hits[:SHOWN])))
