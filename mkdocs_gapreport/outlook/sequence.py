"""In which order phases come, and where each lies on the time line."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_gapreport.model import Phase, Plan

_NEAR = 20


class Order(Struct, frozen=True, kw_only=True):
    """What waits for what, by the claims of phases, and when each begins and ends, in weeks.

    `path` is the critical path in its order, `critical` what is on it.
    """

    waits: Mapping[str, tuple[str, ...]]
    times: Mapping[str, tuple[Fraction, Fraction]]
    path: tuple[str, ...] = ()
    critical: frozenset[str] = frozenset()
    circular: frozenset[str] = frozenset()


def sequence(plan: Plan) -> Order:
    """Order the phases of a plan."""
    waits = waiting(plan)
    order, circular = _order(plan.phases, waits)
    times = _times(plan.phases, order, waits)
    path = _stated_path(plan) or _longest(order, waits, times)
    return Order(
        waits=waits,
        times=times,
        path=path,
        critical=frozenset(path),
        circular=circular,
    )


def waiting(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What each phase waits for: as stated, else along the critical path, else by its number."""
    tops = {
        claim: phase.claim
        for phase in plan.phases
        for inner in phase.walk()
        for claim in (inner.claim, *(task.claim for task in inner.tasks))
    }
    waits: dict[str, list[str]] = {phase.claim: [] for phase in plan.phases}
    is_said = False
    for phase in plan.phases:
        for dependency in phase.depends_on:
            is_said = True
            waits[phase.claim] += [tops[m] for m in dependency.meant if m in tops]
    path = _stated_path(plan)
    for before, after in itertools.pairwise(path):
        is_said = True
        if not waits[after]:
            waits[after].append(before)
    if not is_said:
        for one, other in zip(plan.phases, plan.phases[1:], strict=False):
            if _follows(one, other):
                waits[other.claim].append(one.claim)
    return {
        claim: tuple(dict.fromkeys(w for w in waited if w != claim))
        for claim, waited in waits.items()
    }


def _follows(one: Phase, other: Phase) -> bool:
    """Whether a phase's number is the next one."""
    numbers = one.number, other.number
    if one.kind != other.kind or not all(number.isdecimal() for number in numbers):
        return False
    first = one.weeks.last if one.kind == "week" and one.weeks else Fraction(int(one.number))
    return int(other.number) == first + 1


def _stated_path(plan: Plan) -> tuple[str, ...]:
    """The phases on the critical path that the page states, in its order."""
    tops = {phase.claim for phase in plan.phases}
    meant = [claim for step in plan.critical_path for claim in step.meant if claim in tops]
    path = tuple(dict.fromkeys(meant))
    return path if len(path) > 1 else ()


def _order(
    phases: Sequence[Phase], waits: Mapping[str, Sequence[str]]
) -> tuple[list[str], frozenset[str]]:
    """The phases so that each follows what it waits for; and those that wait in a circle."""
    left = {claim: len(waited) for claim, waited in waits.items()}
    behind: dict[str, list[str]] = {claim: [] for claim in waits}
    for claim, waited in waits.items():
        for earlier in waited:
            behind[earlier].append(claim)
    ready = [phase.claim for phase in phases if not left[phase.claim]]
    order: list[str] = []
    for claim in ready:
        order.append(claim)
        for later in behind[claim]:
            left[later] -= 1
            if not left[later]:
                ready.append(later)
    placed = set(order)
    circular = [phase.claim for phase in phases if phase.claim not in placed]
    return [*order, *circular], frozenset(circular)


def _times(
    phases: Sequence[Phase], order: Sequence[str], waits: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Fraction, Fraction]]:
    """Stated weeks win; else a phase follows what it waits for, else the one before it."""
    by_claim = {phase.claim: phase for phase in phases}
    usual = _usual(phases)
    places = {phase.claim: place for place, phase in enumerate(phases)}
    times: dict[str, tuple[Fraction, Fraction]] = {}
    for claim in order:
        phase = by_claim[claim]
        if phase.weeks:
            times[claim] = (phase.weeks.first - 1, phase.weeks.last)
            continue
        earlier = [times[w][1] for w in waits[claim] if w in times]
        if not earlier:
            above = reversed(phases[max(0, places[claim] - _NEAR) : places[claim]])
            earlier = [times[p.claim][1] for p in above if p.claim in times][:1]
        begin = max(earlier, default=Fraction())
        times[claim] = (begin, begin + weight(phase, usual))
    first = min((begin for begin, _ in times.values()), default=Fraction())
    return {claim: (begin - first, end - first) for claim, (begin, end) in times.items()}


def _usual(phases: Sequence[Phase]) -> Fraction:
    """How long a phase is drawn that does not say so: as the others are on average."""
    known = [phase.duration.high for phase in phases if phase.duration and phase.duration.high]
    return sum(known, Fraction()) / len(known) if known else Fraction(1)


def weight(phase: Phase, usual: Fraction) -> Fraction:
    """How long a phase takes at most, in weeks."""
    return phase.duration.high if phase.duration and phase.duration.high else usual


def _longest(
    order: Sequence[str],
    waits: Mapping[str, Sequence[str]],
    times: Mapping[str, tuple[Fraction, Fraction]],
) -> tuple[str, ...]:
    """The chain of waiting phases that takes longest; nothing where none waits."""
    total: dict[str, Fraction] = {}
    via: dict[str, str] = {}
    for claim in order:
        long = times[claim][1] - times[claim][0]
        known = [w for w in waits[claim] if w in total]
        if known:
            via[claim] = max(known, key=total.__getitem__)
            long += total[via[claim]]
        total[claim] = long
    if not via:
        return ()
    last = max(total, key=total.__getitem__)
    path = [last]
    while path[-1] in via:
        path.append(via[path[-1]])
    return tuple(reversed(path)) if len(path) > 1 else ()
