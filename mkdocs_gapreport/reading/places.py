"""What the surroundings of a block have to do with what it tells: its place on its page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.reading import status

if TYPE_CHECKING:
    from mkdocs_gapreport.reading.bindings import Rule
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

LONGEST_LABEL = 60


class Manner(Struct, frozen=True):
    """How a page is read: with which words, and what is taken for a claim.

    `repositories` are the words by which it says that it speaks of several.
    """

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    assume: str = ""
    with_trees: bool = False
    repositories: str = ""


class State(Struct, frozen=True):
    """What the open headings mean for the lines below.

    `is_guidance`: one of them says what to do, and not what was done. `is_begun`: the nearest of
    them, or a status line, that says how far its section is, says that it has begun.
    """

    titles: tuple[str, ...]
    is_guidance: bool
    is_begun: bool


class Place(Struct, frozen=True, eq=False):
    """What counts of the place where a block stands; the same place is one object.

    `silent` and `goals` are the lines, counted from where its stretch begins, that a plan has for
    phases and tasks, and for success metrics.
    """

    manner: Manner
    state: State
    silent: frozenset[int]
    goals: frozenset[int]

    def is_aimed(self, lead: str) -> bool:
        """Whether a list without marks stands below a title that speaks of targets."""
        aims = self.manner.vocabulary.aims
        return any(aims.search(title) for title in (*self.state.titles, lead[:LONGEST_LABEL]))

    def is_guided(self, block: Block, start: int) -> bool:
        """Whether a line says what to do, or what is planned, and not what was done."""
        words = self.manner.vocabulary
        if words.planned_lists.fullmatch(block.lead) and not self.state.is_begun:
            return True
        return self.guides(block.lead) or status.is_guidance(block.inline, start, words)

    def guides(self, lead: str = "") -> bool:
        """Whether a heading above, or the label before a list, says what to do."""
        if self.state.is_guidance:
            return True
        words = self.manner.vocabulary
        is_label = len(lead) < LONGEST_LABEL
        return is_label and bool(words.guidance.search(lead) or words.quoted_lists.search(lead))


@lru_cache(maxsize=500)
def place(manner: Manner, state: State, silent: frozenset[int], goals: frozenset[int]) -> Place:
    """The one object for a place."""
    return Place(manner, state, silent, goals)
