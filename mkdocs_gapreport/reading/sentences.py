"""The grammar of a line: its sentences, their verbs, and what governs each file they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.references import Reference
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

PATH, CODE = "\ufffc", "\ufffd"
ARROW = regex(r"(?:→|->|=>|➜|⇒)")
CLAUSE = regex(r"\s+[-–—]+\s+|[:：](?=\s|$|\ufffc)|[;；。](?=\s|$|\w)|[.!?](?=\s+[A-Z(`]|\s*$)|——")
WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*|\ufffc+|\ufffd+", re.UNICODE)
_ID = regex(
    r"^[\s*_~]*(?:(?:[A-Z]{1,6}[-_]?)?\d+(?:\.\d+)*[a-z]?[.):]?(?=[\s*~\ufffc]|$)"
    r"|[A-Z]{1,4}-[A-Z]{0,4}\d+[\w.]*[.):]?(?=[\s*~]|$)|\[[A-Z]{1,6}(?:-?\d+)?\](?=\s|$)|\ufffd+(?=\s)"
    r"|Task\s+\d+(?:\.\d+)*\s*(?=[:：.-]))[\s*_~:]*"
)
_METHOD = regex(r"^\W*(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+[\W\d_]*[/\ufffc]")
_LEADING = regex(
    r"^[\s*_~\"'“(（]*(?:(?:the|a|an|new|file|files|neue?|novo|nova)\s+)*[\s*_\"'“]*$",
    re.IGNORECASE,
)
_JOINED = regex(
    r"^[\s*_,、，&+と和و]*(?:and|e|y|und|et|および|and also|plus)?[\s*_]*$", re.IGNORECASE
)
_EITHER = regex(r"^[\s*_,]*(?:or|/|vs\.?|ou|o|oder|または|或|或者)[\s*_]*$", re.IGNORECASE)
_EXAMPLE = regex(
    r"(?:\be\.?\s?g\.?|\bi\.?e\.|\bz\.\s?b\."
    r"|\b(?:examples?|usage|inputs?|expected|note|see|ref(?:erence)?s?|related|optional|outputs?|answer"
    r"|question|alternatives?|options?|depends(?: on)?|requires)\s*[:：])[\s*_]*$",
    re.IGNORECASE,
)
_ASIDE = regex(r"[(（][^()（）]*[)）]")
# "Monitoring: `a.yml`" and "Search: `a.ts`" name a thing; "Monitor `a.yml`" looks at it
_LABEL = regex(
    r"\W*(?:\w+ing|search|plan|cache|logs|mocks|(?:ex|im|re)ports|requests)\W*", re.IGNORECASE
)
_SENTENCE_END = regex(r"[.!?。;；]$")
_WORK = frozenset({"create", "change"})
_TOWARDS = frozenset({"to", "into", "onto"})
_ARROW_NEAR = 5
_PLACE_NEAR = 4


class Mention(Struct, frozen=True):
    """A reference in its clause, with what governs it.

    `relation` is lead, object, place, thing place, to place, source, source with, aside, left,
    right, either, command or output; `depth` counts the parentheses around it.
    """

    reference: Reference
    clause: int
    relation: str
    depth: int


class Sentence(Struct, frozen=True):
    """A sentence of a line: where it begins, what its verb does, and the files it names."""

    start: int
    deed: str
    verb: str
    mentions: tuple[Mention, ...]


class _Clause(Struct, frozen=True):
    """A stretch of the text between dashes, colons and full stops, and the sentence it is in."""

    low: int
    high: int
    sentence: int


def masked(words: Inline, references: Sequence[Reference]) -> str:
    """The words with every path and every code span made one kind of character each."""
    text = list(words.text)
    for span in words.of_kind("code"):
        text[span.start : span.end] = CODE * (span.end - span.start)
    for ref in references:
        if not ref.is_in_command:
            text[ref.start : ref.end] = PATH * (ref.end - ref.start)
    return "".join(text)


def sentences(
    plain: str, start: int, references: Sequence[Reference], vocabulary: Vocabulary
) -> Iterator[Sentence]:
    """The sentences of a masked line that name files."""
    clauses = _clauses(plain, behind_ids(plain, start))
    mentions = _mentions(plain, clauses, references, vocabulary)
    for number in sorted({clauses[mention.clause].sentence for mention in mentions}):
        inside = [clause for clause in clauses if clause.sentence == number]
        named = tuple(m for m in mentions if clauses[m.clause].sentence == number)
        verb = WORD.findall(plain[inside[0].low : inside[0].high].lower())[:1]
        yield Sentence(inside[0].low, _deed(plain, inside, vocabulary), "".join(verb), named)


def behind_ids(plain: str, start: int) -> int:
    """Where the words begin behind `T012`, `[P]`, `1.2`, `**Task 3:**`."""
    while match := _ID.match(plain[start:]):
        if not match.end():
            break
        start += match.end()
    return start


def depth(plain: str, position: int) -> int:
    """How many parentheses are open at a position."""
    before = plain[:position]
    opened = sum(before.count(bracket) for bracket in "(（")
    return max(0, opened - sum(before.count(bracket) for bracket in ")）"))


def _clauses(plain: str, start: int) -> list[_Clause]:
    """The clauses of the text; what cuts them stands outside parentheses."""
    clauses: list[_Clause] = []
    low, sentence = start, 0
    for match in CLAUSE.finditer(plain, start):
        if depth(plain, match.start()):
            continue
        clauses.append(_Clause(low, match.start(), sentence))
        low = match.end()
        sentence += bool(_SENTENCE_END.search(match[0]))
    clauses.append(_Clause(low, len(plain), sentence))
    return [clause for clause in clauses if plain[clause.low : clause.high].strip(" *_")]


def _deed(plain: str, clauses: Sequence[_Clause], vocabulary: Vocabulary) -> str:
    """What the sentence's verb does: create, change, remove, rename, look, or nothing known."""
    for clause in clauses:
        words = plain[clause.low : clause.high]
        is_label = _LABEL.fullmatch(words) and plain.startswith(":", clause.high)
        deed = "" if is_label else verb_at(words, vocabulary)
        if deed or PATH in words:
            return deed
    return ""


def verb_at(clause: str, vocabulary: Vocabulary) -> str:
    """What the verb does that a stretch of words begins with; `DELETE /x` is a route."""
    if _METHOD.match(clause):
        return ""
    first, *others = WORD.findall(clause.lower())[:3] or [""]
    known = vocabulary.verbs.get(" ".join((first, *others[:1]))) or vocabulary.verbs.get(first)
    if known == "look" and others[:1] and _JOINED.fullmatch(others[0]):
        also = vocabulary.verbs.get(others[-1])  # "Review and update `a.py`" works on it
        known = also if also in _WORK else known
    return known or _verb_without_spaces(first, vocabulary)


def _verb_without_spaces(word: str, vocabulary: Vocabulary) -> str:
    """The verb that a run of Chinese begins with."""
    if word.isascii() or word[0] in {PATH, CODE}:
        return ""
    return next((deed for verb, deed in vocabulary.verbs_of_runs if word.startswith(verb)), "")


def _mentions(
    plain: str, clauses: Sequence[_Clause], references: Sequence[Reference], vocabulary: Vocabulary
) -> list[Mention]:
    mentions: list[Mention] = []
    for ref in references:
        index = next((i for i, c in enumerate(clauses) if c.low <= ref.start < c.high), 0)
        inside = depth(plain, ref.start)
        last = mentions[-1] if mentions else None
        previous = last if last and (last.clause, last.depth) == (index, inside) else None
        low = clauses[index].low if clauses else 0
        relation = _relation(plain, low, ref, inside, previous, vocabulary)
        if relation == "either" and previous:
            mentions[-1] = replace(previous, relation="either")
        mentions.append(Mention(ref, index, relation, inside))
    return mentions


def _relation(  # noqa: PLR0913, PLR0917  the place of one reference among its neighbours
    plain: str,
    low: int,
    ref: Reference,
    inside: int,
    previous: Mention | None,
    vocabulary: Vocabulary,
) -> str:
    if ref.is_in_command:
        return "output" if ref.is_output else "command"
    if previous:
        between = _ASIDE.sub(" ", plain[previous.reference.end : ref.start])
        if ref.start == previous.reference.start or _JOINED.match(between):
            return previous.relation
        if _EITHER.match(between):
            return "either"
        if ARROW.search(between):
            return "right"
    if ARROW.search(plain[ref.end : ref.end + _ARROW_NEAR]):
        return "left"
    if inside:
        return "aside"
    before = plain[low : ref.start]
    if _EXAMPLE.search(plain[: ref.start]):
        return "source"
    if _LEADING.match(before):
        return "lead"
    return _governed(before, previous.reference.end - low if previous else 0, vocabulary)


def _ends_in_place(run: str, places: frozenset[str]) -> bool:
    """Whether a run of Chinese, which has no spaces, ends with a word for a place."""
    return not run.isascii() and len(run) > 1 and run[-1] in places


def _governed(before: str, behind_previous: int, vocabulary: Vocabulary) -> str:
    """The small word that governs a reference: the last one before it in its clause."""
    near = [match[0].lower() for match in WORD.finditer(before, behind_previous)]
    sources, places = vocabulary.sets["sources"], vocabulary.sets["places"]
    of_the_thing = vocabulary.sets["places_of_the_thing"]
    for index in range(len(near) - 1, -1, -1):
        word = near[index]
        if near[max(0, index - 2) : index + 1] == ["not", "found", "in"]:
            return "place"
        if word == "of" and index > 1 and CODE in near[index - 1] and near[index - 2] in places:
            return "place"  # "in `heat` of `oven.py`"
        if " ".join(near[max(0, index - 1) : index + 1]) in sources or word in sources:
            return "source with" if word == "with" else "source"
        if word in places or word in of_the_thing or _ends_in_place(word, places):
            behind = near[index + 1 :]
            if len(behind) > _PLACE_NEAR or (behind and behind[0] in vocabulary.verbs):
                return "source"
            if word in of_the_thing:
                return "thing place"
            return "to place" if word in _TOWARDS else "place"
    return "object"
