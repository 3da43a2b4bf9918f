"""Which files use a definition: surely, perhaps, or only to pass it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import imports, languages, lexing, scope, sources
from mkdocs_gapreport.verifiers.code.languages import JAVASCRIPT, PYTHON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.definitions import Definition, Name
    from mkdocs_gapreport.verifiers.code.languages import Language

_DISTINCT = 6
_TAKEN = regex(
    r"\bimport\b[^;'\"`]{0,2000}"
    r"|\{[^{}]{0,2000}\}[ \t]*=[^\n]{0,300}\b(?:require|import)\b"
)
_PASSED_ON = regex(r"^[ \t]*export[ \t]*(?:type[ \t]*)?[{*][^;]{0,2000}?from[^\n]*$", re.MULTILINE)


class Uses(Struct, frozen=True, kw_only=True):
    """The files outside of the definition's own that have its name in their code.

    `sure`: they mean it. `perhaps`: another thing may be meant. `passed_on`: packages that only
    re-export it. `tests`: tests that mean it. `own`: its own file uses it as well.
    """

    sure: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    own: bool = False


def find(
    repository: Repository,
    name: Name,
    defined: Sequence[Definition],
    rivals: Collection[str],
    files: Iterable[str],
) -> Uses:
    """Who uses what is `defined` here; `rivals` are the files that define the same name too."""
    homes = tuple(dict.fromkeys(one.path for one in defined))
    near = _near(repository, homes)
    groups: dict[str, list[str]] = {"sure": [], "perhaps": [], "passed_on": [], "tests": []}
    own = False
    for path in sources.containing(repository, files, (name.leaf,)):
        language = languages.of(path)
        if language is None:
            continue
        code = lexing.code(language, sources.text(repository, path))
        if path in homes:
            # once where it is defined, and again where it is used
            own = own or _times(name, code) > sum(one.path == path for one in defined)
            continue
        if path in rivals or not _times(name, code):
            continue
        group = _group(language, path, code, name, near, is_rivalled=bool(rivals))
        groups[group].append(path)
    return Uses(own=own, **{group: tuple(paths) for group, paths in groups.items()})


def is_common(name: str) -> bool:
    """Whether a name is a plain word that many things have."""
    return len(name) < _DISTINCT or name.islower() and "_" not in name


def _near(repository: Repository, homes: Iterable[str]) -> frozenset[str] | None:
    """The files that import the definition's own, also through a package; None if unknown."""
    found: set[str] = set()
    for home in homes:
        through = imports.through_packages(repository, home)
        if through is None:
            return None
        found.update(through)
    return frozenset(found)


def _times(name: Name, code: str) -> int:
    return sum(1 for _ in languages.compiled("NAME", name.leaf).finditer(code))


def _group(  # noqa: PLR0913  what tells uses from namesakes
    language: Language,
    path: str,
    code: str,
    name: Name,
    near: frozenset[str] | None,
    *,
    is_rivalled: bool,
) -> str:
    is_near = near is not None and path in near
    if imports.passes_on(path) and not _times(name, _without_imports(language, code)):
        return "passed_on"
    is_sure = is_near or (not is_rivalled and _is_meant(language, code, name))
    if scope.kind(path) == "tests":
        return "tests" if is_sure else "perhaps" if is_rivalled else "tests"
    return "sure" if is_sure else "perhaps"


def _is_meant(language: Language, code: str, name: Name) -> bool:
    """Whether a name that nothing else in the repository has can only be this one."""
    owner = name.within[-1] if name.within else ""
    if owner and languages.compiled("NAME", owner).search(code):
        return True
    if language in {PYTHON, JAVASCRIPT}:
        # Imported by name: from a module that could not be followed, perhaps by an alias.
        return any(_times(name, said[0]) for said in _imports_in(language, code)) and not is_common(
            name.leaf
        )
    return not is_common(name.leaf)


def _imports_in(language: Language, code: str) -> Iterable[re.Match[str]]:
    if language is JAVASCRIPT:  # the module itself is a string, and blank
        return _TAKEN.finditer(code)
    return languages.compiled(language.imports).finditer(code)


def _without_imports(language: Language, code: str) -> str:
    if language is JAVASCRIPT:
        code = _PASSED_ON.sub("", code)
        return re.sub(
            r"^[ \t]*(?:import|export)\b[^;\n]*(?:\{[^}]{0,2000}\})?[^;\n]*",
            "",
            code,
            flags=re.MULTILINE,
        )
    if not language.imports:
        return code
    bare = languages.compiled(language.imports).sub("", code)
    return re.sub(r"^[ \t]*pub[ \t]+(?:use|mod)\b[^;]{0,2000};", "", bare, flags=re.MULTILINE)
