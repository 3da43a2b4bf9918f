"""How finished something is, as an interval that says how much is known."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from msgspec import Struct


class Share(Struct, frozen=True):
    """How finished something is, from 0 to 1, as an interval: "60-80 %" is .6 to .8."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, low: int | Fraction, high: int | Fraction | None = None) -> Share:
        """Make a share of one value, or of two."""
        return cls(Fraction(low), Fraction(low if high is None else high))

    @property
    def is_exact(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high

    def __str__(self) -> str:
        """In whole per cent: what is proven rounded down, what is possible rounded up."""
        if self.is_exact:  # never to nothing, and never to all
            return f"{min(max(round(100 * self.low), ceil(self.low)), 99 + floor(self.low))} %"
        return f"{floor(100 * self.low)}–{ceil(100 * self.high)} %"

    @property
    def words(self) -> str:
        """How finished something is said to be: "done", "in progress", "60 %"."""
        # a share is quickly compared, and slowly hashed
        return next((words for share, words in _WORDS if share == self), "") or str(self)


DONE = Share.of(1)
TODO = Share.of(0)
UNKNOWN = Share.of(0, 1)
_WORDS = ((DONE, "done"), (TODO, "not done"), (UNKNOWN, "in progress"))
