"""Git, asked so that it answers the same everywhere and never writes, fetches or prompts."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository import processes

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Collection
    from pathlib import Path

T = TypeVar("T")
Mark: TypeAlias = tuple[int, ...]
TIME_LIMIT = 120.0
TICK = 2_000_000_000  # nanoseconds: what the coarsest file systems count time in


class GitError(GapReportError):
    """Git refused; `complaint` holds its own words."""

    def __init__(self, command: str, complaint: str) -> None:
        first = complaint.partition("\n")[0].removeprefix("fatal: ")
        super().__init__(f"`git {command}` failed: {first or 'no reason given'}")
        self.complaint = complaint


class Git:
    """Git in one folder of a checkout; paths in its answers are relative to that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, tuple[Mark | None, Any]] = {}
        self._own: dict[str, Path] = {}

    def while_same(self, name: str, work_out: Callable[[], T]) -> T:
        """What was worked out for a file of git's own, for as long as that stays as it is.

        The first time nobody may ever ask again, so git is not asked yet where the file lies.
        """
        mark = self._mark(name) if name in self._kept else None
        before = self._kept.get(name)
        if mark and before and before[0] == mark:
            kept: T = before[1]
            return kept
        found = work_out()
        self._kept[name] = (mark, found)
        return found

    def _mark(self, name: str) -> Mark | None:
        """What changes with a file; None for one that was just changed, and may be once more."""
        if name not in self._own:
            place = self.ask("rev-parse", "--git-path", name).removesuffix(b"\n")
            self._own[name] = self.folder / os.fsdecode(place)
        try:
            state = self._own[name].stat()
        except OSError:
            return None
        if max(state.st_mtime_ns, state.st_ctime_ns) > time.time_ns() - TICK:
            return None
        return (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)

    def ask(
        self,
        command: str,
        *arguments: str,
        timeout: float = TIME_LIMIT,
        codes: Collection[int] = (0,),
    ) -> bytes:
        """Run one git command to its end and return what it prints; `codes` are no failures."""
        ended = processes.run(
            (*_GIT, command, *arguments),
            folder=self.folder,
            environment=_environment(),
            timeout=timeout,
        )
        if ended.code not in codes:
            raise GitError(command, ended.complaint)
        return ended.output

    def start(self, command: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a git command that goes on answering."""
        argv = (*_GIT, command, *arguments)
        return processes.start(argv, folder=self.folder, environment=_environment())


_SAME_EVERYWHERE = (
    "core.quotepath=off",
    "core.fsmonitor=false",  # would start the program that the checkout's configuration names
    "log.showSignature=false",
    "log.showRoot=true",
)
_GIT = (
    *("git", "--no-pager", "--no-optional-locks", "--no-replace-objects"),
    *(part for setting in _SAME_EVERYWHERE for part in ("-c", setting)),
)


def _environment() -> dict[str, str]:
    """Our own, without what a hook or a person may have set for git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        # Older versions of git do not know the first: no protocol at all is what stops them.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }
