"""Whether the function behind a route gets what it takes in checked.

FastAPI checks what is typed. Flask hands everything over as it came, so a view has to check it.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.verifiers.code.python_source import Definition, PythonSource

# Any content passes through these.
_OPEN = frozenset(
    {
        "dict",
        "Dict",
        "Any",
        "object",
        "list",
        "List",
        "Mapping",
        "MutableMapping",
        "defaultdict",
        "tuple",
        "Tuple",
        "set",
        "Set",
        "OrderedDict",
        "Json",
        "JsonDict",
    }
)
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict"})
_REQUESTS = frozenset({"Request", "HTTPConnection", "WebSocket"})
_GIVEN = frozenset({"Response", "BackgroundTasks", "SecurityScopes"})
_INJECTED = frozenset({"Depends", "Security", "Provide", "Inject", "FromDishka"})
_CHECKS = regex(
    r"validat|verif|[sS]chema|parse_obj|construct_event|TypeAdapter|use_(?:kw)?args|arguments\(|\(\s*\*\*"
)
_FLASK_READS = regex(r"\brequest\.(?:json|get_json|form|args|values|data|files|get_data|stream)\b")
_ASSIGNED = regex(r"[ \t]*+(?::[ \t]*+\w++[ \t]*+)?=[ \t]*+([A-Za-z_][^\n]*+)")
_REJECTS = regex(r"\babort\(|\bflash\(|\b4(?:00|22)\b|BadRequest")
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


def takes_typed(source: PythonSource, handler: Definition, verb: str) -> bool | None:
    """Whether every parameter of a FastAPI handler has a type that holds its content to something.

    None where its header cannot be parsed.
    """
    header = source.text[handler.after_name : handler.body]
    try:
        function = ast.parse(f"def handler{header} ...").body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not isinstance(function, ast.FunctionDef):
        return None
    taken = [p for p in _taken(function.args, is_method=handler.is_method) if not _is_injected(*p)]
    requests = [p.arg for p, _ in taken if _named(p.annotation) & _REQUESTS]
    inputs = [p for p, _ in taken if not _named(p.annotation) & (_REQUESTS | _GIVEN)]
    if any(p.annotation is None or _is_open(p.annotation, source) for p in inputs):
        return False
    has_body = bool(inputs) or verb not in _WITH_BODY
    return all(_is_left_alone(source, handler, name, has_body=has_body) for name in requests)


def reads_checked(source: PythonSource, handler: Definition, _verb: str) -> bool | None:
    """Whether a Flask view reads nothing of the request, or has it checked; None where by hand."""
    code = source.code[handler.head : handler.end]
    if not _FLASK_READS.search(code) or _CHECKS.search(code):
        return True
    return None if _REJECTS.search(code) else False


def _taken(
    arguments: ast.arguments, *, is_method: bool
) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """The parameters with their defaults, without `self`."""
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + list(arguments.defaults)
    yield from list(zip(plain, defaults, strict=True))[1 if is_method else 0 :]
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)


def _is_injected(parameter: ast.arg, default: ast.expr | None) -> bool:
    """Whether the framework fills it in from another function."""
    calls = [default, *ast.walk(parameter.annotation)] if parameter.annotation else [default]
    return any(isinstance(c, ast.Call) and _last(c.func) in _INJECTED for c in calls)


def _named(annotation: ast.expr | None) -> set[str]:
    """The name of a plain annotation, `X` or `X | None`."""
    if isinstance(annotation, ast.BinOp):
        return _named(annotation.left) | _named(annotation.right)
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return {annotation.value.rpartition(".")[2]}
    if isinstance(annotation, ast.Subscript):
        return _named(annotation.slice) if _last(annotation.value) == "Optional" else set()
    return {_last(annotation)} if annotation is not None else set()


def _is_open(annotation: ast.expr, source: PythonSource) -> bool:
    """Whether any content passes: `dict`, `Any`, `list[dict]`; not `list[Model]`."""
    match annotation:
        case ast.Constant(value=str(written)):
            try:
                return _is_open(ast.parse(written.strip(), mode="eval").body, source)
            except (SyntaxError, ValueError):
                return False
        case ast.BinOp(left=left, right=right):
            return _is_open(left, source) or _is_open(right, source)
        case ast.Subscript(value=outer, slice=inner):
            inside = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if _last(outer) == "Literal":
                return False
            if _last(outer) in _MAPPINGS:
                return _is_open(inside[-1], source)
            return any(
                _is_open(one, source)
                for one in (inside[:1] if _last(outer) == "Annotated" else inside)
            )
        case ast.Name(id=name):
            return name in _OPEN or _is_open_alias(name, source)
        case ast.Attribute(attr=name):
            return name in _OPEN
    return False


def _is_open_alias(name: str, source: PythonSource) -> bool:
    """Whether the file says `Payload = dict[str, Any]`."""
    start = source.code.find(f"\n{name}")
    found = _ASSIGNED.match(source.code, start + 1 + len(name)) if start >= 0 else None
    if found is None:
        return False
    try:
        value = ast.parse(found[1], mode="eval").body
    except (SyntaxError, ValueError):
        return False
    is_other = not (isinstance(value, ast.Name) and value.id == name)
    return is_other and isinstance(value, ast.Subscript | ast.Name) and _is_open(value, source)


def _is_left_alone(source: PythonSource, handler: Definition, name: str, *, has_body: bool) -> bool:
    """Whether a handler reads nothing from the raw request, or checks what it reads."""
    code = source.code[handler.body : handler.end]
    word = re.escape(name)
    reads = re.search(rf"\b{word}\.(?:json|form|body|stream|query_params)\b", code)
    passes_on = re.search(rf"[(,=]\s*+{word}\s*+[,)]", code) and not has_body
    return not (reads or passes_on) or _CHECKS.search(code) is not None


def _last(node: ast.expr | None) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
