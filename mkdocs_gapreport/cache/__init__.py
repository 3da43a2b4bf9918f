"""What was worked out before, kept on the disk for later commands and builds.

Keys are digests of all that a value rests on, the code that computed it included, so that a value
is never wrong, only unused. Whatever goes wrong with the file, the work is done as without it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from functools import cache
from hashlib import blake2b
from time import time
from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.cache.codec import NotKeptError, decoded, encoded
from mkdocs_gapreport.cache.computing import version

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Cache", "of_user"]

_PATIENCE = 0.2  # how long another build that writes is waited for, in seconds
_MOST_BYTES = 64_000_000
_A_DAY = 86_400
_TABLE = """
    create table if not exists
    kept (key blob primary key, value blob not null, day integer not null) without rowid
"""


@cache
def of_user() -> Cache:
    """The cache of this user; it never lies in a repository."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only where a cache is wanted

    return Cache(user_cache_path("mkdocs-gapreport", appauthor=False) / "cache.sqlite")


class Cache:
    """Values by what they rest on. What is put is written by `flush`, all of it or nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._put: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def get(self, *rests_on: object) -> Any:
        """The value that rests on these, or None."""
        key = _key(rests_on)
        raw = self._put.get(key) or self._read(key)
        try:
            return decoded(raw) if raw else None
        except NotKeptError:
            return None

    def put(self, value: object, *rests_on: object) -> None:
        """Keep a value; one that cannot be written down is not kept."""
        with suppress(NotKeptError):
            self._put[_key(rests_on)] = encoded(value)

    def flush(self) -> None:
        """Write what was put, and note what was used; where another build writes, it wins."""
        put, used = self._put, self._used
        self._put, self._used = {}, set()
        if not put and not used:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as connection, connection:
                _write(connection, put, used)
        except sqlite3.OperationalError:
            return  # locked by another build, read-only, or no room
        except sqlite3.DatabaseError:
            self._begin_anew()
        except OSError:
            return

    def _read(self, key: bytes) -> bytes | None:
        if not self._file.is_file():
            return None
        try:
            with closing(self._opened()) as connection:
                row = connection.execute("select value, day from kept where key = ?", (key,))
                value, day = row.fetchone() or (None, 0)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._begin_anew()
            return None
        if value is not None and day < _today():
            self._used.add(key)
        return value if isinstance(value, bytes) else None

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=_PATIENCE)

    def _begin_anew(self) -> None:
        """A file that is damaged is worth nothing."""
        with suppress(OSError):
            self._file.unlink()


def _write(connection: sqlite3.Connection, put: dict[bytes, bytes], used: set[bytes]) -> None:
    today = _today()
    connection.execute(_TABLE)
    rows = [(key, value, today) for key, value in put.items()]
    connection.executemany("insert or replace into kept values (?, ?, ?)", rows)
    connection.executemany("update kept set day = ? where key = ?", [(today, key) for key in used])
    (size,) = connection.execute("select coalesce(sum(length(value)), 0) from kept").fetchone()
    if size > _MOST_BYTES:
        _drop(connection, size - _MOST_BYTES // 2)


def _drop(connection: sqlite3.Connection, too_many: int) -> None:
    """Take out what was not used for longest, down to half of what there may be."""
    oldest = connection.execute("select key, length(value) from kept order by day").fetchall()
    for key, length in oldest:
        if too_many <= 0:
            return
        connection.execute("delete from kept where key = ?", (key,))
        too_many -= length


def _key(rests_on: tuple[object, ...]) -> bytes:
    made = blake2b(version(), digest_size=20)
    for part in rests_on:
        raw = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(raw) + raw)
    return made.digest()


def _today() -> int:
    return int(time() // _A_DAY)
