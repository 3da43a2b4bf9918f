"""Bytes of a page to text: byte order marks, other encodings, and marks that were mis-encoded.

A page written as UTF-8 and read once as Mac Roman or Windows-1252 has `‚úÖ` or `âœ…` where its
author saw ✅. It is repaired for reading only, and its author is told once.
"""

from __future__ import annotations

import codecs
import re
from functools import cache, partial

from mkdocs_gapreport.patterns import regex

_WRONG = ("mac_roman", "cp1252")
_RUN = regex(r"[^\x00-\x7f]+(?:[\xa0 ][^\x00-\x7f]+)*")
_MARKS = ("✅", "❌", "⚠", "⏳", "🔄", "🚧", "✓", "✔", "☑", "📋", "🚀", "🎯", "–", "—", "→", "’")
_ENOUGH = 2


def decode(raw: bytes) -> tuple[str, str]:
    """Make text of a page's bytes; the second value says what had to be assumed, or is empty."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), ""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        text = raw.decode("cp1252", "replace")
        return (
            text,
            f"line {line} is not UTF-8; the page was read as Windows-1252: save it as UTF-8",
        )


def text_of(raw: bytes) -> str:
    """The text of a page as it is read: decoded and repaired, with plain line ends."""
    text, _ = decode(raw)
    return repair(text.replace("\r\n", "\n").replace("\r", "\n"))[0]


def repair(text: str) -> tuple[str, str]:
    """Undo a wrong decoding of the page's marks; the second value tells its author, or is empty."""
    for encoding in _WRONG:
        marks = _mis_encoded(encoding)
        if sum(text.count(mark) for mark in marks if mark[0] in text) >= _ENOUGH:
            mended = _RUN.sub(partial(_mended, encoding), text)
            count = sum(a != b for a, b in zip(text.split("\n"), mended.split("\n"), strict=True))
            name = {"mac_roman": "Mac Roman", "cp1252": "Windows-1252"}[encoding]
            return mended, (
                f"{count} lines hold UTF-8 that was once read as {name} (such as `{marks[0]}` "
                "for `✅`); they were repaired for reading: save the page as UTF-8"
            )
    return text, ""


def _mended(encoding: str, match: re.Match[str]) -> str:
    return _mend(match[0], encoding)


@cache
def _mis_encoded(encoding: str) -> tuple[str, ...]:
    return tuple(_garble(mark, encoding) for mark in _MARKS if _garble(mark, encoding))


def _garble(mark: str, encoding: str) -> str:
    raw = mark.encode("utf-8")
    # Windows-1252 leaves five bytes undefined; programs pass them through as control characters
    return "".join(
        bytes([byte]).decode(encoding, "replace").replace("�", chr(byte)) for byte in raw
    )


def _mend(run: str, encoding: str) -> str:
    """Undo the wrong decoding of a run, or of those of its parts that have one."""
    whole = _decoded(run, encoding)
    if whole is not None:
        return whole
    parts = re.split(r"([\xa0 ])", run)
    return "".join(
        part if (mended := _decoded(part, encoding)) is None else mended for part in parts
    )


def _decoded(run: str, encoding: str) -> str | None:
    try:
        raw = b"".join(
            bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(encoding) for c in run
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def spelled_as(line: str, before: str, after: str) -> str | None:
    """Write `after` as a mis-encoded line spells `before`; None where it is another line."""
    for wrong in _WRONG:
        if _RUN.sub(partial(_mended, wrong), line) == before and _spelled(before, wrong) == line:
            return _spelled(after, wrong)
    return None


def _spelled(text: str, wrong: str) -> str:
    return "".join(char if char.isascii() else _garble(char, wrong) for char in text)
