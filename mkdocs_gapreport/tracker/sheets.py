"""A page as it lies on disk, and its lines changed without touching anything else.

Encoding, byte order mark, line ends, mode and every other line stay as they are; a page that
cannot be written back byte for byte is refused.
"""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkdocs_gapreport.model import Page

_LINE = regex(r"([^\r\n]*)(\r\n|\r|\n|$)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Change(Struct, frozen=True, kw_only=True):
    """What stands in place of a line: `after` are one or more lines, `before` is the one there."""

    line: int
    before: str
    after: tuple[str, ...]


class Sheet(Struct, frozen=True, kw_only=True):
    """A page with its bytes; `file` is where they lie, symbolic links followed."""

    page: str
    file: Path
    raw: bytes

    def changed(self, changes: Iterable[Change]) -> bytes:
        """The bytes with some lines changed; raises where a line does not read as expected."""
        codec, mark = _encoding(self.raw)
        text = self.raw[len(mark) :].decode(codec, "surrogateescape")
        if mark + text.encode(codec, "surrogateescape") != self.raw:
            raise GapReportError(
                f"`{self.page}` cannot be written back byte for byte; save it as UTF-8 first"
            )
        lines = [[match[1], match[2]] for match in _LINE.finditer(text)]
        for change in sorted(changes, key=lambda change: -change.line):
            self._change(lines, change)
        written = "".join(part for line in lines for part in line)
        try:
            return mark + written.encode(codec, "surrogateescape")
        except UnicodeEncodeError as error:
            sign = error.object[error.start]
            words = f"`{self.page}` is {codec}, which has no `{sign}`; save it as UTF-8 first"
            raise GapReportError(words) from error

    def _change(self, lines: list[list[str]], change: Change) -> None:
        if not 0 < change.line <= len(lines):
            raise GapReportError(_changed_meanwhile(self.page))
        old, end = lines[change.line - 1]
        first, *more = (self._as_written(old, change, after) for after in change.after)
        usual = end or next((e for _, e in lines if e), "\n")
        ends = [usual] * len(more) + [end]
        made = [[text, ending] for text, ending in zip([first, *more], ends, strict=True)]
        lines[change.line - 1 : change.line] = made

    def _as_written(self, old: str, change: Change, after: str) -> str:
        """A line in the spelling of its page, which may hold marks that were mis-encoded."""
        if old == change.before:
            return after
        written = encoding.spelled_as(old, change.before, after)
        if written is None:
            raise GapReportError(_changed_meanwhile(f"{self.page}:{change.line}"))
        return written


def sheet(root: Path, page: Page) -> Sheet:
    """Open a page that was read; raises `GapReportError` where it may not be written."""
    file = (root / page.path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise GapReportError(f"`{page.path}` leads out of the repository; it is not written")
    try:
        if not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise GapReportError(f"`{page.path}` is read-only; make it writable first")
        opened = Sheet(page=page.path, file=file, raw=file.read_bytes())
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GapReportError(f"`{page.path}` cannot be read: {why}") from error
    if encoding.text_of(opened.raw) != page.text:
        raise GapReportError(_changed_meanwhile(page.path))
    return opened


def save(sheets: Sequence[tuple[Sheet, bytes]]) -> None:
    """Write pages, each whole or not at all; none where one of them has changed meanwhile."""
    for sheet, _ in sheets:
        _must_be_unchanged(sheet)
    for sheet, content in sheets:
        _replace(sheet, content)


def _must_be_unchanged(sheet: Sheet) -> None:
    try:
        is_same = sheet.file.read_bytes() == sheet.raw
    except OSError:
        is_same = False
    if not is_same:
        raise GapReportError(_changed_meanwhile(sheet.page))


def _replace(sheet: Sheet, content: bytes) -> None:
    file = sheet.file
    beside = file.with_name(f".gapreport-{os.getpid()}-{file.name}"[:200])
    try:
        beside.write_bytes(content)
        beside.chmod(stat.S_IMODE(file.stat().st_mode))
        _must_be_unchanged(sheet)
        beside.replace(file)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GapReportError(f"`{sheet.page}` cannot be written: {why}") from error
    finally:
        beside.unlink(missing_ok=True)


def _changed_meanwhile(where: str) -> str:
    return f"`{where}` has changed meanwhile; nothing was written, run the command again"


def _encoding(raw: bytes) -> tuple[str, bytes]:
    """The codec by which a page was read, and the byte order mark that it begins with."""
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8", codecs.BOM_UTF8
    for mark in _UTF16:
        if raw.startswith(mark):
            return ("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"), mark
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", b""
    return "utf-8", b""
