"""What people vouch for: true for a time, unknown before and after, broken without a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.facts.people import attested

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

TODAY = date(2026, 11, 23)

UNKNOWN = [
    ("2026-11-24", "", "that day is still to come on 2026-11-23"),
    ("2027-01-01", "2028-01-01", "that day is still to come on 2026-11-23"),
    ("2026-11-01", "2026-11-22", "that has expired on 2026-11-22"),
]
BROKEN = [
    ("Ann", "2026-02-30", "", "`on` is a date that does not exist, `2026-02-30`"),
    ("Ann", "1.11.2026", "", "`on` is a date that does not exist, `1.11.2026`"),
    ("Ann", "", "", "`on` is a date that does not exist, ``"),
    ("Ann", "2026-11-01", "2026-13-01", "`until` is a date that does not exist, `2026-13-01`"),
    ("Ann", "2026-11-01", "2026-10-31", "it expires on 2026-10-31, before 2026-11-01"),
    (" ", "2026-11-01", "", "`by` names nobody"),
]
HOLDS = [
    ("2026-11-23", "", "attested by Ann on 2026-11-23"),
    ("2026-11-01", "2026-11-23", "attested by Ann on 2026-11-01, until 2026-11-23"),
    ("1999-12-31", "2030-01-01", "attested by Ann on 1999-12-31, until 2030-01-01"),
]


@pytest.mark.parametrize(("on", "until", "said"), UNKNOWN)
def test_before_and_after_nothing_is_known(
    orchard: Repository, on: str, until: str, said: str
) -> None:
    evidence = attested(orchard, "Ann", on=on, until=until, as_of=TODAY)
    assert (evidence.value, evidence.is_broken) == (None, False)
    assert evidence.summary.endswith(said)


@pytest.mark.parametrize(("by", "on", "until", "said"), BROKEN)
def test_what_cannot_be_is_broken(
    orchard: Repository, by: str, on: str, until: str, said: str
) -> None:
    evidence = attested(orchard, by, on=on, until=until, as_of=TODAY)
    assert evidence.is_broken
    assert evidence.summary.startswith(said)


@pytest.mark.parametrize(("on", "until", "said"), HOLDS)
def test_in_its_time_it_holds(orchard: Repository, on: str, until: str, said: str) -> None:
    evidence = attested(orchard, "Ann", on=on, until=until, as_of=TODAY)
    assert (evidence.value, evidence.summary) == (True, said)


def test_what_was_seen_is_said(orchard: Repository) -> None:
    evidence = attested(orchard, "Ann", on="2026-11-01", what="a ripe apple", as_of=TODAY)
    assert evidence.summary == "attested by Ann on 2026-11-01: a ripe apple"
