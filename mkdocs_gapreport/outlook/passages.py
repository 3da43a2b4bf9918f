"""The lines of one claim, ready to be corrected: as they lie, masked, and read again alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport import reading
from mkdocs_gapreport.model import GapReportError, Kind
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim, Page, Share

_UNTOUCHED = regex(r"<!--.*?(?:-->|$)", re.DOTALL)
_CODE = regex(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_RULER = regex(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = regex(r"(?<!\\)\|")
_UNDERLINE = regex(r"\s{0,3}(?:=+|-+)\s*")


class UncorrectableError(GapReportError):
    """No program can say how a line should read; the text says why."""


class Passage(Struct, frozen=True, kw_only=True):
    """The own lines of a claim. `before` and `behind` are what it takes to read them alone.

    `start` and `end` bound what says the status: a table cell, or all of it.
    """

    claim: Claim
    text: str
    before: str = ""
    behind: str = ""
    start: int = 0
    end: int = 0

    @property
    def prose(self) -> str:
        """The text with comments and code blanked, every character at its place."""
        return _CODE.sub(_blank, self.words)

    @property
    def words(self) -> str:
        """The text with comments blanked, every character at its place."""
        return _UNTOUCHED.sub(_blank, self.text)

    def states(self, text: str) -> Share | None:
        """What the claim states when its lines read so; None when it is no claim any more."""
        alone = self.before + (text.lstrip() if self.claim.kind is Kind.ITEM else text)
        page = _read(alone + self.behind, self.claim.page)
        line = self.before.count("\n") + 1
        same = (c for c in page.walk() if c.kind is self.claim.kind and c.line == line)
        found = next(same, None)
        return found.stated if found else None


# Each outlook on a page that is edited asks for the same lines again.
@lru_cache(maxsize=500)
def _read(text: str, path: str) -> Page:
    return reading.read(text.encode("utf-8", "surrogatepass"), path, words=reading.vocabulary())


def passage(page: Page, lines: Sequence[str], claim: Claim) -> Passage:
    """Take the lines of a claim out of its page."""
    text = "\n".join(lines[claim.line - 1 : claim.end])
    if claim.line <= page.front_matter:
        return Passage(claim=claim, text=text, before="---\n", behind="\n---\n", end=len(text))
    if claim.kind is Kind.ROW:
        return _row(lines, claim, text)
    following = lines[claim.end] if claim.end < len(lines) else ""
    is_underlined = claim.kind is Kind.HEADING and not text.lstrip().startswith("#")
    behind = f"\n{following}" if is_underlined and _UNDERLINE.fullmatch(following) else ""
    return Passage(claim=claim, text=text, behind=behind, end=len(text))


def _row(lines: Sequence[str], claim: Claim, text: str) -> Passage:
    ruler = next((n for n in range(claim.line - 2, 0, -1) if _RULER.fullmatch(lines[n])), 0)
    if not ruler:
        raise UncorrectableError("the head of its table was not found; correct the row by hand")
    head, rule = lines[ruler - 1].lstrip(), lines[ruler].lstrip()
    columns = reading.vocabulary().sets["status_columns"]
    heads = [head[a:b].lower().strip(" *_`\t") for a, b in cells(head)]
    known = [index for index, name in enumerate(heads) if name in columns]
    actual = [index for index in known if heads[index].startswith(("current", "actual"))]
    bounds = cells(text)
    column = (actual or known or [len(bounds)])[0]
    start, end = bounds[column] if column < len(bounds) else (0, 0)
    return Passage(claim=claim, text=text, before=f"{head}\n{rule}\n", start=start, end=end)


def cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a table row begin and end."""
    stripped = row.strip()
    begin = len(row) - len(row.lstrip()) + stripped.startswith("|")
    stop = len(row.rstrip()) - (stripped.endswith("|") and not stripped.endswith("\\|"))
    cuts = [m.start() for m in _CELL_END.finditer(row, begin, max(begin, stop))]
    starts = [begin, *(cut + 1 for cut in cuts)]
    return list(zip(starts, [*cuts, max(begin, stop)], strict=True))


def _blank(match: re.Match[str]) -> str:
    return "".join(char if char == "\n" else " " for char in match[0])
