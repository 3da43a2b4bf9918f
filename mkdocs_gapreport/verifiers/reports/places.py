"""From the names in a report to paths of the tree.

Tools write them absolute, for Windows, or from a folder of their own.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import alternatives
from mkdocs_gapreport.repository.globs import compiled
from mkdocs_gapreport.repository.links import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository

_DRIVE = regex(r"^(?:[A-Za-z]:|//[^/]+)(?=/)")
_LONGEST_NAME = 4096
_WILD = regex(r"[*?\[{]")


class Places:
    """Finds the files that a report in the folder `home` names.

    `sources` are the folders that the report itself says its names start from.
    """

    def __init__(self, repository: Repository, home: str, sources: Iterable[str] = ()) -> None:
        self._repository = repository
        self._home = home
        self._sources = tuple(plain(source) for source in sources)
        self._known: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The tracked path that a name means, or the name itself in plain form."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._found(plain(name))
        return known

    def is_tracked(self, path: str) -> bool:
        """Whether a path that was found is one of the tree."""
        return path in self._repository.files

    def _found(self, name: str) -> str:
        for wanted in self._readings(name):
            if is_plain(wanted) and self._repository.is_file(wanted):
                return self._repository.resolve(wanted) or wanted
        alike = self._repository.ending(name) if is_plain(name) else ()
        near = [path for path in alike if path.startswith(f"{self._home}/")] if self._home else []
        chosen = near or list(alike)
        return chosen[0] if len(chosen) == 1 else self._untracked(name)

    def _readings(self, name: str) -> Iterator[str]:
        """What a name may mean, the likeliest first."""
        if not name.startswith("/"):
            for source in self._sources:
                whole = _join(source, name)
                yield from self._ends(whole) if source[:1] == "/" else (whole,)
            if self._home:
                yield _join(self._home, name)
            yield name
        if self._module and name.startswith(f"{self._module}/"):
            yield _join(self._home, name.removeprefix(f"{self._module}/"))
        yield from self._ends(name)

    def _ends(self, name: str) -> Iterator[str]:
        """The ends of a path, longest first; a bare name only behind the project's own name."""
        parts = [part for part in name.split("/") if part]
        for start in range(1, len(parts)):
            end = "/".join(parts[start:])
            if start < len(parts) - 1 or parts[start - 1] in self._repository.names:
                if self._home and parts[start - 1] == self._home.rpartition("/")[2]:
                    yield _join(self._home, end)
                yield end

    def _untracked(self, name: str) -> str:
        """A file that is not tracked, from the root where that shows in its name."""
        own = next((f"/{own}/" for own in self._repository.names if f"/{own}/" in name), "")
        return name.rpartition(own)[2] if own and name.startswith("/") else name

    @cached_property
    def _module(self) -> str:
        """The name that a Go module begins all its paths with."""
        text = self._repository.text(_join(self._home, "go.mod"))
        match = re.search(r"(?m)^module[ \t]+(\S+)", text.content) if text else None
        return match[1].strip('"') if match else ""


def plain(name: str) -> str:
    """A path with slashes, without drive, URL, `./` and inner `..`."""
    path = name[:_LONGEST_NAME]
    if path[:5].lower() == "file:":
        try:
            path = unquote(urlsplit(path).path)
        except ValueError:
            path = path[5:]
        path = re.sub(r"^/(?=[A-Za-z]:)", "", path)
    if "\\" in path and ("/" not in path or re.match(r"[A-Za-z]:\\", path)):
        path = path.replace("\\", "/")
    path = _DRIVE.sub("", path)
    start = "/" if path.startswith("/") else ""
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {"", ".", ".."}:
            parts.append(part)
    return start + "/".join(parts)


def chooser(path: str) -> Callable[[str], bool]:
    """Whether a path is the one meant, lies in the folder meant, or fits the pattern."""
    wanted = path.strip().removeprefix("./").strip("/")
    if wanted in {"", ".", "**", "**/*"}:
        return lambda _: True
    if not _WILD.search(wanted):
        return lambda name: name == wanted or name.startswith(f"{wanted}/")
    patterns = [compiled(choice) for choice in alternatives(wanted)]
    if "/" not in wanted:
        return lambda name: any(p.fullmatch(name.rpartition("/")[2]) for p in patterns)
    return lambda name: any(p.fullmatch(name) for p in patterns)


def _join(folder: str, name: str) -> str:
    return plain(f"{folder}/{name}") if folder else name
