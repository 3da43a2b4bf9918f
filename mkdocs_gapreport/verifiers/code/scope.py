"""Which files a measure looks at, and which it leaves out: tests, migrations, others' code."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import counted
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import FileKind
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_gapreport.repository import Repository

# Of several that fit, the last is told: a fixture of a test is a fixture.
KINDS = ("tests", "migrations", "fixtures", "generated", "archived", "vendored")

_KIND = regex(
    r"""(?x)
    (?P<vendored>
        (?<![^/])(?:node_modules|bower_components|site-packages|third[-_]?party|\.?venv|\.yarn)/
      | ^(?:vendors?|external)/ | /(?:static|public|assets|js|css|web)/(?:vendors?|libs?)/
    ) | (?P<archived>
        ^(?i:_?archived?|archives)/
    ) | (?P<generated>
        (?<![^/])(?:dist|\.next|\.nuxt|\.svelte-kit|__generated__|generated|htmlcov|__snapshots__)/
      | [._-](?:min|bundle|generated|gen|g)\.\w+$ | _pb2(?:_grpc)?\.pyi?$ | \.pb\.go$
      | \.designer\.cs$ | \.(?:map|snap|lock)$
      | (?<![^/])(?:package-lock\.json|pnpm-lock\.yaml|go\.sum|npm-shrinkwrap\.json)$
    ) | (?P<fixtures>
        (?<![^/])(?:fixtures|__fixtures__|test[-_]?data|__mocks__)/
    ) | (?P<tests>
        (?<![^/])(?:tests?|__tests__|e2e|cypress|playwright|spec)/ | \.Tests?/
      | (?<![^/])(?:test_[^/]*|[^/]*_test|tests?|conftest)\.py$ | _test\.go$
      | \.(?:test|spec|cy|e2e)\.[cm]?[jt]sx?$
      | [a-z0-9](?:Tests?|IT|Spec)\.(?:java|cs|kt)$ | (?<![^/])(?:tests|[^/]*_tests?)\.rs$
    ) | (?P<migrations>
        (?<![^/])(?:migrations?|alembic/versions|db/migrate)/
      | (?<![^/])versions/[^/]*[0-9a-f]{10,}[^/]*\.py$
    )
    """
)
_ROUTED = regex(
    r"(?:^|/)(?:app|routes)/(?:.*/)?(?:page|layout|route|loading|error|not-found|template|default"
    r"|\+page|\+layout|\+server)(?:\.server)?\.[cm]?[jt]sx?$|(?:^|/)pages/.+\.[jt]sx?$"
    r"|(?:^|/)(?:middleware|instrumentation)\.[jt]s$"
)
_WILD = regex(r"[*?\[{]")


class Scope(Struct, frozen=True, kw_only=True):
    """The files to look at, and in words what was left out; `missing`: why there is none."""

    files: tuple[str, ...] = ()
    left_out: str = ""
    missing: str = ""
    outside: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How many files are looked at and how many are not: "41 files (left out: 3 of tests)"."""
        count = counted(len(self.files), "file")
        return f"{count} (left out: {self.left_out})" if self.left_out else count


def files(  # noqa: PLR0913  each by name
    repository: Repository,
    *,
    path: str = "",
    without: str = "",
    endings: Collection[str] = (),
    keep: Collection[str] = (),
    page: str = "",
) -> Scope:
    """The files of these endings (of any, without) below a folder, of a pattern, or a file.

    Left out are tests, migrations, fixtures, generated files and others' code, unless `keep` names
    the kind or `path` leads into it. `without`: folders, files or patterns, with commas between.
    """
    kept = {keep} if isinstance(keep, str) else set(keep)
    named, missing = _named(repository, path, page)
    if missing:
        return Scope(missing=missing)
    wanted = _of_endings(named, endings)
    dropped = frozenset(_among(repository, without))
    kinds = _kinds(repository)
    kept.update(_kinds_of(path))
    if wanted == (path,):  # a file that is asked for by its name is looked at
        kept.update(KINDS)
    chosen, outside, counted = [], [], Counter[str]()
    for name in wanted:
        kind = kinds.get(name, "")
        if name in dropped:
            counted["named"] += 1
        elif kind and kind not in kept:
            counted[kind] += 1
            outside.append(name)
        else:
            chosen.append(name)
    return Scope(files=tuple(chosen), left_out=_told(counted, without), outside=tuple(outside))


def kind(path: str) -> str:
    """What kind of file that is left out by default a path is; nothing for the code proper."""
    fitting = {str(match.lastgroup) for match in _KIND.finditer(path)}
    return max(fitting, key=KINDS.index, default="")


def is_test(path: str) -> bool:
    """Whether a path is one of tests by its name or folder."""
    return kind(path) == "tests"


def is_route(path: str) -> bool:
    """Whether a framework of the web takes a file for a page or route by its place."""
    return bool(_ROUTED.search(path))


def _named(repository: Repository, path: str, page: str) -> tuple[tuple[str, ...], str]:
    """The files that a path means, or why there is none."""
    if path in {"", ".", "./", "/"}:
        return repository.index.paths, ""
    if _WILD.search(path) and not repository.is_file(path):
        matching = repository.glob(path.removeprefix("./"))
        return matching, "" if matching else f"no file matches `{path}`"
    found = ladder.find(repository, path, page=page)
    if not found.is_there:
        return (), found.summary
    return tuple(name for place in found.paths for name in _below(repository, place)), ""


def _below(repository: Repository, path: str) -> tuple[str, ...]:
    return repository.below(path) if repository.is_directory(path) else (path,)


def _of_endings(paths: Iterable[str], endings: Collection[str]) -> tuple[str, ...]:
    if not endings:
        return tuple(paths)
    wanted = {ending.removeprefix(".").lower() for ending in endings}
    return tuple(path for path in paths if path.rpartition(".")[2].lower() in wanted)


def _among(repository: Repository, without: str) -> Iterable[str]:
    for piece in filter(None, re.split(r"[,\s]+", without)):
        plain = piece.removeprefix("./")
        yield from repository.glob(plain) if _WILD.search(plain) else ()
        yield from (plain, *repository.below(plain.removesuffix("/")))


def _kinds_of(path: str) -> set[str]:
    """The kinds that a path leads into of its own: `tests/unit` is about tests."""
    fixed = _WILD.split(path)[0]
    return {kind(fixed), kind(f"{fixed.rstrip('/')}/"), kind(path)} - {""}


def _told(counted: Mapping[str, int], without: str) -> str:
    told = [f"{counted[kind]:,} {WORDS[kind]}" for kind in KINDS if counted.get(kind)]
    if counted.get("named"):
        told.append(f"{counted['named']:,} in `{without}`")
    return ", ".join(told)


WORDS = {
    "tests": "of tests",
    "migrations": "of migrations",
    "fixtures": "of fixtures",
    "generated": "generated",
    "archived": "archived",
    "vendored": "of other projects",
}


@once
def _kinds(repository: Repository) -> Mapping[str, str]:
    """The kind of each file that has one; links and submodules are looked at nowhere."""
    table = {path: kind(path) for path in repository.index.paths if _KIND.search(path)}
    strange = (FileKind.SYMLINK, FileKind.SUBMODULE)
    for entry_kind in strange:
        table.update(dict.fromkeys(repository.files.of_kind(entry_kind), "vendored"))
    return table
