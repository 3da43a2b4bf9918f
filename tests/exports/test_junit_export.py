from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import outlooks
import pytest
from defusedxml import ElementTree
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from sample_reports import empty, finding, missing

from mkdocs_gapreport.exports.junit import to_junit
from mkdocs_gapreport.model import Acceptance, Verdict
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.testing import evidence_of
from mkdocs_gapreport.verifiers.reports.results import results

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Finding

GOLDEN = Path(__file__).parent / "golden"


def suites(outlook: Outlook) -> list[TestSuite]:
    """What a reader of others makes of it."""
    read = JUnitXml.fromstring(to_junit(outlook).encode())
    assert read.tests == sum(suite.tests for suite in read)
    return list(read)


def cases(*findings: Finding) -> list[TestCase]:
    return [case for suite in suites(outlooks.of(*findings)) for case in suite]


def outcome(case: TestCase) -> str:
    kinds = ((Failure, "failure"), (Error, "error"), (Skipped, "skipped"))
    return next((n for k, n in kinds for r in case.result if isinstance(r, k)), "passed")


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.junit.xml", to_junit(outlooks.everything()))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param(finding(), "passed", id="accurate"),
        pytest.param(finding(Verdict.OUTDATED), "passed", id="outdated"),
        pytest.param(finding(Verdict.UNDERSTATED), "passed", id="understated"),
        pytest.param(finding(Verdict.OVERSTATED), "passed", id="overstated, without failing"),
        pytest.param(finding(Verdict.UNVERIFIED), "skipped", id="unverified is no pass"),
        pytest.param(finding(Verdict.OPEN), "skipped", id="open is no pass"),
        pytest.param(
            missing(fails=False, accepted=Acceptance(by="waiver", reason="later")),
            "skipped",
            id="accepted",
        ),
        pytest.param(missing(), "failure", id="false"),
        pytest.param(finding(Verdict.UNVERIFIED, fails=True), "failure", id="fails by option"),
        pytest.param(finding(Verdict.BROKEN, fails=True), "error", id="broken"),
    ],
)
def test_outcome_follows_the_verdict_and_what_fails(given: Finding, shown: str) -> None:
    [case, _] = cases(given, missing(2))
    assert outcome(case) == shown


def test_heading_that_fails_through_its_parts_is_no_test() -> None:
    assert len(cases(missing(caused_by=("TODO.md#2",)), missing(2))) == 1


def test_suites_are_pages_and_counts_add_up() -> None:
    first, second = suites(outlooks.everything())
    assert (first.name, second.name) == ("TODO.md", "docs/plan.md")
    assert (first.tests, first.failures, first.errors, first.skipped) == (14, 2, 1, 8)


def test_tests_are_named_by_their_words_and_differ() -> None:
    names = [case.name for case in cases(*(missing(n, text="same", id=str(n)) for n in (1, 2)))]
    assert names == ["✅ same", "✅ same (2)"]


def test_run_that_saw_nothing_is_not_green() -> None:
    [*_, gate] = cases(finding(Verdict.UNVERIFIED, results=missing().results))
    assert (gate.name, outcome(gate)) == ("gate", "error")


def test_nothing_is_a_document_too() -> None:
    assert suites(Outlook(empty())) == []


def test_our_own_verifier_reads_the_same() -> None:
    files = {"gapreport.junit.xml": to_junit(outlooks.everything())}
    evidence = evidence_of(results, files=files, report="gapreport.junit.xml")
    assert evidence.value == Fraction(4)
    assert evidence.summary.startswith("4 of 15 tests passed, 3 failed (")
    assert ", 8 were skipped, says gapreport in `gapreport.junit.xml`" in evidence.summary


def test_claims_are_no_evidence_for_claims() -> None:
    files = {"gapreport.junit.xml": to_junit(outlooks.everything())}
    evidence = evidence_of(results, files=files)
    assert evidence.value is None
    assert "`gapreport.junit.xml` is something else" in evidence.summary


def test_hostile_text_stays_text() -> None:
    text = to_junit(outlooks.hostile())
    assert len(list(ElementTree.fromstring(text).iter("testcase"))) == 3
    assert "\x1b" not in text
    assert "\x00" not in text
