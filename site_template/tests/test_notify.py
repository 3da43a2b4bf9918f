from datetime import datetime

import pytest

from waymark.notify import email, news, sms
from waymark.parcels import Event, Parcel, State

PARCEL = Parcel("RR473124829GB", [Event(datetime(2026, 11, 9, 12), "Leeds", State.DELIVERED)])


def test_nobody_is_told_twice():
    assert news(State.IN_TRANSIT, State.DELIVERED) is State.DELIVERED
    assert news(State.DELIVERED, State.DELIVERED) is None


def test_an_email_says_what_happened_and_where():
    message = email.compose(PARCEL, "ada@example.org")
    assert message["Subject"] == "Your parcel has arrived"
    assert "scanned at Leeds on 09 November at 12:00" in message.get_content()


def test_a_text_fits_into_one_part():
    assert len(sms.compose(PARCEL)) <= sms.LIMIT


def test_a_number_without_country_code_is_refused():
    with pytest.raises(ValueError, match="country code"):
        sms.send("hello", "0170 123", gateway=None)
