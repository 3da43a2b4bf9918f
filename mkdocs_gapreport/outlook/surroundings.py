"""What stands over a line of a page: the words over its list, and its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IN_LIST = regex(r"[-*+•|>]\s|\d+[.)]\s")
_FENCE = regex(r"\s*(?:```|~~~)")
_LONGEST = 120


def lead(line: int, text: Sequence[str]) -> str:
    """The words over a list: the nearest line above that is short and no part of the list."""
    for above in _upwards(line, text):
        words = above.strip()
        if words.startswith("#"):
            return ""
        if words and not _IN_LIST.match(words) and not above.startswith("  "):
            return words if len(words) <= _LONGEST else ""
    return ""


def _upwards(line: int, text: Sequence[str]) -> Iterator[str]:
    """The lines above, the nearest first, without a copy of all of them."""
    return (text[number] for number in range(min(line - 2, len(text) - 1), -1, -1))


def heading(line: int, text: Sequence[str]) -> str:
    """The nearest heading above."""
    above = (words for words in _upwards(line, text) if words.startswith("#"))
    return next(above, "").strip("# ")


def prose(text: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no code and no quotation, with their numbers."""
    is_code = False
    for number, words in enumerate(text, 1):
        if _FENCE.match(words):
            is_code = not is_code
        elif not is_code and not words.lstrip().startswith(">") and words.strip():
            yield number, words
