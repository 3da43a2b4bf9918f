"""One build of the site: which files show pages of the report, and what each one is given."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.annotate import SUMMARY, locate, with_summary
from mkdocs_gapreport.model import Badge
from mkdocs_gapreport.mounting import Dialect, Links, as_github_shows
from mkdocs_gapreport.pages import wording
from mkdocs_gapreport.plugin.addresses import PageUrls
from mkdocs_gapreport.plugin.generated import text_of
from mkdocs_gapreport.showing import boxes, telling
from mkdocs_gapreport.showing.claims import badges, marked
from mkdocs_gapreport.showing.kinds import REPORT
from mkdocs_gapreport.showing.markers import Markers

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs.structure.files import File, Files

    from mkdocs_gapreport.model import Page
    from mkdocs_gapreport.mounting import Mount
    from mkdocs_gapreport.pages import Surroundings
    from mkdocs_gapreport.plugin.changes import Change
    from mkdocs_gapreport.settings import Settings
    from mkdocs_gapreport.showing.audited import Audited
    from mkdocs_gapreport.showing.drawings import Drawings

_NESTED_FENCES = frozenset({"pymdownx.superfences", "pymdownx.extra"})


class Shown(Struct, frozen=True, kw_only=True):
    """What a page is given: its Markdown with tokens, their badges, its links and metadata.

    `path` is where it lies in the repository, if it makes claims.

    `lines` are the lines of the claims that should get a badge, by their numbers; `guests` are
    the mounted pages that it may link to, where it is not one itself, and `written` is what its
    author wrote, where that was rewritten. `markers` draws what its markers ask for.
    """

    markdown: str
    path: str = ""
    written: str = ""
    badges: Mapping[int, Badge] = field(default_factory=dict)
    markers: Markers | None = None
    lines: Mapping[int, int] = field(default_factory=dict)
    links: Links | None = None
    guests: frozenset[str] | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    is_false: bool = False


class Site(Struct, frozen=True, kw_only=True):
    """A build, with what the plugin added to it.

    `places` are the pages that show the report, by their options; `shown_at` leads from files of
    the site to pages of the report, `uris` from paths in the repository to files of the site, and
    `paths` back; `added` are those to be in the navigation, and `decoded` the pages that MkDocs
    could not have read.
    """

    audited: Audited
    settings: Settings
    dialect: Dialect
    files: Files
    places: Mapping[str, str]
    surroundings: Surroundings
    shown_at: Mapping[str, str]
    uris: Mapping[str, str]
    paths: Mapping[str, str]
    mounts: Mapping[str, Mount]
    added: tuple[str, ...]
    drawings: Drawings
    decoded: tuple[str, ...] = ()

    def shown(self, markdown: str, file: File) -> Shown:
        """Prepare a page: one that makes claims, or any other."""
        path = self.shown_at.get(file.src_uri)
        if path:
            return self._with_badges(markdown, path, file)
        # Its braces are no expressions, unless an author's own page has some around it.
        is_ours = file.src_uri in self.places.values() and file.generated_by
        return Shown(
            markdown=markdown,
            markers=self._markers(file),
            links=self._links(file),
            guests=frozenset(self.mounts),
            meta=self._meta_of_ours(file) if is_ours else {},
        )

    def _meta_of_ours(self, file: File) -> dict[str, Any]:
        """Material leaves its contents out beside wide tables, which have the same links."""
        is_wide = file.src_uri != self.places.get(REPORT)
        return {"render_macros": False} | ({"hide": ["toc"]} if is_wide else {})

    def _markers(self, file: File) -> Markers:
        return Markers(
            outlook=self.audited.outlook,
            surroundings=lambda: self._surroundings(file),
            urls=lambda: {option: self._url(uri, file) for option, uri in self.places.items()},
            path=self.paths.get(file.src_uri, file.src_uri),
            source=lambda: text_of(file) or "",
            drawings=self.drawings,
        )

    def _surroundings(self, file: File) -> Surroundings:
        report = self.places.get(REPORT, "")
        url = None if file.src_uri == report else self._url(report, file) if report else ""
        uris = {path: uri for uri, path in self.shown_at.items()}
        return self.surroundings.seen_from(PageUrls(uris, self.files, file), url)

    def _with_badges(self, markdown: str, path: str, file: File) -> Shown:
        page, findings = self.audited.pages[path], self.audited.report.of_page(path)
        ends = {finding.claim.end for finding in findings}
        lines = locate(_source(file, page), markdown, ends)
        is_mounted = file.src_uri in self.mounts
        written = markdown if is_mounted else ""
        if is_mounted and self.settings.gfm:
            markdown, moved = as_github_shows(markdown, self.dialect)
            lines = {line: moved[at] for line, at in lines.items() if at in moved}
        around = self._surroundings(file)
        drawn = self.drawings.piece(
            file.src_uri,
            lambda: badges(self.audited.report, path, around, summary=self.settings.summary),
            telling.at_claims(self.audited.outlook, path, around),
        )
        found = marked(markdown, lines, path=path, audited=self.audited, drawn=drawn, around=around)
        return Shown(
            path=path,
            markers=self._markers(file),
            markdown=found.markdown,
            written=written,
            badges=found.badges,
            lines=found.lines,
            links=self._links(file),
            guests=None if is_mounted else frozenset(self.mounts),
            meta=self._meta(path) if is_mounted else {},
            is_false=any(finding.fails for finding in findings),
        )

    def _url(self, uri: str, file: File) -> str:
        target = self.files.get_file_from_path(uri)
        return target.url_relative_to(file) if target else uri

    def _links(self, file: File) -> Links | None:
        path = self.paths.get(file.src_uri)
        if path is None or not self.mounts:
            return None
        return Links(
            path=path,
            uri=file.src_uri,
            uris=self.uris,
            url=lambda uri: self._url(uri, file),
            source=self.audited.address,
        )

    def _meta(self, path: str) -> dict[str, Any]:
        """What holds for a page that was not written for this site."""
        title = self.audited.options[path].title
        # Its braces are no expressions, and a `template` is none of the theme's.
        own: dict[str, Any] = {"render_macros": False, "template": "main.html"}
        return own | ({"title": title} if title else {})


def with_problem(shown: Shown, problem: str) -> Shown:
    """Say at the top of a page why it shows no report, or an old one."""
    return _with_box(shown, boxes.problem(problem))


def with_changes(shown: Shown, changed: Sequence[Change]) -> Shown:
    """Say at the top of a page which of its claims have another verdict than before."""
    words = "1 claim" if len(changed) == 1 else f"{len(changed)} claims"
    lead = f'<p class="gr-lead">Changed since the last look: {words}.</p>'
    listed = "".join(f"<li>{_changed(change)}</li>" for change in changed)
    return _with_box(shown, boxes.box(f"{lead}<ul>{listed}</ul>", role="status"))


def _changed(change: Change) -> str:
    claim, was, now = change.after.claim, change.before.verdict, change.after.verdict
    place = f'<a href="#gr-{escape(claim.id)}">line {claim.line}</a>'
    return f"{place}: {wording.plain_verdict(was)}, now {wording.plain_verdict(now)}"


def _with_box(shown: Shown, box: str) -> Shown:
    below = shown.badges.get(SUMMARY)
    summary = Badge(block=f"{box}{below.block if below else ''}")
    markdown = shown.markdown if below else with_summary(shown.markdown)
    return replace(shown, markdown=markdown, badges={**shown.badges, SUMMARY: summary})


def dialect(extensions: Collection[object]) -> Dialect:
    """What the Markdown of a site can do with the names of these extensions."""
    return Dialect(
        has_boxes="pymdownx.tasklist" in extensions,
        has_nested_fences=not _NESTED_FENCES.isdisjoint(map(str, extensions)),
        has_strikethrough="pymdownx.tilde" in extensions,
    )


def _source(file: File, page: Page) -> str:
    """The file as MkDocs reads it; the page's own text, if that is not the one that was read.

    Both have the same lines, but marks that were mis-encoded are repaired only in the page's.
    """
    text = text_of(file)
    is_same = text is not None and text.count("\n") == page.text.count("\n")
    return text if text is not None and is_same else page.text
