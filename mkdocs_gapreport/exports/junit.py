"""The report as JUnit XML: a suite for each page, a test for each claim.

What fails the build is a failure, a check that cannot run an error, and what could not be verified,
is not done yet or is accepted for now is skipped, with the reason. A heading that fails only
through claims below it is no test of its own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.exports.attention import by_page, in_checkout, is_said_below, level
from mkdocs_gapreport.exports.plain import neutral, one_line, shortened
from mkdocs_gapreport.exports.rules import rule_id
from mkdocs_gapreport.exports.words import found, quoted
from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.outlook import Outlook

_LONGEST_NAME = 200


def to_junit(outlook: Outlook) -> str:
    """Write one document; times are 0, so that the same report gives the same bytes."""
    report = outlook.report
    said = {f.claim.id for f in report.findings if (f.fails and not f.caused_by) or f.accepted}
    root = ET.Element("testsuites", {"name": "gapreport"})
    for page, findings in by_page(report).items():
        shown = [finding for finding in findings if not is_said_below(finding, said)]
        if shown:
            _suite(root, outlook, page, shown)
    _gate(root, report)
    for element in (*root, root):
        _count(element)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, outlook: Outlook, page: str, findings: list[Finding]) -> None:
    path = _legal(neutral(in_checkout(outlook, page)))
    suite = ET.SubElement(root, "testsuite", {"name": path, "file": path})
    names: set[str] = set()
    for finding in findings:
        name = _name(finding, names)
        place = {"file": path, "line": str(finding.claim.line)}
        test = ET.SubElement(
            suite, "testcase", {"classname": path, "name": name, **place, "time": "0"}
        )
        properties = ET.SubElement(test, "properties")
        for key, value in (("claim", finding.claim.id), ("verdict", finding.verdict.value)):
            ET.SubElement(properties, "property", {"name": key, "value": value})
        _outcome(test, finding)


def _name(finding: Finding, taken: set[str]) -> str:
    """What the test is called: the claim's own words, which stay when lines move."""
    words = shortened(quoted(finding.claim), _LONGEST_NAME)
    name = words = _legal(words if words[:1] not in _FORMULA else f"claim: {words}")
    if name in taken:
        name = f"{words} ({finding.claim.id})"
    taken.add(name)
    return name


# What a spreadsheet would run when the list of tests is opened in one.
_FORMULA = frozenset("=+-@")


def _outcome(test: ET.Element, finding: Finding) -> None:
    said = "\n".join(dict.fromkeys(_sentences(finding)))
    message = one_line(finding.figure) or found(finding) or finding.verdict.value
    if finding.accepted:
        reason = f"accepted by {finding.accepted.by}: {one_line(finding.accepted.reason)}"
        _child(test, "skipped", reason, said)
    elif finding.verdict is Verdict.BROKEN:
        _child(test, "error", message, said, rule_id(finding.verdict))
    elif finding.fails:
        _child(test, "failure", f"{finding.verdict}: {message}", said, rule_id(finding.verdict))
    elif finding.verdict in {Verdict.UNVERIFIED, Verdict.OPEN}:
        reason = found(finding) or message
        _child(test, "skipped", f"{finding.verdict}: {reason}", "")
    elif level(finding):
        ET.SubElement(test, "system-out").text = _legal(f"{finding.verdict}: {said}")


def _sentences(finding: Finding) -> Iterator[str]:
    claim = finding.claim
    yield f"{neutral(claim.page)}:{claim.line}: {quoted(claim)}"
    said = (found(finding), one_line(finding.advice), *map(one_line, finding.remarks))
    yield from filter(None, said)


def _child(test: ET.Element, tag: str, message: str, text: str, kind: str = "") -> None:
    attributes = {"type": kind, "message": message} if kind else {"message": message}
    child = ET.SubElement(test, tag, {key: _legal(value) for key, value in attributes.items()})
    child.text = _legal(text) or None


def _gate(root: ET.Element, report: Report) -> None:
    """A failure that no claim carries, so that a run that saw nothing is not green."""
    outcome = gate(report)
    if outcome.code and not report.failing:
        suite = ET.SubElement(root, "testsuite", {"name": "gapreport"})
        test = ET.SubElement(
            suite, "testcase", {"classname": "gapreport", "name": "gate", "time": "0"}
        )
        _child(test, "error", one_line(outcome.message), "", outcome.code.name.lower())


def _count(suite: ET.Element) -> None:
    tests = list(suite.iter("testcase"))
    suite.set("tests", str(len(tests)))
    for outcome in ("failure", "error", "skipped"):
        amount = sum(test.find(outcome) is not None for test in tests)
        suite.set({"failure": "failures", "error": "errors"}.get(outcome, outcome), str(amount))
    suite.set("time", "0")


def _legal(text: str) -> str:
    """Leave out what no XML document may hold, however it is written."""
    return _ILLEGAL.sub("\ufffd", text)


_ILLEGAL = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
