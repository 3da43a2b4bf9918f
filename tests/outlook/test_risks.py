"""What endangers a plan, how much, and why."""

from __future__ import annotations

from datetime import date

import pytest
from plans_laid_out import outlook_of

FILES = {"piers.py": "PILES = 12\n", "src/a.py": "A = 1\n"}


def risks_of(text: str, today: date | None = None) -> list[tuple[str, str]]:
    risks = outlook_of(text, FILES, today=today).risks
    return [(risk.level.value, f"{risk.phase[-1]}: {risk.words}") for risk in risks]


NO_RISKS = [
    "## Phase 1: A\n- [ ] tea\n## Phase 2: B\n- [ ] rum\n",
    "## Phase 1: A [✅ COMPLETE]\n- [x] `piers.py`\n",
    "## Phase 1: A\n- [ ] tea\n## Phase 2: B\n### Task 2.1: Rum\n**Priority:** CRITICAL\n- [ ] a\n",
    "## Phase 1: A [50 %]\n- [x] tea\n- [ ] rum\n",
    "# T\n\n- [x] `src/never/was.py` (10 lines)\n",
]


@pytest.mark.parametrize("text", NO_RISKS)
def test_nothing_is_at_risk(text: str) -> None:
    assert risks_of(text) == []


def test_what_was_only_not_measured_is_a_low_risk() -> None:
    text = "## Phase 1: A [✅ COMPLETE]\n- [x] tea\n## Phase 2: B\n- [x] rum\n"
    assert risks_of(text) == [
        ("low", "A: it is stated done, and not all of it could be measured: found 0–100 %"),
        ("low", "B: it is stated done, and not all of it could be measured: found 0–100 %"),
    ]


RISKS = [
    (
        "## Phase 1: A [✅ COMPLETE]\n- [x] `src/b.py` (10 lines)\n- [x] tea\n",
        ("high", "A: stated 100 %, found 0–50 %: 1 claim in it is false (line 2)"),
    ),
    (
        "## Phase 1: A [✅ COMPLETE]\n- [x] `src/b.py` (10 lines)\n- [x] `src/c.py` (10 lines)\n",
        ("high", "A: stated 100 %, found 0 %: 2 claims in it are false (line 2, 3)"),
    ),
    (
        "## Phase 1: A\n- [x] `src/b.py` (10 lines)\n## Phase 2: B\n- [x] rum\n",
        ("high", "B: it has begun, though of `Phase 1: A`, 0 of 1 tasks are verified"),
    ),
    (
        "## Phase 1: A\n- [ ] tea\n## Phase 2: B\n- [x] rum\n",
        ("medium", "B: it has begun, though of `Phase 1: A`, 0 of 1 tasks are verified"),
    ),
    (
        "## Phase 1: A\n### Task 1.1: Tea\n**Priority:** CRITICAL\n- [ ] a\n",
        ("medium", "A: 1 critical task is open: `1.1`"),
    ),
    (
        "## Phase 1: A\nDepends on: Phase 2\n## Phase 2: B\nDepends on: Phase 1\n",
        ("medium", "A: phases wait for each other in a circle, so none of them may ever start"),
    ),
]


@pytest.mark.parametrize(("text", "risk"), RISKS)
def test_a_phase_is_at_risk(text: str, risk: tuple[str, str]) -> None:
    assert risk in risks_of(text)


LATE = "**Start Date:** 2026-01-01\n\n## Phase 1: A (2 weeks)\n- [ ] a\n## Phase 2: B (2 weeks)\n- [ ] b\n"


def test_an_overdue_phase_on_the_critical_path_is_a_high_risk() -> None:
    assert risks_of(LATE, date(2026, 1, 20)) == [
        ("high", "A: overdue since 2026-01-15: stated 0 %, found 0–100 %"),
        (
            "medium",
            "B: the plan ends on 2026-01-29, and what is left takes until 2026-02-17 at the earliest",
        ),
    ]


def test_the_highest_risk_comes_first() -> None:
    text = "## Phase 1: A [✅ COMPLETE]\n- [x] tea\n## Phase 2: B [✅ COMPLETE]\n- [x] `src/b.py` (9 lines)\n"
    assert [level for level, _ in risks_of(text)] == ["high", "low"]
