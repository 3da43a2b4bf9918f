"""The report as a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.attention import Level, in_checkout, level, noteworthy
from mkdocs_gapreport.exports.json_values import written
from mkdocs_gapreport.exports.plain import neutral, one_line
from mkdocs_gapreport.exports.rules import rule_id
from mkdocs_gapreport.exports.words import found, quoted
from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.exports.json_values import Json
    from mkdocs_gapreport.model import Finding
    from mkdocs_gapreport.outlook import Outlook


def to_gitlab(outlook: Outlook) -> str:
    """Write an entry for each finding that needs a look; what is accepted has no place there."""
    shown = [f for f in noteworthy(outlook.report) if not f.accepted]
    entries = [_entry(outlook, finding) for finding in shown]
    return written([*entries, *_gate(outlook)])


_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTICE: "info"}


def _entry(outlook: Outlook, finding: Finding) -> Json:
    claim = finding.claim
    said = found(finding) or one_line(finding.figure)
    return {
        "description": f"{finding.verdict}: {quoted(claim)}{f' – {said}' if said else ''}",
        "check_name": rule_id(finding.verdict),
        "fingerprint": claim.id,
        "severity": _severity(finding),
        "location": {
            "path": neutral(in_checkout(outlook, claim.page)),
            "lines": {"begin": claim.line},
        },
    }


def _severity(finding: Finding) -> str:
    if finding.fails and finding.verdict is Verdict.BROKEN:
        return "blocker"
    if finding.fails and finding.verdict is Verdict.MISSING:
        return "critical"
    return _SEVERITIES[level(finding) or Level.NOTICE]


def _gate(outlook: Outlook) -> Iterator[Json]:
    """A failure that no claim carries; an entry needs a place, and gets the first page's."""
    outcome = gate(outlook.report)
    if outcome.code and not outlook.report.failing and outlook.report.pages:
        page = outlook.report.pages[0].path
        yield {
            "description": f"gapreport: {one_line(outcome.message)}",
            "check_name": "gapreport",
            "fingerprint": f"gapreport-{outcome.code.name.lower()}",
            "severity": "blocker",
            "location": {"path": neutral(in_checkout(outlook, page)), "lines": {"begin": 1}},
        }
