"""Which of several reports counts: of those on the same thing the newest, and the rest is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, listed
from mkdocs_gapreport.verifiers.reports import age, shelf
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

OURS = "gapreport"  # the tool that our own reports name
AT_ONCE = timedelta(minutes=2)  # several forms of one run
_NEVER = datetime.min.replace(tzinfo=UTC)
_NAMED = 4


class Report(Protocol):
    """What a report says, with the time that it gives itself."""

    @property
    def stamp(self) -> age.Stamp | None:
        """When it says it was written."""


R = TypeVar("R", bound=Report)
P = TypeVar("P")


class Edition(Struct, Generic[R], frozen=True, kw_only=True):
    """A report that could be read: where it lies, what it says, and when it was written."""

    path: str
    says: R
    written: datetime | None = None

    @property
    def sort_time(self) -> datetime:
        """When it was written; what tells no time comes first of all."""
        return self.written or _NEVER


class Kind(Struct, Generic[R], frozen=True, kw_only=True):
    """A kind of reports: its name, its usual file names, how to read one, and how to get one.

    `read` gives None for a file that is something else. `is_ours` tells what gapreport wrote: no
    claim is evidence for another, so that it counts only where it is named.
    """

    name: str
    names: re.Pattern[str]
    read: Callable[[Repository, str], R | None]
    examples: str
    remedy: str
    is_ours: Callable[[R], bool] = lambda _: False


class Found(Struct, Generic[R], frozen=True, kw_only=True):
    """The reports of a kind, newest first; `problem` is the evidence where there are none."""

    editions: tuple[Edition[R], ...] = ()
    problem: Evidence | None = None


def found(
    repository: Repository, kind: Kind[R], *, report: str, page: str, settings: Settings | None
) -> Found[R]:
    """The reports of a kind: the one that the check names, or the site, or all there are."""
    chosen = (report,) if report else shelf.of_settings(settings, kind.name)
    conventional = shelf.conventional(repository, kind.names)
    if not chosen:
        return _read(repository, kind, conventional, is_named=False)
    paths: list[str] = []
    for wanted in chosen:
        named = shelf.named(
            repository,
            wanted,
            page=page if report else "",
            kind=f"{kind.name} ",
            known=conventional,
        )
        if named.is_wrong:
            return Found(problem=Evidence.broken(named.missing))
        if named.missing:
            return _problem(named.missing, ())
        paths += named.paths
    return _read(repository, kind, list(dict.fromkeys(paths)), is_named=True)


def _read(
    repository: Repository, kind: Kind[R], paths: Sequence[str], *, is_named: bool
) -> Found[R]:
    if len(paths) > shelf.MOST_REPORTS:
        return _problem(
            f"there are more than {shelf.MOST_REPORTS} {kind.name} reports; name those that count"
            " with `report=`",
            paths,
        )
    editions: list[Edition[R]] = []
    faults: dict[str, str] = {}
    for path in paths:
        try:
            edition = shelf.once(repository, (kind.name, path), _reader(repository, kind, path))
        except ReportError as error:
            faults[path] = str(error)
        else:
            if edition and (is_named or not kind.is_ours(edition.says)):
                editions.append(edition)
    editions.sort(key=lambda edition: edition.path)
    editions.sort(key=lambda edition: edition.sort_time, reverse=True)
    fault = _newest_fault(repository, faults, editions, is_named=is_named)
    if fault:
        return _problem(faults[fault], [fault])
    if not editions:
        return _nothing(kind, paths, is_named=is_named)
    return Found(editions=tuple(editions))


def _reader(repository: Repository, kind: Kind[R], path: str) -> Callable[[], Edition[R] | None]:
    def read() -> Edition[R] | None:
        says = kind.read(repository, path)
        if says is None:
            return None
        return Edition(path=path, says=says, written=age.of_report(repository, path, says.stamp))

    return read


def _newest_fault(
    repository: Repository,
    faults: dict[str, str],
    editions: Sequence[Edition[R]],
    *,
    is_named: bool,
) -> str:
    """A report that cannot be read, unless a newer one can."""
    if is_named or not editions:
        return next(iter(faults), "")
    newest = editions[0].sort_time
    dates = {path: age.of_report(repository, path, None) for path in faults}
    return next((path for path, date in dates.items() if date and date >= newest), "")


def _nothing(kind: Kind[R], paths: Sequence[str], *, is_named: bool) -> Found[R]:
    if is_named:
        return _problem(f"`{paths[0]}` is no {kind.name} report of a known form", paths)
    looked = f"no {kind.name} report was found (looked for {kind.examples})"
    others = f"; {named(paths)} {_is(paths)} something else" if paths else ""
    return _problem(f"{looked}{others}; {kind.remedy}", paths)


def _problem(sentence: str, paths: Sequence[str]) -> Found[R]:
    return Found(problem=Evidence.unknown(sentence, places=places(paths)))


def _is(paths: Sequence[str]) -> str:
    return "is" if len(paths) == 1 else "are"


def newest(parts: Iterable[P], is_same: Callable[[P, P], bool]) -> tuple[list[P], list[P]]:
    """Of what stands newest first: what counts, and what is on the same thing as a newer one."""
    counting: list[P] = []
    older: list[P] = []
    for part in parts:
        has_newer = any(is_same(part, other) for other in counting)
        (older if has_newer else counting).append(part)
    return counting, older


def are_at_once(one: Edition[R], other: Edition[R]) -> bool:
    """Whether two reports were written by one run."""
    return abs(one.sort_time - other.sort_time) <= AT_ONCE


def left_out(older: Sequence[Edition[R]], newest_time: datetime) -> str:
    """The end of a sentence that names the reports which a newer one replaces."""
    old = [edition for edition in older if newest_time - edition.sort_time > AT_ONCE]
    if not old:
        return ""
    dated = [f"`{e.path}`{age.Age(written=e.written).words()}" for e in old[:_NAMED]]
    more = f" and {len(old) - _NAMED} more" if len(old) > _NAMED else ""
    return f"; on the same, but older: {', '.join(dated)}{more}"


def sources(
    tools: Iterable[str],
    told: Sequence[Edition[R]],
    age_of: Callable[[Edition[R]], age.Age],
    as_of: date | None,
) -> str:
    """The tools and their reports with the age of the oldest: "pytest in `junit.xml` of …"."""
    by_path = {edition.path: edition for edition in told}
    oldest = min(by_path.values(), key=lambda edition: edition.sort_time)
    old = age_of(oldest).words(as_of)
    several = ", the oldest" if old and len(by_path) > 1 else ""
    return f"{' and '.join(sorted(set(tools)))} in {named(sorted(by_path))}{several}{old}"


def named(paths: Sequence[str]) -> str:
    """Paths as they stand in a sentence, the first few of them."""
    return listed(paths, _NAMED)


def places(paths: Sequence[str]) -> tuple[Place, ...]:
    """The reports themselves as places."""
    return tuple(Place(path) for path in sorted(paths)[:_NAMED])
