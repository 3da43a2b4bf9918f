"""Heron Parcels: two-letter scan codes, documented in the contract of March 2026."""

from waymark.parcels import State

name = "Heron Parcels"

_CODES = {
    "AN": State.ANNOUNCED,
    "PU": State.IN_TRANSIT,
    "HB": State.IN_TRANSIT,
    "OD": State.OUT_FOR_DELIVERY,
    "DL": State.DELIVERED,
    "NB": State.DELIVERED,  # left with a neighbour
    "RT": State.RETURNED,
}


def state(code):
    """The state that a scan code stands for."""
    try:
        return _CODES[code.upper()]
    except KeyError:
        raise ValueError(f"{name} has no scan code {code!r}") from None
