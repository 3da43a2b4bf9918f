"""The rungs of a path that git remembers: it was moved, renamed with its folder, or removed."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place, Rung
from mkdocs_gapreport.verifiers.meanings import Found, candidates, is_there
from mkdocs_gapreport.verifiers.namesakes import GENERIC

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Former, Repository


def history(repository: Repository, path: str, page: str) -> Found | None:
    """What git remembers under that path, or under one that ends so."""
    history = repository.history
    for candidate in candidates(repository, path, page):
        former = history.former(candidate)
        if former:
            return as_former(former)
    tail = re.sub(r"^(?:\.{0,2}/)+", "", path.rstrip("/"))
    named = [
        f
        for f in history.named(posixpath.basename(tail))
        if f.path == tail or f.path.endswith("/" + tail)
    ]
    if named and not GENERIC.match(tail):
        return as_former(named[0])
    return None


def renamed_folder(repository: Repository, path: str, page: str) -> Found | None:
    """A path below a folder that was renamed: is it in the new one?"""
    for candidate in candidates(repository, path, page):
        folder, name = posixpath.split(candidate)
        while folder and not candidate.startswith(".."):
            former = repository.history.former(folder)
            now = f"{former.moved_to}/{name}" if former and former.moved_to else ""
            stem = now.rpartition(".")[0]
            for home in (now, stem):
                if home and is_there(repository, home):
                    summary = (
                        f"`{folder}` was moved to `{former.moved_to}`, and `{home}` is there"
                        if former
                        else ""
                    )
                    return Found(
                        rung=Rung.HISTORY, paths=(home,), summary=summary, places=(Place(home),)
                    )
            folder, last = posixpath.split(folder)
            name = f"{last}/{name}"
    return None


def as_former(former: Former) -> Found:
    """A path of the past: where it moved to, or when it was removed."""
    when = f" in {former.commit[:10]}" if former.commit else ""
    when += f" on {former.date.isoformat()}" if former.date else ""
    if former.moved_to:
        summary = f"`{former.path}` was moved to `{former.moved_to}`{when}"
        return Found(
            rung=Rung.HISTORY,
            paths=(former.moved_to,),
            summary=summary,
            places=(Place(former.moved_to),),
        )
    why = when or " in the working tree, not committed"
    return Found(rung=Rung.HISTORY, summary=f"`{former.path}` was removed{why}")
