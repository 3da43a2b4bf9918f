"""Tick a box, and only where the evidence allows: what the page would claim then has to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import DONE, GapReportError, Kind, Verdict
from mkdocs_gapreport.outlook.passages import UncorrectableError, passage
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import vocabulary
from mkdocs_gapreport.tracker.sheets import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim, Finding, Page, Report
    from mkdocs_gapreport.outlook.passages import Passage

_BOX = regex(r"(^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*[\[［])[^\]\[]([\])］](?=\s|$))")
_NOTHING = (
    "nothing measures it; name its file on the line, add a check such as"
    " `<!-- verify: file src/app.py -->`, or let somebody vouch for it: `gapreport attest`"
)


def ticked(page: Page, claim: Claim) -> Change:
    """The line of a claim with its box ticked, or its mark in place of the one that says open."""
    if claim.line <= page.front_matter:
        raise _boxless(claim)
    try:
        place = passage(page, page.text.split("\n"), claim)
    except UncorrectableError:
        raise _boxless(claim) from None
    after = _ticked(place, _done_mark(page))
    first, *rest = after.split("\n")
    if after == place.text or rest != place.text.split("\n")[1:] or place.states(after) != DONE:
        raise _boxless(claim)
    return Change(line=claim.line, before=place.text.split("\n")[0], after=(first,))


def objection(report: Report, line: Change, page: str) -> str:
    """Why the evidence does not allow it, in a report as if it were ticked; or nothing."""
    finding = next((f for f in report.of_page(page) if f.claim.line == line.line), None)
    if finding is None or finding.claim.stated != DONE:
        return "the line would not be read as done"
    if finding.verdict is Verdict.ACCURATE:
        return ""
    if not finding.results and not finding.claim.parts:
        return _NOTHING
    parts = [f for f in _parts(report, finding) if f.verdict is not Verdict.ACCURATE]
    open_parts = "".join(
        f"\n{f.claim.page}:{f.claim.line}  {f.verdict}: {_short(f)}" for f in parts
    )
    if finding.results or not parts:
        return f"{finding.verdict}: {finding.reason or finding.figure}"
    return f"not all below it is verified:{open_parts}"


def standing(finding: Finding) -> str:
    """How a line stands that is ticked already, and what to do where that is false."""
    if finding.verdict is Verdict.ACCURATE:
        return "it is ticked already, and verified"
    said = f"it is ticked already, and {finding.verdict}"
    because = finding.reason or finding.figure
    advice = f"; to do: {finding.advice}" if finding.fails and finding.advice else ""
    return f"{said}{f': {because}' if because else ''}{advice}"


def _parts(report: Report, finding: Finding) -> list[Finding]:
    below = (part for part in finding.claim.walk() if part is not finding.claim)
    return [report.by_id[part.id] for part in below if part.id in report.by_id and not part.parts]


def _short(finding: Finding) -> str:
    words = " ".join(finding.claim.text.split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"  # noqa: PLR2004  a line


def _ticked(place: Passage, done: str) -> str:
    text, claim = place.text, place.claim
    if claim.kind is Kind.ITEM and _BOX.match(text):
        return _BOX.sub(r"\1x\2", text, count=1)
    known = vocabulary().marks
    prose = place.prose
    for index in range(place.start, place.end):
        if known.get(prose[index]) in {"todo", "partial"}:
            end = index + 1 + (prose[index + 1 : index + 2] == "\ufe0f")
            return f"{text[:index]}{done}{text[end:]}"
    if claim.kind is Kind.ROW and not text[place.start : place.end].strip():
        return f"{text[: place.start]} {done} {text[place.end :]}"
    if claim.kind is Kind.HEADING and not claim.mark:
        bare = text.rstrip()
        return f"{bare} {done}{text[len(bare) :]}"
    return text


def _done_mark(page: Page) -> str:
    known = vocabulary().marks
    used = (claim.mark[:1] for claim in page.walk())
    counted: Sequence[str] = [mark for mark in used if known.get(mark) == "done"]
    return max(counted, key=counted.count, default="✅")


def _boxless(claim: Claim) -> GapReportError:
    where = f"{claim.page}:{claim.line}"
    return GapReportError(f"`{where}` has no box to tick; write `- [ ]` in front of it")
