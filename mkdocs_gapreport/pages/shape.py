"""The parts of the gap report that people know from audits: summary, sections, gaps, readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import UNKNOWN
from mkdocs_gapreport.pages import areas, roadmap, wording
from mkdocs_gapreport.pages.deeds import Deed, deeds
from mkdocs_gapreport.pages.marks import Mark, bare, mark
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.tally import FALSE, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook import Correction, Outlook
    from mkdocs_gapreport.pages.areas import Area, Gaps
    from mkdocs_gapreport.pages.evidence import Fact
    from mkdocs_gapreport.pages.surroundings import Surroundings

_MOST_AREAS = 10
_MOST_ACTIONS = 25
_MOST_WEIGHTS = 3


class Readiness(Struct, frozen=True, kw_only=True):
    """A phase with how ready it is said to be and is, and what weighs most."""

    name: str
    url: str
    stated: str
    found: str
    scale: Scale
    false: int
    weighs: str
    mark: Mark
    is_false: bool


class Ready(Struct, frozen=True, kw_only=True):
    """A plan with all its phases."""

    title: str
    kind: str
    rows: tuple[Readiness, ...]
    stated: str
    found: str
    scale: Scale


class Told(Struct, frozen=True, kw_only=True):
    """What is said of a section before its false claims: its verdict and its facts."""

    mark: Mark | None
    figure: str
    facts: tuple[Fact, ...]


class Shape(Struct, frozen=True, kw_only=True):
    """All of them."""

    areas: tuple[Area, ...]
    more_areas: int
    gaps: Gaps
    sections: Mapping[tuple[str, tuple[str, ...]], Told]
    readiness: tuple[Ready, ...]
    blockers: tuple[Deed, ...]
    more_blockers: tuple[Deed, ...]
    deeds: tuple[Deed, ...]
    more_deeds: tuple[Deed, ...]
    corrections: tuple[Correction, ...]
    lines: int
    pages: tuple[str, ...]


def shape(outlook: Outlook, surroundings: Surroundings) -> Shape:
    """Draw up what the report says of everything together."""
    report = outlook.report
    found = areas.areas(report, surroundings)
    blocking, others = (
        deeds(
            [action for action in outlook.actions if action.is_blocker is is_blocker],
            surroundings,
            surroundings.corrections,
        )
        for is_blocker in (True, False)
    )
    settled = {action.finding.claim.id for action in outlook.actions}
    failing = {each.claim.id for each in report.findings if each.fails}
    lines = [each for each in outlook.corrections if each.finding.claim.id in failing]
    return Shape(
        areas=found[:_MOST_AREAS],
        more_areas=max(0, len(found) - _MOST_AREAS),
        gaps=areas.gaps(report, surroundings),
        sections=_sections(report, surroundings),
        readiness=tuple(_readiness(outlook, surroundings)),
        blockers=blocking[:_MOST_ACTIONS],
        more_blockers=blocking[_MOST_ACTIONS:],
        deeds=others[:_MOST_ACTIONS],
        more_deeds=others[_MOST_ACTIONS:],
        corrections=tuple(each for each in lines if each.finding.claim.id not in settled),
        lines=len(lines),
        pages=tuple(dict.fromkeys(each.page for each in lines)),
    )


def _sections(
    report: Report, surroundings: Surroundings
) -> Mapping[tuple[str, tuple[str, ...]], Told]:
    """What is said of each section that holds false claims."""
    headings = areas.headings(report)
    members: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in report.findings:
        claim = finding.claim
        if not claim.is_silent and (finding.results or not claim.parts):
            members.setdefault((claim.page, claim.section), []).append(finding)
    return {
        key: _told(headings.get(key), found, surroundings)
        for key, found in members.items()
        if any(sort_of(finding) in FALSE for finding in found)
    }


def _told(heading: Finding | None, members: list[Finding], surroundings: Surroundings) -> Told:
    states = heading if heading and heading.claim.stated is not None else None
    drawn = mark(states) if states else None
    return Told(
        mark=bare(drawn) if drawn else None,
        figure=drawn.figure if drawn else "",
        facts=areas.told(states, members, surroundings),
    )


def _readiness(outlook: Outlook, surroundings: Surroundings) -> Iterator[Ready]:
    for drawn in roadmap.plans(outlook, surroundings):
        plan = drawn.roadmap
        kinds = {stage.phase.kind for stage in plan.stages}
        yield Ready(
            title=drawn.title,
            kind=kinds.pop().capitalize() if len(kinds) == 1 and "" not in kinds else "Phase",
            stated="–" if plan.stated == UNKNOWN else wording.percent(plan.stated),
            found=wording.percent(plan.found),
            scale=scale(plan.stated, plan.found),
            rows=tuple(
                Readiness(
                    name=section.name,
                    url=section.page_url,
                    stated=section.stated,
                    found=section.found,
                    scale=section.scale,
                    false=surroundings.false_below(section.stage.finding.claim),
                    weighs=_weighs(section.stage.finding, surroundings),
                    mark=section.mark,
                    is_false=section.is_false,
                )
                for section in drawn.sections
            ),
        )


def _weighs(finding: Finding, surroundings: Surroundings) -> str:
    """What is false below, in a few names; else why nothing could be judged."""
    below = surroundings.below(finding.claim)
    false = [wording.named(each) for each in below if sort_of(each) in FALSE]
    if false:
        more = len(false) - _MOST_WEIGHTS
        shown = ", ".join(false[:_MOST_WEIGHTS])
        return f"{shown} and {more} more" if more > 0 else shown
    undecided = sum(not each.is_judged for each in below)
    return f"{undecided} of {len(below)} not verified" if undecided else ""
