"""How plans stand, for people at a terminal: phases, what to do next, whether a phase holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.plain import COLUMNS, labelled, one_line, shortened, width, wrapped
from mkdocs_gapreport.exports.words import where
from mkdocs_gapreport.model import UNKNOWN, counted, number
from mkdocs_gapreport.outlook import Start
from mkdocs_gapreport.outlook.standing import holds, is_pending, is_refuted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkdocs_gapreport.model import Finding, Phase, Share
    from mkdocs_gapreport.outlook import Action, Outlook, Risk, Roadmap, Stage
    from mkdocs_gapreport.outlook.standing import Standing

_BAR = 20
_NAME = 40
_MOST = 5
_NO_PLAN = (
    "no page has phases; a phase is a heading such as `## Phase 1: Security (2 weeks)`,"
    " with its tasks below it"
)


def to_status(outlook: Outlook) -> str:
    """Write each plan with its phases, what to do next, and what endangers it."""
    if not outlook.roadmaps:
        return _NO_PLAN + "\n"
    day = outlook.report.as_of
    paragraphs = [list(_roadmap(roadmap, day)) for roadmap in outlook.roadmaps]
    paragraphs.append(["Next actions", *_actions(outlook.actions[:_MOST])])
    high = [risk for risk in outlook.risks if risk.level.value == "high"]
    if high:
        paragraphs.append(["High risks", *map(_risk, high[:_MOST])])
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def _risk(risk: Risk) -> str:
    lines = wrapped(one_line(f"{risk.phase}: {risk.words}"), COLUMNS - 4)
    return "\n".join(f"  {'  ' if number else ''}{line}" for number, line in enumerate(lines))


def to_next(actions: Sequence[Action]) -> str:
    """Write what to do next, the weightiest first."""
    return "\n".join(_actions(actions)) + "\n"


def label(phase: Phase) -> str:
    """What a phase is called in short: "Phase 1"."""
    return f"{phase.kind.capitalize()} {phase.number}" if phase.number else one_line(phase.name)


def validated(standing: Standing) -> tuple[str, bool]:
    """The score of a phase ("Phase 1: 3/4") with what it counts, and whether all of that holds.

    Success metrics are counted, or tasks where there are none; only what was measured is met.
    """
    wanted = standing.metrics or tuple(finding for _, finding in standing.tasks)
    held = sum(map(holds, wanted))
    lines = [f"{label(standing.phase)}: {held}/{len(wanted)}"]
    lines += [f"  {one_line(standing.phase.name)}, in {one_line(standing.phase.page)}"]
    for finding in wanted:
        lines += _counted(finding)
    unmeasured = sum(not holds(f) and not is_refuted(f) for f in wanted)
    if not wanted:
        lines.append("  it has neither success metrics nor tasks, so nothing can be validated")
    if unmeasured:
        noun = "success metric" if standing.metrics else "task"
        lines.append(f"{counted(unmeasured, noun)} could not be measured, so not met")
    return "\n".join(lines) + "\n", bool(wanted) and held == len(wanted)


def _counted(finding: Finding) -> Iterator[str]:
    state = _state(finding)
    head = f"  {state:<12}  line {finding.claim.line}: "
    yield head + shortened(one_line(finding.claim.text), COLUMNS - len(head))
    if state != "holds":
        yield from labelled("", one_line(finding.reason or _UNMEASURED), at=16)


def _state(finding: Finding) -> str:
    """What was measured of a metric or task; one that is stated open is not false."""
    if holds(finding):
        return "holds"
    if not is_refuted(finding):
        return "not measured"
    return "not yet" if is_pending(finding) else "false"


_UNMEASURED = "it names nothing that can be measured; `gapreport attest` says who has seen it"


def _roadmap(roadmap: Roadmap, as_of: date) -> Iterator[str]:
    plan = roadmap.plan
    yield one_line(f"{plan.title} ({plan.page})")
    overall = f"stated {_share(roadmap.stated)}, found {_share(roadmap.found)}"
    yield f"  {overall}; {_weeks(roadmap) if roadmap.is_timed else 'no durations'}"
    if roadmap.started:
        until = f", planned until {roadmap.planned_end}" if roadmap.planned_end else ""
        yield f"  started {roadmap.started}{until}"
    if roadmap.estimated_end:
        yield f"  estimated completion: {_days(roadmap.estimated_end)}, seen from {as_of}"
    elif not roadmap.is_timed:
        yield "  estimated completion: not known, as no phase says how long it takes"
    else:
        yield "  estimated completion: not known without a start; `gapreport start PHASE` sets one"
    yield ""
    for stage in roadmap.stages:
        yield from _stage(stage)
    for remark in plan.remarks:
        yield from labelled("note", one_line(remark), at=10)


def _weeks(roadmap: Roadmap) -> str:
    weeks = roadmap.weeks
    return f"{number(weeks)} week{'' if weeks == 1 else 's'}"


def _stage(stage: Stage) -> Iterator[str]:
    name = shortened(one_line(stage.name), _NAME)
    gap = " " * (_NAME - width(name))
    flags = " overdue" if stage.is_overdue else ""
    yield f"  {name}{gap}  {stage.score:>5}  {_bar(stage.found)}  {_share(stage.found)}{flags}"
    if stage.may_start in {Start.NO, Start.BEGUN_TOO_SOON, Start.UNKNOWN} and stage.why_not:
        words = f"{_STARTS[stage.may_start]}: {one_line(stage.why_not)}"
        yield from (f"      {line}" for line in wrapped(words, COLUMNS - 6))


_STARTS = {
    Start.NO: "may not start",
    Start.BEGUN_TOO_SOON: "begun, but may not have",
    Start.UNKNOWN: "not known whether it may start",
}


def _bar(found: Share) -> str:
    """What is proven, what may be so, and what is not: "████▒▒▒▒░░"."""
    proven, possible = int(found.low * _BAR), round(found.high * _BAR)
    return "█" * proven + "▒" * (possible - proven) + "░" * (_BAR - possible)


def _share(share: Share) -> str:
    return "not known" if share == UNKNOWN else str(share)


def _days(days: tuple[date, date]) -> str:
    earliest, latest = days
    return f"{earliest}" if earliest == latest else f"{earliest} to {latest}"


def _actions(actions: Sequence[Action]) -> Iterator[str]:
    if not actions:
        yield "  nothing is known to be missing"
    for place, action in enumerate(actions, 1):
        head = f"  {place}. "
        words = one_line(action.words)
        behind = [one_line(name) for name in action.waiting_short]
        waits = "waits" if len(behind) == 1 else "wait"
        blocks = f"; {', '.join(behind)} {waits} for it" if behind else ""
        mark = f"{where(action.finding.claim)}: "
        lines = wrapped(mark + words + blocks, COLUMNS - len(head))
        yield head + lines[0]
        yield from (" " * len(head) + line for line in lines[1:])
