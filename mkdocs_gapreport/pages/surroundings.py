"""What one finding has to know of the others to be shown, and where claims and places link to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.pages import anchors
from mkdocs_gapreport.pages.tally import FALSE, sort_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Claim, Finding, Report
    from mkdocs_gapreport.repository import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All findings by the ids of their claims, the forge, and the addresses of the pages.

    A page that is not in `page_urls` has no place in the site, so nothing links to it.
    """

    by_id: Mapping[str, Finding]
    source: Source
    page_urls: Mapping[str, str]

    @classmethod
    def of(cls, report: Report, source: Source, page_urls: Mapping[str, str]) -> Surroundings:
        """What surrounds every finding of a report."""
        by_id = {finding.claim.id: finding for finding in report.findings}
        return cls(by_id=by_id, source=source, page_urls=page_urls)

    def claim_url(self, claim: Claim) -> str:
        """The address of a claim on its page, or nothing."""
        url = self.page_urls.get(claim.page)
        return "" if url is None else anchors.on_page(claim, url)

    def source_url(self, claim: Claim) -> str:
        """The address of the claim's line at the forge, or nothing."""
        return self.source.link(Place(claim.page, claim.line))

    def causes(self, finding: Finding) -> tuple[Finding, ...]:
        """The findings below through which a finding fails."""
        return tuple(filter(None, map(self.by_id.get, finding.caused_by)))

    def below(self, claim: Claim) -> tuple[Finding, ...]:
        """The findings below a claim that stand for themselves, not only for their own parts."""
        parts = (part for part in claim.walk() if part is not claim and not part.is_silent)
        below = (self.by_id.get(part.id) for part in parts)
        return tuple(found for found in below if found and (found.results or not found.claim.parts))

    def false_below(self, claim: Claim) -> int:
        """How many claims below are false."""
        return sum(sort_of(finding) in FALSE for finding in self.below(claim))
