"""Verifier of symbols: a class, function, method or constant is defined, not only mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Rung, Strength, listed
from mkdocs_gapreport.verifiers.code import definitions, languages, scope, sources
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.definitions import Definition, Name
    from mkdocs_gapreport.verifiers.code.scope import Scope

_SHOWN = 20
_NAMED = 3
NOT_A_NAME = "is not the name of a symbol; write `Class`, `Class.method` or `function`"


@kept
def symbol(  # noqa: PLR0913  its arguments, each by name
    repository: Repository,
    name: str,
    path: str = "",
    *,
    without: str = "",
    keep: str = "",
    page: str = "",
) -> Evidence:
    """The class, function, method or constant `name` is defined.

    `name`: as code or people write it: `Order`, `Order.total`, `shop.orders.Order`, `total()`.
    `path`: the folder, pattern or file in which it has to be. `without`: what to leave out.
    `keep`: `tests` if a definition in tests counts as well.

    Example: `<!-- verify: symbol OrderService.cancel src/orders -->`

    It reads Python, TypeScript and JavaScript, Go, Rust, Java and C# by the look of their
    definitions: names made while the program runs are not seen. A mention is no definition.
    """
    wanted = definitions.Name.read(name)
    if wanted is None:
        return Evidence.broken(f"`{name}` {NOT_A_NAME}")
    everywhere = scope.files(
        repository, without=without, endings=languages.endings(), keep=kinds(keep)
    )
    if not path:
        found = definitions.find(repository, wanted, everywhere.files)
        return _defined(wanted, found) if found else _undefined(repository, wanted, everywhere)
    within = scope.files(
        repository,
        path=path,
        without=without,
        endings=languages.endings(),
        keep=kinds(keep),
        page=page,
    )
    found = definitions.find(repository, wanted, within.files)
    if found:
        return _defined(wanted, found)
    return _elsewhere(repository, wanted, path, within, everywhere)


def kinds(keep: str) -> tuple[str, ...]:
    """The kinds of files that a page wants to keep."""
    return tuple(keep.replace(",", " ").split())


def defined_at(found: Sequence[Definition]) -> str:
    """Where something is defined, in words."""
    shown = ", ".join(f"`{one.path}:{one.line}`" for one in found[:_NAMED])
    more = len(found) - _NAMED
    return f"{shown} and {more} more place{'s' if more > 1 else ''}" if more > 0 else shown


def places(found: Sequence[Definition]) -> tuple[Place, ...]:
    """Where something is defined."""
    return tuple(Place(one.path, one.line) for one in found[:_SHOWN])


def _defined(name: Name, found: Sequence[Definition]) -> Evidence:
    is_hollow = all(one.is_hollow for one in found)
    stub = ", but all of it is a stub" if is_hollow else ""
    return Evidence(
        value=True,
        summary=f"`{name}` is defined in {defined_at(found)}{stub}",
        places=places(found),
        strength=Strength.EXISTS if is_hollow else Strength.DEFINES,
        is_hollow=is_hollow,
    )


def _elsewhere(
    repository: Repository, name: Name, path: str, within: Scope, everywhere: Scope
) -> Evidence:
    """It is not where it should be: somewhere else, or nowhere."""
    found = definitions.find(repository, name, everywhere.files)
    if not found:
        return _undefined(repository, name, everywhere)
    where = f"{within.missing}; " if within.missing else ""
    summary = f"{where}`{name}` is not defined in `{path}`, but in {defined_at(found)}"
    return Evidence(
        value=False,
        summary=summary,
        places=places(found),
        rung=Rung.NAMESAKE,
        strength=Strength.DEFINES,
    )


def _undefined(repository: Repository, name: Name, among: Scope) -> Evidence:
    unread = sources.unread(repository, among.files)
    looked = f"in {among.words}{unread}"
    aside = definitions.find(repository, name, among.outside)
    if aside:
        kind = scope.WORDS[scope.kind(aside[0].path)]
        summary = f"`{name}` is defined only in files {kind}: {defined_at(aside)}"
        return Evidence(value=False, summary=summary, places=places(aside))
    inherited = _may_inherit(repository, name, among)
    if inherited:
        return inherited
    if not among.files:
        return Evidence.unknown("there is no code here in a language that is read")
    foreign = _in_other_languages(repository, name)
    if foreign:
        summary = f"`{name}` is not defined {looked}, but `{foreign}` has it in a language that"
        return Evidence.unknown(f"{summary} is not read", places=(Place(foreign),))
    if unread:
        return Evidence.unknown(f"no definition of `{name}` {looked}")
    return Evidence(
        value=False, summary=f"`{name}` is not defined {looked}{_mentions(repository, name, among)}"
    )


def _may_inherit(repository: Repository, name: Name, among: Scope) -> Evidence | None:
    """A method that a class does not define may come from what it derives from."""
    if not name.within:
        return None
    owner = definitions.Name(name.within[-1], name.within[:-1])
    owners = definitions.find(repository, owner, among.files)
    heirs = [one for one in owners if one.bases]
    for base in dict.fromkeys(base for one in heirs for base in one.bases):
        inherited = definitions.Name(name.leaf, (base,))
        found = definitions.find(repository, inherited, among.files)
        if found:
            return _defined(name, found)
    if not heirs:
        return None
    summary = (
        f"`{owner}` in {defined_at(heirs)} does not define `{name.leaf}`, but it derives from "
        f"`{heirs[0].bases[0]}`, which may"
    )
    return Evidence.unknown(summary, places=places(heirs))


def _in_other_languages(repository: Repository, name: Name) -> str:
    """A file in a language that is not read, and that has this name."""
    others = languages.endings(only_read=False) - languages.endings()
    among = scope.files(repository, endings=others)
    return next(sources.containing(repository, among.files, (name.leaf,)), "")


def _mentions(repository: Repository, name: Name, among: Scope) -> str:
    fits = languages.compiled("NAME", name.leaf).search
    having = sources.containing(repository, among.files, (name.leaf,))
    mentioning = [path for path in having if fits(sources.text(repository, path))]
    if not mentioning:
        return ""
    return f"; it is only mentioned, in {listed(mentioning)}"
