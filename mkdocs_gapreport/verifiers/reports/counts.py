"""Coverage as all formats tell it: of each file and of the whole, so many of so many."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.verifiers.reports.age import Stamp


class Count(NamedTuple):
    """How many of how many are covered."""

    covered: int
    valid: int

    @property
    def problem(self) -> str:
        """Why the count cannot be believed; nothing when it can."""
        if self.covered < 0 or self.valid < 0:
            return f"it counts {self.covered:,} of {self.valid:,}, which is negative"
        if self.covered > self.valid:
            return f"it counts {self.covered:,} of {self.valid:,}, which is more than 100 %"
        return ""

    @property
    def percent(self) -> Fraction:
        """The share in percent; a count of nothing has none."""
        return Fraction(100 * self.covered, self.valid)


Counts: TypeAlias = Mapping[str, Count]
LINES, BRANCHES, FUNCTIONS, STATEMENTS = "lines", "branches", "functions", "statements"
TOGETHER = "lines and branches"
INSTRUCTIONS = "instructions"


class Coverage(Struct, frozen=True, kw_only=True):
    """What one report says. `files` are named as the report names them.

    `own` is what the tool itself prints as the coverage, `sources` the folders that the report
    says its names start from. `total` is what the report gives as the sum, if it gives one.
    """

    tool: str
    files: Mapping[str, Counts]
    own: str = LINES
    total: Counts | None = None
    sources: tuple[str, ...] = ()
    stamp: Stamp | None = None

    @property
    def whole(self) -> Counts:
        """The counts of everything the report speaks of."""
        return summed(self.files.values()) if self.total is None else self.total


def summed(many: Iterable[Counts]) -> Counts:
    """The counts of several files together."""
    totals: dict[str, Count] = {}
    for counts in many:
        for kind, count in counts.items():
            known = totals.get(kind, Count(0, 0))
            totals[kind] = Count(known.covered + count.covered, known.valid + count.valid)
    return totals


def percent(value: Fraction) -> str:
    """A percentage as people write it; only what is all of it is called 100."""
    text = f"{float(value):.2f}"
    if value < 100 and text == "100.00":  # noqa: PLR2004  all of it
        text = "99.99"
    return text.rstrip("0").rstrip(".")
