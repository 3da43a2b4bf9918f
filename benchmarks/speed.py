"""Measure what the product costs, against its budgets: `python benchmarks/speed.py`.

The project is made here, see `synthetic.py`; how is counted says `cost.py`. Nothing is taken from
a cache where the line does not say so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import cost as costs
import table
from cost import Cost, cost
from synthetic import COMMAND, PER_PAGE, PLANS, laid

TWICE = """
import os, sys
from pathlib import Path
from mkdocs_gapreport.project import Memory, survey
from mkdocs_gapreport.settings import Settings

root, settings, memory = Path(sys.argv[1]), Settings(), Memory()
survey(root, settings, named=sys.argv[2:], memory=memory)
before = sum(os.times()[:4])
survey(root, settings, named=sys.argv[2:], memory=memory)
print(sum(os.times()[:4]) - before)
"""
READ = "import sys\nfor path in sys.stdin.read().split(): open(path, 'rb').read()"


def check(root: Path, *more: str) -> Cost:
    """What `gapreport check` uses; a false claim ends the measurement."""
    return cost(COMMAND, "check", PLANS, "--root", root, *(more or ("--no-cache",)))


def cached(root: Path) -> Cost:
    """The same with what an earlier command has kept."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        plain = ("--config", str(root / "plain.yml"))  # the other one does without the cache
        check(root, *plain)
        return check(root, *plain)


def limits(root: Path) -> None:
    """What no tool can do without: git lists the files, and each is read once."""
    listing = cost("git", "-C", root, "ls-files", "-s")
    row("limit: `git ls-files -s`", listing.seconds)
    command = f"cd '{root}' && git ls-files 'src/*' | '{sys.executable}' -c \"{READ}\""
    row("limit: the same, each file of code read once", cost("sh", "-c", command).seconds)


def builds(root: Path) -> tuple[Cost, Cost]:
    """What MkDocs uses without and with the plugin."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", root.with_name("site"), "-f")
    return cost(*mkdocs, root / "plain.yml"), cost(*mkdocs, root / "mkdocs.yml")


def again(root: Path, *pages: str) -> float:
    """CPU seconds of a second audit in the same process, with nothing changed."""
    command = [sys.executable, "-c", TWICE, root, *pages]
    return median(float(subprocess.check_output(command)) for _ in range(costs.REPEATS))


def row(work: str, measured: float, budget: float | None = None, unit: str = "s") -> None:
    allowed = "" if budget is None else f"{budget:g} {unit}"
    verdict = "" if budget is None else "met" if measured <= budget else "**missed**"
    table.row(work, f"{measured:.2f} {unit}", allowed, verdict)


def checks(folder: Path) -> None:
    """Measure the command on more and more claims."""
    start = cost(COMMAND, "--version")
    for claims, budget in {10: None, 100: None, 1_000: 0.6, 10_000: None}.items():
        used = check(laid(folder / f"check-{claims}", claims))
        row(f"`gapreport check`, {claims:,} claims", used.seconds)
        if budget:
            row("… of it on top of `gapreport --version`", (used - start).seconds, budget)
    large = laid(folder / "large", 1_000, size=100_000)
    row("`gapreport check`, 1,000 claims among 100,000 files", check(large).seconds, 0.8)
    root = folder / "check-1000"
    row("`gapreport check`, 1,000 claims, from the cache", cached(root).seconds)
    row("audit again, nothing changed, 1,000 claims", again(root, PLANS), 0.05)
    limits(root)


def sites(folder: Path) -> None:
    """Measure MkDocs builds with the plugin against the same without."""
    plain, full = builds(folder / "check-1000")
    row("MkDocs build, 20 pages with 1,000 claims, no plugin", plain.seconds)
    row("… what the plugin adds", (full - plain).seconds, 0.6)
    row("… what the plugin adds at the peak of memory", (full - plain).mebibytes, 60, "MiB")
    plain, full = builds(laid(folder / "pages", 50 * PER_PAGE, pages=1_000))
    row("MkDocs build, 1,000 pages, 50 with 2,500 claims, no plugin", plain.seconds)
    row("… what the plugin adds", (full - plain).seconds, 1)


def main() -> int:
    """Print the table."""
    table.where()
    table.head("work", "CPU time", "budget", "")
    with tempfile.TemporaryDirectory() as folder:
        checks(Path(folder))
        sites(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
