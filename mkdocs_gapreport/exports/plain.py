"""Text of strangers made fit for a terminal or a log: neutral, on one line, of a known width."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    import re

COLUMNS = 80


def neutral(text: str) -> str:
    """Show what a terminal or a build log would obey instead of printing it."""
    return _COMMAND.sub(_escaped, text)


def one_line(text: str) -> str:
    """Join the text to one neutral line."""
    return neutral(" ".join(text.split()))


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def shortened(text: str, columns: int) -> str:
    """Cut the text to so many columns, and show that it was cut."""
    if width(text) <= columns:
        return text
    kept, room = 0, columns - 1
    for character in text:
        room -= _columns(character)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def wrapped(text: str, columns: int) -> list[str]:
    """Break the text between words into lines of so many columns; longer words stay whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def labelled(label: str, text: str, *, at: int) -> list[str]:
    """Set the text beside its label, in the column `at`; nothing where there is no text."""
    lines = wrapped(text, COLUMNS - at)
    starts = [f"    {label}".ljust(at), *[" " * at] * (len(lines) - 1)]
    return [start + line for start, line in zip(starts, lines, strict=False)]


# Control characters and escape sequences, characters that turn the direction of writing, halves
# of surrogate pairs (no encoding knows them), and what build logs obey wherever it stands:
# `::set-output` and `##[set-output]` of GitHub, `##vso[…]` of Azure, `##teamcity[…]`.
_COMMAND = regex(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|(?<!\S):(?=:)"
    r"|#(?=#\w*\[)"
)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004  one byte


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


# Joiners and the selector that turns a sign into an emoji.
_WITHOUT_WIDTH = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f")
