"""Whether code names that a line says were added are anywhere: in the tree, or in its past.

All names of a run are looked for at once; that a name is nowhere is said only when nothing is left
that could have made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_gapreport.model import Evidence, Place, Rung, Strength, listed
from mkdocs_gapreport.repository import FileKind, words_of
from mkdocs_gapreport.verifiers.code import definitions, languages, scope, sources
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_gapreport.repository import Repository

Made = TypeVar("Made")

_ENOUGH = 2
_SAMPLE = 60
_PART = 4  # one in four at the least: many files only set, test or export something


def named(
    repository: Repository, name: str, *, among: tuple[str, ...], beside: str = ""
) -> Evidence:
    """The name stands in a file that is no page; `beside` is the file where it should be.

    `among` are all names of the run, which are looked for together.
    """
    found = _found(repository, among)
    if found is None:
        return Evidence.unknown(f"nobody can say here whether the code has `{name}`")
    having = found.get(name, ())
    if having:
        where = beside if beside in having else having[0]
        aside = f"`{name}` is not in `{beside}`, but in" if beside not in {where, ""} else ""
        words = (
            f"{aside or f'`{name}` is in'} {listed((where, *(p for p in having if p != where)))}"
        )
        return Evidence(value=True, summary=words, places=(Place(where),), strength=Strength.EXISTS)
    return _nowhere(repository, name, among, found)


def defined_elsewhere(
    repository: Repository, path: str, names: Sequence[str], among: tuple[str, ...]
) -> Evidence | None:
    """A file that never existed, whose class or function is defined in another."""
    found = _found(repository, among) or {}
    language = languages.of(path)
    if language is None:
        return None
    for name in names:
        kinds = ("tests",) if scope.is_test(path) else ()
        files = scope.files(repository, endings=language.endings, keep=kinds).files
        having = frozenset(found.get(name, ()))
        defined = definitions.find(
            repository, definitions.Name(name), [file for file in files if file in having]
        )
        real = [one for one in defined if not one.is_hollow]
        if real:
            place = Place(real[0].path, real[0].line)
            return Evidence(
                value=False,
                summary=f"`{path}` never existed, but `{name}` is defined in `{place}`",
                places=(place,),
                rung=Rung.NAMESAKE,
                strength=Strength.DEFINES,
            )
    return None


def _nowhere(
    repository: Repository,
    name: str,
    among: tuple[str, ...],
    found: Mapping[str, tuple[str, ...]],
) -> Evidence:
    core = next((one for one in _cores(name) if found.get(one)), "")
    if core:
        where = found[core][0]
        summary = f"no file has `{name}`, but `{where}` has `{core}`, of which it may be made"
        return Evidence.unknown(summary, places=(Place(where),))
    why = _unseen(repository)
    if why:
        return Evidence.unknown(f"no file has `{name}`; {why}")
    past = _past(repository, among)
    if past is None:
        return Evidence.unknown(f"no file has `{name}`; whether one ever had cannot be told")
    if name in past:
        return Evidence.unknown(f"no file has `{name}` any more, but a commit once had")
    made = _put_together(repository, among)
    if made is None:
        return Evidence.unknown(f"no file has `{name}`; whether code makes it cannot be told")
    if name in made:
        summary = f"no file has `{name}`, but `{made[name]}` puts such names together as it runs"
        return Evidence.unknown(summary, places=(Place(made[name]),))
    return Evidence(value=False, summary=f"`{name}` is in no file but pages, and in no commit")


def _unseen(repository: Repository) -> str:
    """Why a name may be where nobody looks."""
    if repository.history.incomplete:
        return f"whether one ever had cannot be told: {repository.history.incomplete}"
    if repository.files.of_kind(FileKind.SUBMODULE):
        return "the submodules are not read"
    return "" if _has_code(repository) else "there is hardly any code here"


@once
def _has_code(repository: Repository) -> bool:
    """Whether the files of code, as far as they are read, define anything at all."""
    paths = scope.files(repository, endings=languages.endings()).files
    sample = paths[:: len(paths) // _SAMPLE + 1]
    defining = sum(_defines(repository, path) for path in sample)
    return defining * _PART > len(sample)


def _defines(repository: Repository, path: str) -> bool:
    language = languages.of(path)
    return language is not None and bool(
        definitions.names_in(language, sources.text(repository, path))
    )


def _cores(name: str) -> tuple[str, ...]:
    """What a name may be made of, where something was put before or behind it."""
    words = words_of(name)
    cut = (words[1:], words[:-1], words[1:-1])
    return tuple("_".join(part) for part in cut if len(part) >= _ENOUGH)


def _found(repository: Repository, among: tuple[str, ...]) -> Mapping[str, tuple[str, ...]] | None:
    """The files of each name, and of what the missing ones may be made of."""
    return _searched(repository, "names", among, lambda: _search(repository, among))


def _search(repository: Repository, among: tuple[str, ...]) -> Mapping[str, tuple[str, ...]] | None:
    here = repository.mentions.here(among)
    missing = [name for name, files in (here or {}).items() if not files]
    cores = {core for name in missing for core in _cores(name)} - set(among)
    made = repository.mentions.here(sorted(cores)) if cores else {}
    return None if here is None or made is None else {**made, **here}


def _past(repository: Repository, among: tuple[str, ...]) -> frozenset[str] | None:
    """The names that are nowhere today, and once were somewhere."""
    absent = _absent(repository, among)
    return _searched(repository, "names once", absent, lambda: repository.mentions.once(absent))


def _put_together(repository: Repository, among: tuple[str, ...]) -> Mapping[str, str] | None:
    """The names that are nowhere and never were, and may be made by code as it runs."""
    past = _past(repository, among) or frozenset()
    never = tuple(name for name in _absent(repository, among) if name not in past)
    return _searched(
        repository, "names made", never, lambda: repository.mentions.put_together(never)
    )


def _absent(repository: Repository, among: tuple[str, ...]) -> tuple[str, ...]:
    found = _found(repository, among) or {}
    return tuple(
        name
        for name in among
        if not found.get(name) and not any(found.get(core) for core in _cores(name))
    )


def _searched(
    repository: Repository, what: str, names: tuple[str, ...], search: Callable[[], Made]
) -> Made:
    """What a search found, for as long as no file changes: it looks at all of them."""
    repository.ledger.current.is_beyond = True
    known: dict[object, Made] = repository.kept.setdefault(what, {})
    question = (repository.whole_key, names)
    if question not in known:
        answer = search()
        known.clear()
        known[question] = answer
    return known[question]
