"""A folder without git: every file that no `.gitignore` in it keeps out."""

# ruff: noqa: PTH118, PTH123  names may be any bytes, which pathlib does not take

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from mkdocs_gapreport.repository.files import Files, decoded, encoded
from mkdocs_gapreport.repository.ignore import Ignores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_RULES = 1_000_000


def walk(root: Path) -> Files:
    """List the files of a folder; a repository inside it is one entry, as it is for git."""
    top = os.fsencode(root)
    ignores = Ignores(lambda path: _rules_at(top, path))
    rows: dict[str, str] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        for name, state in _listed(os.path.join(top, encoded(folder))):
            path = f"{folder}{name}"
            mode = _mode(state)
            if not mode or ignores.ignores(path if mode != _FOLDER else f"{path}/"):
                continue
            if mode != _FOLDER:
                rows[path] = mode
            elif os.path.lexists(os.path.join(top, encoded(path), b".git")):
                rows[path] = "160000"
            else:
                waiting.append(f"{path}/")
    return Files(rows)


_FOLDER = "040000"


def _listed(folder: bytes) -> Iterator[tuple[str, os.stat_result]]:
    """The names in a folder with their states; nothing where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name != b".git":
                    name = decoded(entry.name)
                    yield name, entry.stat(follow_symlinks=False)
    except OSError:
        return


def _mode(state: os.stat_result) -> str:
    """The mode that git would give it; nothing for pipes, sockets and devices."""
    if stat.S_ISDIR(state.st_mode):
        return _FOLDER
    if stat.S_ISLNK(state.st_mode):
        return "120000"
    if stat.S_ISREG(state.st_mode):
        return "100755" if state.st_mode & stat.S_IXUSR else "100644"
    return ""


def _rules_at(top: bytes, path: str) -> str | None:
    place = os.path.join(top, encoded(path))
    try:
        if not stat.S_ISREG(os.lstat(place).st_mode):
            return None
        with open(place, "rb") as file:
            return file.read(_LONGEST_RULES).decode("utf-8", "replace")
    except OSError:
        return None
