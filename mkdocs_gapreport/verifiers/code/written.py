"""What is remembered of each Python file: its except clauses, its functions, its docstrings."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.code.brackets import closing
from mkdocs_gapreport.verifiers.code.python_files import python_file
from mkdocs_gapreport.verifiers.remembered import of_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.code_files import CodeFiles
    from mkdocs_gapreport.verifiers.code.python_source import Definition, PythonSource

Said = TypeVar("Said")

_CLAUSE = regex(r"^[ \t]*+except\b(?P<caught>[^:]*+):", re.MULTILINE)
_WORTH_READING = regex(r"\b(?:def|class|except)\b")
_BROAD = regex(r"(?<![\w.])(?:builtins\.)?(?:Base)?Exception\b(?![\w.])")
_SILENT_MARK = regex(r"@(?:\w+\.)*overload\b|@\w+\.(?:setter|deleter)\b")
_EXPORTS = regex(r"^__all__\b[^=\n]*=\s*+(?=[\[(])", re.MULTILINE)


def clauses(files: CodeFiles) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    """The files with the lines of their `except` clauses, and how much each catches."""
    yield from _of(files, _clauses)


def functions(files: CodeFiles) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The files with the lines of their functions, and how many lines each has."""
    yield from _of(files, _functions)


def public(files: CodeFiles) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    """The files with their public definitions: a line where a docstring is lacking, and the kind.

    The line is 0 where there is a docstring; kinds are "class", "method" and "function".
    """
    yield from _of(files, _public)


def clauses_of(source: PythonSource) -> Iterator[tuple[int, str]]:
    """The lines of its `except` clauses: "bare", "broad" or nothing of the kind."""
    for found in _CLAUSE.finditer(source.code):
        is_broad = _BROAD.search(found["caught"]) is not None
        is_bare = not found["caught"].strip()
        line = source.line(found.start("caught"))
        yield line, "bare" if is_bare else "broad" if is_broad else ""


def _of(
    files: CodeFiles, read: Callable[[PythonSource], tuple[Said, ...]]
) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Each file with what one way of reading finds in it: what the others would find costs time."""
    repository = files.repository
    for path in files.scope.files:
        is_whole, said = of_file(repository, path, read, partial(_read, repository, path, read))
        if not is_whole:
            files.torn.append(path)
        yield path, said


def _read(
    repository: Repository, path: str, read: Callable[[PythonSource], tuple[Said, ...]]
) -> tuple[bool, tuple[Said, ...]]:
    if not _WORTH_READING.search(sources.text(repository, path)):
        return True, ()
    source = python_file(repository, path)
    return source.is_whole, read(source)


def _clauses(source: PythonSource) -> tuple[tuple[int, str], ...]:
    return tuple(clauses_of(source))


def _functions(source: PythonSource) -> tuple[tuple[int, int], ...]:
    return tuple(
        (source.line(definition.start), source.lines_of(definition))
        for definition in source.definitions
        if not definition.is_class
    )


def _public(source: PythonSource) -> tuple[tuple[int, str], ...]:
    return tuple(
        (0 if source.is_documented(found) else source.line(found.start), _kind(found))
        for found in _seen(source)
    )


def _kind(definition: Definition) -> str:
    return "class" if definition.is_class else "method" if definition.is_method else "function"


def _seen(source: PythonSource) -> Iterator[Definition]:
    if any(_is_private(part) for part in source.path.removesuffix(".py").split("/")):
        return
    exported = _exported(source)
    for definition in source.definitions:
        if not (definition.is_public or _is_asked_by_name(definition)):
            continue
        outermost = definition.owners[0] if definition.owners else definition
        is_marked = definition.head < definition.start
        if (exported is None or outermost.name in exported) and not (
            is_marked and _SILENT_MARK.search(source.decorators(definition))
        ):
            yield definition


def _is_asked_by_name(definition: Definition) -> bool:
    """`__call__` and `__new__` are what a class is used by; pydocstyle asks for them as well."""
    is_met = definition.name in {"__call__", "__new__"} and definition.is_method
    return is_met and definition.owners[-1].is_public


def _is_private(part: str) -> bool:
    return part.startswith("_") and not part.startswith("__")


def _exported(source: PythonSource) -> set[str] | None:
    """The names in `__all__`; None where a module has none."""
    start = _EXPORTS.search(source.code) if "__all__" in source.code else None
    if start is None:
        return None
    end = closing(source.code, start.end())
    return set(re.findall(r"[\"'](\w+)[\"']", source.text[start.end() : max(end, start.end())]))
