"""What was looked at to find an answer, so that the answer can be kept for as long as that stays.

What every answer rests on, the names of the tracked files, is not noted; `Repository.names_key`
stands for it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    Stamp: TypeAlias = "Hashable"


class Looks(Struct, eq=False):
    """Files that were read, each with the stamp of its content, and what else was looked at.

    `dates`: when a file was last written. `presences`: whether something lies at a path that is
    not tracked. `is_past`: the history. `is_whole`: which files differ from the commit.
    `is_beyond`: what cannot be compared, such as the answer of a program.
    """

    files: dict[str, Stamp] = field(default_factory=dict)
    dates: dict[str, Stamp] = field(default_factory=dict)
    presences: dict[str, bool] = field(default_factory=dict)
    is_past: bool = False
    is_whole: bool = False
    is_beyond: bool = False

    def add(self, others: Looks) -> None:
        """Look at what somebody else has looked at."""
        self.files |= others.files
        self.dates |= others.dates
        self.presences |= others.presences
        self.is_past |= others.is_past
        self.is_whole |= others.is_whole
        self.is_beyond |= others.is_beyond


class Ledger:
    """Who is looking right now. What an inner question looks at, the outer one rests on too."""

    def __init__(self) -> None:
        self._open = [Looks()]

    @property
    def current(self) -> Looks:
        """The looks of the innermost question."""
        return self._open[-1]

    @contextmanager
    def noting(self) -> Iterator[Looks]:
        """Note what is looked at from here to the end of the block."""
        looks = Looks()
        self._open.append(looks)
        try:
            yield looks
        finally:
            self._open.remove(looks)
            self.current.add(looks)
