"""How plans stand, as JSON: phases, what to do next, and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.json_values import day, figure, share
from mkdocs_gapreport.outlook import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.exports.json_values import Json
    from mkdocs_gapreport.model import Dependency, Phase, Span, Stretch, Task
    from mkdocs_gapreport.outlook import Action, Outlook, Risk, Roadmap, Stage


def plan(roadmap: Roadmap) -> Json:
    """A plan as a whole; its phases stand beside it, by its page."""
    plan, estimated = roadmap.plan, roadmap.estimated_end
    return {
        "page": plan.page,
        "title": plan.title,
        "weeks": _span(plan.duration),
        "length": figure(roadmap.weeks),
        "stated": share(roadmap.stated),
        "found": share(roadmap.found),
        "critical_path": list(roadmap.critical_path),
        "started": day(roadmap.started),
        "now": None if roadmap.now is None else figure(roadmap.now),
        "planned_end": day(roadmap.planned_end),
        "estimated_end": None if estimated is None else [day(end) for end in estimated],
        "remarks": list(plan.remarks),
    }


def phases(outlook: Outlook) -> Json:
    """The phases of all plans, in reading order."""
    return [_phase(stage, roadmap) for roadmap in outlook.roadmaps for stage in roadmap.stages]


def actions(found: Iterable[Action]) -> Json:
    """What to do, the weightiest first."""
    return [
        {
            "claim": action.finding.claim.id,
            "also": [other.claim.id for other in action.others],
            "page": action.finding.claim.page,
            "line": action.finding.claim.line,
            "phase": action.phase or None,
            "action": action.words,
            "waiting": list(action.waiting),
        }
        for action in found
    ]


def risks(found: Iterable[Risk]) -> Json:
    """The risks by their level."""
    levels: dict[str, list[Json]] = {level.value: [] for level in Level}
    for risk in found:
        levels[risk.level.value].append(
            {"phase": risk.phase, "page": risk.page, "line": risk.line, "reason": risk.words}
        )
    return dict(levels)


def _phase(stage: Stage, roadmap: Roadmap) -> Json:
    phase = stage.phase
    inner = list(phase.walk())
    return {
        **_named(phase),
        "page": phase.page,
        "end": phase.end,
        "plan": roadmap.plan.title,
        "stated": share(stage.stated),
        "found": share(stage.found),
        "score": stage.score,
        "refuted": stage.refuted,
        "effort": phase.effort or None,
        "priority": phase.priority or None,
        "team": phase.team or None,
        "begins": figure(stage.begins),
        "ends": figure(stage.ends),
        "started": day(phase.started),
        "finished": day(phase.finished),
        "due": day(phase.due),
        "starts_on": day(stage.starts_on),
        "ends_on": day(stage.ends_on),
        "overdue": stage.is_overdue,
        "critical": stage.is_critical,
        "depends_on": list(stage.waits_for),
        "blocks": list(stage.blocks),
        "may_start": stage.may_start.value,
        "why_not": stage.why_not or None,
        "tasks": [task.claim for task, _ in stage.tasks],
        "metrics": [metric.claim.id for metric in stage.metrics],
        "checkpoints": [claim for part in inner for claim in part.checkpoints],
        "task_details": [_task(task) for task, _ in stage.tasks],
        "parts": [_part(part) for part in phase.parts],
    }


def _named(phase: Phase) -> dict[str, Json]:
    return {
        "claim": phase.claim,
        "name": phase.name,
        "kind": phase.kind,
        "number": phase.number,
        "line": phase.line,
        "weeks": _span(phase.duration),
        "in_weeks": _stretch(phase.weeks),
    }


def _part(phase: Phase) -> Json:
    """A phase inside a phase, such as a week."""
    return {
        **_named(phase),
        "tasks": [task.claim for task in phase.tasks],
        "metrics": list(phase.metrics),
        "parts": [_part(part) for part in phase.parts],
    }


def _task(task: Task) -> Json:
    return {
        "claim": task.claim,
        "number": task.number or None,
        "name": task.name,
        "days": _stretch(task.days),
        "effort": _span(task.effort),
        "priority": task.priority or None,
        "parallel": task.is_parallel,
        "depends_on": [_dependency(dependency) for dependency in task.depends_on],
    }


def _dependency(dependency: Dependency) -> Json:
    return {"words": dependency.words, "claims": list(dependency.meant)}


def _span(span: Span | None) -> Json:
    return None if span is None else [figure(span.low), figure(span.high)]


def _stretch(stretch: Stretch | None) -> Json:
    return None if stretch is None else [figure(stretch.first), figure(stretch.last)]
