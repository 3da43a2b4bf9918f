"""Measure what a plan costs over a repository's code: `python benchmarks/code.py ROOT PAGE …`.

Prints the CPU time of a first audit and of a second one with nothing changed, in one process, git
included; the least of three processes each.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mkdocs_gapreport.project import Memory, survey
from mkdocs_gapreport.settings import Settings


def used() -> float:
    """The CPU time of this process and of its children so far, in seconds."""
    return sum(os.times()[:4])


def once(root: Path, pages: list[str]) -> None:
    """Audit twice and print both times."""
    memory = Memory()
    survey(root, Settings(), named=pages, memory=memory)
    between = used()
    survey(root, Settings(), named=pages, memory=memory)
    print(between, used() - between)


def main(words: list[str]) -> int:
    """Print the table."""
    if words[:1] == ["--once"]:
        once(Path(words[1]), words[2:])
        return 0
    if len(words) < 2:  # noqa: PLR2004  a root and a page
        print("no repository was named: python benchmarks/code.py ROOT PAGE …")
        return 0
    command = [sys.executable, __file__, "--once", *words]
    runs = [subprocess.check_output(command, text=True).split() for _ in range(3)]
    print(f"cold, with loading the code {min(float(cold) for cold, _ in runs):6.2f} s")
    print(f"warm, nothing changed       {min(float(warm) for _, warm in runs):6.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
