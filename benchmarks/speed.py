"""Measure what the product costs, against its budgets: `python benchmarks/speed.py`.

Everything measured is made here: small Python files, plan pages whose claims are all true, and a
git repository around them. CPU seconds are counted and not the clock, so that other work on the
machine disturbs little; they include what git and other children use. Each figure is the median
of five processes, and nothing is taken from a cache where the line does not say so. Modules are
loaded from their compiled form, as they are where something is installed.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEATS = 5
PER_PAGE = 50
LINES = 90
PLANS = "docs/plan_*.md"
COMMAND = Path(sys.executable).with_name("gapreport")
PLAIN = "site_name: speed\ntheme: mkdocs\nnav: [index.md]\n"
OPTIONS = f"{{pages: ['{PLANS}'], report: gap-report.md, cache: false}}"
SITES = {
    "plain.yml": f"{PLAIN}plugins: []\n",
    "mkdocs.yml": f"{PLAIN}plugins: [gapreport: {OPTIONS}]\n",
    "docs/index.md": "# Speed\n",
}
TWICE = f"""
import resource, sys
from pathlib import Path
from mkdocs_gapreport.project import Memory, survey
from mkdocs_gapreport.settings import Settings

def spent():
    whos = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(who.ru_utime + who.ru_stime for who in whos)

root, settings, memory = Path(sys.argv[1]), Settings(), Memory()
survey(root, settings, named=["{PLANS}"], memory=memory)
before = spent()
survey(root, settings, named=["{PLANS}"], memory=memory)
print(spent() - before)
"""
READ = "import sys\nfor path in sys.stdin.read().split(): open(path, 'rb').read()"
# an environment that keeps Python from writing what it compiled would have it compiled every run
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Cost:
    """What one piece of work used: CPU seconds, and MiB at its peak."""

    seconds: float
    mebibytes: float

    def __sub__(self, other: Cost) -> Cost:
        """What this work used on top of another."""
        return Cost(self.seconds - other.seconds, self.mebibytes - other.mebibytes)


def source(number: int) -> tuple[str, str]:
    """Path and text of a Python file of 90 lines."""
    lines = [f'"""Module {number}."""', "import math", "", ""]
    lines += [f"def handle_{number}(value, factor=1):", "    total = 0.0"]
    lines += [
        f"    total += math.sqrt(value + {n}) * factor" for n in range(LINES - len(lines) - 1)
    ]
    path = f"src/pkg_{number // 20:03d}/mod_{number:05d}.py"
    return path, "\n".join([*lines, "    return total", ""])


def plan(page: int, claims: range) -> tuple[str, str]:
    """Path and text of a page with ticked claims, one for each file."""
    items = [
        f"- [x] **REQ-{n + 1:05d}** Handle stream {n + 1}: `{source(n)[0]}` ({LINES} lines)"
        for n in claims
    ]
    return f"docs/plan_{page:04d}.md", "\n".join([f"# Plan {page}", "", *items, ""])


def files(claims: int, *, pages: int = 0, size: int = 0) -> Iterator[tuple[str, str]]:
    """A project: claims and their files, filled up to a number of pages or of files in all."""
    starts = range(0, claims, PER_PAGE)
    yield from SITES.items()
    yield from map(source, range(claims))
    yield from (
        plan(page, range(start, min(claims, start + PER_PAGE))) for page, start in enumerate(starts)
    )
    for number in range(pages - len(starts) - 1):
        yield f"docs/guide_{number:04d}.md", f"# Guide {number}\n\n" + "Some words here.\n" * 20
    for number in range(size - claims - len(starts) - len(SITES)):
        yield f"lib/part_{number // 100:04d}/file_{number:06d}.py", f"VALUE = {number}\n"


def laid(root: Path, claims: int, *, pages: int = 0, size: int = 0) -> Path:
    """Lay a project out as a git repository of one commit.

    It is streamed: what this process has held at its peak counts as a peak of its children too.
    """
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    git = ["git", "-C", str(root)]
    importing = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE, text=True)
    with importing as process:
        stream = process.stdin or sys.exit("git takes no input")
        stream.write("commit refs/heads/main\ncommitter a <a@b> 1750000000 +0000\ndata 0\n")
        for path, text in files(claims, pages=pages, size=size):
            stream.write(f"M 100644 inline {path}\ndata {len(text)}\n{text}\n")
    subprocess.run([*git, "reset", "-q", "--hard"], check=True)
    return root


def cost(*command: str | Path, repeats: int = 0, folder: Path | None = None) -> Cost:
    """The median of what a command uses, with its children."""
    costs = [_once(command, folder) for _ in range(repeats or REPEATS)]
    return Cost(median(c.seconds for c in costs), median(c.mebibytes for c in costs))


def _once(command: tuple[str | Path, ...], folder: Path | None) -> Cost:
    """One run. `wait4` tells of this child alone; the usage of all children keeps one peak."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{command} failed:\n{output.read().decode()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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
    row("git ls-files -s", listing.seconds)
    command = f"cd '{root}' && git ls-files 'src/*' | '{sys.executable}' -c \"{READ}\""
    row("git ls-files, each file of code read once", cost("sh", "-c", command).seconds)


def builds(root: Path) -> tuple[Cost, Cost]:
    """What MkDocs uses without and with the plugin."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", root.with_name("site"), "-f")
    return cost(*mkdocs, root / "plain.yml"), cost(*mkdocs, root / "mkdocs.yml")


def imports() -> None:
    """What loading costs, before anything is done."""
    plain = "import mkdocs.__main__, mkdocs.commands.build"
    python = (sys.executable, "-c")
    mkdocs = cost(*python, plain)
    row("start-up: python", cost(*python, "pass").seconds)
    row("start-up: gapreport --version", cost(COMMAND, "--version").seconds)
    row("start-up: MkDocs", mkdocs.seconds)
    loaded = cost(*python, f"{plain}; import mkdocs_gapreport.plugin")
    row("start-up: what the plugin adds", (loaded - mkdocs).seconds)


def again(root: Path) -> float:
    """CPU seconds of a second audit in the same process, with nothing changed."""
    command = [sys.executable, "-c", TWICE, str(root)]
    return median(float(subprocess.check_output(command)) for _ in range(REPEATS))


def row(work: str, measured: float, budget: float | None = None, unit: str = "s") -> None:
    """Print one line of the table, at once: the whole of it takes minutes."""
    allowed = "" if budget is None else f"{budget:g} {unit}"
    verdict = "" if budget is None else "met" if measured <= budget else "MISSED"
    print(f"{work:58} {measured:8.2f} {unit:4} {allowed:>8}  {verdict}".rstrip(), flush=True)


def checks(folder: Path) -> None:
    """Measure the command on more and more claims."""
    start = cost(COMMAND, "--version")
    for claims, budget in {10: None, 100: None, 1_000: 0.6, 10_000: None}.items():
        used = check(laid(folder / f"check-{claims}", claims))
        row(f"check, {claims:,} claims", used.seconds)
        if budget:
            row("  of it on top of start-up", (used - start).seconds, budget)
    root = laid(folder / "large", 1_000, size=100_000)
    row("check, 1,000 claims in a tree of 100,000 files", check(root).seconds, 0.8)
    limits(folder / "check-1000")
    row("check, 1,000 claims, pages from the cache", cached(folder / "check-1000").seconds)
    row("audit again, nothing changed, 1,000 claims", again(folder / "check-1000"), 0.05)


def sites(folder: Path) -> None:
    """Measure MkDocs builds with the plugin against the same without."""
    plain, full = builds(folder / "check-1000")
    row("MkDocs build, 20 pages with 1,000 claims, no plugin", plain.seconds)
    row("  the same with the plugin", full.seconds)
    row("  what the plugin adds", (full - plain).seconds, 0.6)
    row("  peak memory, no plugin", plain.mebibytes, unit="MiB")
    row("  peak memory with the plugin", full.mebibytes, unit="MiB")
    row("  what the plugin adds", (full - plain).mebibytes, 60, "MiB")
    plain, full = builds(laid(folder / "pages", 50 * PER_PAGE, pages=1_000))
    row("MkDocs build, 1,000 pages, 50 with 2,500 claims, no plugin", plain.seconds)
    row("  the same with the plugin", full.seconds)
    row("  what the plugin adds", (full - plain).seconds, 1)


def main() -> int:
    """Print the table."""
    git = subprocess.check_output(["git", "--version"], text=True).strip()
    print(f"Python {platform.python_version()}, {git}, MkDocs {version('mkdocs')}")
    print(f"{'work (CPU)':58} {'measured':>13} {'budget':>8}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        imports()
        checks(Path(folder))
        sites(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
