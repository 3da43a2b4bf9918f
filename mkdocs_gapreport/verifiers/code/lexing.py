"""Telling comments and strings from code, so that a mention is not taken for the thing."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.verifiers.code.languages import Language

_VISIBLE = regex(r"[^\n]")
_PREFIX = regex(r"(?<!\w)(?:[fF][rR]?|[rR][fF])\Z")
_QUOTES = regex(r"^[A-Za-z$@]*#*[\"'`]+|[\"'`]+#*$")
_INSERTED = regex(r"(?<!\{)\{(?!\{)([^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*)\}")


def code(language: Language, text: str) -> str:
    """The text with comments and the inside of strings blank; every place stays where it is.

    What is inserted into a string, as `{name}` into a formatted one, stays code.
    """
    return language.lexer.sub(_blanked, text)


def comments(language: Language, text: str) -> Iterator[tuple[int, str]]:
    """The comments and where each begins."""
    for match in language.lexer.finditer(text):
        if match.lastgroup in {"comment", "markup"}:
            yield match.start(), match[0]


def strings(language: Language, text: str) -> Iterator[str]:
    """What stands in strings."""
    for match in language.lexer.finditer(text):
        if match.lastgroup not in {"comment", "markup"}:
            yield _QUOTES.sub("", match[0])


class Lines:
    """The line of each place in a text, counted from 1."""

    def __init__(self, text: str) -> None:
        # right behind each newline: by C alone, as repositories have a million lines
        self._ends = array("L", accumulate(map((1).__add__, map(len, text.split("\n")))))

    def at(self, offset: int) -> int:
        """The line of a place."""
        return bisect_right(self._ends, offset) + 1


def pairs(text: str, opening: str = "{", closing: str = "}") -> dict[int, int]:
    """Where each bracket that opens is closed; what is never closed ends with the text."""
    closed: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            waiting.append(match.start())
        elif waiting:
            closed[waiting.pop()] = match.start()
    closed.update(dict.fromkeys(waiting, len(text)))
    return closed


def decorators(code: str, start: int) -> str:
    """The lines of decorators right above the line that begins at `start`."""
    begin, depth, lowest = start, 0, start
    while begin:
        begin = code.rfind("\n", 0, begin - 1) + 1
        line = code[begin:lowest].split("\n", 1)[0].strip()
        depth += sum(line.count(one) for one in ")]}") - sum(line.count(one) for one in "([{")
        if depth < 0 or not depth and not line.startswith("@"):
            break
        if not depth:
            lowest = begin
    return code[lowest:start]


def _blanked(match: re.Match[str]) -> str:
    whole = match[0]
    kind = match.lastgroup
    if kind in {"comment", "markup"}:
        return _blank(whole)
    if kind == "formatted" or _is_formatted(match):
        return _around_inserted(whole)
    if "\n" in whole:  # its last line may stand further out than the block that it is in
        return whole[0] + _blank(whole[1:])
    return f"{whole[0]}{_blank(whole[1:-1])}{whole[-1]}" if len(whole) > 1 else whole


def _is_formatted(match: re.Match[str]) -> bool:
    """Whether a string of Python has an `f` before it."""
    start = match.start()
    before = match.string[max(0, start - 3) : start]
    return before[-1:] in {"f", "F", "r", "R"} and _PREFIX.search(before) is not None


def _around_inserted(whole: str) -> str:
    """Blank all of a formatted string but what is inserted into it."""
    pieces, end = [], 1
    for match in _INSERTED.finditer(whole, 1):
        pieces += [_blank(whole[end : match.start()]), match[0]]
        end = match.end()
    return f"{whole[0]}{''.join(pieces)}{_blank(whole[end:-1])}{whole[-1]}"


def _blank(text: str) -> str:
    return _VISIBLE.sub(" ", text) if "\n" in text else " " * len(text)
