"""How much a file of code proves: existence, substance, a definition, use, or a test of it."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Strength, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import (
    definitions,
    imports,
    languages,
    lexing,
    scope,
    sources,
    usage,
)
from mkdocs_gapreport.verifiers.code.languages import GO, JAVA, JAVASCRIPT, PYTHON
from mkdocs_gapreport.verifiers.hollowness import hollowness
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.languages import Language

_MOST_NAMES = 12
_SHORTEST = 4
_MOST_FILES = 12_000
_MOST_STARTING = 500
_LONGEST = 200_000
_MANIFESTS = (".toml", ".cfg", "setup.py")
_ROUTER = regex(r"(?:^|/)(?:next|nuxt|astro|svelte|remix|gatsby)[.-]config\.[cm]?[jt]s$")
_STARTS = regex(
    r"(?:^|/)(?:Dockerfile[^/]*|Makefile|Procfile|justfile|package\.json|pyproject\.toml|setup\.(?:py|cfg)"
    r"|serverless\.\w+|vercel\.json|[^/]*compose[^/]*\.ya?ml|\.github/workflows/[^/]+|\.gitlab-ci\.yml"
    r"|\.pre-commit-config\.yaml|[^/]+\.(?:sh|service|conf|bat|ps1))$"
)


def strength_of(repository: Repository, path: str) -> tuple[Strength, str]:
    """The strength of a file of code, and in words what it rests on."""
    if not repository.is_file(path):
        return Strength.NOTHING, "there is no such file"
    language = languages.of(path)
    hollow = hollowness(repository, path)
    if hollow:
        return Strength.EXISTS, hollow
    if language is None or not language.is_read:
        return Strength.SUBSTANCE, "no code in a language that is read"
    names = definitions.names_in(language, sources.text(repository, path))
    if not names:
        return Strength.SUBSTANCE, "it defines nothing that has a name"
    defines = _defines(names)
    if scope.is_test(path):
        return Strength.DEFINES, f"{defines}; it is one of tests itself"
    users = _users(repository, path, language, names)
    if users is None:
        return Strength.DEFINES, f"{defines}; there are too many files to see what uses it"
    tests = tuple(one for one in users if scope.is_test(one))
    others = tuple(one for one in users if not scope.is_test(one))
    used = f"used by {listed(others)}" if others else started_by(repository, path)
    if not used:
        only = f"only tests use it ({listed(tests)})" if tests else "no file seen that uses it"
        return Strength.DEFINES, f"{defines}; {only}"
    tests = tests or _tests_named_after(repository, path)
    if not tests:
        return Strength.USED, f"{used}; no test seen that uses it"
    return Strength.TESTED, f"{used}; tested by {listed(tests)}"


def _defines(names: Sequence[str]) -> str:
    return f"defines {listed(names)}"


def _users(
    repository: Repository, path: str, language: Language, names: Sequence[str]
) -> tuple[str, ...] | None:
    """The files that use this one: by importing it, or by the names that it defines."""
    direct = imports.importers(repository, path)
    if direct is None:
        return None
    if language in {PYTHON, JAVASCRIPT}:
        if any(not imports.passes_on(one) for one in direct if not scope.is_test(one)):
            return tuple(sorted(direct, key=imports.passes_on))
        passing = [one for one in direct if imports.passes_on(one)]
        beyond = {by for one in passing for by in imports.importers(repository, one) or ()}
        meant = _having(repository, sorted(beyond - {path}), names)
        return (*(one for one in direct if one not in passing), *meant)
    folder = posixpath.dirname(path)
    if language in {GO, JAVA}:  # files of one folder see each other without an import
        beside = (p for p in repository.below(folder or ".") if posixpath.dirname(p) == folder)
        kin = {p for p in (*beside, *direct) if languages.of(p) is language} - {path}
        return _having(repository, sorted(kin), names)
    family = scope.files(repository, endings=language.endings, keep=("tests",)).files
    distinct = [name for name in names if not usage.is_common(name)]
    if len(family) > _MOST_FILES:
        return None
    return _having(repository, [one for one in family if one != path], distinct)


def _having(repository: Repository, paths: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The files that have one of these names in their code and do not define it themselves."""
    wanted = [name for name in names if len(name) >= _SHORTEST][:_MOST_NAMES]
    found = []
    for path in sources.containing(repository, paths, wanted):
        language = languages.of(path)
        if language is None:
            continue
        code = lexing.code(language, sources.text(repository, path))
        here = [name for name in wanted if languages.compiled("NAME", name).search(code)]
        own = set(definitions.names_in(language, code)) if here else set()
        if set(here) - own:
            found.append(path)
    return tuple(found)


def started_by(repository: Repository, path: str) -> str:
    """Whether something starts the file by its path or module, or a framework by its place."""
    if scope.is_route(path) and _has_router(repository, path):
        return "used as a route by its place"
    parts = path.rpartition(".")[0].removeprefix("src/").split("/")
    module = ".".join(parts[-2:]) if len(parts) > 1 and path.endswith(".py") else ""
    tail = "/".join(path.split("/")[-2:])
    path_said, module_said = (
        re.compile(rf"(?<![\w]){re.escape(one)}(?!\w)") for one in (tail, module)
    )
    for one, text in _starting(repository):
        if one == path:
            continue
        if module and module in text:
            hits = (match.end() for match in module_said.finditer(text))
            # In a manifest a module is started as `module:function`; elsewhere it may be a setting.
            if any(text[at : at + 1] == ":" or not one.endswith(_MANIFESTS) for at in hits):
                return f"started by `{one}`"
        if tail in text and not one.endswith(".toml") and path_said.search(text):
            return f"named in `{one}`"
    return ""


def _has_router(repository: Repository, path: str) -> bool:
    """Whether a framework that makes routes of files is set up around a file."""
    homes = {posixpath.dirname(one) for one in repository.index.paths if _ROUTER.search(one)}
    return any(not home or path.startswith(f"{home}/") for home in homes)


@once
def _starting(repository: Repository) -> tuple[tuple[str, str], ...]:
    """The files that start programs, and what they say."""
    names = (path for path in repository.index.paths if _STARTS.search(path))
    wanted = (path for path in names if scope.kind(path) in {"", "tests"})
    texts = ((path, sources.text(repository, path)) for path in wanted)
    return tuple((path, text) for path, text in texts if len(text) <= _LONGEST)[:_MOST_STARTING]


def _tests_named_after(repository: Repository, path: str) -> tuple[str, ...]:
    """Tests that are called after the only file of that name and speak of it, as of a program."""
    name = posixpath.basename(path)
    stem, _, ending = name.partition(".")
    if len(repository.named(name)) > 1 or len(stem) < _SHORTEST:
        return ()
    tried = (
        f"test_{stem}.py",
        f"{stem}_test.{ending}",
        f"{stem}.test.{ending}",
        f"{stem}.spec.{ending}",
    )
    hits = [hit for one in tried for hit in repository.named(one)]
    return tuple(sources.containing(repository, hits, (stem,)))
