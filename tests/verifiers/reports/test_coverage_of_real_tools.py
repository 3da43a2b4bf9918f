"""Coverage as real tools wrote it: our figures are those that the tools print."""

from __future__ import annotations

import re
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Place, Strength
from mkdocs_gapreport.verifiers.reports.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tool_runs import Ran

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]

JS = {
    "package.json": "{}",
    "src/grind.js": "export const a = 1\n",
    "src/scale.js": "export const b = 1\n",
}


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
    ("report", "kind", "percent"),
    [
        ("coverage-summary.json", "statements", Fraction(75)),
        ("coverage-summary.json", "lines", Fraction(500, 7)),
        ("coverage-summary.json", "", Fraction(500, 7)),
        ("coverage-summary.json", "functions", Fraction(50)),
        ("coverage-summary.json", "branches", Fraction(200, 3)),
        ("coverage-final.json", "statements", Fraction(75)),
        ("coverage-final.json", "lines", Fraction(500, 7)),
        ("coverage-final.json", "functions", Fraction(50)),
        ("coverage-final.json", "branches", Fraction(200, 3)),
        ("lcov.info", "lines", Fraction(500, 7)),
        ("lcov.info", "functions", Fraction(50)),
        ("lcov.info", "branches", Fraction(200, 3)),
        ("cobertura-coverage.xml", "lines", Fraction(500, 7)),
        ("cobertura-coverage.xml", "branches", Fraction(200, 3)),
        ("clover.xml", "functions", Fraction(50)),
        ("clover.xml", "branches", Fraction(200, 3)),
    ],
)
def test_vitest_in_each_of_its_forms(
    tree: Tree, samples: Path, report: str, kind: str, percent: Fraction
) -> None:
    content = (samples / "vitest-3.2.7" / report).read_bytes()
    repository = tree({**JS, f"coverage/{report}": content})
    assert coverage(repository, kind=kind, report=f"coverage/{report}").value == percent
    assert coverage(repository, kind=kind).value == percent


@pytest.mark.parametrize(
    "report",
    ["coverage-summary.json", "coverage-final.json", "lcov.info", "cobertura-coverage.xml"],
)
def test_vitest_for_one_file_although_it_names_files_of_another_machine(
    tree: Tree, samples: Path, report: str
) -> None:
    content = (samples / "vitest-3.2.7" / report).read_bytes()
    repository = tree({**JS, f"coverage/{report}": content})
    evidence = coverage(repository, "src/scale.js", kind="lines")
    assert evidence.value == Fraction(200, 3)
    assert Place("src/scale.js") in evidence.places


def test_go_counts_each_block_once(tree: Tree, go_coverage: Path) -> None:
    files = {"go.mod": "module example.org/mill\n", "mill.go": "", "stone/stone.go": ""}
    repository = tree({**files, "coverage.out": go_coverage.read_bytes()})
    evidence = coverage(repository)
    assert evidence.value == 75
    assert "75 % of statements are covered (6 of 8 in 2 files), says go test" in evidence.summary
    assert coverage(repository, "mill.go").value == Fraction(200, 3)
    assert coverage(repository, "stone").value == 80


def test_go_prints_the_same(go_coverage: Path) -> None:
    """Where there is Go; the sample's figure stands in its `README.txt`."""
    try:
        done = subprocess.run(
            ["go", "tool", "cover", f"-func={go_coverage.name}"],
            cwd=go_coverage.parent,
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        return
    assert re.search(r"total:\s+\(statements\)\s+75\.0%", done.stdout)


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
