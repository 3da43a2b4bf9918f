"""One report of several: pages that speak of another day are judged against the code of then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_gapreport.model import Finding, Page, Report, Share


def joined(
    report: Report,
    others: Sequence[Report],
    pages: Sequence[Page],
    overall: Callable[[Sequence[Finding]], tuple[Share, Share]],
) -> Report:
    """The report with the pages of others among its own, in the order of `pages`."""
    if not others:
        return report
    by_page = {page.path: one for one in (report, *others) for page in one.pages}
    findings = tuple(finding for page in pages for finding in by_page[page.path].of_page(page.path))
    stated, found = overall(findings)
    return replace(
        report,
        pages=tuple(pages),
        findings=findings,
        stated=stated,
        found=found,
        by_id={finding.claim.id: finding for finding in findings},
    )
