"""The figures that pages state, and how figures are written."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class Relation(StrEnum):
    """How a measured figure has to stand to the stated one."""

    EXACTLY = "=="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"


_RELATION_WORDS = {
    Relation.EXACTLY: ("", ""),
    Relation.AT_LEAST: ("", "+"),
    Relation.AT_MOST: ("at most ", ""),
    Relation.MORE: ("more than ", ""),
    Relation.LESS: ("less than ", ""),
    Relation.ABOUT: ("about ", ""),
}


class Expectation(Struct, frozen=True):
    """The figure a claim states: "1400+ lines" is `>= 1400` with the unit "lines".

    `stated` are the words of the page, `step` what the last digit is worth ("152 KB": 1,000).
    """

    relation: Relation
    value: Fraction
    unit: str = ""
    stated: str = ""
    step: Fraction = Fraction(1)

    def __str__(self) -> str:
        return f"{self.relation} {number(self.value)}{' %' if self.unit == '%' else ''}"

    @property
    def words(self) -> str:
        """As the page says it, or as people do: "1650+ lines", "at most 20 lines"."""
        if self.stated[:1].isdigit() or self.stated.startswith("~"):
            return self.stated
        before, behind = _RELATION_WORDS[self.relation]
        unit = " %" if self.unit == "%" else f" {self.unit}" if self.unit else ""
        return f"{before}{grouped(self.value)}{behind}{unit}"

    @property
    def unbracketed(self) -> str:
        """The same without a bracket that its line opened or closed elsewhere."""
        words = self.words
        plain = words if words.count("(") >= words.count(")") else words.rstrip(" )")
        return plain if plain.count("(") <= plain.count(")") else plain.lstrip("( ")


def grouped(value: Fraction) -> str:
    """Write a figure with its thousands set apart: "13,773"."""
    return f"{value.numerator:,}" if value.denominator == 1 else number(value)


def number(value: Fraction) -> str:
    """Write a figure as people do: no trailing zeros, at most two decimals."""
    return (
        str(value.numerator)
        if value.denominator == 1
        else f"{float(value):.2f}".rstrip("0").rstrip(".")
    )
