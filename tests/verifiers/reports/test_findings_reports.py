"""Findings: as ruff and bandit wrote them, as SARIF says, and as nobody should trust them."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.verifiers.reports.findings import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tool_runs import Ran

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]

CODE = {"mill/stone.py": "a = 1\n", "mill/sack.py": "b = 1\n"}
RULES = [
    {"id": "M1", "name": "hardcoded-secret", "defaultConfiguration": {"level": "error"}},
    {"id": "M2", "properties": {"security-severity": "9.8"}},
    {"id": "M3", "properties": {"security-severity": "4.0"}},
]


def result(rule: str = "M1", uri: str = "mill/stone.py", **others: Any) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": uri}, "region": {"startLine": 3}}
    return {"ruleId": rule, "locations": [{"physicalLocation": where}], **others}


def run(
    *results: dict[str, Any], rules: list[dict[str, Any]] = RULES, **others: Any
) -> dict[str, Any]:
    tool = {"driver": {"name": "millscan", "rules": rules}}
    return {"tool": tool, "results": list(results), **others}


def sarif(*runs: dict[str, Any], version: str = "2.1.0") -> str:
    return json.dumps({"version": version, "runs": list(runs)})


def bandit(
    *results: dict[str, Any], errors: object = (), files: tuple[str, ...] = tuple(CODE)
) -> str:
    metrics = {"_totals": {"nosec": 0}, **{name: {"loc": 1} for name in files}}
    made = {"results": list(results), "errors": errors, "metrics": metrics}
    return json.dumps({**made, "generated_at": "2026-01-01T10:00:00Z"})


def weakness(name: str = "mill/stone.py", severity: str = "LOW") -> dict[str, Any]:
    rule = {"test_id": "B105", "test_name": "hardcoded_password_string"}
    return {**rule, "issue_severity": severity, "filename": name, "line_number": 7}


def test_ruff_finds_as_many_as_it_prints(ran: Ran) -> None:
    printed = re.findall(r"(?m)^(\d+)\s+(\w+)", ran.printed["ruff statistics"])
    assert len(printed) == 4
    for count, rule in printed:
        assert findings(ran.repository, rule, report="ruff.sarif").value == int(count)
    evidence = findings(ran.repository, report="ruff.sarif")
    assert evidence.value == sum(int(count) for count, _ in printed)
    assert Place("mill/stone.py", 20) in evidence.places


def test_bandit_finds_as_many_as_it_prints(ran: Ran) -> None:
    by_severity = ran.printed["bandit text"].partition("(by severity)")[2]
    printed = {name.lower(): int(n) for name, n in re.findall(r"(\w+): (\d+)", by_severity)[:4]}
    found = {
        level: findings(ran.repository, level=level, report="bandit.json").value
        for level in ("low", "medium", "high")
    }
    assert found["high"] == printed["high"] == 1
    assert found["medium"] == printed["high"] + printed["medium"]
    assert found["low"] == sum(printed.values())


def test_reports_of_two_tools_add_up(ran: Ran) -> None:
    evidence = findings(ran.repository, path="mill/sack")
    assert evidence.value == 2
    assert evidence.summary.startswith(
        "2 findings in `mill/sack` (1 × `B105`, 1 × `S105`), says bandit and ruff in `bandit.json`,"
    )


def test_a_found_secret_is_never_shown(ran: Ran) -> None:
    assert "corn-and-salt" in ran.printed["bandit text"]
    assert "corn-and-salt" not in str(findings(ran.repository))


COUNTED: dict[str, tuple[list[dict[str, Any]], dict[str, Any], int]] = {
    "one": ([result()], {}, 1),
    "none": ([], {}, 0),
    "no rules of its own": ([result()], {"rules": []}, 1),
    "accepted suppression": ([result(suppressions=[{"kind": "inSource"}])], {}, 0),
    "suppression by status": (
        [result(suppressions=[{"kind": "external", "status": "accepted"}])],
        {},
        0,
    ),
    "suppression under review": (
        [result(suppressions=[{"kind": "external", "status": "underReview"}])],
        {},
        1,
    ),
    "suppression rejected": (
        [result(suppressions=[{"kind": "inSource"}, {"kind": "external", "status": "rejected"}])],
        {},
        1,
    ),
    "no suppression": ([result(suppressions=[])], {}, 1),
    "gone since the baseline": ([result(baselineState="absent")], {}, 0),
    "unchanged since the baseline": ([result(baselineState="unchanged")], {}, 1),
    "passed": ([result(kind="pass")], {}, 0),
    "to review": ([result(kind="review")], {}, 0),
    "informational": ([result(kind="informational", level="none")], {}, 0),
}


@pytest.mark.parametrize(("results", "others", "count"), COUNTED.values(), ids=COUNTED)
def test_what_sarif_counts(
    tree: Tree, results: list[dict[str, Any]], others: dict[str, Any], count: int
) -> None:
    assert findings(tree({**CODE, "scan.sarif": sarif(run(*results, **others))})).value == count


OVERRIDE = {"descriptor": {"id": "M1"}, "configuration": {"level": "note"}}
LEVELS = {
    "of the result": ([result(level="note")], {}, "note"),
    "of the rule": ([result()], {}, "error"),
    "of the rule by index": ([{**result(""), "ruleIndex": 0}], {}, "error"),
    "of a rule that the result only refers to": (
        [{**result(""), "rule": {"index": 0}}],
        {},
        "error",
    ),
    "of a rule of an extension": (
        [{**result(""), "rule": {"index": 0, "toolComponent": {"index": 0}}}],
        {"tool": {"driver": {"name": "m"}, "extensions": [{"name": "x", "rules": [RULES[0]]}]}},
        "error",
    ),
    "of the rule that it is a part of": ([result("M1/2")], {}, "error"),
    "of the run": (
        [result()],
        {"invocations": [{"executionSuccessful": True, "ruleConfigurationOverrides": [OVERRIDE]}]},
        "note",
    ),
    "of nothing": ([result("M9")], {}, "warning"),
    "of nothing, without rules": ([result()], {"rules": []}, "warning"),
}


@pytest.mark.parametrize(("results", "others", "level"), LEVELS.values(), ids=LEVELS)
def test_the_level_of_a_result(
    tree: Tree, results: list[dict[str, Any]], others: dict[str, Any], level: str
) -> None:
    repository = tree({**CODE, "scan.sarif": sarif(run(*results, **others))})
    scale = ("note", "warning", "error")
    found = [findings(repository, level=one).value for one in scale]
    assert found == [int(scale.index(one) <= scale.index(level)) for one in scale]


@pytest.mark.parametrize(
    ("level", "count"), [("critical", 1), ("high", 1), ("medium", 2), ("low", 2)]
)
def test_security_severity(tree: Tree, level: str, count: int) -> None:
    results = (result("M2"), result("M3"))
    assert findings(tree({**CODE, "scan.sarif": sarif(run(*results))}), level=level).value == count


def test_what_has_no_severity_is_not_called_harmless(tree: Tree) -> None:
    repository = tree({**CODE, "scan.sarif": sarif(run(result("M1")))})
    evidence = findings(repository, level="high")
    assert evidence.value is None
    assert evidence.summary == (
        "millscan does not say how severe its 1 findings in `scan.sarif` are; ask for"
        " `level=error`, or name another report"
    )
    both = findings(tree({"scan.sarif": sarif(run(result("M1"), result("M2")))}), level="high")
    assert (both.value, both.upper) == (Fraction(1), Fraction(2))


@pytest.mark.parametrize(
    ("rule", "count"),
    [("M1", 1), ("m1", 1), ("*secret*", 1), ("M*", 2), ("M3", 0), ("{M1,M2}", 2)],
)
def test_rules_by_id_name_and_pattern(tree: Tree, rule: str, count: int) -> None:
    repository = tree({**CODE, "scan.sarif": sarif(run(result("M1"), result("M2")))})
    assert findings(repository, rule).value == count


@pytest.mark.parametrize(
    "uri",
    [
        "mill/stone.py",
        "file:///home/runner/work/mill/mill/mill/stone.py",
        "file:///C:/agents/mill/mill/stone.py",
        "C:\\agents\\mill\\mill\\stone.py",
        "./mill/st%6Fne.py",
    ],
)
def test_the_files_of_other_machines_are_found(tree: Tree, uri: str) -> None:
    plain = uri if "%" not in uri else f"file:///srv/{uri}"
    evidence = findings(
        tree({**CODE, "scan.sarif": sarif(run(result(uri=plain)))}), path="mill/stone.py"
    )
    assert evidence.value == 1
    assert evidence.places[0] == Place("mill/stone.py", 3)


def test_a_file_named_by_its_number_and_its_base(tree: Tree) -> None:
    where = {"artifactLocation": {"index": 0}, "region": {"startLine": 1}}
    listed = {"location": {"uri": "stone.py", "uriBaseId": "SRC"}}
    bases = {"SRC": {"uri": "file:///build/mill/mill/"}}
    results = {"ruleId": "M1", "locations": [{"physicalLocation": where}]}
    text = sarif(run(results, artifacts=[listed], originalUriBaseIds=bases))
    assert findings(tree({**CODE, "scan.sarif": text}), path="mill").value == 1


def test_places_outside_the_repository_are_not_shown(tree: Tree) -> None:
    evidence = findings(tree({**CODE, "scan.sarif": sarif(run(result(uri="file:///etc/passwd")))}))
    assert evidence.value == 1
    assert evidence.places == (Place("scan.sarif"),)


SILENT = {
    "no report": ({}, {}, "no findings report was found (looked for `*.sarif`,"),
    "empty": ({"a.sarif": ""}, {}, "`a.sarif` is empty"),
    "cut off": (
        {"a.sarif": sarif(run())[:-5]},
        {},
        "`a.sarif` is no JSON: input data was truncated",
    ),
    "unknown version": (
        {"a.sarif": sarif(run(), version="3.0.0")},
        {},
        "`a.sarif` states the SARIF version `3.0.0`, and 2.1.0 is the one that is read",
    ),
    "no run": ({"a.sarif": sarif()}, {}, "`a.sarif` holds no run, so nothing was looked for"),
    "no results": (
        {"a.sarif": sarif({"tool": {"driver": {"name": "millscan"}}})},
        {},
        "the run of millscan in `a.sarif` has no results, so it is not known what it found",
    ),
    "results elsewhere": (
        {
            "a.sarif": sarif(
                {
                    "tool": {"driver": {"name": "millscan"}},
                    "externalPropertyFileReferences": {"results": []},
                }
            )
        },
        {},
        "the run of millscan in `a.sarif` keeps its results in other files",
    ),
    "failed run": (
        {"a.sarif": sarif(run(invocations=[{"executionSuccessful": False}]))},
        {},
        "the run of millscan in `a.sarif` did not succeed",
    ),
    "errors of the tool": (
        {
            "a.sarif": sarif(
                run(
                    invocations=[
                        {
                            "executionSuccessful": True,
                            "toolExecutionNotifications": [{"level": "error"}, {"level": "note"}],
                        }
                    ]
                )
            )
        },
        {},
        "millscan met 1 error of its own, says `a.sarif`, so it did not look at everything",
    ),
    "wrong shape": (
        {"a.sarif": '{"version": "2.1.0", "runs": [{"tool": 1}]}'},
        {},
        "`a.sarif` is not as its format says: expected `object`, got `int` - at `$.runs[0].tool`",
    ),
    "a rule that it does not list": (
        {"a.sarif": sarif(run())},
        {"rule": "S105"},
        "does not say whether `S105` was looked for, so that nothing was found proves nothing",
    ),
    "a rule, and no rules": (
        {"a.sarif": sarif(run(result(), rules=[]))},
        {"rule": "S105"},
        "does not say whether `S105` was looked for",
    ),
    "a path that there is not": (
        {"a.sarif": sarif(run())},
        {"path": "services"},
        "there is nothing at `services`, so that nothing was found there proves nothing",
    ),
    "syntax errors": (
        {"a.sarif": sarif(run(result("invalid-syntax"), result("M1")))},
        {"rule": "M2"},
        "millscan could not read all the code: `a.sarif` holds 1 syntax errors",
    ),
    "bandit met errors": (
        {
            "bandit.json": bandit(
                errors=[{"filename": "/ci/mill/sack.py", "reason": "syntax error"}]
            )
        },
        {},
        "bandit could not look at 1 file, says `bandit.json`, among them `sack.py`",
    ),
    "bandit looked elsewhere": (
        {"bandit.json": bandit(files=("mill/stone.py",))},
        {"path": "mill/sack.py"},
        "bandit in `bandit.json` of 2026-01-01 did not look at `mill/sack.py`",
    ),
    "bandit without results": (
        {"bandit.json": '{"metrics": {}, "results": null}'},
        {},
        "`bandit.json` is not as its format says: expected `array`, got `null` - at `$.results`",
    ),
    "something else": ({"bandit.json": '{"skips": []}'}, {}, "`bandit.json` is something else"),
}


@pytest.mark.parametrize(("files", "asked", "message"), SILENT.values(), ids=SILENT)
def test_what_proves_nothing_is_unknown_and_never_0(
    tree: Tree, files: dict[str, str], asked: dict[str, Any], message: str
) -> None:
    evidence = findings(tree({**CODE, **files}), **asked)
    assert evidence.value is None
    assert message in evidence.summary


def test_a_level_that_there_is_not_is_broken(tree: Tree) -> None:
    evidence = findings(tree(CODE), level="severe")
    assert evidence.is_broken
    assert evidence.summary == (
        "findings have no level `severe`; known are none, note, warning, error, low, medium, high,"
        " critical"
    )


def test_bandit_is_known_to_look_for_its_rules(tree: Tree) -> None:
    repository = tree({**CODE, "bandit.json": bandit()})
    assert findings(repository, "B105").value == 0
    assert findings(repository, "hardcoded_password_string").value is None


def test_a_newer_scan_of_a_part_does_not_hide_an_older_one_of_all(tree: Tree) -> None:
    newer = bandit(files=("mill/sack.py",)).replace("2026-01-01", "2026-02-01")
    older = bandit(weakness("mill/stone.py"), weakness("mill/sack.py"))
    evidence = findings(tree({**CODE, "bandit.json": older, "reports/bandit.json": newer}))
    assert evidence.value == 1
    assert evidence.places[0] == Place("mill/stone.py", 7)


def test_of_two_scans_of_the_same_code_the_newer_counts(tree: Tree) -> None:
    newer = bandit().replace("2026-01-01", "2026-02-01")
    evidence = findings(
        tree({**CODE, "bandit-old.json": bandit(weakness()), "bandit-new.json": newer})
    )
    assert evidence.value == 0
    assert evidence.summary.endswith("; on the same, but older: `bandit-old.json` of 2026-01-01")
