"""Text of strangers made safe to stand in HTML, in Markdown, and before other plugins.

Text is escaped by what it is put into (`Markup` and the templates do that on their own), set apart
in its direction of writing by `<bdi>`, and kept on one line, where no fence or include can begin.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE = regex(r"`([^`]+)`")
_COMMENT = regex(r"`?(<!--.*?-->)`?")
_PUNCTUATION = regex(r"[!-/:-@\[-`{-~]")
_DIRECTIONS = regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSHOWABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_TEXT = Markup()
_CHANGED = Markup(
    '<code class="gr-paste gr-diff" dir="ltr"><del>{before}</del><ins>{after}</ins></code>'
)
_PASTE = Markup('<code class="gr-paste" dir="ltr">{}</code>')


def one_line(text: str) -> str:
    """Join the text to one line."""
    return " ".join(text.split())


def shortened(text: str, length: int) -> str:
    """Cut the text between words, and show that it was cut."""
    text = one_line(text)
    if len(text) <= length:
        return text
    kept, _, cut = text[:length].rpartition(" ")
    return f"{kept if len(kept) > length // 2 else cut or kept}…"


def words(text: str, *, codes: Iterable[str] = ()) -> Markup:
    """Text as its author wrote it; `codes` are the paths in it that show as code."""
    known = {code for code in codes if code}
    return _words(text, tuple(sorted(known, key=lambda each: (-len(each), each))))


def prose(text: str, *, links: Mapping[str, str] | None = None) -> Markup:
    """A sentence of the report: back-quoted spans are code, and link where `links` knows them."""
    return _prose(text, tuple(links.items()) if links else ())


# Pages say the same again and again, and of a page that is edited most of what is said stays.
@lru_cache(maxsize=5000)
def _words(text: str, codes: tuple[str, ...]) -> Markup:
    line = one_line(text)
    match codes:
        case ():
            return _set_apart(escape(line))
        case (one,):  # no pattern for what is one of a kind in nearly every line
            return _set_apart(str(code(one)).join(map(escape, line.split(one))))
    pieces = re.split(f"({'|'.join(map(re.escape, codes))})", line)
    shown = (code(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces))
    return _set_apart("".join(shown))


@lru_cache(maxsize=5000)
def _prose(text: str, links: tuple[tuple[str, str], ...]) -> Markup:
    urls = dict(links)
    pieces = _CODE.split(one_line(text))
    shown = (
        linked(code(piece), urls.get(piece, "")) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )
    return _set_apart("".join(shown))


def _set_apart(html: str) -> Markup:
    return _markup(f"<bdi>{html}</bdi>")


def _markup(html: str) -> Markup:
    """Take HTML for what it is: to join `Markup` to `Markup` takes several times as long."""
    return Markup(html)  # noqa: S704  each part of it was escaped


def codes_in(text: str) -> frozenset[str]:
    """What stands between back-quotes in a sentence."""
    return frozenset(_CODE.findall(one_line(text)))


def advice(text: str) -> Markup:
    """Say what to do; a comment in it stands on a line of its own, ready to be copied."""
    pieces = _COMMENT.split(one_line(text))
    shown = [
        _PASTE.format(piece) if index % 2 else prose(piece)
        for index, piece in enumerate(pieces)
        if piece.strip()
    ]
    return _TEXT.join(shown)


def linked(shown: str, url: str) -> Markup:
    """Link what is shown, if there is somewhere to link to."""
    return _markup(f'<a href="{escape(url)}">{escape(shown)}</a>') if url else escape(shown)


def code(text: str) -> Markup:
    """A path or a command, which is written from left to right in every language."""
    return _markup(f'<code dir="ltr">{escape(one_line(text))}</code>')


def changed(before: str, after: str) -> Markup:
    """A line as it reads and as it should, one below the other, with what differs left whole."""
    return _CHANGED.format(before=one_line(before), after=one_line(after))


def heading(text: str) -> Markup:
    """Text for a Markdown heading: nothing in it means anything to a Markdown extension.

    Without marks of direction, since a table of contents drops the tags that would contain them.
    """
    plain = _DIRECTIONS.sub("", one_line(text))
    return Markup(_PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", plain))  # noqa: S704  escaped


def finished(html: str) -> str:
    """Take out of finished HTML what a browser cannot show or another plugin would obey.

    `{` would start an expression of the macros plugin, which can be told to look for `[` instead;
    U+E000 starts the token that marks a claim in the Markdown of a page.
    """
    shown = _UNSHOWABLE.sub("\ufffd", html)
    return shown.replace("{", "&#123;").replace("[", "&#91;").replace("\ue000", "&#57344;")
