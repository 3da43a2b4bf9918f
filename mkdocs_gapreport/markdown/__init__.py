"""The extension of Python-Markdown for sites whose generator knows no plugins: Zensical.

`markdown_extensions: [gapreport]` puts the same marks at the claims as the plugin does in MkDocs.
Where nothing tells which page is rendered, or the plugin is at work, it does nothing.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from mkdocs_gapreport.annotate import BadgeExtension, MarkerExtension, reveal
from mkdocs_gapreport.markdown.context import context_of
from mkdocs_gapreport.markdown.page import Shown, shown
from mkdocs_gapreport.markdown.view import configuration, views
from mkdocs_gapreport.pages import mistake
from mkdocs_gapreport.showing.kinds import STYLESHEET

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_gapreport.annotate import Marker
    from mkdocs_gapreport.markdown.context import Context

log = logging.getLogger("gapreport")

_STATUS = "gr-false"


class GapReportExtension(Extension):
    """Shows what an audit found on the pages that Zensical renders."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "config_file": ["", "file with the options, where Zensical is told another one"]
        }
        super().__init__(**options)
        self.badges, self.markers = BadgeExtension(), MarkerExtension()
        self.found = Shown(markdown="")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Register before all that changes the text, and behind all that takes up what is drawn."""
        self.badges.extendMarkdown(md)
        self.markers.extendMarkdown(md)
        md.preprocessors.register(_Prepare(md, self), "gapreport_page", 1000)
        md.postprocessors.register(_Finish(md, self), "gapreport_finish", -200)

    def shown(self, markdown: str, context: Context) -> Shown:
        """Prepare a page; whatever goes wrong is told, and never keeps a site from being built."""
        config = configuration(context.folder, str(self.getConfig("config_file")))
        try:
            return shown(markdown, context, views(config, context.docs))
        except Exception as error:  # noqa: BLE001  Zensical would end with a traceback
            _say(_unforeseen(context.uri, error))
            return Shown(markdown=markdown)

    def drawn(self, marker: Marker) -> str:
        """Draw what a marker asks for, or say at its place why not."""
        markers = self.found.markers
        try:
            return markers.draw(marker) if markers else ""
        except Exception as error:  # noqa: BLE001  the same
            said = _unforeseen(marker.source, error)
            _say(said)
            return mistake(said)


def makeExtension(**options: Any) -> GapReportExtension:  # noqa: N802  the name that Markdown calls
    """Make the extension, for those who name this module."""
    return GapReportExtension(**options)


class _Prepare(Preprocessor):
    def __init__(self, md: Markdown, extension: GapReportExtension) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        if not self.extension.badges.is_part_of(self.md):
            return lines  # the plugin for MkDocs came later, and does all this itself
        context = context_of(self.md)
        if context is None:
            _say(
                "the Markdown extension `gapreport` shows nothing here, as nothing tells which page"
                " is rendered; with MkDocs, list `gapreport` below `plugins`"
            )
            return lines
        found = self.extension.found = self.extension.shown("\n".join(lines), context)
        self.extension.badges.show(found.badges)
        self.extension.markers.show(self.extension.drawn if found.markers else None)
        if found.problem:
            _say(found.problem)
        if found.is_false:
            context.meta["status"] = _STATUS
        if found.badges and not any(STYLESHEET in style for style in context.styles):
            _say(
                "the marks have no style yet: run `gapreport generate`, and name its"
                f" `{STYLESHEET}` in `extra_css`"
            )
        return found.markdown.split("\n")


class _Finish(Postprocessor):
    """Takes away the comments that delimit badges for the plugin, and tells of wrong markers."""

    def __init__(self, md: Markdown, extension: GapReportExtension) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.extension = extension

    def run(self, text: str) -> str:
        if not self.extension.badges.is_part_of(self.md):
            return text
        for said in self.extension.found.mistakes:
            _say(said)
        return reveal(text, ())


def _unforeseen(where: str, error: Exception) -> str:
    return f"nothing is shown for `{where}`: {type(error).__name__}: {error}; please report this"


@cache
def _say(message: str) -> None:
    """Say something once, however many pages it holds for."""
    log.warning("gapreport: %s", message)
