"""What endangers a plan: overdue, a dependency that does not hold, stated far above found.

What was only not measured is never more than a low risk.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, listed
from mkdocs_gapreport.outlook.roadmap import Start
from mkdocs_gapreport.outlook.standing import is_refuted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Finding, Task
    from mkdocs_gapreport.outlook.roadmap import Roadmap, Stage

_TENTH = Fraction(1, 10)
_FAR = Fraction(1, 4)
_URGENT = ("critical", "urgent", "blocker", "p0", "kritisch", "crítico", "crítica", "critique")
_MOST_NAMES = 3


class Level(StrEnum):
    """How much is at stake."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Risk(Struct, frozen=True, kw_only=True):
    """A danger for a phase, with its reason."""

    level: Level
    phase: str
    page: str
    line: int
    words: str


def risks(roadmaps: Sequence[Roadmap]) -> tuple[Risk, ...]:
    """List the risks of all plans, the highest first."""
    found = [risk for roadmap in roadmaps for risk in _of_roadmap(roadmap)]
    levels = list(Level)
    return tuple(sorted(found, key=lambda risk: levels.index(risk.level)))


def _of_roadmap(roadmap: Roadmap) -> Iterator[Risk]:
    by_name = {stage.name: stage for stage in roadmap.stages}
    for stage in roadmap.stages:
        for level, words in _of_stage(stage, by_name):
            yield Risk(
                level=level,
                phase=stage.name,
                page=stage.phase.page,
                line=stage.phase.line,
                words=words,
            )
    yield from _late(roadmap)


def _of_stage(stage: Stage, stages: Mapping[str, Stage]) -> Iterator[tuple[Level, str]]:
    yield from _false(stage)
    yield from _overdue(stage)
    yield from _begun_too_soon(stage, stages)
    yield from _critical_tasks(stage)
    if stage.why_not.endswith("in a circle"):
        yield Level.MEDIUM, f"{stage.why_not}, so none of them may ever start"
    if stage.stated == DONE and not stage.refuted and stage.found.low < 1 and not stage.false_lines:
        yield (
            Level.LOW,
            f"it is stated done, and not all of it could be measured: found {stage.found}",
        )


def _false(stage: Stage) -> Iterator[tuple[Level, str]]:
    """Done or begun over claims that are false, or stated far above what was found."""
    gap = stage.stated.low - stage.found.high
    false = stage.false_lines
    stated = f"stated {stage.stated}, found {stage.found}"
    if false and stage.stated.high > 0:
        lines = ", ".join(map(str, false[:_MOST_NAMES]))
        more = f" and {len(false) - _MOST_NAMES} more" if len(false) > _MOST_NAMES else ""
        noun = "claim in it is" if len(false) == 1 else "claims in it are"
        yield Level.HIGH, f"{stated}: {len(false)} {noun} false (line {lines}{more})"
    elif gap > _TENTH:
        yield (Level.HIGH if gap >= _FAR else Level.MEDIUM), stated


def _overdue(stage: Stage) -> Iterator[tuple[Level, str]]:
    if not (stage.is_overdue and stage.ends_on):
        return
    level = Level.HIGH if stage.is_critical else Level.MEDIUM
    yield (
        level,
        f"overdue since {stage.ends_on.isoformat()}: stated {stage.stated}, found {stage.found}",
    )


def _begun_too_soon(stage: Stage, stages: Mapping[str, Stage]) -> Iterator[tuple[Level, str]]:
    if stage.may_start is not Start.BEGUN_TOO_SOON or not stage.waits_for:
        return
    waited = [stages[name] for name in stage.waits_for if name in stages]
    is_false = any(other.refuted or other.false_lines for other in waited)
    yield (Level.HIGH if is_false else Level.MEDIUM), f"it has begun, though {stage.why_not}"


def _critical_tasks(stage: Stage) -> Iterator[tuple[Level, str]]:
    """Urgent tasks that are open in a phase that may start, or has begun."""
    if stage.may_start is Start.NO:
        return
    pending = [task for task, finding in stage.tasks if _is_urgent(task) and _is_open(finding)]
    if not pending:
        return
    names = listed((task.number or task.name for task in pending), _MOST_NAMES)
    noun = "critical task is" if len(pending) == 1 else "critical tasks are"
    yield Level.MEDIUM, f"{len(pending)} {noun} open: {names}"


def _is_urgent(task: Task) -> bool:
    return task.priority.lower().startswith(_URGENT)


def _is_open(finding: Finding) -> bool:
    return finding.claim.stated == TODO or (
        finding.claim.stated is None
        and any(claim.stated == TODO for claim in finding.claim.walk())
        and not is_refuted(finding)
    )


def _late(roadmap: Roadmap) -> Iterator[Risk]:
    """A plan that cannot end when it should, even if all that was not measured is as stated."""
    planned, estimated = roadmap.planned_end, roadmap.estimated_end
    if not (planned and estimated and estimated[0] > planned and roadmap.stages):
        return
    last = roadmap.stages[-1]
    yield Risk(
        level=Level.MEDIUM,
        phase=last.name,
        page=last.phase.page,
        line=last.phase.line,
        words=(
            f"the plan ends on {planned.isoformat()}, and what is left takes until"
            f" {estimated[0].isoformat()} at the earliest"
        ),
    )
