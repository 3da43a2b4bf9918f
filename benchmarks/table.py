"""Tables that stand in a terminal as they stand in `docs/measurements.md`: Markdown, padded."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

FIRST, OTHERS = 58, 9


def head(*names: str) -> None:
    """Print the head of a table; all columns but the first are figures."""
    row(*names)
    print("|".join(["", "-" * (FIRST + 2), *["-" * (OTHERS + 1) + ":"] * (len(names) - 1), ""]))


def row(*cells: str) -> None:
    """Print one line of a table, at once: the whole of it takes minutes."""
    first, *others = cells
    print(
        "| " + " | ".join([f"{first:{FIRST}}", *(f"{each:>{OTHERS}}" for each in others)]) + " |",
        flush=True,
    )


def seconds(used: float) -> str:
    return f"{used:.2f} s"


def mebibytes(used: float) -> str:
    return f"{used:.0f} MiB"


def where() -> None:
    """Print what the figures below were measured with, and how busy the machine is."""
    git = subprocess.check_output(["git", "--version"], text=True).split()[2]
    today = datetime.now(UTC).date()
    print(
        f"Measured on {today} at commit {_commit()}, with Python {platform.python_version()},"
        f" git {git} and MkDocs {version('mkdocs')}, on {os.cpu_count()} cores of {_processor()},"
        f" at a load of {os.getloadavg()[0]:.1f} when this began.\n",
        flush=True,
    )


def _commit() -> str:
    """The commit of this checkout, and whether something in it differs."""
    git = ["git", "-C", Path(__file__).parent, "describe", "--always", "--exclude=*", "--dirty"]
    said = subprocess.run(git, check=False, capture_output=True, text=True).stdout.strip()
    return said or "unknown"


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
