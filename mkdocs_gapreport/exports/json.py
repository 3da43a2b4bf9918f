"""The report as JSON, for programs: the contract of `gapreport.json` and `--format json`.

The same input gives the same bytes: keys are sorted, paths are relative, and `as_of` is the only
time in it. `gapreport.schema.json` describes every key.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from mkdocs_gapreport.exports import outlook_json, roadmap_json
from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import (
        Acceptance,
        Argument,
        Evidence,
        Finding,
        Place,
        Report,
        RepositoryState,
        Result,
        Share,
    )
    from mkdocs_gapreport.outlook import Outlook

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

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


def written(document: Json) -> str:
    """The text of a JSON document: the same bytes for the same values."""
    # Python writes without indentation in C; with it, in Python, ten times as slowly.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return msgspec.json.format(_LONE_SURROGATE.sub("\ufffd", text), indent=2) + "\n"


def schema() -> str:
    """Read the JSON Schema of the document."""
    return files(__package__).joinpath("gapreport.schema.json").read_text(encoding="utf-8")


# Valid in a Python string, but in no encoding: strict readers refuse the whole document.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


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
        "stated": _share(report.stated),
        "found": _share(report.found),
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
        "stated": None if claim.stated is None else _share(claim.stated),
        "found": _share(finding.found),
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
        "since": None if acceptance.since is None else acceptance.since.isoformat(),
        "until": None if acceptance.until is None else acceptance.until.isoformat(),
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
            return _figure(value)
        case tuple():
            return list(value)
        case _:
            return value


def _measured(evidence: Evidence) -> Json:
    """Give what was measured, as two ends where it is only known to lie between them."""
    value, upper = evidence.value, evidence.upper
    if not isinstance(value, Fraction):
        return value
    return _figure(value) if upper is None else [_figure(value), _figure(upper)]


def _place(place: Place) -> Json:
    return {"path": place.path, "line": place.line}


def _share(share: Share) -> Json:
    return [float(round(share.low, 4)), float(round(share.high, 4))]


def _figure(value: Fraction) -> Json:
    rounded = round(value, 4)
    return rounded.numerator if rounded.denominator == 1 else float(rounded)
