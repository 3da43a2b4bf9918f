"""Coverage in JSON: coverage.py's own, and Istanbul's summary and full form (nyc, vitest, jest)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from msgspec import Raw, Struct, field

from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.counts import (
    BRANCHES,
    FUNCTIONS,
    LINES,
    STATEMENTS,
    TOGETHER,
    Count,
    Counts,
    Coverage,
)
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

_KNOWN_FORMATS = (1, 2, 3)
_KINDS = (LINES, STATEMENTS, FUNCTIONS, BRANCHES)
_ROUNDING = Fraction(1, 2)


def read(raw: bytes, path: str) -> Coverage | None:
    """Coverage in one of the three forms; None for JSON that is something else."""
    parts = parsing.json(raw, dict[str, Raw], path) if raw.lstrip()[:1] == b"{" else None
    if parts is None:
        parsing.json(raw, Raw, path)  # says what is wrong, if anything is
        return None
    if "meta" in parts and ("files" in parts or "totals" in parts):
        return _coverage_py(raw, path)
    if "total" in parts:
        return _summary(raw, path)
    if parts and all(b'"statementMap"' in bytes(part) for part in parts.values()):
        return _full(raw, path)
    return None


class _Meta(Struct):
    format: int = 1
    version: str = ""
    timestamp: str = ""


class _Summary(Struct):
    covered_lines: int
    num_statements: int
    percent_covered: float
    num_branches: int = 0
    covered_branches: int = 0


class _File(Struct):
    summary: _Summary


class _CoveragePy(Struct):
    meta: _Meta
    totals: _Summary
    files: dict[str, _File] = field(default_factory=dict)


def _coverage_py(raw: bytes, path: str) -> Coverage:
    report = parsing.json(raw, _CoveragePy, path)
    if report.meta.format not in _KNOWN_FORMATS:
        raise ReportError(
            f"`{path}` has format {report.meta.format} of coverage.py, and"
            f" {', '.join(map(str, _KNOWN_FORMATS))} are known; write it with a version that has"
            " one of these, or name a Cobertura report"
        )
    files = {name: _counts_py(file.summary) for name, file in report.files.items()}
    total = _counts_py(report.totals)
    own = TOGETHER if report.totals.num_branches else LINES
    _checked(total[own], report.totals.percent_covered, path)
    return Coverage(
        tool="coverage.py",
        files=files,
        own=own,
        total=total,
        stamp=age.from_text(report.meta.timestamp),
    )


def _counts_py(summary: _Summary) -> dict[str, Count]:
    lines = Count(summary.covered_lines, summary.num_statements)
    branches = Count(summary.covered_branches, summary.num_branches)
    both = Count(lines.covered + branches.covered, lines.valid + branches.valid)
    # coverage.py counts statements and calls them lines.
    return {LINES: lines, STATEMENTS: lines, BRANCHES: branches, TOGETHER: both}


class _Share(Struct):
    total: int
    covered: int
    pct: float | str = ""


class _OfFile(Struct):
    lines: _Share | None = None
    statements: _Share | None = None
    functions: _Share | None = None
    branches: _Share | None = None


def _summary(raw: bytes, path: str) -> Coverage | None:
    try:
        shares = parsing.json(raw, dict[str, _OfFile], path)
    except ReportError:
        if b'"pct"' in raw:
            raise
        return None
    total = shares.pop("total")
    if total.lines is None and total.statements is None:
        return None
    for kind in _KINDS:
        share: _Share | None = getattr(total, kind)
        if share is not None and not isinstance(share.pct, str):
            _checked(Count(share.covered, share.total), share.pct, path)
    files = {name: _counts_of(share) for name, share in shares.items()}
    return Coverage(tool="Istanbul", files=files, total=_counts_of(total))


def _counts_of(file: _OfFile) -> dict[str, Count]:
    shares: dict[str, _Share | None] = {kind: getattr(file, kind) for kind in _KINDS}
    return {kind: Count(share.covered, share.total) for kind, share in shares.items() if share}


def _checked(count: Count, stated: float, path: str) -> None:
    """A report that contradicts itself proves nothing."""
    if not 0 <= stated <= 100:  # noqa: PLR2004  percent
        raise ReportError(f"`{path}` states {stated:g} %, which is no percentage")
    if count.problem:
        raise ReportError(f"`{path}` cannot be right: {count.problem}")
    if count.valid and abs(count.percent - Fraction(stated)) > _ROUNDING:
        raise ReportError(
            f"`{path}` contradicts itself: it states {stated:g} %, and {count.covered:,} of"
            f" {count.valid:,} are {float(count.percent):.2f} %"
        )


class _Point(Struct):
    line: int


class _Range(Struct):
    start: _Point


class _Instrumented(Struct, rename="camel"):
    statement_map: dict[str, _Range]
    s: dict[str, int]
    f: dict[str, int] = field(default_factory=dict)
    b: dict[str, list[int]] = field(default_factory=dict)
    path: str = ""


def _full(raw: bytes, path: str) -> Coverage:
    """Istanbul's full form: a line is covered as often as the first statement that begins in it."""
    files: dict[str, Counts] = {}
    for name, file in parsing.json(raw, dict[str, _Instrumented], path).items():
        lines: dict[int, int] = {}
        for key, where in file.statement_map.items():
            hits = file.s.get(key, 0)
            lines[where.start.line] = max(hits, lines.get(where.start.line, 0))
        arms = [hits for taken in file.b.values() for hits in taken]
        of_kind: dict[str, list[Any]] = {
            LINES: list(lines.values()),
            STATEMENTS: list(file.s.values()),
            FUNCTIONS: list(file.f.values()),
            BRANCHES: arms,
        }
        files[name] = {
            kind: Count(sum(hit > 0 for hit in hits), len(hits)) for kind, hits in of_kind.items()
        }
    return Coverage(tool="Istanbul", files=files)
