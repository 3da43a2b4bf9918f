"""Verifier of any figure that a report in JSON, YAML or TOML holds."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength, listed, number
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.reports import age, shelf, trees, units
from mkdocs_gapreport.verifiers.reports.parsing import as_text
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_gapreport.repository import Repository

_SHOWN = 5
_LAST_KEY = regex(r"([\w-]+)\W*$")
_CALLS = regex(r"(\w+)\(")
_KEEPING = {"abs", "avg", "ceil", "floor", "max", "min", "sum", "to_number"}  # not `length`
_HIGHEST = 10**18


def figure(  # noqa: PLR0913  three arguments of the check, two that are handed over
    repository: Repository,
    report: str,
    at: str,
    *,
    unit: str = "",
    page: str = "",
    as_of: date | None = None,
) -> Evidence:
    """The figure that the file `report`, in JSON, YAML or TOML, holds at the path `at`.

    `at`: a JMESPath, such as `totals.percent_covered` or `max(runs[].p95)`. `unit`: the unit in
    which the file gives it, where neither the figure nor the key's end tells: `ms`, `s`, `min`,
    `MB`, `RPS`, `ratio`. Times are compared in milliseconds, sizes in bytes, rates per second.

    Example: `<!-- verify: figure load.json metrics.latency.p95 unit=ms < 100 -->`

    It cannot see how the figure came about. Where the path finds several, it says which.
    """
    if unit and units.unit(unit) is None:
        return Evidence.broken(
            f"unknown unit `{unit}`; known are ms, s, min, h, KB, MB, MiB, RPS, %, ratio"
        )
    named = shelf.named(repository, report, page=page)
    if named.missing:
        answer = Evidence.broken if named.is_wrong else Evidence.unknown
        return answer(named.missing)
    if len(named.paths) > 1:
        return Evidence.unknown(f"`{report}` is {len(named.paths)} files; name one of them")
    path = named.paths[0]
    try:
        values = shelf.once(
            repository, ("figures", path), lambda: trees.read(shelf.content(repository, path), path)
        )
        hits = trees.at(values, at)
    except trees.PathError as error:
        return Evidence.broken(str(error))
    except ReportError as error:
        return Evidence.unknown(str(error), places=(Place(path),))
    told = age.Age(written=age.of_report(repository, path, None)).words(as_of)
    return _measured(_Asked(path, at, unit, told), values, hits)


class _Asked(Struct, frozen=True):
    """The file and the path in it, the unit that the check gives, and the file's age in words."""

    path: str
    at: str
    unit: str
    age: str

    @property
    def place(self) -> tuple[Place, ...]:
        """The file."""
        return (Place(self.path),)

    def unknown(self, why: str) -> Evidence:
        """Nothing that can be compared, and why."""
        return Evidence.unknown(why, places=self.place)


def _measured(asked: _Asked, values: Any, hits: Any) -> Evidence:
    found = hits if isinstance(hits, list) else [hits]
    if len(found) != 1:
        return asked.unknown(_several(asked, found))
    value = found[0]
    if value is None:
        key = trees.nearest_key(values, asked.at)
        hint = f"; did you mean `{key}`?" if key else ""
        return asked.unknown(f"`{asked.path}` has nothing at `{asked.at}`{hint}")
    read = _number(value)
    if isinstance(read, str):
        return asked.unknown(f"`{asked.path}` has {read} at `{asked.at}`, which is no figure")
    plain, written = read
    word = written or asked.unit or _of_key(asked.at)
    meant = units.unit(word) if word else None
    if word and meant is None:
        return asked.unknown(
            f"`{asked.path}` has `{as_text(value)}` at `{asked.at}`, whose unit is not known"
        )
    if asked.unit and written and _base(asked.unit) != _base(written):
        return asked.unknown(
            f"`{asked.path}` has `{as_text(value)}` at `{asked.at}`, which is not in {asked.unit}"
        )
    measured = plain * meant.factor if meant else plain
    of = f" {meant.base}" if meant else ""
    return Evidence(
        value=measured,
        summary=f"`{asked.at}` is {number(measured)}{of}, says `{asked.path}`{asked.age}",
        places=asked.place,
        strength=Strength.EXISTS,
    )


def _of_key(at: str) -> str:
    """The unit that the last key ends in, where the figure is one of that key's."""
    last = _LAST_KEY.search(at)
    is_kept = set(_CALLS.findall(at)) <= _KEEPING
    return units.of_key(last[1]) if last and is_kept else ""


def _base(word: str) -> str:
    unit = units.unit(word)
    return unit.base if unit else ""


def _several(asked: _Asked, found: Sequence[Any]) -> str:
    if not found:
        return f"`{asked.path}` has nothing at `{asked.at}`"
    shown = listed(map(as_text, found), _SHOWN)
    return (
        f"`{asked.path}` has {len(found):,} values at `{asked.at}`: {shown}; choose one, for"
        f" example with `max({asked.at})`"
    )


def _number(value: Any) -> tuple[Fraction, str] | str:
    """A value as a figure with its unit, or what it is instead."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        if not math.isfinite(value) or abs(value) > _HIGHEST:
            return f"`{as_text(value)}`"
        # Sums of decimals carry the error of their last binary digit.
        return (Fraction(value) if isinstance(value, int) else Fraction(f"{value:.12g}")), ""
    if isinstance(value, str):
        read = units.read(value)
        return read or f"the text `{as_text(value)}`"
    return "a group of values" if isinstance(value, dict) else f"a {type(value).__name__}"
