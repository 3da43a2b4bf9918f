"""Test results in the Common Test Report Format, a JSON that many runners write."""

from __future__ import annotations

from msgspec import Struct, field

from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.runs import Ending, Run, Test
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

_KNOWN_MAJORS = ("0", "1")
_ENDINGS = {"passed": Ending.PASSED, "failed": Ending.FAILED}


class _Tool(Struct):
    name: str = ""


class _Summary(Struct):
    tests: int
    passed: int
    failed: int
    stop: float = 0


class _Test(Struct, rename="camel"):
    name: str
    status: str
    suite: str | list[str] = ""
    file_path: str = ""
    line: int | None = None


class _Results(Struct):
    summary: _Summary
    tests: list[_Test]
    tool: _Tool = field(default_factory=_Tool)


class _Report(Struct, rename="camel"):
    results: _Results
    report_format: str = ""
    spec_version: str = ""
    timestamp: str = ""


def read(raw: bytes, path: str) -> Run | None:
    """The run that a CTRF report tells of; None for JSON that is something else."""
    if b'"results"' not in raw or b'"tests"' not in raw:
        parsing.json(raw, object, path)  # says what is wrong, if anything is
        return None
    report = parsing.json(raw, _Report, path)
    major = report.spec_version.partition(".")[0]
    if major and major not in _KNOWN_MAJORS:
        raise ReportError(
            f"`{path}` has version `{parsing.as_text(report.spec_version)}` of CTRF, and 0 and 1"
            " are known"
        )
    tests = tuple(_test(test) for test in report.results.tests)
    _check(report.results.summary, tests, path)
    stamp = age.from_number(report.results.summary.stop) or age.from_text(report.timestamp)
    tool = report.results.tool.name or "CTRF"
    return Run(form="CTRF", tool=tool, tests=tests, stamp=stamp)


def _test(test: _Test) -> Test:
    suite = test.suite if isinstance(test.suite, str) else " > ".join(test.suite)
    ending = _ENDINGS.get(test.status, Ending.SKIPPED)
    return Test(suite, test.name, ending, test.file_path, test.line)


def _check(summary: _Summary, tests: tuple[Test, ...], path: str) -> None:
    """A report whose sum is not that of its tests proves nothing."""
    for ending, stated in ((Ending.PASSED, summary.passed), (Ending.FAILED, summary.failed)):
        listed = sum(test.ending is ending for test in tests)
        if listed != stated:
            raise ReportError(
                f"`{path}` contradicts itself: it states {stated:,} {ending} tests and lists"
                f" {listed:,}"
            )
