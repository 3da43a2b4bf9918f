"""Things that have parts of their own kind below them, as claims and phases do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self


class Branching:
    """Something whose `parts` are of its own kind."""

    __slots__ = ()
    parts: Sequence[Self]

    def walk(self) -> Iterator[Self]:
        """This one and all below it, in reading order."""
        waiting = [self]
        while waiting:
            this = waiting.pop()
            yield this
            waiting.extend(reversed(this.parts))
