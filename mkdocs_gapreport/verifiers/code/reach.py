"""How strong a file of code may be at the most, what cannot be seen counted in its favour.

Uses are seen in imports and names. A gate may ask for a use only where its absence is as good as
proven: where no other file so much as mentions the file or anything that it defines.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import (
    conventions,
    definitions,
    languages,
    scope,
    sources,
    usage,
)
from mkdocs_gapreport.verifiers.code.strength import started_by
from mkdocs_gapreport.verifiers.remembered import once
from mkdocs_gapreport.verifiers.reports.coverage import coverage

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

_MOST_NAMES = 40
_BINARY = regex(
    r"\.(?:png|jpe?g|gif|webp|ico|svg|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|tar|whl|jar|war|exe|dll|so|dylib"
    r"|wasm|db|sqlite3?|parquet|npy|npz|onnx|pt|bin|woff2?|ttf|otf|eot|mp[34]|wav|webm|mov|lock|map|snap)$",
    re.IGNORECASE,
)
_PAGE = regex(r"\.(?:md|mdx|markdown|rst|adoc)$", re.IGNORECASE)


def reach_of(repository: Repository, path: str, strength: Strength) -> tuple[Strength, str]:
    """The strongest that a file may be, and in words why; `strength` is what was seen of it."""
    language = languages.of(path)
    if strength in {Strength.NOTHING, Strength.EXISTS, Strength.TESTED}:
        return strength, ""
    if language is None or not language.is_read:
        return Strength.TESTED, "no code in a language that is read"
    names = definitions.names_in(language, sources.text(repository, path))
    if not names:
        return Strength.TESTED, "it defines nothing that could be used"
    why = conventions.reason(repository, path)
    if why:
        return Strength.TESTED, why
    handles = _handles(path, names)
    if not handles:
        return Strength.TESTED, "what it defines has too common names to be looked for"
    if strength < Strength.USED:
        return _use(repository, path, handles)
    starter = started_by(repository, path)
    if starter:
        return Strength.TESTED, f"{starter}; whether a test does so as well cannot be told"
    return _test(repository, path, handles)


def _use(repository: Repository, path: str, handles: tuple[str, ...]) -> tuple[Strength, str]:
    code, tests = _texts(repository)
    found = next((one for one in sources.containing(repository, code, handles) if one != path), "")
    found = found or _by_its_name(repository, path, code)
    if found:
        return Strength.TESTED, f"`{found}` mentions it"
    tested = next(
        (one for one in sources.containing(repository, tests, handles) if one != path), ""
    )
    return (
        Strength.DEFINES,
        f"only tests use it (`{tested}`)" if tested else "no use of it was seen",
    )


def _by_its_name(repository: Repository, path: str, code: tuple[str, ...]) -> str:
    """A file in the same language that has the name of this one as a word: `mod ui`, `ui.draw`."""
    stem = posixpath.basename(path).partition(".")[0]
    word = re.compile(rf"(?<![\w-]){re.escape(stem)}(?![\w-])")
    language = languages.of(path)
    kin = (one for one in code if one != path and languages.of(one) is language)
    having = sources.containing(repository, kin, (stem,))
    return next((one for one in having if word.search(sources.text(repository, one))), "")


def _test(repository: Repository, path: str, handles: tuple[str, ...]) -> tuple[Strength, str]:
    found = next(iter(sources.containing(repository, _texts(repository)[1], handles)), "")
    if found:
        return Strength.TESTED, f"`{found}` mentions it"
    share = coverage(repository, path).value
    if share:
        return Strength.TESTED, "a coverage report says that tests run it"
    return Strength.USED, "no test of it was seen"


def _handles(path: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The words by which another file may mean this one: what it defines, and what it is called."""
    stem = posixpath.basename(path).partition(".")[0]
    said = [name for name in names[:_MOST_NAMES] if not usage.is_common(name)]
    return (*said, *(f"{mark}{stem}" for mark in "/.'\"`")) if said else ()


@once
def _texts(repository: Repository) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that may mention others, pages and others' code left out: the rest, and tests."""
    kinds = {path: scope.kind(path) for path in repository.index.paths}
    wanted = [
        path
        for path, kind in kinds.items()
        if kind not in {"vendored", "generated"}
        and not (_BINARY.search(path) or _PAGE.search(path))
    ]
    tests = tuple(path for path in wanted if kinds[path] in {"tests", "fixtures"})
    return tuple(path for path in wanted if kinds[path] not in {"tests", "fixtures"}), tests
