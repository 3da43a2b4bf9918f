"""The routes that a Python file declares: FastAPI, Flask, Django."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import parameters
from mkdocs_gapreport.verifiers.code.brackets import closing, parts
from mkdocs_gapreport.verifiers.code.python_source import STRING
from mkdocs_gapreport.verifiers.code.routes import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.verifiers.code.python_source import Definition, PythonSource

_VERBS = "get|post|put|patch|delete|head|options|trace|route|api_route"
_DECORATED = regex(rf"@[\w.]*?\.(?:{_VERBS})[ \t]*+\(")
_MARK = regex(
    rf"^[ \t]*+@(?P<on>[\w.]*?)\.(?P<verb>{_VERBS})[ \t]*+(?=\()",
    re.MULTILINE,
)
_ADDED = regex(r"\.(?P<verb>add_api_route|add_url_rule|add_resource)\s*+(?=\()")
_DJANGO = regex(r"(?<![\w.])(?P<verb>path|re_path|url)\s*+(?=\()")
_VIEW_SET = regex(r"\b(?P<on>\w*[rR]outer)\.register\s*+(?=\()")
_ROUTER = regex(
    r"(?:router|app|api|application|blueprint|bp|server|ns|namespace)s?$", re.IGNORECASE
)
_TEXT = regex(rf"[rRuUfF]{{0,2}}{STRING}")
_KEYWORD = regex(r"(?:path|rule)\s*+=(?!=)\s*+")
_METHODS = regex(r"methods\s*+=\s*+")
_OF_A_VIEW_SET = 6  # list, create, retrieve, update, partial update, destroy
_FLASK = ("flask", "Flask", "Blueprint", "quart", "Quart")


def may_have_routes(text: str) -> bool:
    """Whether it is worth while to read a file; four quick looks instead of one slow one."""
    return (
        "urlpatterns" in text
        or "outer.register" in text
        or _ADDED.search(text) is not None
        or _DECORATED.search(text) is not None
    )


def python_routes(source: PythonSource) -> Iterator[Route]:
    """All routes of a file, in no particular order."""
    yield from _marked(source)
    yield from _added(source)
    if re.search(r"\burlpatterns\b", source.code):
        yield from _of_django(source)
    if "rest_framework" in source.code:
        yield from _view_sets(source)


class _Call(Struct, frozen=True):
    """The arguments of a call as offsets, and its first path."""

    spans: tuple[tuple[int, int], ...]
    path: str | None
    is_computed: bool


def _marked(source: PythonSource) -> Iterator[Route]:
    """`@router.get("/x")` above a function."""
    starts = [definition.start for definition in source.definitions]
    for found in _MARK.finditer(source.code):
        call = _call(source, found.end())
        # `@app.options(ACTION)` of Slack's Bolt is no route.
        is_router = _ROUTER.search(found["on"]) is not None and found["verb"] != "options"
        if call.path is None and not (call.is_computed and is_router):
            continue
        number = bisect_left(starts, found.end())
        handler = source.definitions[number] if number < len(starts) else None
        yield _route(source, found, call, handler)


def _added(source: PythonSource) -> Iterator[Route]:
    """`app.add_api_route("/x", handler)`."""
    for found in _ADDED.finditer(source.code):
        call = _call(source, found.end())
        if call.path is None:
            continue
        names = [
            source.code[first:last].rpartition("=")[2].strip() for first, last in call.spans[1:]
        ]
        handler = next((d for d in source.definitions if d.name in names and not d.is_class), None)
        yield _route(source, found, call, handler)


def _route(
    source: PythonSource, found: re.Match[str], call: _Call, handler: Definition | None
) -> Route:
    is_flask = "fastapi" not in source.code and any(word in source.code for word in _FLASK)
    framework = "Flask" if is_flask else "FastAPI"
    verb = _verb(source, found["verb"], call)
    check = parameters.reads_checked if is_flask else parameters.takes_typed
    return Route(
        framework=framework,
        verb=verb,
        path=call.path or "",
        place=Place(source.path, source.line(found.end())),
        is_validated=check(source, handler, verb) if handler and not handler.is_class else None,
    )


def _verb(source: PythonSource, written: str, call: _Call) -> str:
    if written in {"get", "post", "put", "patch", "delete", "head", "options", "trace"}:
        return written.upper()
    for first, last in call.spans:
        if _METHODS.match(source.code, first, last):
            named = re.findall(r"[A-Za-z]{3,}", source.text[first:last].partition("=")[2])
            return ",".join(name.upper() for name in named)
    return "GET"


def _of_django(source: PythonSource) -> Iterator[Route]:
    """`path("x/", view)`, but not what includes other lists."""
    for found in _DJANGO.finditer(source.code):
        call = _call(source, found.end())
        if len(call.spans) < 2:  # noqa: PLR2004  a path and a view
            continue
        view = source.code[slice(*call.spans[1])]
        if not re.match(r"include\b|\w+\.site\.urls", view):
            place = Place(source.path, source.line(found.start()))
            path = _literal(source, *call.spans[0]) or ""
            yield Route(framework="Django", verb="ANY", path=f"/{path}", place=place)


def _view_sets(source: PythonSource) -> Iterator[Route]:
    """`router.register("x", ViewSet)`: one view set stands for up to six endpoints."""
    for found in _VIEW_SET.finditer(source.code):
        call = _call(source, found.end())
        if call.spans:
            yield Route(
                framework="Django",
                verb="ANY",
                path=f"/{_literal(source, *call.spans[0]) or ''}",
                place=Place(source.path, source.line(found.start())),
                most=_OF_A_VIEW_SET,
            )


def _call(source: PythonSource, opening: int) -> _Call:
    end = closing(source.code, opening) - 1
    spans = tuple(parts(source.code, opening + 1, end)) if end > 0 else ()
    path: str | None = None
    is_computed = False
    for number, (first, last) in enumerate(spans):
        keyword = _KEYWORD.match(source.code, first, last)
        start = keyword.end() if keyword else first
        if number and not keyword:
            continue
        path = _literal(source, start, last)
        if path is not None and not (path == "" or path[0] in "/{<"):
            path = None
        elif path is None:
            is_computed = (
                re.match(r"[A-Za-z_][\w.]*+(?:\s*+\+|$)", source.code[start:last]) is not None
            )
        if path is not None or is_computed:
            break
    return _Call(spans, path, is_computed)


def _literal(source: PythonSource, first: int, last: int) -> str | None:
    """The string that stands here; None where it is something else."""
    if not _TEXT.match(source.code, first, last):
        return None
    return source.text[first:last].lstrip("rRuUfF").strip("\"'")
