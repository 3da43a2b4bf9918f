"""Coverage reports that nobody should trust, and which of several counts."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.settings import Settings
from mkdocs_gapreport.verifiers.reports.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]

PY = {"pyproject.toml": "", "mill/stone.py": "a = 1\n", "mill/sack.py": "b = 1\n"}


def of_python(  # noqa: PLR0913  what a report may say wrongly
    covered: float = 1,
    valid: int = 2,
    *,
    stated: object = None,
    name: str = "mill/stone.py",
    format_: int = 3,
    timestamp: str = "2026-01-01T10:00:00",
) -> str:
    """A report as coverage.py writes it, on one file."""
    percent = 100 * covered / valid if valid and stated is None else stated or 0
    summary = {"covered_lines": covered, "num_statements": valid, "percent_covered": percent}
    meta = {"format": format_, "version": "7.13.0", "timestamp": timestamp}
    return json.dumps({"meta": meta, "totals": summary, "files": {name: {"summary": summary}}})


def lcov(name: str, *hits: int) -> str:
    lines = "".join(f"DA:{line},{hit}\n" for line, hit in enumerate(hits, 1))
    return f"TN:\nSF:{name}\n{lines}end_of_record\n"


def cobertura(attributes: str, inside: str = "") -> str:
    return f'<?xml version="1.0" ?>\n<coverage {attributes}>{inside}</coverage>\n'


BOMB = '<!DOCTYPE c [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<coverage line-rate="&b;"/>'
OUTSIDE = (
    '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<coverage line-rate="1">&x;</coverage>'
)

WRONG = {
    "empty": ("coverage.json", "", "`coverage.json` is empty"),
    "empty XML": ("coverage.xml", "", "`coverage.xml` is empty"),
    "only spaces": ("lcov.info", " \n\n", "`lcov.info` is empty"),
    "cut off JSON": (
        "coverage.json",
        of_python()[:-20],
        "`coverage.json` is no JSON: input data was truncated",
    ),
    "cut off XML": (
        "coverage.xml",
        '<coverage line-rate="1"><packages>',
        "`coverage.xml` is no whole XML: no element found in line 1",
    ),
    "cut off LCOV": (
        "lcov.info",
        lcov("mill/stone.py", 1, 0)[:-15],
        "`lcov.info` is cut off: its last record has no end",
    ),
    "cut off Go": (
        "coverage.out",
        "mode: set\nmill/stone.go:1.2,3.4 1 1\nmill/st",
        "`coverage.out` is not as its format says: line 3 is no block",
    ),
    "no JSON at all": (
        "coverage.json",
        "{coverage: 80}",
        "`coverage.json` is no JSON: JSON is malformed",
    ),
    "unknown version": (
        "coverage.json",
        of_python(format_=9),
        "`coverage.json` has format 9 of coverage.py, and 1, 2, 3 are known; write it with",
    ),
    "more than all": (
        "coverage.json",
        of_python(3, 2, stated=100),
        "`coverage.json` cannot be right: it counts 3 of 2, which is more than 100 %",
    ),
    "over 100 %": (
        "coverage.json",
        of_python(2, 2, stated=112.5),
        "`coverage.json` states 112.5 %, which is no percentage",
    ),
    "negative": (
        "coverage.json",
        of_python(-1, 2, stated=0.1),
        "`coverage.json` cannot be right: it counts -1 of 2, which is negative",
    ),
    "negative percentage": (
        "coverage.json",
        of_python(1, 2, stated=-50.0),
        "`coverage.json` states -50 %, which is no percentage",
    ),
    "NaN": (
        "coverage.json",
        of_python(1, 2, stated=float("nan")),
        "`coverage.json` is no JSON: JSON is malformed: invalid character",
    ),
    "text for a number": (
        "coverage.json",
        of_python(1, 2, stated="much"),
        "is not as its format says: expected `float`, got `str` - at `$.totals.percent_covered`",
    ),
    "says two things": (
        "coverage.json",
        of_python(1, 2, stated=98.0),
        "`coverage.json` contradicts itself: it states 98 %, and 1 of 2 are 50.00 %",
    ),
    "summary over 100 %": (
        "coverage-summary.json",
        '{"total": {"lines": {"total": 4, "covered": 4, "pct": 120}}}',
        "`coverage-summary.json` states 120 %, which is no percentage",
    ),
    "summary counts more than all": (
        "coverage-summary.json",
        '{"total": {"lines": {"total": 4, "covered": 5, "pct": 100}}}',
        "`coverage-summary.json` cannot be right: it counts 5 of 4",
    ),
    "deep": ("coverage.json", '{"a":' * 100_000, "`coverage.json` is nested too deeply to be read"),
    "rate over 1": (
        "coverage.xml",
        cobertura('line-rate="1.4"'),
        "`coverage.xml` states the line-rate `1.4`, which is no share from 0 to 1",
    ),
    "rate is NaN": (
        "coverage.xml",
        cobertura('line-rate="NaN"'),
        "`coverage.xml` states the line-rate `NaN`, which is no share from 0 to 1",
    ),
    "negative rate": (
        "coverage.xml",
        cobertura('line-rate="-0.1"'),
        "`coverage.xml` states the line-rate `-0.1`",
    ),
    "rate and counts say two things": (
        "coverage.xml",
        cobertura('line-rate="0.98" lines-covered="1" lines-valid="2"'),
        "`coverage.xml` contradicts itself: it states 98 % of lines, and 1 of 2 are 50.00 %",
    ),
    "no count": (
        "coverage.xml",
        cobertura('line-rate="0.5" lines-covered="half" lines-valid="2"'),
        "`coverage.xml` is not as its format says: `lines-covered` is `half`",
    ),
    "entity bomb": (
        "coverage.xml",
        BOMB,
        "`coverage.xml` defines XML entities, which no report needs; it was not read",
    ),
    "entity from outside": ("coverage.xml", OUTSIDE, "`coverage.xml` defines XML entities"),
    "unknown encoding": (
        "coverage.xml",
        '<?xml version="1.0" encoding="mill-1"?><coverage line-rate="1"/>',
        "`coverage.xml` is no XML that can be read: unknown encoding: mill-1",
    ),
    "LCOV with letters": (
        "lcov.info",
        "SF:mill/stone.py\nDA:1,many\nend_of_record\n",
        "`lcov.info` is not as its format says: line 2 is `DA:1,many`",
    ),
    "LCOV hits more than it finds": (
        "lcov.info",
        "SF:mill/stone.py\nLF:2\nLH:3\nend_of_record\n",
        "`lcov.info` cannot be right: it counts 3 of 2, which is more than 100 %",
    ),
    "JaCoCo misses less than nothing": (
        "jacoco.xml",
        '<report><package name="mill"/><counter type="LINE" missed="-1" covered="3"/></report>',
        "`jacoco.xml` cannot be right: it counts -1 of 2, which is negative",
    ),
    "nothing to cover": (
        "coverage.json",
        of_python(0, 0),
        "coverage.py in `coverage.json` of 2026-01-01 counts no lines at all",
    ),
    "something else": (
        "coverage.json",
        '{"threshold": 80}',
        "no coverage report was found (looked for `coverage.json`,",
    ),
    "another XML": (
        "coverage.xml",
        "<html/>",
        "`jacoco.xml`, `clover.xml`); `coverage.xml` is something else; let the tests write one",
    ),
    "LFS pointer": (
        "coverage.json",
        "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 123\n",
        "`coverage.json` cannot be read: it is an LFS pointer",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), WRONG.values(), ids=WRONG)
def test_a_bad_report_is_unknown_and_says_why(
    tree: Tree, name: str, content: str, message: str
) -> None:
    evidence = coverage(tree({**PY, name: content}))
    assert evidence.value is None
    assert not evidence.is_broken
    assert message in evidence.summary


@pytest.mark.parametrize(
    "name",
    [
        "mill/stone.py",
        "./mill/stone.py",
        "mill\\stone.py",
        "/home/runner/work/mill/mill/mill/stone.py",
        "C:\\agents\\3\\mill\\mill\\stone.py",
        "D:/a/mill/mill/stone.py",
        "file:///builds/group/mill/mill/stone.py",
        "file:///C:/agents/mill/stone.py",
        "//server/share/mill/stone.py",
    ],
)
def test_the_files_of_other_machines_are_found(tree: Tree, name: str) -> None:
    evidence = coverage(tree({**PY, "coverage.json": of_python(name=name)}), "mill/stone.py")
    assert evidence.value == 50


def test_a_bare_name_is_found_behind_the_project_only(tree: Tree) -> None:
    files = {**PY, "stone.py": "", "coverage.json": of_python(name="/srv/elsewhere/stone.py")}
    assert coverage(tree(files), "stone.py").value is None


def test_windows_may_write_utf_16(tree: Tree) -> None:
    text = lcov("mill/stone.py", 1, 0, 0, 1)
    assert coverage(tree({**PY, "lcov.info": text.encode("utf-16")})).value == 50
    assert coverage(tree({"coverage.json": b"\xef\xbb\xbf" + of_python().encode()})).value == 50


def test_classes_of_one_file_share_their_lines(tree: Tree) -> None:
    lines = '<lines><line number="1" hits="0"/><line number="2" hits="{}"/></lines>'
    classes = "".join(
        f'<class filename="mill/stone.py"><methods><method>{lines.format(0)}</method></methods>'
        f"{lines.format(hits)}</class>"
        for hits in (0, 7)
    )
    text = cobertura(
        'line-rate="0.5"', f"<packages><package><classes>{classes}</classes></package></packages>"
    )
    evidence = coverage(tree({**PY, "coverage.xml": text}))
    assert "(1 of 2 in 1 file)" in evidence.summary


def test_a_file_may_stand_in_several_records_of_lcov(tree: Tree) -> None:
    text = lcov("mill/stone.py", 1, 0, 0, 0) + lcov("mill/stone.py", 0, 1, 0, 0)
    assert coverage(tree({**PY, "lcov.info": text})).value == 50


def test_a_sum_alone_speaks_for_the_whole(tree: Tree) -> None:
    summary = '{"total": {"lines": {"total": 4, "covered": 3, "pct": 75}}}'
    repository = tree({**PY, "coverage/coverage-summary.json": summary})
    assert "75 % of lines are covered (3 of 4), says Istanbul" in coverage(repository).summary
    assert coverage(repository, "mill").value is None


def test_a_path_that_no_report_speaks_of_is_unknown(tree: Tree) -> None:
    repository = tree({**PY, "coverage.json": of_python(name="src/yard/gate.py")})
    assert coverage(repository, "services").summary == "`coverage.json` says nothing of `services`"
    assert "did you mean `src/yard`?" in coverage(repository, "yard").summary


def test_a_kind_that_the_tool_does_not_count_is_unknown(tree: Tree) -> None:
    evidence = coverage(tree({**PY, "lcov.info": lcov("mill/stone.py", 1)}), kind="branches")
    assert evidence.value is None
    assert "tells of lines, not of branches; ask for one of those" in evidence.summary


def test_a_kind_that_there_is_not_is_broken(tree: Tree) -> None:
    evidence = coverage(tree(PY), kind="line")
    assert evidence.is_broken
    assert evidence.summary == (
        "coverage has no kind `line`; known are lines, branches, functions, statements, instructions"
    )


def test_reports_on_different_code_do_not_speak_for_the_whole(tree: Tree) -> None:
    repository = tree(
        {
            **PY,
            "coverage.json": of_python(),
            "web/package.json": "{}",
            "web/src/a.ts": "",
            "web/coverage/lcov.info": lcov("src/a.ts", 1, 1, 1, 0),
        }
    )
    evidence = coverage(repository)
    assert evidence.value is None
    assert "2 reports speak of different code: `coverage.json` (50 % of lines)" in evidence.summary
    assert "`web/coverage/lcov.info` (75 % of lines); say which is meant" in evidence.summary
    assert coverage(repository, "web").value == 75
    assert coverage(repository, report="coverage.json").value == 50


def test_one_tool_adds_up_below_a_path(tree: Tree) -> None:
    files = {
        f"services/{name}/{file}": content
        for name, covered in (("a", 1), ("b", 3))
        for file, content in {
            "pyproject.toml": "",
            f"{name}.py": "",
            "coverage.json": of_python(covered, 4, name=f"{name}.py"),
        }.items()
    }
    evidence = coverage(tree(files), "services/**")
    assert evidence.value == 50
    assert (
        "(4 of 8 in 2 files), says coverage.py in `services/a/coverage.json`," in evidence.summary
    )


def test_of_several_on_the_same_code_the_newest_counts(tree: Tree) -> None:
    repository = tree(
        {
            **PY,
            "coverage.json": of_python(2, 4, timestamp="2025-03-01T10:00:00"),
            "reports/coverage.json": of_python(3, 4, timestamp="2026-03-01T10:00:00"),
        }
    )
    evidence = coverage(repository)
    assert evidence.value == 75
    assert evidence.summary.endswith("; on the same, but older: `coverage.json` of 2025-03-01")


def test_a_newer_report_that_cannot_be_read_is_no_reason_to_take_an_older_one(tree: Tree) -> None:
    old = of_python(timestamp="2020-03-01T10:00:00")
    evidence = coverage(tree({**PY, "coverage.json": old, "coverage.xml": "<coverage"}))
    assert evidence.value is None
    assert "`coverage.xml` is no whole XML" in evidence.summary


@pytest.mark.parametrize(
    "folder", ["tests/fixtures", "examples/shop", "node_modules/x", "samples", "vendor/lib"]
)
def test_samples_are_no_reports(tree: Tree, folder: str) -> None:
    evidence = coverage(tree({**PY, f"{folder}/coverage.json": of_python()}))
    assert evidence.summary.startswith("no coverage report was found")


@pytest.mark.parametrize(
    ("report", "message", "is_broken"),
    [
        ("../coverage.json", "`../coverage.json` lies outside the repository", True),
        ("/etc/coverage.json", "`/etc/coverage.json` lies outside the repository", True),
        ("covrage.json", "no coverage report `covrage.json` is there; did you mean", False),
        ("build/c.json", "no coverage report `build/c.json` is there; has the run", False),
        ("mill/stone.py", "`mill/stone.py` is no coverage report of a known form", False),
    ],
)
def test_a_named_report_that_is_none(
    tree: Tree,
    report: str,
    message: str,
    is_broken: bool,  # noqa: FBT001  a row of the table
) -> None:
    evidence = coverage(tree({**PY, "coverage.json": of_python()}), report=report)
    assert message in evidence.summary
    assert (evidence.value, evidence.is_broken) == (None, is_broken)


def test_a_report_is_also_found_from_the_page(tree: Tree) -> None:
    repository = tree({**PY, "docs/numbers/cov.json": of_python(name="mill/stone.py")})
    evidence = coverage(repository, report="numbers/cov.json", page="docs/plan.md")
    assert evidence.value == 50


def test_the_site_may_name_the_reports(tree: Tree) -> None:
    repository = tree({**PY, "coverage.json": of_python(), "out/py.json": of_python(1, 4)})
    settings = Settings(reports={"coverage": ("out/*.json",)})
    assert coverage(repository, settings=settings).value == 25
    assert coverage(repository, settings=settings, report="coverage.json").value == 50
    absent = Settings(reports={"coverage": ("out/js.json",)})
    assert coverage(repository, settings=absent).value is None


@pytest.mark.parametrize("percent", [Fraction(99_999, 1000)])
def test_only_what_is_all_of_it_is_called_100(tree: Tree, percent: Fraction) -> None:
    evidence = coverage(tree({**PY, "coverage.json": of_python(99_999, 100_000)}))
    assert evidence.value == percent
    assert evidence.summary.startswith("99.99 % of lines")
