import pytest

from waymark.labels import LabelError, check_digit, country, normalise


def test_check_digit_of_the_published_example():
    assert check_digit("47312482") == 9


def test_spaces_dashes_and_small_letters_are_forgiven():
    assert normalise("rr 473-124-829 gb") == "RR473124829GB"


@pytest.mark.parametrize("typed", ["RR473124828GB", "RR47312482GB", "", "hello"])
def test_a_mistyped_number_is_caught(typed):
    with pytest.raises(LabelError):
        normalise(typed)


def test_the_country_is_where_it_was_posted():
    assert country("RR473124829GB") == "GB"
