"""What is remembered of each Python file: its except clauses, its functions, its docstrings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.code.brackets import closing
from mkdocs_gapreport.verifiers.code.python_source import PythonSource
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.code_files import CodeFiles
    from mkdocs_gapreport.verifiers.code.python_source import Definition

_CLAUSE = re.compile(r"^[ \t]*+except\b(?P<caught>[^:]*+):", re.MULTILINE)
_WORTH_READING = re.compile(r"\b(?:def|class|except)\b")
_BROAD = re.compile(r"(?<![\w.])(?:builtins\.)?(?:Base)?Exception\b(?![\w.])")
_SILENT_MARK = re.compile(r"@(?:\w+\.)*overload\b|@\w+\.(?:setter|deleter)\b")
_EXPORTS = re.compile(r"^__all__\b[^=\n]*=\s*+(?=[\[(])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """Clauses, functions and public definitions of a file, each with its line first.

    Clauses are "bare", "broad" or nothing of the kind, functions so many lines long, definitions a
    "class", "method" or "function" with a docstring or without.
    """

    clauses: tuple[tuple[int, str], ...] = ()
    functions: tuple[tuple[int, int], ...] = ()
    public: tuple[tuple[int, str, bool], ...] = ()
    is_whole: bool = True


def written(files: CodeFiles) -> Iterator[tuple[str, Written]]:
    """The files to look at, each with what is remembered of it."""
    known = _known(files.repository)
    for path in files.scope.files:
        if path not in known:
            known[path] = _read(path, sources.text(files.repository, path))
        if not known[path].is_whole:
            files.torn.append(path)
        yield path, known[path]


def clauses(source: PythonSource) -> Iterator[tuple[int, str]]:
    """The lines of its `except` clauses, and how much they catch."""
    for found in _CLAUSE.finditer(source.code):
        is_broad = _BROAD.search(found["caught"]) is not None
        is_bare = not found["caught"].strip()
        line = source.line(found.start("caught"))
        yield line, "bare" if is_bare else "broad" if is_broad else ""


def _read(path: str, text: str) -> Written:
    if not _WORTH_READING.search(text):
        return Written()
    source = PythonSource(path, text)
    return Written(
        clauses=tuple(clauses(source)),
        functions=tuple(
            (source.line(definition.start), source.lines_of(definition))
            for definition in source.definitions
            if not definition.is_class
        ),
        public=tuple(
            (source.line(found.start), _kind(found), source.is_documented(found))
            for found in _public(source)
        ),
        is_whole=source.is_whole,
    )


def _kind(definition: Definition) -> str:
    return "class" if definition.is_class else "method" if definition.is_method else "function"


@once
def _known(_repository: Repository) -> dict[str, Written]:
    return {}


def _public(source: PythonSource) -> Iterator[Definition]:
    if any(_is_private(part) for part in source.path.removesuffix(".py").split("/")):
        return
    exported = _exported(source)
    for definition in source.definitions:
        outermost = (*definition.owners, definition)[0]
        if (
            (definition.is_public or _is_asked_by_name(definition))
            and (exported is None or outermost.name in exported)
            and not _SILENT_MARK.search(source.decorators(definition))
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
    start = _EXPORTS.search(source.code)
    if start is None:
        return None
    end = closing(source.code, start.end())
    return set(re.findall(r"[\"'](\w+)[\"']", source.text[start.end() : max(end, start.end())]))
