"""A phase as its section tells of it: how it stands, metrics, tasks, what waits for what."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import TODO, UNKNOWN, Verdict, counted, number
from mkdocs_gapreport.pages import anchors, markup, rolls, wording
from mkdocs_gapreport.pages.deeds import Deed, deeds
from mkdocs_gapreport.pages.marks import Ink, Mark, bare, ink_of, mark
from mkdocs_gapreport.pages.markup import shortened
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.tally import FALSE, Sort, sort_of
from mkdocs_gapreport.pages.timeline import is_false

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from mkdocs_gapreport.model import Finding, Result, Task
    from mkdocs_gapreport.outlook import Outlook, Stage
    from mkdocs_gapreport.pages.surroundings import Surroundings

_MOST_BOXES = 16


class Told(Struct, frozen=True, kw_only=True):
    """A metric or task: its words, what the page states, what was measured, and the verdict."""

    finding: Finding
    name: str
    number: str
    url: str
    stated: str
    measured: str
    detail: Markup
    mark: Mark
    is_false: bool


class Section(Struct, frozen=True, kw_only=True):
    """A phase with all that its section shows; `boxes` is its score, box by box."""

    stage: Stage
    id: str
    name: str
    short: str
    url: str
    page_url: str
    weeks: str
    waits_for: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, str], ...]
    stated: str
    found: str
    scale: Scale
    boxes: tuple[str, ...]
    may_start: str
    why_not: str
    mark: Mark
    figure: str
    is_false: bool
    about: tuple[str, ...]
    metrics: tuple[Told, ...]
    tasks: tuple[Told, ...]
    false_tasks: int
    deeds: tuple[Deed, ...]


def sections(
    stages: tuple[Stage, ...], outlook: Outlook, surroundings: Surroundings, url: str
) -> tuple[Section, ...]:
    """Tell of the phases of a plan; `url` leads to the roadmap."""
    places = {stage.name: anchors.of_phase(stage.phase, url) for stage in stages}
    called = {stage.name: stage.short for stage in stages}
    return tuple(
        replace(
            _section(stage, (places, called), outlook, surroundings),
            url=anchors.of_phase(stage.phase, url),  # phases may share a name
        )
        for stage in stages
    )


def _section(
    stage: Stage,
    known: tuple[dict[str, str], dict[str, str]],
    outlook: Outlook,
    surroundings: Surroundings,
) -> Section:
    places, called = known
    drawn = _mark(stage)
    tasks = tuple(_task(task, found, surroundings) for task, found in stage.tasks)
    return Section(
        stage=stage,
        id=anchors.of_phase(stage.phase)[1:],
        name=stage.name,
        short=called[stage.name],
        url=places[stage.name],
        page_url=surroundings.claim_url(stage.finding.claim),
        weeks=_weeks(stage),
        waits_for=tuple((called.get(name, name), places.get(name, "")) for name in stage.waits_for),
        blocks=tuple((called.get(name, name), places.get(name, "")) for name in stage.blocks),
        stated=rolls.stated(stage.stated),
        found=wording.percent(stage.found),
        scale=scale(stage.stated, stage.found),
        boxes=_boxes(stage),
        may_start=stage.may_start.value,
        why_not=stage.why_not,
        mark=bare(drawn),
        figure=drawn.figure,
        is_false=is_false(stage),
        about=tuple(_about(stage)),
        metrics=tuple(_metric(found, surroundings) for found in stage.metrics),
        tasks=tasks,
        false_tasks=sum(task.is_false for task in tasks),
        deeds=deeds([each for each in outlook.actions if _is_of(each.phase, stage)], surroundings),
    )


def _mark(stage: Stage) -> Mark:
    """The mark of the heading; one that states nothing is as open as its parts are."""
    claim = stage.finding.claim
    if stage.overstates and stage.finding.verdict in {Verdict.UNVERIFIED, Verdict.OPEN}:
        return _overstated(stage)
    if not claim.is_silent or stage.stated != TODO:
        return mark(stage.finding)
    return Mark(verdict=Verdict.OPEN.value, word=Verdict.OPEN.value, ink=ink_of(Verdict.OPEN))


def _overstated(stage: Stage) -> Mark:
    """The mark of a heading that states nothing over lines that together state too much."""
    points = floor(100 * (stage.stated.low - stage.found.high))
    return Mark(
        verdict=Verdict.OVERSTATED.value,
        word=Verdict.OVERSTATED.value,
        figure=f"by {points} points" if points > 1 else "",
        ink=Ink.FILLED,
    )


def _is_of(phase: str, stage: Stage) -> bool:
    return bool(phase) and phase in {stage.name, *(part.name for part in stage.phase.walk())}


def _boxes(stage: Stage) -> tuple[str, ...]:
    """Met, false, not yet and not measured, as far as there is room for them."""
    if not 0 < stage.wanted <= _MOST_BOXES:
        return ()
    rest = stage.wanted - stage.met - stage.refuted
    false = stage.refuted - stage.pending
    said = ("on",) * stage.met + ("no",) * false + ("yet",) * stage.pending
    return said + ("un",) * max(rest, 0)


def _weeks(stage: Stage) -> str:
    """Which weeks of the plan, and how many."""
    phase = stage.phase
    length = stage.ends - stage.begins
    if phase.weeks:
        first, last = number(phase.weeks.first), number(phase.weeks.last)
        said = first if first == last else f"{first}–{last}"
        return said if length == 1 else f"{said} ({number(length)})"
    if phase.duration:
        low, high = number(phase.duration.low), number(phase.duration.high)
        return f"({low})" if low == high else f"({low}–{high})"
    return "–"


def _about(stage: Stage) -> Iterator[str]:
    """What the plan says of a phase in a few words, and its days."""
    phase = stage.phase
    if phase.weeks:
        first, last = number(phase.weeks.first), number(phase.weeks.last)
        yield f"week {first}" if first == last else f"weeks {first}–{last}"
    elif phase.duration:
        yield wording.weeks(phase.duration.high)
    if stage.starts_on and stage.ends_on:
        yield f"{wording.short_day(stage.starts_on)} to {wording.short_day(stage.ends_on)}"
    if phase.started:
        yield f"started {wording.short_day(phase.started)}"
    if phase.finished:
        yield f"finished {wording.short_day(phase.finished)}"
    if phase.due:
        yield f"due {wording.short_day(phase.due)}"
    yield from filter(None, (phase.effort, phase.priority, phase.team))
    if stage.is_critical:
        yield "on the critical path"
    if stage.is_overdue:
        yield "overdue"


def _metric(finding: Finding, surroundings: Surroundings) -> Told:
    return _told(finding, surroundings, finding.claim.text, measured=_measured(finding))


def _task(task: Task, finding: Finding, surroundings: Surroundings) -> Told:
    below = surroundings.below(finding.claim)
    false = sum(sort_of(part) in FALSE for part in below)
    if false:
        said = f"{false:,} of {counted(len(below), 'claim')} below false"
    elif finding.claim.parts and finding.found != UNKNOWN and not finding.results:
        said = f"found {wording.percent(finding.found)}"
    else:
        said = finding.figure or ("" if finding.results else finding.reason)
    return _told(
        finding, surroundings, task.name, number=task.number, measured=("", markup.prose(said))
    )


def _told(
    finding: Finding,
    surroundings: Surroundings,
    name: str,
    *,
    number: str = "",
    measured: tuple[str, Markup],
) -> Told:
    return Told(
        finding=finding,
        name=shortened(name, 200),
        number=number,
        url=surroundings.claim_url(finding.claim),
        stated=_stated(finding),
        measured=measured[0],
        detail=measured[1],
        mark=bare(mark(finding)),
        is_false=sort_of(finding) in {*FALSE, Sort.FALLEN},
    )


def _stated(finding: Finding) -> str:
    share = finding.claim.stated
    return "–" if share is None else share.words


def _measured(finding: Finding) -> tuple[str, Markup]:
    """What was measured in one figure, and the sentence behind it."""
    for result in finding.results:
        if figure := _figure(result):
            return figure, markup.prose(result.evidence.summary)
    if finding.results:
        return "", markup.prose(finding.results[0].evidence.summary)
    return "", markup.prose(finding.reason or "nothing named that can be measured")


def _figure(result: Result) -> str:
    value, upper = result.evidence.value, result.evidence.upper
    if isinstance(value, bool) or value is None or not result.check.expected:
        return ""
    unit = " %" if result.check.expected.unit == "%" else ""
    most = f"–{number(upper)}" if upper is not None and upper != value else ""
    return f"{number(value)}{most}{unit}"
