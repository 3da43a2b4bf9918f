"""Content as git has stored it, read through one `git cat-file` that stays open."""

from __future__ import annotations

import weakref
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository.files import decoded, encoded
from mkdocs_gapreport.repository.links import LONGEST_PATH

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Generator, Hashable, Mapping
    from typing import IO

    from mkdocs_gapreport.repository.files import Entry, Files
    from mkdocs_gapreport.repository.git import Git


CHUNK = 1 << 16


class UnreadableError(Exception):
    """Why the content of a tracked file cannot be had here."""


class Blobs:
    """The blobs of a repository.

    In a partial clone git would fetch what is not here, and die when it may not: so what is
    missing is listed first, and never asked for.
    """

    def __init__(self, git: Git, *, commit: str, is_partial: bool) -> None:
        self._git = git
        self._commit = commit
        self._missing: frozenset[str] | None = None if is_partial and commit else frozenset()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self.close = weakref.finalize(self, _end, self._running)

    def size(self, path: str, entry: Entry) -> int:
        """How many bytes the blob has."""
        del path
        _, kind, size = self._answer("--batch-check", entry.oid)
        return _blob(kind, size)

    def chunks(self, path: str, entry: Entry) -> Generator[bytes, None, None]:
        """The bytes of the blob."""
        del path
        return self.named(entry.oid)

    def target(self, path: str, entry: Entry) -> str:
        """Where the link points to: that is what its blob holds."""
        content = b"".join(self.chunks(path, entry))[:LONGEST_PATH]
        return decoded(content)

    def is_present(self, path: str) -> bool:
        """Nothing but what is tracked is there at a revision."""
        del path
        return False

    def stamp(self, path: str, entries: Mapping[str, Entry]) -> str:
        """The id of the blob."""
        return entries[path].oid if path in entries else ""

    def are_still(self, stamps: Mapping[str, Hashable], files: Files) -> bool:
        """Whether all these blobs have the same ids."""
        return all(self.stamp(path, files) == stamp for path, stamp in stamps.items())

    def date(self, path: str) -> None:
        """Git keeps no dates of files."""
        del path

    def named(self, name: str) -> Generator[bytes, None, None]:
        """The bytes of the blob that git knows by an id, or by `REVISION:PATH`."""
        output, kind, left = self._answer("--batch", name)
        try:
            _blob(kind, left)
            while left and (chunk := output.read(min(left, CHUNK))):
                left -= len(chunk)
                yield chunk
        finally:  # the next answer begins after this one, read or not
            while left and (chunk := output.read(min(left, CHUNK))):
                left -= len(chunk)
            output.read(len(b"\n"))

    def _answer(self, mode: str, name: str) -> tuple[IO[bytes], str, int]:
        """Ask for one object: where its content comes from now, its type and its length."""
        if "\n" in name or name in self._absent():
            raise UnreadableError("not fetched in this partial clone")
        try:
            questions, answers = self._pipes(mode)
            questions.write(encoded(f"{name}\n"))
            questions.flush()
            words = answers.readline().decode().split()
        except (OSError, GapReportError) as error:
            raise UnreadableError("git cannot be asked for it") from error
        if len(words) != len(("id", "type", "size")):
            raise UnreadableError("missing from git's objects")
        return answers, words[1], int(words[2])

    def _pipes(self, mode: str) -> tuple[IO[bytes], IO[bytes]]:
        process = self._running.get(mode)
        if process is None or process.poll() is not None:
            if process is not None:
                _end({mode: process})
            process = self._running[mode] = self._git.start("cat-file", mode)
        if process.stdin is None or process.stdout is None:
            raise OSError
        return process.stdin, process.stdout

    def _absent(self) -> frozenset[str]:
        if self._missing is None:
            options = ("--objects", "--no-object-names", "--missing=print")
            try:
                listed = self._git.ask("rev-list", *options, f"{self._commit}^{{tree}}")
            except GapReportError:
                listed = b""
            lines = listed.decode().splitlines()
            self._missing = frozenset(line[1:] for line in lines if line.startswith("?"))
        return self._missing


def _blob(kind: str, size: int) -> int:
    if kind != "blob":
        raise UnreadableError(f"a {kind}, not a file")
    return size


def _end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()
    running.clear()
