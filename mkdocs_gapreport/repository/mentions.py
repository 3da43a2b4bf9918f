"""Where names stand in the tree, and whether they ever did: one search for all of them at once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository.files import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_gapreport.repository.git import Git

# A page proves nothing for what another page says, nor does what repeats the words of pages.
_NO_WORDS = (
    *(f":(exclude,icase)*.{ending}" for ending in ("md", "mdx", "markdown", "sarif")),
    *(f":(exclude,icase,glob)**/*gapreport*.{ending}" for ending in ("json", "xml", "txt")),
    ":(exclude,glob)**/gl-code-quality-report.json",
)
# By what a baseline, and a report in each format, is known under another name.
_OURS = (
    '"format": "gapreport',
    '"id": "gapreport/"',
    '<testsuites name="gapreport"',
    '"check_name": "gap-',
)
_PRESENT_LIMIT, _PAST_LIMIT = 20.0, 8.0
_MOST = 300
_JOINT = "[^[:alnum:]]?"
_IN_PIECE = r"[^a-zA-Z0-9\n]?"
# whatever code puts a value to: for git one search, as one for each half of a name takes too long
_PIECE = (
    r"[a-zA-Z0-9_.:-]+[-_][]\"'`$%#{<\\]"
    r"|[\"'`][a-zA-Z0-9_.:-]+([$%#{\\]|[\"'`] *[+.])"
    r"|([]})>\"'`]|%[a-z]|[)][sd])[-_][a-zA-Z0-9_.:-]+[]\"'`$%#{<\\]?"
    r"|([}]|[+.] *[\"'`]|%[sd])[.:]?[a-zA-Z0-9_.:-]+[\"'`]"
)
_PUT_BEHIND = (  # `order_${state}`, "order_" + state; then without a joint, or with one of text
    r"(^|[^a-zA-Z0-9]){}[-_][]\"'`$%#{{<\\]",
    r"[\"'`]{}[.:]?([$%#{{\\]|[\"'`] *[+.])",
)
_PUT_BEFORE = (  # `${state}_order`, state + "_order"
    r"([]}})>\"'`]|%[a-z]|[)][sd])_{}($|[^a-zA-Z0-9])",
    r"([}}\"'`]|%[a-z])-{}($|[^a-zA-Z0-9])",
    r"([}}]|[+.] *[\"'`]|%[sd])[.:]?{}[\"'`]",
)


class Mentions:
    """What git finds in the text of tracked files; names of letters, digits and underscores only.

    `revision` is empty for the files as they lie, `commit` is where the past is read from.
    """

    def __init__(self, git: Git | None, *, revision: str, commit: str) -> None:
        self._git = git
        self._revision = revision
        self._commit = commit

    def here(self, names: Collection[str]) -> Mapping[str, tuple[str, ...]] | None:
        """The files that hold each name, also spelled otherwise: `order_done`, `OrderDone`.

        None when nobody can tell.
        """
        if self._git is None or len(names) > _MOST:
            return None
        try:
            found = self._files(names, self._grep("-F", names))
            rest = [name for name in names if not found[name]]
            return found | self._files(rest, self._grep("-iE", map(_tolerant, rest)))
        except GapReportError:
            return None

    def once(self, names: Collection[str]) -> frozenset[str] | None:
        """Those of the names that any commit brought or took away; None when nobody can tell."""
        if self._git is None or not self._commit or len(names) > _MOST:
            return None
        pattern = "|".join(map(_tolerant, sorted(names)))
        options = ("--format=", "-p", "-U0", "-i", "--no-ext-diff", "--no-textconv", "--relative")
        try:
            output = self._git.ask(
                *("log", f"-G{pattern}", *options, self._commit, "--", ".", *self._left_out),
                timeout=_PAST_LIMIT,
            )
        except GapReportError:
            return None
        said = plain(decoded(output))
        return frozenset(name for name in names if plain(name) in said)

    def put_together(self, names: Collection[str]) -> Mapping[str, str] | None:
        """A file for each name of which it holds the begin or the end, with a value beside it.

        None when nobody can tell.
        """
        if not names:
            return {}
        try:
            lines = decoded(self._grep("-E", [_PIECE])).split("\n")
        except GapReportError:
            return None
        paths = {match: path for path, _, match in (line.partition("\0") for line in lines)}
        pieces = "\n".join(paths)
        found: dict[str, str] = {}
        for name in names:
            tries = "|".join(_halves(name)) or r"(?!)"
            made = re.search(tries, pieces, re.IGNORECASE | re.MULTILINE)
            if made:
                path = next(path for piece, path in paths.items() if made[0].strip("\n") in piece)
                found[name] = path.removeprefix(f"{self._revision}:")
        return found

    def _grep(self, how: str, patterns: Iterable[str]) -> bytes:
        asked = [word for pattern in patterns for word in ("-e", pattern)]
        if not asked or self._git is None:
            return b""
        words = (how, "-I", "-o", "-z", "--no-color", *asked)
        at = (self._revision,) if self._revision else ()
        return self._git.ask(
            *("grep", *words, *at, "--", ".", *self._left_out),
            timeout=_PRESENT_LIMIT,
            codes=(0, 1),
        )

    @cached_property
    def _left_out(self) -> tuple[str, ...]:
        """What is not searched: pages, and whatever gapreport wrote of them."""
        if self._git is None:
            return _NO_WORDS
        marks = [word for mark in _OURS for word in ("-e", mark)]
        at = (self._revision,) if self._revision else ()
        output = self._git.ask(
            *("grep", "-lzF", *marks, *at, "--", "*.json", "*.xml"),
            timeout=_PRESENT_LIMIT,
            codes=(0, 1),
        )
        paths = [p.removeprefix(f"{self._revision}:") for p in decoded(output).split("\0") if p]
        return *_NO_WORDS, *(f":(exclude,literal){path}" for path in paths[:_MOST])

    def _files(self, names: Iterable[str], output: bytes) -> dict[str, tuple[str, ...]]:
        """The files of each name, from lines of `file NUL match`."""
        pairs: dict[tuple[str, str], None] = {}
        for line in decoded(output).split("\n"):
            path, _, match = line.partition("\0")
            pairs[path.removeprefix(f"{self._revision}:"), plain(match)] = None
        return {
            name: tuple(dict.fromkeys(path for path, match in pairs if plain(name) in match))
            for name in names
        }


def plain(text: str) -> str:
    """The letters and digits of a text in lower case, so that spellings of a name are alike."""
    return re.sub(r"[\W_]+", "", text).lower()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, at its underscores and humps."""
    parts = re.split(r"[\W_]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", name)
    return tuple(part for part in parts if part)


def _halves(name: str) -> Iterator[str]:
    """Patterns for the begin or the end of a name, where code puts the rest to it as it runs."""
    words = words_of(name)
    for cut in range(1, len(words)):
        begin, end = _IN_PIECE.join(words[:cut]), _IN_PIECE.join(words[cut:])
        yield from (put.format(begin) for put in _PUT_BEHIND)
        yield from (put.format(end) for put in _PUT_BEFORE)


def _tolerant(name: str) -> str:
    return _JOINT.join(words_of(name))
