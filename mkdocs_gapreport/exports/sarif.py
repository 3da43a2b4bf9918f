"""The report as SARIF 2.1.0, which code scanning shows at the claims.

A result is what needs a look, and what is accepted, as suppressed. Columns are never given: a
region without them is its whole lines, whatever the line ends and the encoding are.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.exports.attention import Level, in_checkout, level, noteworthy
from mkdocs_gapreport.exports.json_values import written
from mkdocs_gapreport.exports.plain import one_line
from mkdocs_gapreport.exports.rules import RULES, rule_id
from mkdocs_gapreport.exports.words import found, quoted
from mkdocs_gapreport.model import Place, Verdict
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.exports.json_values import Json
    from mkdocs_gapreport.model import Acceptance, Finding, Report
    from mkdocs_gapreport.outlook import Correction, Outlook

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "gapreportClaim/v1"

# Code scanning refuses a result with more locations than this.
MOST_PLACES = 100


def to_sarif(outlook: Outlook) -> str:
    """Write one run, with its results in reading order."""
    corrections: dict[str, list[Correction]] = {}
    for correction in outlook.corrections:
        corrections.setdefault(correction.finding.claim.id, []).append(correction)
    run: Json = {
        "tool": {"driver": _driver()},
        "automationDetails": {"id": "gapreport/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "invocations": [_invocation(outlook.report)],
        "results": [
            _result(outlook, finding, corrections.get(finding.claim.id, []))
            for finding in noteworthy(outlook.report)
        ],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


_ROOT = "%SRCROOT%"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "note"}
_DEFAULT = {Verdict.MISSING: "error", Verdict.OVERSTATED: "error", Verdict.BROKEN: "error"}
_RULE_INDEX = {rule.verdict: number for number, rule in enumerate(RULES)}


def _driver() -> Json:
    rules: list[Json] = [
        {
            "id": rule.id,
            "name": rule.name,
            "shortDescription": {"text": rule.short},
            "fullDescription": {"text": rule.short},
            "help": {"text": rule.full.replace("`", ""), "markdown": rule.full},
            "defaultConfiguration": {"level": _DEFAULT.get(rule.verdict, "warning")},
            "properties": {"tags": ["documentation", "phantom completion"]},
        }
        for rule in RULES
    ]
    return {"name": "gapreport", "version": version("mkdocs-gapreport"), "rules": rules}


def _invocation(report: Report) -> Json:
    """Say what the gate says: a run that could see nothing is not a run without findings."""
    outcome = gate(report)
    carried = outcome.code == 0 or report.failing
    notification: Json = {
        "level": "note" if carried else "error",
        "message": _message(one_line(outcome.message)),
    }
    return {
        "executionSuccessful": outcome.code is not ExitCode.BLIND,
        "exitCode": int(outcome.code),
        "toolExecutionNotifications": [notification],
    }


def _result(outlook: Outlook, finding: Finding, corrections: list[Correction]) -> Json:
    claim = finding.claim
    loudness = level(finding) or Level.NOTICE
    result: dict[str, Json] = {
        "ruleId": rule_id(finding.verdict),
        "ruleIndex": _RULE_INDEX[finding.verdict],
        "kind": "fail",
        "level": _LEVELS[loudness],
        "message": _message("\n".join(_sentences(finding))),
        "locations": [{"physicalLocation": _lines(outlook, claim.page, claim.line, claim.end)}],
        "partialFingerprints": {FINGERPRINT: claim.id},
        "suppressions": [_suppression(finding.accepted)] if finding.accepted else [],
    }
    related = list(_related(outlook, finding))
    if related:
        result["relatedLocations"] = related
    if corrections:
        result["fixes"] = [_fix(outlook, corrections)]
    return result


def _sentences(finding: Finding) -> Iterator[str]:
    figure = f" ({one_line(finding.figure)})" if finding.figure else ""
    yield f"{finding.verdict.value}{figure}: {quoted(finding.claim)}"
    said = (found(finding), one_line(finding.advice), *map(one_line, finding.remarks))
    yield from dict.fromkeys(filter(None, said))


def _related(outlook: Outlook, finding: Finding) -> Iterator[Json]:
    """Where the evidence was found, each place once."""
    seen: dict[Place, str] = {}
    for result in finding.results:
        for place in result.evidence.places:
            seen.setdefault(place, result.evidence.summary)
    for number, (place, summary) in enumerate(list(seen.items())[:MOST_PLACES], 1):
        yield {
            "id": number,
            "message": _message(one_line(summary)),
            "physicalLocation": _lines(outlook, place.path, place.line),
        }


def _suppression(acceptance: Acceptance) -> Json:
    until = f" (until {acceptance.until.isoformat()})" if acceptance.until else ""
    return {
        "kind": "inSource" if acceptance.by == "waiver" else "external",
        "status": "accepted",
        "justification": f"{one_line(acceptance.by)}: {one_line(acceptance.reason)}{until}",
    }


def _fix(outlook: Outlook, corrections: Iterable[Correction]) -> Json:
    changes: dict[str, list[Json]] = {}
    reasons: dict[str, None] = {}
    for correction in corrections:
        reasons.setdefault(one_line(correction.why or "correct the line"))
        changes.setdefault(correction.page, []).append(
            {
                "deletedRegion": {"startLine": correction.line},
                "insertedContent": {"text": correction.after},
            }
        )
    changed: list[Json] = [
        {"artifactLocation": _address(outlook, page), "replacements": replacements}
        for page, replacements in changes.items()
    ]
    return {"description": _message("; ".join(reasons)), "artifactChanges": changed}


def _lines(outlook: Outlook, path: str, first: int | None, last: int | None = None) -> Json:
    location: dict[str, Json] = {"artifactLocation": _address(outlook, path)}
    if first:
        location["region"] = {"startLine": first, "endLine": max(first, last or first)}
    return location


def _address(outlook: Outlook, path: str) -> Json:
    encoded = _HALVES.sub("\ufffd", in_checkout(outlook, path)).encode("utf-8", "surrogateescape")
    return {"uri": quote(encoded), "uriBaseId": _ROOT}


def _message(text: str) -> Json:
    """Text as a message, in which nothing is a link or a placeholder."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", text.replace("](", "] ("))}


_PLACEHOLDER = regex(r"\{(\d+)\}")
# Halves of pairs that stand for no byte of a file's name.
_HALVES = regex("[\ud800-\udc7f\udd00-\udfff]")
