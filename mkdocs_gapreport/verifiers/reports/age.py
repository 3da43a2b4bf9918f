"""When a report was written, and whether the code it speaks of has changed since."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError, counted
from mkdocs_gapreport.repository.git import Git
from mkdocs_gapreport.verifiers.reports.shelf import once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.repository import Repository

CODE = (
    *("c", "cc", "clj", "cpp", "cs", "dart", "erl", "ex", "exs", "go", "h", "hpp", "hs", "java"),
    *("js", "jsx", "kt", "lua", "m", "mjs", "ml", "php", "pl", "py", "rb", "rs", "scala", "sh"),
    *("sql", "svelte", "swift", "tf", "ts", "tsx", "vue"),
)
_ZONES = timedelta(hours=14)  # as far as clocks on earth are apart from UTC
_A_DAY = timedelta(days=1)
_YEARS = range(2000, 2100)
_MOST_FOLDERS = 40
_FEW_FILES = 300
_MOST_LOOKED_AT = 5000
_MILLISECONDS = 10**11


class Stamp(Struct, frozen=True):
    """The time that a report gives itself. `is_local`: by a clock whose zone is not told."""

    time: datetime
    is_local: bool = False


class Age(Struct, frozen=True, kw_only=True):
    """When a report was written, and the day of the newest code it speaks of if that is newer."""

    written: datetime | None = None
    outdated_on: date | None = None

    def words(self, as_of: date | None = None) -> str:
        """The age as it stands behind a report's name: " of 2026-11-01, 21 days old"."""
        if self.written is None:
            return ""
        day = self.written.date()
        days = (as_of - day).days if as_of else 0
        old = f", {counted(days, 'day')} old" if days > 0 else ""
        return f" of {day}{old}{self._since(day)}"

    def _since(self, day: date) -> str:
        if self.outdated_on is None:
            return ""
        when = "later that day" if self.outdated_on == day else f"on {self.outdated_on}"
        return f", older than the code, which changed {when}"


def from_text(text: str | None) -> Stamp | None:
    """A time as reports write it, in ISO 8601; None where that is no time."""
    match = re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?\S*$", text or "")
    try:
        time = datetime.fromisoformat(match[0].replace(" UTC", "Z")) if match else None
    except ValueError:
        return None
    if time is None or time.year not in _YEARS:
        return None
    if time.tzinfo is None:
        return Stamp(time.replace(tzinfo=UTC), is_local=True)
    return Stamp(time.astimezone(UTC))


def from_number(number: float | str | None) -> Stamp | None:
    """A time in seconds or milliseconds since 1970; None where that is none."""
    try:
        seconds = float(number or 0)
        time = datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Stamp(time) if time.year in _YEARS else None


def of_report(repository: Repository, path: str, stamp: Stamp | None) -> datetime | None:
    """When a report was written: by its own word, else by its commit, else by the file's date."""
    if _is_committed(repository, path):
        return stamp.time if stamp else _last_commit(repository, (path,))
    lies_since = _modified(repository, path)
    if stamp is None or lies_since is None:
        return lies_since or (stamp.time if stamp else None)
    # A clock without a zone and the file's date tell the same moment: the latter knows the zone.
    is_same = stamp.is_local and abs(lies_since - stamp.time) <= _ZONES
    return lies_since if is_same else stamp.time


def _is_committed(repository: Repository, path: str) -> bool:
    """Whether a file is as git has it; its date on disk is then that of the checkout."""
    repository.ledger.current.is_whole = True
    real = repository.resolve(path)
    is_clean = real in repository.files and not repository.files[real].is_dirty
    return is_clean and bool(repository.checkout.commit)


def of_code(repository: Repository, path: str, stamp: Stamp | None, covered: Iterable[str]) -> Age:
    """The age of a report on the tracked files `covered`, or patterns of git for them."""
    written = of_report(repository, path, stamp)
    paths = tuple(covered)
    if written is None or not paths:
        return Age(written=written)
    changed = _changed_after(repository, path, written, stamp, paths)
    return Age(written=written, outdated_on=changed.date() if changed else None)


def code_below(folder: str) -> tuple[str, ...]:
    """Patterns of git for all code below a folder."""
    start = f"{_escaped(folder)}/" if folder else ""
    return tuple(f":(glob){start}**/*.{ending}" for ending in CODE)


def _changed_after(
    repository: Repository,
    path: str,
    written: datetime,
    stamp: Stamp | None,
    covered: tuple[str, ...],
) -> datetime | None:
    """When the code last changed, if that was after the report."""
    slack = _ZONES if stamp and stamp.is_local and written == stamp.time else timedelta()
    files = [name for name in covered if not name.startswith(":")][:_MOST_LOOKED_AT]
    edited = _newest_edit(repository, files)
    if edited and edited > written + slack:
        return edited
    if repository.checkout.is_shallow:
        return None  # each file seems to be as new as the oldest commit that is here
    committed = _last_commit(repository, _patterns(covered))
    if committed is None:
        return None
    if _is_committed(repository, path):
        # Run, then committed together with the code: the run is older than the commit.
        kept = _last_commit(repository, (path,))
        is_later = committed > (kept or written) or committed > written + slack + _A_DAY
        return committed if is_later else None
    # Edited, then run, then committed: the edit is older than the run.
    is_untouched = files and not _is_any_newer(repository, files, written)
    return committed if committed > written + slack and not is_untouched else None


def _patterns(covered: tuple[str, ...]) -> tuple[str, ...]:
    """The files themselves, or few patterns of git for many: by folder and ending."""
    if len(covered) <= _FEW_FILES:
        return covered
    given = [name for name in covered if name.startswith(":")]
    files = [name for name in covered if not name.startswith(":")]
    depth = 8
    wanted: set[tuple[str, str]] = set()
    while depth:
        wanted = {
            ("/".join(name.split("/")[:-1][:depth]), name.rpartition(".")[2]) for name in files
        }
        if len(wanted) <= _MOST_FOLDERS:
            break
        depth -= 1
    made = [
        f":(glob){_escaped(folder)}{'/' if folder else ''}**/*.{_escaped(ending)}"
        for folder, ending in sorted(wanted)
    ]
    return (*given, *made)


def _escaped(text: str) -> str:
    return re.sub(r"([*?\[\\])", r"\\\1", text)


def _last_commit(repository: Repository, patterns: tuple[str, ...]) -> datetime | None:
    """When a commit last touched what the patterns name; None where that cannot be told."""
    commit = repository.checkout.commit
    repository.ledger.current.is_past = True
    if not commit:
        return None

    def asked() -> datetime | None:
        try:
            found = Git(repository.root).ask(
                "log", "-1", "--format=%ct", commit, "--", *(_literal(p) for p in patterns)
            )
            stamp = from_number(found.decode().strip())
        except (GapReportError, ValueError):  # the latter for names that no program can be told
            return None
        return stamp.time if stamp else None

    return once(repository, ("commit", patterns), asked)


def _literal(pattern: str) -> str:
    return pattern if pattern.startswith(":(glob)") else f":(literal){pattern}"


def _newest_edit(repository: Repository, files: list[str]) -> datetime | None:
    """When one of the files was last edited, among those with edits that are not committed."""
    repository.ledger.current.is_whole = True
    if not repository.tree.is_dirty:
        return None
    dirty = (name for name in files if name in repository.files and repository.files[name].is_dirty)
    times = [time for name in dirty if (time := _modified(repository, name))]
    return max(times, default=None)


def _is_any_newer(repository: Repository, files: list[str], written: datetime) -> bool:
    times = (_modified(repository, name) for name in files)
    return any(time > written for time in times if time)


def _modified(repository: Repository, path: str) -> datetime | None:
    repository.look_at_date(repository.resolve(path) or path)
    try:
        place = repository.root / (repository.resolve(path) or path)
        return datetime.fromtimestamp(place.lstat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None
