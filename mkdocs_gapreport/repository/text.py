"""The text of a file: decoded safely, bounded, with a sentence where it is not all there."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_TEXT = 5_000_000
BEGINNING = 8000  # as far as git looks before it calls a file binary

LFS_POINTER = "an LFS pointer"
BINARY = "binary"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_POINTER = regex(rb"(?ms)version https://git-lfs\.github\.com/spec/v1\n.*^size (\d+)$")
LONGEST_POINTER = 1024


class Text(Struct, frozen=True, kw_only=True):
    """What a file says. `problem` is a phrase or sentence when that is nothing, or not all."""

    content: str = ""
    is_binary: bool = False
    encoding: str = ""
    problem: str = ""


def decode(content: bytes) -> Text:
    """Read bytes as text; what is longer than the limit is cut."""
    if pointed_size(content) is not None:
        return Text(problem=LFS_POINTER)
    if is_binary(content):
        return Text(is_binary=True, problem=BINARY)
    start = content[:LONGEST_TEXT]
    problem = ""
    if len(content) > LONGEST_TEXT:
        problem = f"only the first {LONGEST_TEXT // 10**6} MB were read"
    encoding = _marked_encoding(content) or "utf-8"
    try:
        # where the text is cut, so may be its last character
        cut = codecs.getincrementaldecoder(encoding)() if problem else None
        text = cut.decode(start) if cut else start.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
        text = start.decode(encoding)
    return Text(content=text, encoding=encoding.removesuffix("-sig"), problem=problem)


def is_binary(beginning: bytes) -> bool:
    """Whether git would call a file binary by its first bytes."""
    return b"\0" in beginning[:BEGINNING] and not _marked_encoding(beginning)


def pointed_size(content: bytes) -> int | None:
    """The size of the file that an LFS pointer stands for; None when it is no pointer."""
    if len(content) > LONGEST_POINTER:
        return None
    pointer = _POINTER.match(content)
    return int(pointer[1]) if pointer else None


def count_lines(chunks: Iterable[bytes]) -> int | None:
    """Newlines, plus one for a last line without; None for what has no lines."""
    waiting = iter(chunks)
    first = next(waiting, b"")
    if is_binary(first) or pointed_size(first) is not None:
        return None
    lines, last = 0, b"\n"
    for chunk in _as_bytes_of_lines(first, waiting):
        lines += chunk.count(b"\n")
        last = chunk[-1:] or last
    return lines + (last != b"\n")


def _as_bytes_of_lines(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    """Chunks in which a newline is one byte: UTF-16 has that byte within other characters."""
    encoding = _marked_encoding(first)
    if encoding.startswith(("utf-16", "utf-32")):
        decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        yield decoder.decode(first).encode("utf-8", "replace")
        for chunk in others:
            yield decoder.decode(chunk).encode("utf-8", "replace")
    else:
        yield first
        yield from others


def _marked_encoding(content: bytes) -> str:
    if content[:1].isascii() and content[:1] != b"\0":  # as nearly all files begin
        return ""
    marks = (encoding for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark))
    return next(marks, "")
