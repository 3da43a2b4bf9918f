"""Parcel numbers as the Universal Postal Union writes them: two letters, nine digits, a country.

The ninth digit is a check digit, so that a mistyped number is caught before anyone looks for it.
"""

import re

_SHAPE = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


class LabelError(ValueError):
    """What was typed is no parcel number."""


def check_digit(serial):
    """The check digit of an eight-digit serial number."""
    rest = 11 - sum(w * int(d) for w, d in zip(_WEIGHTS, serial)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def normalise(text):
    """Bring what a person typed into the form in which numbers are stored."""
    number = re.sub(r"[\s\-.]", "", text).upper()
    match = _SHAPE.fullmatch(number)
    if match is None:
        raise LabelError(f"{text!r} does not look like RR473124829GB")
    if check_digit(match[2]) != int(match[3]):
        raise LabelError(f"{text!r} has a mistyped digit")
    return number


def country(number):
    """Where the parcel was posted."""
    return normalise(number)[-2:]
