"""What one finding has to know of the others to be shown, and where claims and places link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.pages import anchors
from mkdocs_gapreport.pages.tally import FALSE, sort_of
from mkdocs_gapreport.pages.templating import PLAIN, Templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Claim, Finding
    from mkdocs_gapreport.outlook import Contradiction, Correction, Outlook, Statement
    from mkdocs_gapreport.repository import Source


class Surroundings(Struct, frozen=True, kw_only=True):
    """All findings by the ids of their claims, the forge, and the addresses of the pages.

    A page that is not in `page_urls` has no place in the site, so nothing links to it. `report_url`
    leads to the gap report and is None in the report itself. What contradicts a claim, and how its
    line should read, stand by the ids of claims as well.
    """

    by_id: Mapping[str, Finding]
    source: Source
    page_urls: Mapping[str, str]
    report_url: str | None = None
    contradictions: Mapping[str, tuple[Contradiction, ...]] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    templates: Templates = PLAIN

    @classmethod
    def of(
        cls,
        outlook: Outlook,
        source: Source,
        page_urls: Mapping[str, str],
        *,
        report_url: str | None = None,
        templates: Templates = PLAIN,
    ) -> Surroundings:
        """What surrounds every finding of a report."""
        by_claim: dict[str, list[Contradiction]] = {}
        for found in outlook.contradictions:
            for side in (found.one.finding, found.other.finding):
                if side:
                    by_claim.setdefault(side.claim.id, []).append(found)
        return cls(
            by_id=outlook.report.by_id,
            source=source,
            page_urls=page_urls,
            report_url=report_url,
            contradictions={name: tuple(found) for name, found in by_claim.items()},
            corrections={found.finding.claim.id: found for found in outlook.corrections},
            templates=templates,
        )

    def seen_from(self, page_urls: Mapping[str, str], report_url: str | None) -> Surroundings:
        """The same, for another page of the site."""
        return replace(self, page_urls=page_urls, report_url=report_url)

    def claim_url(self, claim: Claim) -> str:
        """The address of a claim on its page, or nothing."""
        url = self.page_urls.get(claim.page)
        return "" if url is None else anchors.on_page(claim, url)

    def statement_url(self, statement: Statement) -> str:
        """The address of a line on its page: of its claim, or else of the page."""
        if statement.finding:
            return self.claim_url(statement.finding.claim)
        return self.page_urls.get(statement.page, "")

    def report_place(self, claim: Claim) -> str:
        """The address of a claim in the gap report; nothing where there is none."""
        if self.report_url is None:
            return anchors.in_this_report(claim)
        return anchors.in_report(claim, self.report_url)

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
