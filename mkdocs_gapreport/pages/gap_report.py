"""The gap report: every finding of a report on one page, the false ones first.

Its headings are Markdown, so that the table of contents and the search know them; all else is HTML
that needs nothing from the site.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import UNKNOWN, Share
from mkdocs_gapreport.pages import bar, headline, wording
from mkdocs_gapreport.pages.entries import entry_of
from mkdocs_gapreport.pages.parts import IN_FULL, IN_LISTS, IN_ROWS, by_page, parts
from mkdocs_gapreport.pages.reasons import reasons
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.scope import scope
from mkdocs_gapreport.pages.standing import standing
from mkdocs_gapreport.pages.surroundings import Surroundings
from mkdocs_gapreport.pages.tally import Sort, Tally
from mkdocs_gapreport.pages.templating import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Report
    from mkdocs_gapreport.repository import Source

_SAMPLE = scale(Share.of(Fraction(4, 5)), Share.of(Fraction(3, 10), Fraction(3, 5)))


def gap_report(report: Report, *, source: Source, page_urls: Mapping[str, str]) -> str:
    """Draw up the body of the report page; `page_urls` lead from it to the pages of the claims."""
    tally = Tally.of(report.findings)
    surroundings = Surroundings.of(report, source, page_urls)
    entries = tuple(entry_of(finding, surroundings) for finding in tally.findings)
    return render(
        "gap_report.md.jinja",
        tally=tally,
        lead=headline.lead(tally, of_page=False),
        said=headline.judged(tally),
        overall=_overall(report),
        bar=bar.bar(tally),
        labels=bar.LABELS,
        meanings=bar.MEANINGS,
        reasons=reasons(tally[Sort.UNVERIFIED]),
        in_full=parts(IN_FULL, entries),
        in_rows=parts(IN_ROWS, entries),
        in_lists=tuple(by_page(IN_LISTS, entries)),
        standing=standing(report, surroundings),
        sample=_SAMPLE,
        scope=scope(report),
    )


def _overall(report: Report) -> tuple[Scale, str, str] | None:
    """All pages together: the graphic, stated, and found; nothing where nothing is known."""
    if UNKNOWN in {report.stated, report.found}:
        return None
    drawn = scale(report.stated, report.found)
    return drawn, wording.percent(report.stated), wording.percent(report.found)
