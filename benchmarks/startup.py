"""Tell apart what is paid before anything is done: `python benchmarks/startup.py`.

The first table says what starting costs. The second one says which packages are loaded for it, by
Python's own account (`-X importtime`, which makes loading slower): what a build of one page with
one claim loads on top of a build without the plugin, and what the command loads for that page.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import cost as costs
import table
from cost import cost
from synthetic import COMMAND, PLANS, laid

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = 2  # milliseconds; packages that take less are added up
_LOADED = re.compile(r"^import time: +(\d+) \| +\d+ \| +([\w.]+)$", re.MULTILINE)
_MKDOCS = "import mkdocs.__main__, mkdocs.commands.build"


def package(module: str) -> str:
    """What a module is counted under; the product's own parts are told apart."""
    top, *below = module.split(".")
    if top == "mkdocs_gapreport":
        return ".".join([top, *below[:1]])
    return "Python's library" if top in sys.stdlib_module_names else top


def loaded(*command: str | Path) -> dict[str, float]:
    """The milliseconds that each module takes by itself."""
    words = [sys.executable, "-X", "importtime", *command]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stderr
    return {module: int(taken) / 1000 for taken, module in _LOADED.findall(told)}


def by_package(command: Iterable[str | Path], without: Iterable[str]) -> dict[str, float]:
    """The milliseconds of each package, medians, but for the modules that are loaded anyway."""
    runs: list[Counter[str]] = []
    for _ in range(costs.REPEATS):
        runs.append(Counter())
        for module, taken in loaded(*command).items():
            if module not in without:
                runs[-1][package(module)] += taken  # type: ignore[assignment]  counted in parts
    return {name: median(run[name] for run in runs) for name in {*runs[0]}}


def starts(root: Path, plain: list[str | Path], full: list[str | Path]) -> None:
    """Print what starting costs."""
    python = (sys.executable, "-c")
    table.head("start-up", "CPU time")
    rows = {
        "Python": cost(*python, "pass"),
        "`gapreport --version`": cost(COMMAND, "--version"),
        "`gapreport check`, one claim": cost(*check(root)),
        "MkDocs, loaded": cost(*python, _MKDOCS),
        "… what the plugin adds, loaded": cost(*python, f"{_MKDOCS}, mkdocs_gapreport.plugin"),
        "MkDocs, a site of two pages built": cost(sys.executable, *plain),
        "… what the plugin adds, one claim": cost(sys.executable, *full),
    }
    before = 0.0
    for name, used in rows.items():
        added = used.seconds - before if name.startswith("…") else used.seconds
        table.row(name, table.seconds(added))
        before = used.seconds


def check(root: Path) -> list[str | Path]:
    return [COMMAND, "check", PLANS, "--no-cache", "--root", root]


def packages(command: dict[str, float], plugin: dict[str, float]) -> None:
    """Print what is loaded, what takes longest first."""
    table.head("loaded", "command", "plugin")
    rest = [0.0, 0.0]
    names = {*command, *plugin}
    for name in sorted(names, key=lambda n: -max(command.get(n, 0), plugin.get(n, 0))):
        taken = command.get(name, 0), plugin.get(name, 0)
        if max(taken) < SMALL:
            rest = [a + b for a, b in zip(rest, taken, strict=True)]
        else:
            table.row(name, *(f"{each:.0f} ms" for each in taken))
    table.row(f"packages below {SMALL} ms", *(f"{each:.0f} ms" for each in rest))
    sums = sum(command.values()), sum(plugin.values())
    table.row("all", *(f"{each:.0f} ms" for each in sums))


def main() -> int:
    """Print both tables."""
    table.where()
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder) / "one", 1)
        mkdocs = ["-m", "mkdocs", "build", "-q", "-d", Path(folder) / "site", "-f"]
        plain, full = [*mkdocs, root / "plain.yml"], [*mkdocs, root / "mkdocs.yml"]
        starts(root, plain, full)
        print()
        packages(by_package(check(root), loaded("-c", "pass")), by_package(full, loaded(*plain)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
