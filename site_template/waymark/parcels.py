"""A parcel, the events that carriers report about it, and the state they add up to."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from waymark.labels import normalise


class State(Enum):
    """Where a parcel can be on its way."""

    ANNOUNCED = "announced"
    IN_TRANSIT = "in transit"
    OUT_FOR_DELIVERY = "out for delivery"
    DELIVERED = "delivered"
    RETURNED = "returned"

    @property
    def is_final(self):
        """Whether nothing more is expected to happen."""
        return self in {State.DELIVERED, State.RETURNED}


@dataclass(frozen=True, order=True)
class Event:
    """One scan: when, where, and what it says about the parcel."""

    at: datetime
    place: str
    state: State = field(compare=False)


class Parcel:
    """A parcel number and everything that was scanned for it."""

    def __init__(self, number, events=()):
        self.number = normalise(number)
        self._events = sorted(events)

    @property
    def events(self):
        """All events, oldest first."""
        return tuple(self._events)

    @property
    def state(self):
        """The state after the last event; scans that arrive late do not undo a delivery."""
        for event in reversed(self._events):
            if event.state.is_final:
                return event.state
        return self._events[-1].state if self._events else State.ANNOUNCED

    def record(self, event):
        """Add an event, unless this very scan is known already."""
        if event not in self._events:
            self._events.append(event)
            self._events.sort()
