"""What source files say, kept in memory up to a bound: many measures ask for the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Stamp

_MOST_BYTES = 500_000  # of a larger repository the rest is read again, for less than its memory


class _Shelf:
    """The texts read so far, as UTF-8 where a letter takes more than a byte, and those not read."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[Stamp, str | bytes]] = {}
        self.unread: set[str] = set()
        self.size = 0

    def put(self, path: str, stamp: Stamp, content: str | bytes) -> None:
        """Keep a text in the place of what the file said before, if there is room."""
        self.size -= len(self.texts.pop(path, (None, ""))[1])
        if self.size + len(content) <= _MOST_BYTES:
            self.texts[path] = stamp, content
            self.size += len(content)


def _shelf(repository: Repository) -> _Shelf:
    shelf: _Shelf = repository.kept.setdefault(_Shelf, _Shelf())
    return shelf


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
    stamp = repository.look_at(path)
    known = shelf.texts.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    read = repository.text(path)
    is_unread = read is None or bool(read.problem) and not read.is_binary
    (shelf.unread.add if is_unread else shelf.unread.discard)(path)
    said = read.content if read else ""
    content = said if said.isascii() else said.encode("utf-8", "replace")
    shelf.put(path, stamp, content)
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
    return f"; {listed(missed)} could not be read whole" if missed else ""
