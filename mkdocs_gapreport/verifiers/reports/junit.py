"""Test results as JUnit XML, in the dialects of pytest, Surefire, Gradle, Jest, Playwright, …."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.editions import OURS
from mkdocs_gapreport.verifiers.reports.runs import Ending, Run, Test
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SUITES = frozenset({"testsuites", "testsuite"})
_NOT_RUN = frozenset({"notrun", "disabled", "skipped", "ignored", "suppressed", "pending"})
_NOT_PASSED = frozenset({"failed", "failure", "error", "broken"})


def read(source: IO[bytes], path: str) -> Run | None:
    """The run that a JUnit report tells of; None for XML that is something else."""
    root = parsing.root_of(source, path)
    if root.tag not in _SUITES:
        return None
    tests: list[Test] = []
    suites: list[Element] = []
    stated, tool = 0, OURS if root.get("name") == OURS else ""
    stamp: age.Stamp | None = None
    for event, element in parsing.elements(source, path):
        if event == "start":
            if element.tag == "testsuite":
                stated += _stated(element, path) if not suites else 0
                tool = tool or _tool(element)
                stamp = stamp or age.from_text(element.get("timestamp"))
                suites.append(element)
            continue
        if element.tag == "testcase":
            tests.append(_test(element, suites[-1].get("name", "") if suites else ""))
        elif element.tag == "testsuite":
            suites.pop()
        if element.tag in {"testcase", "testsuite", "properties", "system-out", "system-err"}:
            element.clear()
    failed = sum(test.ending is Ending.FAILED for test in tests)
    if stated > failed:
        raise ReportError(
            f"`{path}` contradicts itself: it states {stated:,} failed tests and lists {failed:,}"
        )
    return Run(form="JUnit", tool=tool or "JUnit", tests=tuple(tests), stamp=stamp)


def _stated(suite: Element, path: str) -> int:
    """The failures and errors that an outermost suite states."""
    return sum(
        parsing.number(suite.get(kind, "0") or "0", path, f"`{kind}` of a suite")
        for kind in ("failures", "errors")
    )


def _tool(suite: Element) -> str:
    return "pytest" if suite.get("name") == "pytest" else ""


def _test(case: Element, suite: str) -> Test:
    file = case.get("file", "")
    line = case.get("line", "")
    return Test(
        group=case.get("classname", "") or suite,
        name=case.get("name", ""),
        ending=_ending(case),
        file=file,
        # pytest counts lines from 0.
        line=int(line) + (file.endswith(".py")) if line.isdecimal() and len(line) < 10 else None,  # noqa: PLR2004  no line of code
    )


def _ending(case: Element) -> Ending:
    """How a test ended; a rerun that passed in the end is told by other elements."""
    inside = {child.tag for child in case}
    said = {case.get("status", "").lower(), case.get("result", "").lower()}
    if inside & {"failure", "error"} or said & _NOT_PASSED:
        return Ending.FAILED
    if "skipped" in inside or said & _NOT_RUN:
        return Ending.SKIPPED
    return Ending.PASSED
