"""How the phases of a plan stand: stated against found, what waits for what, when it will end."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, UNKNOWN, Share
from mkdocs_gapreport.outlook.sequence import sequence
from mkdocs_gapreport.outlook.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Finding, Phase, Plan, Report, Task
    from mkdocs_gapreport.outlook.sequence import Order
    from mkdocs_gapreport.outlook.standing import Standing


class Start(StrEnum):
    """Whether a phase may start: what it waits for has to be verified, not claimed."""

    YES = "yes"
    NO = "no"
    BEGUN = "begun"
    BEGUN_TOO_SOON = "no, but begun"
    UNKNOWN = "not known"


class Stage(Struct, frozen=True, kw_only=True):
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
    pending: int = 0
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
    def short(self) -> str:
        """What it is called beside others: "Phase 1"."""
        called = f"{self.phase.kind} {self.phase.number}".strip().capitalize()
        is_so = self.phase.number and self.name.casefold().startswith(called.casefold())
        return called if is_so else self.name

    @property
    def false_lines(self) -> tuple[int, ...]:
        """The lines of the tasks, of what is below them, and of the metrics that fail."""
        findings = [*(finding for _, finding in self.tasks), *self.metrics]
        return tuple(sorted({line for f in findings if f.fails for line in _lines(f)}))

    @property
    def overstates(self) -> bool:
        """Whether its lines together state more than was found, and some of them fail."""
        return self.stated.low > self.found.high and bool(self.false_lines)

    @property
    def score(self) -> str:
        """Metrics met of all metrics: "3/4"."""
        return f"{self.met}/{self.wanted}"


class Roadmap(Struct, frozen=True, kw_only=True):
    """A plan as it stands.

    `stated` and `found` are weighted by duration. `weeks` is how long the time line is, `now` where
    today lies on it, in weeks from its start. `planned_end` and `estimated_end` (earliest, latest)
    are known where the plan's start is; the estimate is today plus what is not done, where what
    could not be measured counts at most as stated. Where no phase says how long it takes
    (`is_timed`), the time line shows only their order, and no day is reckoned from it.
    """

    plan: Plan
    stages: tuple[Stage, ...]
    stated: Share = UNKNOWN
    found: Share = UNKNOWN
    weeks: Fraction
    is_timed: bool = True
    critical_path: tuple[str, ...] = ()
    started: date | None = None
    now: Fraction | None = None
    planned_end: date | None = None
    estimated_end: tuple[date, date] | None = None


def _lines(finding: Finding) -> Iterator[int]:
    if not finding.caused_by:
        yield finding.claim.line
        return
    causes = set(finding.caused_by)
    yield from (claim.line for claim in finding.claim.walk() if claim.id in causes)


def roadmaps(report: Report) -> tuple[Roadmap, ...]:
    """Hold each plan against what was found, in reading order."""
    by_id = {finding.claim.id: finding for finding in report.findings}
    plans = [page.plan for page in report.pages if page.plan and page.plan.phases]
    return tuple(_roadmap(plan, by_id, report.as_of) for plan in plans)


def _roadmap(plan: Plan, by_id: Mapping[str, Finding], as_of: date) -> Roadmap:
    order = sequence(plan)
    standings = {phase.claim: standing(phase, by_id) for phase in plan.phases}
    names = {phase.claim: phase.name for phase in plan.phases}
    is_timed = any(phase.duration or phase.weeks for phase in plan.phases)
    started = _started(plan, order) if is_timed else _first_start(plan)
    begins = started if is_timed else None
    behind = _behind(order)
    stages = tuple(
        _stage(standings[phase.claim], standings, order, behind, begins, as_of)
        for phase in plan.phases
    )
    weeks = max((end for _, end in order.times.values()), default=Fraction())
    remaining = _remaining(stages, weeks)
    return Roadmap(
        plan=plan,
        stages=stages,
        stated=_weighed([(s.ends - s.begins, s.stated) for s in stages]),
        found=_weighed([(s.ends - s.begins, s.found) for s in stages]),
        weeks=weeks,
        is_timed=is_timed,
        critical_path=tuple(names[claim] for claim in order.path),
        started=started,
        now=Fraction((as_of - begins).days, 7) if begins else None,
        planned_end=_day(begins, weeks) if begins else None,
        estimated_end=(_day(as_of, remaining[0]), _day(as_of, remaining[1])) if begins else None,
    )


def _stage(  # noqa: PLR0913, PLR0917  what a stage is made of, handed down once
    own: Standing,
    standings: Mapping[str, Standing],
    order: Order,
    behind: Mapping[str, Sequence[str]],
    started: date | None,
    as_of: date,
) -> Stage:
    phase = own.phase
    waited = [standings[claim] for claim in order.waits[phase.claim]]
    may_start, why_not = _start(own, waited, is_circular=phase.claim in order.circular)
    begins, ends = order.times[phase.claim]
    ends_on = phase.due or (_day(started, ends) if started else None)
    is_finished = own.stated == DONE and not own.refuted and not own.finding.fails
    return Stage(
        phase=phase,
        finding=own.finding,
        stated=own.stated,
        found=own.found,
        met=own.met,
        refuted=own.refuted,
        pending=own.pending,
        wanted=own.wanted,
        begins=begins,
        ends=ends,
        waits_for=tuple(other.phase.name for other in waited),
        blocks=tuple(standings[claim].phase.name for claim in behind[phase.claim]),
        may_start=may_start,
        why_not=why_not,
        is_critical=phase.claim in order.critical,
        is_overdue=bool(
            ends_on and ends_on < as_of and not (is_finished or phase.finished or own.is_verified)
        ),
        starts_on=phase.started or (_day(started, begins) if started else None),
        ends_on=ends_on,
        tasks=own.tasks,
        metrics=own.metrics,
    )


def _start(own: Standing, waited: Sequence[Standing], *, is_circular: bool) -> tuple[Start, str]:
    """Whether a phase may start: what it waits for has to be verified, not claimed."""
    if is_circular:
        return (
            Start.BEGUN_TOO_SOON if own.has_begun else Start.NO,
            "phases wait for each other in a circle",
        )
    lacking = [other for other in waited if not other.is_verified]
    if not lacking:
        return (Start.BEGUN if own.has_begun else Start.YES), ""
    undone = [
        other
        for other in lacking
        if other.refuted or other.is_open or not (other.has_begun or own.has_begun)
    ]
    if undone:
        words = "; ".join(_lack(other) for other in undone)
        return (Start.BEGUN_TOO_SOON if own.has_begun else Start.NO), words
    words = "; ".join(
        f"`{other.phase.name}` is stated done, but could not be verified"
        if other.stated == DONE
        else f"how far `{other.phase.name}` is could not be verified"
        for other in lacking
    )
    return Start.UNKNOWN, words


def _lack(other: Standing) -> str:
    kind = "metrics hold" if other.metrics else "tasks are verified"
    if not other.wanted:
        return f"`{other.phase.name}` is not done"
    return f"of `{other.phase.name}`, {other.met} of {other.wanted} {kind}"


def _behind(order: Order) -> dict[str, list[str]]:
    """For each phase those that wait for it."""
    behind: dict[str, list[str]] = {claim: [] for claim in order.waits}
    for claim, waited in order.waits.items():
        for earlier in waited:
            behind[earlier].append(claim)
    return behind


def _first_start(plan: Plan) -> date | None:
    """The day on which the plan began, as it says itself."""
    return plan.started or min((p.started for p in plan.phases if p.started), default=None)


def _started(plan: Plan, order: Order) -> date | None:
    """The day on which the time line begins: as stated, or reckoned from a phase that began."""
    if plan.started:
        return plan.started
    begun = [
        phase.started - timedelta(days=round(7 * order.times[phase.claim][0]))
        for phase in plan.phases
        if phase.started
    ]
    return min(begun, default=None)


def _remaining(stages: Sequence[Stage], weeks: Fraction) -> tuple[Fraction, Fraction]:
    """How many weeks are left at least and at most; the unmeasured counts at most as stated."""
    total = sum((stage.ends - stage.begins for stage in stages), Fraction())
    if not total:
        return Fraction(), Fraction()
    best = sum((_weeks_of(s) * (1 - min(s.found.high, s.stated.high)) for s in stages), Fraction())
    worst = sum((_weeks_of(s) * (1 - min(s.found.low, s.stated.high)) for s in stages), Fraction())
    return weeks * best / total, weeks * worst / total


def _weeks_of(stage: Stage) -> Fraction:
    return stage.ends - stage.begins


def _weighed(shares: Sequence[tuple[Fraction, Share]]) -> Share:
    total = sum((weight for weight, _ in shares), Fraction())
    if not total:
        return UNKNOWN
    low = sum((weight * share.low for weight, share in shares), Fraction()) / total
    high = sum((weight * share.high for weight, share in shares), Fraction()) / total
    return Share(low, high)


def _day(start: date, weeks: Fraction) -> date:
    """The day so many weeks later; on the last day there is where the calendar ends."""
    try:
        return start + timedelta(days=ceil(7 * weeks))
    except OverflowError:
        return date.max
