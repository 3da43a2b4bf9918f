"""Markers: comments by which an author places parts of the report in a page of his own.

`<!-- gapreport: roadmap phase="Phase 1" -->` becomes what the site draws for it. That happens while
Markdown is read, behind all plugins, so that nothing in what is drawn means anything to them; and
behind code fences, so that a marker that is only shown stays what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from msgspec import Struct, field

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import comments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown import Markdown

# A waiver belongs to its claim; it is no marker.
MARKER = regex(r"<!--\s*gapreport\s*:(?!\s*waive\b)\s*(?P<words>[^\n]*?)\s*-->", re.IGNORECASE)
_LINE = regex(rf"[ ]{{0,3}}{MARKER.pattern}[ \t]*", re.IGNORECASE)
_START = regex(rf"[ ]{{0,3}}{MARKER.pattern}(?=.*\S)", re.IGNORECASE)
_HEADING = regex(r"(?P<level>#{1,6})\s+(?P<words>.*?)\s*#*\s*")
_DEEPEST = 6


class Marker(Struct, frozen=True):
    """What a marker asks for: a name, what follows it, and its settings (`phase="Phase 1"`)."""

    source: str
    name: str
    words: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


def marker(found: re.Match[str]) -> Marker:
    """Read a marker; what cannot be split is all words."""
    name, _, rest = found["words"].partition(" ")
    try:
        pieces = comments.split(rest)
    except ValueError:
        pieces = [rest]
    pairs = [piece.partition("=") for piece in pieces]
    settings = {key: value for key, equals, value in pairs if equals and key.isidentifier()}
    words = [piece for piece, pair in zip(pieces, pairs, strict=True) if pair[0] not in settings]
    return Marker(found[0].strip(), name, " ".join(words), settings)


def is_marked(text: str, *names: str) -> bool:
    """Whether a page may hold a marker of one of these names; code is not told apart."""
    return any(found["words"].partition(" ")[0] in names for found in MARKER.finditer(text))


def pieces(drawn: str) -> Iterator[tuple[re.Match[str] | None, list[str]]]:
    """Part what was drawn into headings and the lines of HTML between them."""
    html: list[str] = []
    for line in drawn.strip("\n").splitlines():
        if not (heading := _HEADING.fullmatch(line)):
            html.append(line)
            continue
        if any(map(str.strip, html)):
            yield None, html
        yield heading, []
        html = []
    if any(map(str.strip, html)):
        yield None, html


class MarkerExtension(Extension):
    """Puts what is drawn for markers into the page that is being rendered.

    What is drawn is HTML, but for lines that begin with hashes: these become headings of the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.draw: Callable[[Marker], str] | None = None

    def show(self, draw: Callable[[Marker], str] | None) -> None:
        """Take what draws for the next page; nothing leaves its markers as they are."""
        self.draw = draw

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Register behind fences (25) and code spans (190), before raw HTML (20 and 90)."""
        md.preprocessors.register(_Lines(md, self), "gapreport_markers", 22)
        md.inlinePatterns.register(_Inline(md, self), "gapreport_marker", 95)


class _Lines(Preprocessor):
    """Markers at the beginning of a line."""

    def __init__(self, md: Markdown, extension: MarkerExtension) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        draw = self.extension.draw
        if draw is None or not any(MARKER.search(line) for line in lines):
            return lines
        return list(self.replaced(lines, draw))

    def replaced(self, lines: list[str], draw: Callable[[Marker], str]) -> Iterator[str]:
        level = 1
        for line in lines:
            if heading := _HEADING.fullmatch(line):
                level = len(heading["level"])
            if alone := _LINE.fullmatch(line):
                yield from ("", *self.blocks(draw(marker(alone)), level), "")
            elif begins := _START.match(line):
                yield self.store(_flat(draw(marker(begins)))) + line[begins.end() :]
            else:
                yield line

    def blocks(self, drawn: str, level: int) -> Iterator[str]:
        """Headings as Markdown, one level below the last one of the page, and HTML set apart."""
        for heading, html in pieces(drawn):
            if heading:
                deeper = min(len(heading["level"]) + level - 1, _DEEPEST)
                yield from (f"{'#' * deeper} {heading['words']}", "")
            else:
                yield from (self.store("\n".join(html)), "")

    def store(self, html: str) -> str:
        return self.md.htmlStash.store(html)


class _Inline(InlineProcessor):
    """Markers within a line, an item or a cell."""

    def __init__(self, md: Markdown, extension: MarkerExtension) -> None:
        super().__init__(MARKER.pattern, md)
        self.md: Markdown = md
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802  its stub leaves text out
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  given by Markdown
    ) -> tuple[str | None, int | None, int | None]:
        if self.extension.draw is None:
            return None, None, None
        drawn = _flat(self.extension.draw(marker(m)))
        return self.md.htmlStash.store(drawn), m.start(0), m.end(0)


def _flat(drawn: str) -> str:
    """Headings that no longer can be any become emphasised paragraphs."""
    lines = (_HEADING.fullmatch(line) or line for line in drawn.splitlines())
    shown = (
        line if isinstance(line, str) else f"<p><strong>{line['words']}</strong></p>"
        for line in lines
    )
    return "\n".join(shown)
