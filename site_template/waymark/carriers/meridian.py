"""Meridian Freight: pallets rather than parcels, and numeric scan codes."""

name = "Meridian Freight"


def state(code):
    """The state that a scan code stands for."""
    raise NotImplementedError


def pallet(number):
    """All parcels on a pallet."""
    raise NotImplementedError
