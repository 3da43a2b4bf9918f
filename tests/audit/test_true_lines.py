"""Lines that are true, or that nothing here can decide: none of them may turn a build red."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import table

if TYPE_CHECKING:
    from projects import Project

THERE = table("""
    - [x] `src/kiln/oven.py`  => accurate
    - [X] T001 [P] Build the oven in src/kiln/oven.py  => accurate
    - [x] T002 [P] [US1] Oven tests in tests/test_oven.py  => accurate
    1. [x] **Task 3:** Wire `src/kiln/glaze.py` into `src/kiln/oven.py`  => accurate
    - ✅ **`src/kiln/oven.py`**: heats and cools  => accurate
    - ✅ src/kiln/oven.py.  => accurate
    - [x] "src/kiln/oven.py"  => accurate
    - [x] (src/kiln/oven.py)  => accurate (weak)
    - [x] `./src/kiln/oven.py`  => accurate
    - [x] `/src/kiln/oven.py`  => accurate
    - [x] `src\\kiln\\oven.py`  => accurate
    - [x] `kiln/oven.py`  => accurate
    - [x] `kiln/src/kiln/oven.py`  => accurate
    - [x] `/home/ann/work/kiln/src/kiln/oven.py`  => accurate
    - [x] `file:///home/ann/kiln/src/kiln/oven.py`  => accurate
    - [x] `C:\\Users\\ann\\kiln\\src\\kiln\\oven.py`  => accurate
    - [x] `src/kiln/oven.py:42`  => accurate
    - [x] `src/kiln/oven.py:42-57`  => accurate
    - [x] `src/kiln/oven.py#L42-L57`  => accurate
    - [x] `tests/test_oven.py::test_heat`  => accurate
    - [x] [the oven](src/kiln/oven.py)  => accurate
    - [x] [`oven.py`](src/kiln/oven.py#L10)  => accurate (weak)
    - [x] `src/kiln/`  => accurate
    - [x] `src/kiln`  => accurate
    - [x] `src/kiln/oven`  => accurate (weak)
    - [x] `/Users/bob/pots/src/kiln/oven.py`  => accurate (weak)
    - [x] `src/kiln/*.py`  => accurate
    - [x] `src/kiln/**/*.py`  => accurate
    - [x] `src/kiln/{oven,glaze}.py`  => accurate
    - [x] `oven.py`  => accurate (weak)
    - [x] `draw.py`  => accurate (weak)
    - [x] `src/kiln/Oven.py`  => accurate (weak)
    - [x] `src/kiln/api-keys.py`  => accurate (weak)
    - [x] `src/kiln/apiKeys.py`  => accurate (weak)
    - [x] `src/kiln/wheel.py`  => accurate (weak)
    - [x] `linked/oven.py`  => accurate
    - [x] `third/glazes`  => accurate
    - [x] `docs/img/pot.png`  => accurate
    - [x] `README.md`  => accurate
    - [x] **src/kiln/__init__.py**  => accurate
    - [x] Add `src/kiln/glaze.py` (4-6 lines)  => accurate
    - [x] Create __mocks__/clay.js  => accurate
    - [x] `src/kiln/oven.py:510+`  => accurate
    - [x] `src/kiln/oven.py:L51`  => accurate
    - [x] Split `src/kiln/wheel.py` (900 lines) into a package  => accurate (weak)
""")

COLUMNS = table("""
    | Old path | New path | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | `src/kiln/oven.py` | ✅ |  => accurate
    | Before | After | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | `src/kiln/oven.py` | ✅ |  => accurate
    | # | Task | File | Status |⏎|---|---|---|---|⏎| 1 | Remove shim | `src/kiln/never.py` | ✅ |  => unverified
    | Example | Status |⏎|---|---|⏎| `src/kiln/never.py` | ✅ |  => unverified
    | Input | Output | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | pots | ✅ |  => unverified
    | Route | Status |⏎|---|---|⏎| `/api/pots.json` | ✅ |  => unverified
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | ~300 | ✅ |  => overstated
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | 120 | ❌ |  => open
    | File | Status |⏎|---|---|⏎| `src/kiln/never.py` | Done (deferred) |  => unverified
    | File | Status |⏎|---|---|⏎| `src/kiln/never.py` | ~~Done~~ |  => unverified
    | File | Status |⏎|---|---|⏎| `src/kiln/never.py` | N/A |  => no claim
    | File | Gas | Wood |⏎|---|---|---|⏎| `src/kiln/never.py` | ✅ | ❌ |  => no claim
    | File | Lines |⏎|---|---|⏎| `src/kiln/oven.py` | 900 |  => overstated
""")

MOVED = table("""
    - [x] `lib/moved.py`  => outdated
    - [x] Create `lib/moved.py`  => outdated
    - [x] Create `lib/gone.py`  => outdated
    - [x] `old/one.py`  => outdated
    - [x] `old/`  => outdated
    - [x] `lib/gone.py` (900 lines)  => outdated
    - [x] `moved.py`  => outdated
""")

REMOVED = table("""
    - [x] Remove `lib/gone.py`  => accurate
    - [x] Deleted the old `lib/gone.py`  => accurate
    - [x] Removed `lib/gone.py` and `src/kiln/never.py`  => accurate
    - [x] Delete `src/kiln/never.py`  => accurate
    - [x] Drop the unused `src/kiln/never.py` module  => accurate
    - [x] `lib/gone.py` removed  => accurate
    - [x] `src/kiln/never.py` was deleted  => accurate
    - [x] `src/kiln/never.py` is gone  => accurate
    - [x] `src/kiln/never.py` → deleted  => unverified
    - [x] `src/kiln/never.py` löschen  => accurate
    - [x] Remove `lib/gone.py` if it is unused  => accurate
    - [x] Remove the `src/kiln/never.py` import from `lib/legacy.py`  => unverified
    - [x] Remove `fetch` from `lib/legacy.py`  => unverified
    - [x] Remove dead code in `src/kiln/oven.py`  => unverified
    - [x] Drop support for `src/kiln/never.py`  => unverified
    - [x] Rename `lib/moved.py` → `src/kiln/arrived.py`  => accurate
    - [x] Rename `lib/moved.py` to `src/kiln/arrived.py`  => accurate
    - [x] Move `lib/moved.py` to `src/kiln/arrived.py`  => accurate
    - [x] Moved `lib/moved.py` into `src/kiln/`  => accurate
    - [x] Replace `src/kiln/never.py` with `src/kiln/oven.py`  => accurate
    - [x] Replaced `src/kiln/never.py` by `src/kiln/oven.py`  => accurate (weak)
    - [x] Split `src/kiln/never.py` into `src/kiln/oven.py` and `src/kiln/glaze.py`  => accurate
    - [x] Merged `src/kiln/never.py` into `src/kiln/oven.py`  => accurate
    - [x] Extract `heat()` from `src/kiln/never.py` into `src/kiln/oven.py`  => accurate
    - [x] `git rm src/kiln/never.py`  => unverified
    - [x] `rm -rf src/kiln/never/`  => unverified
    - [x] ~~`src/kiln/never.py`~~  => unverified
    - [x] ~~`src/kiln/never.py`~~ → `src/kiln/oven.py`  => accurate (weak)
""")

INSTEAD = table("""
    - [x] `src/kiln/never.py` is now `src/kiln/oven.py`  => accurate (weak)
    - [x] `src/kiln/never.py` became `src/kiln/oven.py`  => accurate (weak)
    - [x] `src/kiln/never.py` moved to `src/kiln/oven.py`  => accurate (weak)
    - [x] `src/kiln/never.py` inlined  => unverified
    - [x] `src/kiln/never.py` must not exist  => unverified
    - [x] `src/kiln/never.py` (generated)  => unverified
    - [x] `src/kiln/never.py` (optional)  => unverified
    - [x] `src/kiln/never.py` (gitignored)  => unverified
    - [x] `src/kiln/never.py` (local only)  => unverified
    - [x] `src/kiln/never.py` (in the other repo)  => unverified
    - [x] `src/kiln/never.py` on branch `dev`  => unverified
    - [x] Use `src/kiln/oven.py`, not `src/kiln/never.py`  => accurate
    - [x] Switch from `src/kiln/never.py` to `src/kiln/oven.py`  => accurate
    - [x] Add `src/kiln/never.py` to `.gitignore`  => accurate (weak)
    - [x] `src/kiln/oven.py` - removed debug prints  => accurate
    - [x] `src/kiln/oven.py` (debug prints removed)  => accurate
    - [x] Remove debug prints: `src/kiln/oven.py`  => unverified
    - [x] Remove dead code - `src/kiln/oven.py`  => unverified
    - [x] Remove debug prints (`src/kiln/oven.py`)  => unverified
    - [x] Remove `src/kiln/oven.py:12` print  => unverified
""")

DEFECTS = table("""
    - [x] Missing f-prefix in `src/kiln/oven.py:96`  => accurate
    - [x] Unused import in `src/kiln/oven.py`  => accurate (weak)
    - [x] Fix crash when `src/kiln/local.py` is absent  => unverified
    - [x] Error when `src/kiln/never.py` is missing  => unverified
    - [x] Typo in `src/kiln/oven.py` fixed  => accurate
    - [x] No tests for `src/kiln/never.py`  => unverified
""")

ASIDE = table("""
    - [x] Reads a relative path (e.g. `src/kiln/never.py`)  => unverified
    - [x] e.g. `src/kiln/never.py`  => unverified
    - [x] Example: `src/kiln/never.py`  => unverified
    - [x] Handles paths such as `src/kiln/never.py`  => unverified
    - [x] Like `src/kiln/never.py`, but faster  => unverified
    - [x] Port the shelf from `src/kiln/never.py`  => unverified
    - [x] Follow the pattern of `src/kiln/never.py`  => unverified
    - [x] Based on `src/kiln/never.py`  => unverified
    - [x] See `docs/never.md` for details  => unverified
    - [x] Reviewed `docs/never.md`  => unverified
    - [x] Verify that `src/kiln/never.py` is not imported  => unverified
    - [x] Ensure `src/kiln/never.py` does not exist  => unverified
    - [x] Decided not to create `src/kiln/never.py`  => unverified
    - [x] Don't create `src/kiln/never.py`  => unverified
    - [x] Avoid `src/kiln/never.py`  => unverified
    - [x] No longer uses `src/kiln/never.py`  => unverified
    - [x] Stop generating `src/kiln/never.py`  => unverified
    - [x] `docs/never.md` or `docs/guide.md`  => accurate (weak)
    - [x] `src/kiln/oven.py` (replaces `src/kiln/never.py`)  => accurate
    - [x] `src/kiln/oven.py`, see also `docs/never.md`  => accurate
    - [x] `src/kiln/oven.py` - loads `src/kiln/local.yml` when there  => accurate
    - [x] Run `pytest tests/never_test.py -q`  => unverified
    - [x] Run `kiln build --out out/site.html`  => unverified
    - [x] Draft → Review → Published  => unverified
    - [x] `src/kiln/never.py` → `src/kiln/oven.py`  => accurate (weak)
    - [x] Warn about `src/kiln/never.py`  => unverified
    - [x] Reject `src/kiln/never.py`  => unverified
    - [x] Block access to `src/kiln/never.py`  => unverified
    - [x] Depends on `src/kiln/never.py`  => unverified
    - [x] Needs `src/kiln/never.py`  => unverified
    - [x] Uses `src/kiln/never.py`  => unverified
    - [x] Discuss `src/kiln/never.py`  => unverified
    - [x] Consider `src/kiln/never.py`  => unverified
    - [x] Consider creating a service (`src/kiln/never.py`)  => unverified
    - [x] Rule out `src/kiln/never.py`  => unverified
    - [x] Roll back `src/kiln/never.py`  => unverified
    - [x] Related: `docs/never.md`  => unverified
    - [x] Optional: `src/kiln/never.py`  => unverified
    - [x] Falls back to `src/kiln/default.yml` when missing  => unverified
    - [x] Skips `src/vendor/x.js`  => unverified
    - [x] Update docs/never.md if new kinds are needed  => unverified
    - [x] Update docs/never.md as needed  => unverified
    - [x] `src/kiln/never/` directory created  => unverified
""")

OUTPUT = table("""
    - [x] writes `credentials.json`  => unverified
    - [x] Writes its result to `out/result.json`  => unverified
    - [x] Generates `src/generated/client.ts` at build time  => unverified
    - [x] Generate `docs/openapi.json` at build time  => unverified
    - [x] Generate `docs/openapi.json` during the build  => unverified
    - [x] Generate `docs/openapi.json` on build.  => unverified
    - [x] Generate `docs/openapi.json` from `src/kiln/oven.py` at build time  => accurate (weak)
    - [x] Create `data/kiln.sqlite` at runtime  => unverified
    - [x] Write `logs/heat.csv` on startup  => unverified
    - [x] Create `src/kiln/version.py` at deploy time via CI  => unverified
    - [x] Produces `tests/output/actual.png`  => unverified
    - [x] Saves to `data/models/latest/`  => unverified
    - [x] Logs go to `logs/kiln.log`  => unverified
    - [x] Cached in `src/.cache/index.json`  => unverified
    - [x] `build/kiln.whl`  => unverified
    - [x] `.env`  => unverified
    - [x] Create `firing_report.json`  => unverified
    - [x] `kiln fire > out/fired.log`  => unverified
""")

NO_FILES = table("""
    - [x] Next.js and Node.js 20, with Commander.js  => unverified
    - [x] supports `.py`, `.md` and `*.toml`  => unverified
    - [x] input/output and read/write modes, and/or both  => unverified
    - [x] `lodash/fp` and `fs/promises`  => unverified
    - [x] `@scope/package` added  => unverified
    - [x] `application/json` and `text/html`  => unverified
    - [x] `feature/ovens` merged into `origin/main`  => unverified
    - [x] `library/postgres:16`, `actions/checkout@v4`  => unverified
    - [x] GET `/api/pots/{id}.json`  => unverified
    - [x] POST `/api/v2/fire`  => unverified
    - [x] https://kiln.example/src/kiln/never.py  => unverified
    - [x] [guide](https://kiln.example/docs/never.md)  => unverified
    - [x] ann@example.org answers  => unverified
    - [x] kiln.example.com/docs/x.html serves  => unverified
    - [x] `~/.config/kiln.toml`  => unverified
    - [x] `/etc/kiln/kiln.conf`  => unverified
    - [x] `/var/log/kiln.log`  => unverified
    - [x] `$HOME/.kiln/state.json`  => unverified
    - [x] `%APPDATA%\\kiln\\state.json`  => unverified
    - [x] `../sibling/src/main.py`  => unverified
    - [x] `src/kiln/<name>.py`  => unverified
    - [x] `src/kiln/{name}.py`  => unverified
    - [x] `src/kiln/[slug]/page.tsx`  => unverified
    - [x] `src/kiln/YYYY-MM-DD.md`  => unverified
    - [x] `src/kiln/....py`  => unverified
    - [x] `path/to/file.py`  => unverified
    - [x] `foo.py`  => unverified
    - [x] `kiln.py`  => unverified
    - [x] `fire.kiln.oven`  => unverified
    - [x] v1.2.3 released on 2026-01-04 at 10:30  => unverified
    - [x] 10/12 pots, 3/4 cup, 24/7  => unverified
    - [x] e.g. clay, i.e. mud, etc.  => unverified
    - [x] TCP/IP, CI/CD, A/B, I/O, N/A-free  => unverified
    - [x] either/or/both  => unverified
    - [x] SELECT a.b FROM c.d  => unverified
    - [x] `self.oven.heat`, `os.path`, `app.config`  => unverified
    - [x] `oven.heat()` and `Oven::cool`  => unverified
    - [x] `someone/kiln.js` forked  => unverified
    - [x] Tests so that `scripts/list` shows all  => unverified
    - [x] `scripts/call` answers  => unverified
    - [x] Add HEAT to shared/prices.ts  => unverified
    - ✅ DELETE /api/v1/pots/{id}  => unverified
    - ✅ `DELETE /api/v1/pots/{id}`  => unverified
""")

TAKEN_BACK = table("""
    - [x] `src/kiln/never.py` (deferred)  => unverified
    - [x] `src/kiln/never.py` - DEFERRED to Q3  => unverified
    - [x] `src/kiln/never.py` — not needed  => unverified
    - [x] `src/kiln/never.py` (N/A)  => unverified
    - [x] N/A: `src/kiln/never.py`  => unverified
    - [x] SKIPPED `src/kiln/never.py`  => unverified
    - [x] `src/kiln/never.py` [cancelled]  => unverified
    - [x] `src/kiln/never.py`: won't do  => unverified
    - [x] Closed as won't do: `src/kiln/never.py`  => unverified
    - [x] Closed as wontfix: `src/kiln/never.py`  => unverified
    - [x] Closed as not planned: `src/kiln/never.py`  => unverified
    - [x] Closed as a duplicate: `src/kiln/never.py`  => unverified
    - [x] `src/kiln/never.py`: closed as obsolete  => unverified
    - [x] `src/kiln/never.py` (closed as superseded)  => unverified
    - [x] Closed as invalid - `src/kiln/never.py`  => unverified
    - [x] `src/kiln/never.py`, no longer needed  => unverified
    - [x] `src/kiln/never.py` (superseded by `src/kiln/oven.py`)  => unverified
    - [x] `src/kiln/never.py` (não necessário)  => unverified
    - [x] `src/kiln/never.py` (verschoben)  => unverified
    - [x] `src/kiln/never.py`（不要）  => unverified
    - [x] ~~Create `src/kiln/never.py`~~  => unverified
    - [x] ~~kiln~~  => unverified
    - ~~[x] Create `src/kiln/never.py`~~  => no claim
    - ✅ ~~Create `src/kiln/never.py`~~ dropped  => unverified
""")

OPEN = table("""
    - [ ] Create `src/kiln/never.py`  => open
    - [ ] Update `src/kiln/oven.py`  => open
    - [ ] Add tests to `tests/test_oven.py`  => open
    - [ ] Implement glazing in `src/kiln/glaze.py`  => open
    - [ ] Fix `src/kiln/oven.py`  => open
    - [ ] Remove `lib/legacy.py`  => open
    - [ ] Refactor `src/kiln/oven.py` (200 lines)  => open
    - [ ] Run `src/kiln/oven.py`  => open
    - [ ] Tests in `tests/test_oven.py` pass  => open
    - [ ] Review `docs/guide.md`  => open
    - [ ] `src/kiln/clay.py` (a stub today)  => open
    - [ ] a thought  => open
    - [ ] heat shield (not started)  => open
    - ❌ heat shield - NOT IMPLEMENTED  => open
    | Oven | Status |⏎|---|---|⏎| heat | Not started |  => open
    ❌ heat shield  => open
    - ⏳ heat shield  => open
    - [-] `src/kiln/never.py`  => unverified
    - 🚧 `src/kiln/never.py`  => unverified
    - ⚠️ `src/kiln/never.py` needs care  => unverified
    - 🔄 `src/kiln/oven.py`  => unverified
""")

SIZES = table("""
    - [x] `src/kiln/oven.py` (200 lines)  => accurate
    - [x] `src/kiln/oven.py` (199 lines)  => accurate
    - [x] `src/kiln/oven.py` (~240 lines)  => accurate
    - [x] `src/kiln/oven.py` has 200 lines  => accurate
    - [x] `src/kiln/oven.py` (≈ 160 lines)  => accurate
    - [x] `src/kiln/oven.py` (~900 lines)  => overstated
    - [x] `src/kiln/oven.py` (about 900 lines)  => overstated
    - [x] `src/kiln/oven.py` (190+ lines)  => accurate
    - [x] `src/kiln/oven.py` (100 lines+)  => accurate
    - [x] `src/kiln/oven.py` (over 100 lines)  => accurate
    - [x] `src/kiln/oven.py` (120 lines)  => outdated
    - [x] `src/kiln/oven.py` (200 LOC, heats)  => accurate
    - [x] `payroll.py` (about 0.5k lines)  => accurate
    - [x] `clock.py` (13.5 KB)  => accurate
    - [x] `clock.py` (14KB)  => accurate
    - [x] `clock.py` (13 kB)  => accurate
    - [x] `clock.py` (13.4 KiB)  => accurate
    - [x] `src/kiln/` (12 files)  => accurate
    - [x] `draw.py` (90 lines)  => accurate (weak)
    - [x] `src/kiln/oven.py` (900 lines added)  => accurate
    - [x] `src/kiln/oven.py` (+900 lines)  => accurate
    - [x] `src/kiln/oven.py` (+900/-20 lines)  => accurate
    - [x] `src/kiln/oven.py` (900 lines removed)  => accurate
    - [x] `src/kiln/oven.py` (lines 850-900)  => accurate
    - [x] `src/kiln/oven.py` (850-900 lines)  => accurate
    - [x] `src/kiln/oven.py` (max 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (< 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (900-line limit)  => accurate
    - [x] `src/kiln/arrived.py` (20 functions, 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (900 lines before)  => accurate
    - [x] `src/kiln/oven.py` (was 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (900 → 200 lines)  => accurate
    - [x] Reduce `src/kiln/oven.py` from 900 to 200 lines  => accurate
    - [x] `src/kiln/oven.py` (900 lines target)  => accurate
    - [x] `src/kiln/oven.py` (target: 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (900 lines/s)  => accurate
    - [x] `src/kiln/oven.py` (estimated 900 lines)  => accurate
    - [x] `src/kiln/oven.py` (900 lines of tests)  => accurate
    - [x] `src/kiln/oven.py` (900 lines duplicated)  => accurate
    - [x] `src/kiln/oven.py` (900 lines moved)  => accurate
    - [x] `src/kiln/oven.py` (900 lines extracted)  => accurate
    - [x] `src/kiln/oven.py` reads 900 lines at once  => accurate
    - [x] `src/kiln/oven.py` (2 MB limit)  => accurate
    - [x] `src/kiln/oven.py` + `src/kiln/mailer.py` (375 lines total)  => accurate
    - [x] `src/kiln/oven.py` and `src/kiln/mailer.py` (375 lines together)  => accurate
    - [x] `docs/img/pot.png` (200 lines)  => accurate (weak)
    - [x] `src/kiln` (900 lines)  => accurate (weak)
    - `src/kiln/oven.py` (900 lines)  => overstated
    - `src/kiln/never.py` (900 lines)  => missing
    ### `src/kiln/oven.py` (900+ lines)  => overstated
""")

LANGUAGES = table("""
    - [x] Criar `src/kiln/oven.py`  => accurate
    - [x] Atualizar `src/kiln/oven.py` com a curva  => accurate
    - [x] Remover `lib/gone.py`  => accurate
    - [x] `src/kiln/oven.py` (200 linhas)  => accurate
    - [x] `src/kiln/oven.py` anlegen  => accurate
    - [x] `src/kiln/oven.py` (200 Zeilen)  => accurate
    - [x] Entfernen: `lib/gone.py`  => accurate
    - [x] 创建 `src/kiln/oven.py`（200 行）  => accurate
    - [x] 删除 `lib/gone.py`  => accurate
    - [x] `src/kiln/oven.py`の作成  => accurate
    - [x] `lib/gone.py`の削除  => accurate
    - [x] `src/kiln/never.py`の確認  => unverified
    - [x] Supprimer `lib/gone.py`  => accurate
    - [x] Renomear `lib/moved.py` para `src/kiln/arrived.py`  => accurate
    - [x] `src/kiln/never.py` foi removido  => accurate
    - [x] `src/kiln/never.py` wurde entfernt  => accurate
    - [x] Ver `docs/never.md`  => unverified
    - [x] Siehe `docs/never.md`  => unverified
    - [x] Voir `docs/never.md`  => unverified
    - [x] 参考 `docs/never.md`  => unverified
    - [x] 如果 `src/kiln/never.py` 存在则加载  => unverified
    - [x] `src/kiln/never.py`は不要  => unverified
    - [x] `src/kiln/never.py`を参照  => unverified
    - [x] Создать `src/kiln/oven.py`  => accurate
""")

STRANGERS = table("""
    - [x] T06 RED: create tests/unit/never_test.py (or extend the existing ones)  => unverified
    - [x] create `src/kiln/never.py` (or reuse the old one)  => unverified
    - ✅ REVIEWED: docs/never.md - still valid  => unverified
    - [x] Reviewed: `docs/never.md` holds  => unverified
    - [x] Checked: `docs/never.md`  => unverified
    - [x] Glaze triggers + `src/kiln/oven.py` (900 lines)  => accurate
    - [x] Implement src/kiln/never.py with firing (already existed)  => unverified
    - [x] `src/web/store.dart`  => outdated
    - [x] Wrap the root in src/web/parts/lock_manager.py  => outdated
    - [x] Add the pot model in pottery-ios/Sources/Models/Pot.swift  => unverified
    - [x] Create `pot-api/src/routes/fire.ts`  => unverified
    - [x] 建立 `src/kiln/oven.py`  => accurate
    - [x] 更新 src/kiln/oven.py 的曲線  => accurate
    - [x] 刪除 `lib/gone.py`  => accurate
    - [x] Create apps/core/safety/lock/lock_manager.py  => outdated
    - [x] Create apps/studio/core/extra/safety/lock/lock_manager.py  => outdated
    **Exit criteria**:⏎⏎- ✅ Guide: `docs/never.md` with figures  => no claim
    **Definition of Done**:⏎⏎- ✅ `docs/never.md` is written  => no claim
    **Exit criteria**:⏎⏎- ✅ Guide: `docs/never.md` with figures  => no claim
    **Definition of Done**:⏎⏎- ✅ `docs/never.md` is written  => no claim
""")

POLARITY = table("""
    - [x] Deleted files handling in src/kiln/never.py  => unverified
    - [x] Untracked pots warning in `src/kiln/never.py`  => unverified
    - [x] No longer crashes: fixed in `src/kiln/never.py`  => unverified
    - [x] `src/kiln/oven.py` - removed dead code  => accurate
    - [x] `src/kiln/never.py` - removed  => accurate
    - [x] `src/kiln/never.py` - deleted, no longer needed  => unverified
    | Task | File | Status |⏎|---|---|---|⏎| Remove the draught | `src/kiln/never.py` | ✅ |  => unverified
    | File | Change | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | Removed dead code | ✅ |  => unverified
    | File | Change | Status |⏎|---|---|---|⏎| `src/kiln/never.py` | Removed | ✅ |  => accurate
    | File | Change | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | Remove dead code | ✅ |  => accurate (weak)
    | File | Change | Status |⏎|---|---|---|⏎| `lib/gone.py` | Deleted | ✅ |  => accurate
    - ❌ `src/kiln/oven.py` does not exist  => understated
    - ❌ `src/kiln/never.py` does not exist  => open
    - ❌ `src/kiln/never.py` is missing  => open
    - ❌ `src/kiln/oven.py` is missing  => understated
    - ❌ Missing: `src/kiln/oven.py`  => understated
    - ✅ `src/kiln/never.py` does not exist  => accurate
    - ❌ `src/kiln/never.py` exists  => open
    - [ ] `src/kiln/oven.py` does not exist  => open
    - [x] `__mocks__/clay.js`  => accurate
    - [x] __mocks__/clay.js  => accurate
    | File | Action | Note | Status |⏎|---|---|---|---|⏎| `lib/gone.py` | Deleted | now `src/kiln/oven.py` | ✅ |  => accurate
    - [x] `src/kiln/never.py` (removed)  => unverified
    - [x] `src/kiln/never.py` was removed from the plan  => accurate
    - [x] `src/kiln/never.py` (not committed)  => unverified
""")

ROUTES_AND_PACKAGES = table("""
    - [x] `src/web/routes/pots.$potId/index.tsx`  => accurate
    - [x] `src/web/routes/pots.$cupId/never.tsx`  => unverified
    - [x] Create `src/web/routes/never.$cupId.tsx`  => unverified
    - [x] Create `src/web/routes/{name}/never.tsx`  => unverified
    - [x] client/kilns/box.dart  => accurate
    - [x] Fix the lid in client/never.dart  => unverified
    - [x] Fix the heat in `src/web/handler.ts`  => outdated
    - [x] Fix the heat in `src/web/handler_probe.ts`  => outdated
    - [x] Create `src/web/heat_source.ts`  => outdated
""")

SAID_IN_MANY_WORDS = table("""
    - [x] Create `oven.py` that heats; wire the clock in `src/kiln/oven.py`  => accurate
    - [x] Create `plan.md` from `docs/plans/plan.md`  => unverified
    - [x] Write `README.md`; link it in `docs/never/README.md`  => accurate
    - [x] Remove `never.py`, so that nothing is left in `src/kiln/never.py`  => accurate
    - [x] Review `src/kiln/never.py` and update the list  => unverified
    - [x] Review and discuss `src/kiln/never.py`  => unverified
    - [x] Wrote down the heat of `src/kiln/never.py`  => unverified
    - [x] Bug found (src/kiln/never.py)  => unverified
    - [x] Page of the kiln (src/kiln/never.py)  => unverified
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ✅ | see `src/kiln/never.py` |  => unverified
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ✅ | `docs/never.md` |  => unverified
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ✅ | `src/kiln/never.py` removed |  => accurate
    | Part | Status | Notes |⏎|---|---|---|⏎| Remove shim | ✅ | `src/kiln/never.py` |  => unverified
    | Part | Status | Notes |⏎|---|---|---|⏎| Oven | ❌ | `src/kiln/never.py` |  => open
""")

LABELS_AND_VERBS = table("""
    - [x] Search `src/kiln/never.py`  => unverified
    - [x] Review: `src/kiln/never.py`  => unverified
    - [x] Check: `src/kiln/never.py`  => unverified
    - [x] Ensure no heat is left in `src/kiln/never.py`  => unverified
    - [x] Ensure heat isn't set in `src/kiln/never.py`  => unverified
    - [x] Ensure `src/kiln/never.py` is gone  => unverified
    - [x] Parse `src/kiln/never.py`  => unverified
    - [x] Parse glazes in `docs/never.md`  => unverified
    - [x] Parse glazes from `src/kiln/never.py`  => unverified
    - [x] Skip `src/kiln/never.py`  => unverified
    - [x] Skip pots when nothing is in `src/kiln/never.py`  => unverified
    - [x] Avoid heat in `src/kiln/never.py`  => unverified
    - [x] Ensure even heat in `src/kiln/oven.py`  => accurate
    - [x] Wait for heat (`src/kiln/never.py`)  => unverified
    - [x] Run the tests for heat (`src/kiln/never.py`)  => unverified
""")

EXCUSES = table("""
    - [x] Create `src/kiln/never.py` (already existed)  => unverified
    - [x] Create `src/kiln/never.py` with heat (already exists)  => unverified
    - [x] Create `src/kiln/never.py` (inline in the oven)  => unverified
    - [x] `src/kiln/never.py`, done inline  => unverified
    - [x] `src/kiln/never.py` — part of the oven  => unverified
    - [x] `src/kiln/never.py` is handled by the oven  => unverified
    - [x] `src/kiln/never.py` (combined with the oven)  => unverified
    - [x] `src/kiln/never.py`: covered by the tests of the oven  => unverified
    - [x] `src/kiln/never.py` (file later removed)  => unverified
    - [x] Create `src/kiln/never.py` (reuses the oven)  => unverified
""")

TESTS = table("""
    - [x] `tests/cups.test.ts` - 7 tests  => accurate
    - [x] `tests/cups.test.ts` (6+ tests)  => accurate
    - [x] `tests/cups.test.ts` (40 tests added)  => accurate (weak)
    - [x] `tests/cups.test.ts` - +40 tests  => accurate
    - [x] `tests/cups.test.ts` (6/40 tests)  => accurate (weak)
    - [x] `tests/cups.test.ts` (40 tests skipped)  => accurate (weak)
    - [x] `tests/plates.test.ts` (40 tests)  => accurate (weak)
    - [x] `src/kiln/oven.py` (40 tests)  => accurate (weak)
    - [x] `tests/cups.test.ts`, `tests/plates.test.ts` (40 tests)  => accurate (weak)
    - [x] `tests/cups.test.ts` was split, 40 tests in all  => accurate (weak)
    - `tests/cups.test.ts` (40 tests)  => no claim
""")

OF_OTHERS = table("""
    - [x] 更新 `src/kiln/oven.py` 移除 旧的 加热 说明  => accurate
    - [x] `src/kiln/oven.py` 移除旧代码  => accurate
    - ✅ `src/kiln/never/` no longer cluttered  => unverified
    - ✅ `src/kiln/never.py` no longer duplicated  => unverified
    - [x] Delete the legacy `src/kiln/*.py`  => unverified
    - [x] Remove unused `docs/**/*.md`  => unverified
    - [x] Create `src/kiln/never.py` (PR #12)  => unverified
    - [x] `src/kiln/never.py` (pull request #12 pending)  => unverified
    - [x] `src/kiln/oven.py` (PR #12)  => accurate
    - [x] `shelf.config.js` (70 lines)  => unverified
    - [x] Create `pots.config.ts`  => unverified
    - [x] `.github/workflows/vetting.yml` (75 lines)  => outdated
    - [x] Write `wares/shop/routes/billing.ts`  => outdated
    - [x] Write `wares/shop/routes/Billing.ts`  => outdated
    - [x] Write `pots/migrations/20260101000000_AddPots.cs`  => outdated
    - [x] Write `src/kiln/bellows.rs`  => outdated
    - [x] Create `parts/cold/HeatButton.tsx`  => outdated
    - [x] Write `src/kiln/poker.rs`  => outdated
    - ✅ `kilns/v1/oven.proto` - the oven's messages  => unverified
    **File existence checks:**⏎- ✓ `src/kiln/never.py`  => no claim
    Required files:⏎- ✅ `src/kiln/never.py`  => no claim
    - [x] Essay written: `essays/HEAT_AND_CLAY.md`  => outdated
    - [x] Update `.glazerc.js`  => outdated
    - [x] Update `vite.config.js`  => outdated
    - [x] `src/kiln/never.py` was never committed  => unverified
    - [x] Falscher Alarm: `src/kiln/never.py` wurde nie eingecheckt  => unverified
    - [x] `src/kiln/never.py` nunca fue creado  => unverified
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/oven.py` | 0 | ✅ |  => accurate
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/glaze.py` | +900 | ✅ |  => accurate
    | File | Lines | Status |⏎|---|---|---|⏎| `src/kiln/glaze.py` | -900 | ✅ |  => accurate
""")

ROWS = [
    *(ROUTES_AND_PACKAGES + SAID_IN_MANY_WORDS + LABELS_AND_VERBS + EXCUSES + TESTS),
    *(THERE + COLUMNS + MOVED + REMOVED + INSTEAD + DEFECTS + ASIDE + OUTPUT),
    *(OF_OTHERS + NO_FILES + TAKEN_BACK + OPEN + SIZES + LANGUAGES + STRANGERS + POLARITY),
]


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_what_is_true_or_undecided_never_fails(kiln: Project, line: str, expected: str) -> None:
    assert "✗" not in expected
    assert kiln.verdict_of(line) == expected


BESIDE = table("""
    - ✅ **HEATING.md** (120 lines)  => accurate (weak)
    - ✅ `HEATING.md` (1 line)  => accurate (weak)
    - ✅ `HEATING.md`  => accurate (weak)
""")


@pytest.mark.parametrize(("line", "expected"), BESIDE)
def test_a_bare_name_may_mean_the_root_or_the_page_s_own_folder(
    kiln: Project, line: str, expected: str
) -> None:
    assert kiln.verdict_of(line, page="docs/PLAN.md") == expected


BELOW = table("""
    - [x] Implement storage in src/storage.py  => outdated
    - [x] src/app/storage.py  => accurate
    - [x] `../src/app/storage.py`  => accurate
""")


@pytest.mark.parametrize(("line", "expected"), BELOW)
def test_a_plan_of_a_part_of_the_repository_speaks_of_that_part(
    kiln: Project, line: str, expected: str
) -> None:
    assert kiln.verdict_of(line, page="phase1/specs/tasks.md") == expected


def test_a_file_beside_the_page_is_not_the_one_that_was_removed(kiln: Project) -> None:
    line = "- OVEN-001.md - REMOVED ✅"
    assert kiln.verdict_of(line, page="tasks/DONE/check.md") == "unverified"
