"""Lines that are false: each of them turns a build red, or says by how much it is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import table

if TYPE_CHECKING:
    from projects import Project

NEVER = table("""
    - [x] `src/kiln/never.py`  => missing ✗
    - [x] Implement validation in `src/kiln/never.py` at startup  => missing ✗
    - [x] Create `src/kiln/never.py` on build servers  => missing ✗
    - [X] `src/kiln/never.py`  => missing ✗
    * [x] `src/kiln/never.py`  => missing ✗
    + [x] `src/kiln/never.py`  => missing ✗
    1. [x] `src/kiln/never.py`  => missing ✗
    1) [x] `src/kiln/never.py`  => missing ✗
    - [✓] `src/kiln/never.py`  => missing ✗
    - ［x］ `src/kiln/never.py`  => missing ✗
    - ✅ `src/kiln/never.py`  => missing ✗
    - ✔️ `src/kiln/never.py`  => missing ✗
    - ☑ `src/kiln/never.py`  => missing ✗
    ✅ `src/kiln/never.py`  => missing ✗
    ✓ src/kiln/never.py  => missing ✗
    - `src/kiln/never.py` ✅  => missing ✗
    - `src/kiln/never.py`: ✅  => missing ✗
    - `src/kiln/never.py` (done)  => missing ✗
    - `src/kiln/never.py` [COMPLETE]  => missing ✗
    - `src/kiln/never.py` - DONE  => missing ✗
    - DONE: `src/kiln/never.py`  => missing ✗
    - [x] src/kiln/never.py  => missing ✗
    - [x] **`src/kiln/never.py`**  => missing ✗
    - [x] **src/kiln/never.py**: fires pots  => missing ✗
    - [x] `src/kiln/never.py` - fires pots  => missing ✗
    - [x] T012 [P] [US2] Create `src/kiln/never.py`  => missing ✗
    - [x] T055 [P] [TEST] Write tests for heat in tests/unit/never.py  => missing ✗
    - [x] T012 Create the kiln service in src/kiln/never.py  => missing ✗
    - [x] T013 Contract test for POST /fire in tests/contract/test_fire.py  => missing ✗
    - [x] 1.2.3 Implement `Oven` at `src/kiln/never.py`  => missing ✗
    - [x] **Task 4:** Add `src/kiln/never.py`  => missing ✗
    - [x] Adds `src/kiln/never.py`  => missing ✗
    - [x] Wrote `src/kiln/never.py`  => missing ✗
    - [x] Fixed the draught in `src/kiln/never.py`  => missing ✗
    - [x] Update `src/kiln/never.py`  => missing ✗
    - [x] Split `src/kiln/oven.py` into `src/kiln/never.py`  => missing ✗
    - [x] Move `src/kiln/oven.py` to `src/kiln/never.py`  => missing ✗
    - [x] Replace `src/kiln/oven.py` with `src/kiln/never.py`  => missing ✗
    - [x] Rename `lib/moved.py` → `src/kiln/never.py`  => missing ✗
    - [x] Extract `heat()` from `src/kiln/oven.py` into `src/kiln/never.py`  => missing ✗
    - [x] Firing script (`scripts/never.sh`)  => missing ✗
    - [x] [the guide](docs/never.md)  => missing ✗
    - [x] `/src/kiln/never.py`  => missing ✗
    - [x] `./src/kiln/never.py`  => missing ✗
    - [x] `src/kiln/never.py:42`  => missing ✗
    - [x] `src\\kiln\\never.py`  => missing ✗
    - [x] `src/kiln/never.py`: done, was deferred twice  => missing ✗
    - [x] `src/kiln/never.py` (NEW)  => missing ✗
    - ✅ Implemented in `src/kiln/never.py`  => missing ✗
    - ✅ Heat control implemented in src/kiln/never.py  => missing ✗
    - ✅ Heat control lives in `src/kiln/never.py`  => missing ✗
    - ✅ `src/kiln/never.py` no longer crashes  => missing ✗
    - [x] Create `src/cache/redis_store.py` (300 lines)  => missing ✗
    - [x] Create `src/log/writer.py`  => missing ✗
    - [x] Create `src/kiln/progress_bar.py`  => missing ✗
    - [x] Create `src/web/nav-bar.tsx`  => missing ✗
    - [x] Create `docs/examples/basic.py`  => missing ✗
    - [x] Create `docs/settings.example.yml`  => missing ✗
    - [x] Create `infra/never.py`  => missing ✗
    - [x] `infra/never.py` (120 lines)  => missing ✗
    - [x] `pytest.ini`  => missing ✗
    - [x] Add `docker-compose.dev.yml`  => missing ✗
    - [x] Monitoring: docker-compose.monitoring.yml  => missing ✗
    - [x] `Dockerfile.web`  => missing ✗
    - [x] `kiln/src/kiln/never.py`  => missing ✗
    - [x] `src/kiln/README.md`  => missing ✗
    - [x] `src/kiln/payroll.py`  => missing ✗
    - [x] `CONTRIBUTING.md`  => missing ✗
    - [x] `src/lib/gone.py`  => missing ✗
    - [x] `tests/oven_manager.py`  => missing ✗
    - [x] `tests/unit/__init__.py`  => missing ✗
    - [x] `src/kiln/{never,nowhere}.py`  => missing ✗
    - [x] Create `src/kiln/never/`  => unverified
""")

PARTLY = table("""
    - [x] `src/kiln/oven.py` and `src/kiln/never.py`  => overstated ✗
    - [x] `src/kiln/oven.py`, `src/kiln/glaze.py`, `src/kiln/never.py`  => overstated ✗
    - [x] Create `src/kiln/oven.py` + `src/kiln/never.py`  => overstated ✗
    - [x] `src/kiln/{oven,never}.py`  => overstated ✗
    - [x] `src/kiln/oven.py` & `src/kiln/never.py`  => overstated ✗
""")

STILL_THERE = table("""
    - [x] Remove `lib/legacy.py`  => overstated ✗
    - [x] Deleted the old `lib/legacy.py`  => overstated ✗
    - [x] Removed unused file `lib/legacy.py`.  => overstated ✗
    - [x] Delete `lib/legacy.py` and `lib/gone.py`  => overstated ✗
    - [x] `lib/legacy.py` removed  => overstated ✗
    - [x] `lib/legacy.py` was deleted  => overstated ✗
    - ✅ Deleted src/kiln/oven.py  => overstated ✗
    - [x] Remover `lib/legacy.py`  => overstated ✗
    - [x] Removed: `lib/legacy.py`  => overstated ✗
    - [x] Remove `src/kiln/*.py`  => overstated ✗
    - [x] 删除 `lib/legacy.py`  => overstated ✗
    - [x] `lib/legacy.py`の削除  => overstated ✗
    - [x] Supprimer `lib/legacy.py`  => overstated ✗
    - [x] Removido: `lib/legacy.py`  => overstated ✗
    - [x] Entfernt: `lib/legacy.py`  => overstated ✗
""")

TOO_SMALL = table("""
    - [x] `src/kiln/oven.py` (300 lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (300+ lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (over 300 lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (1.4k lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (1,300 lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (1.300 Zeilen)  => overstated ✗
    - [x] `src/kiln/oven.py` (1 300 lignes)  => overstated ✗
    - [x] `src/kiln/oven.py` - 300 lines  => overstated ✗
    - [x] `src/kiln/oven.py`, 300 lines  => overstated ✗
    - [x] `src/kiln/oven.py` (300 LOC)  => overstated ✗
    - [x] `src/kiln/oven.py` (300 linhas)  => overstated ✗
    - [x] `src/kiln/oven.py`（300 行）  => overstated ✗
    - [x] `src/kiln/oven.py` (heats, 300 lines)  => overstated ✗
    - [x] `clock.py` (20,480 bytes)  => overstated ✗
    - [x] `clock.py` (20KB)  => overstated ✗
    - [x] `clock.py` (2 MB)  => overstated ✗
    - [x] `src/kiln/` (120 files)  => overstated ✗
    - [x] `src/kiln/oven.py` (more than 300 lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (300 lines, 8 tests)  => overstated ✗
    - [x] `src/kiln/oven.py` has 300 lines  => overstated ✗
    - [x] `src/kiln/oven.py` is now 300 lines  => overstated ✗
    - [x] Write `src/kiln/oven.py` with 300 lines  => overstated ✗
    - [x] `src/kiln/oven.py` (200 lines), `src/kiln/mailer.py` (900 lines)  => overstated ✗
    - [x] `src/kiln/oven.py` (250 lines)  => overstated
    - [x] `src/kiln/oven.py` (~300 lines)  => overstated
""")

HOLLOW = table("""
    - [x] `src/kiln/clay.py`  => overstated
    - [x] `src/kiln/empty.py`  => overstated
    - [x] Create `src/kiln/studio/provision.py`  => overstated
""")

UNDERSTATED = table("""
    - [ ] `src/kiln/oven.py`  => understated
    - [ ] Create `src/kiln/oven.py`  => understated
    - [ ] Write `tests/test_oven.py`  => understated
    - ⏳ `src/kiln/oven.py`  => understated
    - ❌ `src/kiln/oven.py` - not implemented  => understated
    - ⬜ `src/kiln/oven.py`  => understated
    - TODO: `src/kiln/oven.py`  => understated
    - [ ] Remove `lib/gone.py`  => understated
    - [ ] `src/kiln/oven.py` (200 lines)  => understated
    - [ ] Create `src/kiln/clay.py`  => open
""")

STRANGERS = table("""
    - [x] Create src/web/parts/lock_manager.py  => missing ✗
    - [x] `src/web/parts/lock_manager.py`  => missing ✗
    - [x] 建立 `src/kiln/never.py`  => missing ✗
    - [x] 建立 Oven 於 src/kiln/never.py  => missing ✗
    - [x] 建立窯爐整合測試於 tests/unit/never.py  => missing ✗
    - [x] 實作按日期查詢於 src/kiln/never.py（ByDate 方法）  => missing ✗
    - [x] T001 [P] [US1] 建立 Oven 元件單元測試於 tests/unit/never.py  => missing ✗
    - [x] 刪除 `lib/legacy.py`  => overstated ✗
    - [x] Implement src/web/never.tsx displaying pots  => missing ✗
    - [x] Implement src/web/never.tsx as a complete organism  => missing ✗
    - [x] Create guide.md template in docs/never/guide.md  => missing ✗
    - [x] Create oven.py script in scripts/oven.py  => missing ✗
    - [x] Create src/safety/lock/lock_manager.py  => missing ✗
    - [x] Create core/apps/lock_manager.py  => missing ✗
    - [x] Create src/studio/lock_manager.py  => missing ✗
""")

POLARITY = table("""
    - [x] Tests for missing pots not found in tests/never.py  => missing ✗
    - [x] uncommitted changes detection in src/kiln/never.py  => missing ✗
    - [x] `src/kiln/never.py` - removed dead code  => missing ✗
    - [x] `src/kiln/never.py` (removed dead code)  => missing ✗
    - [x] `src/kiln/never.py`: removed debug prints  => missing ✗
    | File | Action | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | Deleted | ✅ |  => overstated ✗
    - ✅ `src/kiln/oven.py` does not exist  => overstated ✗
    - ✅ `src/kiln/never.py` exists  => missing ✗
    - [x] `__mocks__/never.js`  => missing ✗
    - [x] __mocks__/never.js  => missing ✗
    - [x] Create `__mocks__/never.js`  => missing ✗
    - [x] `src/__tests__/never.test.ts`  => missing ✗
""")

ROUTES_AND_PACKAGES = table("""
    - [x] Create `src/web/routes/pots.$potId/never.tsx`  => missing ✗
    - [x] Create `src/web/routes/never.$potId.tsx`  => missing ✗
    - [x] Create client/kilns/never.dart  => missing ✗
    - [x] Fix the lid in client/kilns/never.dart  => missing ✗
""")

SAID_IN_MANY_WORDS = table("""
    - [x] Create `never.py` that heats; wire the clock in `src/kiln/never.py`  => missing ✗
    - [x] Show heat in `never.py` — call `heat()`, draw it in `src/kiln/never.py`  => missing ✗
    - [x] Update `never.py` to take heat. Import `clock`. File: `src/kiln/never.py`  => missing ✗
    - [x] Create `src/kiln/never.py` utility  => missing ✗
    - [x] Create `src/kiln/never.py` reading the clock  => missing ✗
    - [x] Review and update `src/kiln/never.py`  => missing ✗
    - [x] Verify and adjust heat in `src/kiln/never.py`  => missing ✗
    - [x] Add heat in `fire` of `src/kiln/never.py`  => missing ✗
    - [x] Heat helpers created (src/kiln/never.py)  => missing ✗
    - [x] Page de cuisson (`src/web/never.tsx`)  => missing ✗
    - [x] Formulário criado (`src/web/never.tsx`)  => missing ✗
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ✅ | `src/kiln/never.py` heats |  => missing ✗
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ✅ | src/kiln/never.py |  => missing ✗
""")

LABELS_AND_VERBS = table("""
    - [x] **Search**: `src/kiln/never.py`  => missing ✗
    - [x] Logs: `src/kiln/never.py`  => missing ✗
    - [x] Exports: `src/kiln/never.py`  => missing ✗
    - [x] Ensure even heat in `src/kiln/never.py`  => missing ✗
    - [x] Parse glazes in `src/kiln/never.py`  => missing ✗
    - [x] Reject cold pots in `src/kiln/never.py`  => missing ✗
    - [x] Mock the oven in `src/kiln/never.py`  => missing ✗
    - [x] Unit tests for heat (tests/unit/test_never.py)  => missing ✗
    - [x] Script for heat (`src/kiln/never.py`)  => missing ✗
""")

NO_EXCUSE = table("""
    - [x] Create `src/kiln/never.py` that shows an inline field  => missing ✗
    - [x] Show errors inline in `src/kiln/never.py`  => missing ✗
    - [x] `src/kiln/never.py` — test pots deleted, ovens kept  => missing ✗
    - [x] Add a lid to `src/kiln/never.py`. Reuse the old handle.  => missing ✗
    - [x] Fire in `src/kiln/never.py`: add heat. Keep the lid for now (removed in phase 2)  => missing ✗
    - [x] Log draughts in `src/kiln/never.py` — heat is handled by the oven  => missing ✗
    - [x] Create `src/kiln/never.py` as part of the studio  => missing ✗
""")

TESTS = table("""
    - [x] `tests/cups.test.ts` - 40 tests  => overstated ✗
    - [x] `tests/cups.test.ts` (40 tests)  => overstated ✗
    - [x] `tests/cups.test.ts`: 40+ unit tests ✅  => overstated ✗
    - [x] `tests/cups.test.ts` (40 tests passing)  => overstated ✗
    - 40 tests in `tests/cups.test.ts` ✅  => overstated ✗
""")

OF_OTHERS = table("""
    - [x] 更新 `src/kiln/never.py` 移除旧代码  => missing ✗
    - [x] `src/kiln/oven.py` 已移除  => overstated ✗
    - [x] `src/kiln/oven.py` 移除了  => overstated ✗
    - [x] Delete `src/kiln/*.py`  => overstated ✗
    - [x] Delete the old `src/kiln/oven.py`  => overstated ✗
    - [x] Create `src/kiln/never.py`, landed with PR #12  => missing ✗
    - [x] Create `src/kiln/never.py` that shows PR #12  => missing ✗
    - [x] `next.config.ts`  => missing ✗
    - [x] `.github/workflows/never.yml` (75 lines)  => missing ✗
    - [x] Write `wares/shop/routes/lending.ts`  => missing ✗
    - [x] Write `pots/migrations/20260101000000_AddCups.cs`  => missing ✗
    - [x] Write `src/kiln/tongs.rs`  => missing ✗
    - [x] Create `parts/cold/HeatLever.tsx`  => missing ✗
    Files created, all checks pass:⏎- ✅ `src/kiln/never.py`  => missing ✗
    - [x] Essay written: `src/kiln/HEAT_AND_CLAY.md`  => missing ✗
    - [x] Update `webpack.config.js`  => missing ✗
    - [x] Write `src/kiln/never.py`, which was never easy  => missing ✗
    - [x] Write `src/shop/routes/billing.ts`  => missing ✗
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | 0 | ✅ |  => missing ✗
""")

ROWS = [
    *OF_OTHERS,
    *(ROUTES_AND_PACKAGES + SAID_IN_MANY_WORDS + LABELS_AND_VERBS + NO_EXCUSE + TESTS),
    *STRANGERS,
    *POLARITY,
    *(NEVER + PARTLY + STILL_THERE + TOO_SMALL),
    *(HOLLOW + UNDERSTATED),
]


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_what_is_false_is_told(kiln: Project, line: str, expected: str) -> None:
    assert kiln.verdict_of(line) == expected
