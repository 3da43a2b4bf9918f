"""What a single file holds: as a range, where it depends on how one counts."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.code.python_files import python_file
from mkdocs_gapreport.verifiers.code.python_members import python_members
from mkdocs_gapreport.verifiers.code.python_source import ENDINGS as PYTHON
from mkdocs_gapreport.verifiers.code.python_source import STRING
from mkdocs_gapreport.verifiers.code.script_members import script_members
from mkdocs_gapreport.verifiers.code.script_source import ENDINGS as SCRIPTS
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource
from mkdocs_gapreport.verifiers.facts.parsed import NotParsedError, Value, format_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.python_members import Members
    from mkdocs_gapreport.verifiers.code.python_source import Definition, PythonSource

KINDS = (
    *("classes", "functions", "methods", "models", "interfaces", "exports", "components", "hooks"),
    *("members", "tables", "migrations", "entries"),
)


class Held(Struct, frozen=True):
    """So many for sure, and so many at the most; `what` they are, where that is not plain."""

    low: int
    high: int
    what: str = ""
    line: int | None = None


def held(repository: Repository, path: str, of: str, like: str = "") -> Held | None:
    """How many things of a kind a file holds; None where that is not told by looking at it."""
    text = sources.text(repository, path)
    if of == "tables" or path.endswith(".prisma"):
        return _tables(path, text) if of in {"tables", "models"} else None
    if of == "entries":
        return _entries(path, text, like)
    if of == "members":
        return _of_one(_members(repository, path, text), like)
    if path.endswith(PYTHON):
        source = python_file(repository, path)
        return _python(source, of) if source.is_whole else None
    if path.endswith(SCRIPTS):
        return _script(ScriptSource(path, text), of)
    return None


def migrations(paths: Iterable[str]) -> Held:
    """The files of a folder that change a database: no package files, none that only take back."""
    names = [path for path in paths if _MIGRATION.search(path) and not _NO_MIGRATION.search(path)]
    forward = [name for name in names if not _BACK.search(name)]
    return Held(len({name.rpartition("/")[2].partition(".")[0] for name in forward}), len(names))


_MIGRATION = regex(r"\.(?:sql|py|[cm]?[jt]s|rb|php|go|java|kt|cs|exs?|xml|ya?ml)$")
_NO_MIGRATION = regex(r"(?:^|/)(?:__init__\.py|env\.py|index\.[jt]s|_journal\.json)$")
_BACK = regex(
    r"(?:[._-](?:down|rollback|undo|revert)\b|(?:^|/)(?:down|rollback)\.sql$)", re.IGNORECASE
)


def _python(source: PythonSource, of: str) -> Held | None:
    definitions = source.definitions
    classes = [one for one in definitions if one.is_class]
    functions = [one for one in definitions if not one.is_class]
    match of:
        case "classes":
            outer = [one for one in classes if not one.owners and one.is_public]
            return _range(source, outer, len(classes) + len(_MADE.findall(source.code)))
        case "functions":
            outer = [one for one in functions if not one.owners and one.is_public]
            return _range(source, outer, len(functions) + len(_LAMBDA.findall(source.code)))
        case "methods":
            own = [one for one in functions if one.is_method and one.is_public]
            return _range(source, own, len(functions))
        case "models":
            own = [one for one in classes if _MODEL.search(source.header(one))]
            return _range(source, own, len(classes) + len(_MADE.findall(source.code)))
        case "exports":
            found = _ALL.search(source.code)
            number = sum(STRING in piece for piece in found["names"].split(",")) if found else 0
            return Held(number, number) if number else None
    return None


# names that stand for classes and functions without `class` and `def`
_MADE = regex(r"^[ \t]*[A-Z]\w*[ \t]*(?::[^=\n]+)?=[ \t]*[\w.]+[ \t]*[(\[]", re.MULTILINE)
_LAMBDA = regex(
    r"^[ \t]*\w+[ \t]*(?::[^=\n]+)?=[ \t]*(?:lambda\b|[\w.]*(?:partial|wraps|cache|decorator)\w*\()"
    r"|\blambda\b",
    re.MULTILINE,
)
_MODEL = regex(r"\b\w*(?:Model|Base|Document|Schema|Serializer|Entity|Table|Struct)\b")
_ALL = regex(r"^__all__[^=\n]*=[ \t]*[\[(](?P<names>[^\])]*)[\])][ \t]*$", re.MULTILINE)


def _range(source: PythonSource, sure: Sequence[Definition], most: int) -> Held:
    line = source.line(sure[0].start) if sure else None
    return Held(len(sure), max(most, len(sure)), line=line)


def _script(source: ScriptSource, of: str) -> Held | None:
    code = source.code
    if of == "exports":
        return None if _OPEN_EXPORT.search(code) else Held(*_exports(code))
    patterns = _IN_SCRIPTS.get(of)
    if patterns is None:
        return None
    sure, most = (len({match[0] for match in pattern.finditer(code)}) for pattern in patterns)
    return Held(sure, max(sure, most))


_EXPORTED = r"^export[ \t]+(?:default[ \t]+)?"
_IN_SCRIPTS = {
    "classes": (
        regex(
            r"^(?:export[ \t]+)?(?:default[ \t]+)?(?:abstract[ \t]+)?class[ \t]+[\w$]+",
            re.MULTILINE,
        ),
        regex(r"\bclass\b[ \t]*[\w$]*(?=[^\n]*\{)|\binterface[ \t]+\w+|\btype[ \t]+\w+[ \t]*="),
    ),
    "functions": (
        regex(
            r"^(?:export[ \t]+)?(?:default[ \t]+)?(?:async[ \t]+)?function\b[ \t]*\*?[ \t]*[\w$]+"
            r"|^(?:export[ \t]+)?const[ \t]+[\w$]+[^=\n]*=[ \t]*(?:async[ \t]*)?\([^\n]*=>",
            re.MULTILINE,
        ),
        regex(r"\bfunction\b[^\n]*|[^\n]*=>|^[ \t]+[\w$ \t]+\([^\n]*\{", re.MULTILINE),
    ),
    "interfaces": (
        regex(r"\binterface[ \t]+[\w$]+"),
        regex(r"\b(?:interface|type|class|enum)[ \t]+[\w$]+"),
    ),
    "models": (
        regex(r"\b(?:new[ \t]+(?:mongoose\.)?Schema|sequelize\.define|\.model)\("),
        regex(r"\b(?:class|interface|type|enum)[ \t]+[\w$]+|\bconst[ \t]+[\w$]+[^=\n]*=[^\n]*\("),
    ),
    "components": (
        regex(
            rf"{_EXPORTED}(?:async[ \t]+)?(?:function|class|const)[ \t]+[A-Z][\w$]*",
            re.MULTILINE,
        ),
        regex(r"\b(?:function|class|const|let)[ \t]+[A-Z][\w$]*"),
    ),
    "hooks": (
        regex(
            rf"{_EXPORTED}(?:async[ \t]+)?(?:function|const)[ \t]+use[A-Z][\w$]*",
            re.MULTILINE,
        ),
        regex(r"\buse[A-Z][\w$]*"),
    ),
}
_OPEN_EXPORT = regex(r"\bexport[ \t]*\*|\bmodule\.exports\b|\bexports\.")
_EXPORT = regex(r"^[ \t]*export[ \t]+(?!\{|type[ \t]*\{)", re.MULTILINE)
_LISTED = regex(r"^[ \t]*export[ \t]+(?:type[ \t]+)?\{(?P<names>[^{}]*)\}", re.MULTILINE)


def _exports(code: str) -> tuple[int, int]:
    listed = [name for match in _LISTED.finditer(code) for name in match["names"].split(",")]
    number = len(_EXPORT.findall(code)) + sum(bool(name.strip()) for name in listed)
    return number, number


def _tables(path: str, text: str) -> Held | None:
    ending = path.rpartition(".")[2].lower()
    pattern = _TABLES.get(ending)
    if pattern is None:
        return None
    names = [match[1].lower() for match in pattern.finditer(text)]
    return Held(len(set(names)), len(names), what="tables" if ending == "sql" else "")


_TABLES = {
    "sql": regex(
        r"^[ \t]*create[ \t]+(?:or[ \t]+replace[ \t]+)?(?:(?:temp|temporary|unlogged)[ \t]+)?table"
        r"[ \t]+(?:if[ \t]+not[ \t]+exists[ \t]+)?([\w.\"`\[\]]+)",
        re.IGNORECASE | re.MULTILINE,
    ),
    "prisma": regex(r"^[ \t]*model[ \t]+(\w+)", re.MULTILINE),
    "py": regex(r"(?:__tablename__[ \t]*=|create_table\(|\bTable\()\s*f?[\"'](\w+)"),
}


def _members(repository: Repository, path: str, text: str) -> Iterator[tuple[str, Members]]:
    """All that holds members in a file, by name."""
    try:
        if path.endswith(PYTHON):
            for name in dict.fromkeys(_names(ast.parse(text))):
                yield from ((name, one) for one in python_members(repository, path, text, name))
        elif path.endswith(SCRIPTS):
            for name in dict.fromkeys(_SCRIPT_NAME.findall(text)):
                yield from ((name, one) for one in script_members(path, text, name))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return


_SCRIPT_NAME = regex(r"\b(?:enum|const|type)[ \t]+([A-Za-z_$][\w$]*)")
_MOST_NAMES = 200


def _names(tree: ast.Module) -> Iterator[str]:
    for node in tree.body[:_MOST_NAMES]:
        match node:
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def _of_one(found: Iterable[tuple[str, Members]], like: str) -> Held | None:
    """The members of the definition that is meant; a range where several may be."""
    every = list(found)
    word = _stem(like)
    named = [one for one in every if word and word in one[0].lower().replace("_", "")] or every
    counts = [len(members.names) for _, members in named]
    if not counts:
        return None
    first = named[0][1]
    what = f"{first.what} in `{named[0][0]}`" if len(counts) == 1 else "members"
    return Held(min(counts), max(*counts, sum(counts)), what=what, line=first.place.line)


def _entries(path: str, text: str, like: str) -> Held | None:
    """The entries of the table or list that is called as the word is."""
    if not format_of(path):
        return None
    try:
        documents = parsed(path, text)
    except NotParsedError:
        return None
    counts = [len(value) for document in documents for value in _called(document, _stem(like))]
    if not counts:
        return None
    return Held(min(counts), max(*counts, sum(counts)), what=f"entries of `{like}`")


def _called(value: Value, word: str) -> Iterator[Sequence[Value]]:
    """The tables and lists below a value whose name is the word, one or many of it."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            for name, inner in node.items():
                if isinstance(inner, dict | list) and _stem(str(name)) == word:
                    yield inner  # type: ignore[misc]  # both have a length, which is all that counts
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


_MOST_NODES = 20_000


def _stem(noun: str) -> str:
    """A noun as it begins, one or many of them: "roles", "Role", "entries"."""
    word = noun.rpartition(" ")[2].lower().replace("_", "").replace("-", "")
    if word.endswith("ies"):
        return word[:-3]
    return word.removesuffix("es") if word.endswith(("sses", "ches")) else word.removesuffix("s")
