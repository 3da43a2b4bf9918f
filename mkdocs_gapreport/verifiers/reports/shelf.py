"""Where reports lie, and their bytes: tracked ones, and those that CI left in the working tree."""

from __future__ import annotations

import codecs
import os
import re
import stat
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import UnreadableError, alternatives
from mkdocs_gapreport.repository.globs import compiled
from mkdocs_gapreport.repository.links import is_plain
from mkdocs_gapreport.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Looks
    from mkdocs_gapreport.settings import Settings

    T = TypeVar("T")

MEGABYTE = 1_000_000
LONGEST_STREAM = 100 * MEGABYTE
LONGEST_WHOLE = 50 * MEGABYTE  # JSON is held in memory
MOST_REPORTS = 500

# What lies there are reports about something else, kept as samples.
_SAMPLES = regex(
    r"(?:^|/)(?:fixtures?|__fixtures__|testdata|test[-_]data|samples?|examples?|golden|snapshots"
    r"|__snapshots__|node_modules|vendor|third[-_]party|site-packages|\.?venv|\.tox|\.git)/",
    re.IGNORECASE,
)
_MANIFESTS = (
    *("pyproject.toml", "setup.py", "setup.cfg", "package.json", "go.mod", "Cargo.toml"),
    *("pom.xml", "build.gradle", "build.gradle.kts"),
)
# Where tools put reports, below the folder of a project. `*` stands for each folder there.
_PLACES = (
    *("", "coverage", "cov", "htmlcov", "reports", "report", "reports/coverage", "reports/junit"),
    *("test-results", "test-reports", "test_results", "test-results/*", "junit", "ctrf", "results"),
    *("coverage/*", "build/reports", "build/coverage", "artifacts", ".reports", "reports/jacoco"),
    *("target/site/jacoco", "target/site/cobertura", "target/surefire-reports"),
    *("target/failsafe-reports", "build/reports/jacoco/test", "build/test-results/*"),
    *("target/nextest/*", "target/site/clover", "tests/reports", "test/reports", "sarif"),
)
_HOMELESS = regex(
    r"(?:^|/)(?:coverage|cov|htmlcov|\.?reports?|test[-_]re(?:sults|ports)|junit|ctrf|results"
    r"|artifacts|sarif|(?:build|target)(?=/)|tests?(?=/reports/))(?:/.*)?$"
)


class ReportError(GapReportError):
    """Why a report proves nothing: a sentence that names it."""


class Named(Struct, frozen=True):
    """The reports that a check or a site names; `missing` is the sentence where there are none."""

    paths: tuple[str, ...] = ()
    missing: str = ""
    is_wrong: bool = False


def conventional(repository: Repository, names: re.Pattern[str]) -> tuple[str, ...]:
    """The reports with a telling name: tracked anywhere, on disk where tools put them."""

    def found() -> tuple[str, ...]:
        fits = [name for name in repository.index.all_names if names.search(f"/{name}")]
        tracked = {path for name in fits for path in repository.named(name)}
        others = (*_in_report_folders(repository), *on_disk(repository))
        tracked |= {path for path in others if names.search(f"/{path}")}
        # At most one more than is read, so that the limit can be told.
        return tuple(sorted(p for p in tracked if not _SAMPLES.search(p))[: MOST_REPORTS + 1])

    return once(repository, ("conventional", names), found)


def named(
    repository: Repository,
    report: str,
    *,
    page: str = "",
    kind: str = "",
    known: Sequence[str] = (),
) -> Named:
    """The reports that a path, a folder or a pattern means, from the root or from the page.

    `kind` is what the message calls them, `known` are those that may have been meant.
    """
    folder = page.rpartition("/")[0]
    plain = report.strip().removeprefix("./").removesuffix("/")
    if not is_plain(plain):
        return Named(
            missing=f"`{report}` lies outside the repository; name a report in it", is_wrong=True
        )
    for wanted in dict.fromkeys((plain, f"{folder}/{plain}" if folder else plain)):
        paths = tuple(_meant(repository, wanted))
        if paths:
            return Named(paths)
    where = "there" if _is_on_disk(repository) else "tracked at this revision"
    best = nearest(plain, known)
    hint = f"did you mean `{best}`?" if best else "has the run that writes it run?"
    return Named(missing=f"no {kind}report `{report}` is {where}; {hint}")


def _meant(repository: Repository, wanted: str) -> Iterator[str]:
    if any(character in wanted for character in "*?[{"):
        choices = [compiled(choice) for choice in alternatives(wanted)]
        lying = [path for path in on_disk(repository) if any(c.fullmatch(path) for c in choices)]
        yield from sorted({*repository.glob(wanted), *lying})[: MOST_REPORTS + 1]
    elif repository.is_file(wanted) or is_report_on_disk(repository, wanted):
        yield wanted
    elif repository.is_directory(wanted) or repository.is_on_disk(wanted):
        below = [path for path in repository.below(wanted) if _ENDINGS.search(path)]
        lying = [f"{wanted}/{name}" for name in _names_in(repository, wanted)]
        fresh = [path for path in lying if is_report_on_disk(repository, path)]
        yield from sorted({*below, *fresh})[: MOST_REPORTS + 1]


_ENDINGS = regex(r"\.(?:xml|json|sarif|info|lcov|out|txt)$", re.IGNORECASE)


def home(path: str) -> str:
    """The folder of the project that a report is about: "app" for `app/coverage/lcov.info`."""
    return _HOMELESS.sub("", path.rpartition("/")[0])


def projects(repository: Repository) -> tuple[str, ...]:
    """The folders that hold a project of their own, the root first."""
    manifests = (path for name in _MANIFESTS for path in repository.named(name))
    folders = {path.rpartition("/")[0] for path in manifests if not _SAMPLES.search(path)}
    return ("", *sorted(folders - {""}))


def on_disk(repository: Repository) -> tuple[str, ...]:
    """The untracked files at the places where tools put reports; none at a revision."""

    def listed() -> tuple[str, ...]:
        if not _is_on_disk(repository):
            return ()
        folders = (
            folder
            for project in projects(repository)
            for place in _PLACES
            for folder in _folders(repository, f"{project}/{place}".strip("/"))
        )
        lying = (
            f"{folder}/{name}".removeprefix("/")
            for folder in dict.fromkeys(folders)
            for name in _names_in(repository, folder)
        )
        return tuple(path for path in lying if is_report_on_disk(repository, path))

    return once(repository, "on disk", listed)


def is_report_on_disk(repository: Repository, path: str) -> bool:
    """Whether an untracked regular file lies there, reached without leaving the root."""
    if not repository.is_on_disk(path):
        return False
    repository.look_at(path)
    try:
        return stat.S_ISREG((repository.root / path).stat().st_mode)
    except (OSError, ValueError):
        return False


def _is_on_disk(repository: Repository) -> bool:
    """Whether the tree is read as it lies, and not at a revision."""
    return repository.tree.deleted is not None or not repository.checkout.commit


def _in_report_folders(repository: Repository) -> Iterator[str]:
    """Tracked files in folders of the conventional names, whose own names say nothing."""
    for folder in ("test-results", "test-reports", "surefire-reports"):
        for path in repository.folders_named(folder):
            yield from repository.below(path)[:MOST_REPORTS]


def _folders(repository: Repository, place: str) -> Iterator[str]:
    if not place.endswith("*"):
        yield place
        return
    parent = place.removesuffix("/*")
    yield from (f"{parent}/{name}" for name in _names_in(repository, parent, folders=True))


def _names_in(repository: Repository, folder: str, *, folders: bool = False) -> list[str]:
    repository.look_at(f"{folder}/.".removeprefix("/"))
    try:
        with os.scandir(repository.root / folder) as entries:
            wanted = (e for e in entries if (e.is_dir if folders else e.is_file)())
            names = [entry.name for entry in wanted if folders or _ENDINGS.search(entry.name)]
    except (OSError, ValueError):
        return []
    return sorted(names)[:MOST_REPORTS]


def opened(repository: Repository, path: str) -> IO[bytes]:
    """The bytes of a report that is read piece by piece, from its first on."""
    size = _checked_size(repository, path, LONGEST_STREAM)
    if not repository.is_file(path):
        try:
            return (repository.root / path).open("rb")
        except OSError as error:
            raise _unreadable(path, error) from error
    return BytesIO(_tracked(repository, path, size))


def content(repository: Repository, path: str) -> bytes:
    """The bytes of a report as UTF-8: redirected output is UTF-16 on Windows."""
    size = _checked_size(repository, path, LONGEST_WHOLE)
    if repository.is_file(path):
        raw = _tracked(repository, path, size)
    else:
        try:
            raw = (repository.root / path).read_bytes()[: LONGEST_WHOLE + 1]
        except OSError as error:
            raise _unreadable(path, error) from error
    return as_utf8(raw)


def as_utf8(raw: bytes) -> bytes:
    """Bytes without a byte order mark, whatever encoding it announced."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode("utf-8", "replace")
    return raw.removeprefix(codecs.BOM_UTF8)


def _checked_size(repository: Repository, path: str, limit: int) -> int:
    try:
        tracked = repository.is_file(path)
        repository.look_at(path)
        size = repository.size(path) if tracked else (repository.root / path).stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    if size is None:
        raise ReportError(f"`{path}` cannot be read: it is {repository.why_unreadable(path)}")
    if not size:
        raise ReportError(f"`{path}` is empty")
    if size > limit:
        raise ReportError(
            f"`{path}` has {size / MEGABYTE:,.0f} MB, and reports of its kind are read up to"
            f" {limit // MEGABYTE} MB; have the tool write a summary, or split it"
        )
    return size


def _tracked(repository: Repository, path: str, size: int) -> bytes:
    try:
        raw = repository.beginning(path, size + 1)
    except UnreadableError as error:
        raise ReportError(f"`{path}` cannot be read: it is {error}") from error
    if raw.startswith(b"version https://git-lfs"):
        raise ReportError(f"`{path}` cannot be read: it is an LFS pointer")
    return raw


def _unreadable(path: str, error: OSError) -> ReportError:
    why = (error.strerror or "it cannot be opened").lower()
    return ReportError(f"`{path}` cannot be read: {why}")


# What was read of a tree lives as long as the tree: `mkdocs serve` opens it anew for each build.
_READ: WeakKeyDictionary[Repository, dict[object, tuple[Any, Looks]]] = WeakKeyDictionary()


def once(repository: Repository, key: object, make: Callable[[], T]) -> T:
    """What `make` makes of a tree, made once; a `ReportError` is remembered too."""
    known = _READ.setdefault(repository, {})
    if key not in known:
        with repository.ledger.noting() as looks:
            try:
                known[key] = make(), looks
            except ReportError as error:
                known[key] = error, looks
    made, looks = known[key]
    repository.ledger.current.add(looks)
    if isinstance(made, ReportError):
        raise ReportError(str(made))
    found: T = made
    return found


def of_settings(settings: Settings | None, kind: str) -> tuple[str, ...]:
    """The reports that the site names for a kind; none when it names none."""
    return settings.reports.get(kind, ()) if settings else ()
