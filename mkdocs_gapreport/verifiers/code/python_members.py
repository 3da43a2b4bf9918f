"""What a definition in Python holds: members of an enumeration, keys, elements, choices."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.verifiers.code.classes import Ancestry, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository

_ENUMS = frozenset(
    {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "TextChoices", "IntegerChoices"}
)
_WRAPPERS = frozenset(
    {"frozenset", "set", "tuple", "list", "dict", "MappingProxyType", "OrderedDict"}
)


class Members(Struct, frozen=True, kw_only=True):
    """A definition and what it holds; `what` says what its members are."""

    what: str
    names: tuple[str, ...]
    place: Place


def python_members(repository: Repository, path: str, text: str, name: str) -> Iterator[Members]:
    """All definitions of that name in a file that hold something."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            place = Place(path, node.lineno)
            if _is_enum(repository, path, node):
                yield Members(what="members", names=tuple(_enum_members(node)), place=place)
        elif (value := _assigned(node, name)) is not None and (held := _held(value)):
            yield Members(what=held[0], names=held[1], place=Place(path, value.lineno))


def _is_enum(repository: Repository, path: str, node: ast.ClassDef) -> bool:
    own = [
        c for c in read(repository, path).classes if (c.name, c.line) == (node.name, node.lineno)
    ]
    return any(
        base.rpartition(".")[2] in _ENUMS
        or any(Ancestry(repository, enum).of(own_class) for enum in ("Enum", "TextChoices"))
        for own_class in own
        for base in own_class.bases
    )


def _enum_members(node: ast.ClassDef) -> Iterator[str]:
    """The names that `enum` makes members of: assigned, of no second name for the same value."""
    known: set[str] = set()
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            names = [statement.target.id] if statement.value else []
        else:
            continue
        value = ast.dump(statement.value) if statement.value else ""
        is_alias = value in known and "auto" not in value
        known.add(value)
        yield from (name for name in names if not name.startswith("_") and not is_alias)


def _assigned(node: ast.AST, name: str) -> ast.expr | None:
    """What a statement assigns to a name."""
    if isinstance(node, ast.Assign):
        targets: list[ast.expr] = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    else:
        return None
    is_meant = any(getattr(t, "id", getattr(t, "attr", "")) == name for t in targets)
    return node.value if is_meant else None


def _held(value: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """What a literal holds, and in a word what these are; None where that is not written down."""
    match value:
        case ast.Dict(keys=keys) if keys and None not in keys:
            return "keys", tuple(_word(key) for key in keys if key)
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements) if (
            elements
        ):
            is_plain = not any(isinstance(element, ast.Starred) for element in elements)
            return ("elements", tuple(map(_word, elements))) if is_plain else None
        case ast.Subscript(value=literal, slice=choices) if _ends_in(literal, {"Literal"}):
            many = choices.elts if isinstance(choices, ast.Tuple) else [choices]
            return "choices", tuple(map(_word, many))
        case ast.Call(func=function, args=[ast.Constant(), listed, *_]) if _ends_in(
            function, _ENUMS
        ):
            held = _held(listed)
            words = listed.value if isinstance(listed, ast.Constant) else None
            names = tuple(words.replace(",", " ").split()) if isinstance(words, str) else ()
            return ("members", held[1] if held else names) if held or names else None
        case ast.Call(func=function, args=[], keywords=keys) if _ends_in(function, {"dict"}):
            return "keys", tuple(key.arg for key in keys if key.arg)
        case ast.Call(func=function, args=[inner]) if _ends_in(function, _WRAPPERS):
            return _held(inner)
    return None


def _ends_in(node: ast.expr, names: frozenset[str] | set[str]) -> bool:
    return getattr(node, "attr", getattr(node, "id", "")) in names


def _word(node: ast.expr) -> str:
    return (
        node.value
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        else ast.unparse(node)
    )
