"""Messages by SMS: one part of 160 characters, so every word has to earn its place."""

from waymark.parcels import State

LIMIT = 160

_TEXTS = {
    State.OUT_FOR_DELIVERY: "{number} arrives today.",
    State.DELIVERED: "{number} has arrived at {place}.",
    State.RETURNED: "{number} could not be delivered and goes back.",
}


def compose(parcel):
    """The text about the parcel's present state, cut to one part."""
    place = parcel.events[-1].place
    text = _TEXTS[parcel.state].format(number=parcel.number, place=place)
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"


def send(text, recipient, gateway):
    """Hand the text to a gateway; it returns the gateway's receipt."""
    if not recipient.startswith("+"):
        raise ValueError(f"{recipient!r} has no country code")
    return gateway.post("/messages", {"to": recipient, "text": text})
