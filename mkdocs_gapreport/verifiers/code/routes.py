"""The HTTP routes that a file declares, and whether what they take in is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Place


class Route(Struct, frozen=True, kw_only=True):
    """A route as the code declares it. `most`: how many endpoints it may stand for.

    `path` is empty where the code computes it. `is_validated` is None where the code at this place
    does not tell.
    """

    framework: str
    verb: str
    path: str
    place: Place
    is_validated: bool | None = None
    most: int = 1
