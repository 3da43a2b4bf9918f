"""What a plan's author should know: phases that overlap, wait in a circle, or share a name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mkdocs_gapreport.reading.horizons import HORIZON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Dependency, Phase
    from mkdocs_gapreport.reading.heads import Head

_MOST = 20


def remarks(
    phases: Sequence[Phase], path: Sequence[Dependency] = (), others: Sequence[Head] = ()
) -> tuple[str, ...]:
    """The sentences for a plan, in the order of its lines."""
    found = [
        *_without_durations(phases),
        *_same_names(phases),
        *_overlapping(phases),
        *_out_of_order(phases),
        *_waiting_for_nothing(phases),
        *_circles(phases),
        *_off_the_path(path),
        *_passed_over(others),
    ]
    more = len(found) - _MOST
    return (*found[:_MOST], *([f"{more} more remarks on this plan"] if more > 0 else []))


def _without_durations(phases: Sequence[Phase]) -> Iterator[str]:
    timed = [p for p in phases if p.kind != HORIZON]  # "Near term" takes as long as it takes
    silent = [p for p in timed if p.duration is None and p.weeks is None]
    if silent and len(silent) < len(timed):
        for phase in silent:
            yield (
                f"line {phase.line}: `{phase.name}` states no duration, so it is drawn as long as"
                " the others are on average"
            )
    elif silent:
        yield "no phase states a duration, so all are drawn equally long"


def _same_names(phases: Sequence[Phase]) -> Iterator[str]:
    first: dict[str, Phase] = {}
    for phase in phases:
        known = first.setdefault(phase.name.casefold(), phase)
        if known is not phase:
            yield (
                f"line {phase.line}: `{phase.name}` is the name of a phase on line {known.line}"
                " too; give each a name of its own"
            )


def _overlapping(phases: Sequence[Phase]) -> Iterator[str]:
    """Of phases that state their weeks, those that begin before another has ended."""
    dated = [(phase.weeks.first, phase.weeks.last, phase) for phase in phases if phase.weeks]
    dated.sort(key=lambda entry: (entry[0], entry[2].line))
    latest = None
    for first, last, phase in dated:
        if latest and first <= latest[0]:
            name, line = latest[1].name, latest[1].line
            yield (
                f"line {phase.line}: the weeks of `{phase.name}` overlap those of `{name}`"
                f" on line {line}"
            )
        if latest is None or last > latest[0]:
            latest = (last, phase)


def _out_of_order(phases: Sequence[Phase]) -> Iterator[str]:
    # "Q1 2027" stands behind "Q4 2026"
    numbered = [(int(p.number), p) for p in phases if p.number.isdecimal() and p.kind != "quarter"]
    for (before, one), (number, other) in itertools.pairwise(numbered):
        if number < before:
            yield (
                f"line {other.line}: `{other.name}` stands behind `{one.name}`, though its number"
                " is lower"
            )


def _waiting_for_nothing(phases: Sequence[Phase]) -> Iterator[str]:
    for top in phases:
        for phase in top.walk():
            for waits in (phase.depends_on, *(task.depends_on for task in phase.tasks)):
                for dependency in waits:
                    if not dependency.meant:
                        yield (
                            f"line {dependency.line}: `{dependency.words}` names no phase or task"
                            " of this plan"
                        )


def _circles(phases: Sequence[Phase]) -> Iterator[str]:
    """Phases that wait for each other, each circle once."""
    named = {phase.claim: phase for phase in phases}
    waits = {
        phase.claim: [m for d in phase.depends_on for m in d.meant if m in named]
        for phase in phases
    }
    for circle in circles(waits):
        names = " → ".join(f"`{named[claim].name}`" for claim in (*circle, circle[0]))
        yield (
            f"line {named[circle[0]].line}: phases wait for each other in a circle: {names};"
            " none of them may start"
        )


def circles(waits: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Find circles among what waits for what, without recursion; each is given once."""
    done: set[str] = set()
    for start in waits:
        path: list[str] = []
        at: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            stack.append((start, iter(waits[start])))
            at[start] = 0
            path.append(start)
        while stack:
            node, following = stack[-1]
            other = next(following, None)
            if other is None:
                stack.pop()
                done.add(node)
                del at[path.pop()]
            elif other in at:
                yield tuple(path[at[other] :])
            elif other not in done:
                at[other] = len(path)
                path.append(other)
                stack.append((other, iter(waits.get(other, ()))))


def _off_the_path(path: Sequence[Dependency]) -> Iterator[str]:
    for step in path:
        if not step.meant:
            yield (
                f"line {step.line}: `{step.words}` on the critical path names no phase of this plan"
            )


def _passed_over(others: Sequence[Head]) -> Iterator[str]:
    if others:
        lines = ", ".join(str(head.block.line) for head in others[:5])
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""  # noqa: PLR2004  a few
        yield (
            f"the headings on lines {lines}{more} name phases too; the longer series of phases on"
            " this page is taken for its plan"
        )
