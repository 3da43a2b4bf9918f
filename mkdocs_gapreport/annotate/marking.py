"""Where in the Markdown of a page its claims end, and the tokens that are left there.

A token is a number in characters of the private use area, which no Markdown rule knows. It is set
off by a space, because `**done!**` would no longer close before a character that is no space.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Kind
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUMMARY = 0
START = "\ue000"
_ZERO = 0xE100
TOKEN = regex(" ?\ue000([\ue100-\ue109]+)\ue001")

_TITLE = regex(r'\s*(?:!!!|\?\?\?\+?|===[!+]?)\s[^\n]*"\s*')
_UNDERLINE = regex(r"[\s>]*(?:=+|-+)\s*")
_CLOSING_TAG = regex(
    r"</(?:div|p|li|t[dh]|summary|details|h[1-6]|section|article|blockquote|center)\s*>|<br\s*/?>",
    re.IGNORECASE,
)
_FENCE = regex(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})")
_BAR = regex(r"(?<!\\)\|")
_CODE = regex(r"(?<!\\)(`+)(?!`)")


class Spot(Struct, frozen=True, kw_only=True):
    """Where a badge belongs: the last line of its claim's own text, counted from 1.

    In a table row it goes to the cell that holds `cell`, or else to the first one with words. What
    is told of lines in a code fence goes behind it.
    """

    line: int
    badge: int
    kind: Kind = Kind.ITEM
    cell: str = ""
    is_behind_fence: bool = False


def locate(source: str, shown: str, wanted: Iterable[int]) -> dict[int, int]:
    """Find lines of a file in the text that is rendered, without front matter, perhaps changed.

    A line that other plugins changed, or whose place is not certain, is left out.
    """
    before, after = _lines(source), _lines(shown)
    shift = len(before) - len(after)
    if shift >= 0 and before[shift:] == after:
        return {line: line - shift for line in wanted if shift < line <= len(before)}
    places = _places(before), _places(after)
    lines = [line for line in wanted if 0 < line <= len(before)]
    found = {line: _found(line, before, after, places) for line in lines}
    return {line: at for line, at in found.items() if at}


def mark(markdown: str, spots: Iterable[Spot]) -> str:
    """Leave a token for each spot; spots that no token can stand at are passed over."""
    lines = _lines(unmarked(markdown))
    behind: dict[int, int] = {}
    fenced = set(_fenced(lines))
    for spot in spots:
        index = _index(lines, spot)
        if spot.is_behind_fence and index in fenced:
            end = next(line for line in range(index, len(lines) + 1) if line not in fenced) - 1
            behind[end] = spot.badge
        elif 0 <= index < len(lines) and index not in fenced:
            line = lines[index]
            column = _column(line, spot)
            if column:
                lines[index] = f"{line[:column]} {_token(spot.badge)}{line[column:]}"
    for index, badge in behind.items():
        indent = lines[index][: len(lines[index]) - len(lines[index].lstrip())]
        lines[index] += f"\n\n{indent}{_token(badge)}\n"
    return "\n".join(lines)


def with_summary(markdown: str) -> str:
    """Leave a token for the summary of the page, behind everything; it is shown at the top."""
    return f"{markdown}\n\n{_token(SUMMARY)}\n"


def unmarked(text: str) -> str:
    """The same text without tokens; a page may not bring its own."""
    return TOKEN.sub("", text) if START in text else text


def number(token: re.Match[str]) -> int:
    """The number that a token stands for."""
    return int("".join(str(ord(digit) - _ZERO) for digit in token[1]))


def _token(badge: int) -> str:
    digits = "".join(chr(_ZERO + int(digit)) for digit in str(badge))
    return f"{START}{digits}\ue001"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _places(lines: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        places.setdefault(line.rstrip(), []).append(number)
    return places


def _found(
    line: int,
    before: Sequence[str],
    after: Sequence[str],
    places: tuple[dict[str, list[int]], dict[str, list[int]]],
) -> int:
    """The line of the same words: the same one of equally many, or the only one so surrounded."""
    words = before[line - 1].rstrip()
    if not words:
        return 0
    here, there = places[0][words], places[1].get(words, [])
    if len(here) == len(there):
        return there[here.index(line)]
    around = _around(before, line)
    alike = [at for at in there if _around(after, at) == around]
    return alike[0] if len(alike) == 1 else 0


def _around(lines: Sequence[str], line: int) -> tuple[str, str]:
    above = next((text for text in reversed(lines[: line - 1]) if text.strip()), "")
    below = next((text for text in lines[line:] if text.strip()), "")
    return above.rstrip(), below.rstrip()


def _fenced(lines: Sequence[str]) -> Iterator[int]:
    fence = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            yield index
            rest = line[match.start("fence") :].strip() if match else ""
            if rest.startswith(fence) and not rest.strip(fence[0]):
                fence = ""
        elif match and "`" not in line[match.end() :]:
            fence = match["fence"]
            yield index


def _index(lines: Sequence[str], spot: Spot) -> int:
    index = spot.line - 1
    is_underline = (
        spot.kind is Kind.HEADING and index < len(lines) and _UNDERLINE.fullmatch(lines[index])
    )
    return index - 1 if is_underline else index


def _column(line: str, spot: Spot) -> int:
    """Where in the line the token goes; 0 where there is nothing to put it behind."""
    if spot.kind is Kind.ROW:
        cells = [cell for cell in _cells(line) if line[slice(*cell)].strip()]
        chosen = [cell for cell in cells if spot.cell and spot.cell in line[slice(*cell)]] or cells
        return _end(line, chosen[0][1], spot.kind) if chosen else 0
    title = _TITLE.fullmatch(line)
    return _end(line, line.rindex('"') if title else len(line), spot.kind)


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """The cells of a row; bars that are escaped or inside code do not divide them."""
    bars = [bar.start() for bar in _BAR.finditer(_without_code(line))]
    if bars and line[: bars[0]].strip(" \t>"):
        bars.insert(0, -1)
    for left, right in pairwise([*bars, len(line)]):
        yield left + 1, right


def _without_code(line: str) -> str:
    kept, last = [], 0
    for start, end in _code(line):
        kept += [line[last:start], " " * (end - start)]
        last = end
    return "".join([*kept, line[last:]])


def _code(line: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for ticks in _CODE.finditer(line):
        if opened is None:
            opened = ticks
        elif opened[1] == ticks[1]:
            yield opened.start(), ticks.end()
            opened = None


def _end(line: str, end: int, kind: Kind) -> int:
    """Where the words before `end` are over: what closes or decorates the block stays behind."""
    comment = line.find("<!--", line.rfind("-->", 0, end) + 1, end)
    shorter = comment if comment >= 0 else end
    while shorter >= 0:
        end = shorter
        while end and line[end - 1].isspace():
            end -= 1
        shorter = _closer(line, end, kind)
    return end


def _closer(line: str, end: int, kind: Kind) -> int:
    """Where the comment, tag, attribute list, hash or backslash at the end begins, or -1."""
    match line[end - 1 : end]:
        case ">" if line.endswith("-->", 0, end):
            return line.rfind("<!--", 0, end)
        case ">":
            start = line.rfind("<", 0, end)
            return start if start >= 0 and _CLOSING_TAG.fullmatch(line, start, end) else -1
        case "}":
            start = line.rfind("{", 0, end)
            return start if start > 0 and line[start - 1].isspace() else -1
        case "#" if kind is Kind.HEADING and line[end - 2 : end - 1] != "\\":
            return end - 1
        case "\\" if line[end - 2 : end - 1] != "\\":
            return end - 1
        case _:
            return -1
