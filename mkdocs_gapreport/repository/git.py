"""Git, asked so that it answers the same everywhere and never writes, fetches or prompts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository import processes

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Collection
    from pathlib import Path

TIME_LIMIT = 120.0


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
