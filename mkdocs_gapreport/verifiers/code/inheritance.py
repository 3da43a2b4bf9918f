"""Verifier of inheritance: how many of a declared set of classes derive from a base."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import alternatives
from mkdocs_gapreport.repository.globs import compiled
from mkdocs_gapreport.suggestions import nearest
from mkdocs_gapreport.verifiers.code import scope, sources
from mkdocs_gapreport.verifiers.code.classes import Ancestry, named, python_names, script_names
from mkdocs_gapreport.verifiers.code.code_files import PYTHON, SCRIPTS, shown
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.class_files import Class
    from mkdocs_gapreport.verifiers.code.classes import Names

_FIRST_WORDS = regex(r"^(?:Abstract|Async|Base|Generic)+(?=[A-Z])|^I(?=[A-Z][a-z])")
_LAST_WORDS = regex(r"(?<=[a-z])(?:Base|Mixin|ABC)$")
_NAMED = 8


@kept
def inherits(  # noqa: PLR0913  each by name
    repository: Repository,
    base: str,
    *,
    among: str = "",
    path: str = "",
    without: str = "",
    page: str = "",
) -> Evidence:
    """The share of a set of classes that derive from `base`, in percent.

    `among`: the names of the set, such as `*Repository`; without it, those that end as the base
    does (`BaseRepository`: `*Repository`). The base itself is not one of them. `path`, `without`:
    where the set is; bases are followed wherever they lead, through aliases (`import … as`) and
    through other bases.

    Example: `<!-- verify: inherits BaseRepository among=*Repository path=src >= 90% -->`

    Python, TypeScript and JavaScript, where `implements` counts too. Classes that are made while a
    program runs are not seen; those that derive from a library's class which might derive from the
    base make the share a range.
    """
    among = among or _ending(base)
    choices = [compiled(choice) for choice in alternatives(among)]
    if not among or not choices or not re.fullmatch(r"[\w$][\w$.]*", base):
        return Evidence.broken(
            f"say which classes are meant: `inherits {base} among=*Repository`"
            if not among
            else f"`{base}` among `{among}` cannot be the names of classes"
        )
    tongues = _tongues(repository, base)
    endings = tuple(ending for tongue in tongues for ending in tongue)
    chosen = scope.files(repository, path=path, without=without, endings=endings, page=page)
    if chosen.missing:
        return Evidence.unknown(chosen.missing)
    classes = tuple(
        found
        for tongue in tongues
        for found in _set(repository, tongues[tongue], choices, set(chosen.files))
        if found.name != base.rpartition(".")[2]
    )
    if not classes:
        return Evidence.unknown(f"no class is named `{among}` in {chosen.words}")
    return _share(repository, classes, base, f"`{among}`", chosen.words)


def _ending(base: str) -> str:
    """`*Repository` for `BaseRepository`; nothing where the name has no such parts."""
    name = base.rpartition(".")[2]
    rest = _LAST_WORDS.sub("", _FIRST_WORDS.sub("", name))
    return f"*{rest}" if rest and rest != name else ""


def _tongues(repository: Repository, base: str) -> dict[tuple[str, ...], Names]:
    """The languages in which the base is defined, or all where it is in none, by their endings."""
    name = base.rpartition(".")[2]
    both = {PYTHON: python_names, SCRIPTS: script_names}
    naming = {
        tongue: names_of(repository)
        for tongue, names_of in both.items()
        if any(
            sources.containing(repository, scope.files(repository, endings=tongue).files, (name,))
        )
    }
    defining = {tongue: names for tongue, names in naming.items() if name in names}
    return defining or {tongue: names_of(repository) for tongue, names_of in both.items()}


def _set(
    repository: Repository, names: Names, choices: Iterable[re.Pattern[str]], places: set[str]
) -> Iterator[Class]:
    for name in sorted(names):
        if any(choice.fullmatch(name) for choice in choices):
            for path in places.intersection(names[name]):
                yield from (c for c in named(repository, path, name) if not c.is_interface)


def _share(
    repository: Repository, classes: tuple[Class, ...], base: str, among: str, where: str
) -> Evidence:
    ancestry = Ancestry(repository, base)
    answers = {found: ancestry.of(found) for found in sorted(classes, key=_place)}
    does = [found for found, answer in answers.items() if answer]
    not_known = [found for found, answer in answers.items() if answer is None]
    does_not = [found for found, answer in answers.items() if answer is False]
    count = len(answers)
    words = f"{len(does):,} of {count:,} classes {among} derive from `{base}`"
    lists = "; ".join(filter(None, (_listed("not", does_not), _listed("unclear", not_known))))
    named_like = _unknown_base(repository, base) if not does else ""
    return Evidence(
        value=Fraction(100 * len(does), count),
        upper=Fraction(100 * (len(does) + len(not_known)), count) if not_known else None,
        summary=f"{words}, in {where}{': ' if lists else ''}{lists}{named_like}",
        places=shown(Place(c.path, c.line) for c in (*does_not, *not_known, *does)),
        strength=Strength.DEFINES,
    )


def _listed(word: str, classes: list[Class]) -> str:
    return f"{word}: {listed((found.name for found in classes), _NAMED)}" if classes else ""


def _unknown_base(repository: Repository, base: str) -> str:
    name = base.rpartition(".")[2]
    names = {**python_names(repository), **script_names(repository)}
    if name in names:
        return ""
    like = nearest(name, names)
    return f"; no class `{base}` is defined{f', but `{like}` is' if like else ''}"


def _place(found: Class) -> tuple[str, int]:
    return found.path, found.line
