"""Verifier of middleware: how it is written."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.classes import Ancestry, named
from mkdocs_gapreport.verifiers.code.code_files import code_files, not_one_of, shown
from mkdocs_gapreport.verifiers.code.hints import hint
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.python_source import Definition, PythonSource

KINDS = ("asgi", "pure", "base", "function", "other", "any")
_WORDS = {
    "pure": "pure ASGI",
    "base": "of `BaseHTTPMiddleware`",
    "function": "functions",
    "other": "of another form",
}
_MAY_HOLD = hint(r"Middleware[\[(:),]|\breceive\s*,|\.middleware\s*\(")
_REGISTERED = regex(r"\.middleware\s*+\(")
_SIGNATURE = regex(r"\(\s*self\s*,\s*(?:\w+\s*:[^,()]*|scope)\s*,\s*receive\b[^,]*,\s*send\b")
_METHODS = frozenset({"__call__", "dispatch", "process_request", "process_view"})
_REQUEST = regex(r"\brequest\b|\bcall_next\b|\bstart_response\b")
_WORDED = regex(r"Middleware$")


@kept
def middleware(
    repository: Repository, kind: str = "asgi", *, path: str = "", without: str = "", page: str = ""
) -> Evidence:
    """The share of middleware that follows the ASGI pattern, in percent.

    Looked at are classes that derive from `BaseHTTPMiddleware`, classes whose `__call__` takes
    `scope, receive, send`, other classes named `*Middleware` that take a request, and functions
    registered by `@app.middleware("http")`. `kind`: `asgi` (the first two of them), `pure` (only
    the second), or how many there are: `base`, `function`, `other`, `any`. `path`, `without`: where
    to look.

    Example: `<!-- verify: middleware asgi == 100% -->`

    Python. It does not know which middleware is installed. Django's and WSGI's are of another form.
    """
    if wrong := not_one_of("kind", kind, KINDS):
        return wrong
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    found: dict[str, list[Place]] = {form: [] for form in _WORDS}
    for source in files.python(_MAY_HOLD):
        for form, offset in _in(repository, source):
            found[form].append(Place(source.path, source.line(offset)))
    total = sum(map(len, found.values()))
    if not total:
        return Evidence.unknown(f"there is no middleware, {files.words}")
    forms = ", ".join(f"{len(places):,} {_WORDS[f]}" for f, places in found.items() if places)
    meant = {"asgi": ("pure", "base"), "any": tuple(found)}.get(kind, (kind,))
    count = sum(len(found[form]) for form in meant)
    is_share = kind in {"asgi", "pure"}
    rest = [place for form, places in found.items() for place in places if form not in meant]
    fitting = [place for form in meant for place in found[form]]
    return Evidence(
        value=Fraction(100 * count, total) if is_share else Fraction(count),
        summary=f"of {total:,} pieces of middleware {forms}, {files.words}",
        places=shown(rest if is_share and rest else fitting),
        strength=Strength.DEFINES,
    )


def _in(repository: Repository, source: PythonSource) -> Iterator[tuple[str, int]]:
    of_base = Ancestry(repository, "BaseHTTPMiddleware").of
    classes = [definition for definition in source.definitions if definition.is_class]
    for definition in classes:
        line = source.line(definition.start)
        own = [c for c in named(repository, source.path, definition.name) if c.line == line]
        if any(of_base(c) for c in own):
            yield "base", definition.start
        elif _is_pure(source, definition):
            yield "pure", definition.start
        elif _WORDED.search(definition.name) and _serves_requests(source, definition):
            yield "other", definition.start
    for registered in _REGISTERED.finditer(source.code):
        yield "function", registered.start()


def _is_pure(source: PythonSource, owner: Definition) -> bool:
    return any(
        d.name == "__call__" and _SIGNATURE.match(source.header(d).lstrip())
        for d in source.definitions
        if d.owners and d.owners[-1] == owner
    )


def _serves_requests(source: PythonSource, owner: Definition) -> bool:
    """Whether a method takes a request: middleware of websockets, plugins or queues does not."""
    return any(
        d.name in _METHODS and _REQUEST.search(source.header(d))
        for d in source.definitions
        if d.owners and d.owners[-1] == owner
    )
