"""Amounts and names as they stand in a sentence, in the same form wherever one is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def counted(amount: int, noun: str, many: str = "") -> str:
    """Write an amount of things: "1 claim", "1,200 claims"."""
    return f"{amount:,} {noun if amount == 1 else many or f'{noun}s'}"


def one_of(noun: str) -> str:
    """One of what pages count in English, or the noun as it is: "tests" is "test"."""
    if noun.lower() not in _COUNTED:
        return noun
    if noun.lower().endswith("ries"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.lower().endswith("sses") else noun[:-1]


_COUNTED = frozenset(
    {
        "bytes",
        "cases",
        "classes",
        "commands",
        "components",
        "elements",
        "endpoints",
        "entries",
        "exports",
        "files",
        "functions",
        "hooks",
        "interfaces",
        "keys",
        "lines",
        "members",
        "methods",
        "migrations",
        "models",
        "modules",
        "pages",
        "routes",
        "scripts",
        "services",
        "tables",
        "tests",
    }
)


def listed(names: Iterable[str], most: int = 1) -> str:
    """Name the first few things in back-quotes: "`a`, `b` and 3 more"."""
    quoted = [f"`{name}`" for name in names]
    more = len(quoted) - most
    shown = ", ".join(quoted[:most])
    return f"{shown} and {more:,} more" if more > 0 else shown
