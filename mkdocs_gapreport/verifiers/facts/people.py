"""Verifier of what no program can see: somebody vouches for it, for a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


def attested(  # noqa: PLR0913  each by name
    repository: Repository,
    by: str,
    *,
    on: str,
    until: str = "",
    what: str = "",
    as_of: date,
) -> Evidence:
    """Somebody vouches for what no program can see: `by` whom, `on` which day, and `until` when.

    `by`: a name. `on`, `until`: days, as 2026-11-01; without `until` it does not expire. `what`:
    what was seen, in words. Once it has expired, nothing is known again.

    Example: `<!-- verify: attested by="Ann Lee" on=2026-11-01 until=2027-05-01 -->`

    It cannot see whether that is true. The page says that it rests on a person's word.
    """
    del repository
    if not by.strip():
        return Evidence.broken("`by` names nobody; write who has seen it")
    try:
        begins, ends = _day("on", on), _day("until", until) if until else None
    except ValueError as error:
        return Evidence.broken(str(error))
    if ends and ends < begins:
        return Evidence.broken(f"it expires on {ends.isoformat()}, before {begins.isoformat()}")
    said = f"attested by {by.strip()} on {begins.isoformat()}{f': {what}' if what else ''}"
    if begins > as_of:
        return Evidence.unknown(f"{said}; that day is still to come on {as_of.isoformat()}")
    if ends and ends < as_of:
        return Evidence.unknown(f"{said}; that has expired on {ends.isoformat()}")
    lasting = f", until {ends.isoformat()}" if ends else ""
    return Evidence(value=True, summary=f"{said}{lasting}")


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(
            f"`{name}` is a date that does not exist, `{written}`; write it as 2027-01-31"
        ) from None
