"""A page cut before its headings, so that each stretch can be parsed for itself and be kept.

By CommonMark a line that begins with `#` ends all that is open above it, except code between fences
and HTML. So the blocks of a stretch are the same wherever it stands and whatever stands around it,
and of a page that is edited only the stretch with the edited line is parsed again. All that the
rest of a page has to say to a stretch is where its links lead.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 60
_FENCE_OR_HEADING = regex(
    r"^(?: {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)|#{1,6}(?=[ \t]|$))", re.MULTILINE
)


class Target(Struct, frozen=True):
    """Where `[label]` leads, by a line such as `[label]: address "title"`."""

    label: str
    href: str
    title: str


class Parsed(Struct, frozen=True):
    """The tokens of a text, which nobody may change, and the targets that its own lines give.

    `is_open`: what follows on the page may belong to its last block.
    """

    tokens: Sequence[Token]
    targets: tuple[Target, ...]
    is_open: bool


def stretches(text: str) -> Iterator[tuple[str, tuple[Target, ...]]]:
    """The texts that together are the page, each with the targets that it has to be parsed with."""
    targets = targets_of(text)
    yield from ((piece, targets if "[" in piece else ()) for piece in _pieces(text))


def targets_of(text: str) -> tuple[Target, ...]:
    """The targets that the lines of a page give; of two for one label, the first."""
    known: dict[str, Target] = {}
    pieces = _pieces(text) if "]:" in text else ()
    for target in (target for piece in pieces for target in _end_of(piece)[0]):
        known.setdefault(target.label, target)
    return tuple(known.values())


# Of a page that is edited while it is served, a stretch is read, and then written for the site.
@lru_cache(maxsize=4)
def parsed(text: str, targets: tuple[Target, ...]) -> Parsed:
    """Parse a text as if it were a page of its own, its links leading to the targets."""
    given = {each.label: {"href": each.href, "title": each.title} for each in targets}
    env: dict[str, Any] = {"references": given}
    tokens = _parser().parse(text, env)
    own = (Target(label, each["href"], each["title"]) for label, each in given.items())
    return Parsed(tokens, tuple(own), _is_open(tokens, text.count("\n")))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  20 ms that pages from the cache do without

    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])


def _pieces(text: str) -> Iterator[str]:
    """Cut as often as can be; what is open at its end is taken together with what follows."""
    cuts = [0, *_cuts(text), len(text)]
    first, count = 0, 1
    while first < len(cuts) - 1:
        last = min(first + count, len(cuts) - 1)
        piece = text[cuts[first] : cuts[last]]
        if last < len(cuts) - 1 and _end_of(piece)[1]:
            count *= 2
        else:
            yield piece
            first, count = last, 1


def _cuts(text: str) -> Iterator[int]:
    """Where headings seem to begin. One too many costs time, and so does one too few, no more."""
    fence = ""
    for match in _FENCE_OR_HEADING.finditer(text):
        if not match["fence"]:
            if not fence and match.start():
                yield match.start()
        elif not fence:
            fence = match["fence"]
        elif match["fence"].startswith(fence) and not match["info"].strip():
            fence = ""


@lru_cache(maxsize=2000)
def _end_of(text: str) -> tuple[tuple[Target, ...], bool]:
    """The targets that a text gives, and whether it is open at its end."""
    whole = parsed(text, ())
    return whole.targets, whole.is_open


def _is_open(tokens: Sequence[Token], lines: int) -> bool:
    """Whether the last block ends only where the text does; one inside a list ends with that."""
    last = tokens[-1] if tokens else None
    if last is None or last.map is None or last.type not in {"fence", "html_block"}:
        return False
    begin, end = last.map
    closing_line = last.type == "fence" and last.content.count("\n") + 2 == end - begin
    return end >= lines and not closing_line
