"""What a command uses: CPU seconds, memory, and the median of several processes.

CPU seconds are counted and not the clock, so that other work on the machine disturbs little; they
include what git and other children use. A figure is the median of five processes, or of three
where one takes more than five seconds. Modules are loaded from their compiled form, as they are
where something is installed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from threading import Event, Timer
from typing import IO, TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from pathlib import Path

REPEATS = 5
LONG, FEWER = 5, 3  # what takes more seconds than this is run so many times
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
# an environment that keeps Python from writing what it compiled would have it compiled every run
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


class Cost(Struct, frozen=True, kw_only=True):
    """CPU seconds, MiB of the largest process at its peak, and of how many runs this is the median.

    `status` and `last` are the exit code and the last line of what was printed.
    """

    seconds: float
    mebibytes: float
    runs: int = 1
    status: int = 0
    last: str = ""

    def __sub__(self, other: Cost) -> Cost:
        """What this work used on top of another."""
        seconds, mebibytes = self.seconds - other.seconds, self.mebibytes - other.mebibytes
        return Cost(seconds=seconds, mebibytes=mebibytes, runs=min(self.runs, other.runs))


class Way(Struct, frozen=True, kw_only=True):
    """How a command is run, and how often.

    `codes` are the exit codes of work that was done; without any, all are. `limit` is seconds on
    the clock. What takes more seconds than `once_above` is run once. `fresh` is a checkout that is
    put back before each run; temporary files then lie in it too, as caches are found there.
    """

    folder: Path | None = None
    codes: tuple[int, ...] = (0,)
    limit: float | None = None
    once_above: float = float("inf")
    fresh: Path | None = None
    repeats: int | None = None


class Failed(SystemExit):
    """A command did not do its work. Where nobody minds, the script ends with what is said here."""


USUAL = Way()


def cost(*command: str | Path, way: Way = USUAL) -> Cost:
    """The median of what a command uses, with its children."""
    costs: list[Cost] = []
    while len(costs) < _wanted(costs, way):
        costs.append(_once(command, way))
    middle = sorted(costs, key=lambda each: each.seconds)[len(costs) // 2]
    return replace(middle, runs=len(costs))


def _wanted(costs: list[Cost], way: Way) -> int:
    """How many runs there have to be, as the first one shows."""
    most = way.repeats or REPEATS
    if not costs or costs[0].seconds <= min(LONG, way.once_above):
        return most
    return 1 if costs[0].seconds > way.once_above else min(FEWER, most)


def _once(command: tuple[str | Path, ...], way: Way) -> Cost:
    with tempfile.TemporaryFile() as output:
        used, late = _waited(_started(command, way, output), way.limit)
        output.seek(0)
        printed = _COLOUR.sub("", output.read().decode(errors="replace")).strip()
    if late:
        raise Failed(f"ended at its limit of {way.limit:,.0f} s, with {used.seconds:,.0f} s used")
    if way.codes and used.status not in way.codes:
        raise Failed(f"{command[0]} ended with {used.status}:\n{printed[-2000:]}")
    return replace(used, last=printed.rpartition("\n")[2])


def _started(
    command: tuple[str | Path, ...], way: Way, output: IO[bytes]
) -> subprocess.Popen[bytes]:
    """The process, which leads a session of its own so that all of it can be ended."""
    try:
        return subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=way.folder,
            env={**os.environ, **_renewed(way.fresh)},
            start_new_session=True,
        )
    except OSError as error:
        raise Failed(f"cannot be started: {error}") from error


def _waited(process: subprocess.Popen[bytes], limit: float | None) -> tuple[Cost, bool]:
    """What a process used until its end, and whether that was its limit.

    `wait4` tells of this child alone; the usage of all children keeps one peak.
    """
    late = Event()
    timer = Timer(limit or 0, lambda: (late.set(), os.killpg(process.pid, signal.SIGKILL)))
    if limit:
        timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    used = Cost(
        seconds=usage.ru_utime + usage.ru_stime,
        mebibytes=usage.ru_maxrss / 1024,
        status=process.returncode,
    )
    return used, late.is_set()


def _renewed(checkout: Path | None) -> dict[str, str]:
    """Put a checkout back as it was; what has to be set so that caches are new as well."""
    if not checkout:
        return {}
    for words in ("reset -q --hard", "clean -qfdx"):
        subprocess.run(["git", "-C", checkout, *words.split()], check=True)
    (checkout / "tmp").mkdir()
    return {"TMPDIR": str(checkout / "tmp")}
