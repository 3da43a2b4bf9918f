"""Estimate when a parcel arrives, from how long the same leg took lately."""

from datetime import timedelta
from statistics import median

_DEFAULT = timedelta(hours=20)
_FEWEST = 5


class History:
    """How long parcels took from one place to the next."""

    def __init__(self):
        self._legs = {}

    def learn(self, events):
        """Take in the legs of a parcel that has arrived."""
        for before, after in zip(events, events[1:]):
            leg = (before.place, after.place)
            self._legs.setdefault(leg, []).append(after.at - before.at)

    def usual(self, start, end):
        """The usual time for a leg; a careful guess where too few parcels went that way."""
        times = self._legs.get((start, end), ())
        return median(times) if len(times) >= _FEWEST else _DEFAULT


def estimate(parcel, route, history):
    """When the parcel is expected at the end of its route, or None when that is idle to ask."""
    if parcel.state.is_final or not parcel.events:
        return None
    last = parcel.events[-1]
    if last.place not in route:
        return None
    ahead = route[route.index(last.place) :]
    legs = zip(ahead, ahead[1:])
    return last.at + sum((history.usual(*leg) for leg in legs), timedelta())
