"""What fails where: verdicts by page and by phase, and how much has to be judged at least."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_gapreport.audit import gate
from mkdocs_gapreport.testing import report_of

FILES = {"src/oven.py": "def heat(clay):\n    return clay + 1\n"}
PAGE = """\
## 🚨 PHASE 1: FIRE [✅]

### Week 2

- [x] `src/one.py`

## Phase 10: Glaze

- [x] `src/two.py`
- [x] `src/oven.py`
"""


def failing(*rules: Any, page: str = "TODO.md") -> list[int]:
    """The lines of PAGE that fail by themselves."""
    report = report_of(PAGE, files=FILES, page=page, fail_on=list(rules))
    return [finding.claim.line for finding in report.failing]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], []),
        (["broken"], []),
        (["missing"], [5, 9]),
        ([{"verdicts": ["overstated"]}], []),
        ([{"verdicts": ["missing"]}], [5, 9]),
        ([{"verdicts": ["missing"], "phase": "Phase 1"}], [5]),
        ([{"verdicts": ["missing"], "phase": "phase 1: fire"}], [5]),
        ([{"verdicts": ["missing"], "phase": "Phase 1*"}], [5, 9]),
        ([{"verdicts": ["missing"], "phase": ["Week 2", "Phase 10"]}], [5, 9]),
        ([{"verdicts": ["missing"], "phase": "Phase 2"}], []),
        ([{"verdicts": ["missing"], "pages": ["docs/**"]}], []),
        ([{"verdicts": ["missing"], "pages": ["docs/**", "TODO.md"]}], [5, 9]),
        ([{"verdicts": ["missing"], "pages": ["docs/**"], "phase": "Phase 1"}], []),
        ([{"verdicts": ["unverified"], "phase": "Phase 1"}], []),
        (["missing", {"verdicts": ["unverified"], "phase": "Phase 10"}], [5, 9]),
    ],
)
def test_verdicts_fail_where_the_site_says(rules: list[Any], expected: list[int]) -> None:
    assert failing(*rules) == expected


def test_heading_fails_only_through_a_part_that_fails() -> None:
    rule = {"verdicts": ["missing", "overstated"], "phase": "Phase 10"}
    report = report_of(PAGE, files=FILES, fail_on=[rule])
    assert [f.claim.line for f in report.findings if f.fails] == [9]


@pytest.mark.parametrize(
    ("least", "code"), [("34 %", 3), ("33 %", 0), ("0 %", 0), ("100 %", 3), ("33.4%", 3)]
)
def test_run_that_judges_too_little_is_blind(least: str, code: int) -> None:
    page = "- [x] `src/oven.py`\n- [x] it is warm\n- [x] it is bright\n"
    assert gate(report_of(page, files=FILES, min_judged=least)).code == code


def test_headings_that_state_nothing_are_not_counted() -> None:
    page = "# Plan\n\n## Phase 1: Fire (2 weeks)\n\n- [x] `src/oven.py`\n\n## Phase 2: Glaze (2 weeks)\n\n- [x] `src/oven.py`\n"
    report = report_of(page, files=FILES, page="PLAN.md", min_judged="100 %")
    assert len(report.findings) > len(report.speaking)
    assert gate(report).code == 0


def test_too_little_says_how_much_and_how_much_was_asked_for() -> None:
    page = "- [x] `src/oven.py`\n- [x] it is warm\n- [x] it is bright\n"
    assert gate(report_of(page, files=FILES, min_judged="40 %")).message == (
        "1 of 3 claims could be judged (33.33 %), and `min_judged` asks for 40 %"
    )


@pytest.mark.parametrize(
    ("page", "code"),
    [
        pytest.param("# Nothing\n", 0, id="a page without claims has nothing to judge"),
        pytest.param("- [x] `src/no.py`\n- [x] it is warm\n", 1, id="false goes before blind"),
    ],
)
def test_least_share_does_not_come_before_what_is_worse(page: str, code: int) -> None:
    assert gate(report_of(page, files=FILES, min_judged="90 %")).code == code
