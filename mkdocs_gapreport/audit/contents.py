"""What a line states of its file beyond its being there: what of it was found, and what is left.

A file that is there is not enough for a line that says more of it. What nothing here could decide
is named, so that nobody takes it for checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim

APART = "it is there, but by its look not as stated"


def of_what_is_there(results: Sequence[Result]) -> list[Result]:
    """The results without those for files that are not there: that says it all."""
    absent = [
        r.check.path
        for r in results
        if not (r.check.is_beside or is_there(r) or r.evidence.value) and r.check.path
    ]
    return [
        r
        for r in results
        if not (r.check.is_beside and any(r.check.path.startswith(path) for path in absent))
    ]


def left(claim: Claim, results: Sequence[Result]) -> tuple[str, ...]:
    """The words of the line that state more than was checked."""
    return (*(result.check.source for result in undecided(results)), *claim.unchecked)


def undecided(results: Sequence[Result]) -> tuple[Result, ...]:
    """What was asked of the file, and nothing here could tell."""
    return tuple(
        result
        for result in results
        if result.check.is_beside and result.outcome is Outcome.UNKNOWN and not result.differs
    )
