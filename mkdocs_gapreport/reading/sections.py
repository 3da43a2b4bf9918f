"""Where a line stands: the headings open above it, and the claim that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import TODO
from mkdocs_gapreport.reading.places import State

if TYPE_CHECKING:
    from fractions import Fraction

    from mkdocs_gapreport.reading.drafts import Draft
    from mkdocs_gapreport.reading.structure import Block


class Section(Struct, frozen=True):
    """An open heading: its level, its title, and the claim that what stands below belongs to.

    `began` is how many claims the page had before.
    """

    level: int
    title: str
    claim: Draft | None
    is_guidance: bool
    began: int


class Sections:
    """The open headings of a page, and its claims so far; those at the top are the `roots`."""

    def __init__(self) -> None:
        self.roots: list[Draft] = []
        self._open: list[Section] = []
        self._added = 0

    @property
    def state(self) -> State:
        """What the headings that are open now mean."""
        said = [section.claim.said for section in self._open if section.claim]
        return State(
            tuple(section.title for section in self._open),
            any(section.is_guidance for section in self._open),
            next((one.share != TODO for one in reversed(said) if one), False),
        )

    def leave(self, level: int) -> None:
        """Close the headings that one of this level ends."""
        while self._open and self._open[-1].level >= level:
            self._open.pop()

    def enter(self, heading: Block, claim: Draft | None, *, is_guidance: bool) -> None:
        """Open a heading."""
        title = heading.inline.text.strip()
        self._open.append(Section(heading.level, title, claim, is_guidance, self._added))

    def add(self, draft: Draft) -> None:
        """Make a claim a part of the nearest claim above."""
        owner = next((s.claim for s in reversed(self._open) if s.claim), None)
        (owner.parts if owner else self.roots).append(draft)
        self._added += 1

    def speak_for_all(self, draft: Draft) -> None:
        """What follows in the section is what a status line right below its heading speaks of."""
        if not self._open or self._added > self._open[-1].began + 1:
            return
        self._open[-1] = replace(self._open[-1], claim=draft, began=self._added)

    def weigh(self, effort: Fraction | None) -> None:
        """Give the claim of the section the effort that a line states for it."""
        claim = self._open[-1].claim if self._open else None
        if effort and claim and claim.weight is None:
            claim.weight = effort
