"""Which file imports which, as far as their import lines tell; read once for a repository."""

from __future__ import annotations

import posixpath
import re
import sys
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import languages, scope, sources
from mkdocs_gapreport.verifiers.code.languages import GO, JAVA, JAVASCRIPT, PYTHON, RUST
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.languages import Language

_MOST_FILES = 12_000  # beyond these, what imports what is not told
_LONGEST = 1_000_000
_TRIPLE = regex(r'"""|\'\'\'')
_JS_TRIED = (
    "",
    ".ts",
    ".tsx",
    ".js",
    ".jsx",
    ".mjs",
    ".cjs",
    ".vue",
    ".svelte",
    "/index.ts",
    "/index.tsx",
    "/index.js",
    "/index.jsx",
)


def importers(repository: Repository, path: str) -> tuple[str, ...] | None:
    """The files that import this one, tests included; None where that is not known."""
    links = _links(repository)
    return None if links is None else links.get(path, ())


def through_packages(repository: Repository, path: str) -> tuple[str, ...] | None:
    """The files that import this one or a package that passes it on."""
    direct = importers(repository, path)
    if direct is None:
        return None
    found = dict.fromkeys(direct)
    for one in direct:
        if passes_on(one):
            found.update(dict.fromkeys(importers(repository, one) or ()))
    found.pop(path, None)
    return tuple(found)


def passes_on(path: str) -> bool:
    """Whether a file is there to pass on what others define."""
    return posixpath.basename(path).partition(".")[0] in {"__init__", "index", "mod", "lib"}


@once
def _links(repository: Repository) -> Mapping[str, tuple[str, ...]] | None:
    files = scope.files(repository, endings=languages.endings(), keep=("tests", "migrations")).files
    if len(files) > _MOST_FILES:
        return None
    resolvers = _resolvers(repository)
    found: dict[str, list[str]] = {}
    for path in files:
        language = languages.of(path)
        resolve = resolvers.get(language.name) if language else None
        if language is None or resolve is None:
            continue
        imported = {
            to
            for said in _said(language, sources.text(repository, path))
            for to in resolve(path, said)
        }
        for target in imported - {path}:
            found.setdefault(target, []).append(path)
    return {target: tuple(sorted(by)) for target, by in found.items()}


def _said(language: Language, text: str) -> Iterator[re.Match[str]]:
    """The import lines; of Python not those in docstrings."""
    if len(text) > _LONGEST:
        return iter(())
    code = "\n".join(_TRIPLE.split(text)[::2]) if language is PYTHON else text
    return languages.compiled(language.imports).finditer(code)


def _resolvers(
    repository: Repository,
) -> dict[str, Callable[[str, re.Match[str]], Iterable[str]]]:
    """How an import line of each language leads to files."""
    ending = _Endings(repository)
    return {
        PYTHON.name: partial(_python, ending),
        JAVASCRIPT.name: partial(_javascript, ending),
        JAVA.name: partial(_java, ending),
        RUST.name: partial(_rust, ending),
        GO.name: partial(_go, ending, _go_modules(repository)),
    }


class _Endings:
    """Which file a path means that is written from somewhere else than the root."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[str, tuple[str, ...]] = {}

    def has(self, path: str) -> bool:
        """Whether a file of exactly that path is tracked."""
        return path in self._repository.files

    def below(self, folder: str) -> tuple[str, ...]:
        """The files right in a folder."""
        depth = folder.count("/") + 1
        return tuple(p for p in self._repository.below(folder) if p.count("/") == depth)

    def nearest(self, tail: str, origin: str) -> str:
        """The file that ends so and lies nearest to where it is asked for; or nothing."""
        if tail not in self._known:
            hits: tuple[str, ...] = (tail,) if self.has(tail) else ()
            if "/" in tail:
                hits += tuple(p for p in self._repository.ending(tail) if self.has(p))
            self._known[tail] = hits
        hits = self._known[tail]
        if len(hits) < 2:  # noqa: PLR2004  one or none
            return hits[0] if hits else ""
        return max(hits, key=lambda hit: len(posixpath.commonprefix([hit, origin])))


def _python(endings: _Endings, origin: str, said: re.Match[str]) -> Iterator[str]:
    if said["module"]:
        for one in said["module"].partition("#")[0].split(","):
            yield from filter(None, [_module(endings, origin, one.split(" as ")[0].strip())])
        return
    names = re.findall(
        r"\w+(?=\s*(?:,|$|\)|#|\s+as\b|\\))", said["names"].strip("()"), re.MULTILINE
    )
    home = _module(endings, origin, said["base"])
    if home:
        yield home
    for name in names:
        base = said["base"]
        inner = _module(
            endings, origin, f"{base}{name}" if base.endswith(".") else f"{base}.{name}"
        )
        if inner:
            yield inner


def _module(endings: _Endings, origin: str, dotted: str) -> str:
    """The file of a Python module."""
    bare = dotted.lstrip(".")
    tail = bare.replace(".", "/")
    folder = posixpath.dirname(origin)
    if dotted.startswith("."):
        for _ in range(len(dotted) - len(bare) - 1):
            folder = posixpath.dirname(folder)
        start = posixpath.join(folder, tail) if tail else folder
        tried = (f"{start}.py", f"{start}/__init__.py", f"{start}.pyi")
        return next(filter(endings.has, tried), "")
    if "/" in tail:
        return endings.nearest(f"{tail}.py", origin) or endings.nearest(
            f"{tail}/__init__.py", origin
        )
    if bare in sys.stdlib_module_names:
        return ""
    # A bare name is a neighbour of a program, or lies where the sources begin.
    homes = (posixpath.join(folder, tail), tail, f"src/{tail}")
    places = tuple(f"{home}{end}" for home in homes for end in (".py", "/__init__.py"))
    return next(filter(endings.has, places), "")


def _javascript(endings: _Endings, origin: str, said: re.Match[str]) -> Iterator[str]:
    module = said["module"].partition("?")[0]
    if module.startswith("."):
        start = posixpath.normpath(posixpath.join(posixpath.dirname(origin), module))
        stem = re.sub(r"\.[cm]?js$", "", start)  # TypeScript says `./x.js` for x.ts
        starts = dict.fromkeys((start, stem))
        tried = (one + end for one in starts for end in _JS_TRIED)
        yield from islice(filter(endings.has, tried), 1)
        return
    alias = re.match(r"(?:@|~|#|\$lib|src)/(.+)", module)
    if alias:
        homes = (f"src/{alias[1]}", alias[1])
        hits = (endings.nearest(home + end, origin) for home in homes for end in _JS_TRIED)
        yield from islice(filter(None, hits), 1)


def _java(endings: _Endings, origin: str, said: re.Match[str]) -> Iterator[str]:
    tail = said["module"].replace(".", "/")
    for one in (tail, posixpath.dirname(tail)):
        hit = endings.nearest(f"{one}.java", origin)
        if hit:
            yield hit
            return


def _rust(endings: _Endings, origin: str, said: re.Match[str]) -> Iterator[str]:
    parts = [part for part in said["module"].split("::") if part]
    folder = posixpath.dirname(origin)
    if said[0].startswith("mod"):
        own = (
            ""
            if passes_on(origin) or origin.endswith("main.rs")
            else f"/{origin.rpartition('/')[2][:-3]}"
        )
        starts = [f"{folder}{own}/{parts[0]}"] if parts else []
    else:
        head = origin.rpartition("src/")[0] + "src" if "src/" in origin else folder
        bases = {
            "crate": head,
            "super": folder if not passes_on(origin) else posixpath.dirname(folder),
            "self": folder,
        }
        if not parts or parts[0] not in bases:
            return
        inner = parts[1:]
        starts = ["/".join((bases[parts[0]], *inner[:end])) for end in range(len(inner), 0, -1)]
    for start in starts:
        hit = next(
            filter(endings.has, (f"{start.lstrip('/')}.rs", f"{start.lstrip('/')}/mod.rs")), ""
        )
        if hit:
            yield hit
            return


def _go_modules(repository: Repository) -> dict[str, str]:
    """Each Go module of the repository and the folder that it lies in."""
    found = {}
    for path in repository.named("go.mod"):
        said = re.search(r"(?m)^module[ \t]+(\S+)", sources.text(repository, path))
        if said:
            found[said[1]] = posixpath.dirname(path)
    return found


def _go(
    endings: _Endings, modules: Mapping[str, str], _origin: str, said: re.Match[str]
) -> Iterator[str]:
    wanted = said["module"]
    for module, folder in modules.items():
        if wanted == module or wanted.startswith(f"{module}/"):
            inner = posixpath.join(folder, wanted[len(module) + 1 :]).rstrip("/")
            yield from (p for p in endings.below(inner) if p.endswith(".go"))
