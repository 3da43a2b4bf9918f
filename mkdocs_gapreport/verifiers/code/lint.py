"""Verifiers of how Python is written: except clauses, long functions, docstrings."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.code_files import CodeFiles, code_files, not_one_of, shown
from mkdocs_gapreport.verifiers.code.written import clauses, clauses_of, functions, public
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository

CLAUSES = ("bare", "broad", "any")
DOCUMENTED = {
    "public": ("class", "function", "method"),
    "functions": ("function", "method"),
    "methods": ("method",),
    "classes": ("class",),
}
_BARE = regex(r"except\s*+:")  # a word in front costs nothing, looking for it does


@kept
def except_clauses(
    repository: Repository,
    kind: str = "bare",
    *,
    path: str = "",
    without: str = "",
    page: str = "",
) -> Evidence:
    """How many `except` clauses of a kind the Python code has.

    `kind`: `bare` (`except:`), `broad` (`Exception` or `BaseException` is caught, alone or among
    others), or `any`. `path`: a folder, file or pattern. `without`: what to leave out besides
    tests, migrations, generated files and others' code.

    Example: `<!-- verify: except_clauses bare == 0 -->`

    It reads statements, not text: strings and comments do not count, `# noqa` changes nothing, and
    a clause that raises again is one as well. A tuple of exceptions that has a name of its own is
    not looked into.
    """
    if wrong := not_one_of("kind", kind, CLAUSES):
        return wrong
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    places = [Place(path, line) for path, line in _clauses(files, kind)]
    noun, catch = ("clause", "catches") if len(places) == 1 else ("clauses", "catch")
    words = {"any": f"`except` {noun}", "bare": f"bare `except:` {noun}"}
    what = words.get(kind, f"{noun} that {catch} `Exception` or `BaseException`")
    return _counted(places, f"{len(places):,} {what}", files)


@kept
def long_functions(
    repository: Repository,
    lines: str = "50",
    *,
    path: str = "",
    without: str = "",
    page: str = "",
) -> Evidence:
    """How many Python functions and methods are longer than so many lines.

    `lines`: how many are still short enough, by default 50; counted from `def` to the last
    statement, with docstring, comments and empty lines, without decorators. `path`, `without`:
    where to look.

    Example: `<!-- verify: long_functions 80 path=src == 0 -->`

    A function that holds another one counts with it.
    """
    limit = int(lines) if str(lines).isdecimal() and len(str(lines)) < 7 else 0  # noqa: PLR2004
    if limit < 1:
        return Evidence.broken(f"`lines` has to be a number such as `50`, not `{lines}`")
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    found = [
        (length, Place(path, line))
        for path, seen in functions(files)
        for line, length in seen
        if length > limit
    ]
    longest = f", the longest has {max(found, key=_length)[0]:,}" if found else ""
    places = [place for _, place in sorted(found, key=_length, reverse=True)]
    return _counted(places, f"{len(places):,} functions of more than {limit} lines{longest}", files)


@kept
def docstrings(
    repository: Repository,
    path: str = "",
    *,
    kind: str = "public",
    without: str = "",
    page: str = "",
) -> Evidence:
    """The share of public Python definitions that have a docstring, in percent.

    `kind`: `public` (classes, functions and methods), or only `functions` (with methods),
    `methods`, `classes`. `path`, `without`: where to look.

    Example: `<!-- verify: docstrings src kind=functions == 100% -->`

    Public is what no underscore begins, neither its own name nor that of its module or class, and
    what `__all__` lists where a module has it. Local functions, overloads, setters and special
    methods other than `__call__` and `__new__` need none. What a docstring says is not looked at.
    """
    if wrong := not_one_of("kind", kind, DOCUMENTED):
        return wrong
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    meant = [
        (path, line)
        for path, seen in public(files)
        for line, form in seen
        if form in DOCUMENTED[kind]
    ]
    places = [Place(path, line) for path, line in meant if line]
    total = len(meant)
    documented = total - len(places)
    what = "public definitions" if kind == "public" else f"public {kind}"
    if not total:
        return Evidence.unknown(f"there are no {what} {files.words}")
    return Evidence(
        value=Fraction(100 * documented, total),
        summary=f"{documented:,} of {total:,} {what} have a docstring, {files.words}",
        places=shown(places),
        strength=Strength.SUBSTANCE,
    )


def _clauses(files: CodeFiles, kind: str) -> Iterator[tuple[str, int]]:
    if kind == "bare":  # few files have one, so few are read
        for source in files.python(_BARE.search):
            yield from ((source.path, line) for line, form in clauses_of(source) if form == "bare")
        return
    for path, seen in clauses(files):
        yield from ((path, line) for line, form in seen if kind in {"any", form})


def _length(found: tuple[int, Place]) -> int:
    return found[0]


def _counted(places: list[Place], what: str, files: CodeFiles) -> Evidence:
    return Evidence(
        value=Fraction(len(places)),
        summary=f"{what}, {files.words}",
        places=shown(places),
        strength=Strength.SUBSTANCE,
    )
