"""Failing claims that are let stand: a baseline knows them, or nothing about them changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Acceptance, Finding, Report


def held(report: Report, accepted: Mapping[str, Acceptance], *, broken_too: bool = False) -> Report:
    """The report as if what is accepted did not fail, nor headings that fail only through it.

    A check that cannot run is let stand only where `broken_too` says so.
    """
    if not accepted:
        return report
    kept = [_held(finding, accepted, broken_too=broken_too) for finding in report.findings]
    failing = {finding.claim.id for finding in kept if finding.fails and not finding.caused_by}
    findings = tuple(_through_parts(finding, failing) for finding in kept)
    return replace(report, findings=findings, by_id={f.claim.id: f for f in findings})


def _held(finding: Finding, accepted: Mapping[str, Acceptance], *, broken_too: bool) -> Finding:
    acceptance = accepted.get(finding.claim.id)
    is_own = finding.fails and not finding.caused_by
    if not (acceptance and is_own and (broken_too or finding.verdict is not Verdict.BROKEN)):
        return finding
    return replace(finding, fails=False, accepted=acceptance)


def _through_parts(finding: Finding, failing: set[str]) -> Finding:
    if not finding.caused_by:
        return finding
    causes = tuple(cause for cause in finding.caused_by if cause in failing)
    return replace(finding, fails=bool(causes), caused_by=causes)
