"""The pages of the report as files, for generators of sites that know no plugins.

Each is Markdown with headings, and HTML between them that needs no extension of Markdown. A page
says in its front matter that it was written here; without that, no file is ever replaced.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport import pages
from mkdocs_gapreport.annotate import pieces
from mkdocs_gapreport.showing.docs import way
from mkdocs_gapreport.showing.kinds import FILES, KINDS, REPORT, SAID, STYLESHEET, has_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.pages import Templates
    from mkdocs_gapreport.showing.audited import Audited

NAMES = (*FILES.values(), STYLESHEET)


class Shelf(Struct, frozen=True, kw_only=True):
    """The folder that the pages go to, and the pages of the site that they may link to.

    `folder` is seen from the folder with the site's pages, `uris` lead there from paths in the
    repository; without a place in the site there is no way from one to the other.
    """

    folder: str | None
    uris: Mapping[str, str]

    def urls_from(self, name: str) -> dict[str, str]:
        """The ways to the site's pages, by their paths in the repository."""
        if self.folder is None:
            return {}
        here = posixpath.join(self.folder, name)
        return {path: way(here, uri) for path, uri in self.uris.items()}


def written(audited: Audited, shelf: Shelf, templates: Templates) -> dict[str, str]:
    """Draw all pages that have something to show, and the style sheet, by the names of files."""
    options = [option for option in KINDS if has_content(option, audited.outlook)]
    around = pages.Surroundings.of(audited.outlook, audited.source, {}, templates=templates)
    files: dict[str, str] = {}
    for option in options:
        name = FILES[option]
        urls = {other: way(name, FILES[other]) for other in options}
        drawn = pages.fragment(
            KINDS[option].markers[0],
            "",
            {},
            outlook=audited.outlook,
            surroundings=around.seen_from(shelf.urls_from(name), urls[REPORT] or None),
            urls=urls,
        )
        files[name] = "\n".join((*_front_matter(option), *_blocks(drawn)))
    return {**files, STYLESHEET: f"/* {SAID} */\n{pages.stylesheet()}"}


def _front_matter(option: str) -> Iterator[str]:
    """It makes no claims of its own, and its braces are no expressions."""
    kind = KINDS[option]
    yield from ("---", f"# {SAID}", f"title: {kind.title}", "gapreport: false")
    yield "render_macros: false"
    if kind.is_wide:
        yield "hide: [toc]"
    yield from ("---", "", f"# {kind.title}", "")


def _blocks(drawn: str) -> Iterator[str]:
    """Headings stay Markdown; HTML has no empty line in it, where CommonMark would see its end."""
    for heading, html in pieces(drawn):
        if heading:
            yield from (heading[0], "")
        else:
            yield from ("<div>", *filter(str.strip, html), "</div>", "")
