"""What was drawn for the last build of a served site, drawn again only if it would differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Drawings:
    """Finished pieces by their names; all of them rest on the same."""

    def __init__(self) -> None:
        self._rests_on: object = None
        self._drawn: dict[Hashable, Any] = {}

    def turn_to(self, rests_on: object) -> None:
        """Forget what was drawn of something else."""
        if rests_on != self._rests_on:
            self._rests_on, self._drawn = rests_on, {}

    def piece(self, name: Hashable, draw: Callable[[], T]) -> T:
        """The piece of that name, drawn if it is not there yet."""
        if name not in self._drawn:
            self._drawn[name] = draw()
        drawn: T = self._drawn[name]
        return drawn
