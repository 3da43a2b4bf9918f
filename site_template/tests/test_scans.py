import json

from waymark import scans
from waymark.carriers import heron
from waymark.parcels import State

GOOD = {"parcel": "RR473124829GB", "at": "2026-11-09T12:00:00", "place": "Leeds", "code": "od"}


def line(**changes):
    return json.dumps(GOOD | changes)


def test_a_line_becomes_an_event():
    [(number, event)], errors = scans.read([line()], heron)
    assert (number, event.place, event.state) == ("RR473124829GB", "Leeds", State.OUT_FOR_DELIVERY)
    assert errors == []


def test_broken_lines_are_counted_and_do_not_stop_the_others():
    found, errors = scans.read(["not json", line(code="??"), "", line()], heron)
    assert len(found) == 1
    assert [error.line for error in errors] == [1, 2]
