"""What source files say, kept in memory up to a bound: many measures ask for the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository

_MOST_BYTES = 24_000_000  # DotMac's Python is 18 MB; beyond this, files are read again


class _Shelf:
    """The texts read so far, as UTF-8 where a letter takes more than a byte, and those not read."""

    def __init__(self) -> None:
        self.texts: dict[str, str | bytes] = {}
        self.unread: set[str] = set()
        self.size = 0


@once
def _shelf(_repository: Repository) -> _Shelf:
    return _Shelf()


def raw(repository: Repository, path: str) -> bytes:
    """What a file says, as UTF-8; nothing when it cannot be read."""
    content = _content(repository, path)
    return content if isinstance(content, bytes) else content.encode()


def text(repository: Repository, path: str) -> str:
    """What a file says."""
    content = _content(repository, path)
    return content if isinstance(content, str) else content.decode()


def _content(repository: Repository, path: str) -> str | bytes:
    shelf = _shelf(repository)
    known = shelf.texts.get(path)
    if known is not None:
        return known
    read = repository.text(path)
    if read is None or read.problem and not read.is_binary:
        shelf.unread.add(path)
    said = read.content if read else ""
    content = said if said.isascii() else said.encode("utf-8", "replace")
    if shelf.size + len(content) <= _MOST_BYTES:
        shelf.texts[path] = content
        shelf.size += len(content)
    return content


def containing(
    repository: Repository, paths: Iterable[str], needles: Collection[str]
) -> Iterator[str]:
    """The files in which any of these words stands, as it is written."""
    encoded = [needle.encode("utf-8", "replace") for needle in needles]
    for path in paths:
        content = _content(repository, path)
        if isinstance(content, str):
            is_there = any(needle in content for needle in needles)
        else:
            is_there = any(needle in content for needle in encoded)
        if is_there:
            yield path


def unread(repository: Repository, paths: Iterable[str]) -> str:
    """How many of these files could not be read whole, to end a sentence; nothing if all were."""
    lost = _shelf(repository).unread
    missed = [path for path in paths if path in lost] if lost else []
    if not missed:
        return ""
    first, *others = missed
    more = f" and {len(others):,} more" if others else ""
    return f"; `{first}`{more} could not be read whole"
