"""How lines that are false should read: lower where they fail, corrected where figures are stale.

No box is ever ticked and no status raised, since existence is not completion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A line of a page as it reads and as it should; without line ends. `why` is one sentence.

    `line` is counted from 1, in the file as it lies.
    """

    page: str
    line: int
    before: str
    after: str
    finding: Finding
    why: str = ""


def corrections(report: Report) -> tuple[Correction, ...]:  # noqa: ARG001
    """Correct every claim that fails, and every stale figure, by page and line."""
    return ()
