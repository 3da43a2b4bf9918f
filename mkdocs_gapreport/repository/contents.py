"""Where the bytes of a file come from: the disk, or what git has stored."""

# ruff: noqa: PTH114, PTH115, PTH118, PTH120, PTH123  names may be any bytes, which pathlib does not take

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING, Protocol

from mkdocs_gapreport.repository.blobs import CHUNK, UnreadableError
from mkdocs_gapreport.repository.files import decoded, encoded
from mkdocs_gapreport.repository.git import TICK
from mkdocs_gapreport.repository.links import LONGEST_PATH, follow, is_plain

if TYPE_CHECKING:
    from collections.abc import Generator, Hashable, Mapping
    from pathlib import Path

    from mkdocs_gapreport.repository.blobs import Blobs
    from mkdocs_gapreport.repository.files import Entry, Files


class Contents(Protocol):
    """The bytes behind tracked paths. Links are never followed here."""

    def size(self, path: str, entry: Entry) -> int:
        """How many bytes a file has."""

    def chunks(self, path: str, entry: Entry) -> Generator[bytes, None, None]:
        """The bytes of a file, piece by piece."""

    def target(self, path: str, entry: Entry) -> str:
        """Where a symbolic link points to."""

    def is_present(self, path: str) -> bool:
        """Whether something lies at a path, tracked or not, without leaving the root."""

    def stamp(self, path: str, entries: Mapping[str, Entry]) -> Hashable:
        """What stays equal for as long as the content does; an untracked file has no entry."""

    def are_still(self, stamps: Mapping[str, Hashable], files: Files) -> bool:
        """Whether all these files still have the stamps that they had."""

    def date(self, path: str) -> int | None:
        """When a file was last written, in nanoseconds; None where nothing lies."""


class Disk:
    """Content as it lies in the working tree; what a sparse checkout left out comes from git."""

    def __init__(self, root: Path, blobs: Blobs | None = None) -> None:
        self._root = os.path.realpath(os.fsencode(root))
        self._blobs = blobs
        self._is_inside: dict[bytes, bool] = {}
        self._opened = time.time_ns()
        self._late: set[str] = set()
        self._stamps: dict[str, Hashable] = {}
        self._last: tuple[str, bytes] = ("", b"")

    def size(self, path: str, entry: Entry) -> int:
        """How many bytes the file has."""
        state = self._regular(path)
        if state is None:
            return self._stored(entry).size(path, entry)
        return state.st_size

    def chunks(self, path: str, entry: Entry) -> Generator[bytes, None, None]:
        """The bytes of the file. The last small one is remembered: it is asked for repeatedly."""
        if path == self._last[0]:
            yield self._last[1]
            return
        state = self._regular(path)
        if state is None:
            yield from self._stored(entry).chunks(path, entry)
            return
        if state.st_mtime_ns > self._opened:
            self._late.add(path)
            self._stamps.pop(path, None)
        try:
            with open(self._place(path), "rb", buffering=0) as file:
                chunk = file.read(CHUNK)
                if len(chunk) == state.st_size:
                    self._last = (path, chunk)
                while chunk:
                    yield chunk
                    chunk = file.read(CHUNK)
        except OSError as error:
            raise UnreadableError((error.strerror or "unreadable").lower()) from error

    def target(self, path: str, entry: Entry) -> str:
        """Where the link points to."""
        try:
            return decoded(os.readlink(self._place(path)))
        except OSError:  # checked out where there are no links: a file that holds the target
            content = b"".join(self.chunks(path, entry))[:LONGEST_PATH]
            return decoded(content)

    def is_present(self, path: str) -> bool:
        """Whether something lies at a path, tracked or not, without leaving the root."""
        if not is_plain(path) or ".git" in path.split("/") or _is_windows_own(path):
            return False
        try:
            real = follow(path, self._link)
            return bool(real) and os.path.lexists(self._place(real or ""))
        except (OSError, ValueError):
            return False

    def stamp(self, path: str, entries: Mapping[str, Entry]) -> Hashable:
        """The id of a file that git found unchanged; else size and times, if they can be trusted.

        Two changes within one tick of the clock leave the same time behind, so that the stamp of
        a file that was changed just now equals none that is taken later.
        """
        if path not in self._stamps:
            self._stamps[path] = self._stamp(path, entries.get(path))
        return self._stamps[path]

    def are_still(self, stamps: Mapping[str, Hashable], files: Files) -> bool:
        """Whether all these files still have the stamps that they had; nearly all are clean."""
        ids, changed, late, there = files.ids, files.changed, self._late, files.known()
        return all(
            (ids.get(path) == stamp and path in there and path not in changed and path not in late)
            or self.stamp(path, files) == stamp
            for path, stamp in stamps.items()
        )

    def _stamp(self, path: str, entry: Entry | None) -> Hashable:
        if entry and entry.oid and not entry.is_dirty and path not in self._late:
            return entry.oid
        try:
            state = os.lstat(self._place(path))
        except (OSError, ValueError):
            return None
        if max(state.st_mtime_ns, state.st_ctime_ns) > self._opened - TICK:
            return object()
        return (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino, state.st_mode)

    def date(self, path: str) -> int | None:
        """When a file was last written, in nanoseconds; None where nothing lies."""
        try:
            return os.lstat(self._place(path)).st_mtime_ns
        except (OSError, ValueError):
            return None

    def _link(self, path: str) -> str | None:
        place = self._place(path)
        if not os.path.islink(place):
            return None
        return decoded(os.readlink(place))

    def _place(self, path: str) -> bytes:
        return os.path.join(self._root, encoded(path))

    def _regular(self, path: str) -> os.stat_result | None:
        """The state of a regular file; None where nothing lies."""
        place = self._place(path)
        try:
            state = os.lstat(place)
        except OSError:
            return None
        if not stat.S_ISREG(state.st_mode) or not self._is_in_root(os.path.dirname(place)):
            raise UnreadableError("no regular file of this repository")
        return state

    def _is_in_root(self, folder: bytes) -> bool:
        """Whether a folder really lies in the root: a folder above may have become a link."""
        known = self._is_inside.get(folder)
        if known is None:
            real = os.path.realpath(folder)
            known = real == self._root or real.startswith(self._root.rstrip(b"/") + b"/")
            self._is_inside[folder] = known
        return known

    def _stored(self, entry: Entry) -> Blobs:
        if self._blobs is None or not entry.oid or entry.is_dirty:
            raise UnreadableError("not there any more")
        return self._blobs


def _is_windows_own(path: str) -> bool:
    """Whether a path would mean something else on Windows: a drive, or a backslash parting it."""
    return os.name == "nt" and (":" in path or "\\" in path)
