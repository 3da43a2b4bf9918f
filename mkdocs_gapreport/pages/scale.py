"""Stated against found in one small graphic.

Thick is proven, thin is not measured, empty is refuted; the tick is what the page states. A tick in
the empty part is false, and the way back to what is possible is dashed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO

if TYPE_CHECKING:
    from fractions import Fraction

    from mkdocs_gapreport.model import Share


class Scale(Struct, frozen=True):
    """Where each part of the graphic begins and how long it is, in per cent of its width."""

    proven: str
    possible: str
    unmeasured: str
    stated: str
    range: str
    is_short: bool


def scale(stated: Share, found: Share) -> Scale:
    """Lay out the graphic for the stated and the found share."""
    return Scale(
        proven=_percent(found.low),
        possible=_percent(found.high),
        unmeasured=_percent(found.high - found.low),
        stated=_percent(stated.low),
        range=_percent(stated.high - stated.low),
        is_short=stated.low > found.high,
    )


def _percent(share: Fraction) -> str:
    return f"{float(100 * min(max(share, TODO.low), DONE.high)):.4g}%"
