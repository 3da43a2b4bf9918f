"""The same thing stated in two ways, within a page and across pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both be true; `subject` is what both speak of, `words` say how."""

    subject: str
    words: str
    one: Finding
    other: Finding


def contradictions(report: Report) -> tuple[Contradiction, ...]:  # noqa: ARG001
    """Find what is stated in two ways, in reading order."""
    return ()
