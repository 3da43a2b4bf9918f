"""Verifier of test coverage, as a report of the tests' own run tells it."""

from __future__ import annotations

import os.path
import re
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength, counted
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.suggestions import nearest
from mkdocs_gapreport.verifiers.reports import age, editions, shelf
from mkdocs_gapreport.verifiers.reports.counts import (
    BRANCHES,
    FUNCTIONS,
    INSTRUCTIONS,
    LINES,
    STATEMENTS,
    Count,
    Coverage,
    percent,
    summed,
)
from mkdocs_gapreport.verifiers.reports.editions import Edition, Kind
from mkdocs_gapreport.verifiers.reports.places import Places, chooser
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

    Read: TypeAlias = Edition[Coverage]

_KINDS = (LINES, BRANCHES, FUNCTIONS, STATEMENTS, INSTRUCTIONS)
_SHOWN = 10
_FEW = 4
_NAMES = regex(
    r"/(?:coverage(?:-summary|-final|\.cobertura)?\.(?:json|xml)|cobertura[^/]*\.xml"
    r"|(?:[^/]*\.)?lcov(?:\.info)?|[^/]*jacoco[^/]*\.xml|clover\.xml"
    r"|(?:c|cover|coverage|cov|coverprofile|profile)\.(?:out|cov|txt)|lcov\.info)$",
    re.IGNORECASE,
)


def coverage(  # noqa: PLR0913  three arguments of the check, three that are handed over
    repository: Repository,
    path: str = "",
    *,
    kind: str = "",
    report: str = "",
    page: str = "",
    settings: Settings | None = None,
    as_of: date | None = None,
) -> Evidence:
    """How many percent of the code the tests run, as the tests' own coverage report says.

    `path`: a file, a folder or a pattern; without it, everything that the report speaks of.
    `kind`: `lines`, `branches`, `functions`, `statements` or `instructions`; without it, what the
    tool itself prints. `report`: which report; without it, those of conventional names:
    coverage.py's JSON, Cobertura, LCOV, Istanbul's summary, a Go profile, JaCoCo, Clover.

    Example: `<!-- verify: coverage services/** kind=lines >= 70% -->`

    It cannot see code that the run that wrote the report left out. Where several reports speak of
    different code, the check has to say which it means.
    """
    if kind and kind not in _KINDS:
        return Evidence.broken(f"coverage has no kind `{kind}`; known are {', '.join(_KINDS)}")
    found = editions.found(repository, _COVERAGE, report=report, page=page, settings=settings)
    if found.problem:
        return found.problem
    asked = _Asked(repository, path.strip(), kind, as_of)
    parts = [_Part.of(asked, edition) for edition in found.editions]
    fitting = [part for part in parts if part.names or not path and part.count]
    if not fitting:
        return _says_nothing(parts, asked)
    counting, older = editions.newest(fitting, _Part.overlaps)
    if len(counting) == 1:
        counting = [_most_telling(counting[0], older, kind)]
    elif not path or len({part.edition.says.tool for part in counting}) > 1:
        return _several(sorted(counting, key=lambda part: part.edition.path), asked)
    return _measured(asked, counting, older)


def _read(repository: Repository, path: str) -> Coverage | None:
    """Coverage in whatever form it is; None for what is something else."""
    from mkdocs_gapreport.verifiers.reports import (  # noqa: PLC0415  only where there is a report
        coverage_json,
        coverage_text,
        coverage_xml,
    )

    with shelf.opened(repository, path) as source:
        start = shelf.as_utf8(source.read(1000)).lstrip()
        source.seek(0)
        if start[:1] == b"<":
            return coverage_xml.read(source, path)
        if start[:1] not in {b"{", b"["}:
            is_blank = not start and not source.read().strip()
            source.seek(0)
            if is_blank:
                raise ReportError(f"`{path}` is empty")
            return coverage_text.read(source, path)
    return coverage_json.read(shelf.content(repository, path), path)


_COVERAGE = Kind(
    name="coverage",
    names=_NAMES,
    read=_read,
    examples="`coverage.json`, `coverage.xml`, `lcov.info`, `coverage-summary.json`,"
    " `coverage.out`, `jacoco.xml`, `clover.xml`",
    remedy="let the tests write one, for example with `coverage json`, or name it with `report=`",
)


class _Asked(Struct, frozen=True):
    """What is asked, and of which tree."""

    repository: Repository
    path: str
    kind: str
    as_of: date | None


class _Part(Struct, frozen=True):
    """What one report says of the code that is asked about.

    `names` are its own names for the files, `paths` where those lie. `all_paths` also has the files
    that were not asked about.
    """

    edition: Read
    names: tuple[str, ...]
    paths: tuple[str, ...]
    all_paths: frozenset[str]
    count: Count | None

    @classmethod
    def of(cls, asked: _Asked, edition: Read) -> _Part:
        """Choose the files of a report that lie at the path asked about."""
        says = edition.says
        places = Places(asked.repository, shelf.home(edition.path), says.sources)
        at = {name: places.find(name) for name in says.files}
        is_meant = chooser(asked.path)
        names = tuple(name for name in at if is_meant(at[name]))
        counts = summed(says.files[name] for name in names) if asked.path else says.whole
        count = counts.get(asked.kind or says.own)
        return cls(edition, names, tuple(at[n] for n in names), frozenset(at.values()), count)

    def overlaps(self, other: _Part) -> bool:
        """Whether two reports are on the same code, by most of it."""
        here, there = set(self.paths), set(other.paths)
        if not here or not there:  # one gives nothing but the sum
            return shelf.home(self.edition.path) == shelf.home(other.edition.path)
        return 2 * len(here & there) >= max(len(here), len(there))

    @property
    def problem(self) -> str:
        """Why the count proves nothing; nothing when it does."""
        path = self.edition.path
        if self.count is None:
            return f"`{path}` does not tell"
        if self.count.problem:
            return f"`{path}` cannot be right: {self.count.problem}"
        return ""


# Of several forms of one run the tool's own, then those that tell the most.
_TOOLS = ("coverage.py", "Istanbul", "go test", "JaCoCo", "Clover", "Cobertura", "LCOV")


def _most_telling(newest: _Part, older: Sequence[_Part], kind: str) -> _Part:
    """The form of the newest run that tells of the kind asked for, and tells it best."""
    at_once = [
        newest,
        *(part for part in older if editions.are_at_once(newest.edition, part.edition)),
    ]
    having = [part for part in at_once if part.count and (part.count.valid or not kind)]
    return min(having or at_once, key=lambda part: _TOOLS.index(part.edition.says.tool))


def _measured(asked: _Asked, parts: Sequence[_Part], older: Sequence[_Part]) -> Evidence:
    """The share of one report, or of several by one tool on different code."""
    says = parts[0].edition.says
    kind = asked.kind or says.own
    here = editions.places([part.edition.path for part in parts])
    source = _source(asked, parts)
    if any(part.count is None for part in parts):
        known = ", ".join(k for k, count in says.whole.items() if k in _KINDS and count.valid)
        return Evidence.unknown(
            f"{source} tells of {known or 'nothing'}, not of {kind}; ask for one of those",
            places=here,
        )
    problem = next((part.problem for part in parts if part.problem), "")
    if problem:
        return Evidence.unknown(problem, places=here)
    counts = [part.count for part in parts if part.count]
    count = Count(sum(c.covered for c in counts), sum(c.valid for c in counts))
    where = f"in `{asked.path}` " if asked.path else ""
    if not count.valid:
        return Evidence.unknown(
            f"{source} counts no {kind} {where}at all, so there is no share of them", places=here
        )
    share = f"{percent(count.percent)} % of {kind} {where}are covered"
    figures = f"{count.covered:,} of {count.valid:,}{_files(asked, parts)}"
    rest = editions.left_out([part.edition for part in older], parts[0].edition.sort_time)
    return Evidence(
        value=count.percent,
        summary=f"{share} ({figures}), says {source}{rest}",
        places=(*here, *(_least_covered(asked, parts) if asked.path else ())),
        strength=Strength.TESTED if count.covered else Strength.NOTHING,
    )


def _source(asked: _Asked, parts: Sequence[_Part]) -> str:
    """The tool and its reports, with the age of the oldest."""
    paths = {part.edition.path: part.paths for part in parts}

    def age_of(edition: Read) -> age.Age:
        tracked = [path for path in paths[edition.path] if path in asked.repository.files]
        return age.of_code(asked.repository, edition.path, edition.says.stamp, tracked)

    tools = [part.edition.says.tool for part in parts]
    return editions.sources(tools, [part.edition for part in parts], age_of, asked.as_of)


def _files(asked: _Asked, parts: Sequence[_Part]) -> str:
    """In how many files, and below which folder where that tells something new."""
    paths = [path for part in parts for path in part.paths]
    is_inside = paths and not any(path.startswith("/") for path in paths)
    folder = os.path.commonpath(paths) if is_inside else ""
    below = f" below `{folder}`" if folder and not asked.path and len(paths) > 1 else ""
    return f" in {counted(len(paths), 'file')}{below}" if paths else ""


def _least_covered(asked: _Asked, parts: Sequence[_Part]) -> tuple[Place, ...]:
    """The files with the most that is not covered."""
    missed: dict[str, int] = {}
    for part in parts:
        says = part.edition.says
        for name, path in zip(part.names, part.paths, strict=True):
            count = says.files[name].get(asked.kind or says.own)
            if count and count.covered < count.valid and path in asked.repository.files:
                missed[path] = missed.get(path, 0) + count.valid - count.covered
    worst = sorted(missed, key=lambda path: (-missed[path], path))
    return tuple(Place(path) for path in worst[:_SHOWN])


def _says_nothing(parts: Sequence[_Part], asked: _Asked) -> Evidence:
    reports = [part.edition.path for part in parts]
    says = "says" if len(reports) == 1 else "say"
    of = f"`{asked.path}`" if asked.path else "any file"
    hint = _did_you_mean(asked.path, parts) if asked.path else ""
    return Evidence.unknown(
        f"{editions.named(reports)} {says} nothing of {of}{hint}", places=editions.places(reports)
    )


def _did_you_mean(path: str, parts: Sequence[_Part]) -> str:
    """The folder of a report that ends as the path does, or reads like it."""
    wanted = path.removesuffix("**").strip("/")
    folders = {
        "/".join(name.split("/")[:depth])
        for part in parts
        for name in part.all_paths
        if not name.startswith("/")
        for depth in range(1, name.count("/") + 1)
    } - {""}
    ending = [folder for folder in sorted(folders) if folder.endswith(f"/{wanted}")]
    best = ending[0] if ending else nearest(wanted, folders)
    return f"; did you mean `{best}`?" if best else ""


def _several(parts: Sequence[_Part], asked: _Asked) -> Evidence:
    """Reports on different code: none of them speaks for the whole."""
    reports = [part.edition.path for part in parts]
    told = ", ".join(f"`{part.edition.path}` ({_share(part, asked)})" for part in parts[:_FEW])
    more = f" and {len(parts) - _FEW} more" if len(parts) > _FEW else ""
    of = f" of `{asked.path}`" if asked.path else ""
    return Evidence.unknown(
        f"{len(parts)} reports speak of different code{of}: {told}{more};"
        " say which is meant with `report=`, or whose code with a path",
        places=editions.places(reports),
    )


def _share(part: _Part, asked: _Asked) -> str:
    if part.problem or part.count is None or not part.count.valid:
        return "no share"
    return f"{percent(part.count.percent)} % of {asked.kind or part.edition.says.own}"
