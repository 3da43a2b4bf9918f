"""The top of a page with claims: what is false on it, how much was judged, and which ones.

Where nothing fails it is one grey line.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.pages import anchors, headline, wording
from mkdocs_gapreport.pages.bar import bar
from mkdocs_gapreport.pages.marks import Mark, bare, mark
from mkdocs_gapreport.pages.tally import FALSE, Sort, Tally, sort_of
from mkdocs_gapreport.pages.templating import PLAIN, Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.model import Finding, Report

_MOST_ROWS = 12
_MOST_NAMES = 10
_LISTED = (*FALSE, Sort.BROKEN, Sort.FAILING, Sort.ACCEPTED)


class Named(Struct, frozen=True, kw_only=True):
    """Claims that share a figure: their names with links, and the figure."""

    links: tuple[tuple[str, str], ...]
    figure: str
    more: int = 0


class Row(Struct, frozen=True, kw_only=True):
    """The claims of one section that share a verdict."""

    mark: Mark
    section: str
    claims: tuple[Named, ...]


def summary(
    report: Report, page: str, *, report_url: str = "", templates: Templates = PLAIN
) -> str:
    """Draw up the summary of a page as HTML; nothing for a page without claims."""
    tally = Tally.of(report.of_page(page))
    if not tally.claims:
        return ""
    lead = headline.lead(tally, of_page=True)
    if not lead:
        shape = Sort.ACCURATE if tally.judged else Sort.UNVERIFIED
        said = headline.judged(tally)
        return templates.render("quiet.html.jinja", said=said, shape=shape, report_url=report_url)
    rows = tuple(_rows(tally))
    return templates.render(
        "summary.html.jinja",
        lead=lead,
        said=headline.judged(tally),
        bar=bar(tally),
        rows=rows[:_MOST_ROWS],
        more=rows[_MOST_ROWS:],
        report_url=report_url,
    )


def _rows(tally: Tally) -> Iterator[Row]:
    """What fails in reading order, then what was accepted; one row for a section and verdict."""
    listed = [finding for finding in tally.findings if sort_of(finding) in _LISTED]
    for section, members in groupby(sorted(listed, key=_is_accepted), key=_section):
        by_verdict: dict[Mark, list[Finding]] = {}
        for finding in members:
            by_verdict.setdefault(bare(mark(finding)), []).append(finding)
        for drawn, findings in by_verdict.items():
            yield Row(mark=drawn, section=section[1], claims=tuple(_named(findings)))


def _is_accepted(finding: Finding) -> bool:
    return finding.accepted is not None


def _section(finding: Finding) -> tuple[bool, str]:
    return _is_accepted(finding), next(reversed(finding.claim.section), "")


def _named(findings: Iterable[Finding]) -> Iterator[Named]:
    by_figure: dict[str, list[tuple[str, str]]] = {}
    for finding in findings:
        link = (wording.named(finding), anchors.on_page(finding.claim))
        by_figure.setdefault(mark(finding).figure, []).append(link)
    for figure, links in by_figure.items():
        shown = tuple(links[:_MOST_NAMES])
        yield Named(links=shown, figure=figure, more=len(links) - len(shown))
