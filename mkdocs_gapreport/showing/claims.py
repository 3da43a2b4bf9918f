"""A page that makes claims: tokens in its Markdown, and the badges that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport import pages
from mkdocs_gapreport.annotate import SUMMARY, Spot, mark, with_summary
from mkdocs_gapreport.model import Badge, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Claim, Report
    from mkdocs_gapreport.pages import Surroundings
    from mkdocs_gapreport.showing.audited import Audited


class Marked(Struct, frozen=True, kw_only=True):
    """Markdown with tokens, their badges, and the lines of the claims that should get one."""

    markdown: str
    badges: Mapping[int, Badge]
    lines: Mapping[int, int]


def badges(report: Report, path: str, around: Surroundings, *, summary: bool) -> dict[int, Badge]:
    """Draw the badges of a page, by the numbers of its claims, and its summary if wanted."""
    drawn = pages.badges(report, path, around)
    numbered = enumerate(report.of_page(path), 1)
    found = {number: drawn[finding.claim.id] for number, finding in numbered}
    if not summary:
        return found
    url = around.report_url or ""
    html = pages.summary(report, path, report_url=url, templates=around.templates)
    return found | ({SUMMARY: Badge(block=html)} if html else {})


def marked(  # noqa: PLR0913  all but two by name
    markdown: str,
    lines: Mapping[int, int],
    *,
    path: str,
    audited: Audited,
    drawn: Mapping[int, Badge],
    around: Surroundings,
) -> Marked:
    """Leave tokens at the claims of a page; `lines` lead from its file to this Markdown."""
    page, findings = audited.pages[path], audited.report.of_page(path)
    claims = [finding.claim for finding in findings]
    trees = dict(enumerate(pages.of_page(page, findings, around), len(claims) + 1))
    of_trees = {n: Badge(block=pages.in_place(tree, around)) for n, tree in trees.items()}
    behind = [
        Spot(line=lines[tree.line], badge=number, is_behind_fence=True)
        for number, tree in trees.items()
        if tree.line in lines
    ]
    told = {name for tree in trees.values() for name in tree.claims}
    text = mark(markdown, [*_spots(claims, lines), *behind])
    return Marked(
        markdown=with_summary(text) if SUMMARY in drawn else text,
        badges={**drawn, **of_trees},
        lines={
            number: claim.line
            for number, claim in enumerate(claims, 1)
            if claim.end > page.front_matter and claim.id not in told
        },
    )


def _spots(claims: Sequence[Claim], lines: Mapping[int, int]) -> Iterator[Spot]:
    for number, claim in enumerate(claims, 1):
        if claim.end in lines:
            cell = claim.mark if claim.kind is Kind.ROW else ""
            yield Spot(line=lines[claim.end], badge=number, kind=claim.kind, cell=cell)
