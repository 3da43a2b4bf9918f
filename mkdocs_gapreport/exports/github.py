"""The report as workflow commands, which GitHub shows at the claims in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.plain import neutral, one_line
from mkdocs_gapreport.exports.words import counted, found, quoted
from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Finding, Report

# More of a level in one step are dropped by GitHub without a word.
MOST_OF_A_LEVEL = 10

_LEVELS = ("error", "warning", "notice")


def to_github(report: Report) -> str:
    """Write an annotation for each finding that needs a look, worst first, then the outcome."""
    lines = [line for level in _LEVELS for line in _annotations(report, level)]
    return "\n".join([*lines, *_outcome(report)]) + "\n"


def _annotations(report: Report, level: str) -> Iterator[str]:
    findings = [finding for finding in report.findings if _level(finding) == level]
    findings.sort(key=lambda finding: _WORST_FIRST.index(finding.verdict))
    for finding in findings[:MOST_OF_A_LEVEL]:
        yield _annotation(level, finding)
    more = len(findings) - MOST_OF_A_LEVEL
    if more > 0:
        yield f"and {counted(more, f'more {level}')}; GitHub shows {MOST_OF_A_LEVEL} of each level"


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


def _level(finding: Finding) -> str | None:
    """How loudly a finding is shown; one that others cause is shown through them."""
    if finding.caused_by or finding.accepted:
        return None
    if finding.fails:
        return "error"
    match finding.verdict:
        case Verdict.MISSING | Verdict.OVERSTATED | Verdict.OUTDATED | Verdict.BROKEN:
            return "warning"
        case Verdict.UNDERSTATED:
            return "notice"
        case _:
            return None


def _annotation(level: str, finding: Finding) -> str:
    claim = finding.claim
    title = ": ".join(filter(None, [finding.verdict.value, one_line(finding.figure)]))
    remarks = map(one_line, finding.remarks)
    said = "\n".join(
        filter(None, [quoted(claim), found(finding), one_line(finding.advice), *remarks])
    )
    properties = {
        "file": neutral(claim.page),
        "line": str(claim.line),
        "endLine": str(claim.end),
        "title": title,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_message(said)}"


def _outcome(report: Report) -> Iterator[str]:
    """Say what the gate says; an annotation where no finding would carry the failure."""
    outcome = gate(report)
    carried = outcome.code == 0 or report.failing
    said = one_line(outcome.message)
    yield said if carried else f"::error title=gapreport::{_message(said)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
