"""The badge of each claim: a mark at the claim, and the evidence that opens below it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Badge, Kind
from mkdocs_gapreport.pages import markup, rolls
from mkdocs_gapreport.pages.evidence import facts
from mkdocs_gapreport.pages.marks import Ink, Mark, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.pages.surroundings import Surroundings
    from mkdocs_gapreport.pages.templating import Templates


def badges(report: Report, page: str, surroundings: Surroundings) -> Mapping[str, Badge]:
    """Make the badges of a page, by the ids of its claims."""
    return {finding.claim.id: badge(finding, surroundings) for finding in report.of_page(page)}


def badge(finding: Finding, surroundings: Surroundings) -> Badge:
    """Make the badge of one claim."""
    if finding.claim.is_silent:
        return Badge(inline=_fill(surroundings, "anchor", id=finding.claim.id))
    url = surroundings.report_place(finding.claim)
    if finding.claim.kind in {Kind.ITEM, Kind.ROW}:
        return _at_an_item(finding, surroundings, url)
    return _at_a_line(finding, surroundings, url)


def _at_an_item(finding: Finding, surroundings: Surroundings, url: str) -> Badge:
    """One piece at the end of an item or cell, which may hold what opens."""
    drawn = mark(finding)
    return Badge(
        block=_fill(
            surroundings,
            "opening",
            id=finding.claim.id,
            mark=drawn,
            facts=facts(finding, surroundings),
            false_below=surroundings.false_below(finding.claim) if drawn.ink is Ink.BARE else 0,
            report=url if drawn.ink is not Ink.BARE else "",
            source=surroundings.source_url(finding.claim),
        ),
        container_class=_container_class(drawn),
    )


def _at_a_line(finding: Finding, surroundings: Surroundings, url: str) -> Badge:
    """Two pieces: headings and paragraphs may not hold what opens, so it follows them."""
    drawn, claim = mark(finding), finding.claim
    roll = rolls.roll(finding, surroundings)
    block = roll and _fill(
        surroundings,
        "roll",
        roll=roll,
        mark=drawn,
        facts=facts(finding, surroundings),
        report=url,
        source=surroundings.source_url(claim),
    )
    return Badge(
        inline=_fill(surroundings, "plain", id=claim.id, mark=drawn, report="" if roll else url),
        block=block or "",
        container_class=_container_class(drawn) if claim.kind is Kind.STATUS else "",
    )


def _container_class(mark: Mark) -> str:
    return f"gr-false gr--{mark.verdict}" if mark.ink is Ink.FILLED else ""


def _fill(surroundings: Surroundings, name: str, **values: object) -> str:
    return _filled(surroundings.templates, name, **values)


# Of a page that is edited while it is served, most claims look as they did.
@lru_cache(maxsize=2000)
def _filled(templates: Templates, name: str, **values: object) -> str:
    return markup.finished(templates.macro("badge.html.jinja", name)(**values))
