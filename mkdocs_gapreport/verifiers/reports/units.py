"""Units of figures: what people and tools write, brought to one base for each dimension.

Times are in milliseconds, sizes in bytes, rates per second, shares in percent.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from mkdocs_gapreport.patterns import regex


class Unit(Struct, frozen=True):
    """A unit: what one of it is in the base of its dimension."""

    base: str
    factor: Fraction

    def __str__(self) -> str:
        return self.base


MILLISECONDS, BYTES, PER_SECOND, PERCENT = "ms", "bytes", "/s", "%"

_SPELLED = {
    MILLISECONDS: {
        Fraction(1, 1_000_000): "ns nanosecond nanoseconds",
        Fraction(1, 1000): "us µs μs microsecond microseconds",
        Fraction(1): "ms msec msecs millis millisecond milliseconds",
        Fraction(1000): "s sec secs second seconds",
        Fraction(60_000): "min mins minute minutes",
        Fraction(3_600_000): "h hr hrs hour hours",
        Fraction(86_400_000): "d day days",
    },
    BYTES: {
        Fraction(1): "b byte bytes",
        Fraction(10**3): "kb",
        Fraction(10**6): "mb",
        Fraction(10**9): "gb",
        Fraction(10**12): "tb",
        Fraction(2**10): "kib",
        Fraction(2**20): "mib",
        Fraction(2**30): "gib",
        Fraction(2**40): "tib",
    },
    PER_SECOND: {
        Fraction(1): "/s rps qps tps ops req/s requests/s requests/sec requests/second ops/s"
        " ops/sec tx/s iter/s iterations/s hz",
        Fraction(1, 60): "/min rpm req/min requests/min requests/minute",
        Fraction(1000): "krps kqps khz",
    },
    PERCENT: {Fraction(1): "% percent pct", Fraction(100): "ratio fraction"},
}
UNITS = {
    spelling: Unit(base, factor)
    for base, factors in _SPELLED.items()
    for factor, spellings in factors.items()
    for spelling in spellings.split()
}
# Of the ends of keys, only those that can mean nothing else: `min` and `s` can.
_TELLING = frozenset(
    (
        *("ns", "us", "ms", "msec", "millis", "milliseconds", "sec", "secs", "seconds", "minutes"),
        *("hours", "bytes", "kb", "mb", "gb", "kib", "mib", "gib", "rps", "qps", "tps"),
        *("percent", "pct"),
    )
)
_KEY = regex(r"(?:[_.\-]|(?<=[a-z0-9])(?=[A-Z]))(?P<unit>[A-Za-z]+)$")
_FIGURE = regex(
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,30})?(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?)"
    r"\s*(?P<unit>[^\d\s.,+-][^\d]{0,20})?"
)
_PART = regex(r"(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)")
_GO = {"m": "min"}


def unit(word: str) -> Unit | None:
    """The unit that a word means; None for a word that is none."""
    return UNITS.get(word.strip().lower())


def of_key(key: str) -> str:
    """The unit that a key ends in, such as `p95_ms` or `durationSeconds`; nothing when in none."""
    match = _KEY.search(key)
    word = match["unit"].lower() if match else ""
    return word if word in _TELLING else ""


def read(text: str) -> tuple[Fraction, str] | None:
    """A figure in words with the unit behind it: "1,234.5 ms", "87 %", "1m30s"."""
    words = text.strip()
    match = _FIGURE.fullmatch(words)
    if match and any(character.isdigit() for character in match["number"]):
        return Fraction(match["number"].replace(",", "")), (match["unit"] or "").strip()
    parts = _PART.findall(words)
    if parts and "".join(number + name for number, name in parts) == words:
        total = sum(Fraction(n) * UNITS[_GO.get(name, name)].factor for n, name in parts)
        return Fraction(total), MILLISECONDS
    return None
