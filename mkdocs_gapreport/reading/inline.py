"""The text of one line of a page, with what is code, link, struck or bold in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token


class Span(Struct, frozen=True):
    """A stretch of a line: `kind` is code, link, struck or bold; `target` a link's address."""

    start: int
    end: int
    kind: str
    target: str = ""


class Inline(Struct, frozen=True):
    """The words of a line as a reader sees them, its spans, and the comments it hides.

    `breaks` is how many lines of the file it takes beyond the first. Where it stands is not said:
    what is made of a line is the same wherever that is.
    """

    text: str
    spans: tuple[Span, ...] = ()
    comments: tuple[str, ...] = ()
    breaks: int = 0

    def of_kind(self, kind: str) -> Iterator[Span]:
        """The spans of one kind, from left to right."""
        return (span for span in self.spans if span.kind == kind)

    def struck_share(self, start: int = 0) -> float:
        """How much of the words behind `start` is struck through."""
        struck = sum(span.end - max(start, span.start) for span in self.of_kind("struck"))
        return struck / max(1, len(self.text[start:].strip()))


class _Builder:
    """Collects the tokens of one line."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.spans: list[Span] = []
        self.comments: list[str] = []
        self.open: list[tuple[str, int, str]] = []

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def close(self, kind: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            name, start, target = self.open[index]
            if name == kind:
                self.spans.append(Span(start, self.length, kind, target))
                del self.open[index]
                return

    def finish(self, breaks: int = 0) -> Inline:
        spans = tuple(sorted(self.spans, key=lambda span: (span.start, span.end)))
        return Inline("".join(self.text), spans, tuple(self.comments), breaks)


_OPEN = {"link_open": "link", "s_open": "struck", "strong_open": "bold"}
_CLOSE = {"link_close": "link", "s_close": "struck", "strong_close": "bold"}


def inline(tokens: Sequence[Token]) -> Inline:
    """One line made of all tokens; a line break in the source is a space."""
    builder = _Builder()
    breaks = 0
    for token in _literal(tokens):
        breaks += token.type in {"softbreak", "hardbreak"}
        _add(builder, token)
    return builder.finish(breaks)


def lines(tokens: Iterable[Token]) -> Iterator[Inline]:
    """The tokens cut at line breaks, for paragraphs in which each line says something."""
    builder = _Builder()
    for token in _literal(list(tokens)):
        if token.type in {"softbreak", "hardbreak"}:
            yield builder.finish()
            builder = _Builder()
        else:
            _add(builder, token)
    yield builder.finish()


def _literal(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with emphasis that is really part of a path made text again.

    Markdown takes `src/__init__.py` for a bold "init", and `a/*.ts, b/*.md` for emphasis.
    """
    literal: set[int] = set()
    open_: list[int] = []
    for index, token in enumerate(tokens):
        if token.type in {"em_open", "strong_open"}:
            open_.append(index)
        elif token.type in {"em_close", "strong_close"} and open_:
            start = open_.pop()
            before = tokens[start - 1].content if start else ""
            after = tokens[index + 1].content if index + 1 < len(tokens) else ""
            if before.endswith("/") or re.match(r"\.\w|/", after):
                literal |= {start, index}
    for index, token in enumerate(tokens):
        yield token.copy(type="text", content=token.markup) if index in literal else token


def _add(builder: _Builder, token: Token) -> None:
    match token.type:
        case "text" | "text_special":
            builder.add(token.content)
        case "softbreak" | "hardbreak":
            builder.add(" ")
        case "code_inline":
            start = builder.length
            builder.add(token.content)
            builder.spans.append(Span(start, builder.length, "code"))
        case "html_inline" if token.content.startswith("<!--"):
            builder.comments.append(token.content)
        case "image":
            builder.add(token.content)
        case kind if kind in _OPEN:
            target = str(token.attrs.get("href", "")) if kind == "link_open" else ""
            builder.open.append((_OPEN[kind], builder.length, target))
        case kind if kind in _CLOSE:
            builder.close(_CLOSE[kind])
