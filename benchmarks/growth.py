"""Show how cost grows, over three decades of each size: `python benchmarks/growth.py [REPEATS]`.

Claims, pages, files and commits grow one at a time. The exponent is the slope of the line through
the logarithms of what is used on top of the smallest size: 1 is linear growth.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import speed

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (10, 100, 1_000, 10_000)


def exponent(used: dict[int, float]) -> float:
    """The slope of the logarithms, by least squares; the smallest size is the start-up."""
    base = min(used.values()) * 0.98
    points = [(log(size), log(seconds - base)) for size, seconds in list(used.items())[1:]]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    above = sum((a - x) * (b - y) for a, b in points)
    return above / sum((a - x) ** 2 for a, _ in points)


def claims(folder: Path) -> dict[int, float]:
    """One file for each claim."""
    return {n: speed.check(speed.laid(folder / f"claims-{n}", n)).seconds for n in SIZES}


def files(folder: Path) -> dict[int, float]:
    """Ten claims in ever larger trees."""
    sizes = [10 * n for n in SIZES]
    return {n: speed.check(speed.laid(folder / f"files-{n}", 10, size=n)).seconds for n in sizes}


def pages(folder: Path) -> dict[int, float]:
    """Ten claims among ever more pages, all of which are looked at."""
    return {
        n: speed.cost(
            speed.COMMAND, "check", "docs/*.md", "--no-cache",
            "--root", speed.laid(folder / f"pages-{n}", 10, pages=n),
        ).seconds
        for n in SIZES
    }  # fmt: skip


def history(folder: Path) -> dict[int, float]:
    """One claim about a file that is gone, so that the whole history is asked."""
    return {n: speed.check(_past(folder / f"history-{n}", n)).seconds for n in SIZES}


def _past(root: Path, commits: int) -> Path:
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    git = ["git", "-C", str(root)]
    importing = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE, text=True)
    with importing as process:
        stream = process.stdin or sys.exit("git takes no input")
        stream.writelines(_commits(commits))
    subprocess.run([*git, "reset", "-q", "--hard"], check=True)
    return root


def _commits(count: int) -> Iterator[str]:
    plan = "# Plan\n\n- [x] `src/gone.py`\n- [x] `src/file_00000.py`\n"
    for number in range(count):
        yield "commit refs/heads/main\n"
        yield f"committer a <a@b> {1_600_000_000 + 600 * number} +0000\ndata 0\n"
        text = f"VALUE = {number}\n"
        yield f"M 100644 inline src/file_{number % 500:05d}.py\ndata {len(text)}\n{text}\n"
        if number == 0:
            yield "M 100644 inline src/gone.py\ndata 2\n#\n\nM 100644 inline docs/plan_0000.md\n"
            yield f"data {len(plan)}\n{plan}\n"
        if number == 1:
            yield "D src/gone.py\n"


def main() -> int:
    """Print what each size uses, and the exponent."""
    speed.REPEATS = int(sys.argv[1]) if len(sys.argv) > 1 else speed.REPEATS
    for grows in (claims, pages, files, history):
        with tempfile.TemporaryDirectory() as folder:
            used = grows(Path(folder))
        listed = ", ".join(f"{size:,}: {seconds:.2f} s" for size, seconds in used.items())
        print(
            f"{grows.__name__:8} {listed}; grows with the power of {exponent(used):.2f}", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
