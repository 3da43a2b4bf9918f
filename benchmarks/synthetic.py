"""The project that is measured: Python files, plan pages whose claims are true, a git repository.

Each file has 90 lines and one claim, which names its path and its number of lines; a page has 50
claims.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Lay a project out as a git repository of one commit."""
    commit = ["commit refs/heads/main\ncommitter a <a@b> 1750000000 +0000\ndata 0\n"]
    written = (written_as(path, text) for path, text in files(claims, pages=pages, size=size))
    return imported(root, (part for parts in (commit, written) for part in parts))


def written_as(path: str, text: str) -> str:
    """A file of the commit that is being written, for `imported`."""
    return f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"


def imported(root: Path, stream: Iterable[str]) -> Path:
    """A checkout of what `git fast-import` is told.

    It is streamed: what this process has held at its peak counts as a peak of its children too.
    """
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    git = ["git", "-C", str(root)]
    importing = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE, text=True)
    with importing as process:
        (process.stdin or sys.exit("git takes no input")).writelines(stream)
    subprocess.run([*git, "reset", "-q", "--hard"], check=True)
    return root


def copied(origin: Path, root: Path) -> Path:
    """A copy of a checkout, ignored files and all, that may be written to."""
    subprocess.run(["cp", "-r", origin, root], check=True)
    # A copied checkout has new dates, which git looks behind each time until it has noted them; and
    # what is as young as its notes it looks behind all the same.
    time.sleep(2)
    subprocess.run(["git", "-C", root, "update-index", "-q", "--refresh"], check=False)
    return root
