"""How lines that are false should read: lower where they fail, corrected where figures are stale.

No box is ever ticked and no status raised, since existence is not completion. Every corrected line
is read again before it is offered; where none can be found, it is said why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, Share, Verdict
from mkdocs_gapreport.outlook import lowering, remeasuring
from mkdocs_gapreport.outlook.passages import Passage, UncorrectableError, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Finding, Page, Report


class Correction(Struct, frozen=True, kw_only=True):
    """A line of a page as it reads and as it should; without line ends. `why` is one sentence.

    `line` is counted from 1, in the file as it lies.
    """

    page: str
    line: int
    before: str
    after: str
    finding: Finding
    why: str = ""


class Uncorrected(Struct, frozen=True, kw_only=True):
    """A false claim or a stale figure that no program can correct, and why."""

    finding: Finding
    why: str


def considered(report: Report) -> Iterator[Correction | Uncorrected]:
    """All that should read otherwise, by page and line: corrected, or why it cannot be."""
    for page in report.pages:
        findings = report.of_page(page.path)
        if any(map(_needs_correction, findings)):
            found = [*_of_page(page, findings)]
            yield from sorted(found, key=_line)


def _line(each: Correction | Uncorrected) -> int:
    return each.line if isinstance(each, Correction) else each.finding.claim.line


def _needs_correction(finding: Finding) -> bool:
    return _is_false(finding) or remeasuring.is_stale(finding)


def _is_false(finding: Finding) -> bool:
    """Whether a finding fails, or would, had a baseline not accepted it; waivers are respected."""
    accepted = finding.accepted
    return finding.fails or bool(accepted and accepted.by != "waiver")


def _of_page(page: Page, findings: Sequence[Finding]) -> Iterator[Correction | Uncorrected]:
    """First what fails by itself; then the headings and parents whose parts had to be lowered."""
    lines = page.text.split("\n")
    marks = lowering.marks_of([finding.claim for finding in findings])
    lowered: set[str] = set()
    for finding in findings:
        if finding.caused_by or not _needs_correction(finding):
            continue
        try:
            place = passage(page, lines, finding.claim)
            after, why, is_lower = _corrected(place, finding, marks)
        except UncorrectableError as error:
            yield Uncorrected(finding=finding, why=str(error))
            continue
        lowered |= {finding.claim.id} if is_lower else set()
        yield from _changed(place, after, finding, why)
    for finding in findings:
        if finding.caused_by and lowered & set(finding.caused_by):
            yield from _of_parts(page, lines, finding, lowered, marks)


def _corrected(place: Passage, finding: Finding, marks: lowering.Marks) -> tuple[str, str, bool]:
    """The text as it should read, why, and whether it had to be lowered."""
    if finding.verdict is Verdict.BROKEN:
        raise UncorrectableError(f"its check cannot run: {finding.reason}")
    if not _is_false(finding) or remeasuring.mends(finding):
        return (*remeasuring.remeasured(place, finding), False)
    after = lowering.lowered(place, TODO, marks)
    return (
        after,
        f"it is stated {_stated(finding.claim)}, found {finding.figure or 'nothing'}",
        True,
    )


def _stated(claim: Claim) -> str:
    return "done" if claim.stated in {None, DONE} else f"{claim.stated}"


def _of_parts(
    page: Page,
    lines: Sequence[str],
    finding: Finding,
    lowered: set[str],
    marks: lowering.Marks,
) -> Iterator[Correction | Uncorrected]:
    """Lower what its own words say of parts that are not all done any more."""
    target = _left(finding, lowered)
    try:
        place = passage(page, lines, finding.claim)
        after = lowering.lowered(place, target, marks)
    except UncorrectableError as error:
        yield Uncorrected(finding=finding, why=str(error))
        return
    count = len(lowered & set(finding.caused_by))
    why = f"{f'{count} of its parts' if count > 1 else 'one of its parts'} had to be lowered"
    yield from _changed(place, after, finding, why)


def _left(finding: Finding, lowered: set[str]) -> Share:
    """What may still be stated once its parts are lowered."""
    claim = finding.claim
    if claim.stated not in {None, DONE}:
        return finding.found
    states = [
        TODO if leaf.id in lowered else leaf.stated
        for leaf in _leaves(claim)
        if leaf.stated is not None and not leaf.is_taken_back
    ]
    return TODO if all(state == TODO for state in states) else finding.found


def _leaves(claim: Claim) -> Iterable[Claim]:
    return (each for each in claim.walk() if each is not claim and not each.parts)


def _changed(place: Passage, after: str, finding: Finding, why: str) -> Iterator[Correction]:
    pairs = zip(place.text.split("\n"), after.split("\n"), strict=True)
    for number, (before, corrected) in enumerate(pairs, finding.claim.line):
        if before != corrected:
            yield Correction(
                page=finding.claim.page,
                line=number,
                before=before,
                after=corrected,
                finding=finding,
                why=why,
            )
