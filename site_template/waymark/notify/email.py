"""Messages by e-mail."""

from email.message import EmailMessage

from waymark.parcels import State

_SUBJECTS = {
    State.OUT_FOR_DELIVERY: "Your parcel arrives today",
    State.DELIVERED: "Your parcel has arrived",
    State.RETURNED: "Your parcel is on its way back",
}


def compose(parcel, recipient, sender="parcels@waymark.example"):
    """The message about the parcel's present state."""
    last = parcel.events[-1]
    message = EmailMessage()
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = _SUBJECTS[parcel.state]
    message.set_content(
        f"Parcel {parcel.number} was scanned at {last.place}"
        f" on {last.at:%d %B} at {last.at:%H:%M}.\n"
    )
    return message


def send(message, server):
    """Hand the message to a mail server (an `smtplib.SMTP`)."""
    server.send_message(message)
