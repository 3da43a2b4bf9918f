"""Reports that are too large to be read: every verifier of reports refuses them, and says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.reports.coverage import coverage
from mkdocs_gapreport.verifiers.reports.figure import figure
from mkdocs_gapreport.verifiers.reports.findings import findings
from mkdocs_gapreport.verifiers.reports.results import results

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]
    Ask = Callable[..., Evidence]
    Row = tuple[Ask, str, str, int, int]

MEGABYTE = 1_000_000
_p95 = partial(figure, at="p95")

# How each report begins, its size, and as far as reports of its kind are read, both in MB.
REPORTS: list[Row] = [
    (coverage, "coverage.xml", '<?xml version="1.0"?><coverage>', 104, 100),
    (coverage, "jacoco.xml", '<?xml version="1.0"?><report>', 104, 100),
    (coverage, "clover.xml", '<?xml version="1.0"?><coverage>', 104, 100),
    (coverage, "lcov.info", "TN:\nSF:mill/stone.py\n", 104, 100),
    (coverage, "coverage.out", "mode: set\n", 104, 100),
    (coverage, "coverage.json", '{"meta": {', 60, 50),
    (coverage, "coverage-summary.json", '{"total": {', 60, 50),
    (results, "junit.xml", "<testsuites>", 104, 100),
    (results, "ctrf-report.json", '{"results": {"tests": [', 60, 50),
    (findings, "ruff.sarif", '{"version": "2.1.0", "runs": [', 60, 50),
    (findings, "bandit.json", '{"results": [', 60, 50),
    (_p95, "load.json", '{"p95": ', 60, 50),
    (_p95, "load.yml", "p95: 80\n", 60, 50),
    (_p95, "load.toml", "p95 = 80\n", 60, 50),
]


def large(tree: Tree, name: str, start: str, size: int) -> Repository:
    """A tree with a report of that size, in megabytes: a hole, which takes no room and no time."""
    repository = tree({"mill/stone.py": "", name: start})
    with (repository.root / name).open("r+b") as file:
        file.truncate(size * MEGABYTE)
    return repository


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row[1])
def test_a_report_beyond_the_limit_is_refused(tree: Tree, row: Row) -> None:
    ask, name, start, size, limit = row
    evidence = ask(large(tree, name, start, size), report=name)
    assert (evidence.value, evidence.is_broken) == (None, False)
    assert (
        f"`{name}` has {size} MB, and reports of its kind are read up to {limit} MB;"
        " have the tool write a summary, or split it"
    ) in evidence.summary


@pytest.mark.parametrize("row", REPORTS[:-3], ids=lambda row: row[1])
def test_it_is_refused_where_it_is_found_by_its_name_as_well(tree: Tree, row: Row) -> None:
    ask, name, start, size, limit = row
    assert f"are read up to {limit} MB" in ask(large(tree, name, start, size)).summary
