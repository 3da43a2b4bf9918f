"""The gap report: every finding of a report on one page, the false ones first.

Its headings are Markdown, so that the table of contents and the search know them; all else is HTML
that needs nothing from the site.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import UNKNOWN, Share, counted
from mkdocs_gapreport.pages import bar, headline, wording
from mkdocs_gapreport.pages.contradicting import clashes
from mkdocs_gapreport.pages.entries import entry_of
from mkdocs_gapreport.pages.parts import IN_FULL, IN_LISTS, IN_ROWS, by_page, parts
from mkdocs_gapreport.pages.reasons import reasons
from mkdocs_gapreport.pages.scale import Scale, scale
from mkdocs_gapreport.pages.scope import scope
from mkdocs_gapreport.pages.shape import Shape, shape
from mkdocs_gapreport.pages.standing import standing
from mkdocs_gapreport.pages.tally import Sort, Tally

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Report
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.pages.surroundings import Surroundings

_SAMPLE = scale(Share.of(Fraction(4, 5)), Share.of(Fraction(3, 10), Fraction(3, 5)))


def gap_report(outlook: Outlook, surroundings: Surroundings) -> str:
    """Draw up the body of the report page."""
    report = outlook.report
    tally = Tally.of(report.findings)
    entries = tuple(entry_of(finding, surroundings) for finding in tally.findings)
    drawn = shape(outlook, surroundings)
    return surroundings.templates.render(
        "gap_report.md.jinja",
        tally=tally,
        lead=headline.lead(tally, of_page=False),
        said=headline.judged(tally),
        overall=_overall(report),
        report_url="",
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
        shape=drawn,
        to_do=_to_do(drawn),
        clashes=clashes(outlook.contradictions, surroundings),
    )


def _to_do(drawn: Shape) -> str:
    """What comes first, in a few words: actions, or lines to correct."""
    first = len(drawn.blockers) + len(drawn.more_blockers)
    actions = first + len(drawn.deeds) + len(drawn.more_deeds)
    said = [counted(actions, "action")] if actions else []
    said += [f"correct {counted(drawn.lines, 'line')}"] if drawn.lines else []
    return ", or ".join(said)


def outcome(report: Report, surroundings: Surroundings, *, report_url: str = "") -> str:
    """Draw only how all pages together stand, for a page of the site's own."""
    tally = Tally.of(report.findings)
    return surroundings.templates.render(
        "gap_report/outcome.html.jinja",
        lead=headline.lead(tally, of_page=False),
        said=headline.judged(tally),
        overall=_overall(report),
        bar=bar.bar(tally),
        labels=bar.LABELS,
        report_url=report_url,
        to_do="",
    )


def _overall(report: Report) -> tuple[Scale, str, str] | None:
    """All pages together: the graphic, stated, and found; nothing where nothing is known."""
    if UNKNOWN in {report.stated, report.found}:
        return None
    drawn = scale(report.stated, report.found)
    return drawn, wording.percent(report.stated), wording.percent(report.found)
