from datetime import datetime, timedelta

from waymark.eta import History, estimate
from waymark.parcels import Event, Parcel, State

NOON = datetime(2026, 11, 9, 12)
ROUTE = ("Hull", "Leeds", "York")


def parcel(place="Hull", state=State.IN_TRANSIT):
    return Parcel("RR473124829GB", [Event(NOON, place, state)])


def test_an_unknown_leg_takes_twenty_hours():
    assert estimate(parcel(), ROUTE, History()) == NOON + timedelta(hours=40)


def test_five_parcels_teach_how_long_a_leg_takes():
    history = History()
    for hours in (2, 3, 3, 4, 30):
        end = Event(NOON + timedelta(hours=hours), "York", State.IN_TRANSIT)
        history.learn((Event(NOON, "Leeds", State.IN_TRANSIT), end))
    assert estimate(parcel("Leeds"), ROUTE, history) == NOON + timedelta(hours=3)


def test_there_is_nothing_to_estimate_for_a_delivered_parcel():
    assert estimate(parcel(state=State.DELIVERED), ROUTE, History()) is None


def test_a_parcel_off_its_route_has_no_estimate():
    assert estimate(parcel("Bristol"), ROUTE, History()) is None
