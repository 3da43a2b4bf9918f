"""Figures in plain words: bound where the words leave no doubt, suggested or left where they do."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_gapreport.reading import bindings, comments
from mkdocs_gapreport.verifiers.registry import installed

NOTHING = [
    "Coverage: 66% (66/100 symbols total)",
    "Coverage: 97.2% (35 of 36 countries verified)",
    "Consistent response formats",
    "Pre-commit hooks are documented in the guide",
    "Monitoring dashboards",
    "Automated tests",
    "API Endpoints: 19 files",
    "Python files are formatted",
    "All repositories are private",
    "249 hardcoded secrets → migrated",
    "Removed 3 of the bare except clauses in `a.py`",
    "0.5 endpoints",
    "Backend Coverage: 60% → 75% (500+ unit tests)",
    "Target: < 100 generic exceptions remaining",
    "Total Gaps Identified: 101+ critical issues",
]
SUGGESTED = [
    ("Backend Files: 219 Python files", "files **/*.py == 219"),
    ("Dashboard: 12 TODO comments", "todo_comments == 12"),
    ("RS256 algorithm (public/private key pairs)", "text RS256 >= 1"),
    ("Authentication: JWT with RS256 and comprehensive RBAC", "text RS256 >= 1"),
    ("9 predefined roles (Admin, Baker)", "members Role == 9"),
    ("<100ms API response time for 95% of requests", "figure REPORT.json at=PATH < 100 ms"),
    (">1000 RPS sustained load capability", "figure REPORT.json at=PATH > 1000 RPS"),
    ("Security test coverage >90%", "coverage path=PATH > 90 %"),
    ("Dashboard: ~45% coverage", "coverage ~ 45 %"),
    ("9 critical security issues (archive extraction)", "findings level=high == 9"),
    ("240 tests passing", "results == 240"),
    ("5/6 tests passing", "results == 5"),
    ("All tests passing", "results name=*"),
    ("All 6 unit tests pass", "results name=*"),
    ("Coverage gate at 90 %", "setting pyproject.toml tool.coverage.report.fail_under"),
    ("UserRole has 9 roles", "members UserRole == 9"),
    ("9 predefined roles in UserRole", "members UserRole == 9"),
    ("Pre-commit hooks blocking large files", "hook NAME at=pre-commit"),
    ("CI/CD security scanning passing", "findings level=high == 0"),
    ("CI lint job configured", "hook NAME at=ci"),
    ("Automated secret rotation configured", "hook NAME at=ci"),
    ("Comprehensive monitoring dashboard operational", "attested NAME on=YYYY-MM-DD"),
    ("Consistent response formats across APIs", "text PATTERN == 0"),
    ("100% standardized logging patterns", "text PATTERN == 0"),
    ("50% reduction in code duplication", "figure report/jscpd-report.json"),
    ("70% test coverage on critical business logic", "coverage path=PATH >= 70 %"),
    ("0 critical bugs in production deployment tests", "results name=PATTERN"),
    ("100% service health check coverage", "health_checks among=FOLDER/* >= 100 %"),
    ("<30s incident detection time", "attested NAME on=YYYY-MM-DD"),
    ("<5min new developer setup time", "attested NAME on=YYYY-MM-DD"),
    ("<2s complex query execution time", "figure REPORT.json at=PATH < 2 s"),
    ("<500MB memory usage per service instance", "figure REPORT.json at=PATH < 500 MB"),
    ("90% core service methods documented", "docstrings path=PATH >= 90 %"),
    ("100% deployment procedures documented", "attested NAME on=YYYY-MM-DD"),
]
BOUND = [
    ("Coverage: 81% (812/1,003 lines)", "coverage", ">=", 81),
    ("0 hardcoded secrets in codebase", "secrets", "==", 0),
    ("249 hardcoded secrets → ✅ 0 (migrated)", "secrets", "==", 0),
    ("no bare except clauses remaining", "except_clauses", "==", 0),
    ("1811 generic exception handlers", "except_clauses", "==", 1811),
    ("API Endpoints: 350 total (331 original + 19 more)", "endpoints", "==", 350),
    ("Test coverage: 60% → 75%", "coverage", ">=", 75),
    ("249 hardcoded secrets → 0", "secrets", "==", 0),
    ("0 high-severity security scan findings", "findings", "==", 0),
    ("TODO/FIXME: 70 unresolved comments", "todo_comments", "==", 70),
    ("90%+ repositories using BaseRepository", "inherits", ">=", 90),
    ("100% public API functions documented", "docstrings", ">=", 100),
    ("219 Python files", "files", "==", 219),
    ("80% test coverage achieved", "coverage", ">=", 80),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_something_else_asks_for_nothing(text: str) -> None:
    assert bindings.bound(text, bindings.rules()).check is None


@pytest.mark.parametrize(("text", "words"), SUGGESTED)
def test_doubt_is_settled_by_a_check_to_paste(text: str, words: str) -> None:
    found = bindings.bound(text, bindings.rules())
    assert found.check is None
    assert words in found.suggestion
    assert found.needs


def test_every_rule_asks_a_verifier_that_there_is() -> None:
    known = installed()
    for rule in bindings.rules():
        words = (
            rule.check.replace("{is}", ">= 1").replace("{name}", "Name").replace("{noun}", "Noun")
        )
        check = known.bound(replace(comments.check(words, 1), inferred=False))
        assert not check.problem, rule.check


def test_hooks_that_keep_insecure_code_out_may_be_any_of_several_tools() -> None:
    check = bindings.bound("Pre-commit hooks blocking insecure code", bindings.rules()).check
    assert check is not None
    assert check.verifier == "hook"
    assert "gitleaks" in str(check.arguments)


@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("219 Python files", False),  # a check asks already
        ("Backend Files: 219 Python files + 65+ new ones", True),
        ("240 tests + 50+ new security tests", True),
        ("200+ unit tests ensuring reliability", True),
        ("No tests requested, examples are run by hand", False),
        ("207 test files (existing)", False),
        ("API Endpoints: 350+ endpoints needing tests", False),
        ("Target: 80%+ coverage", False),
        ("PostgreSQL: 2GB RAM, 2 CPU cores", False),
        ("All changes documented in the plan", False),
        ("Consistent response formats across APIs", False),
    ],
)
def test_a_figure_in_doubt_is_a_claim_all_the_same(text: str, *, is_claim: bool) -> None:
    assert bindings.bound(text, bindings.rules()).is_figure is is_claim


def test_what_became_of_a_figure_is_what_is_stated() -> None:
    text = "Security Issues: 249 hardcoded secrets → ✅ 0 (migrated to Vault)"
    check = bindings.bound(text, bindings.rules()).check
    assert check is not None
    assert check.expected is not None
    assert check.expected.stated == "0"


@pytest.mark.parametrize(("text", "verifier", "relation", "value"), BOUND)
def test_plain_words_are_bound(text: str, verifier: str, relation: str, value: int) -> None:
    check = bindings.bound(text, bindings.rules()).check
    assert check is not None
    assert check.expected is not None
    assert check.verifier == verifier
    assert f"{check.expected.relation} {check.expected.value}" == f"{relation} {value}"
    assert check.inferred


PLACED = [
    # must not be bound: it counts something else, or the line goes on
    ("0 TODO comments in `src/` and `lib/`", ""),
    ("0 TODO comments beside `src/`", ""),
    ("Removed 12 TODO comments in `src/`", ""),
    ("12 tests in `src/`", ""),
    ("0 TODO comments in `src/` before the release", ""),
    ("0 TODO comments in `src/`", "todo_comments path=src/ == 0"),
    ("No TODO comments left in src/", "todo_comments path=src/ == 0"),
    ("0 hardcoded secrets in `src/` (was 12)", "secrets path=src/ == 0"),
    ("0 bare except clauses under the `src/`", "except_clauses kind=bare path=src/ == 0"),
    ("40+ endpoints in `src/`", "endpoints path=src/ >= 40"),
    (
        "100% of public functions documented in `src/`",
        "docstrings kind=functions path=src/ >= 100 %",
    ),
]


@pytest.mark.parametrize(("text", "asked"), PLACED)
def test_a_figure_that_counts_in_one_place_is_asked_of_that_place(text: str, asked: str) -> None:
    found = bindings.placed(text, "src/", bindings.rules())
    wanted = comments.check(asked, 1) if asked else None
    assert bool(found) is bool(wanted)
    if found and wanted:
        assert (found.verifier, found.arguments) == (wanted.verifier, wanted.arguments)
        assert str(found.expected) == str(wanted.expected)
