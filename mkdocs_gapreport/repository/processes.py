"""Other programs: argument lists, no shell, a time limit. Nothing else here starts a process."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class ProgramError(GapReportError):
    """A program is not installed, or took too long."""


class Ended(Struct, frozen=True, kw_only=True):
    """How a program ended: its exit code, its output, and what it complained of."""

    code: int
    output: bytes
    complaint: str


def run(
    argv: Sequence[str], *, folder: Path, environment: Mapping[str, str], timeout: float
) -> Ended:
    """Run a program in a folder to its end."""
    try:
        ended = subprocess.run(  # noqa: S603  argument list, no shell
            argv,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except OSError as error:
        raise ProgramError(
            f"`{argv[0]}` cannot be started; is it installed and on the PATH?"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise ProgramError(f"`{argv[0]}` took longer than {timeout:g} seconds") from error
    complaint = ended.stderr.decode("utf-8", "replace").strip()
    return Ended(code=ended.returncode, output=ended.stdout, complaint=complaint)


def start(
    argv: Sequence[str], *, folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a program that answers questions until its input ends."""
    try:
        return subprocess.Popen(  # noqa: S603  argument list, no shell
            argv,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise ProgramError(
            f"`{argv[0]}` cannot be started; is it installed and on the PATH?"
        ) from error
