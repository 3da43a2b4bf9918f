"""A finding in the words that every export for people uses: which claim, stated, found, to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.plain import neutral, one_line

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Claim, Finding, Report


def where(claim: Claim) -> str:
    """The page and the line of a claim, in a form that editors open."""
    return neutral(f"{claim.page}:{claim.line}")


def quoted(claim: Claim) -> str:
    """The claim as its author wrote it, made fit for where it is shown."""
    return one_line(claim.quoted)


def stated(claim: Claim) -> str:
    """What the claim states: how finished, and which figures."""
    figures = [
        f"`{check.expected.unbracketed}`" for check in claim.checks if check.expected is not None
    ]
    share = [] if claim.stated is None else [claim.stated.words]
    return one_line(", ".join(dict.fromkeys([*share, *figures])))


def found(finding: Finding) -> str:
    """What was found, in a sentence or more; where nobody wrote one, the figure of the badge."""
    return one_line(finding.reason or finding.figure)


def fail_through_parts(report: Report) -> list[Finding]:
    """The claims, mostly headings, that fail only because claims below them do."""
    return [finding for finding in report.findings if finding.fails and finding.caused_by]
