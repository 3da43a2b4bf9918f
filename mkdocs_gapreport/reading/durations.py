"""How long work takes and when: "2 weeks", "10-13 weeks", "Weeks 3-6", "Days 1-3", and dates."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Span, Stretch
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_WEEK = Fraction(5)
_IN_WEEKS = {
    "hours": Fraction(1, 40),
    "days": Fraction(1, 5),
    "weeks": Fraction(1),
    "months": Fraction(4),
}
_SPAN = regex(
    r"(?<![\w.,/-])(?P<low>\d{1,4}(?:\.\d{1,3})?)(?:\s?(?:[-–—]|to|bis|a)\s?(?P<high>\d{1,4}(?:\.\d{1,3})?))?"
    r"\+?[\s-]?(?P<unit>[^\W\d_]+)"
)
_ISO = regex(
    r"(?<![\d./-])(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?![\d/-])"
)
_DOTTED = regex(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)")
_SLASHED = regex(r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?!\d)")
_NAMED = regex(
    r"(?<!\w)(?:(?P<before>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?)?(?P<name>[^\W\d_]{3,10})\.?"
    r"(?:\s+(?P<behind>\d{1,2})(?:st|nd|rd|th)?,?)?\s+(?:de\s+)?(?P<year>\d{4})(?!\d)"
)
_MONTHS = 12


def span(text: str, vocabulary: Vocabulary) -> Span | None:
    """The first duration that a text states, in weeks of five days."""
    for match in _SPAN.finditer(text):
        unit = vocabulary.units.get(match["unit"].lower(), "")
        if unit in _IN_WEEKS:
            low, high = Fraction(match["low"]), Fraction(match["high"] or match["low"])
            low, high = sorted((low, high))
            return Span(low * _IN_WEEKS[unit], high * _IN_WEEKS[unit])
    return None


def stretch(text: str, unit: str = "") -> Stretch | None:
    """The weeks that a text names: "Weeks 3-6"; days and months are reckoned into weeks.

    With `unit`, only what is said in that unit, in that unit: "Days 1-3" is 1 to 3.
    """
    words = plan_words()
    for match in words.stretch.finditer(text):
        said = words.kinds[match["unit"].lower()]
        first, last = Fraction(match["first"]), Fraction(match["last"] or match["first"])
        if last < first or (unit and said != unit):
            continue
        return Stretch(first, last) if unit else _in_weeks(said, first, last)
    return None


def of_number(kind: str, number: str, last: str) -> Stretch | None:
    """The weeks of a phase that is a week, a day or a month itself: "Weeks 5-6"."""
    if kind not in {"week", "day", "month"} or not number.isdecimal():
        return None
    first, end = Fraction(int(number)), Fraction(int(last or number))
    return _in_weeks(kind, first, max(first, end))


def length(weeks: Stretch) -> Span:
    """How long a stretch is."""
    long = weeks.last - weeks.first + 1
    return Span(long, long)


def _in_weeks(unit: str, first: Fraction, last: Fraction) -> Stretch:
    match unit:
        case "day":
            return Stretch(1 + (first - 1) / _WEEK, last / _WEEK)
        case "month":
            return Stretch((first - 1) * 4 + 1, last * 4)
        case _:
            return Stretch(first, last)


def dates(text: str) -> Iterator[date | str]:
    """The dates of a text, in order; one that does not exist is given as it is written."""
    found = [*_ISO.finditer(text), *_DOTTED.finditer(text), *_SLASHED.finditer(text)]
    found += _NAMED.finditer(text)
    for match in sorted(found, key=lambda match: match.start()):
        parts = _parts(match.groupdict())
        if parts is None:
            continue
        try:
            yield date(*parts)
        except ValueError:
            yield match[0].strip()


def _parts(said: dict[str, str | None]) -> tuple[int, int, int] | None:
    """Year, month and day; None where it is not certain which is which, or no day is named."""
    year = int(said["year"] or 0)
    if said.get("name"):
        month = plan_words().months.get(str(said["name"]).lower())
        day = said["before"] or said["behind"]
        return (year, month, int(day)) if month and day else None
    if said.get("one"):
        one, other = int(said["one"] or 0), int(said["other"] or 0)
        if (one > _MONTHS) == (other > _MONTHS) and one != other:
            return None
        return (year, other, one) if one > _MONTHS else (year, one, other)
    return year, int(said["month"] or 0), int(said["day"] or 0)
