"""Verifier of use: something other than its own file and its tests uses a definition."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength, counted, listed
from mkdocs_gapreport.verifiers.code import definitions, doubts, languages, scope, usage
from mkdocs_gapreport.verifiers.code.symbols import NOT_A_NAME, defined_at, places
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.definitions import Definition, Name
    from mkdocs_gapreport.verifiers.code.scope import Scope
    from mkdocs_gapreport.verifiers.code.usage import Uses

_SHOWN = 20
_NAMED = 3


@kept
def referenced(
    repository: Repository, name: str, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """How many files use the definition `name`, other than its own file and tests.

    `name`: a class, function, method or constant, as in `symbol`. `path`: the folder, pattern or
    file in which it is defined. `without`: what to leave out.

    Example: `<!-- verify: referenced RateLimiter src/limits >= 1 -->`

    0 says "implemented but not wired in". A name that a decorator or a framework registers, that a
    package only passes on, or that texts name is unknown, not 0. It does not see calls by computed
    names, nor whether the code that uses it ever runs.
    """
    wanted = definitions.Name.read(name)
    if wanted is None:
        return Evidence.broken(f"`{name}` {NOT_A_NAME}")
    code = scope.files(repository, without=without, endings=languages.endings())
    homes = (
        code
        if not path
        else scope.files(
            repository, path=path, without=without, endings=languages.endings(), page=page
        )
    )
    defined = definitions.find(repository, wanted, homes.files)
    if not defined:
        where = f" in `{path}`" if path else ""
        return Evidence.unknown(
            f"`{wanted}` is not defined{where}, so nothing can be told of its use"
        )
    alike = definitions.find(repository, definitions.Name(wanted.leaf), code.files)
    rivals = {one.path for one in alike} - {one.path for one in defined}
    tests = tuple(one for one in code.outside if scope.is_test(one))
    uses = usage.find(repository, wanted, defined, rivals, (*code.files, *tests))
    if uses.sure:
        return _used(wanted, defined, uses)
    case = doubts.Case(repository=repository, name=wanted, defined=defined, uses=uses, code=code)
    if case.mark and case.loading:
        return _registered(case)
    doubt = doubts.why(case)
    if doubt:
        return Evidence.unknown(
            f"`{wanted}` is defined in {defined_at(defined)}; {doubt}", places=places(defined)
        )
    return _unused(wanted, defined, uses, code)


def _used(name: Name, defined: Sequence[Definition], uses: Uses) -> Evidence:
    count = len(uses.sure)
    low, high = Fraction(count), Fraction(count + len(uses.perhaps))
    tested = f"; {_files(uses.tests)} of tests too" if uses.tests else "; no test does"
    perhaps = f", perhaps {len(uses.perhaps):,} more" if uses.perhaps else ""
    shown = ", ".join(f"`{path}`" for path in uses.sure[:_NAMED])
    used = f"{_files(uses.sure)}{perhaps} ({shown}{', …' if count > _NAMED else ''})"
    return Evidence(
        value=low,
        upper=high if high > low else None,
        summary=f"`{name}` of {defined_at(defined)} is used by {used}{tested}",
        places=tuple(Place(path) for path in uses.sure[:_SHOWN]),
        strength=Strength.TESTED if uses.tests else Strength.USED,
    )


def _unused(name: Name, defined: Sequence[Definition], uses: Uses, code: Scope) -> Evidence:
    but = f"its own file and {_files(uses.tests)} of tests" if uses.tests else "its own file"
    return Evidence(
        value=Fraction(0),
        summary=f"`{name}` is defined in {defined_at(defined)}, and nothing but {but} uses it: "
        f"looked for in {code.words}",
        places=places(defined),
        strength=Strength.DEFINES,
    )


def _files(paths: Sequence[str]) -> str:
    return counted(len(paths), "file")


def _registered(case: doubts.Case) -> Evidence:
    return Evidence(
        value=Fraction(len(case.loading)),
        summary=f"`{case.name}` of {defined_at(case.defined)} is registered by `{case.mark}`, and "
        f"{listed(case.loading)} imports its file",
        places=tuple(Place(path) for path in case.loading[:_SHOWN]),
        strength=Strength.TESTED if case.uses.tests else Strength.USED,
    )
