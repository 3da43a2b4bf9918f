"""The gate: what turns a build red, and what it says about a run that saw nothing (section 3.4)."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, Role, Rung, Verdict, counted, number

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Report

# no tree whatsoever decides on these
_NEVER_TOLD = frozenset({Rung.LOOSE_NAME, Rung.PLACEHOLDER, Rung.OUTSIDE})


class ExitCode(IntEnum):
    """Exit codes by precedence: broken, false, blind, fine."""

    FINE = 0
    FALSE = 1
    BROKEN = 2
    BLIND = 3


class Gate(Struct, frozen=True):
    """The exit code, and the sentence that explains it."""

    code: ExitCode
    message: str


def gate(report: Report) -> Gate:
    """Decide whether the build goes red."""
    failing = report.failing
    broken = [finding for finding in failing if finding.verdict is Verdict.BROKEN]
    if broken:
        return Gate(ExitCode.BROKEN, f"{counted(len(broken), 'check')} cannot run as written")
    if failing:
        return Gate(
            ExitCode.FALSE,
            f"{counted(len(failing), 'claim')} {'is' if len(failing) == 1 else 'are'} false",
        )
    blind = _blind(report)
    if blind or _too_few(report):
        return Gate(ExitCode.BLIND, blind or _too_few(report))
    return Gate(ExitCode.FINE, "no claim is false")


def _blind(report: Report) -> str:
    needing = sum(
        any(r.needs_history for r in finding.results)
        and finding.claim.stated == DONE
        and not finding.claim.is_taken_back
        for finding in report.findings
    )
    if needing:
        why = report.repository.incomplete or "the history is incomplete"
        return f"{counted(needing, 'claim')} could not be judged without the history: {why}"
    asking = [f for f in report.speaking if _asks(f) and f.claim.stated != TODO]
    if asking and not any(finding.is_judged for finding in report.findings):
        number = counted(len(asking), "claim")
        return f"none of {number} with something to check could be judged"
    return ""


def _asks(finding: Finding) -> bool:
    """Whether a claim asks for something that could be told: more than a word that looks so."""
    return any(
        result.check.role is Role.SUBJECT and result.evidence.rung not in _NEVER_TOLD
        for result in finding.results
    )


def _too_few(report: Report) -> str:
    """Why the run says too little for the share of claims that a site wants judged."""
    least, claims = report.min_judged, len(report.speaking)
    if least is None or not claims or Fraction(report.judged, claims) >= least:
        return ""
    percent = number(100 * Fraction(report.judged, claims))
    return (
        f"{report.judged:,} of {counted(claims, 'claim')} could be judged ({percent} %), and"
        f" `min_judged` asks for {number(100 * least)} %"
    )
