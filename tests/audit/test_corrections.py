"""How false lines should read: the smallest change that makes them true, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import table
from test_false_lines import NEVER, PARTLY, STILL_THERE, TOO_SMALL
from test_true_lines import ROWS as TRUE_ROWS

from mkdocs_gapreport.model import Acceptance, Verdict
from mkdocs_gapreport.outlook import Outlook

if TYPE_CHECKING:
    from projects import Project

    from mkdocs_gapreport.model import Report

LEFT_ALONE = table("""
    - [x] `src/kiln/oven.py`  => same
    - [x] `src/kiln/oven.py` (200+ lines)  => same
    - [x] `src/kiln/oven.py` (195 lines)  => same
    - [ ] `src/kiln/oven.py`  => same
    - ⏳ `src/kiln/oven.py`  => same
    - [ ] `src/kiln/never.py` (300 lines)  => same
    - [x] Heats evenly  => same
    - [x] `lib/gone.py`  => same
    - [x] `src/kiln/clay.py`  => same
    - [-] `src/kiln/never.py`  => same
    - [x] `src/kiln/never.py` <!-- gapreport: waive reason="later" -->  => same
    - [x] `src/kiln/never.py` <!-- verify: nothing here -->  => same
    - [x] ~~`src/kiln/never.py`~~  => same
    - [x] `src/kiln/never.py` - not created  => same
    ## Ovens [✅ COMPLETE]  => same
""")

LOWERED = table("""
    - [x] `src/kiln/never.py`  => - [ ] `src/kiln/never.py`
    - [X]  `src/kiln/never.py`  => - [ ]  `src/kiln/never.py`
    - ［x］ `src/kiln/never.py`  => - ［ ］ `src/kiln/never.py`
    - [x] ✅ `src/kiln/never.py`  => - [ ] ❌ `src/kiln/never.py`
    - [x] `src/kiln/never.py` (done)  => - [ ] `src/kiln/never.py` (not done)
    - ✅ `src/kiln/never.py`  => - ❌ `src/kiln/never.py`
    - ✔️ `src/kiln/never.py`  => - ✗ `src/kiln/never.py`
    - ✅ `src/kiln/never.py` - Complete queue with retries  => - ❌ `src/kiln/never.py` - Complete queue with retries
    - ✅ **DONE** `src/kiln/never.py`  => - ❌ **NOT DONE** `src/kiln/never.py`
    - ✅ DONE: `src/kiln/never.py`  => - ❌ NOT DONE: `src/kiln/never.py`
    - `src/kiln/never.py` [COMPLETE]  => - `src/kiln/never.py` [NOT DONE]
    - `src/kiln/never.py` - DONE  => - `src/kiln/never.py` - NOT DONE
    - `src/kiln/never.py` ✅  => - `src/kiln/never.py` ❌
    - Implementado: `src/kiln/never.py`  => - Pendente: `src/kiln/never.py`
    - [x] Remove `lib/legacy.py`  => - [ ] Remove `lib/legacy.py`
    - [x] Heats <!-- verify: lines src/kiln/oven.py >= 300 -->  => - [ ] Heats <!-- verify: lines src/kiln/oven.py >= 300 -->
    - Heats <!-- verify: file src/kiln/never.py -->  => - ❌ Heats <!-- verify: file src/kiln/never.py -->
    - [-] Heats <!-- verify: lines src/kiln/oven.py >= 300 -->  => - [ ] Heats <!-- verify: lines src/kiln/oven.py >= 300 -->
    | File | Status |⏎|---|---|⏎| `src/kiln/never.py` ✅ | ✅ Done |  => | File | Status |⏎|---|---|⏎| `src/kiln/never.py` ✅ | ❌ Not done |
    | File | Status |⏎|---|---|⏎| src/kiln/never.py | complete |  => | File | Status |⏎|---|---|⏎| src/kiln/never.py | not done |
    | File | Status |⏎|---|---|⏎| src/kiln/never.py | 90% |  => | File | Status |⏎|---|---|⏎| src/kiln/never.py | 0% |
    **Status**: Complete <!-- verify: file src/kiln/never.py -->  => **Status**: Not done <!-- verify: file src/kiln/never.py -->
""")

MEASURED = table("""
    - [x] `src/kiln/oven.py` (300+ lines)  => - [x] `src/kiln/oven.py` (200 lines)
    - [x] `src/kiln/oven.py` (over 300 lines)  => - [x] `src/kiln/oven.py` (200 lines)
    - [x] `src/kiln/oven.py` (1,300 lines)  => - [x] `src/kiln/oven.py` (200 lines)
    - [x] `src/kiln/oven.py` (~900 lines)  => - [x] `src/kiln/oven.py` (~200 lines)
    - [x] `src/kiln/oven.py` (120 lines)  => - [x] `src/kiln/oven.py` (200 lines)
    - [x] `src/kiln/oven.py` (250 lines)  => - [x] `src/kiln/oven.py` (200 lines)
    - [x] `clock.py` (20,480 bytes)  => - [x] `clock.py` (13,773 bytes)
    - [x] `clock.py` (20KB)  => - [x] `clock.py` (13KB)
    - [x] `clock.py` (2 MB)  => - [x] `clock.py` (0.01 MB)
    - [x] `src/kiln/oven.py` has 300 lines, 300 of them new  => - [x] `src/kiln/oven.py` has 200 lines, 300 of them new
    - Python files: 350  => - Python files: 31
    - [x] `lib/moved.py`  => - [x] `src/kiln/arrived.py`
    - [x] [lib/moved.py](lib/moved.py)  => - [x] [src/kiln/arrived.py](src/kiln/arrived.py)
    - [x] `old/`  => - [x] `fresh/`
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | 300 | ✅ |  => | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | 200 | ✅ |
""")


@pytest.mark.parametrize(("line", "expected"), LEFT_ALONE)
def test_what_is_true_open_or_waived_stays_as_it_is(
    kiln: Project, line: str, expected: str
) -> None:
    assert expected == "same"
    assert corrected(kiln.report(line)) == line


TRUE = [row for row in TRUE_ROWS if row.values[1] not in {"outdated", "overstated"}]


@pytest.mark.parametrize(("line", "expected"), TRUE)
def test_lines_of_strangers_that_hold_stay_as_they_are(
    kiln: Project, line: str, expected: str
) -> None:
    report = kiln.report(line)
    assert (corrected(report), expected) == (report.pages[0].text, expected)


@pytest.mark.parametrize(("line", "expected"), LOWERED)
def test_what_fails_is_lowered(kiln: Project, line: str, expected: str) -> None:
    assert corrected(kiln.report(line)) == expected.replace("⏎", "\n")


@pytest.mark.parametrize(("line", "expected"), MEASURED)
def test_a_stale_figure_or_path_is_replaced(kiln: Project, line: str, expected: str) -> None:
    assert corrected(kiln.report(line)) == expected.replace("⏎", "\n")


@pytest.mark.parametrize(("line", "expected"), [*NEVER, *PARTLY, *STILL_THERE, *TOO_SMALL])
def test_a_corrected_line_does_not_fail(kiln: Project, line: str, expected: str) -> None:
    report = kiln.report(line)
    outlook = Outlook(report)
    assert bool(outlook.corrections) == (expected in {"missing ✗", "overstated ✗", "overstated"})
    assert not outlook.uncorrected
    again = kiln.report(corrected(report))
    assert not [f.reason for f in again.findings if f.fails or f.verdict is Verdict.UNDERSTATED]


PLAN = """\
# Kiln [✅ COMPLETE]

## 1. Ovens [✅ COMPLETE - March 2026]
- ✅ `src/kiln/oven.py` (900+ lines)
- ⏳ `src/kiln/later.py`

## 2. Backup — 90% complete
- ✅ `infra/backup/run.py` (300 lines)
- ✅ `infra/backup/restore.py` (90 lines)

## 3. Glazes
**Status**: Completed
- ✅ `src/kiln/never.py`
- ✅ Shines
"""

PLAN_CORRECTED = """\
# Kiln [⚠️ PARTIALLY COMPLETE]

## 1. Ovens [✅ COMPLETE - March 2026]
- ✅ `src/kiln/oven.py` (200 lines)
- ⏳ `src/kiln/later.py`

## 2. Backup — 0% complete
- ⏳ `infra/backup/run.py` (300 lines)
- ⏳ `infra/backup/restore.py` (90 lines)

## 3. Glazes
**Status**: Partially complete
- ⏳ `src/kiln/never.py`
- ✅ Shines
"""


def test_headings_follow_only_where_a_part_was_lowered(kiln: Project) -> None:
    """A figure that is mended takes nothing from its heading; a file that never was does."""
    assert corrected(kiln.report(PLAN)) == PLAN_CORRECTED
    assert not [f for f in kiln.report(PLAN_CORRECTED).findings if f.fails]


ROLLED = table("""
    ## Ovens [✅ 100% COMPLETE]  => ## Ovens [⚠️ 50% COMPLETE]
    ## Ovens — 90 % complete  => ## Ovens — 50 % complete
    ## Ovens (90-100% complete)  => ## Ovens (50% complete)
    ## Ovens (2/2 tasks)  => ## Ovens (1/2 tasks)
    ## Ovens - DONE  => ## Ovens - PARTIAL
    ## ✅ Ovens  => ## ⚠️ Ovens
    ## Fornos (Concluído)  => ## Fornos (Parcial)
""")


@pytest.mark.parametrize(("line", "expected"), ROLLED)
def test_a_heading_says_what_was_found_below_it(kiln: Project, line: str, expected: str) -> None:
    below = "\n\n- [x] `src/kiln/oven.py`\n- [x] `src/kiln/never.py`\n"
    after = corrected(kiln.report(line + below))
    assert after.splitlines()[0] == expected
    assert not [f for f in kiln.report(after).findings if f.fails]


def test_what_a_baseline_accepts_is_corrected_all_the_same(kiln: Project) -> None:
    line = "- [x] `src/kiln/never.py`"
    [finding] = kiln.findings(line)
    accepted = {finding.claim.id: Acceptance(by="baseline", reason="false then")}
    assert corrected(kiln.report(line, accepted=accepted)) == "- [ ] `src/kiln/never.py`"


UNCORRECTED = table("""
    - [x] `src/kiln/oven.py` <!-- verify: liens src/kiln/oven.py -->  => its check cannot run
    - Python files: 350 total (331 old + 19 new)  => says what its figure is made of
    | Oven | Heat |⏎|---|---|⏎| hot <!-- verify: file src/kiln/never.py --> | 3 |  => no column that says how far it is
""")


@pytest.mark.parametrize(("line", "expected"), UNCORRECTED)
def test_what_no_program_can_correct_says_why(kiln: Project, line: str, expected: str) -> None:
    outlook = Outlook(kiln.report(line))
    assert not outlook.corrections
    [uncorrected] = outlook.uncorrected
    assert expected in uncorrected.why


def corrected(report: Report) -> str:
    """A page with its corrections, each of which has to fit its line."""
    [page] = report.pages
    lines = page.text.split("\n")
    for correction in Outlook(report).corrections:
        assert lines[correction.line - 1] == correction.before
        assert correction.why
        lines[correction.line - 1] = correction.after
    return "\n".join(lines)
