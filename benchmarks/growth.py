"""Show how cost grows, over three decades of each size: `python benchmarks/growth.py [REPEATS]`.

Claims, pages, files and commits grow one at a time. Through each series goes the line
`start + slope × size ^ power` that is least off in shares of what was measured: a power of 1 is
linear growth. How is counted says `cost.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cost as costs
import table
from cost import Cost, cost
from speed import check
from synthetic import COMMAND, imported, laid, written_as

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000)


class Fit(NamedTuple):
    """A line through a series, and by what share of a value it is off where it is most."""

    off: float
    start: float
    slope: float
    power: float


def fit(series: dict[int, float]) -> Fit:
    """The best line of all powers from 0.05 to 3."""
    return min(_line(series, hundredths / 100) for hundredths in range(5, 301))


def _line(series: dict[int, float], power: float) -> Fit:
    """The line of one power, by least squares of the errors in shares of the values."""
    rows = [(1 / value, size**power / value) for size, value in series.items()]
    aa, ab, bb = (sum(r[i] * r[j] for r in rows) for i, j in ((0, 0), (0, 1), (1, 1)))
    a, b = (sum(r[i] for r in rows) for i in (0, 1))
    slope = (aa * b - ab * a) / (aa * bb - ab * ab)
    start = (a - ab * slope) / aa
    off = max(abs(start * one + slope * grown - 1) for one, grown in rows)
    return Fit(off, start, slope, power)


def claims(folder: Path, n: int) -> Cost:
    """claims, one file each"""
    return check(laid(folder, n))


def pages(folder: Path, n: int) -> Cost:
    """pages, all of them read, ten claims"""
    root = laid(folder, 10, pages=n)
    return cost(COMMAND, "check", "docs/*.md", "--no-cache", "--root", root)


def files(folder: Path, n: int) -> Cost:
    """tens of files, ten claims"""
    return check(laid(folder, 10, size=10 * n))


def commits(folder: Path, n: int) -> Cost:
    """commits, one file that is gone"""
    return check(imported(folder, _past(n)))


def _past(count: int) -> Iterator[str]:
    """A history in which a claimed file is deleted early, so that all of it has to be asked."""
    for number in range(count):
        yield "commit refs/heads/main\n"
        yield f"committer a <a@b> {1_600_000_000 + 600 * number} +0000\ndata 0\n"
        yield written_as(f"src/file_{number % 500:05d}.py", f"VALUE = {number}\n")
        if number == 0:
            plan = "# Plan\n\n- [x] `src/gone.py`\n- [x] `src/file_00000.py`\n"
            yield written_as("src/gone.py", "#\n") + written_as("docs/plan_0000.md", plan)
        if number == 1:
            yield "D src/gone.py\n"


def main() -> int:
    """Print what each size uses, and the line through it."""
    costs.REPEATS = int(sys.argv[1]) if len(sys.argv) > 1 else costs.REPEATS
    table.where()
    table.head("what grows", *(f"{n:,}" for n in SIZES), "start", "power", "off by")
    for grows in (claims, pages, files, commits):
        series: dict[int, float] = {}
        for n in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                series[n] = grows(Path(folder) / "grown", n).seconds
        line = fit(series)
        cells = (f"{used:.2f} s" for used in series.values())
        start, power, off = f"{line.start:.2f} s", f"{line.power:.2f}", f"{line.off:.0%}"
        table.row(str(grows.__doc__), *cells, start, power, off)
    return 0


if __name__ == "__main__":
    sys.exit(main())
