"""Finding paths by a part of them: by name, by ending, by folder, by another spelling.

Every index is made when it is first asked for, with as little work per path as Python allows.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Names:
    """The names of many files, and of the folders that they make."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._given = paths

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All files, sorted."""
        return tuple(sorted(self._given))

    def below(self, folder: str) -> tuple[str, ...]:
        """All files in a folder and further down, sorted."""
        start = f"{folder}/"
        first = bisect_left(self.paths, start)
        # "0" follows "/": what comes before `folder0` and after `folder/` lies in the folder.
        return self.paths[first : bisect_left(self.paths, f"{folder}0", first)]

    def has_folder(self, folder: str) -> bool:
        """Whether anything lies in a folder."""
        start = f"{folder}/"
        first = bisect_left(self.paths, start)
        return first < len(self.paths) and self.paths[first].startswith(start)

    def named(self, name: str) -> tuple[str, ...]:
        """All files with that name, sorted."""
        return tuple(self._files_by_name.get(name, ()))

    def folders_named(self, name: str) -> tuple[str, ...]:
        """All folders with that name, sorted."""
        return tuple(self._folders_by_name.get(name, ()))

    @property
    def all_names(self) -> Iterable[str]:
        """Every file name once."""
        return self._files_by_name.keys()

    def ending(self, path: str) -> tuple[str, ...]:
        """All files and folders whose last parts are exactly those of `path`; two at the least."""
        wanted = path.removesuffix("/")
        _, slash, name = wanted.rpartition("/")
        if not slash:
            return ()
        files = () if path.endswith("/") else self.named(name)
        tail = f"/{wanted}"
        return tuple(
            found for found in (*files, *self.folders_named(name)) if f"/{found}".endswith(tail)
        )

    def spelled_like(self, path: str) -> tuple[str, ...]:
        """Files that `path` is another spelling of; folders when it ends in a slash."""
        table = self._folders_by_letters if path.endswith("/") else self._files_by_letters
        wanted = path.removesuffix("/")
        alike = table.get(_letters(wanted), ())
        return tuple(found for found in alike if found != wanted and _same_words(found, wanted))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds something."""
        folders: set[str] = set()
        for folder in {path.rpartition("/")[0] for path in self.paths}:
            above = folder
            while above and above not in folders:
                folders.add(above)
                above = above.rpartition("/")[0]
        return frozenset(folders)

    @cached_property
    def _files_by_name(self) -> dict[str, list[str]]:
        return _by_name(self.paths)

    @cached_property
    def _folders_by_name(self) -> dict[str, list[str]]:
        return _by_name(sorted(self.folders))

    @cached_property
    def _files_by_letters(self) -> dict[str, list[str]]:
        return _by_letters(self.paths)

    @cached_property
    def _folders_by_letters(self) -> dict[str, list[str]]:
        return _by_letters(sorted(self.folders))


def module_twins(path: str) -> Iterator[str]:
    """What a module may be called after it became a folder, or a file again."""
    stem, dot, extension = path.rpartition(".")
    folder, _, name = stem.rpartition("/")
    if not dot or not name:
        return
    for family, index in _MODULES:
        if extension in family:
            yield from (f"{stem}/{index}.{other}" for other in family)
            if name == index and folder:
                yield from (f"{folder}.{other}" for other in family)


_MODULES = (
    (("rs",), "mod"),
    (("py",), "__init__"),
    (("ts", "tsx", "js", "jsx", "mts", "mjs", "cts", "cjs"), "index"),
)


def _by_name(paths: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for path in paths:
        table.setdefault(path.rpartition("/")[2], []).append(path)
    return table


def _by_letters(paths: Iterable[str]) -> dict[str, list[str]]:
    """Group paths by their letters. In one go: a hundred thousand calls would cost ten times."""
    listed = list(paths)
    table: dict[str, list[str]] = {}
    # No paths joined and split again would be one, without a name.
    if not listed:
        return table
    for letters, path in zip(_letters("\0".join(listed)).split("\0"), listed, strict=True):
        table.setdefault(letters, []).append(path)
    return table


def _letters(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    return plain.casefold().replace("-", "").replace("_", "")


def _same_words(one: str, other: str) -> bool:
    """Whether two paths with the same letters also part them alike: `ab` is not `a_b`."""
    return _folded(one) == _folded(other) or _split(one) == _split(other)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold().replace("-", "_")


def _split(path: str) -> str:
    """The path with `camelCase` and `HTTPServer` written as `camel_case` and `http_server`."""
    parted = _HUMP.sub("_", unicodedata.normalize("NFC", path).replace("-", "_"))
    return parted.casefold()


_HUMP = regex(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
