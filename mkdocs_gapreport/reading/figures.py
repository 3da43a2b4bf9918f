"""The size that a line states for a file it names: "(1400+ lines)", "(13,773 bytes)", "(12 files)".

A figure that speaks of something else is left alone: a limit, a difference, a range of lines, the
length of a function.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Expectation, Relation
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

TEST_FILE = regex(r"(?:^|/)test_[^/]*\.py$|[._-](?:test|tests|spec)\.\w+$|_test\.\w+$|Tests?\.\w+$")
_FIGURE = regex(
    r"^[^\w~≈<>≥≤]{0,3}(?P<about>~|≈|>=?|≥|about|approx\.?|approximately|around|circa|ca\.?"
    r"|cerca de|etwa|roughly|nearly|almost|over|more than|mais de|über)?\s*"
    r"(?P<number>\d{1,3}(?:[,. \u00a0\u202f']\d{3}){1,4}|\d{1,12}(?:\.\d{1,6})?)(?P<kilo>[kK])?"
    r"\s?(?P<plus>\+)?[\s-]?(?P<unit>[^\W\d_]+)(?P<plus_behind>\+)?(?P<rest>[^\d]*)$",
    re.IGNORECASE,
)
_REST = regex(
    r"[\s*_.]*(?:(?:of|de) (?!tests?\b|comments?\b)[^\W\d]+|long|now|currently|total|in all"
    r"|altogether|combined|together|agora)?[\s*_.)]*",
    re.IGNORECASE,
)
_AIM = regex(
    r"\b(?:targets?|goals?|limits?|max|maximum|budget|estimated?|expected|planned|was|previously"
    r"|up to)\b",
    re.IGNORECASE,
)
_SUM = regex(r"\b(?:total|in all|altogether|combined|together|sum|each)\b", re.IGNORECASE)
_STATED = regex(
    r"^[\s*_`]*(?:it )?(?:is now|is|now has|now|has|with|contains|counts|runs to|totals|at)"
    r"\s+(?=~?\d)"
)
_ELSE = regex(
    r"\b(?:max|maximum|limit|under|below|each|per|added|removed|deleted|changed|modified|more|less"
    r"|fewer|saved|reduced|wrapper|functions?|methods?|class|diff|tests?|before|after|from|up to"
    r"|budget|threshold|cap|comments?|shorter|longer|adicionad[ao]s|removid[ao]s)\b",
    re.IGNORECASE,
)
_PARENTHESES = regex(r"[(（\[](?P<words>[^()（）\[\]]{1,160})[)）\]]")
_SEPARATOR = regex(r"\s[-–—|/·•]\s|[,;:：、](?=\s|$)|\s?/\s?(?=[~\d])|\s\+\s")
_COUNTED_NOUN = regex(r"\d\+?\s+(?P<noun>[^\W\d_]{3,})")
_OTHER_FIGURE = regex(r"\d(?:s|ms|x|px|%|°)(?!\w)")
_UNSIZED = regex(r"(?:→|->|[<≤]|\d\s?[-–]\s?\d|[+−-]\d)")
_CELL = regex(
    r"[^\w~≈+−–-]{0,2}(?P<about>[~≈])?\s*(?P<number>\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,12})\s?"
    r"(?P<plus>\+)?(?:\s*\w+)?"
)
_SHARE_CELL = regex(
    r"\W{0,2}?(?:(?P<about>[~≈])|(?P<floor>>=?|≥))?\s*(?P<number>\d{1,2}(?:\.\d{1,4})?|100)\s?%"
    r"\s?(?P<plus>\+)?[\s✅]*"
)
_TESTS = (
    r"(?P<said>(?P<about>[~≈])?\s?(?P<number>[1-9]\d{0,3})\s?(?P<plus>\+)?\s"
    r"(?:(?:unit|integration|e2e|comprehensive|passing)\s){0,2}(?:tests?|testes|pruebas)"
    r"(?:\scases?)?)"
)
_TESTS_IN = regex(rf"^[^\w~≈+<≤]*{_TESTS}\s(?:in|em|en|dans|в|في)\s[\W_]*$", re.IGNORECASE)
_TESTS_BEHIND = regex(
    rf"^[*_`\"'\s]*(?:[-–—:：]|(?P<open>[(（\[]))\s*{_TESTS}"
    r"(?=[*_`\"'\s]*(?:[,;()（）\]✅]|$|[-–—]\s|\+\s|(?:pass(?:ing|ed)?|total|in total|green)\b))",
    re.IGNORECASE,
)
_STEPS = {"kb": 1000, "mb": 1_000_000}
_FLOORS = (">", ">=", "≥", "over", "more than", "mais de", "über")
_SIZES = ("lines", "bytes", "kb", "mb", "files")


def sizes(text: str, vocabulary: Vocabulary, *, is_shared: bool = False) -> tuple[Expectation, ...]:
    """The sizes stated in the words behind a reference, up to the next one.

    `is_shared`: the line names several files, so that a sum is not the size of the last one.
    """
    found: list[Expectation] = []
    outside = _PARENTHESES.sub(lambda match: " " * len(match[0]), text)
    asides = [m["words"] for m in _PARENTHESES.finditer(text) if _is_about_it(text[: m.start()])]
    for stretch in (*asides, _STATED.sub("", outside)):
        is_aim = _OTHER_FIGURE.search(stretch) or _AIM.search(stretch)
        if not (is_aim or (is_shared and _SUM.search(stretch))):
            found += _in_stretch(stretch, vocabulary)
    units: dict[str, Expectation] = {}
    for figure in found:
        units.setdefault(figure.unit, figure)
    return tuple(units.values())


def _is_about_it(between: str) -> bool:
    """Whether parentheses speak of the path before them: nothing between, or a description."""
    return not re.search(r"\w", between) or bool(re.match(r"\W{0,3}\s?[-–—:：]", between))


def in_cell(text: str, unit: str) -> Expectation | None:
    """The size that a table cell states below a head such as "Lines"."""
    match = _CELL.fullmatch(text.strip())
    if not match:
        return None
    relation = Relation.EXACTLY
    if match["about"]:
        relation = Relation.ABOUT
    elif match["plus"]:
        relation = Relation.AT_LEAST
    return Expectation(relation, Fraction(re.sub(r"\D", "", match["number"])), unit, text.strip())


def tests(before: str, behind: str) -> Expectation | None:
    """The tests a file is said to hold: "`test_a.py` (12 tests)", "12 tests in `test_a.py`"."""
    match = _TESTS_IN.search(before) or _TESTS_BEHIND.match(behind)
    if not match:
        return None
    relation = Relation.AT_LEAST if match["plus"] else Relation.EXACTLY
    relation = Relation.ABOUT if match["about"] else relation
    return Expectation(relation, Fraction(match["number"]), "tests", match["said"].strip())


def share_in_cell(text: str) -> Expectation | None:
    """The percentage that a table cell states below a head such as "Coverage"."""
    match = _SHARE_CELL.fullmatch(text.strip())
    if not match:
        return None
    relation = Relation.AT_LEAST if match["floor"] or match["plus"] else Relation.EXACTLY
    relation = Relation.ABOUT if match["about"] else relation
    return Expectation(relation, Fraction(match["number"]), "%", text.strip())


def _in_stretch(stretch: str, vocabulary: Vocabulary) -> list[Expectation]:
    """The sizes of a stretch, up to the first figure about something else."""
    found = []
    for segment in _SEPARATOR.split(stretch):
        figure = _size(segment.strip(" .*_✅❌"), vocabulary)
        if figure:
            found.append(figure)
        elif any(
            m["noun"].lower() not in vocabulary.units for m in _COUNTED_NOUN.finditer(segment)
        ):
            break
    return found


def _size(segment: str, vocabulary: Vocabulary) -> Expectation | None:
    match = _FIGURE.match(segment)
    if not match or _UNSIZED.search(segment) or _ELSE.search(segment, match.start("number")):
        return None
    unit = vocabulary.units.get(match["unit"].lower())
    if unit not in _SIZES or not _REST.fullmatch(match["rest"]):
        return None
    value, step = _number(match["number"])
    step *= _STEPS.get(unit, 1) * (1000 if match["kilo"] else 1)
    value *= _STEPS.get(unit, 1) * (1000 if match["kilo"] else 1)
    about = (match["about"] or "").lower()
    relation = Relation.EXACTLY
    if match["plus"] or match["plus_behind"] or about in _FLOORS:
        relation = Relation.AT_LEAST
    elif about:
        relation = Relation.ABOUT
    stated = segment.strip(" ()（）")
    return Expectation(relation, value, "bytes" if unit in _STEPS else unit, stated, step)


def _number(text: str) -> tuple[Fraction, Fraction]:
    """The value of "13,773", "1.650" or "1.5", and what its last digit is worth."""
    if re.search(r"\D", text) and re.fullmatch(r"\d{1,3}(?:\D\d{3})+", text):
        return Fraction(re.sub(r"\D", "", text)), Fraction(1)
    decimals = len(text.partition(".")[2])
    return Fraction(text), Fraction(1, 10**decimals)


def days(text: str, vocabulary: Vocabulary) -> Fraction | None:
    """The effort or duration that a text states, in days of eight hours; a range by its middle."""
    match = re.search(
        r"(?<![\w.])(?P<low>\d{1,6}(?:\.\d{1,3})?)(?:\s?(?:[-–—]|to)\s?(?P<high>\d{1,6}(?:\.\d{1,3})?))?\s?(?P<unit>[^\W\d_]+)",
        text,
    )
    unit = vocabulary.units.get(match["unit"].lower()) if match else None
    if not match or unit not in _DAYS:
        return None
    low = Fraction(match["low"])
    return (low + Fraction(match["high"] or low)) / 2 * _DAYS[unit]


_DAYS = {"hours": Fraction(1, 8), "days": Fraction(1), "weeks": Fraction(5), "months": Fraction(20)}
