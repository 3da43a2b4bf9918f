"""The cases of the design that any change of the rule has to keep (section 3.5), in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import table, words_of

if TYPE_CHECKING:
    from projects import Project

CASES = table("""
    ✅ `payroll.py` (519 lines)  => accurate
    ✅ `clock.py` (13,773 bytes)  => accurate
    ✅ `src/kiln/mailer.py` (1650+ lines)  => overstated ✗
    ✅ `src/kiln/scripts/oven_manager.py` (1400+ lines)  => missing ✗
    ✅ `scripts/vault/rotate_secrets.py`  => missing ✗
    ✅ `firing_report.json`  => unverified
    ✅ `apps/studio/core/doors/lock_manager.py`  => outdated
    ⏳ `src/kiln/studio/admin.py` (pending)  => understated
    ⏳ `src/kiln/studio/provision.py` (pending)  => open
    ⏳ `src/kiln/studio/create.py` (pending)  => open
    ⚠️ `src/kiln/api_keys.py` - rotates by hand  => unverified
    | Phase | Status |⏎|---|---|⏎| Glazing | 🔄 70 % |  => unverified
    - [x] `exact.py` (240 lines)  => overstated
    - [x] `setup_kiln.py` (150 lines)  => accurate (weak)
    - [x] `src/kiln/oven.py` and `src/kiln/damper.py`  => overstated ✗
    ✅ Create `infra/backup/run.py` (300 lines)  => missing ✗
    - [x] `src/web/types/Order.ts`  => accurate (weak)
    - [x] `apps/studio/Core/Models/Pot.cs`  => outdated
    - [x] writes `credentials.json`  => unverified
    - [x] serves `/admin/dist/`  => unverified
    - [x] `src/kiln/oven.py`⏎  - heats⏎  - cools  => accurate
    - [ ] Implement refunds in `routes/billing.ts`  => open
    - [x] Remove `lib/gone.py`  => accurate
    - [x] Remove the shim from `lib/legacy.py`  => unverified
    ❌ `links.py` - NOT CREATED  => understated
    - [x] writes `data/models/run1/`  => unverified
    ✅ Verification script (`scripts/verify.sh`)  => missing ✗
    ✅ `src/kiln/labels.rs`  => accurate (weak)
    ✅ `docker-compose.minio.yml`  => missing ✗
    ### `embeddings.py` (~200 lines)  => overstated
    - [-] think about slips  => unverified
    - \\[ \\] think about slips  => no claim
""")


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_the_design_decides(kiln: Project, line: str, expected: str) -> None:
    assert kiln.verdict_of(line) == expected


def test_a_done_heading_over_nothing_is_missing_and_names_its_parts(kiln: Project) -> None:
    section = "## 10. Backup [✅ COMPLETE]\n" + "".join(
        f"- ✅ `src/kiln/backup_{number}.py`\n" for number in range(5)
    )
    heading, *parts = kiln.findings(section)
    assert words_of(heading) == "missing ✗"
    assert heading.caused_by == tuple(part.claim.id for part in parts)


def test_a_done_heading_over_some_false_sections_is_overstated(kiln: Project) -> None:
    week = """
        # WEEK 2 [✅ COMPLETE]
        ## Ovens
        - ✅ `src/kiln/oven.py`
        - ✅ `src/kiln/damper.py`
        ## Glazes
        - ✅ `src/kiln/glaze.py`
        - ✅ `src/kiln/celadon.py`
    """
    heading, oven, damper, glaze, celadon = kiln.findings(week)
    assert words_of(heading) == "overstated ✗"
    assert heading.caused_by == (damper.claim.id, celadon.claim.id)
    assert [words_of(part) for part in (oven, glaze)] == ["accurate", "accurate"]


def test_a_share_that_the_parts_allow_is_undecided(kiln: Project) -> None:
    section = """
        ## Multi-tenancy [⚠️ 70 %]
        - ✅ `src/kiln/oven.py`
        - ✅ tenants are told apart
        - ⏳ `src/kiln/studio/create.py`
    """
    heading = kiln.finding(section)
    assert words_of(heading) == "unverified"
    assert str(heading.found) == "33–67 %"
