"""Measure what the plugin costs each rebuild of `mkdocs serve`.

    python benchmarks/serve.py [ROOT PAGE …] [--rebuilds 200]

The site is rebuilt in one process, as the server does it. What the plugin uses of a rebuild is the
CPU time spent in its events and in its part of Python-Markdown, git included. Without ROOT the site
is made here (1,000 claims); ROOT and PAGE name a checkout to be copied, and its pages. Memory is
that of the process before and after many more rebuilds, each after a page or a code file changed.
"""

from __future__ import annotations

import argparse
import functools
import logging
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import table
from mkdocs.commands.build import build
from mkdocs.config import load_config
from synthetic import copied, laid, source

from mkdocs_gapreport.plugin import GapReportPlugin

if TYPE_CHECKING:
    from collections.abc import Callable

EVENTS = (
    *("load_config", "on_config", "on_files", "on_page_markdown", "on_page_content"),
    *("_hide_badges", "_reveal_badges", "on_post_build"),
)
spent = [0.0]


def seconds() -> float:
    """CPU seconds of this process and its children so far."""
    whos = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(who.ru_utime + who.ru_stime for who in whos)


def resident() -> float:
    """MiB of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def counted(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, its time added to what the plugin spent."""

    @functools.wraps(function)
    def timed(*words: Any, **named: Any) -> Any:
        begun = seconds()
        try:
            return function(*words, **named)
        finally:
            spent[0] += seconds() - begun

    return timed


def instrument() -> None:
    """Count the time of every event of the plugin."""
    for name in EVENTS:
        if name in vars(GapReportPlugin):
            setattr(GapReportPlugin, name, counted(getattr(GapReportPlugin, name)))
    combined = GapReportPlugin.on_page_context
    combined.methods = tuple(counted(method) for method in combined.methods)


def rebuild(config: Path, site: Path) -> float:
    """Build as the server does; the milliseconds that the plugin used."""
    spent[0] = 0.0
    loaded = load_config(str(config), site_dir=str(site))
    build(loaded, serve_url="http://127.0.0.1:8000/")
    return spent[0] * 1000


def started(config: Path, site: Path) -> float:
    """The first build, after the plugin was told that pages are being served."""
    spent[0] = 0.0
    loaded = load_config(str(config), site_dir=str(site))
    loaded.plugins.on_startup(command="serve", dirty=False)
    build(loaded, serve_url="http://127.0.0.1:8000/")
    return spent[0] * 1000


def row(what: str, values: list[float]) -> None:
    table.row(what, f"{median(values):.0f} ms", f"{max(values):.0f} ms", str(len(values)))


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("named", nargs="*", metavar="ROOT PAGE")
    parser.add_argument("--rebuilds", type=int, default=200)
    given = parser.parse_args()
    table.where()
    logging.disable()
    instrument()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        # an earlier run may have left the very pages that are written here in the user's own cache
        os.environ["XDG_CACHE_HOME"] = str(top / "cache")
        root, page, code = prepared(top, given.named)
        config, site = root / "mkdocs.yml", top / "site"
        table.head("rebuild, the plugin's share", "CPU time", "highest", "runs")
        row("first build", [started(config, site)])
        for _ in range(3):
            rebuild(config, site)
        row("nothing changed", [rebuild(config, site) for _ in range(10)])
        row("a page with claims changed", [edited(page, config, site, n) for n in range(10)])
        row("a code file changed", [edited(code, config, site, n) for n in range(10)])
        before = resident()
        print()
        for number in range(given.rebuilds):
            edited(page if number % 2 else code, config, site, number)
        grown = f"{before:.1f} MiB before, {resident():.1f} MiB after"
        print(f"Memory over {given.rebuilds} rebuilds: {grown}.")
    return 0


def edited(path: Path, config: Path, site: Path, number: int) -> float:
    """A rebuild after a file was edited, and then looked at again when its date has settled."""
    with path.open("a") as file:
        file.write(f"\n<!-- {number} -->\n" if path.suffix == ".md" else f"\nVALUE = {number}\n")
    return rebuild(config, site)


def prepared(folder: Path, named: list[str]) -> tuple[Path, Path, Path]:
    """A site, with one page and one code file of it."""
    if not named:
        root = laid(folder / "made", 1_000)
        return root, root / "docs/plan_0003.md", root / source(155)[0]
    origin, *pages = named
    root = copied(Path(origin), folder / "checkout")
    listed = "\n".join(f"      - {page}" for page in pages)
    (root / "mkdocs.yml").write_text(
        "site_name: serve\ndocs_dir: site-docs\nplugins:\n  - gapreport:\n      pages:\n"
        + listed.replace("      -", "        -")
        + "\n"
    )
    (root / "site-docs").mkdir(exist_ok=True)
    (root / "site-docs/index.md").write_text("# Site\n")
    code = subprocess.check_output(["git", "-C", root, "ls-files", "*.py"], text=True).split("\n")
    return root, root / pages[0], root / next(path for path in code if (root / path).is_file())


if __name__ == "__main__":
    sys.exit(main())
