"""The tracking page's one endpoint, `GET /parcels/NUMBER`, as a plain WSGI application."""

import json

from waymark.labels import LabelError, normalise


def application(store):
    """Make the application that answers from a store."""

    def answer(environ, start_response):
        status, body = _respond(store, environ["REQUEST_METHOD"], environ["PATH_INFO"])
        payload = json.dumps(body).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(payload)))]
        start_response(status, headers)
        return [payload]

    return answer


def _respond(store, method, path):
    if method != "GET":
        return "405 Method Not Allowed", {"error": "only GET is spoken here"}
    if not path.startswith("/parcels/"):
        return "404 Not Found", {"error": "try /parcels/NUMBER"}
    try:
        number = normalise(path.removeprefix("/parcels/"))
    except LabelError as error:
        return "400 Bad Request", {"error": str(error)}
    parcel = store.find(number)
    if parcel is None:
        return "404 Not Found", {"error": f"nobody has scanned {number} yet"}
    return "200 OK", _as_json(parcel)


def _as_json(parcel):
    events = [
        {"at": event.at.isoformat(), "place": event.place, "state": event.state.value}
        for event in parcel.events
    ]
    return {"number": parcel.number, "state": parcel.state.value, "events": events}
