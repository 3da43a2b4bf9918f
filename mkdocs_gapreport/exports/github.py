"""The report as workflow commands, which GitHub shows at the claims in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.attention import Level, in_checkout, level, noteworthy, worst_first
from mkdocs_gapreport.exports.plain import neutral, one_line
from mkdocs_gapreport.exports.words import found, quoted
from mkdocs_gapreport.model import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook import Outlook

# More of a level in one step are dropped by GitHub without a word.
MOST_OF_A_LEVEL = 10


def to_github(outlook: Outlook) -> str:
    """Write an annotation for each finding that needs a look, worst first, then the outcome."""
    lines = [line for each in Level for line in _annotations(outlook, each)]
    return "\n".join([*lines, *_outcome(outlook.report)]) + "\n"


def _annotations(outlook: Outlook, loudness: Level) -> Iterator[str]:
    findings = [f for f in noteworthy(outlook.report) if level(f) is loudness and not f.accepted]
    for finding in worst_first(findings)[:MOST_OF_A_LEVEL]:
        yield _annotation(loudness, finding, in_checkout(outlook, finding.claim.page))
    more = len(findings) - MOST_OF_A_LEVEL
    if more > 0:
        said = counted(more, f"more {loudness}")
        yield f"and {said}; GitHub shows {MOST_OF_A_LEVEL} of each level"


def _annotation(loudness: Level, finding: Finding, path: str) -> str:
    claim = finding.claim
    title = ": ".join(filter(None, [finding.verdict.value, one_line(finding.figure)]))
    remarks = map(one_line, finding.remarks)
    said = "\n".join(
        filter(None, [quoted(claim), found(finding), one_line(finding.advice), *remarks])
    )
    properties = {
        "file": neutral(path),
        "line": str(claim.line),
        "endLine": str(claim.end),
        "title": title,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{loudness} {listed}::{_message(said)}"


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
