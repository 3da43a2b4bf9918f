"""What was drawn for the last build of a served site, drawn again only if it would differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Drawings:
    """Finished pieces by their names, each with what it shows.

    `shows` is all that the report tells of; the same object for as long as that is the same.
    """

    def __init__(self) -> None:
        self.shows: object = None
        self._site: object = None
        self._drawn: dict[Hashable, tuple[object, Any]] = {}

    def turn_to(self, site: object, shows: object) -> None:
        """Go on with another look at the report; what was drawn for another site is forgotten."""
        if site != self._site:
            self._site, self._drawn = site, {}
        if shows != self.shows:
            self.shows = shows

    def piece(self, name: Hashable, draw: Callable[[], T], shows: object = None) -> T:
        """The piece of that name, drawn if it is not there yet, or showed something else.

        What it `shows` is something less than all of the report, or more.
        """
        shows = self.shows if shows is None else shows
        known = self._drawn.get(name)
        if known is None or known[0] != shows:
            known = self._drawn[name] = shows, draw()
        drawn: T = known[1]
        return drawn
