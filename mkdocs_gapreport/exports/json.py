"""The report as JSON, for programs: the contract of `gapreport.json` and `--format json`.

The same input gives the same bytes: keys are sorted, paths are relative, and `as_of` is the only
time in it. `gapreport.schema.json` describes every key.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_gapreport.exports import outlook_json, roadmap_json
from mkdocs_gapreport.exports.json_values import day, figure, share, written
from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.exports.json_values import Json
    from mkdocs_gapreport.model import (
        Acceptance,
        Argument,
        Evidence,
        Finding,
        Place,
        Report,
        RepositoryState,
        Result,
    )
    from mkdocs_gapreport.outlook import Outlook


VERSION = 1


def to_json(outlook: Outlook) -> str:
    """Write the report as one JSON document, claims in reading order."""
    report = outlook.report
    document: Json = {
        "format": "gapreport",
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "repository": _repository(report.repository),
        "summary": _summary(report),
        "claims": [_claim(finding) for finding in report.findings],
        "plans": [roadmap_json.plan(roadmap) for roadmap in outlook.roadmaps],
        "phases": roadmap_json.phases(outlook),
        "deliverables": [outlook_json.deliverable(each) for each in outlook.deliverables],
        "contradictions": [outlook_json.contradiction(each) for each in outlook.contradictions],
        "next_actions": roadmap_json.actions(outlook.actions),
        "critical_blockers": roadmap_json.actions(outlook.blockers),
        "risk_assessment": roadmap_json.risks(outlook.risks),
    }
    return written(document)


def schema() -> str:
    """Read the JSON Schema of the document."""
    return files(__package__).joinpath("gapreport.schema.json").read_text(encoding="utf-8")


def _repository(state: RepositoryState) -> Json:
    return {
        "commit": state.commit or None,
        "dirty": state.is_dirty,
        "shallow": state.is_shallow,
        "files": state.files,
        "incomplete": state.incomplete or None,
    }


def _summary(report: Report) -> Json:
    counted = Counter(finding.verdict for finding in report.speaking)
    return {
        "claims": len(report.speaking),
        "judged": report.judged,
        "verdicts": {verdict.value: counted[verdict] for verdict in Verdict},
        "stated": share(report.stated),
        "found": share(report.found),
    }


def _claim(finding: Finding) -> Json:
    claim = finding.claim
    return {
        "id": claim.id,
        "page": claim.page,
        "line": claim.line,
        "kind": claim.kind.value,
        "section": list(claim.section),
        "text": claim.text,
        "stated": None if claim.stated is None else share(claim.stated),
        "found": share(finding.found),
        "verdict": finding.verdict.value,
        "exact": finding.exact,
        "fails": finding.fails,
        "caused_by": list(finding.caused_by),
        "accepted": None if finding.accepted is None else _acceptance(finding.accepted),
        "reason": finding.reason,
        "checks": [_check(result) for result in finding.results],
    }


def _acceptance(acceptance: Acceptance) -> Json:
    return {
        "by": acceptance.by,
        "reason": acceptance.reason,
        "since": day(acceptance.since),
        "until": day(acceptance.until),
    }


def _check(result: Result) -> Json:
    check, evidence = result.check, result.evidence
    return {
        "verifier": check.verifier,
        "arguments": _arguments(check.arguments),
        "inferred": check.inferred,
        "role": check.role.value,
        "expected": None if check.expected is None else str(check.expected),
        "measured": _measured(evidence),
        "outcome": result.outcome.value,
        "strength": evidence.strength.name.lower(),
        "summary": evidence.summary,
        "places": [_place(place) for place in evidence.places],
    }


def _arguments(arguments: Mapping[str, Argument]) -> Json:
    return {name: _argument(value) for name, value in arguments.items()}


def _argument(value: Argument) -> Json:
    match value:
        case Fraction():
            return figure(value)
        case tuple():
            return list(value)
        case _:
            return value


def _measured(evidence: Evidence) -> Json:
    """Give what was measured, as two ends where it is only known to lie between them."""
    value, upper = evidence.value, evidence.upper
    if not isinstance(value, Fraction):
        return value
    return figure(value) if upper is None else [figure(value), figure(upper)]


def _place(place: Place) -> Json:
    return {"path": place.path, "line": place.line}
