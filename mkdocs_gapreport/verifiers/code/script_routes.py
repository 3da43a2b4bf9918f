"""The routes that a TypeScript or JavaScript file declares: Express and its kin, Nest, Next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.brackets import closing, parts
from mkdocs_gapreport.verifiers.code.python_source import STRING
from mkdocs_gapreport.verifiers.code.routes import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.verifiers.code.script_source import ScriptSource

_VERBS = "get|post|put|patch|delete|options|head|all"
# A client's `api.get("/x")` looks the same: the name has to be made or typed as a server's router.
_ROUTER = regex(
    r"\b([A-Za-z_$][\w$]*+)\s*+(?:"
    r"=\s*+(?:await\s++)?(?:express|fastify|Fastify|restify\.createServer|polka)\s*+\("
    r"|=\s*+(?:express\.)?Router\s*+\(|=\s*+new\s++(?:Hono|OpenAPIHono|Router|Koa\w*+|Elysia)\b"
    r"|:\s*+(?:express\.)?(?:Express|Application|Router|IRouter|FastifyInstance|Hono)\b)"
)
_SERVERS = ("Hono", "fastify", "Fastify", "restify", "polka", "Koa", "Elysia", "xpress", "Router")
_KIN = ("Hono", "Fastify", "Koa", "Elysia", "Restify", "Polka")
_NEST = regex(r"@(Get|Post|Put|Patch|Delete|Options|Head|All)\s*+(?=\()")
_CONTROLLER = regex(r"@Controller\s*+\(")
_EXPORTED = regex(
    r"\bexport\s++(?:async\s++)?(?:function|const|let)\s++(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b"
)
_DEFAULT = regex(r"\bexport\s++default\b")
_ROUTE_FILE = regex(r"(?:^|/)app/(?:.*/)?route\.[jt]sx?$")
_API_FILE = regex(r"(?:^|/)pages/api/.+\.[jt]sx?$")
_READS = regex(
    r"\b(?:req|request|ctx|context)\.(?:body|query|json\(|formData|text\()|\bsearchParams\b"
    r"|\bc\.req\.(?:json|query|queries|parseBody|formData|text|raw)\b"
)
_CHECKS = regex(
    r"[vV]alidat|[sS]chema|celebrate|\.(?:safeParse|parse|parseAsync)\(|\bJoi\b|\bcheck\(|\bbody\("
)
_REJECTS = regex(r"\b4(?:00|22)\b|BadRequest|badRequest|\bthrow\b")
_TYPED = regex(r"@(?:Body|Query)\s*+\([^)]*+\)\s*+\w++\s*+\??:\s*+([\w.]++)")
_TAKES = regex(r"@(?:Body|Query|Req|Request)\s*+\(")
_OPEN = frozenset({"any", "unknown", "object", "Record", "Object", "Request", "string"})


def may_have_routes(path: str, text: str) -> bool:
    """Whether it is worth while to read a file."""
    return (
        "@Controller" in text
        or _ROUTE_FILE.search(path) is not None
        or _API_FILE.search(path) is not None
        or any(word in text for word in _SERVERS)
        and _ROUTER.search(text) is not None
    )


def script_routes(source: ScriptSource) -> Iterator[Route]:
    """All routes of a file, in no particular order."""
    if _ROUTE_FILE.search(source.path):
        yield from _of_next(source)
    elif _API_FILE.search(source.path):
        yield from _of_pages(source)
    elif _CONTROLLER.search(source.code):
        yield from _of_nest(source)
    else:
        yield from _of_express(source)


def _of_express(source: ScriptSource) -> Iterator[Route]:
    """`router.post("/x", …, handler)` and `router.route("/x").get(handler)`."""
    names = "|".join(map(re.escape, {found[1] for found in _ROUTER.finditer(source.code)}))
    if not names:
        return
    kin = next((name for name in _KIN if name.lower() in source.text.lower()), "Express")
    calls = re.compile(rf"(?<![\w$.])(?:{names})\s*+\.({_VERBS}|route)\s*+(?:<[^()]*+>)?(?=\()")
    for found in calls.finditer(source.code):
        end = closing(source.code, found.end())
        spans = tuple(parts(source.code, found.end() + 1, end - 1)) if end > 0 else ()
        path = _path(source, spans)
        if path is None:
            continue
        if found[1] == "route":
            yield from _chained(source, kin, end, path)
        elif len(spans) > 1:  # `app.get("setting")` reads a setting
            handlers = source.code[spans[1][0] : spans[-1][1]]
            yield _route(source, kin, found[1].upper(), path, found.start(), handlers)


def _chained(source: ScriptSource, kin: str, start: int, path: str) -> Iterator[Route]:
    link = re.compile(rf"\s*+\.({_VERBS})\s*+(?=\()")
    while start > 0 and (found := link.match(source.code, start)):
        start = closing(source.code, found.end())
        handlers = source.code[found.end() : start]
        yield _route(source, kin, found[1].upper(), path, found.start(1), handlers)


def _of_nest(source: ScriptSource) -> Iterator[Route]:
    """`@Get()` in a class that is a `@Controller`."""
    found = list(_NEST.finditer(source.code))
    for number, mark in enumerate(found):
        end = closing(source.code, mark.end())
        spans = tuple(parts(source.code, mark.end() + 1, end - 1)) if end > 0 else ()
        until = found[number + 1].start() if number + 1 < len(found) else len(source.code)
        header = source.code[mark.end() : until].partition("{")[0]
        yield Route(
            framework="Nest",
            verb=mark[1].upper(),
            path=_path(source, spans) or "",
            place=Place(source.path, source.line(mark.start())),
            is_validated=_is_typed(header),
        )


def _is_typed(header: str) -> bool:
    """Whether what `@Body()` and `@Query()` hand over has a class of its own."""
    if not _TAKES.search(header):
        return True
    types = _TYPED.findall(header)
    return len(types) == len(_TAKES.findall(header)) and not _OPEN.intersection(types)


def _of_next(source: ScriptSource) -> Iterator[Route]:
    """`export async function GET` in `app/**/route.ts`."""
    where = re.sub(r"^(?:.*/)?app/|/?route\.[jt]sx?$", "", source.path)
    for found in _EXPORTED.finditer(source.code):
        body = source.code[found.start() :].partition("\nexport ")[0]
        yield _route(source, "Next", found[1], f"/{where}", found.start(), body)


def _of_pages(source: ScriptSource) -> Iterator[Route]:
    """The handler that a file below `pages/api` exports; a file is one endpoint."""
    found = _DEFAULT.search(source.code)
    if found:
        where = re.sub(r"^(?:.*/)?pages/|\.[jt]sx?$", "", source.path)
        yield _route(source, "Next", "ANY", f"/{where}", found.start(), source.code)


def _route(  # noqa: PLR0913, PLR0917  a route has so many sides
    source: ScriptSource, framework: str, verb: str, path: str, offset: int, handlers: str
) -> Route:
    return Route(
        framework=framework,
        verb=verb,
        path=path,
        place=Place(source.path, source.line(offset)),
        is_validated=_is_checked(handlers),
    )


def _is_checked(handlers: str) -> bool | None:
    """Whether it is checked what the handlers read; None where that is elsewhere or by hand."""
    if _CHECKS.search(handlers):
        return True
    if "=>" not in handlers and "function" not in handlers:
        return None
    if not _READS.search(handlers):
        return True
    return None if _REJECTS.search(handlers) else False


def _path(source: ScriptSource, spans: tuple[tuple[int, int], ...]) -> str | None:
    if not spans or source.code[spans[0][0]] != STRING:
        return None
    path = source.text[slice(*spans[0])].strip("\"'`")
    return path if path == "" or path[0] in "/:*" or source.code.find("@Controller") >= 0 else None
