"""Where words go: standard output for what was asked for, standard error for the rest, files."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE = 0.5
_COLUMNS = 79
_CLEAR = "\r\x1b[K"


def say(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the surroundings say."""
    with refusing("standard output"):
        try:
            click.echo(text.encode(), nl=False)
        except BrokenPipeError:
            # The reader has seen enough (`| head`). What is still in the buffer must not complain
            # when Python ends, and the exit code stays that of the report.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Write to standard error; a text that is not its own line is made one."""
    with suppress(OSError):
        click.echo(text.removesuffix("\n"), err=True)


def write(file: Path, text: str) -> None:
    """Write a file whole or not at all: readers never see half of it."""
    with refusing(f"`{file}`"):
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8")  # a pipe or a device cannot be replaced
        else:
            _replace(file.resolve(), text)


def append(file: Path, text: str) -> None:
    """Add to a file that others write to as well."""
    with refusing(f"`{file}`"), file.open("a", encoding="utf-8") as opened:
        opened.write(text)


@contextmanager
def refusing(target: str) -> Iterator[None]:
    """Turn what the system says about a target into a message for its user."""
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise GapReportError(f"{target}: {said[:1].lower()}{said[1:]}") from error


def _replace(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".gapreport-{os.getpid()}-{target.name}"[:200])
    try:
        beside.write_bytes(text.encode())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def has_color() -> bool:
    """Whether standard output is a terminal that shows colour, and its user wants it."""
    refused = os.environ.get("NO_COLOR") or _is_plain()
    return not refused and sys.stdout.isatty()


def _is_plain() -> bool:
    return os.environ.get("TERM") == "dumb"


@contextmanager
def progress() -> Iterator[Callable[[str], None] | None]:
    """Show on a terminal what takes long, on one line that is gone in the end."""
    if _is_plain() or not sys.stderr.isatty():
        yield None
        return
    from mkdocs_gapreport.exports.plain import one_line, shortened  # noqa: PLC0415  only here

    begun, shown = time.monotonic(), ""

    def show(message: str) -> None:
        nonlocal shown
        if time.monotonic() - begun > _PATIENCE:
            shown = shortened(one_line(message), _COLUMNS)
            click.echo(f"{_CLEAR}{shown}", nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo(_CLEAR, nl=False, err=True)
