"""Ignore rules: which rule keeps a path out, and whether it really keeps such files out.

The `.gitignore` files of the tree itself are read, so that a folder without git, a revision and a
working tree give the same answer; a person's own excludes are nobody else's evidence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pathspec import GitIgnoreSpec

FILE_NAME = ".gitignore"
_MOST_WILDCARDS = 4
_DEEPEST = 100


class IgnoreRule(Struct, frozen=True, kw_only=True):
    """The rule that ignores a path, and how many tracked files it matches all the same."""

    pattern: str
    source: str
    line: int
    kept: int = 0


class _Rules(Struct, frozen=True, eq=False):
    """One `.gitignore`: `folder` is what it speaks about, `above` the way from it to the root."""

    source: str
    folder: str
    above: str
    spec: GitIgnoreSpec
    lines: tuple[tuple[int, str], ...]

    def deciding(self, path: str) -> tuple[bool | None, int]:
        """Whether the last rule that fits ignores a path, and which one it is."""
        decision = self.spec.check_file(self.relative(path))
        return decision.include, decision.index or 0

    def relative(self, path: str) -> str:
        """The path as this file's rules see it."""
        return f"{self.above}{path.removeprefix(f'{self.folder}/') if self.folder else path}"


class Ignores:
    """All ignore rules of a tree. `read` gives the text of a `.gitignore`, None without one.

    `around` gives those of the folders around the root, the nearest first: the way from there to
    the root ("packages/app/"), and the text.
    """

    def __init__(
        self,
        read: Callable[[str], str | None],
        around: Callable[[], Iterable[tuple[str, str]]] = tuple,
    ) -> None:
        self._read = read
        self._read_around = around
        self._by_folder: dict[str, tuple[_Rules, ...]] = {}
        self._decided: dict[str, tuple[_Rules, int] | None] = {}
        self._kept: dict[tuple[_Rules, int], int] = {}

    def rule_for(self, path: str, tracked: Iterable[str] = ()) -> IgnoreRule | None:
        """The rule that keeps a path out, if any; a folder ends in a slash."""
        found = self._deciding(path) if path.count("/") <= _DEEPEST else None
        if found is None:
            return None
        rules, index = found
        line, pattern = rules.lines[index]
        if found not in self._kept:
            self._kept[found] = self._matched_by(found, tracked)
        return IgnoreRule(pattern=pattern, source=rules.source, line=line, kept=self._kept[found])

    def ignores(self, path: str) -> bool:
        """Whether a path in a folder that is not ignored is; a folder ends in a slash."""
        return self._at(path) is not None

    def _deciding(self, path: str) -> tuple[_Rules, int] | None:
        """The rule on the topmost ignored folder, as nothing below one can be let in again."""
        for end in (slash.end() for slash in re.finditer("/", path)):
            folder = path[:end]
            if folder not in self._decided:
                self._decided[folder] = self._at(folder)
            found = self._decided[folder]
            if found is not None:
                return found
        return None if path.endswith("/") else self._at(path)

    def _at(self, path: str) -> tuple[_Rules, int] | None:
        folder = path.removesuffix("/").rpartition("/")[0]
        speaking = self._by_folder.get(folder)
        for rules in self._speaking_of(folder) if speaking is None else speaking:
            is_ignored, index = rules.deciding(path)
            if is_ignored is not None:
                return (rules, index) if is_ignored else None
        return None

    def _speaking_of(self, folder: str) -> tuple[_Rules, ...]:
        """The rules that count in a folder, the nearest first."""
        parts = folder.split("/") if folder else []
        known: tuple[_Rules, ...] = ()
        for depth in range(len(parts) + 1):
            here = "/".join(parts[:depth])
            if here not in self._by_folder:
                self._by_folder[here] = (*self._own(here), *(known if here else self._around()))
            known = self._by_folder[here]
        return known

    def _own(self, folder: str) -> tuple[_Rules, ...]:
        source = f"{folder}/{FILE_NAME}" if folder else FILE_NAME
        text = self._read(source)
        return () if text is None else (_rules(source, folder, "", text),)

    def _around(self) -> tuple[_Rules, ...]:
        return tuple(
            _rules(f"{'../' * above.count('/')}{FILE_NAME}", "", above, text)
            for above, text in self._read_around()
        )

    def _matched_by(self, found: tuple[_Rules, int], tracked: Iterable[str]) -> int:
        rules, index = found
        pattern = rules.spec.patterns[index]
        folder = f"{rules.folder}/" if rules.folder else ""
        return sum(
            self._deciding(path) == found
            for path in tracked
            if path.startswith(folder) and pattern.match_file(rules.relative(path)) is not None
        )


def _rules(source: str, folder: str, above: str, text: str) -> _Rules:
    numbered = enumerate((line.removesuffix("\r") for line in text.split("\n")), 1)
    rules = [(number, line) for number, line in numbered if _is_rule(line)]
    lines = tuple((number, line.strip()) for number, line in rules)
    return _Rules(source, folder, above, _spec(line for _, line in rules), lines)


def _is_rule(line: str) -> bool:
    """Whether a line is a rule that can be followed; many wildcards could be made to run long."""
    if not line.strip() or line.startswith("#") or len(re.findall(r"\*+", line)) > _MOST_WILDCARDS:
        return False
    try:
        pattern = _spec([line]).patterns[0]
    except ValueError:
        return False
    return pattern.include is not None


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  35 ms that most runs can save

    # The other engines are taken when they happen to be installed, and fail on long files.
    return GitIgnoreSpec.from_lines(lines, backend="simple")
