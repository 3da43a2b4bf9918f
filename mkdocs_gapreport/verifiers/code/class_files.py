"""The classes of a file, and what the names in it stand for: imports and aliases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.brackets import closing, parts
from mkdocs_gapreport.verifiers.code.python_source import STRING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.verifiers.code.python_source import PythonSource
    from mkdocs_gapreport.verifiers.code.script_source import ScriptSource

_FROM = regex(
    r"^[ \t]*+from[ \t]++([\w.]++)[ \t]++import[ \t]++(?:\(([^)]*+)\)|([^\n;]*+))", re.MULTILINE
)
_IMPORT = regex(r"^[ \t]*+import[ \t]++([^\n;]++)", re.MULTILINE)
_ALIAS = regex(
    r"^[ \t]*+(\w++)[ \t]*+(?::[^=\n]*+)?=[ \t]*+([A-Za-z_][\w.]*+)[ \t]*+(?:\[[^\n]*+)?\r?$",
    re.MULTILINE,
)
_DOTTED = regex(r"[A-Za-z_$][\w$]*+(?:\.[\w$]++)*+")
_SCRIPT_CLASS = regex(r"\b(class|interface)\s++([A-Za-z_$][\w$]*+)")
_SCRIPT_IMPORT = regex(
    rf"^import\s++(?:type\s++)?([^;(={STRING}]{{1,2000}}+){STRING}++", re.MULTILINE
)
_LONGEST_HEADER = 2000


class Class(Struct, frozen=True, kw_only=True):
    """A class: where it is defined and what it derives from, as it is written."""

    name: str
    path: str
    line: int
    bases: tuple[str, ...]
    is_interface: bool = False


class ClassFile(Struct, frozen=True, kw_only=True):
    """A file's classes; `imported` holds module and name of each import, `aliases` `A = B`."""

    path: str
    classes: tuple[Class, ...] = ()
    imported: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


def of_python(source: PythonSource) -> ClassFile:
    """The classes of a file of Python."""
    classes = tuple(
        Class(
            name=definition.name,
            path=source.path,
            line=source.line(definition.start),
            bases=tuple(_bases(source.header(definition))),
        )
        for definition in source.definitions
        if definition.is_class
    )
    return ClassFile(
        path=source.path,
        classes=classes,
        imported=dict(_imports(source.code)),
        aliases=dict(_ALIAS.findall(source.code)),
    )


def _bases(header: str) -> Iterator[str]:
    """The names in the brackets of a class, without keywords and type arguments."""
    start = header.find("(")
    if start < 0:
        return
    for first, last in parts(header, start + 1, max(closing(header, start) - 1, start + 1)):
        base = header[first:last]
        found = _DOTTED.match(base)
        if found is None or re.match(r"\s*+=", base[found.end() :]):
            continue
        yield found[0]
        if base[found.end() : found.end() + 1] == "(":  # `with_metaclass(Meta, Base)`
            yield from _bases(base)


def _imports(code: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for module, wrapped, plain in _FROM.findall(code):
        for piece in (wrapped or plain).split(","):
            words = piece.replace("\\", " ").split()
            if words:
                yield words[-1], (module, words[0])
    for listed in _IMPORT.findall(code):
        for piece in listed.split(","):
            words = piece.split()
            if len(words) > 1:
                yield words[-1], (words[0], "")
            elif words:
                yield words[0].partition(".")[0], (words[0].partition(".")[0], "")


def of_script(source: ScriptSource) -> ClassFile:
    """The classes of a file of TypeScript or JavaScript."""
    classes = tuple(_script_classes(source))
    return ClassFile(path=source.path, classes=classes, imported=dict(_script_imports(source)))


def _script_classes(source: ScriptSource) -> Iterator[Class]:
    for found in _SCRIPT_CLASS.finditer(source.code):
        opening = source.code.find("{", found.end(), found.end() + _LONGEST_HEADER)
        if opening < 0:
            continue
        header = _without_type_arguments(source.code[found.end() : opening])
        after = re.split(r"\b(?:extends|implements)\b", header)[1:]
        yield Class(
            name=found[2],
            path=source.path,
            line=source.line(found.start()),
            bases=tuple(name for piece in after for name in _DOTTED.findall(piece)),
            is_interface=found[1] == "interface",
        )


def _without_type_arguments(header: str) -> str:
    """The header without what stands between `<` and `>`, however deep."""
    depth = 0
    kept = []
    for character in header.replace("=>", "  "):
        depth += (character == "<") - (character == ">" and depth > 0)
        if depth == 0 and character != ">":
            kept.append(character)
    return "".join(kept)


def _script_imports(source: ScriptSource) -> Iterator[tuple[str, tuple[str, str]]]:
    for found in _SCRIPT_IMPORT.finditer(source.code):
        module = source.text[found.start(0) : found.end()].rstrip("'\"`").rpartition("from")[2]
        module = module.strip(" '\"`\n")
        for piece in re.split(r"[{},]", found[1].removesuffix("from").strip()):
            words = piece.split()
            if words and words[-1] not in {"from", "type"}:
                yield words[-1], (module, words[0] if words[0] != "*" else "")
