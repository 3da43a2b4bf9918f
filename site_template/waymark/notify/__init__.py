"""Tell the recipient when something worth knowing happens; once per state, never twice."""

from waymark.parcels import State

WORTH_TELLING = frozenset({State.OUT_FOR_DELIVERY, State.DELIVERED, State.RETURNED})


def news(before, after):
    """The state to tell about, or None when nothing new is worth a message."""
    return after if after is not before and after in WORTH_TELLING else None
