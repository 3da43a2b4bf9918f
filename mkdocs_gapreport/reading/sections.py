"""Where a line stands: the headings open above it, and the claim that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import TODO

if TYPE_CHECKING:
    from fractions import Fraction

    from mkdocs_gapreport.reading.drafts import Draft


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
        self.titles: tuple[str, ...] = ()
        self._open: list[Section] = []
        self._added = 0

    @property
    def is_guidance(self) -> bool:
        """Whether a heading above says what to do, and not what was done."""
        return any(section.is_guidance for section in self._open)

    @property
    def is_begun(self) -> bool:
        """Whether the nearest heading or status line that says how far its section is has begun."""
        said = [section.claim.said for section in self._open if section.claim]
        return next((one.share != TODO for one in reversed(said) if one), False)

    def leave(self, level: int) -> None:
        """Close the headings that one of this level ends."""
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        self.titles = tuple(section.title for section in self._open)

    def enter(self, level: int, title: str, *, claim: Draft | None, is_guidance: bool) -> None:
        """Open a heading."""
        self._open.append(Section(level, title, claim, is_guidance, self._added))
        self.titles = (*self.titles, title)

    def add(self, draft: Draft, parent: Draft | None = None) -> None:
        """Make a claim a part of its parent, or of the nearest claim above."""
        owner = parent or next((s.claim for s in reversed(self._open) if s.claim), None)
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
