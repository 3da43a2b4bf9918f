from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample_reports
from jsonschema import Draft202012Validator, ValidationError
from msgspec.structs import replace

from mkdocs_gapreport.exports.json import schema, to_json
from mkdocs_gapreport.model import Check, Evidence, Outcome, Result, Share, Verdict
from mkdocs_gapreport.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Report

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[2] / "docs"
REPORTS: dict[str, Report] = {
    "one of everything": sample_reports.everything(),
    "hostile text": sample_reports.hostile(),
    "nothing at all": sample_reports.empty(),
}


def written(report: Report) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(to_json(Outlook(report)))
    return document


def check_of(result: Result) -> dict[str, Any]:
    document = written(sample_reports.report(sample_reports.finding(results=(result,))))
    check: dict[str, Any] = document["claims"][0]["checks"][0]
    return check


def measured(evidence: Evidence) -> object:
    check = Check(verifier="lines", arguments={})
    return check_of(Result(check=check, evidence=evidence, outcome=Outcome.UNKNOWN))["measured"]


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


def test_schema_is_published_with_the_documentation(golden: Callable[[Path, str], None]) -> None:
    golden(DOCS / "gapreport.schema.json", schema())


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_report_fits_the_schema(report: Report) -> None:
    Draft202012Validator(json.loads(schema())).validate(written(report))


@pytest.mark.parametrize(
    "key", ["claims", "summary", "repository", "claims.0", "claims.1.checks.0", "summary.verdicts"]
)
def test_schema_refuses_unknown_and_absent_keys(key: str) -> None:
    document = written(sample_reports.everything())
    inner: Any = document
    for step in key.split("."):
        inner = inner[int(step)] if step.isdigit() else inner[step]
    target = document if isinstance(inner, list) else inner
    target["surprise"] = 1
    with pytest.raises(ValidationError, match="surprise"):
        Draft202012Validator(json.loads(schema())).validate(document)
    del target["surprise"]
    target.pop(next(iter(target)))
    with pytest.raises(ValidationError, match="required"):
        Draft202012Validator(json.loads(schema())).validate(document)


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.json", to_json(Outlook(sample_reports.everything())))


def test_same_report_gives_the_same_bytes_whatever_the_order_of_arguments() -> None:
    there = Check(verifier="files", arguments={"path": "a", "glob": "b"})
    back = replace(there, arguments={"glob": "b", "path": "a"})
    evidence = Evidence(value=True, summary="")
    one, two = (
        sample_reports.report(
            sample_reports.finding(
                results=(Result(check=check, evidence=evidence, outcome=Outcome.HOLDS),)
            )
        )
        for check in (there, back)
    )
    assert to_json(Outlook(one)) == to_json(Outlook(two))


def test_keys_are_sorted_and_the_last_line_ends() -> None:
    text = to_json(Outlook(sample_reports.everything()))
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert text.endswith("}\n")


def test_every_verdict_is_counted_even_when_no_claim_has_it() -> None:
    verdicts = written(sample_reports.empty())["summary"]["verdicts"]
    assert verdicts == {verdict.value: 0 for verdict in Verdict}


def test_claim_that_states_only_a_figure_states_no_share() -> None:
    claims = written(sample_reports.everything())["claims"]
    assert [claim["line"] for claim in claims if claim["stated"] is None] == [150]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(Share.of(1), [1.0, 1.0], id="done"),
        pytest.param(Share.of(0, 1), [0.0, 1.0], id="unknown"),
        pytest.param(Share(Fraction(1, 3), Fraction(2, 3)), [0.3333, 0.6667], id="thirds"),
    ],
)
def test_share_is_two_numbers_of_four_decimals(share: Share, expected: list[float]) -> None:
    report = replace(sample_reports.empty(), stated=share)
    assert written(report)["summary"]["stated"] == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param(Evidence.unknown("no report"), None, id="unknown is null"),
        pytest.param(Evidence.broken("no such verifier"), None, id="broken is null"),
        pytest.param(Evidence(value=False, summary=""), False, id="not there is false"),
        pytest.param(Evidence(value=Fraction(175), summary=""), 175, id="whole figures stay whole"),
        pytest.param(Evidence(value=Fraction(2, 3), summary=""), 0.6667, id="shares are rounded"),
        pytest.param(
            Evidence(value=Fraction(2), upper=Fraction(3), summary=""), [2, 3], id="two ends"
        ),
        pytest.param(
            Evidence(value=Fraction(10**30), summary=""), 10**30, id="large figures stay exact"
        ),
    ],
)
def test_measured_keeps_the_kind_of_what_was_measured(evidence: Evidence, expected: object) -> None:
    assert measured(evidence) == expected
    assert type(measured(evidence)) is type(expected)


def test_check_that_cannot_run_is_listed_with_how_to_mend_it() -> None:
    check = Check(verifier="lnes", arguments={}, problem="did you mean `lines`?")
    evidence = Evidence.broken(check.problem)
    shown = check_of(Result(check=check, evidence=evidence, outcome=Outcome.UNKNOWN))
    assert (shown["verifier"], shown["summary"]) == ("lnes", "did you mean `lines`?")


def test_strange_characters_survive_and_broken_ones_are_replaced() -> None:
    text = to_json(Outlook(sample_reports.hostile()))
    assert text.encode().decode() == text
    shown = json.loads(text)["claims"][0]["text"]
    assert shown == sample_reports.HOSTILE.replace("\ud800", "\ufffd")


def test_acceptance_says_who_why_and_until_when() -> None:
    claims = written(sample_reports.everything())["claims"]
    assert [claim["accepted"] for claim in claims if claim["accepted"]] == [
        {"by": "baseline", "reason": "known", "since": "2026-01-31", "until": "2027-01-31"}
    ]
