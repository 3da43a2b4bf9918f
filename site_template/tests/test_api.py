import json
from datetime import datetime

import pytest

from waymark.api import application
from waymark.parcels import Event, State
from waymark.store import Store


@pytest.fixture
def get():
    store = Store()
    store.add("RR473124829GB", Event(datetime(2026, 11, 9, 12), "Leeds", State.IN_TRANSIT))
    answer = application(store)

    def get(path, method="GET"):
        seen = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
        body = answer(environ, lambda status, headers: seen.append(status))
        return seen[0][:3], json.loads(b"".join(body))

    yield get
    store.close()


def test_a_known_parcel_is_shown(get):
    status, body = get("/parcels/rr473124829gb")
    assert status == "200"
    assert (body["state"], len(body["events"])) == ("in transit", 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/parcels/RR473124828GB", "400"), ("/parcels/AA000000005GB", "404"), ("/", "404")],
)
def test_everything_else_is_explained(get, path, expected):
    status, body = get(path)
    assert status == expected
    assert body["error"]


def test_only_reading_is_possible(get):
    assert get("/parcels/RR473124829GB", "DELETE")[0] == "405"
