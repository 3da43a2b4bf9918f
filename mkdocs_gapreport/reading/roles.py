"""What a line says about each file it names: made, changed, removed, renamed, or only mentioned.

The path that leads the item, is the object of its verb, or is the last "in / at / to" place is what
the claim is about. Everything else may confirm the claim and never accuses it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import beside
from mkdocs_gapreport.reading.sentences import (
    ARROW,
    CLAUSE,
    PATH,
    WORD,
    Mention,
    Sentence,
    masked,
    sentences,
    verb_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.references import Reference
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_TESTS = regex(r"^\s*(?:[^\W\d]+\s+){0,2}(?:tests?|specs?)\s+(?:in|at|under)\s", re.IGNORECASE)
_TEST_FILE = regex(r"(?:^|/)(?:tests?|specs?|__tests__)/|[._-](?:test|spec)s?\.|(?:^|/)test_")
_ONLY_PATHS = regex(r"^[\s*_,;/\ufffc]*\ufffc[\s*_,;.\ufffc]*(?:[(（].*)?$", re.DOTALL)
# "Create `src/price.ts` rounding" writes the file, whatever the words behind it are
_SOURCE = regex(r"/[^/]*\.(?:py|[cm]?[jt]sx?|vue|svelte|dart|rs|go|java|kt|cs|rb|php|swift|sql)$")
_NEGATED = regex(
    r"\b(?:no|not|never|none|nothing|without|cannot|only|if|when|unless)\b|n['’]t\b", re.IGNORECASE
)
_MOVES = frozenset({"rename", "change", "replace"})
# "Write README.md; link it from docs/README.md" speaks of two files
_COMMON = regex(r"(?:readme|index|__init__|mod|main|lib|package|page|layout)\.", re.IGNORECASE)
_STATES_PLACE = frozenset({"lead", "object", "place", "thing place", "to place"})
_LIST = len(", and ")
_OUTLIVED = frozenset({"old", "unused", "legacy", "obsolete", "deprecated"})
_FILLERS = _OUTLIVED | {"the", "and", "file", "files", "directory", "folder", "module", "script"}


class Part(Struct, frozen=True, kw_only=True):
    """What a line says of one reference.

    `is_absent`: that it is no longer there. `is_either`: one of several of which one is enough.
    `leads`: the line begins with it. `proves_nothing`: something was removed from it.
    """

    reference: Reference
    role: Role
    is_thing: bool = False
    is_made: bool = False
    is_absent: bool = False
    is_either: bool = False
    leads: bool = False
    proves_nothing: bool = False


@lru_cache(maxsize=100)  # as for the references themselves
def parts(
    words: Inline, start: int, references: tuple[Reference, ...], vocabulary: Vocabulary
) -> tuple[Part, ...]:
    """The role of each reference in the words behind `start`."""
    if not references:
        return ()
    plain = masked(words, references)
    found: list[Part] = []
    named: list[Mention] = []
    for number, sentence in enumerate(sentences(plain, start, references, vocabulary)):
        found += _of_sentence(sentence, plain, vocabulary, is_first=not number)
        named += sentence.mentions
    found = _in_full(found, [one for one in named if one.relation in _STATES_PLACE])
    return tuple(sorted(found, key=lambda part: references.index(part.reference)))


def _in_full(found: Sequence[Part], places: Sequence[Mention]) -> list[Part]:
    """What is said of a bare name holds of its path: "Add x to `a.py` … File: `src/a.py`"."""
    told = list(found)
    for index, part in enumerate(found):
        tail = f"/{part.reference.path}"
        full = [one.reference for one in places if one.reference.path.endswith(tail)]
        is_bare = "/" not in part.reference.path and not _COMMON.match(part.reference.path)
        is_bare = is_bare and not part.is_absent
        if part.role is not Role.SUBJECT or not is_bare or len({one.path for one in full}) != 1:
            continue
        again = next(i for i, other in enumerate(found) if other.reference == full[-1])
        told[again] = replace(part, reference=full[-1], leads=found[again].leads)
        told[index] = Part(reference=part.reference, role=Role.CONTEXT)
    return told


def _of_sentence(
    sentence: Sentence, plain: str, vocabulary: Vocabulary, *, is_first: bool
) -> Iterator[Part]:
    """What one sentence says; a later one is about a file only where it creates, or names tests."""
    named, deed = sentence.mentions, sentence.deed
    if deed == "remove":
        for one in named:
            before = plain[sentence.start : one.reference.start]
            yield _removed(one, plain, before, vocabulary)
    elif deed == "leave":
        is_code = sentence.verb in vocabulary.sets["coded_verbs"]
        said = plain[sentence.start : named[-1].reference.start]
        where = _code_places(named) if is_code and not _NEGATED.search(said) else ()
        yield from (
            Part(reference=one.reference, role=Role.SUBJECT if one in where else Role.CONTEXT)
            for one in named
        )
    elif deed in _MOVES and any(one.relation == "left" for one in named):
        yield from (_renamed(one, plain) for one in named)
    elif is_first or deed == "create" or _says_so_itself(sentence, plain):
        is_test = sentence.verb.startswith("test")
        chosen = _written(named, sentence.verb, vocabulary)
        yield from _chosen(
            chosen, "create" if is_test and _all_tests(chosen) else deed, plain, vocabulary
        )
    else:
        yield from (Part(reference=one.reference, role=Role.CONTEXT) for one in named)


def _code_places(named: Sequence[Mention]) -> tuple[Mention, ...]:
    """The source file in which something is ensured, parsed or rejected: it has to be there."""
    return tuple(
        one
        for one in named[-1:]
        if one.relation == "place" and not one.depth and _SOURCE.search(one.reference.path)
    )


def _all_tests(named: Sequence[Mention]) -> bool:
    """Whether all is said of files of tests: "Test the heat in tests/test_heat.py" writes it."""
    return all(_TEST_FILE.search(one.reference.path) for one in named)


def _says_so_itself(sentence: Sentence, plain: str) -> bool:
    """Whether a later sentence names tests, or nothing but files."""
    words = plain[sentence.start :]
    return bool(_TESTS.match(words) or _ONLY_PATHS.match(words))


def _written(named: Sequence[Mention], verb: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """The mentions; what a program writes to and what a list keeps out prove nothing."""
    ignoring = any(
        one.reference.path.rpartition("/")[2].lower() in vocabulary.sets["ignore_files"]
        and one.relation in {"to place", "place"}
        for one in named
    )
    is_output = verb in vocabulary.sets["output_verbs"]
    return tuple(
        replace(one, relation="source")
        if ignoring or (is_output and one.relation == "to place")
        else one
        for one in named
    )


def _removed(one: Mention, plain: str, before: str, vocabulary: Vocabulary) -> Part:
    """The object of "remove" has to be gone; what something was removed from proves nothing."""
    is_whole = beside.is_whole(plain[one.reference.end :])
    is_object = one.relation in {"object", "lead"} and is_whole
    return Part(
        reference=one.reference,
        role=Role.SUBJECT if is_object else Role.CONTEXT,
        is_absent=is_object,
        is_thing=is_object and _is_removed_itself(before, vocabulary, one.reference),
        proves_nothing=not is_object,
    )


def _is_removed_itself(before: str, vocabulary: Vocabulary, reference: Reference) -> bool:
    """Whether nothing but small words stands between "remove" and the path.

    "Remove the legacy `*.txt`" leaves those that are none.
    """
    clauses = CLAUSE.split(before)
    first = next(i for i, c in enumerate([*clauses, ""]) if not c or verb_at(c, vocabulary))
    words = WORD.findall(" ".join(clauses[first:]))
    small = _FILLERS - _OUTLIVED if reference.is_pattern else _FILLERS
    return not [word for word in words[1:] if word.lower() not in small and PATH not in word]


def _renamed(one: Mention, plain: str) -> Part:
    """Of "rename a → b", a has to be gone and b to be there."""
    if one.relation == "left":
        return Part(reference=one.reference, role=Role.CONTEXT, is_absent=True)
    is_new = one.relation == "right" or bool(ARROW.search(plain[: one.reference.start]))
    return Part(reference=one.reference, role=Role.SUBJECT if is_new else Role.CONTEXT)


def _chosen(
    named: Sequence[Mention], deed: str, plain: str, vocabulary: Vocabulary
) -> Iterator[Part]:
    """Which references the sentence is about, by its verb and their places."""
    subjects = set(_subjects(named, deed, plain, vocabulary))
    is_alone = len({one.reference.start for one in named}) == 1
    for index, one in enumerate(named):
        after = beside.after(plain, one.reference.end, vocabulary)
        if after == "remove" and one.relation in {"lead", "object"}:
            yield Part(reference=one.reference, role=Role.SUBJECT, is_absent=True, is_thing=True)
            continue
        is_kind = is_alone and beside.names_its_kind(plain, one, vocabulary)
        is_subject = (index in subjects or is_kind) and _can_be_subject(one, deed, after)
        behind = plain[one.reference.end :]
        is_subject = is_subject and not beside.is_conditional(behind)
        is_object = deed == "create" and one.relation == "object"
        is_subject = is_subject and not (is_object and beside.is_made_by_a_run(behind))
        is_itself = is_kind or is_object or one.relation in {"lead", "thing place"}
        is_itself = is_itself and one.reference.line is None
        creates = deed == "create" and one.relation != "to place"
        yield Part(
            reference=one.reference,
            role=Role.SUBJECT if is_subject else Role.CONTEXT,
            is_thing=is_subject and after != "change" and (is_itself or after == "create"),
            is_made=is_subject and (after == "create" or beside.is_new(behind) or creates),
            is_either=one.relation == "either",
            leads=one.relation == "lead" and deed != "create",
        )


def _can_be_subject(one: Mention, deed: str, after: str) -> bool:
    """Not what is struck out, an operand of a command, or what is only looked at or left alone."""
    ref = one.reference
    is_looked_at = deed == "look" or after in {"look", "leave"}
    return not (ref.is_struck or ref.is_output or ref.is_in_command or is_looked_at)


def _subjects(
    named: Sequence[Mention], deed: str, plain: str, vocabulary: Vocabulary
) -> Iterator[int]:
    """The first clause that names a file decides: what leads it, its object, its last place."""
    outside = [
        index
        for index, one in enumerate(named)
        if not one.depth and one.relation not in {"command", "output"}
    ]
    first = min((named[index].clause for index in outside), default=-1)
    by: dict[str, list[int]] = {}
    for index in outside:
        if named[index].clause == first:
            by.setdefault(named[index].relation, []).append(index)
    kinds = ("place", "thing place", "to place")
    places = _last_group(sorted(index for kind in kinds for index in by.get(kind, [])), named)
    is_written = deed == "create" and not places
    objects = [
        i
        for i in by.get("object", [])
        if beside.is_object(plain, named[i], vocabulary)
        or (is_written and _SOURCE.search(named[i].reference.path))
    ]
    objects = [i for i in objects if not _is_told_again(named[i], [named[p] for p in places])]
    if by.get("lead"):
        yield from by["lead"]
    elif deed == "create":
        yield from [*objects, *places] or by.get("source with", [])
    elif deed == "replace":
        yield from places or by.get("source with", [])
    elif places:
        yield from places
    elif deed or all(beside.follows_its_kind(plain, named[i], vocabulary) for i in objects):
        yield from objects


def _is_told_again(one: Mention, places: Sequence[Mention]) -> bool:
    """Whether a bare name is that of the place itself: "Create plan.md in templates/plan.md"."""
    tail = f"/{one.reference.path}"
    return any(place.reference.path.endswith(tail) for place in places)


def _last_group(places: Sequence[int], named: Sequence[Mention]) -> list[int]:
    """The last place, and the places joined to it by commas and "and"."""
    group = list(places[-1:])
    for later, earlier in pairwise(reversed(places)):
        right, left = named[later].reference, named[earlier].reference
        is_same = right.start == left.start
        if not is_same and not (later - earlier == 1 and right.start - left.end <= _LIST):
            break
        group.append(earlier)
    return group
