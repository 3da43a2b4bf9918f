"""Python files as several measures read them: each is read once, up to a bound in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.code.python_source import PythonSource
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

_MOST_CHARACTERS = 6_000_000  # what a measure has read costs memory; reading it again costs time


class _Read:
    """The files that were read so far, and how long they are together."""

    def __init__(self) -> None:
        self.files: dict[str, PythonSource] = {}
        self.size = 0


@once
def _read(_repository: Repository) -> _Read:
    return _Read()


def python_file(repository: Repository, path: str) -> PythonSource:
    """A file of Python, with what other measures found out about it."""
    repository.look_at(path)
    read = _read(repository)
    known = read.files.get(path)
    if known is None:
        known = PythonSource(path, sources.text(repository, path))
        if read.size + len(known.text) <= _MOST_CHARACTERS:
            read.files[path] = known
            read.size += len(known.text)
    return known
