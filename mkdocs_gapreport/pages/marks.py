"""The mark that a claim carries: a shape, a word, a figure, and how loud it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Outcome, Verdict
from mkdocs_gapreport.pages import wording
from mkdocs_gapreport.pages.tally import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Finding


class Ink(StrEnum):
    """How loud a mark is; dashed is a failing claim that was accepted."""

    FILLED = "filled"
    DASHED = "dashed"
    OUTLINED = "outlined"
    BARE = "bare"


_QUIET = frozenset({Verdict.ACCURATE, Verdict.OPEN, Verdict.UNVERIFIED})


class Mark(Struct, frozen=True, kw_only=True):
    """What the templates draw; a bare mark shows its shape and says its word to screen readers."""

    verdict: str
    word: str
    figure: str = ""
    ink: Ink = Ink.OUTLINED

    @property
    def classes(self) -> str:
        """The classes of the style sheet."""
        return f"gr--{self.verdict} gr-{self.ink}"


def mark(finding: Finding) -> Mark:
    """The mark of a finding, with its figure."""
    figure = finding.figure
    if finding.accepted:
        figure = ", ".join(filter(None, [figure, wording.accepted(finding.accepted)]))
    return Mark(
        verdict=finding.verdict.value,
        word=wording.verdict_word(finding),
        figure=figure,
        ink=ink(finding),
    )


def bare(mark: Mark) -> Mark:
    """The mark without its figure, for lists that say the figure themselves."""
    return Mark(verdict=mark.verdict, word=mark.word, ink=mark.ink)


def ink(finding: Finding) -> Ink:
    """Filled fails the build, dashed would, outlined is worth knowing, bare is fine."""
    if finding.accepted:
        return Ink.DASHED
    if finding.fails:
        return Ink.FILLED
    is_worth_knowing = finding.unchecked or _differs(finding) or _is_begun(finding)
    return Ink.OUTLINED if is_worth_knowing else ink_of(finding.verdict)


def ink_of(verdict: Verdict) -> Ink:
    """How loud a verdict is where it does not fail."""
    return Ink.BARE if verdict in _QUIET else Ink.OUTLINED


def _differs(finding: Finding) -> bool:
    """Whether the look of the code speaks against what the line states."""
    return any(result.differs for result in finding.results)


def _is_begun(finding: Finding) -> bool:
    """Whether an open claim has a stub already."""
    return finding.verdict is Verdict.OPEN and any(
        result.outcome is Outcome.HOLLOW for result in finding.results
    )


# The shape that stands for a sort or for an outcome, named by the verdict it belongs to.
SHAPES: Mapping[Sort | Outcome, Verdict] = {
    **{sort: Verdict(sort) for sort in Sort if sort in {*Verdict}},
    Sort.FAILING: Verdict.BROKEN,
    Sort.FALLEN: Verdict.OVERSTATED,
    Sort.ACCEPTED: Verdict.MISSING,
    Sort.TOLERATED: Verdict.OVERSTATED,
    Outcome.HOLDS: Verdict.ACCURATE,
    Outcome.SHORT: Verdict.OVERSTATED,
    Outcome.FALSE: Verdict.MISSING,
    Outcome.HOLLOW: Verdict.OVERSTATED,
    Outcome.GONE: Verdict.OUTDATED,
    Outcome.GROWN: Verdict.OUTDATED,
    Outcome.UNKNOWN: Verdict.UNVERIFIED,
}
