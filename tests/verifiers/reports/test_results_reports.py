"""Test results: as pytest and vitest wrote them, and as nobody should trust them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Place, Strength
from mkdocs_gapreport.verifiers.reports.results import results

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tool_runs import Ran

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]


def junit(*cases: str, attributes: str = "") -> str:
    return (
        f'<testsuites><testsuite name="mill" {attributes}>{"".join(cases)}</testsuite></testsuites>'
    )


def case(name: str, inside: str = "", group: str = "tests.test_mill", **attributes: str) -> str:
    others = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f'<testcase classname="{group}" name="{name}" {others}>{inside}</testcase>'


def ctrf(*tests: tuple[str, str], version: str = "0.0.0", **stated: int) -> str:
    endings = [ending for _, ending in tests]
    summary = {
        "tests": len(tests),
        "passed": endings.count("passed"),
        "failed": endings.count("failed"),
    }
    listed = [{"name": name, "status": ending, "duration": 1} for name, ending in tests]
    results = {"tool": {"name": "millrun"}, "summary": {**summary, **stated}, "tests": listed}
    return json.dumps({"reportFormat": "CTRF", "specVersion": version, "results": results})


def test_figures_are_those_that_pytest_prints(ran: Ran) -> None:
    printed = ran.counts("pytest")
    evidence = results(ran.repository)
    # pytest prints a test whose fixture fails behind it both as passed and as an error.
    assert evidence.value == printed["passed"] - printed["error"]
    assert (
        "4 of 7 tests passed, 2 failed (`tests.test_stone::test_wrong`,"
        " `tests.test_stone::test_dry`), 1 was skipped, says pytest in `junit.xml` of 20"
    ) in evidence.summary
    assert evidence.places == (Place("tests/test_stone.py"), Place("junit.xml"))
    assert evidence.strength is Strength.TESTED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("test_wheat", 1),
        ("*::test_wheat", 1),
        ("tests.test_stone.TestGrinding::*", 4),
        ("tests/test_stone.py::TestGrinding::test_wheat", 1),
        ("tests/test_stone.py::TestGrinding::test_turns[2]", 1),
        ("test_turns*", 3),
        ("test_wrong", False),
        ("test_dry", False),
        ("*", False),
        ("test_wind", None),
        ("test_wheel", None),
    ],
)
def test_of_named_tests_all_have_to_pass(ran: Ran, name: str, value: object) -> None:
    assert results(ran.repository, name).value == value
    assert type(results(ran.repository, name).value is False) is type(value is False)


def test_a_skipped_test_proves_nothing(ran: Ran) -> None:
    assert results(ran.repository, "test_wind").summary.endswith("; a skipped test proves nothing")


def test_a_name_that_is_none_is_answered_with_the_nearest(ran: Ran) -> None:
    summary = results(ran.repository, "tests.test_stone::test_wronk").summary
    assert summary.startswith(
        "none of 7 tests is called `tests.test_stone::test_wronk`, says pytest"
    )
    assert summary.endswith("; did you mean `tests.test_stone::test_wrong`?")


@pytest.mark.parametrize("report", ["junit.xml", "ctrf/ctrf-report.json"])
def test_vitest_in_both_forms(vitest: Ran, report: str) -> None:
    printed = vitest.counts("vitest")
    evidence = results(vitest.repository, report=report)
    assert evidence.value == printed["passed"]
    total = sum(printed.values())
    assert f"{printed['passed']} of {total} tests passed, {printed['failed']} failed (`" in (
        evidence.summary
    )
    assert f"{printed['skipped']} was skipped" in evidence.summary
    assert evidence.places[0].path == "test/grind.test.js"
    assert results(vitest.repository, "*weighs a sack", report=report).value is False
    assert results(vitest.repository, "*grinds*", report=report).value == 2


def test_one_run_in_two_forms_is_counted_once(vitest: Ran) -> None:
    printed = vitest.counts("vitest")
    evidence = results(vitest.repository)
    assert evidence.value == printed["passed"]
    assert f"of {sum(printed.values())} tests" in evidence.summary


def test_two_forms_of_different_runs_add_up(tree: Tree) -> None:
    files = {"junit.xml": junit(case("a"), case("b")), "ctrf-report.json": ctrf(("c", "passed"))}
    assert results(tree(files)).value == 3


def test_runners_name_groups_as_they_like(tree: Tree) -> None:
    cases = (case("the mill > a", group="a.test.js"), case("the mill > b", group="a.test.js"))
    for names in (("a", "b"), ("the mill › a", "b"), ("tests/test_mill.py::a", "x::b")):
        told = ctrf(*((name, "passed") for name in names))
        assert results(tree({"junit.xml": junit(*cases), "ctrf-report.json": told})).value == 2


ENDINGS = {
    "failure": (case("a", "<failure message='no'/>"), False),
    "error": (case("a", "<error message='no'/>"), False),
    "both": (case("a", "<failure/><error/>"), False),
    "status without element": (case("a", status="failed"), False),
    "skipped": (case("a", "<skipped/>"), None),
    "disabled in googletest": (case("a", status="notrun"), None),
    "suppressed": (case("a", result="suppressed"), None),
    "passed with output": (case("a", "<system-out>error failure</system-out>"), 1),
    "passed at the second try": (case("a", "<flakyFailure message='no'/>"), 1),
    "once passed, once failed": (case("a") + case("a", "<failure/>"), False),
}


@pytest.mark.parametrize(("cases", "value"), ENDINGS.values(), ids=ENDINGS)
def test_how_a_test_ended(tree: Tree, cases: str, value: object) -> None:
    assert results(tree({"junit.xml": junit(cases)}), "a").value == value


WRONG = {
    "empty": ("junit.xml", "", "`junit.xml` is empty"),
    "cut off": (
        "junit.xml",
        junit(case("a"))[:-20],
        "`junit.xml` is no whole XML: unclosed token in line 1",
    ),
    "entity bomb": (
        "junit.xml",
        '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>',
        "`junit.xml` defines XML entities, which no report needs",
    ),
    "no test": ("junit.xml", junit(), "no test was run, says JUnit in `junit.xml`"),
    "states more failures than it lists": (
        "junit.xml",
        junit(case("a"), attributes='failures="2" errors="1"'),
        "`junit.xml` contradicts itself: it states 3 failed tests and lists 0",
    ),
    "no number": (
        "junit.xml",
        junit(case("a"), attributes='failures="some"'),
        "`junit.xml` is not as its format says: `failures` of a suite is `some`",
    ),
    "another XML": ("report.xml", "<coverage/>", "`report.xml` is something else"),
    "unknown version": (
        "ctrf-report.json",
        ctrf(("a", "passed"), version="7.1.0"),
        "`ctrf-report.json` has version `7.1.0` of CTRF, and 0 and 1 are known",
    ),
    "CTRF that does not add up": (
        "ctrf-report.json",
        ctrf(("a", "passed"), passed=240),
        "`ctrf-report.json` contradicts itself: it states 240 passed tests and lists 1",
    ),
    "CTRF cut off": (
        "ctrf-report.json",
        ctrf(("a", "passed"))[:-9],
        "`ctrf-report.json` is no JSON: input data was truncated",
    ),
    "CTRF with texts for numbers": (
        "ctrf-report.json",
        ctrf(("a", "passed")).replace('"passed": 1', '"passed": "1"'),
        "expected `int`, got `str` - at `$.results.summary.passed`",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), WRONG.values(), ids=WRONG)
def test_a_bad_report_is_unknown_and_says_why(
    tree: Tree, name: str, content: str, message: str
) -> None:
    evidence = results(tree({name: content}))
    assert evidence.value is None
    assert message in evidence.summary


def test_no_report_is_unknown_and_never_0(tree: Tree) -> None:
    evidence = results(tree({"tests/test_mill.py": "def test_a(): ...\n"}))
    assert evidence.value is None
    assert evidence.summary.startswith("no results report was found (looked for `junit.xml`,")


def test_the_reports_of_one_folder_are_one_run(tree: Tree) -> None:
    folder = "target/surefire-reports"
    files = {f"{folder}/TEST-{n}.xml": junit(case("a", group=f"org.{n}")) for n in "abcde"}
    evidence = results(tree(files))
    assert evidence.value == 5
    assert "`target/surefire-reports/TEST-d.xml` and 1 more, the oldest of" in evidence.summary


def test_runs_of_different_projects_do_not_add_up(tree: Tree) -> None:
    repository = tree(
        {
            "api/junit.xml": junit(case("a"), case("b", "<failure/>")),
            "web/junit.xml": junit(case("c")),
        }
    )
    assert results(repository).summary == (
        "2 reports speak of different tests: `api/junit.xml` (1 of 2 passed), `web/junit.xml` (1 of"
        " 1 passed); say which is meant with `report=`, or which tests with `name=`"
    )
    assert results(repository, report="api/junit.xml").value == 1
    assert results(repository, "c").value == 1


def test_the_newest_run_of_the_same_tests_counts(tree: Tree) -> None:
    old = junit(case("a", "<failure/>"), attributes='timestamp="2026-01-01T10:00:00Z"')
    new = junit(case("a"), attributes='timestamp="2026-02-01T10:00:00Z"')
    evidence = results(tree({"junit.xml": old, "reports/junit.xml": new}), "a")
    assert evidence.value == 1
    assert evidence.summary.endswith("; on the same, but older: `junit.xml` of 2026-01-01")


def test_a_test_that_fails_on_one_of_several_machines_has_failed(tree: Tree) -> None:
    at = 'timestamp="2026-01-01T10:00:0{}Z"'
    repository = tree(
        {
            "junit-linux.xml": junit(case("a"), case("b", "<skipped/>"), attributes=at.format(1)),
            "junit-mac.xml": junit(case("a", "<failure/>"), case("b"), attributes=at.format(2)),
        }
    )
    assert results(repository, "a").value is False
    assert results(repository, "b").value == 1
    assert results(repository).value == 1


def test_the_line_of_a_failure_is_told(tree: Tree) -> None:
    failing = case("a", "<failure/>", file="tests/test_mill.py", line="41")
    evidence = results(tree({"tests/test_mill.py": "", "junit.xml": junit(failing)}))
    assert evidence.places[0] == Place("tests/test_mill.py", 42)  # pytest counts from 0
