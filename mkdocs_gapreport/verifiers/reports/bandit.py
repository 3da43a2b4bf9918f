"""Findings in bandit's own JSON."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.scans import Hit, Scan, Scans

_LEVELS = {"HIGH": "error", "MEDIUM": "warning", "LOW": "note"}  # as its own SARIF has them


class _Result(Struct):
    test_id: str
    issue_severity: str
    filename: str
    line_number: int | None = None
    test_name: str = ""


class _Error(Struct):
    filename: str = ""


class _Report(Struct):
    results: list[_Result]
    errors: list[_Error]
    metrics: dict[str, dict[str, Any]]
    generated_at: str = ""


def read(raw: bytes, path: str) -> Scans | None:
    """The scan that a bandit report tells of; None for JSON that is something else."""
    if b'"metrics"' not in raw or b'"results"' not in raw:
        parsing.json(raw, object, path)  # says what is wrong, if anything is
        return None
    report = parsing.json(raw, _Report, path)
    files = tuple(name for name in report.metrics if name != "_totals")
    passed = report.metrics.get("_totals", {}).get("nosec", 0)
    scan = Scan(
        tool="bandit",
        hits=tuple(_hit(result) for result in report.results),
        files=files,
        problem=_problem(report.errors, path),
        remark=f"{passed} lines marked `# nosec`" if passed else "",
    )
    return Scans(scans=(scan,), stamp=age.from_text(report.generated_at))


def _hit(result: _Result) -> Hit:
    severity = result.issue_severity.upper()
    return Hit(
        rules=tuple(name for name in (result.test_id, result.test_name) if name),
        level=_LEVELS.get(severity, "warning"),
        severity=severity.lower() if severity in _LEVELS else "",
        files=(result.filename,),
        line=result.line_number,
    )


def _problem(errors: list[_Error], path: str) -> str:
    if not errors:
        return ""
    count = "1 file" if len(errors) == 1 else f"{len(errors):,} files"
    name = errors[0].filename.replace("\\", "/").rpartition("/")[2]
    first = f", among them `{parsing.as_text(name)}`" if name else ""
    return f"bandit could not look at {count}, says `{path}`{first}"
