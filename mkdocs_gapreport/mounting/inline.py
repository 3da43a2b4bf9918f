"""Text inside a block: what GitHub reads in another way than Python-Markdown, spelt for both."""

from __future__ import annotations

import re

from mkdocs_gapreport.mounting import raw
from mkdocs_gapreport.patterns import regex

# Escapes, code, comments, tags and addresses in `<>`, bare addresses, strike-through, a lone `<`.
_PIECE = regex(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<break>\\\n)"
    r"|(?P<ticks>`+)"
    r"|(?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>)"
    r"|(?P<html><!--(?:[^-]|-(?!->))*-->|</?[A-Za-z][^<>`]*>)"
    r"|(?P<url>(?<![^\s*_~(])(?<!\]\()https?://[^\s<]+)"
    r"|(?P<strike>(?<!~)~~(?!~))"
    r"|(?P<less><)"
)
_PYTHON_ESCAPES = frozenset("\\`*_{}[]()>#+-.!")
_LINKED = regex(r"<(?:https?:|ftp:|[^:]*@)", re.IGNORECASE)
_LINE_START = regex(r"^(?:(#)|(\d+)(?=\.\s)|(?=\[[^\]\n]+\]:))", re.MULTILINE)
_INDENT = regex(r"\n[ \t]+")


def as_github_shows(text: str, *, strikes: bool) -> str:
    """Spell inline text anew; `strikes`: strike-through has to become HTML."""
    pieces: list[str] = []
    opened: int | None = None
    position = 0
    while match := _PIECE.search(text, position):
        pieces.append(text[position : match.start()])
        position = match.end()
        match match.lastgroup:
            case "ticks":
                position = _code_end(text, match)
                pieces.append(text[match.start() : position])
            case "strike" if strikes:
                opened = _strike(pieces, opened, text, match)
            case kind:
                spelt = _spelt(kind or "", match[0])
                pieces.append(spelt)
                position = match.start() + len(match[0])
    return _INDENT.sub("\n", "".join([*pieces, text[position:]]))


def protected(text: str) -> str:
    """Keep lines of a paragraph from beginning a heading, a list or a reference."""
    return _LINE_START.sub(_escaped, text)


def cell(text: str) -> str:
    """The text of a table's cell: bars outside of code do not end it."""
    spans = re.split(r"(`+[^`]*`+)", text)
    return "".join(
        span if index % 2 else re.sub(r"(?<!\\)\|", r"\\|", span)
        for index, span in enumerate(spans)
    )


def _escaped(start: re.Match[str]) -> str:
    return f"{start[2]}\\" if start[2] else f"\\{start[1] or ''}"


def _code_end(text: str, ticks: re.Match[str]) -> int:
    """Where a code span ends; right behind its back-quotes if none close it."""
    width = len(ticks[0])
    closing = re.compile(rf"(?<!`)`{{{width}}}(?!`)").search(text, ticks.end())
    return closing.end() if closing else ticks.end()


def _strike(pieces: list[str], opened: int | None, text: str, match: re.Match[str]) -> int | None:
    """Take a `~~` for an opening or closing one, and make tags of a pair."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    if opened is not None and before and not before.isspace():
        pieces[opened] = "<del>"
        pieces.append("</del>")
        return None
    pieces.append("~~")
    return len(pieces) - 1 if after and not after.isspace() else opened


def _spelt(kind: str, piece: str) -> str:
    match kind:
        case "escape":
            sign = piece[1]
            return piece if sign in _PYTHON_ESCAPES else f"&#{ord(sign)};"
        case "break":
            return "  \n"
        case "auto" if not _LINKED.match(piece):
            return f"&lt;{piece[1:-1]}&gt;"
        case "html":
            return raw.inline(piece)
        case "url":
            return _linked(piece)
        case "less":
            return "&lt;"
        case _:
            return piece


def _linked(url: str) -> str:
    """A bare address as a link, without the punctuation that ends the sentence."""
    end = len(url)
    while url[end - 1] in "?!.,:;*_~'\"" or (
        url[end - 1] == ")" and url.count(")", 0, end) > url.count("(", 0, end)
    ):
        end -= 1
    return f"<{url[:end]}>{url[end:]}"
