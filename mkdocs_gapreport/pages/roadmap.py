"""The roadmap: where each plan stands, what comes next, what endangers it, and every phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import DONE, UNKNOWN, ConfigurationError, Place, counted, number
from mkdocs_gapreport.outlook import Start
from mkdocs_gapreport.pages import stages, wording
from mkdocs_gapreport.pages.deeds import Deed, deeds
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.timeline import Timeline, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.outlook import Outlook, Risk, Roadmap, Stage
    from mkdocs_gapreport.pages.stages import Section
    from mkdocs_gapreport.pages.surroundings import Surroundings

_MOST_DEEDS = 12
_MOST_SAID = 3


class Figure(Struct, frozen=True, kw_only=True):
    """A large figure with what it counts, and a graphic where there is one."""

    figure: str
    words: str
    scale: Scale | None = None


class Drawn(Struct, frozen=True, kw_only=True):
    """A plan as the roadmap shows it."""

    roadmap: Roadmap
    id: str
    title: str
    page: str
    page_url: str | None
    source: str
    lead: str
    said: str
    tone: str
    figures: tuple[Figure, ...]
    about: tuple[str, ...]
    timeline: Timeline
    has_wires: bool
    sections: tuple[Section, ...]
    critical_path: tuple[str, ...]
    deeds: tuple[Deed, ...]
    more_deeds: int
    risks: tuple[Risk, ...]
    estimate: str


def roadmap(outlook: Outlook, surroundings: Surroundings) -> str:
    """Draw up the body of the roadmap page, one plan after another."""
    return surroundings.templates.render(
        "roadmap.md.jinja",
        plans=plans(outlook, surroundings),
        commit=outlook.report.repository.commit[:7],
    )


def timelines(outlook: Outlook, surroundings: Surroundings, url: str) -> str:
    """Draw only where the plans stand, for a page of the site's own."""
    return surroundings.templates.render(
        "roadmap/timelines.html.jinja", plans=plans(outlook, surroundings, url)
    )


def phase(
    name: str, outlook: Outlook, surroundings: Surroundings, url: str, *, page: str = ""
) -> str:
    """Draw one phase; raises `ConfigurationError` with what there is instead."""
    drawn = [plan for plan in plans(outlook, surroundings, url) if plan.page.endswith(page)]
    known = [section for plan in drawn for section in plan.sections]
    wanted = name.casefold().strip()
    chosen = [section for section in known if section.name.casefold() == wanted]
    chosen = chosen or [section for section in known if _begins(section.name, wanted)]
    if len(chosen) == 1:
        return surroundings.templates.render(
            "roadmap/one_phase.html.jinja", section=replace(chosen[0], id="")
        )
    names = ", ".join(f"`{section.name}`" for section in chosen or known) or "none"
    several = "names several phases, so say of which `page`"
    problem = several if chosen else f"is no phase of {f'`{page}`' if page else 'any page'}"
    raise ConfigurationError(f"`{name}` {problem}; {'named' if chosen else 'known'}: {names}")


def _begins(name: str, wanted: str) -> bool:
    """Whether a name begins with whole words: `Phase 1` is not `Phase 12`."""
    rest = name.casefold().removeprefix(wanted)
    return bool(wanted) and rest != name.casefold() and not rest[:1].isalnum()


def plans(outlook: Outlook, surroundings: Surroundings, url: str = "") -> tuple[Drawn, ...]:
    """Draw up every plan; `url` leads to the roadmap."""
    return tuple(
        _drawn(each, place, outlook, surroundings, url)
        for place, each in enumerate(outlook.roadmaps, 1)
    )


def _drawn(
    roadmap: Roadmap, place: int, outlook: Outlook, surroundings: Surroundings, url: str
) -> Drawn:
    plan = roadmap.plan
    told = stages.sections(roadmap.stages, outlook, surroundings, url)
    own = [each for each in outlook.actions if each.finding.claim.page == plan.page]
    line = timeline(roadmap, outlook.report.as_of)
    return Drawn(
        roadmap=roadmap,
        id=f"plan--{place}",
        title=plan.title or plan.page,
        page=plan.page,
        page_url=surroundings.page_urls.get(plan.page),
        source=surroundings.source.link(Place(plan.page)),
        lead=_lead(told),
        said=" ".join(_said(told)),
        tone=_tone(told),
        figures=tuple(_figures(roadmap)),
        about=tuple(_about(roadmap)),
        timeline=line,
        has_wires=any(lane.wires for lane in line.lanes),
        sections=told,
        critical_path=_critical_path(roadmap),
        deeds=deeds(own[:_MOST_DEEDS], surroundings),
        more_deeds=max(0, len(own) - _MOST_DEEDS),
        risks=tuple(risk for risk in outlook.risks if risk.page == plan.page),
        estimate=_estimate(roadmap),
    )


def _tone(sections: tuple[Section, ...]) -> str:
    """Red where something is false, green where all is verified, and neither between them."""
    if any(section.is_false for section in sections):
        return ""
    if all(section.stage.found == DONE for section in sections):
        return "fine"
    return "" if any(section.stage.false_lines for section in sections) else "calm"


def _lead(sections: tuple[Section, ...]) -> str:
    """The sentence with the number."""
    false = sum(section.is_false for section in sections)
    done = sum(section.stage.found == DONE for section in sections)
    failing = sum(len(section.stage.false_lines) for section in sections)
    if len(sections) == 1:
        return _lead_of_one(is_false=bool(false), is_done=bool(done), failing=failing)
    count = counted(len(sections), "phase")
    if false:
        states = wording.agreeing(false, "states", "state")
        return f"{false} of {count} {states} more than was found."
    if done == len(sections):
        return f"All {count} are verified."
    verified = f"{done} of {count} {wording.agreeing(done, 'is', 'are')} verified"
    if failing:
        return f"{verified}; in them {_failing(failing)}."
    return f"{verified}; none states more than was found."


def _lead_of_one(*, is_false: bool, is_done: bool, failing: int) -> str:
    if is_false:
        return "The phase states more than was found."
    if is_done:
        return "The phase is verified."
    return f"The phase is not verified{f'; in it {_failing(failing)}' if failing else ''}."


def _failing(count: int) -> str:
    return f"{counted(count, 'claim')} {wording.agreeing(count, 'is', 'are')} false"


def _said(sections: tuple[Section, ...]) -> Iterator[str]:
    false = [section for section in sections if section.is_false]
    for section in false[:_MOST_SAID]:
        yield f"{section.short}: {_standing(section)}."
    early = [s.short for s in sections if s.stage.may_start is Start.BEGUN_TOO_SOON]
    if early:
        has, waits = ("has", "it waits") if len(early) == 1 else ("have", "they wait")
        names = wording.enumerated(early)
        yield f"{names} {has} begun, though what {waits} for is not verified."


def _standing(section: Section) -> str:
    stage = section.stage
    counts = [f"{stage.met} of {stage.wanted} {'metrics' if stage.metrics else 'tasks'} met"]
    counts += _unmet([stage])
    return f"stated {section.stated}, " + (", ".join(counts) if stage.wanted else section.found)


def _unmet(stages: Sequence[Stage]) -> Iterator[str]:
    """What keeps the others from being met: false, stated open and not there, or not measured."""
    refuted = sum(stage.refuted for stage in stages)
    pending = sum(stage.pending for stage in stages)
    rest = sum(stage.wanted - stage.met for stage in stages) - refuted
    counts = {"false": refuted - pending, "not yet": pending, "not measured": rest}
    yield from (f"{count} {words}" for words, count in counts.items() if count > 0)


def _figures(roadmap: Roadmap) -> Iterator[Figure]:
    if roadmap.stated != UNKNOWN:
        yield Figure(figure=wording.percent(roadmap.stated), words="stated, all phases")
    yield Figure(
        figure=wording.percent(roadmap.found),
        words="found",
        scale=scale(roadmap.stated, roadmap.found),
    )
    met = sum(stage.met for stage in roadmap.stages)
    wanted = sum(stage.wanted for stage in roadmap.stages)
    if wanted:
        kinds = {bool(stage.metrics) for stage in roadmap.stages if stage.wanted}
        counted = "metrics and tasks" if len(kinds) > 1 else "metrics" if True in kinds else "tasks"
        yield Figure(
            figure=f"{met} of {wanted}",
            words="; ".join(filter(None, (f"{counted} met", ", ".join(_unmet(roadmap.stages))))),
        )
    if roadmap.estimated_end:
        first, last = roadmap.estimated_end
        early, late = wording.short_day(first), wording.short_day(last)
        if first.year == last.year and first != last:
            early = early.rpartition(" ")[0]
        planned = roadmap.planned_end
        said = f"; the plan says {wording.short_day(planned)}" if planned else ""
        yield Figure(
            figure=early if early == late else f"{early} – {late}", words=f"estimated end{said}"
        )


def _about(roadmap: Roadmap) -> Iterator[str]:
    duration = roadmap.plan.duration
    if duration:
        low, high = number(duration.low), number(duration.high)
        yield f"{low if low == high else f'{low}–{high}'} weeks in all"
    elif roadmap.weeks and roadmap.is_timed:
        yield f"{wording.weeks(roadmap.weeks)} in all"
    if roadmap.started:
        yield f"begun {wording.day(roadmap.started)}"
    if roadmap.now is not None and 0 <= roadmap.now < roadmap.weeks:
        yield f"in week {int(roadmap.now) + 1}"


def _critical_path(roadmap: Roadmap) -> tuple[str, ...]:
    if roadmap.critical_path:
        called = {stage.name: stage.short for stage in roadmap.stages}
        return tuple(called.get(name, name) for name in roadmap.critical_path)
    return tuple(step.words for step in roadmap.plan.critical_path)


def _estimate(roadmap: Roadmap) -> str:
    if not roadmap.estimated_end:
        return ""
    return (
        "Today, plus the length of the plan times the share that is not done. What could not be"
        " measured counts at most as stated."
    )
