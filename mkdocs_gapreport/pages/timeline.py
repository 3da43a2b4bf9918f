"""The time line of a plan: where each phase lies, what it waits for, and where today is.

All places are in per cent of the width, so that it is as readable on a telephone as on paper. Rows
are text with a graphic each; the lines between them run through the rows.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import TODO, UNKNOWN, Verdict
from mkdocs_gapreport.outlook import Start
from mkdocs_gapreport.pages import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkdocs_gapreport.outlook import Roadmap, Stage

_MOST_LABELS = 14
_STEPS = (1, 2, 4, 5, 10, 13, 20, 26, 52)
_SHOWN_UNCHECKED = frozenset({Verdict.MISSING, Verdict.OVERSTATED, Verdict.BROKEN})


class Label(Struct, frozen=True, kw_only=True):
    """A week on the axis: where it begins and where its middle is."""

    words: str
    begins: str
    middle: str


class Wire(Struct, frozen=True, kw_only=True):
    """A dependency where it passes a row: down to its bar (`arrives`), or on to a later one.

    `over` is how far it runs to the side before it arrives.
    """

    at: str
    arrives: bool
    is_refused: bool
    over: str = ""
    width: str = ""


class Lane(Struct, frozen=True, kw_only=True):
    """The row of a phase: its box, what is proven and possible in it, and the stated tick."""

    stage: Stage
    name: str
    words: str
    is_false: bool
    begins: str
    length: str
    proven: str
    possible_from: str
    possible: str
    stated: str
    has_tick: bool
    wires: tuple[Wire, ...]
    leaves: tuple[Wire, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """All rows, the axis above them, and today; `kind` is what the axis counts."""

    lanes: tuple[Lane, ...]
    labels: tuple[Label, ...] = ()
    now: str = ""
    today: str = ""
    anchor: str = "middle"


def timeline(roadmap: Roadmap, today: date) -> Timeline:
    """Lay a plan out."""
    weeks = roadmap.weeks or max((stage.ends for stage in roadmap.stages), default=Fraction(0))
    width = weeks or Fraction(1)
    is_seen = roadmap.now is not None and 0 <= roadmap.now <= weeks and weeks > 0
    now = roadmap.now if is_seen and roadmap.now is not None else Fraction(0)
    return Timeline(
        lanes=tuple(_lanes(roadmap.stages, width)),
        labels=tuple(_labels(roadmap.stages, weeks)) if roadmap.is_timed else (),
        now=_at(now, width) if is_seen else "",
        today=wording.day(today) if is_seen else "",
        anchor="start" if now < width / 8 else "end" if now > width * 7 / 8 else "middle",
    )


def is_false(stage: Stage) -> bool:
    """Whether a phase states more than was found."""
    is_said = stage.finding.verdict in _SHOWN_UNCHECKED and not stage.finding.accepted
    return is_said or stage.overstates


def is_refused(stage: Stage) -> bool:
    """Whether what a phase waits for is shown not to hold."""
    return stage.may_start in {Start.NO, Start.BEGUN_TOO_SOON}


def _labels(stages: Sequence[Stage], weeks: Fraction) -> Iterator[Label]:
    first = min((int(s.phase.number) for s in stages if _is_numbered_week(s)), default=1)
    count = ceil(weeks)
    step = next((size for size in _STEPS if ceil(count / size) <= _MOST_LABELS), _STEPS[-1])
    for week in range(0, count, step):
        until = min(Fraction(week + step), weeks)
        yield Label(
            words=str(week + first),
            begins=_at(Fraction(week), weeks),
            middle=_at((week + until) / 2, weeks),
        )


def _is_numbered_week(stage: Stage) -> bool:
    return stage.phase.kind == "week" and stage.phase.number.isdecimal() and stage.begins == 0


def _lanes(stages: Sequence[Stage], width: Fraction) -> Iterator[Lane]:
    wires = [*_wires(stages)]
    for number, stage in enumerate(stages):
        begins, length = stage.begins, stage.ends - stage.begins
        if stage.ends <= begins:
            begins, length = Fraction(0), width
        # Nothing below it could be judged: then nothing is proven, and all of it is possible.
        found, stated = stage.found, stage.stated
        yield Lane(
            stage=stage,
            name=stage.name,
            words=in_words(stage),
            is_false=is_false(stage),
            begins=_at(begins, width),
            length=_at(length, width),
            proven=_at(length * found.low, width),
            possible_from=_at(begins + length * found.low, width),
            possible=_at(length * (found.high - found.low), width),
            stated=_at(begins + length * stated.low, width),
            has_tick=stated != UNKNOWN,
            wires=tuple(
                wire for wire in (_passing(number, one, stages, width) for one in wires) if wire
            ),
            leaves=tuple(
                Wire(at=_at(stage.ends, width), arrives=False, is_refused=is_refused(stages[to]))
                for of, to in wires
                if of == number
            ),
        )


def in_words(stage: Stage) -> str:
    """Stated and found, as figures."""
    stated = "in progress" if stage.stated == UNKNOWN else wording.percent(stage.stated)
    return f"stated {stated}, found {wording.percent(stage.found)}"


def _wires(stages: Sequence[Stage]) -> Iterator[tuple[int, int]]:
    """From which row to which; those that lead upwards would cross everything."""
    numbers = {stage.name: number for number, stage in enumerate(stages)}
    for to, stage in enumerate(stages):
        for name in stage.waits_for:
            of = numbers.get(name)
            if of is not None and of < to:
                yield of, to


def _passing(
    row: int, wire: tuple[int, int], stages: Sequence[Stage], width: Fraction
) -> Wire | None:
    of, to = wire
    if not of < row <= to:
        return None
    down, refused = stages[of].ends, is_refused(stages[to])
    if row < to:
        return Wire(at=_at(down, width), arrives=False, is_refused=refused)
    begins = stages[to].begins
    if begins <= down <= stages[to].ends:
        return Wire(at=_at(down, width), arrives=True, is_refused=refused)
    left, right = sorted((down, begins))
    return Wire(
        at=_at(begins, width),
        arrives=True,
        is_refused=refused,
        over=_at(left, width),
        width=_at(right - left, width),
    )


def _at(weeks: Fraction, width: Fraction) -> str:
    share = weeks / width if width else TODO.low
    return f"{float(100 * min(max(share, TODO.low), Fraction(1))):.4g}%"
