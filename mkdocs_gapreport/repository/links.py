"""Symbolic links inside the root: git lists a link and its target, not the paths through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PATH = 4096
_MOST_LINKS = 40


def is_plain(path: str) -> bool:
    """Whether a path is relative, goes straight down, and could be the name of anything."""
    return (
        0 < len(path) <= LONGEST_PATH
        and "\0" not in path
        and not {"", ".", ".."}.intersection(path.split("/"))
    )


def follow(path: str, target_of: Callable[[str], str | None]) -> str | None:
    """The path without links in it, whether or not it is there; None when it leaves the root.

    `target_of` gives the target of a link, and None for everything else.
    """
    waiting = path.split("/")[::-1]
    real: list[str] = []
    links = 0
    while waiting:
        part = waiting.pop()
        if part == ".." and not real:
            return None
        if part == "..":
            real.pop()
        elif part not in {"", "."}:
            real.append(part)
            target = target_of("/".join(real))
            if target is None:
                continue
            links += 1
            if target.startswith("/") or links > _MOST_LINKS:
                return None
            real.pop()
            waiting.extend(reversed(target.split("/")))
    return "/".join(real)
