"""What `mkdocs serve` watches beside docs_dir: the tracked code, and as little else as possible.

The server polls every file below what it is told to watch, so a `node_modules` would cost more
than all the rest.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_gapreport.repository import checkout_around

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

_MOST = 60
_HARMLESS = frozenset({"__pycache__"})


def watched(root: Path, tracked: Iterable[str], known: Collection[str]) -> list[tuple[Path, bool]]:
    """Paths to be watched, each with whether it is with all below; `known` ones are already."""
    files = list(tracked)
    folders = {parent for path in files for parent in _parents(path)}
    skipped = {os.path.realpath(path) for path in known}
    top = [(root / path, False) for path in files if "/" not in path]
    for name in sorted(folder for folder in folders if "/" not in folder):
        top += _cover(root, name, folders, skipped)
    return [(path, below) for path, below in top if path.exists()][:_MOST]


def of_git(root: Path) -> list[Path]:
    """What git changes when files are added, committed or checked out; reading changes none."""
    checkout = checkout_around(root)
    if checkout is None:
        return []
    folder = checkout / ".git"
    if folder.is_file():  # a linked working tree
        folder = checkout / folder.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
    return [folder / name for name in _OF_GIT if (folder / name).is_file()]


_OF_GIT = ("index", "HEAD", "logs/HEAD")


def _cover(
    root: Path, folder: str, folders: set[str], skipped: set[str]
) -> Iterator[tuple[Path, bool]]:
    """The folder as a whole if all below it is tracked, or else its parts."""
    path = root / folder
    if os.path.realpath(path) in skipped or not path.is_dir():
        return
    below = [f"{folder}/{entry.name}" for entry in os.scandir(path) if _matters(entry)]
    known = folders.intersection(below)
    parts = [part for child in sorted(known) for part in _cover(root, child, folders, skipped)]
    is_whole = parts == [(root / child, True) for child in sorted(below)]
    yield from [(path, True)] if is_whole else [(path, False), *parts]


def _matters(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.name not in _HARMLESS


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
