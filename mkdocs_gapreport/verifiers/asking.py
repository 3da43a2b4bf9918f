"""A verifier of somebody else's is asked in a thread of its own, for so long and no longer.

What ends at the time limit: loops in Python, and everything that reads the repository. What cannot
be ended: a single call that never comes back from C (a pattern that runs away in `re`, a wait for
a socket without a time limit). Such a thread is left alone, does no harm to what others read, and
ends with the program.
"""

from __future__ import annotations

import sys
import threading
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable, Mapping

    from mkdocs_gapreport.repository import Entry, Repository
    from mkdocs_gapreport.repository.contents import Contents

TIME_LIMIT = 30.0
_COURTESY = 5.0


class OutOfTimeError(GapReportError):
    """A verifier did not answer in time."""


def ask(
    question: Callable[[Repository], object], repository: Repository, *, seconds: float
) -> object:
    """The answer to a question about the repository, or whatever it raises; in time, or never."""
    loan = _Loan(contents=repository.contents)
    answer = _Answer(question, replace(repository, contents=loan))
    # Nothing but the chosen format goes to standard output, whatever a verifier prints.
    with redirect_stdout(sys.stderr):
        answer.start()
        answer.join(seconds)
    if answer.is_alive():
        loan.end(answer)
        raise OutOfTimeError(f"no answer within {seconds:g} seconds")
    if answer.error is not None:
        raise answer.error
    return answer.value


class _Answer(threading.Thread):
    """Asks, and keeps what comes of it."""

    def __init__(self, question: Callable[[Repository], object], repository: Repository) -> None:
        super().__init__(daemon=True)
        self._question = question
        self._repository = repository
        self.value: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Ask the question."""
        try:
            self.value = self._question(self._repository)
        except BaseException as error:  # noqa: BLE001  also what is meant to end the program
            self.error = error


class _Loan(Struct):
    """The contents of a repository, lent for a time.

    Git answers all of us through one pipe. Who were still reading from it when the time is over
    would take the answers that the next question is waiting for: so the loan ends between two
    readings, never within one.
    """

    contents: Contents
    is_over: bool = False
    reading: threading.Lock = field(default_factory=threading.Lock)

    def size(self, path: str, entry: Entry) -> int:
        """How many bytes a file has."""
        with self.reading:
            return self._lent().size(path, entry)

    def chunks(self, path: str, entry: Entry) -> Generator[bytes, None, None]:
        """The bytes of a file, piece by piece."""
        with self.reading:
            yield from self._lent().chunks(path, entry)

    def target(self, path: str, entry: Entry) -> str:
        """Where a symbolic link points to."""
        with self.reading:
            return self._lent().target(path, entry)

    def is_present(self, path: str) -> bool:
        """Whether something lies at a path, tracked or not."""
        with self.reading:
            return self._lent().is_present(path)

    def stamp(self, path: str, entries: Mapping[str, Entry]) -> Hashable:
        """What stays equal for as long as the content does."""
        return self._lent().stamp(path, entries)

    def date(self, path: str) -> int | None:
        """When a file was last written."""
        return self._lent().date(path)

    def _lent(self) -> Contents:
        if self.is_over:
            raise OutOfTimeError("the time is over")
        return self.contents

    def end(self, borrower: threading.Thread) -> None:
        """Take it back, and ask the borrower to leave."""
        has_stopped = self.reading.acquire(timeout=_COURTESY)
        self.is_over = True
        _interrupt(borrower)
        if has_stopped:
            self.reading.release()


def _interrupt(thread: threading.Thread) -> None:
    """Raise `SystemExit` in a thread, at the next step that it takes in Python."""
    import ctypes  # noqa: PLC0415  only when something hangs

    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit)
        )
