"""Phases and tasks that state nothing change nothing about the claims around them."""

from __future__ import annotations

import pytest

from mkdocs_gapreport.model import Finding, Verdict
from mkdocs_gapreport.testing import report_of

FILES = {"src/a.py": "A = 1\n", "src/b.py": "B = 1\n"}

# the same lines, once with phases and tasks that state nothing between them
PAIRS = [
    (
        "## All [✅ COMPLETE]\n- [x] `src/a.py`\n- [x] `src/b.py`\n",
        "## All [✅ COMPLETE]\n### Phase 1: A\n- [x] `src/a.py`\n### Phase 2: B\n- [x] `src/b.py`\n",
    ),
    (
        "## All [✅ COMPLETE]\n- [x] `src/a.py`\n",
        "## All [✅ COMPLETE]\n### Phase 1: A\n#### Task 1.1: Nothing said\n### Phase 2: B\n- [x] `src/a.py`\n",
    ),
    (
        "## All [70 %]\n- [x] `src/a.py`\n- [x] `src/b.py`\n- [x] tea\n- [ ] rum\n",
        (
            "## All [70 %]\n### Phase 1: A\n- [x] `src/a.py`\n### Phase 2: B\n"
            "- [x] `src/b.py`\n- [x] tea\n- [ ] rum\n"
        ),
    ),
    (
        "## All [✅ COMPLETE]\n- [x] `src/never.py` (9 lines)\n- [x] `src/gone.py` (9 lines)\n",
        (
            "## All [✅ COMPLETE]\n### Phase 1: A\n- [x] `src/never.py` (9 lines)\n"
            "### Phase 2: B\n- [x] `src/gone.py` (9 lines)\n"
        ),
    ),
]


def first(text: str) -> Finding:
    return report_of(f"# T\n\n{text}", files=FILES).findings[0]


@pytest.mark.parametrize(("without", "within"), PAIRS)
def test_a_roll_up_stays_as_it_was(without: str, within: str) -> None:
    one, other = first(without), first(within)
    assert (one.verdict, one.found, one.reason) == (other.verdict, other.found, other.reason)
    assert (one.fails, one.caused_by) == (other.fails, other.caused_by)


@pytest.mark.parametrize(("without", "within"), PAIRS)
def test_figures_of_the_report_stay_as_they_were(without: str, within: str) -> None:
    one, other = (report_of(f"# T\n\n{text}", files=FILES) for text in (without, within))
    assert (one.stated, one.found, one.judged) == (other.stated, other.found, other.judged)
    assert len(one.speaking) == len(other.speaking)
    assert len(other.findings) > len(other.speaking)


def test_they_never_fail() -> None:
    report = report_of(PAIRS[3][1], files=FILES)
    silent = [finding for finding in report.findings if finding.claim.is_silent]
    assert {finding.verdict for finding in silent} == {Verdict.UNVERIFIED}
    assert not any(finding.fails for finding in silent)


GOALS = """\
## Phase 1: A
- [x] `src/a.py`

### Success metrics
- `src/b.py` exists
- `src/never.py` exists
- 0 TODO comments
- Everybody is happy
"""


def test_goals_are_measured_and_accuse_nobody() -> None:
    report = report_of(f"# T\n\n{GOALS}", files={**FILES, "src/c.py": "# TODO\n"})
    goals = [f for f in report.findings if f.claim.line > 5]
    assert [bool(f.results) for f in goals] == [True, True, True, False]
    assert {f.claim.is_silent for f in goals} == {True}
    assert not any(f.fails or f.is_judged for f in goals)


def test_goals_change_no_figure_of_the_report() -> None:
    alone = report_of("# T\n\n## Phase 1: A\n- [x] `src/a.py`\n", files=FILES)
    report = report_of(f"# T\n\n{GOALS}", files=FILES)
    assert len(report.speaking) == len(alone.speaking)
    assert (report.stated, report.found) == (alone.stated, alone.found)
    assert (report.judged, report.failing) == (alone.judged, alone.failing)


def test_a_page_of_goals_alone_is_not_said_to_lack_evidence() -> None:
    text = "# T\n\n## Phase 1: A\n\n### Success metrics\n- 95% test coverage\n"
    assert not report_of(text, files=FILES).failing
