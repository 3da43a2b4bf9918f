from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample_reports
from sample_reports import finding, missing, report

from mkdocs_gapreport.exports.github import to_github
from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Finding, Report

GOLDEN = Path(__file__).parent / "golden"
COMMAND = re.compile(r"^::(\w+) (.*?)::(.*)$")


def github(report: Report) -> str:
    return to_github(Outlook(report))


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Reads annotations as GitHub's runner does: level, properties, message."""
    found = [COMMAND.match(line) for line in github(report).split("\n")]
    return [
        (it[1], dict(pair.split("=", 1) for pair in it[2].split(",")), it[3]) for it in found if it
    ]


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.github.txt", github(sample_reports.everything()))


@pytest.mark.parametrize("quiet", [*sample_reports.QUIET, sample_reports.ACCEPTED])
def test_nothing_is_annotated_that_needs_no_look(quiet: Finding) -> None:
    assert commands(report(quiet, missing(2)))[1:] == []


@pytest.mark.parametrize(
    ("loud", "level"),
    [
        pytest.param(missing(), "error", id="false"),
        pytest.param(finding(Verdict.BROKEN, fails=True), "error", id="broken"),
        pytest.param(finding(Verdict.UNVERIFIED, fails=True), "error", id="fails by option"),
        pytest.param(finding(Verdict.OVERSTATED), "warning", id="overstated, without failing"),
        pytest.param(finding(Verdict.OUTDATED), "warning", id="outdated"),
        pytest.param(finding(Verdict.UNDERSTATED), "notice", id="understated"),
    ],
)
def test_level_follows_what_fails(loud: Finding, level: str) -> None:
    assert [command[0] for command in commands(report(loud))] == [level]


def test_worst_come_first_and_what_github_would_drop_is_said() -> None:
    overstated = [finding(Verdict.OVERSTATED, line, fails=True) for line in range(1, 9)]
    missed = [missing(line) for line in range(20, 25)]
    shown = github(report(*overstated, *missed)).splitlines()
    lines = [int(line) for line in re.findall(r",line=(\d+)", "\n".join(shown))]
    assert lines == [20, 21, 22, 23, 24, 1, 2, 3, 4, 5]
    assert shown[10] == "and 3 more errors; GitHub shows 10 of each level"


def test_levels_have_ten_places_each() -> None:
    warnings = [finding(Verdict.OUTDATED, line) for line in range(1, 12)]
    errors = [missing(line) for line in range(1, 12)]
    levels = [level for level, _, _ in commands(report(*warnings, *errors))]
    assert levels == ["error"] * 10 + ["warning"] * 10


def test_properties_and_messages_are_escaped() -> None:
    odd = missing(page="a,b:c%.md", figure="1:2, 50 %", reason="50 %\r\nof it", advice="")
    [(_, properties, message)] = commands(report(odd))
    assert properties["file"] == "a%2Cb%3Ac%25.md"
    assert properties["title"] == "missing%3A 1%3A2%2C 50 %25"
    assert message.endswith("%0A50 %25 of it")


def test_hostile_text_adds_no_line_and_no_command() -> None:
    lines = github(sample_reports.hostile()).removesuffix("\n").split("\n")
    assert [line[:8] for line in lines[:-1]] == ["::error "]
    assert "\x1b" not in "".join(lines)
    assert "\n".join(lines).encode("utf-8")


def test_gate_speaks_last() -> None:
    assert github(report(missing())).splitlines()[-1].startswith("1 ")


def test_failure_that_no_claim_carries_is_an_annotation_too() -> None:
    blind = report(finding(Verdict.UNVERIFIED, results=missing().results))
    assert github(blind).startswith("::error title=gapreport::")
