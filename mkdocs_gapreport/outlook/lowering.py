"""Lower what a line states: boxes, marks, words and percentages, in the page's own manner.

The smallest change that reads as it should is taken; what is tried is read again each time.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, Kind, Share
from mkdocs_gapreport.outlook.opposites import opposite
from mkdocs_gapreport.outlook.passages import UncorrectableError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Claim
    from mkdocs_gapreport.outlook.passages import Passage

_BOX = regex(r"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*[\[［](?P<mark>[^\]\[])[\]］](?=\s|$)")
_BULLET = regex(r"^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+|#{1,6}\s+)?")
_PERCENT = regex(
    r"(?<![\w.,<>≥≤+-])(?P<figure>\d{1,3}(?:\.\d+)?(?:\s?%?\s?[-–—]\s?\d{1,3}(?:\.\d+)?)?)(?=\s?%)"
)
_FRACTION = regex(r"(?<![\w./-])(?P<part>\d{1,4})(?=\s?/\s?(?P<whole>\d{1,4})(?![\w./-]))")
_BEHIND_WORD = regex(r"[\s*_]*(?:$|[-–—(,;:|/\])）】.]|on\b|as of\b)", re.MULTILINE)
_BETWEEN = " *_\ufe0f\t]］"
_AT_END = regex(r"(?:[(\[（【]\s*|\s[-–—]+\s+)[*_]*$")
# so many places of a line are tried; a line of a thousand marks is nobody's plan
_MOST = 12
_NONE = "it says in words of its own that it is done; say that it is not"


class Marks(Struct, frozen=True, kw_only=True):
    """The marks by which a page says "not done" and "partly done"."""

    todo: str
    partial: str


class Token(Struct, frozen=True, kw_only=True):
    """A stretch of text that says a status, and what it should say."""

    start: int
    end: int
    new: str


def marks_of(claims: Sequence[Claim]) -> Marks:
    """The marks that a page uses itself, or those that everybody knows."""
    known = vocabulary().marks
    used = Counter(
        (known[char], char) for claim in claims for char in claim.mark[:1] if char in known
    )
    plain = used["done", "✓"] + used["done", "✔"] > used["done", "✅"]
    defaults = {"todo": "✗" if plain else "❌", "partial": "⚠️"}
    own = {
        state: next((c for (s, c), _ in used.most_common() if s == state), mark)
        for state, mark in defaults.items()
    }
    partial = "⚠️" if own["partial"] == "⚠" else own["partial"]
    return Marks(todo=own["todo"], partial=partial)


def lowered(passage: Passage, limit: Share, marks: Marks) -> str:
    """The passage stating no more than a limit; raises `UncorrectableError`."""
    tokens = list(_tokens(passage, limit, marks))[:_MOST]
    mark = passage.claim.mark
    if not mark:
        return _marked(passage, limit, marks)
    tried: list[Token] = []
    for token in tokens:
        tried.append(token)
        text = _replaced(passage.text, tried)
        if _is_within(passage.states(text), limit):
            return _consistent(passage, tried, tokens, limit)
    raise UncorrectableError(_NONE)


def _consistent(
    passage: Passage, tried: Sequence[Token], tokens: Sequence[Token], limit: Share
) -> str:
    """Lower also the words that belong to a mark, or that repeat it at the end."""
    text = _replaced(passage.text, tried)
    words = [t for t in tokens if t not in tried and _belongs(passage, t, tried)]
    if not words:
        return text
    more = _replaced(passage.text, [*tried, *words])
    return more if _is_within(passage.states(more), limit) else text


def _belongs(passage: Passage, token: Token, tried: Sequence[Token]) -> bool:
    prose = passage.prose
    joins = any(
        not prose[min(t.end, token.end) : max(t.start, token.start)].strip(_BETWEEN) for t in tried
    )
    at_end = not prose[token.end :].strip(" *_.!)]）】") and _AT_END.search(prose[: token.start])
    return joins or bool(at_end)


def _tokens(passage: Passage, limit: Share, marks: Marks) -> Iterator[Token]:
    """What says the status, what says it first in front."""
    prose = passage.prose
    box = _BOX.match(prose) if passage.claim.kind is Kind.ITEM else None
    if box:
        yield Token(start=box.start("mark"), end=box.end("mark"), new=" ")
    start = box.end() if box else passage.start
    found = [*_shares(prose, start, passage, limit), *_marks(prose, start, passage, limit, marks)]
    found += _words(prose, start, passage, limit)
    yield from sorted(found, key=lambda token: (_rank(passage, token), token.start))


def _rank(passage: Passage, token: Token) -> int:
    """What the reader took for the status comes first."""
    said = passage.text[token.start : token.end]
    return 0 if said and said.rstrip("\ufe0f") in passage.claim.mark else 1


def _marks(prose: str, start: int, passage: Passage, limit: Share, marks: Marks) -> Iterator[Token]:
    known = vocabulary().marks
    new = marks.todo if limit == TODO else marks.partial
    for index in range(start, passage.end):
        state = known.get(prose[index])
        if state == "done" or (state == "partial" and limit == TODO):
            end = index + 1 + (prose[index + 1 : index + 2] == "\ufe0f")
            yield Token(start=index, end=end, new=new)


def _words(prose: str, start: int, passage: Passage, limit: Share) -> Iterator[Token]:
    for match in vocabulary().state.finditer(prose, start, passage.end):
        new = opposite(match[0], is_partial=limit != TODO)
        is_share = re.search(r"%\s*$", prose[: match.start()])
        if new and not is_share and _BEHIND_WORD.match(prose, match.end()):
            yield Token(start=match.start(), end=match.end(), new=new)


def _shares(prose: str, start: int, passage: Passage, limit: Share) -> Iterator[Token]:
    for match in _PERCENT.finditer(prose, start, passage.end):
        yield Token(start=match.start(), end=match.end(), new=_percent(limit))
    for match in _FRACTION.finditer(prose, start, passage.end):
        if limit.is_exact:
            part = int(limit.low * int(match["whole"]))
            yield Token(start=match.start(), end=match.end("part"), new=str(part))


def _percent(limit: Share) -> str:
    low, high = int(100 * limit.low), int(100 * limit.high)
    return str(low) if low == high else f"{low}-{high}"


def _marked(passage: Passage, limit: Share, marks: Marks) -> str:
    """Put a mark where a line says without any that it is done."""
    if passage.claim.kind is Kind.ROW:
        raise UncorrectableError(
            "its table has no column that says how far it is; say it in the row"
        )
    bullet = _BULLET.match(passage.text)
    at = bullet.end() if bullet else 0
    new = marks.todo if limit == TODO else marks.partial
    text = f"{passage.text[:at]}{new} {passage.text[at:]}"
    if _is_within(passage.states(text), limit):
        return text
    raise UncorrectableError("a line of a tree cannot say that it is not there; take it out")


def _is_within(stated: Share | None, limit: Share) -> bool:
    if stated is None or stated == DONE:
        return False
    return stated.low <= limit.low and (stated.high <= limit.high or limit != TODO)


def _replaced(text: str, tokens: Sequence[Token]) -> str:
    for token in sorted(tokens, key=lambda token: -token.start):
        text = text[: token.start] + token.new + text[token.end :]
    return text
