"""Python's search for garbage is put off while a report is made, and goes on afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport import collecting

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_it_is_put_off_for_a_while() -> None:
    with collecting.put_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="no report"), collecting.put_off():
        raise ValueError("no report")
    assert gc.isenabled()


def test_it_stays_off_where_somebody_else_turned_it_off() -> None:
    gc.disable()
    with collecting.put_off():
        pass
    assert not gc.isenabled()


def test_what_was_spared_is_searched_again() -> None:
    collecting.spare()
    assert gc.get_freeze_count() > 0
    collecting.spare_no_more()
    assert gc.get_freeze_count() == 0
