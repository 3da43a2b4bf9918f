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
    # Python writes without indentation in C; with it, in Python, ten times as slowly.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return msgspec.json.format(_LONE_SURROGATE.sub("\ufffd", text), indent=2) + "\n"


def share(value: Share) -> Json:
    """Its two ends."""
    return [float(round(value.low, 4)), float(round(value.high, 4))]


def figure(value: Fraction) -> Json:
    """A whole number as one, any other to four places."""
    rounded = round(value, 4)
    return rounded.numerator if rounded.denominator == 1 else float(rounded)


def day(value: date | None) -> Json:
    """A day as ISO 8601 writes it."""
    return None if value is None else value.isoformat()
