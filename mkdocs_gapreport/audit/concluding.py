"""From a ruling to a finding: whether it fails, what it says, and what a waiver lets stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit import wording
from mkdocs_gapreport.model import Acceptance, Finding, Outcome, Role, Strength, Verdict
from mkdocs_gapreport.settings import FALSE_OR_BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mkdocs_gapreport.audit.verdicts import Ruling
    from mkdocs_gapreport.model import Claim, Result
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

_JUDGED = frozenset(Verdict) - {Verdict.OPEN, Verdict.UNVERIFIED, Verdict.BROKEN}


class Case(Struct, frozen=True):
    """What claims are held against, how strictly, and on which day."""

    repository: Repository
    settings: Settings
    as_of: date


def finding(
    claim: Claim,
    ruling: Ruling,
    results: tuple[Result, ...],
    leaves: Sequence[Finding],
    case: Case,
) -> Finding:
    """The finding of a claim by what was ruled; `leaves` are the findings at the bottom below."""
    is_rolled = not results and bool(claim.parts)
    caused_by = (
        tuple(leaf.claim.id for leaf in leaves if leaf.fails)
        if is_rolled and ruling.accuses
        else ()
    )
    accuses = ruling.accuses or (
        ruling.lacks_substance and case.settings.require_strength >= Strength.SUBSTANCE
    )
    fails = (
        accuses
        and ruling.verdict in case.settings.failing(claim)
        and (not is_rolled or bool(caused_by))
    )
    fails = fails or (not is_rolled and _is_widened(claim, ruling.verdict, case))
    found = Finding(
        claim=claim,
        verdict=ruling.verdict,
        found=ruling.found,
        results=results,
        exact=ruling.exact,
        fails=fails,
        caused_by=caused_by if fails else (),
        figure=wording.figure(ruling, results),
        reason=wording.reason(ruling, results),
        advice=wording.advice(claim, ruling, case.repository),
        remarks=tuple(_remarks(claim)),
        unchecked=ruling.left,
        is_judged=not claim.is_silent and _is_judged(ruling, results),
    )
    return _waived(found, case.as_of)


def _is_widened(claim: Claim, verdict: Verdict, case: Case) -> bool:
    """A site may let verdicts fail that never accuse by themselves."""
    return verdict in case.settings.failing(claim) - FALSE_OR_BROKEN


def _waived(finding: Finding, as_of: date) -> Finding:
    waiver = finding.claim.waiver
    if waiver and not (finding.fails and finding.verdict is not Verdict.BROKEN):
        words = f"its waiver on line {waiver.line} is unnecessary: nothing fails; take it out"
        return replace(finding, remarks=(*finding.remarks, words))
    if waiver and waiver.until and waiver.until < as_of:
        words = f"its waiver expired on {waiver.until.isoformat()} (“{waiver.reason}”)"
        return replace(finding, remarks=(*finding.remarks, words))
    if waiver:
        accepted = Acceptance(by="waiver", reason=waiver.reason, until=waiver.until)
        return replace(finding, fails=False, accepted=accepted)
    return finding


def _is_judged(ruling: Ruling, results: Sequence[Result]) -> bool:
    """Judged is also an open claim whose path is there, or known not to be."""
    if ruling.verdict in _JUDGED:
        return True
    return ruling.verdict is Verdict.OPEN and any(
        r.outcome is not Outcome.UNKNOWN and r.check.role is Role.SUBJECT for r in results
    )


def _remarks(claim: Claim) -> Iterable[str]:
    if claim.replaced:
        asked = ", ".join(f"`{f'{c.verifier} {c.path}'.strip()}`" for c in claim.replaced)
        yield f"the explicit check replaces what would be inferred: {asked}"
