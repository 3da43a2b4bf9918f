"""Write down below the heading of a phase when it began, in the manner of the lines there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.plan_words import plan_words
from mkdocs_gapreport.tracker.sheets import Change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_gapreport.model import Page, Phase

_KEY = regex(
    r"^(?P<lead>\s*(?:[-*+]\s+)?)(?P<open>\*\*|__)?(?P<key>[^\W\d_][\w ]{0,30}?)"
    r"(?P<inner>:)?(?(open)(?P=open))(?(inner)|\s?:)(?P<value>.*?)(?P<tail>\s*\\?)$"
)
_NOT_YET = regex(
    r"[\s*_`]*(?:|[-–—?…._]+|tbd|tba|n/a|not yet|not started|pending|open|yyyy-mm-dd|\[.*\])"
    r"[\s*_`]*",
    re.IGNORECASE,
)
_HEADING = regex(r"^\s{0,3}#{1,6}(?:\s|$)")
_UNDERLINE = regex(r"\s{0,3}(?:=+|-+)\s*")
_NEAR = 25


class _Manner(Struct, frozen=True):
    """How the lines below a heading write "Key: value"."""

    lead: str = ""
    bold: str = "**"
    is_inner: bool = False
    tail: str = ""

    def line(self, day: date) -> str:
        colon = "Started:" if self.is_inner else "Started"
        outer = "" if self.is_inner else ":"
        return f"{self.lead}{self.bold}{colon}{self.bold}{outer} {day.isoformat()}{self.tail}"


def started(page: Page, phase: Phase, day: date) -> Change:
    """Fill the line that is there for it, or add one below the heading."""
    if phase.started:
        where = f"{phase.page}:{phase.line}"
        raise GapReportError(f"`{where}` started on {phase.started} already; nothing was changed")
    lines = page.text.split("\n")
    head = phase.line
    if not _HEADING.match(lines[head - 1]) and _UNDERLINE.fullmatch(_at(lines, head + 1)):
        head += 1
    if head == phase.line and not _HEADING.match(lines[head - 1]):
        raise GapReportError(
            f"`{phase.page}:{phase.line}` is a row of a table; write there by hand when it began"
        )
    own = _own_lines(lines, head, phase.end)
    for number in own:
        match = _KEY.match(lines[number - 1])
        if match and plan_words().keys.get(match["key"].strip().lower()) == "started":
            return _filled(lines[number - 1], number, match, day)
    return _added(lines, head, own, day)


def _at(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _own_lines(lines: Sequence[str], head: int, end: int) -> range:
    """The lines between a heading and what stands below the next one."""
    last = min(end, head + _NEAR, len(lines))
    stop = next((n for n in range(head + 1, last + 1) if _HEADING.match(lines[n - 1])), last + 1)
    return range(head + 1, stop)


def _filled(line: str, number: int, match: re.Match[str], day: date) -> Change:
    if not _NOT_YET.fullmatch(match["value"]):
        raise GapReportError(
            f"line {number} says `{line.strip()}`; write the day there as 2027-01-31, by hand"
        )
    after = f"{line[: match.start('value')]} {day.isoformat()}{match['tail']}"
    return Change(line=number, before=line, after=(after,))


def _added(lines: Sequence[str], head: int, own: range, day: date) -> Change:
    before = lines[head - 1]
    first = next((n for n in own if lines[n - 1].strip()), 0)
    match = _KEY.match(_at(lines, first)) if first else None
    if match and match["open"]:
        manner = _Manner(match["lead"], match["open"], bool(match["inner"]), match["tail"])
        at = first - 1
        return Change(line=at, before=lines[at - 1], after=(lines[at - 1], manner.line(day)))
    is_close = bool(_at(lines, head + 1).strip())
    after = (before, "", _Manner().line(day), *([""] if is_close else []))
    return Change(line=head, before=before, after=after)
