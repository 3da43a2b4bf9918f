"""The numbers of things that a line states: "12 endpoints", "9 predefined roles", "~40 tests".

Only what is said as a plain number of things is read: no dates, ports, versions, ranges, "3 of 12",
differences ("+12"), or what the number is the name of ("Phase 2 tests").
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Expectation, Relation
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_NUMBER = regex(
    r"(?<![\w.,:/#$€£§@+−–—<≤=^-])"
    r"(?:(?P<about>[~≈]|\b(?:about|approx\.?|approximately|around|roughly|circa|ca\.?|nearly|almost)\s)"
    r"|(?P<floor>>=?|≥|\b(?:over|more than|at least)\s))?\s?"
    r"(?P<number>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{1,4}|[2-9])(?P<plus>\s?\+)?"
    r"(?!\s?(?:/|of\b|out of\b|→|->|=>|[–-]|to\b|x\b|×|or\b|and\b)\s?~?\d)"
    r"\s(?P<words>[^\W\d_][\w'/.-]*(?:\s[^\W\d_][\w'/.-]*){0,3})",
    re.IGNORECASE,
)
# what a number behind these is, is a name: "Phase 2 tests", "status 404 responses"
_NAMED = regex(
    r"\b(?:phases?|tasks?|steps?|weeks?|days?|sections?|versions?|v|ports?|lines?|levels?|tiers?"
    r"|stages?|slices?|https?|status|codes?|rfc|errors?|sprints?|parts?|chapters?|options?|points?"
    r"|items?|issues?|prs?|scenarios?|cases?|stories|story|node|python|java|es|pages?|milestones?"
    r"|rounds?|batch|wave|group|figure|table|in|by|from|to|past|last|first|next|top|every|each|within"
    r"|after|before|than|per|than|up to|max|maximum|minimum|min|limit|of|at|iso)[\s#:*_(\[-]{0,3}$",
    re.IGNORECASE,
)
_COVERAGE = regex(
    r"(?<![\w.,<≤→>=-])(?P<about>~|≈)?\s?(?P<number>\d{1,2}(?:\.\d{1,4})?|100)\s?%(?P<plus>\s?\+)?"
    r"\s(?:(?:test|code|line|unit test)\s)?(?:coverage|cobertura|abdeckung|couverture)\b",
    re.IGNORECASE,
)
# "3 of 12 endpoints" and "3/12 endpoints" are a share, which nothing here can tell
_PART = regex(
    r"(?<![\w.,:/#-])(?P<number>\d{1,5})\s?(?:/|of|out of)\s?(?P<total>\d{1,5})\s"
    r"(?:[^\W\d_][\w-]*\s){0,2}?(?P<noun>[^\W\d_]{3,}s)\b",
    re.IGNORECASE,
)
_BECAME = regex(r"\W{0,3}(?:→|->|=>|⇒)")
_BECOMES = regex(r"(?:→|->|=>|⇒)\W{0,3}$")
_NEW = frozenset({"new", "additional", "more", "extra", "further", "other", "remaining"})
_SMALL = frozenset(
    {
        "in",
        "of",
        "to",
        "for",
        "with",
        "and",
        "or",
        "per",
        "by",
        "from",
        "on",
        "at",
        "the",
        "a",
        "an",
    }
    | {
        "is",
        "are",
        "was",
        "were",
        "has",
        "as",
        "that",
        "than",
        "each",
        "every",
        "times",
        "via",
        "no",
    }
)
_NOT_PLURAL = ("ss", "us", "is", "as", "os")
_WORDS, _SHORTEST = 3, 4
# "400 missing fields" is an answer of a server, "> 50 characters" a bound
_ANSWERS = frozenset(
    {
        "200",
        "201",
        "202",
        "204",
        "301",
        "302",
        "304",
        "400",
        "401",
        "402",
        "403",
        "404",
        "405",
        "409",
    }
    | {"410", "412", "415", "422", "423", "429", "500", "501", "502", "503", "504"}
)


class Counted(Struct, frozen=True, kw_only=True):
    """A number of things: where it stands, what is counted, and how it is said.

    `kind` is what would have to be counted for it, or nothing. `is_part`: a word before the noun
    says that only some of them are meant. `is_new`: they were added to others.
    """

    start: int
    end: int
    noun: str
    kind: str
    expected: Expectation
    is_part: bool = False
    is_new: bool = False

    @property
    def words(self) -> str:
        """As the line says it."""
        return self.expected.stated


def counted(plain: str, start: int, vocabulary: Vocabulary) -> Iterator[Counted]:
    """The numbers of things in the words behind `start`, paths and code masked."""
    yield from map(_covered, _COVERAGE.finditer(plain, start))
    yield from (_part(match, vocabulary) for match in _PART.finditer(plain, start))
    for match in _NUMBER.finditer(plain, start):
        words = match["words"].split()
        is_first = not plain[start : match.start()].strip(" *_")
        is_id = is_first and words[0][0].isupper() and words[0].lower() in vocabulary.verbs
        if is_id or _NAMED.search(plain, max(start, match.start() - 24), match.start()):
            continue
        found = _counted(match, words, vocabulary)
        if found and not _BECAME.match(plain, found.end) and not _before(plain, match.start()):
            yield found


def _covered(match: re.Match[str]) -> Counted:
    relation = Relation.ABOUT if match["about"] else Relation.EXACTLY
    relation = Relation.AT_LEAST if match["plus"] else relation
    expected = Expectation(relation, Fraction(match["number"]), "%", match[0].strip())
    return Counted(
        start=match.start(), end=match.end(), noun="coverage", kind="coverage", expected=expected
    )


def _part(match: re.Match[str], vocabulary: Vocabulary) -> Counted:
    noun = match["noun"].lower()
    is_all = match["number"] == match["total"]  # "12/12 tests" are twelve
    words = match[0].strip()
    stated = f"{match['number']} {words.split(match['total'])[-1].strip()}" if is_all else words
    return Counted(
        start=match.start(),
        end=match.end(),
        noun=noun,
        kind=vocabulary.counted.get(noun, "") if is_all else "",
        expected=Expectation(Relation.EXACTLY, Fraction(match["number"]), noun, stated),
    )


def _before(plain: str, start: int) -> bool:
    """Whether it is what another figure became."""
    return bool(_BECOMES.search(plain, max(0, start - 6), start))


def _counted(match: re.Match[str], words: Sequence[str], vocabulary: Vocabulary) -> Counted | None:
    plain = [word.rstrip(".'/-").lower() for word in words]
    until = next((i for i, word in enumerate(plain) if word in _SMALL), len(plain))
    noun, index = _noun(plain[:until], vocabulary)
    if not noun:
        return None
    kind = vocabulary.counted.get(noun, "")
    is_bound = bool(match["floor"]) and not match["floor"][0].isalpha()
    if not kind and (is_bound or match["number"] in _ANSWERS):
        return None
    adjectives = plain[: index - noun.count(" ")]
    length = len(" ".join(words[: index + 1]).rstrip(".'/-"))
    end = match.start("words") + length
    number = match["number"].replace(",", "")
    relation = Relation.ABOUT if match["about"] else Relation.EXACTLY
    relation = Relation.AT_LEAST if match["floor"] or match["plus"] else relation
    stated = match.string[match.start() : end].strip()
    known = vocabulary.sets["plain_adjectives"]
    known = known | vocabulary.file_kinds.keys() if noun == "files" else known
    return Counted(
        start=match.start(),
        end=end,
        noun=" ".join([*(a for a in adjectives if a in vocabulary.file_kinds), noun]),
        kind=kind,
        expected=Expectation(relation, Fraction(number), noun, stated),
        is_part=any(word not in known for word in adjectives),
        is_new=any(word in _NEW for word in adjectives),
    )


def _noun(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, int]:
    """What is counted, and which word that is: one that is known, or else the first plural."""
    for index in range(min(len(words), _WORDS)):
        pair = " ".join(words[index : index + 2])
        if " " in pair and pair in vocabulary.counted:
            return pair, index + 1
        if words[index] in vocabulary.counted and not _is_adjective(words, index):
            return words[index], index
    for index, word in enumerate(words[:_WORDS]):
        if word in vocabulary.units:
            return (word, index) if vocabulary.units[word] == "files" and index else ("", 0)
        if "/" in word or "." in word:
            return "", 0
        if word.endswith("s") and len(word) >= _SHORTEST and not word.endswith(_NOT_PLURAL):
            return word, index
    return "", 0


def _is_adjective(words: Sequence[str], index: int) -> bool:
    """Whether a noun only goes before another: "8 test scenarios"."""
    behind = words[index + 1 : index + 2]
    return bool(behind) and not words[index].endswith("s") and behind[0].endswith("s")
