"""What to do next: what to create, mend or correct, by how much hangs on it.

First what is broken, then what is false and what was measured short, where phases wait for it
first; then the tasks that are next, what would settle what nobody can measure yet, and stale lines.
"""

from __future__ import annotations

import re
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import TODO, Outcome, Role, Verdict
from mkdocs_gapreport.outlook.roadmap import Start
from mkdocs_gapreport.outlook.standing import is_pending
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook.roadmap import Roadmap, Stage

_MOST_TASKS = 3
_LONGEST = 140
_HEAD_OF_NEED = regex(r",| and ")
_REPORTS = {
    "coverage": "a coverage report",
    "results": "the results of its tests (JUnit XML or CTRF)",
    "findings": "the findings of its scanners (SARIF)",
}


class Weight(IntEnum):
    """How much hangs on an action; the smallest comes first."""

    BROKEN = 0
    FALSE = 1
    SHORT = 2
    NEXT = 3
    UNSETTLED = 4
    STALE = 5


class Action(Struct, frozen=True, kw_only=True):
    """Something to do about a finding; `waiting` are the names of the phases that wait for it.

    `waiting_short` is what they are called beside others.
    `others` are further findings that the same deed would settle.
    """

    finding: Finding
    words: str
    phase: str = ""
    waiting: tuple[str, ...] = ()
    waiting_short: tuple[str, ...] = ()
    is_blocker: bool = False
    weight: Weight = Weight.FALSE
    others: tuple[Finding, ...] = ()


def actions(report: Report, roadmaps: Sequence[Roadmap]) -> tuple[Action, ...]:
    """What to do next, the weightiest first."""
    stages = _stages(roadmaps)
    called = {(s.phase.page, s.name): s.short for r in roadmaps for s in r.stages}
    found = [
        _placed(action, stages.get(action.finding.claim.id), called)
        for action in (
            *_of_findings(report),
            *_measured_short(roadmaps),
            *_next_tasks(roadmaps),
            *_settling(report, roadmaps),
        )
    ]
    merged = _merged(found)
    return tuple(sorted(merged, key=lambda action: (action.weight, not action.is_blocker)))


def _stages(roadmaps: Sequence[Roadmap]) -> dict[str, Stage]:
    """The stage of each claim that stands inside one."""
    stages: dict[str, Stage] = {}
    for roadmap in roadmaps:
        for stage in roadmap.stages:
            for claim in stage.finding.claim.walk():
                stages.setdefault(claim.id, stage)
            for metric in stage.metrics:
                stages.setdefault(metric.claim.id, stage)
    return stages


def _placed(action: Action, stage: Stage | None, called: Mapping[tuple[str, str], str]) -> Action:
    if stage is None:
        return action
    is_held = bool(stage.blocks) and action.weight in {Weight.BROKEN, Weight.FALSE, Weight.SHORT}
    blocks = is_held and not (action.weight is Weight.FALSE and _is_there(action.finding))
    short = tuple(called.get((stage.phase.page, name), name) for name in stage.blocks)
    return replace(
        action,
        phase=stage.name,
        waiting=stage.blocks,
        waiting_short=short,
        is_blocker=blocks,
    )


def _is_there(finding: Finding) -> bool:
    """Whether the claim is only about too much: less is there than stated, but something is."""
    false = [r for r in finding.results if r.outcome is Outcome.FALSE]
    return all(isinstance(r.evidence.value, Fraction) and r.evidence.value > 0 for r in false)


def _of_findings(report: Report) -> Iterator[Action]:
    """What the verdicts ask for; a roll-up asks for nothing that its parts do not ask for."""
    for finding in report.speaking:
        if finding.caused_by or finding.accepted or not (finding.results or finding.fails):
            continue
        words = finding.advice or finding.reason
        match finding.verdict:
            case Verdict.BROKEN:
                yield Action(finding=finding, words=words, weight=Weight.BROKEN)
            case Verdict.MISSING | Verdict.OVERSTATED:
                weight = Weight.FALSE if finding.fails else Weight.STALE
                yield Action(finding=finding, words=words, weight=weight)
            case Verdict.OUTDATED:
                words = f"correct the line: {words}"
                yield Action(finding=finding, words=words, weight=Weight.STALE)
            case Verdict.UNDERSTATED:
                yield Action(finding=finding, words=words, weight=Weight.STALE)


def _measured_short(roadmaps: Sequence[Roadmap]) -> Iterator[Action]:
    """Metrics that are open, and measured not to hold yet."""
    for stage in _all(roadmaps):
        for metric in stage.metrics:
            if is_pending(metric):
                words = f"bring about “{_brief(metric)}”: {_found(metric)}"
                yield Action(finding=metric, words=words, weight=Weight.SHORT)


def _next_tasks(roadmaps: Sequence[Roadmap]) -> Iterator[Action]:
    """The first open tasks of the phases that may start or have begun."""
    for stage in _all(roadmaps):
        if stage.may_start not in {Start.YES, Start.BEGUN}:
            continue
        pending = [(task, finding) for task, finding in stage.tasks if _is_open(finding)]
        for task, finding in pending[:_MOST_TASKS]:
            words = f"do {f'{task.number} ' if task.number else ''}“{_short(task.name)}”"
            yield Action(finding=finding, words=words, weight=Weight.NEXT)


def _is_open(finding: Finding) -> bool:
    """Whether it is stated not done, by itself or by something below it."""
    if finding.claim.stated is not None:
        return finding.claim.stated == TODO
    return any(claim.stated == TODO for claim in finding.claim.walk())


def _settling(report: Report, roadmaps: Sequence[Roadmap]) -> Iterator[Action]:
    """What would settle claims that could not be measured; metrics, and what is stated done."""
    metrics = {metric.claim.id for stage in _all(roadmaps) for metric in stage.metrics}
    groups: dict[str, list[Finding]] = {}
    for finding in report.speaking:
        is_asked = finding.claim.id in metrics or finding.verdict is Verdict.UNVERIFIED
        need = _need(finding) if is_asked and not finding.is_judged else ""
        if need:
            groups.setdefault(need, []).append(finding)
    for need, findings in groups.items():
        noun = "metrics" if all(f.claim.id in metrics for f in findings) else "claims"
        number = f"{len(findings)} {noun}" if len(findings) > 1 else f"1 {noun[:-1]}"
        words = f"{need}: it would settle {number}"
        first, *others = findings
        yield Action(finding=first, words=words, weight=Weight.UNSETTLED, others=tuple(others))


def _need(finding: Finding) -> str:
    """What is lacking to measure a claim, as something to do."""
    need = _HEAD_OF_NEED.split(finding.claim.needs)[0].strip()
    if not need:
        unknown = [
            r
            for r in finding.results
            if r.outcome is Outcome.UNKNOWN and r.check.role is Role.SUBJECT
        ]
        need = next(
            (_REPORTS[r.check.verifier] for r in unknown if r.check.verifier in _REPORTS), ""
        )
    if not need:
        return ""
    if need.startswith("somebody"):
        return f"have it attested by {need}"
    is_report = " report" in need or need.startswith("the results")
    return (
        f"let CI keep {need}"
        if is_report or "findings" in need
        else f"add a check; it needs {need}"
    )


def _merged(found: Sequence[Action]) -> list[Action]:
    """Actions with the same words in the same phase are one."""
    first: dict[tuple[str, str], Action] = {}
    for action in found:
        key = (action.words, action.phase)
        known = first.get(key)
        if known is None:
            first[key] = action
        elif known.finding is not action.finding:
            others = (*known.others, action.finding, *action.others)
            weight = min(known.weight, action.weight)
            first[key] = replace(known, others=others, weight=weight)
    return list(first.values())


def _all(roadmaps: Sequence[Roadmap]) -> Iterator[Stage]:
    for roadmap in roadmaps:
        yield from roadmap.stages


def _found(finding: Finding) -> str:
    """The evidence without where it was looked for, which the report has."""
    words = finding.reason.partition(" (left out")[0]
    words = re.sub(r", in [\d,]+ files?$", "", words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _brief(finding: Finding) -> str:
    return _short(finding.claim.text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"  # noqa: PLR2004  a line's worth
