"""What source files say, kept in memory up to a bound: many measures ask for the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository

_MOST_BYTES = 24_000_000  # DotMac's Python is 18 MB; beyond this, files are read again


class _Shelf:
    """The texts read so far, as UTF-8, and the files that have none."""

    def __init__(self) -> None:
        self.texts: dict[str, bytes] = {}
        self.unread: set[str] = set()
        self.size = 0


@once
def _shelf(_repository: Repository) -> _Shelf:
    return _Shelf()


def raw(repository: Repository, path: str) -> bytes:
    """What a file says, as UTF-8; nothing when it cannot be read."""
    shelf = _shelf(repository)
    known = shelf.texts.get(path)
    if known is not None:
        return known
    read = repository.text(path)
    if read is None or read.problem and not read.is_binary:
        shelf.unread.add(path)
    content = read.content.encode("utf-8", "replace") if read else b""
    if shelf.size + len(content) <= _MOST_BYTES:
        shelf.texts[path] = content
        shelf.size += len(content)
    return content


def text(repository: Repository, path: str) -> str:
    """What a file says."""
    return raw(repository, path).decode()


def containing(
    repository: Repository, paths: Iterable[str], needles: Collection[str]
) -> Iterator[str]:
    """The files in which any of these words stands, as it is written."""
    wanted = [needle.encode("utf-8", "replace") for needle in needles]
    for path in paths:
        content = raw(repository, path)
        if any(needle in content for needle in wanted):
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
