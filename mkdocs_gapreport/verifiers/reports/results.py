"""Verifier of test results, as a report of the tests' own run tells them."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength, counted
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import alternatives
from mkdocs_gapreport.repository.globs import compiled
from mkdocs_gapreport.suggestions import hint
from mkdocs_gapreport.verifiers.reports import age, editions, junit, shelf
from mkdocs_gapreport.verifiers.reports.editions import Edition, Kind
from mkdocs_gapreport.verifiers.reports.places import Places
from mkdocs_gapreport.verifiers.reports.runs import Ending, Run, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

    Read: TypeAlias = Edition[Run]

_NAMES = regex(
    r"/(?:[^/]*junit[^/]*\.xml|test-[^/]+\.xml|(?:test[-_]?)?(?:results?|report)\.xml"
    r"|(?:test[-_]re(?:sults|ports)|surefire-reports|failsafe-reports)/(?:[^/]+/)?[^/]+\.xml"
    r"|(?:py|nose)tests?\.xml|[^/]*ctrf[^/]*\.json)$",
    re.IGNORECASE,
)
_SHOWN = 20
_FEW = 4
_LONGEST = 100
_DEEPEST = 12


def results(  # noqa: PLR0913  two arguments of the check, three that are handed over
    repository: Repository,
    name: str = "",
    *,
    report: str = "",
    page: str = "",
    settings: Settings | None = None,
    as_of: date | None = None,
) -> Evidence:
    """How many tests passed, as the report of the tests' own run says.

    `name`: a test, or a pattern of tests, as the report calls them: `*test_login*`,
    `tests.test_auth::*`, `tests/test_auth.py::test_login`. Then it is false when one of those
    failed. `report`: which report; without it, those of conventional names: JUnit XML, CTRF.

    Example: `<!-- verify: results >= 240 -->`, `<!-- verify: results name=*test_login* -->`

    An error is a failure, and a skipped test proves nothing. It cannot see what a test asserts.
    """
    found = editions.found(repository, _RESULTS, report=report, page=page, settings=settings)
    if found.problem:
        return found.problem
    ids = {e.path: frozenset(test.id for test in e.says.tests) for e in found.editions}
    counting, older = editions.newest(
        found.editions,
        lambda one, other: (
            not ids[one.path].isdisjoint(ids[other.path]) or _are_two_forms(one, other)
        ),
    )
    if not name and len({shelf.home(edition.path) for edition in counting}) > 1:
        return _several(sorted(counting, key=lambda edition: edition.path))
    newest = counting[0].sort_time
    at_once = [
        edition
        for edition in older
        if editions.are_at_once(counting[0], edition)
        and not any(_are_two_forms(edition, other) for other in counting)
    ]
    is_meant = _chooser(name)
    tests = [(e, test) for e, test in _merged(counting, at_once) if is_meant(test)]
    source = _source(repository, [*counting, *at_once], as_of)
    rest = editions.left_out(older, newest)
    return (
        _counted(repository, tests, name, f"{source}{rest}")
        if tests
        else _none(counting, name, source)
    )


def _read(repository: Repository, path: str) -> Run | None:
    """A run in whatever form it is told; None for what is something else."""
    with shelf.opened(repository, path) as source:
        start = shelf.as_utf8(source.read(1000)).lstrip()
        source.seek(0)
        if start[:1] == b"<":
            return junit.read(source, path)
        if not start and not source.read().strip():
            raise shelf.ReportError(f"`{path}` is empty")
    if start[:1] != b"{":
        return None
    from mkdocs_gapreport.verifiers.reports import ctrf  # noqa: PLC0415  only where there is one

    return ctrf.read(shelf.content(repository, path), path)


_RESULTS = Kind(
    name="results",
    names=_NAMES,
    read=_read,
    examples="`junit.xml`, `test-results/*.xml`, `TEST-*.xml`, `ctrf-report.json`",
    remedy="let the tests write one, for example with `pytest --junitxml=junit.xml`, or name it"
    " with `report=`",
    is_ours=lambda run: run.tool == editions.OURS,
)


def _are_two_forms(one: Read, other: Read) -> bool:
    """Whether JUnit and CTRF tell of the same tests: each form has groups of its own making."""
    if one.says.form == other.says.form or shelf.home(one.path) != shelf.home(other.path):
        return False
    fewer, more = sorted(({test.last for test in e.says.tests} for e in (one, other)), key=len)
    return bool(fewer) and fewer <= more


def _merged(counting: Sequence[Read], at_once: Sequence[Read]) -> list[tuple[Read, Test]]:
    """Each test of the newest reports, failed if it failed in any of the same run.

    CI runs the same tests on several machines at once: what one of them skips another may run.
    """
    tests = [(edition, test) for edition in counting for test in edition.says.tests]
    known = {test.id for _, test in tests}
    again: dict[str, tuple[Read, Test]] = {}
    for edition in at_once:
        for test in edition.says.tests:
            if test.id not in again or _WEIGHT[test.ending] > _WEIGHT[again[test.id][1].ending]:
                again[test.id] = (edition, test)
    weighed = [max(pair, again.get(pair[1].id, pair), key=_weight) for pair in tests]
    return weighed + [pair for name, pair in again.items() if name not in known]


_WEIGHT = {Ending.SKIPPED: 0, Ending.PASSED: 1, Ending.FAILED: 2}


def _weight(pair: tuple[Read, Test]) -> int:
    return _WEIGHT[pair[1].ending]


def _several(counting: Sequence[Read]) -> Evidence:
    """Runs of different projects: none of them speaks for the whole."""
    told = ", ".join(f"`{e.path}` ({_passed(e)})" for e in counting[:_FEW])
    more = f" and {len(counting) - _FEW} more" if len(counting) > _FEW else ""
    return Evidence.unknown(
        f"{len(counting)} reports speak of different tests: {told}{more}; say which is meant with"
        " `report=`, or which tests with `name=`",
        places=editions.places([edition.path for edition in counting]),
    )


def _passed(edition: Read) -> str:
    passed = sum(test.ending is Ending.PASSED for test in edition.says.tests)
    return f"{passed:,} of {len(edition.says.tests):,} passed"


class _Asked(Struct, frozen=True):
    """The names by which a test can be asked for."""

    patterns: tuple[re.Pattern[str], ...]

    def fits(self, test: Test) -> bool:
        """Whether the test is one of those that are meant."""
        names = (test.id, test.name, f"{test.file}::{test.name}")
        return any(p.fullmatch(_folded(name)) for p in self.patterns for name in names)


def _chooser(name: str) -> Callable[[Test], bool]:
    if not name:
        return lambda _: True
    # A test of pytest as its command line names it; the report has dots for slashes.
    group, colons, last = name.rpartition("::")
    dotted = re.sub(r"\.py(?=::|$)", "", group).replace("/", ".").replace("::", ".")
    choices = (*alternatives(name), *alternatives(f"{dotted}{colons}{last}"))
    return _Asked(tuple(compiled(_folded(choice)) for choice in choices)).fits


def _folded(name: str) -> str:
    """Names hold slashes and brackets that a pattern of paths would take for its own."""
    return name.replace("/", "\0").replace("[", "\1").replace("]", "\2")


def _source(repository: Repository, told: Sequence[Read], as_of: date | None) -> str:
    """The tools and their reports, with the age of the oldest."""

    def age_of(edition: Read) -> age.Age:
        code = age.code_below(shelf.home(edition.path))
        return age.of_code(repository, edition.path, edition.says.stamp, code)

    return editions.sources([edition.says.tool for edition in told], told, age_of, as_of)


def _none(counting: Sequence[Read], name: str, source: str) -> Evidence:
    here = editions.places([edition.path for edition in counting])
    if not name:
        return Evidence.unknown(f"no test was run, says {source}", places=here)
    known = {test.id for edition in counting for test in edition.says.tests}
    meant = hint(name.strip("*"), known)
    return Evidence.unknown(
        f"none of {len(known):,} tests is called `{name}`, says {source}{meant}", places=here
    )


def _counted(
    repository: Repository, chosen: Sequence[tuple[Read, Test]], name: str, source: str
) -> Evidence:
    count = Counter(test.ending for _, test in chosen)
    passed, failed, skipped = (count[ending] for ending in Ending)
    fallen = [(e, test) for e, test in chosen if test.ending is Ending.FAILED]
    of = f" called `{name}`" if name else ""
    sentence = f"{passed:,} of {counted(len(chosen), 'test')}{of} passed"
    if failed:
        named = ", ".join(f"`{test.id[:_LONGEST]}`" for _, test in fallen[:_FEW])
        more = f" and {failed - _FEW:,} more" if failed > _FEW else ""
        sentence = f"{sentence}, {failed:,} failed ({named}{more})"
    if skipped:
        sentence = f"{sentence}, {skipped:,} {'was' if skipped == 1 else 'were'} skipped"
    sentence = f"{sentence}, says {source}"
    reports = editions.places(list(dict.fromkeys(e.path for e, _ in chosen)))
    places = (*_places(repository, fallen), *reports)
    if name and not passed and not failed:
        return Evidence.unknown(f"{sentence}; a skipped test proves nothing", places=places)
    return Evidence(
        value=False if name and failed else Fraction(passed),
        summary=sentence,
        places=places,
        strength=Strength.TESTED if passed else Strength.NOTHING,
        is_yes=bool(name),
    )


def _places(repository: Repository, tests: Iterable[tuple[Read, Test]]) -> tuple[Place, ...]:
    """Where tests stand, as far as their reports tell."""
    found: dict[Place, None] = {}
    finders: dict[str, Places] = {}
    for edition, test in tests:
        places = finders.setdefault(edition.path, Places(repository, shelf.home(edition.path)))
        place = _place(repository, places, test)
        if place:
            found[place] = None
        if len(found) == _SHOWN:
            break
    return tuple(found)


def _place(repository: Repository, places: Places, test: Test) -> Place | None:
    if test.file and places.is_tracked(places.find(test.file)):
        return Place(places.find(test.file), test.line)
    if repository.is_file(places.find(test.group)):  # some runners take the file for the class
        return Place(places.find(test.group))
    for dotted in (test.group, test.name):  # the latter for a module that could not be loaded
        parts = dotted.split(".")[:_DEEPEST]
        for end in range(len(parts), 0, -1):
            for ending in (".py", ".java", ".kt", ".cs"):
                path = places.find("/".join(parts[:end]) + ending)
                if places.is_tracked(path):
                    return Place(path)
    return None
