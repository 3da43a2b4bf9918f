"""Measure a plan over a repository's code, and its own script beside it.

    python benchmarks/code.py ROOT [PAGE …] [--beside COMMAND] …

A copy of the checkout is worked on; without PAGE, those are read whose names say that they make
claims. Printed are `gapreport check` with nothing kept, the same with what an earlier one kept, a
second audit in the same process, a check of files and history alone (a hundred of the repository's
paths, and one that is nowhere), what the plugin adds to a MkDocs site of one page of its own, the
rendering of the pages with claims included, and each COMMAND, such as `bash scripts/validate.sh`,
run in the copy: how it ended and the last line that it printed stand beside what it used. What
takes more than 10 s is run once.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath

import cost as costs
import speed
import table
from cost import Cost, Way, cost
from msgspec.structs import replace
from synthetic import COMMAND, copied

VERY_LONG = 10
_JUDGED = Way(codes=(0, 1, 3))
LISTING = "hundred_paths.md"
SHOWN = 60  # characters of a last line


def row(work: str, used: Cost, end: str = "") -> None:
    figures = (table.seconds(used.seconds), table.mebibytes(used.mebibytes), str(used.runs))
    table.row(work, *figures, end)


def ended(used: Cost) -> str:
    return f"{used.status}: {used.last[:SHOWN].replace('|', '/')}"


def listing(root: Path) -> str:
    """Write a page that claims a hundred of a repository's paths, and one that is nowhere."""
    listed = subprocess.check_output(["git", "-C", root, "ls-files"], text=True).splitlines()
    gone = str(PurePosixPath(listed[len(listed) // 2]).with_name("never_was.py"))
    paths = [*listed[:: max(1, len(listed) // 100)][:100], gone]
    (root / LISTING).write_text("# Plan\n\n" + "".join(f"- [x] `{path}`\n" for path in paths))
    return LISTING


def sites(folder: Path, root: Path, pages: list[str]) -> tuple[Path, Path]:
    """The options of a MkDocs site without and with the plugin."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Site\n")
    plain, full = folder / "plain.yml", folder / "mkdocs.yml"
    site = {"site_name": "code", "theme": "mkdocs", "plugins": []}
    plain.write_text(json.dumps(site))
    chosen = {"pages": pages} if pages else {}
    options = {"root": str(root), "cache": False, "fail_on": [], **chosen}
    full.write_text(json.dumps({**site, "plugins": [{"gapreport": options}]}))
    return plain, full


def measured(folder: Path, root: Path, pages: list[str], others: list[str]) -> None:
    """Print the table."""
    table.head("work", "CPU time", "peak", "runs", "exit code and last line")
    check = (COMMAND, "check", *pages, "--root", root)
    cold = cost(*check, "--no-cache", way=_JUDGED)
    row("`gapreport check`", cold, ended(cold))
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    cost(*check, way=replace(_JUDGED, repeats=1))
    row("… with what an earlier one kept", cost(*check, way=_JUDGED))
    again = f"{speed.again(root, *pages):.2f} s"
    table.row("audit again, nothing changed", again, "", "", "")
    files = cost(COMMAND, "check", listing(root), "--root", root, "--no-cache", way=_JUDGED)
    row("`gapreport check`, 100 of its paths", files, ended(files))
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder / "site", "-f")
    plain, full = (cost(*mkdocs, each) for each in sites(folder, root, pages))
    row("MkDocs, a site of one page, no plugin", plain)
    row("… what the plugin adds", full - plain)
    for words in others:
        way = Way(folder=root, codes=(), once_above=VERY_LONG)
        used = cost(*shlex.split(words), way=way)
        row(f"`{words}`", used, ended(used))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--beside", action="append", default=[], metavar="COMMAND")
    parser.add_argument("--repeats", type=int, default=costs.REPEATS)
    given = parser.parse_args()
    if not (given.root / ".git").exists():
        parser.error(f"`{given.root}` is no checkout of a git repository")
    costs.REPEATS = given.repeats
    table.where()
    with tempfile.TemporaryDirectory() as folder:
        root = copied(given.root, Path(folder) / given.root.resolve().name)
        measured(Path(folder), root, given.pages, given.beside)
    return 0


if __name__ == "__main__":
    sys.exit(main())
