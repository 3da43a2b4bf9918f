"""Lay the sample as a git repository with a history, build its site, and say where to look.

    python site_template/demo.py [FOLDER]

To start a site of your own, copy this folder and leave `demo.py` out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TEMPLATE = Path(__file__).resolve().parent
NOT_COPIED = shutil.ignore_patterns("demo.py", "__pycache__", ".pytest_cache", "site")
PAGES = {
    "index.html": "the dashboard",
    "gap-report.html": "all claims and what was found",
    "roadmap.html": "phases, stated against found",
    "deliverables.html": "every file that a page names",
    "TODO.html": "a list of boxes with its verdicts",
    "plan.html": "a plan with its verdicts",
    "status.html": "a page without faults",
}

# What once lay elsewhere, and what is there no more.
MOVED = {
    "waymark/scan_parser.py": "waymark/scans.py",
    "web/src/Timeline.ts": "web/src/components/timeline.ts",
}
REMOVED = {
    "waymark/carriers/osprey.py": '''\
"""Osprey Express: scan codes as published in 2019."""

from waymark.parcels import State

name = "Osprey Express"

_CODES = {"10": State.ANNOUNCED, "20": State.IN_TRANSIT, "30": State.DELIVERED}


def state(code):
    """The state that a scan code stands for."""
    return _CODES[code]
''',
    "waymark/soap_bridge.py": '''\
"""Ask the old tracking system about parcels that were posted before March."""

from urllib.request import Request, urlopen


def ask(number, address):
    """The answer of the old system, as it is."""
    body = f"<Envelope><Body><Track>{number}</Track></Body></Envelope>"
    with urlopen(Request(address, data=body.encode())) as answer:
        return answer.read().decode()
''',
}


class Step(NamedTuple):
    """A commit: what it says, and the files that it brings, moves and removes."""

    day: str
    message: str
    brings: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()


HISTORY = (
    Step(
        day="2026-03-02",
        message="Know parcels, their numbers and their states",
        brings=(
            ".gitattributes",
            ".gitignore",
            "migrations/001_parcels.sql",
            "tests/conftest.py",
            "tests/test_labels.py",
            "tests/test_parcels.py",
            "waymark/__init__.py",
            "waymark/labels.py",
            "waymark/parcels.py",
            "waymark/scan_parser.py",
            "waymark/soap_bridge.py",
            "waymark/store.py",
        ),
    ),
    Step(
        day="2026-04-13",
        message="Read the scans of Heron and Osprey",
        brings=(
            "scripts/import_scans.py",
            "tests/test_scans.py",
            "waymark/carriers/__init__.py",
            "waymark/carriers/heron.py",
            "waymark/carriers/osprey.py",
        ),
    ),
    Step(
        day="2026-05-18",
        message="Show a parcel's way on the tracking page",
        brings=("web/src/Timeline.ts", "web/src/api/client.ts"),
    ),
    Step(day="2026-06-22", message="Call things what they are", moves=tuple(MOVED)),
    Step(
        day="2026-07-20",
        message="Let go of the SOAP bridge, and of Osprey, who have closed",
        removes=tuple(REMOVED),
    ),
)


def main(folder: Path) -> int:
    """Lay, build and explain; 0 when the build stopped at the false claims, as it should."""
    if shutil.which("git") is None:
        sys.exit("git is needed to lay the sample; install it and try again")
    if folder.exists() and not (folder / "waymark").is_dir():
        sys.exit(f"{folder} is there and is not this sample; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    lay(folder)
    status = build(folder)
    if not (folder / "site" / "gapreport.json").is_file():
        print("the build ended without a report; what it printed above says why")
        return 1
    if status != 1:
        print(
            f"the build was expected to fail with 1 for its false claims, but ended with {status}"
        )
        return 1
    print("\nThat the build stopped is the point: the sample makes false claims on purpose.")
    explain(folder)
    return 0


def lay(folder: Path) -> None:
    """Make the sample repository: the same commits on every machine."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for step in HISTORY:
        for path in step.brings:
            bring(folder, path)
        for path in step.moves:
            (folder / MOVED[path]).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).rename(folder / MOVED[path])
        for path in step.removes:
            (folder / path).unlink()
        commit(folder, step.day, step.message)
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True, ignore=NOT_COPIED)
    commit(folder, "2026-11-09", "Estimate arrivals, send messages, write down where we are")


def bring(folder: Path, path: str) -> None:
    """Write a file as the template has it, or had it."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    if path in REMOVED:
        (folder / path).write_text(REMOVED[path], encoding="utf-8", newline="\n")
    else:
        shutil.copy2(TEMPLATE / MOVED.get(path, path), folder / path)


def commit(folder: Path, day: str, message: str) -> None:
    """Commit all there is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message, day=day)


def git(folder: Path, *arguments: str, day: str = "") -> None:
    """Run git without the user's own configuration: no hooks, no signatures, no line ends."""
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        environment[f"GIT_{role}_NAME"] = "Ada"
        environment[f"GIT_{role}_EMAIL"] = "ada@waymark.example"
        environment[f"GIT_{role}_DATE"] = f"{day}T16:00:00+00:00"
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


def build(folder: Path) -> int:
    """Build the site; pages are linked by file name, so that they open from the disk."""
    command = [sys.executable, "-m", "mkdocs", "build", "--no-directory-urls"]
    calm = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # else Material begins with its own news
    return subprocess.run(command, cwd=folder, env=calm, check=False).returncode


def explain(folder: Path) -> None:
    """Print what was found, and which pages to open."""
    text = (folder / "site" / "gapreport.json").read_text(encoding="utf-8")
    report = json.loads(text)
    summary = report["summary"]
    print(f"\n{summary['claims']} claims, {summary['judged']} of them could be judged:\n")
    for verdict, count in sorted(summary["verdicts"].items(), key=lambda item: -item[1]):
        if count:
            print(f"{count:5}  {verdict}")
    print("\nThe phases of its plan, with how many of their success metrics are met:\n")
    for phase in report["phases"]:
        print(f"{phase['score']:>7}  {phase['name']}")
    print("\nOpen in a browser:\n")
    for page, what in PAGES.items():
        print(f"  {(folder / 'site' / page).as_uri()}  ({what})")
    print(
        "\nOr change a claim in its TODO.md and watch the verdict follow (the demo lays it anew):\n"
    )
    print(f"  cd {folder} && {sys.executable} -m mkdocs serve")


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE.parent / ".demo"
    sys.exit(main(chosen.resolve()))
