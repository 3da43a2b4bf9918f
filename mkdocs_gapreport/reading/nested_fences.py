"""Markdown quoted in a Markdown fence, with fences of its own: the outer one made longer.

By CommonMark the first inner fence that closes ends the outer one too, and the rest of the guide
leaks out as headings and lists of the page. The outer fence is made longer only where that leaves
fewer fences unpaired than CommonMark's reading does.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = regex(r"^ {0,3}(?P<fence>```)(?P<info>[^`\s]*)[^`]*$")
_QUOTED = frozenset({"markdown", "md", "mdx"})
_LONGER = "`" * 12


class _Fence(Struct, frozen=True):
    """A line of three back-quotes; `info` names a language, an empty one may open or close."""

    line: int
    info: str


def lengthened(lines: list[str]) -> None:
    """Make outer fences longer, in place."""
    fences = [
        _Fence(number, match["info"].lower())
        for number, line in enumerate(lines)
        if line.lstrip(" ").startswith("```") and (match := _FENCE.match(line))
    ]
    costs = _Costs(fences)
    index, is_inside = 0, False
    while index < len(fences):
        fence = fences[index]
        end = costs.end(index) if fence.info in _QUOTED and not is_inside else None
        if end is None:
            is_inside = not is_inside if not fence.info or not is_inside else is_inside
            index += 1
            continue
        for number in (fence.line, fences[end].line):
            lines[number] = lines[number].replace("```", _LONGER, 1)
        index = end + 1


class _Costs:
    """How many fences stay unpaired from each fence on, in each state of reading; linear."""

    def __init__(self, fences: Sequence[_Fence]) -> None:
        self.fences = fences

    @cached_property
    def plain(self) -> tuple[list[int], list[int]]:
        """As CommonMark reads: outside of code, and inside."""
        count = len(self.fences)
        outside, inside = [0] * (count + 1), [1] * (count + 1)
        for index in reversed(range(count)):
            has_info = bool(self.fences[index].info)
            outside[index] = inside[index + 1]
            inside[index] = 1 + inside[index + 1] if has_info else outside[index + 1]
        return outside, inside

    @cached_property
    def nested(self) -> tuple[list[int], list[int]]:
        """Inside quoted Markdown: outside of its own code, and inside."""
        count = len(self.fences)
        outside, inside = [1] * (count + 1), [2] * (count + 1)
        for index in reversed(range(count)):
            has_info = bool(self.fences[index].info)
            opened = inside[index + 1]
            outside[index] = opened if has_info else min(self.plain[0][index + 1], opened)
            inside[index] = 1 + opened if has_info else outside[index + 1]
        return outside, inside

    def end(self, start: int) -> int | None:
        """The fence that closes the quoted Markdown; None where CommonMark reads it as well."""
        outside, inside = self.nested
        if outside[start + 1] >= self.plain[1][start + 1]:
            return None
        is_inside = False
        for index in range(start + 1, len(self.fences)):
            has_info = bool(self.fences[index].info)
            if is_inside:
                is_inside = has_info
            elif has_info or self.plain[0][index + 1] > inside[index + 1]:
                is_inside = True
            else:
                return index
        return None
