"""Verifiers of HTTP endpoints: how many there are, how many check what they take in."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Strength
from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.code.code_files import PYTHON, SCRIPTS, CodeFiles, code_files, shown
from mkdocs_gapreport.verifiers.code.python_files import python_file
from mkdocs_gapreport.verifiers.code.python_routes import may_have_routes, python_routes
from mkdocs_gapreport.verifiers.code.script_routes import may_have_routes as may_route
from mkdocs_gapreport.verifiers.code.script_routes import script_routes
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource
from mkdocs_gapreport.verifiers.remembered import kept, of_each_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.routes import Route

_LIVE = (
    "health,healthz,healthcheck,health-check,health_check,ready,readyz,readiness,"
    "live,livez,liveness,ping,heartbeat"
)


@kept
def endpoints(
    repository: Repository, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """How many HTTP endpoints the code declares.

    An endpoint is a route as it is declared: `@router.get("/x")`, `add_url_rule`, a `path()` in
    Django's `urls.py` that includes no other list, `router.post("/x", …)` of Express and its kin,
    `@Get()` in a Nest controller, an exported verb in Next's `route.ts`. A route for several verbs
    counts once, websockets and mounts do not. `path`, `without`: where to look.

    Example: `<!-- verify: endpoints apps/backend >= 350 -->`

    Examples in strings and comments do not count. Routes that are made in loops or by a library
    are not seen; a view set of Django counts as one to six. It does not know whether a router is
    mounted.
    """
    files = code_files(repository, path=path, without=without, page=page, endings=_ENDINGS)
    if isinstance(files, Evidence):
        return files
    routes = declared(files)
    if not routes:
        return Evidence.unknown(
            f"no route of FastAPI, Flask, Django, Express, Nest or Next, {files.words}"
        )
    counted = Counter(route.framework for route in routes)
    kinds = ", ".join(f"{count:,} of {name}" for name, count in counted.most_common())
    most = sum(route.most for route in routes)
    return Evidence(
        value=Fraction(len(routes)),
        upper=Fraction(most) if most > len(routes) else None,
        summary=f"{len(routes):,} endpoints ({kinds}), {files.words}",
        places=shown(route.place for route in routes),
        strength=Strength.DEFINES,
    )


@kept
def endpoints_validated(
    repository: Repository, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """The share of HTTP endpoints that check what they take in, in percent.

    FastAPI: every parameter has a type that holds its content to something. `list[Model]` and
    `dict[str, int]` do; `dict`, `list`, `Any`, `list[dict]` and no type do not; neither does
    reading the body from the raw `Request` without a check. A GET is validated by its typed
    parameters, and whatever takes nothing in has nothing to check. Flask, Express, Next: nothing of
    the request is read, or the handler or a middleware of the route validates; where it only
    refuses something by hand (`abort(400)`), it is left open. Nest: `@Body()` has
    a class. `path`, `without`: where to look.

    Example: `<!-- verify: endpoints_validated src/api == 100% -->`

    Dependencies are trusted, and so is every check: whether it is a good one is not seen. Routes
    whose handler is elsewhere (Django's views, imported handlers) make the share a range.
    """
    files = code_files(repository, path=path, without=without, page=page, endings=_ENDINGS)
    if isinstance(files, Evidence):
        return files
    routes = declared(files)
    if not routes:
        return Evidence.unknown(f"there are no endpoints to look at, {files.words}")
    checked = sum(route.is_validated is True for route in routes)
    unclear = sum(route.is_validated is None for route in routes)
    if unclear == len(routes):
        return Evidence.unknown(
            f"the handlers of all {unclear:,} endpoints check by hand or are elsewhere"
        )
    count = len(routes)
    words = f"{checked:,} of {count:,} endpoints check what they take in"
    elsewhere = f"; {unclear:,} check by hand or have their handler elsewhere" if unclear else ""
    return Evidence(
        value=Fraction(100 * checked, count),
        upper=Fraction(100 * (checked + unclear), count) if unclear else None,
        summary=f"{words}{elsewhere}, {files.words}",
        places=shown(route.place for route in routes if route.is_validated is False),
        strength=Strength.DEFINES,
    )


@kept
def health_checks(  # noqa: PLR0913  each by name
    repository: Repository,
    path: str = "",
    *,
    among: str = "",
    names: str = _LIVE,
    without: str = "",
    page: str = "",
) -> Evidence:
    """How many health endpoints there are, or the share of services that have one, in percent.

    A health endpoint is a route one of whose segments is one of `names` (commas between), as a
    whole: `/api/health/db` is one, `/shipping` is none. `among`: a pattern of folders, such as
    `services/*`, each of them a service; without it, endpoints are counted. `path`, `without`:
    where to look.

    Example: `<!-- verify: health_checks among=services/* == 100% -->`

    A service that gets its health endpoint from a library is not seen to have one. So the share is
    proven upwards only, and finding none proves nothing.
    """
    files = code_files(repository, path=path, without=without, page=page, endings=_ENDINGS)
    if isinstance(files, Evidence):
        return files
    words = {word.strip().lower() for word in names.split(",")} - {""}
    found = [route for route in declared(files) if words.intersection(_segments(route))]
    if among:
        return _share_of_services(repository, among, found, files)
    if not found:
        return Evidence.unknown(
            f"no route has a segment such as `{min(words, key=len, default='health')}`, "
            f"{files.words}; a library may add one, and `names=…` says how yours is called"
        )
    return Evidence(
        value=Fraction(len(found)),
        summary=f"{len(found):,} health endpoints, {files.words}",
        places=shown(route.place for route in found),
        strength=Strength.DEFINES,
    )


def declared(files: CodeFiles) -> tuple[Route, ...]:
    """All routes of the files, in the order of files and lines."""
    routes = [route for path in files.scope.files for route in _routes(files.repository, path)]
    return tuple(sorted(routes, key=_place))


@of_each_file
def _routes(repository: Repository, path: str) -> Sequence[Route]:
    return tuple(_read(repository, path, sources.text(repository, path)))


def _read(repository: Repository, path: str, text: str) -> Iterator[Route]:
    if path.endswith(PYTHON):
        if may_have_routes(text):
            yield from python_routes(python_file(repository, path))
    elif may_route(path, text):
        yield from script_routes(ScriptSource(path, text))


def _segments(route: Route) -> set[str]:
    return {segment.lower() for segment in re.split(r"[/?]", route.path)}


def _share_of_services(
    repository: Repository, among: str, found: Sequence[Route], files: CodeFiles
) -> Evidence:
    fitting = repository.glob(f"{among.rstrip('/')}/**")
    depth = among.rstrip("/").count("/") + 1
    services = sorted({"/".join(path.split("/")[:depth]) for path in fitting})
    if not services:
        return Evidence.unknown(f"no folder matches `{among}`")
    healthy = {s for s in services if any(r.place.path.startswith(f"{s}/") for r in found)}
    missing = [service for service in services if service not in healthy]
    lacking = f"; none is seen in {', '.join(f'`{s}`' for s in missing[:8])}" if missing else ""
    words = f"{len(healthy):,} of {len(services):,} folders `{among}` have a health endpoint"
    return Evidence(
        value=Fraction(100 * len(healthy), len(services)),
        upper=Fraction(100) if missing else None,
        summary=f"{words}{lacking}, {files.words}",
        places=shown(route.place for route in found),
        strength=Strength.DEFINES,
    )


def _place(route: Route) -> tuple[str, int]:
    return route.place.path, route.place.line or 0


_ENDINGS = (*PYTHON, *SCRIPTS)
