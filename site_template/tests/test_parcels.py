from datetime import datetime, timedelta

from waymark.parcels import Event, Parcel, State

NOON = datetime(2026, 11, 9, 12)


def event(hours, state, place="Leeds"):
    return Event(NOON + timedelta(hours=hours), place, state)


def test_nothing_scanned_is_announced():
    assert Parcel("RR473124829GB").state is State.ANNOUNCED


def test_the_last_scan_decides():
    parcel = Parcel("RR473124829GB", [event(3, State.OUT_FOR_DELIVERY), event(1, State.IN_TRANSIT)])
    assert parcel.state is State.OUT_FOR_DELIVERY


def test_a_late_scan_does_not_undo_a_delivery():
    parcel = Parcel("RR473124829GB", [event(3, State.DELIVERED)])
    parcel.record(event(4, State.IN_TRANSIT))
    assert parcel.state is State.DELIVERED


def test_the_same_scan_twice_is_one_event():
    parcel = Parcel("RR473124829GB")
    parcel.record(event(1, State.IN_TRANSIT))
    parcel.record(event(1, State.IN_TRANSIT))
    assert len(parcel.events) == 1
