"""Verifiers of queries: SQL put together from values, queries asked once for each row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.brackets import closing, parts
from mkdocs_gapreport.verifiers.code.code_files import CodeFiles, code_files, shown
from mkdocs_gapreport.verifiers.code.hints import hint
from mkdocs_gapreport.verifiers.code.python_source import STRING
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.python_source import PythonSource

_holds_sql = hint(
    r"[\"']\s*(?:SELECT|INSERT|UPDATE|DELETE|ALTER|DROP|CREATE|TRUNCATE|SET|WITH|GRANT|EXEC|CALL|DO"
    r"|select|insert|update|delete|Select|Insert|Update|Delete)\s"
)
_FUNCTIONS = (
    "(?:execute|executemany|executescript|exec_driver_sql|raw|text|read_sql|read_sql_query"
    "|fetch|fetchrow|fetchval|fetch_all|fetch_one|scalars?|query)"
)
_EXECUTES = regex(rf"(?<!\w){_FUNCTIONS}\s*+(?=\()")
_executes = hint(rf"{_FUNCTIONS}\s*\(")
_SQL = regex(
    r"\s*(?:\(\s*)?(?:SELECT\b.+\bFROM|INSERT\s+INTO|UPDATE\b.+\bSET|DELETE\s+FROM|WITH\b.+\bAS\b"
    r"|(?:ALTER|DROP|CREATE|TRUNCATE)\s+(?:TABLE|DATABASE|USER|ROLE|SCHEMA|INDEX|POLICY|VIEW)\b"
    r"|SET\s+(?:LOCAL|SESSION|ROLE)\b|SELECT\s+set_config\b|GRANT\b.+\bON|EXEC\b|CALL\b|DO\s+\$)",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = regex(r"(?<!\{)\{(?!\{)([^{}]*)\}")
_CONSTANT = regex(
    r"\s*+(?:\w*placeholders?|[A-Z][A-Z0-9_]*+(?:\.[A-Z]\w*+)?|(?:int|float|len)\(.*\)|\d+)\s*+(?:![rsa])?(?::.*)?"
)
_GIVEN = regex(r"^[ \t]*+(\w++)[ \t]*+(?::[^=\n]*+)?=(?!=)[ \t]*+", re.MULTILINE)
_NEXT_LINE = regex(r"\n(?![ \t]*+[)\]}])")
_NAME = regex(r"[A-Za-z_]\w*+")
_WRAPPED = regex(r"(?:\w++\.)*+text\s*+(?=\()")
_LITERAL = regex(rf"(?P<prefix>[rRbBuUfF]{{0,2}}){STRING}++")
_GLUE = regex(r"\s*+(?P<how>%|\+|\.format\s*+\()")
_LOOP = regex(r"^(?P<indent>[ \t]*+)(?:async[ \t]++)?for\b(?P<head>[^\n]*)", re.MULTILINE)
_ASKS = regex(
    r"(?:session|db|conn|connection|cursor)\s*+\.\s*+"
    r"(?:(?:execute|query|scalars?|scalar_one|scalar_one_or_none|fetchrow|fetchval|fetch)\s*+\("
    r"|get\s*+\(\s*+[A-Z]\w*+\s*+,)"  # of a model; `session.get(url)` asks the web
    r"|\.objects\.(?:get|filter|exclude|all|first|count|create|get_or_create)\s*+\("
    r"|(?:repo|repository)\.(?:get|find|fetch|load)\w*\s*+\("
)
_asks = hint(_ASKS.pattern.replace("*+", "*").replace("++", "+"))
_DEFINES = regex(
    r"[\s(]*+(?:(?:\w++\.)*+text\()?\s*+[rf]*+[\"']++\s*+(?:ALTER|CREATE|DROP|GRANT|REVOKE|TRUNCATE|DO)\b",
    re.IGNORECASE,
)
_FEW = regex(
    r"\bin\s+range\(|\bin\s+(?-i:[A-Z])\w*\s*:|\bin\s+[(\[]|chunk|batch|attempt|\bretr|statements?\b|queries\b",
    re.IGNORECASE,
)
_REPORTS = "a check `findings` over a report of {tools} (SARIF) would settle it"


@kept
def sql_injection(
    repository: Repository, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """How many places seem to run SQL that is put together from values.

    Looked for is SQL in an f-string with fields, in `.format(…)`, `%` or `+`, that is handed to
    `execute`, `text`, `raw`, `fetch` and the like, right there or by a name given to it in the same
    function. Fields that are constants (`{TABLE}`) or numbers (`{int(x)}`) do not count. `path`,
    `without`: where to look; migrations are left out.

    Example: `<!-- verify: sql_injection == 0 -->`

    Python. It does not follow values: a place may be safe because its value comes from the program
    itself. Finding none proves nothing: the evidence is unknown then, and names the reports that
    settle it.
    """
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    places = [
        Place(source.path, source.line(offset))
        for source in files.python(lambda text: _holds_sql(text) and _executes(text))
        for offset in sorted(set(_injections(source)))
    ]
    return _heuristic(
        places,
        "places seem to run SQL put together from values",
        "bandit, semgrep or CodeQL",
        files,
    )


@kept
def n_plus_one(
    repository: Repository, path: str = "", *, without: str = "", page: str = ""
) -> Evidence:
    """How many queries seem to be asked once for each row, within a loop.

    Looked for are calls such as `session.execute(…)`, `db.query(…)`, `Model.objects.get(…)` and
    `repository.get_by_id(…)` in the body of a `for` loop of the same function. Loops over a
    literal, an enumeration or a `range`, over chunks and batches, retries and DDL do not count.
    `path`, `without`: where to look; migrations are left out.

    Example: `<!-- verify: n_plus_one src/api == 0 -->`

    Python. These are candidates to look at, and the commonest kind is invisible to it: an attribute
    that loads itself. So finding none proves nothing: the evidence is unknown then.
    """
    files = code_files(repository, path=path, without=without, page=page)
    if isinstance(files, Evidence):
        return files
    places = [
        Place(source.path, source.line(offset))
        for source in files.python(_asks)
        for offset in _asked_in_loops(source)
    ]
    return _heuristic(
        places, "queries seem to be asked within a loop", "a profiler of queries, or semgrep", files
    )


def _heuristic(places: list[Place], what: str, tools: str, files: CodeFiles) -> Evidence:
    """What was found, or why finding nothing says nothing."""
    if not places:
        reports = _REPORTS.format(tools=tools)
        return Evidence.unknown(
            f"nothing was found {files.words}, which does not prove that there is none; {reports}"
        )
    return Evidence(
        value=Fraction(len(places)),
        summary=f"{len(places):,} {what}, {files.words}",
        places=shown(places),
        strength=Strength.SUBSTANCE,
    )


def _injections(source: PythonSource) -> Iterator[int]:
    given: defaultdict[str, list[int]] = defaultdict(list)
    for found in _GIVEN.finditer(source.code):
        given[found[1]].append(found.end())
    for found in _EXECUTES.finditer(source.code):
        end = closing(source.code, found.end())
        first = next(parts(source.code, found.end() + 1, end - 1), None) if end > 0 else None
        if first is None:
            continue
        start, stop = first
        wrapped = _WRAPPED.match(source.code, start, stop)
        if wrapped:  # `execute(text(f"…"))` is found at `text`
            continue
        name = _NAME.fullmatch(source.code, start, stop)
        if name:
            start, stop = _given_to(source, given, name[0], found.start())
        if start < stop and _is_put_together(source, start, stop):
            yield found.start()


def _given_to(
    source: PythonSource, given: Mapping[str, list[int]], name: str, before: int
) -> tuple[int, int]:
    """The expression that a name was last given in the same function; empty where there is none."""
    around = source.function_around(before)
    ends = given.get(name, ())
    number = bisect_left(ends, before) - 1
    if number < 0 or ends[number] < (around.body if around else 0):
        return 0, 0
    start = ends[number]
    if source.code[start] == "(":
        return start + 1, closing(source.code, start) - 1
    stop = _NEXT_LINE.search(source.code, start, before)
    end = stop.start() if stop else before
    # `sql = text(f"…")` is found at `text`.
    return (0, 0) if _WRAPPED.match(source.code, start, end) else (start, end)


def _is_put_together(source: PythonSource, start: int, stop: int) -> bool:
    """Whether an expression is SQL with something filled in that is no constant."""
    written, fields, end = "", [], start
    for found in _LITERAL.finditer(source.code, start, stop):
        if source.code[end : found.start()].strip():
            break
        body = source.text[found.end("prefix") : found.end()].strip("\"'")
        if "f" in found["prefix"].lower():
            fields += _FIELD.findall(body)
        written += body
        end = found.end()
    if not written or not _SQL.match(written):
        return False
    glue = _GLUE.match(source.code, end, stop)
    if glue:
        rest = source.code[glue.end() : stop].strip(" \t\n()")
        if not _CONSTANT.fullmatch(rest):
            return True
    return any(not _CONSTANT.fullmatch(field) for field in fields)


def _asked_in_loops(source: PythonSource) -> Iterator[int]:
    loops = deque(
        (found.end(), source.body_end(found.end(), len(found["indent"])))
        for found in _LOOP.finditer(source.code)
        if not _FEW.search(found["head"])
    )
    around: list[tuple[int, int]] = []
    for found in _ASKS.finditer(source.code) if loops else ():
        while loops and loops[0][0] <= found.start():
            around.append(loops.popleft())
        around = [loop for loop in around if loop[1] > found.start()]
        function = source.function_around(found.start())
        is_within = around and around[-1][0] >= (function.body if function else 0)
        if is_within and not _DEFINES.match(source.text, found.end()):
            yield found.start()
