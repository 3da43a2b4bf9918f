"""What of a report is shown, as values: where they are the same, what is drawn is the same.

The text of a page is no part of it, so that much of what is typed into a page changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.pages import branches

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Page
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.pages import Surroundings


def of_all(outlook: Outlook) -> tuple[object, ...]:
    """All that pages and files tell of, but for how many lines the pages have."""
    report = outlook.report
    return (
        *(report.as_of, report.repository, report.remarks, report.min_judged),
        *(report.findings, report.stated, report.found),
        *(outlook.roadmaps, outlook.deliverables, outlook.contradictions),
        *(outlook.corrections, outlook.actions),
        *map(_of_a_page, report.pages),
    )


def of_lines(outlook: Outlook) -> int:
    """How many lines the pages have, which only the gap report tells."""
    return sum(page.text.count("\n") for page in outlook.report.pages)


def at_claims(outlook: Outlook, path: str, around: Surroundings) -> tuple[object, ...]:
    """What the marks of a page and its summary tell of."""
    return tuple(
        (finding, around.corrections.get(name), around.contradictions.get(name))
        for finding in outlook.report.of_page(path)
        for name in (finding.claim.id,)
    )


def _of_a_page(page: Page) -> tuple[object, ...]:
    return page.path, page.title, page.why, page.remarks, page.as_of, branches(page)
