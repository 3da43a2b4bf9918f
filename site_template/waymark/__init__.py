"""Waymark tells people where their parcel is."""

__version__ = "0.4.0"
