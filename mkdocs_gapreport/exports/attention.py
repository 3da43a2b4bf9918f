"""Which findings need a look, how loudly they are shown, and where they lie in the checkout."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook import Outlook


class Level(StrEnum):
    """How loudly a finding is shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def level(finding: Finding) -> Level | None:
    """How loudly a finding is shown; one that is accepted as if it were not."""
    if finding.fails or finding.accepted:
        return Level.ERROR
    match finding.verdict:
        case Verdict.MISSING | Verdict.OVERSTATED | Verdict.OUTDATED | Verdict.BROKEN:
            return Level.WARNING
        case Verdict.UNDERSTATED:
            return Level.NOTICE
        case _:
            return None


def noteworthy(report: Report) -> list[Finding]:
    """What needs a look or is accepted, in reading order, each thing once.

    A heading that is false only through claims below it is not one more finding.
    """
    said = {f.claim.id for f in report.findings if (f.fails and not f.caused_by) or f.accepted}
    return [f for f in report.speaking if level(f) and not is_said_below(f, said)]


def by_page(report: Report) -> dict[str, list[Finding]]:
    """What each page claims, in reading order; pages without claims are left out."""
    pages: dict[str, list[Finding]] = {}
    for finding in report.speaking:
        pages.setdefault(finding.claim.page, []).append(finding)
    return pages


def is_said_below(finding: Finding, said: set[str]) -> bool:
    """Whether a claim is false only through claims below it that are shown themselves."""
    if finding.caused_by:
        return True
    is_rolled = not finding.results and finding.verdict in {Verdict.MISSING, Verdict.OVERSTATED}
    return is_rolled and any(claim.id in said for claim in list(finding.claim.walk())[1:])


def worst_first(findings: list[Finding]) -> list[Finding]:
    """The same findings, those first that most need a look."""
    return sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.verdict))


def in_checkout(outlook: Outlook, path: str) -> str:
    """A path as seen from the top of the checkout, which is where platforms look for it."""
    return f"{outlook.repository.prefix}{path}" if outlook.repository else path


_WORST_FIRST = (
    Verdict.MISSING,
    Verdict.OVERSTATED,
    Verdict.BROKEN,
    Verdict.OUTDATED,
    Verdict.UNDERSTATED,
    Verdict.UNVERIFIED,
    Verdict.OPEN,
    Verdict.ACCURATE,
)
