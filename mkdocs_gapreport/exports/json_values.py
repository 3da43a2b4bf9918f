"""What JSON can hold, how shares, figures and days stand in it, and how a document is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from mkdocs_gapreport.model import Share

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

# Valid in a Python string, but in no encoding: strict readers refuse the whole document.
_LONE_SURROGATE = regex("[\ud800-\udfff]")


def written(document: Json) -> str:
    """The text of a JSON document: the same bytes for the same values."""
    try:
        text = msgspec.json.encode(document, order="sorted")
    except (UnicodeEncodeError, OverflowError):  # only Python writes half a sign, or any number
        halved = json.dumps(document, ensure_ascii=False, sort_keys=True)
        text = _LONE_SURROGATE.sub("\ufffd", halved).encode()
    return msgspec.json.format(text, indent=2).decode() + "\n"


def share(value: Share) -> Json:
    """Its two ends."""
    return [float(_to_four_places(value.low)), float(_to_four_places(value.high))]


def figure(value: Fraction) -> Json:
    """A whole number as one, any other to four places."""
    rounded = _to_four_places(value)
    return rounded.numerator if rounded.denominator == 1 else float(rounded)


def _to_four_places(value: Fraction) -> Fraction:
    """Nearly all are whole, and a fraction is slow to round."""
    return value if value.denominator == 1 else round(value, 4)


def day(value: date | None) -> Json:
    """A day as ISO 8601 writes it."""
    return None if value is None else value.isoformat()
