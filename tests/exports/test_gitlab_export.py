from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import outlooks
import pytest
import sample_reports
from sample_reports import empty, finding, missing

from mkdocs_gapreport.exports.gitlab import to_gitlab
from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Finding

GOLDEN = Path(__file__).parent / "golden"
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def entries(outlook: Outlook) -> list[dict[str, Any]]:
    """The report, whose entries have what GitLab asks for."""
    found: list[dict[str, Any]] = json.loads(to_gitlab(outlook))
    for entry in found:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in SEVERITIES
        assert entry["location"]["path"]
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.gitlab.json", to_gitlab(outlooks.everything()))


@pytest.mark.parametrize("quiet", [*sample_reports.QUIET, sample_reports.ACCEPTED])
def test_nothing_is_an_entry_that_needs_no_look(quiet: Finding) -> None:
    shown = entries(outlooks.of(quiet, missing(2, id="other")))
    assert [entry["location"]["lines"]["begin"] for entry in shown] == [2]


@pytest.mark.parametrize(
    ("loud", "severity"),
    [
        pytest.param(finding(Verdict.BROKEN, fails=True), "blocker", id="broken"),
        pytest.param(missing(), "critical", id="missing"),
        pytest.param(finding(Verdict.OVERSTATED, fails=True), "major", id="overstated"),
        pytest.param(finding(Verdict.UNVERIFIED, fails=True), "major", id="fails by option"),
        pytest.param(finding(Verdict.OVERSTATED), "minor", id="overstated, without failing"),
        pytest.param(finding(Verdict.OUTDATED), "minor", id="outdated"),
        pytest.param(finding(Verdict.UNDERSTATED), "info", id="understated"),
    ],
)
def test_severity_follows_the_verdict_and_what_fails(loud: Finding, severity: str) -> None:
    assert [entry["severity"] for entry in entries(outlooks.of(loud))] == [severity]


def test_run_that_saw_nothing_is_an_entry() -> None:
    blind = outlooks.of(finding(Verdict.UNVERIFIED, results=missing().results))
    [entry] = entries(blind)
    assert (entry["check_name"], entry["severity"]) == ("gapreport", "blocker")


def test_nothing_is_a_report_too() -> None:
    assert entries(Outlook(empty())) == []


def test_hostile_text_keeps_the_shape() -> None:
    assert len(entries(outlooks.hostile())) == 1
