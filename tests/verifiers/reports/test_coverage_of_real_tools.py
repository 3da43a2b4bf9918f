"""Coverage as real tools wrote it: our figures are those that the tools print."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tool_runs import JS

from mkdocs_gapreport.model import Place, Strength
from mkdocs_gapreport.verifiers.reports.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tool_runs import Ran

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]


def test_figure_is_the_total_that_coverage_py_prints(ran: Ran) -> None:
    evidence = coverage(ran.repository)
    assert evidence.value is not None
    assert f"{float(evidence.value):.2f}%" == ran.total().split()[-1]
    assert "of lines and branches are covered" in evidence.summary
    assert "in 4 files below `mill`), says coverage.py in `coverage.json` of 20" in evidence.summary
    assert evidence.strength is Strength.TESTED


@pytest.mark.parametrize("report", ["coverage.json", "coverage.xml", "lcov.info"])
@pytest.mark.parametrize(("kind", "valid", "missed"), [("lines", 1, 2), ("branches", 3, None)])
def test_each_form_of_the_run_has_the_figures_of_the_printed_table(
    ran: Ran, report: str, kind: str, valid: int, missed: int | None
) -> None:
    row = ran.total().split()
    evidence = coverage(ran.repository, kind=kind, report=report)
    assert isinstance(evidence.value, Fraction)
    covered = evidence.value * int(row[valid]) / 100
    assert covered.denominator == 1
    if missed is not None:
        assert int(row[valid]) - covered == int(row[missed])


@pytest.mark.parametrize("report", ["coverage.json", "coverage.xml", "lcov.info"])
def test_a_path_narrows_every_form_alike(ran: Ran, report: str) -> None:
    evidence = coverage(ran.repository, "mill/sack/**", kind="lines", report=report)
    assert evidence.value == 0
    assert "0 % of lines in `mill/sack/**` are covered (0 of 3 in 2 files)" in evidence.summary
    assert Place("mill/sack/scale.py") in evidence.places


def test_one_run_in_several_forms_is_one_report(ran: Ran) -> None:
    assert "older" not in coverage(ran.repository).summary


def test_functions_are_read_from_the_form_that_has_them(ran: Ran) -> None:
    evidence = coverage(ran.repository, kind="functions")
    assert (
        "of functions are covered (2 of 4 in 4 files below `mill`), says LCOV" in evidence.summary
    )


@pytest.mark.parametrize(
    ("report", "kinds"),
    [
        ("coverage-summary.json", ("statements", "lines", "functions", "branches")),
        ("coverage-final.json", ("statements", "lines", "functions", "branches")),
        ("lcov.info", ("lines", "functions", "branches")),
        ("cobertura-coverage.xml", ("lines", "branches")),
        ("clover.xml", ("functions", "branches")),
    ],
)
def test_vitest_in_each_of_its_forms(vitest: Ran, report: str, kinds: tuple[str, ...]) -> None:
    printed = vitest.percents("All files")
    for kind in kinds:
        evidence = coverage(vitest.repository, kind=kind, report=f"coverage/{report}")
        assert as_istanbul_prints(evidence) == printed[kind]


@pytest.mark.parametrize("kind", ["", "statements", "lines", "functions", "branches"])
def test_vitest_is_found_without_being_named(vitest: Ran, kind: str) -> None:
    printed = vitest.percents("All files")
    assert as_istanbul_prints(coverage(vitest.repository, kind=kind)) == printed[kind or "lines"]


FORMS = ["coverage-summary.json", "coverage-final.json", "lcov.info", "cobertura-coverage.xml"]


@pytest.mark.parametrize("report", FORMS)
@pytest.mark.parametrize("name", ["grind.js", "scale.js"])
def test_vitest_for_one_file(vitest: Ran, report: str, name: str) -> None:
    evidence = coverage(vitest.repository, f"src/{name}", kind="lines", report=f"coverage/{report}")
    assert as_istanbul_prints(evidence) == vitest.percents(name)["lines"]
    assert Place(f"src/{name}") in evidence.places


@pytest.mark.parametrize("report", FORMS)
def test_vitest_of_another_machine(tree: Tree, vitest: Ran, report: str) -> None:
    content = (vitest.repository.root / "coverage" / report).read_bytes()
    repository = tree({**JS, f"coverage/{report}": content})
    evidence = coverage(repository, "src/scale.js", kind="lines")
    assert as_istanbul_prints(evidence) == vitest.percents("scale.js")["lines"]


def as_istanbul_prints(evidence: Evidence) -> str:
    """Cut behind two decimals, not rounded."""
    assert isinstance(evidence.value, Fraction), evidence.summary
    return f"{math.floor(evidence.value * 100) / 100:g}"


def test_go_counts_each_block_once(go: Ran) -> None:
    evidence = coverage(go.repository)
    assert as_go_prints(evidence) == percent_of("total:", go)
    assert "of statements are covered (6 of 8 in 2 files), says go test" in evidence.summary


def test_go_for_one_file_and_for_one_package(go: Ran) -> None:
    assert as_go_prints(coverage(go.repository, "mill.go")) == percent_of("mill.go", go)
    assert coverage(go.repository, "stone").value == 80


def percent_of(what: str, go: Ran) -> str:
    """The figure that `go tool cover` prints for a file with one function, or in total."""
    return next(row.split()[-1] for row in go.printed["cover"].splitlines() if what in row)


def as_go_prints(evidence: Evidence) -> str:
    assert isinstance(evidence.value, Fraction), evidence.summary
    return f"{float(evidence.value):.1f}%"


@pytest.mark.parametrize(
    ("kind", "percent"),
    [
        ("", Fraction(500, 8)),
        ("lines", Fraction(500, 8)),
        ("branches", Fraction(50)),
        ("functions", Fraction(60)),
        ("instructions", Fraction(2300, 30)),
    ],
)
def test_jacoco_with_its_document_type(
    tree: Tree, samples: Path, kind: str, percent: Fraction
) -> None:
    java = "src/main/java/org/example/mill"
    content = (samples / "jacoco-0.8.6" / "jacoco.xml").read_bytes()
    repository = tree(
        {
            "pom.xml": "<project/>",
            f"{java}/Grinder.java": "",
            f"{java}/Main.java": "",
            "target/site/jacoco/jacoco.xml": content,
        }
    )
    assert coverage(repository, kind=kind).value == percent
    assert coverage(repository, f"{java}/Main.java", kind="lines").value == Fraction(200, 3)


@pytest.mark.parametrize(
    ("kind", "percent"),
    [("lines", Fraction(125, 2)), ("functions", Fraction(200, 3)), ("branches", Fraction(50))],
)
def test_lcov_of_gcc_without_sums_of_its_own(
    tree: Tree, samples: Path, kind: str, percent: Fraction
) -> None:
    content = (samples / "lcov-1.16" / "lcov.info").read_bytes()
    repository = tree({"grind.c": "", "main.c": "", "lcov.info": content})
    assert coverage(repository, kind=kind).value == percent
