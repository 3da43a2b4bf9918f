"""Sections of pages as the report weighs them: stated, found, which files, what is not proven.

An area is what stands below one heading. Where the heading states how finished it is, that is held
against what was found below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Kind, Outcome, Place, Role, Verdict, counted
from mkdocs_gapreport.outlook.deliverables import is_there
from mkdocs_gapreport.pages import markup, rolls, wording
from mkdocs_gapreport.pages.evidence import Fact, fact
from mkdocs_gapreport.pages.marks import Mark, bare, mark
from mkdocs_gapreport.pages.markup import shortened
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.tally import FALSE, Sort, sort_of
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markupsafe import Markup

    from mkdocs_gapreport.model import Finding, Report, Result
    from mkdocs_gapreport.pages.surroundings import Surroundings

_ABOUT_FILES = frozenset({"file", "directory", "files", "lines", "bytes", "substance"})
_BRACKET = regex(r"\s*\[[^\[\]]*\]\s*$")
_MOST_FILES = 12
_MOST_NAMES = 3


class Area(Struct, frozen=True, kw_only=True):
    """A heading that speaks for what is below it, or a claim that stands for itself."""

    finding: Finding
    name: str
    url: str
    place: str
    where: str
    stated: str
    found: str
    scale: Scale | None
    mark: Mark
    gap: str
    is_false: bool
    false: int


class Gaps(Struct, frozen=True):
    """What is missing, what is overstated and what is as stated."""

    missing: tuple[Area, ...]
    overstated: tuple[Area, ...]
    accurate: tuple[Area, ...]
    undecided: int


def areas(report: Report, surroundings: Surroundings) -> tuple[Area, ...]:
    """The areas with gaps, the largest first: lowest headings, and claims below none of them."""
    fallen = [each for each in report.findings if each.caused_by and each.claim.parts]
    above = {part.id for each in fallen for part in each.claim.walk() if part is not each.claim}
    holders = {part for each in fallen for part in each.caused_by}
    lowest = [
        each for each in fallen if not any(other.claim.id in _below(each) for other in fallen)
    ]
    alone = [
        each
        for each in report.failing
        if each.claim.id not in above | holders and each.verdict is not Verdict.BROKEN
    ]
    told = [_area(each, surroundings) for each in (*lowest, *alone)]
    return tuple(sorted(told, key=lambda area: -area.false))


def gaps(report: Report, surroundings: Surroundings) -> Gaps:
    """Sort the lowest headings that state how finished they are by what came of them."""
    speaking = [
        each
        for each in report.findings
        if each.claim.kind is Kind.HEADING and each.claim.stated and each.claim.parts
    ]
    ids = {each.claim.id for each in speaking}
    lowest = [_area(each, surroundings) for each in speaking if not ids & _below(each)]
    by_verdict: dict[Verdict, list[Area]] = {}
    for area in lowest:
        by_verdict.setdefault(area.finding.verdict, []).append(area)
    missing = by_verdict.pop(Verdict.MISSING, [])
    overstated = by_verdict.pop(Verdict.OVERSTATED, [])
    accurate = by_verdict.pop(Verdict.ACCURATE, []) + by_verdict.pop(Verdict.UNDERSTATED, [])
    undecided = sum(map(len, by_verdict.values()))
    return Gaps(tuple(missing), tuple(overstated), tuple(accurate), undecided)


def _below(finding: Finding) -> set[str]:
    return {part.id for part in finding.claim.walk() if part is not finding.claim}


def _area(finding: Finding, surroundings: Surroundings) -> Area:
    claim, drawn = finding.claim, mark(finding)
    is_heading = bool(claim.parts) and not finding.results
    return Area(
        finding=finding,
        name=shortened(_BRACKET.sub("", claim.text) or claim.text, 90),
        url=surroundings.claim_url(claim),
        place=surroundings.report_place(claim),
        where=f"{claim.page.rpartition('/')[2]}:{claim.line}",
        stated=rolls.stated(claim.stated) if claim.stated else wording.stated(claim),
        found=wording.percent(finding.found) if is_heading else drawn.figure,
        scale=scale(claim.stated, finding.found) if claim.stated and is_heading else None,
        mark=bare(drawn),
        gap=drawn.figure if is_heading else "",
        is_false=sort_of(finding) in {*FALSE, Sort.FALLEN},
        false=len(finding.caused_by) or 1,
    )


def headings(report: Report) -> Mapping[tuple[str, tuple[str, ...]], Finding]:
    """The findings of headings by the page and the trail of what stands below them."""
    return {
        (each.claim.page, (*each.claim.section, each.claim.text)): each
        for each in report.findings
        if each.claim.kind is Kind.HEADING
    }


def told(
    heading: Finding | None, members: Sequence[Finding], surroundings: Surroundings
) -> tuple[Fact, ...]:
    """What is said of a section: stated, found, files found and not found, what is unproven."""
    return tuple(_facts(heading, members, surroundings))


def _facts(
    heading: Finding | None, members: Sequence[Finding], surroundings: Surroundings
) -> Iterator[Fact]:
    if heading and heading.claim.stated is not None:
        yield fact("Stated", markup.words(wording.stated(heading.claim)))
        yield fact("Found", markup.prose(wording.percent(heading.found)))
    files = [*_files(members)]
    for label, outcomes in _LISTS.items():
        listed = [result for result in files if result.outcome in outcomes]
        if lines := tuple(_listed(listed, surroundings)):
            shown = [result.outcome.value for result in listed[: len(lines)]]
            outcomes_shown = (*shown, *[""] * (len(lines) - len(shown)))
            yield Fact(label=label, lines=lines, outcomes=outcomes_shown)
    if unproven := [each for each in members if each.verdict is Verdict.UNVERIFIED]:
        yield fact("Without evidence", _named(unproven))


_LISTS = {
    "Files found": frozenset({Outcome.HOLDS, Outcome.GROWN, Outcome.SHORT}),
    "Only stubs": frozenset({Outcome.HOLLOW}),
    "Moved or gone": frozenset({Outcome.GONE}),
    "Files not found": frozenset({Outcome.FALSE}),
}


def _files(members: Iterable[Finding]) -> Iterator[Result]:
    """What was asked about files, each path once; a file that is there is not one not found."""
    seen: set[str] = set()
    for finding in members:
        for result in finding.results:
            check = result.check
            if check.verifier not in _ABOUT_FILES or not check.path or check.path in seen:
                continue
            is_size = result.outcome is Outcome.FALSE and is_there(result)
            if check.role is Role.SUBJECT and not is_size:
                seen.add(check.path)
                yield result


def _listed(results: Sequence[Result], surroundings: Surroundings) -> Iterator[Markup]:
    for result in results[:_MOST_FILES]:
        places = [place.path for place in result.evidence.places]
        url = surroundings.source.link(Place(places[0])) if len(places) == 1 else ""
        there = result.outcome is not Outcome.FALSE
        yield markup.linked(markup.code(result.check.path), url if there else "")
    if len(results) > _MOST_FILES:
        yield markup.prose(f"and {len(results) - _MOST_FILES} more")


def _named(findings: Sequence[Finding]) -> Markup:
    """How many claims name nothing that proves them, and how the first of them begin."""
    names = [shortened(each.claim.text, 50) for each in findings[:_MOST_NAMES]]
    more = ", among them" if len(findings) > len(names) else ":"
    said = f"{counted(len(findings), 'claim')}{more}"
    return markup.prose(said) + " " + markup.words("; ".join(names))
