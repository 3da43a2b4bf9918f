"""Brackets in code without strings and comments: where they close, what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = regex(r"[()\[\]{}]")
_PART = regex(r"[()\[\]{},]")
_DEEPEST = 60


def closing(code: str, opening: int) -> int:
    """Right behind the bracket that closes the one at `opening`; -1 where none does."""
    depth = 0
    for found in _BRACKET.finditer(code, opening):
        depth += 1 if found[0] in "([{" else -1
        if depth == 0:
            return found.end()
        if depth > _DEEPEST:
            return -1
    return -1


def parts(code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between commas from `start` to `end`, as offsets; empty ones are left out."""
    depth = 0
    first = start
    for found in _PART.finditer(code, start, end):
        if found[0] != ",":
            depth += 1 if found[0] in "([{" else -1
        elif depth == 0:
            yield from _part(code, first, found.start())
            first = found.end()
    yield from _part(code, first, end)


def _part(code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and code[start].isspace():
        start += 1
    while start < end and code[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
