"""What one page is given while it is rendered: tokens at its claims, badges, and what to say."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.annotate import SUMMARY, is_marked, locate, with_summary
from mkdocs_gapreport.model import Badge
from mkdocs_gapreport.pages import MARKERS
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.showing import boxes, telling
from mkdocs_gapreport.showing.claims import badges, marked
from mkdocs_gapreport.showing.docs import way
from mkdocs_gapreport.showing.kinds import REPORT
from mkdocs_gapreport.showing.markers import Markers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.markdown.context import Context
    from mkdocs_gapreport.markdown.view import Seen, Views
    from mkdocs_gapreport.pages import Surroundings

_SEEMS_TO_CLAIM = regex(r"^\s*[-*+] +\[[ xX]\] |[✅✔❌⏳🔄🚧]", re.MULTILINE)


class Shown(Struct, frozen=True, kw_only=True):
    """The Markdown of a page with tokens, what they stand for, and what its markers ask for."""

    markdown: str
    badges: Mapping[int, Badge] = field(default_factory=dict)
    markers: Markers | None = None
    is_false: bool = False
    problem: str = ""

    @property
    def mistakes(self) -> list[str]:
        """What is wrong with the markers that have been drawn."""
        return self.markers.mistakes if self.markers else []


def shown(markdown: str, context: Context, views: Views) -> Shown:
    """Prepare a page; one that has nothing to do with the report stays as it is."""
    has_markers = is_marked(markdown, *MARKERS)
    view = views.of(context.uri, has_markers=has_markers)
    if view.problem:
        return _with_problem(markdown, view.problem, is_told=has_markers)
    if view.seen is None:
        return Shown(markdown=markdown)
    return _Drawing(context, view.seen, views).shown(markdown, has_markers=has_markers)


def _with_problem(markdown: str, problem: str, *, is_told: bool) -> Shown:
    """Say why a page shows nothing, if it would have shown something."""
    if not (is_told or _SEEMS_TO_CLAIM.search(markdown)):
        return Shown(markdown=markdown, problem=problem)
    summary = {SUMMARY: Badge(block=boxes.problem(problem))}
    return Shown(markdown=with_summary(markdown), badges=summary, problem=problem)


class _Drawing(Struct, frozen=True):
    context: Context
    seen: Seen
    views: Views

    def shown(self, markdown: str, *, has_markers: bool) -> Shown:
        markers = self.markers() if has_markers else None
        path = self.seen.docs.paths.get(self.context.uri)
        if path is None:
            return Shown(markdown=markdown, markers=markers)
        audited = self.seen.audited
        findings = audited.report.of_page(path)
        ends = {finding.claim.end for finding in findings}
        lines = locate(audited.pages[path].text, markdown, ends)
        # Other extensions render pieces of a page on their own, which are not the page.
        if findings and len(lines) * 2 < len(ends):
            return Shown(markdown=markdown, markers=markers)
        around = self.around()
        with_summary = self.seen.settings.summary
        drawn = self.views.drawings.piece(
            ("badges", self.context.uri),
            partial(badges, audited.report, path, around, summary=with_summary),
            telling.at_claims(audited.outlook, path, around),
        )
        found = marked(markdown, lines, path=path, audited=audited, drawn=drawn, around=around)
        return Shown(
            markdown=found.markdown,
            badges=found.badges,
            markers=markers,
            is_false=any(finding.fails for finding in findings),
        )

    def markers(self) -> Markers:
        uri = self.context.uri
        return Markers(
            outlook=self.seen.audited.outlook,
            surroundings=self.around,
            urls=self.urls,
            path=self.seen.docs.paths.get(uri, uri),
            source=lambda: (self.context.docs / uri).read_text("utf-8", "replace"),
            drawings=self.views.drawings,
        )

    def around(self) -> Surroundings:
        uris = self.seen.docs.uris
        urls = {path: way(self.context.uri, uri) for path, uri in uris.items()}
        return self.seen.around.seen_from(urls, self.urls().get(REPORT, ""))

    def urls(self) -> dict[str, str]:
        return {option: way(self.context.uri, uri) for option, uri in self.seen.docs.places.items()}
