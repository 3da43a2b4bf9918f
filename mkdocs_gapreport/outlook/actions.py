"""What to do next: what to create, mend or correct, by how much hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do about a finding; `waiting` are the names of the phases that wait for it."""

    finding: Finding
    words: str
    phase: str = ""
    waiting: tuple[str, ...] = ()
    is_blocker: bool = False


def actions(report: Report, roadmaps: Sequence[Roadmap]) -> tuple[Action, ...]:  # noqa: ARG001
    """What to do next, the weightiest first."""
    return ()
