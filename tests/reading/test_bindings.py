"""Figures in plain words: bound where the words leave no doubt, suggested or left where they do."""

from __future__ import annotations

import pytest

from mkdocs_gapreport.reading import bindings

NOTHING = [
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
    ("9 predefined roles (Admin, Baker)", "members Role == 9"),
    ("<100ms API response time for 95% of requests", "figure REPORT.json at=PATH < 100 ms"),
    (">1000 RPS sustained load capability", "figure REPORT.json at=PATH > 1000"),
    ("Security test coverage >90%", "coverage path=PATH > 90 %"),
    ("70% test coverage on critical business logic", "coverage >= 70 %"),
    ("Dashboard: ~45% coverage", "coverage ~ 45 %"),
    ("9 critical security issues (archive extraction)", "findings level=high == 9"),
    ("240 tests passing", "results == 240"),
    ("Pre-commit hooks blocking insecure code", "hook NAME"),
]
BOUND = [
    ("0 hardcoded secrets in codebase", "secrets", "==", 0),
    ("249 hardcoded secrets → ✅ 0 (migrated)", "secrets", "==", 0),
    ("no bare except clauses remaining", "except_clauses", "==", 0),
    ("1811 generic exception handlers", "except_clauses", "==", 1811),
    ("API Endpoints: 350 total (331 original + 19 more)", "endpoints", "==", 350),
    ("Test coverage: 60% → 75%", "coverage", ">=", 75),
    ("Backend Files: 219 Python files", "files", "==", 219),
    ("0 high-severity security scan findings", "findings", "==", 0),
    ("TODO/FIXME: 70 unresolved comments", "todo_comments", "==", 70),
    ("90%+ repositories using BaseRepository", "inherits", ">=", 90),
    ("100% public API functions documented", "docstrings", ">=", 100),
    ("219 Python files", "files", "==", 219),
    ("80% test coverage achieved", "coverage", ">=", 80),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_something_else_asks_for_nothing(text: str) -> None:
    assert bindings.bound(text, 1, bindings.rules()).check is None


@pytest.mark.parametrize(("text", "words"), SUGGESTED)
def test_doubt_is_settled_by_a_check_to_paste(text: str, words: str) -> None:
    found = bindings.bound(text, 1, bindings.rules())
    assert found.check is None
    assert words in found.suggestion


@pytest.mark.parametrize(("text", "verifier", "relation", "value"), BOUND)
def test_plain_words_are_bound(text: str, verifier: str, relation: str, value: int) -> None:
    check = bindings.bound(text, 1, bindings.rules()).check
    assert check is not None
    assert check.expected is not None
    assert check.verifier == verifier
    assert f"{check.expected.relation} {check.expected.value}" == f"{relation} {value}"
    assert check.inferred
