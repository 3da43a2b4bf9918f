"""How each page and each of its sections stands: stated against found, and how much was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Kind
from mkdocs_gapreport.pages import rolls, wording
from mkdocs_gapreport.pages.marks import Mark, bare, mark
from mkdocs_gapreport.pages.markup import shortened
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.tally import Sort, Tally, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.model import Claim, Finding, Report, Share
    from mkdocs_gapreport.pages.surroundings import Surroundings

_MOST_CAUSES = 5


class Line(Struct, frozen=True, kw_only=True):
    """A heading, item or row that speaks for the claims below it."""

    claim: Claim
    name: str
    url: str
    stated: str
    found: str
    scale: Scale | None
    below: Tally
    mark: Mark
    has_fallen: bool
    causes: tuple[tuple[str, str], ...]
    more_causes: int

    @property
    def depth(self) -> int:
        """How many headings lie above it, as far as the style sheet can show."""
        return min(len(self.claim.section), 4)


class Standing(Struct, frozen=True, kw_only=True):
    """A page: all its claims, and the lines that speak for several of them."""

    page: str
    url: str | None
    tally: Tally
    lines: tuple[Line, ...]


def standing(report: Report, surroundings: Surroundings) -> tuple[Standing, ...]:
    """Draw up how the pages with claims stand, in reading order."""
    return tuple(
        Standing(
            page=page.path,
            url=surroundings.page_urls.get(page.path),
            tally=Tally.of(findings),
            lines=tuple(_line(finding, surroundings) for finding in _speaking(findings)),
        )
        for page in report.pages
        if (findings := [f for f in report.of_page(page.path) if not f.claim.is_silent])
    )


def _speaking(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What speaks for claims below it; a status that says the same as its heading does not."""
    said: tuple[Share | None, Share] | None = None
    for finding in findings:
        claim = finding.claim
        has_parts = claim.parts and claim.stated and not finding.results
        repeats = claim.kind is Kind.STATUS and said == (claim.stated, finding.found)
        if sort_of(finding) is Sort.FALLEN or (has_parts and not repeats):
            said = (claim.stated, finding.found)
            yield finding


def _line(finding: Finding, surroundings: Surroundings) -> Line:
    claim = finding.claim
    return Line(
        claim=claim,
        name=shortened(claim.text, 120),
        url=surroundings.claim_url(claim),
        stated=rolls.stated(claim.stated) if claim.stated else "",
        found=wording.percent(finding.found),
        scale=scale(claim.stated, finding.found) if claim.stated else None,
        below=Tally.of(surroundings.below(claim)),
        mark=bare(mark(finding)),
        has_fallen=sort_of(finding) is Sort.FALLEN,
        causes=tuple(_causes(finding, surroundings))[:_MOST_CAUSES],
        more_causes=max(0, len(finding.caused_by) - _MOST_CAUSES),
    )


def _causes(finding: Finding, surroundings: Surroundings) -> Iterator[tuple[str, str]]:
    for cause in surroundings.causes(finding):
        yield wording.named(cause), f"#gap--{cause.claim.id}"
