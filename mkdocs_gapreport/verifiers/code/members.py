"""Verifier of members: how many things an enumeration, a mapping or a family of classes has."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.suggestions import hint
from mkdocs_gapreport.verifiers.code import scope, sources
from mkdocs_gapreport.verifiers.code.classes import Ancestry, python_names, read, script_names
from mkdocs_gapreport.verifiers.code.code_files import PYTHON, SCRIPTS, shown
from mkdocs_gapreport.verifiers.code.python_members import Members, python_members
from mkdocs_gapreport.verifiers.code.script_members import script_members
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.repository import Repository

_NAME = regex(r"[A-Za-z_$][\w$]*")
_SHOWN = 12


@kept
def members(
    repository: Repository, name: str, *, path: str = "", without: str = "", page: str = ""
) -> Evidence:
    """How many members the definition `name` has.

    What is counted depends on what it is, and the evidence says it: the members of an enumeration,
    the keys of a mapping, the elements of a list, tuple or set, the choices of a `Literal` or a
    union of strings, or else the classes that derive from a class. `path`, `without`: where it is.

    Example: `<!-- verify: members UserRole path=app/models == 9 -->`

    Python, TypeScript and JavaScript, as the code writes it down: what is added while a program
    runs is not seen. Several definitions of that name which differ are told, not counted.
    """
    if not _NAME.fullmatch(name):
        return Evidence.broken(f"`{name}` cannot be the name of a definition")
    chosen = scope.files(
        repository, path=path, without=without, endings=(*PYTHON, *SCRIPTS), page=page
    )
    if chosen.missing:
        return Evidence.unknown(chosen.missing)
    found: list[Members] = []
    torn: list[str] = []
    for place in sources.containing(repository, chosen.files, (name,)):
        text = sources.text(repository, place)
        if not _is_defined(name).search(text):
            continue
        try:
            if place.endswith(PYTHON):
                found += python_members(repository, place, text, name)
            else:
                found += script_members(place, text, name)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            torn.append(place)
    found = found or _derived(repository, name, chosen.files)
    return _told(repository, name, found, torn, chosen.words)


def _told(
    repository: Repository, name: str, found: Sequence[Members], torn: list[str], where: str
) -> Evidence:
    lost = f"; {len(torn)} of them cannot be parsed: `{torn[0]}`" if torn else ""
    places = shown(members.place for members in found)
    if not found:
        return Evidence.unknown(_nothing(repository, name, f"{where}{lost}"))
    first = found[0]
    if any(set(other.names) != set(first.names) for other in found):
        counts = ", ".join(f"{len(m.names)} in `{m.place}`" for m in found[:_SHOWN])
        return Evidence.unknown(
            f"`{name}` is defined {len(found)} times, and differently: {counts}; name one by"
            " `path`",
            places=places,
        )
    if torn:
        return Evidence.unknown(f"`{torn[0]}` may define `{name}` too and cannot be parsed")
    count = len(first.names)
    names = listed(first.names, _SHOWN)
    return Evidence(
        value=Fraction(count),
        summary=f"`{name}` in `{first.place}` has {count:,} {first.what}: {names}",
        places=places,
        strength=Strength.DEFINES,
    )


def _nothing(repository: Repository, name: str, where: str) -> str:
    names = {**python_names(repository), **script_names(repository)}
    if name in names:
        return f"`{name}` is a class without members to count: no enumeration, and nothing derives"
    return f"nothing that has members is named `{name}`, in {where}{hint(name, names)}"


def _is_defined(name: str) -> re.Pattern[str]:
    word = re.escape(name)
    return re.compile(
        rf"\b(?:class|enum|type)\s++{word}\b|(?:^|[\s.]){word}\s*+(?::[^=\n]*+)?=(?![=>])",
        re.MULTILINE,
    )


def _derived(repository: Repository, name: str, paths: Sequence[str]) -> list[Members]:
    """The classes that derive from the class of this name, as the members of one family."""
    where = set(paths)
    of = Ancestry(repository, name).of
    derived = [
        found
        for names in (python_names(repository), script_names(repository))
        if name in names
        for path in sorted(where.intersection(chain.from_iterable(names.values())))
        for found in read(repository, path).classes
        if found.name != name and of(found)
    ]
    if not derived:
        return []
    return [
        Members(
            what="classes that derive from it",
            names=tuple(found.name for found in derived),
            place=Place(derived[0].path, derived[0].line),
        )
    ]
