"""Figures and names that a done line states beside its file: counted in it, or said to be open.

What is told by the look of the code never fails; only tests, classes and functions of Python do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, lines, table

if TYPE_CHECKING:
    from projects import Commit

ROUTES = "from fastapi import APIRouter\nrouter = APIRouter()\n" + "".join(
    f'@router.get("/{name}")\ndef {name}() -> int:\n    return 1\n'
    for name in ("bowls", "cups", "jugs", "pots")
)
HELPERS = "".join(f"def bake_{number}(clay):\n    return clay + {number}\n" for number in range(12))
CLASSES = """
class Kiln:
    class Meta:
        ordering = ["heat"]

    def fire(self):
        return 1

    def _cool(self):
        return 2

class Wheel:
    def turn(self):
        return 3

Jug = namedtuple("Jug", "size")
"""
MODELS = "from django.db import models\n" + "".join(
    f"class {name}(models.Model):\n    size = models.IntegerField()\n"
    for name in ("Bowl", "Cup", "Jug")
)
ROLES = "from enum import Enum\nclass Role(Enum):\n    POTTER = 1\n    GLAZER = 2\n    GUEST = 3\n"
TESTS = "".join(f"def test_heat_{number}():\n    assert {number} < 99\n" for number in range(10))
MANY = (
    "import pytest\n@pytest.mark.parametrize('heat', [1, 2, 3, 4, 5, 6])\n"
    "def test_heat(heat):\n    assert heat\n"
)
CLIENT = """
import { Oven } from './oven'
export class KilnClient { fire() { return 1 } }
export function openKiln() { return new KilnClient() }
export const closeKiln = () => null
export interface Heat { level: number }
"""
POTTERY: Commit = {
    "README.md": "# Pottery\n\n- one\n- two\n",
    "app/routes.py": ROUTES,
    "app/lazy_routes.py": "def install(app):\n    app.add(*load_all())\n    return app\n",
    "app/helpers.py": HELPERS,
    "app/kilns.py": CLASSES,
    "app/models.py": MODELS,
    "app/roles.py": ROLES,
    "app/__init__.py": "from app.kilns import Kiln, Wheel\n",
    "app/settings.py": lines(40),
    "tests/test_heat.py": TESTS,
    "tests/test_many.py": MANY,
    "web/client.ts": CLIENT,
    "web/index.ts": "export * from './client'\n",
    "web/parts/Bowl.tsx": "export const Bowl = () => <div/>\n",
    "web/parts/Cup.tsx": "export default function Cup() { return <div/> }\n",
    "web/parts/Jug.tsx": "export const Jug = () => <div/>\n",
    "go/kiln.go": "package kiln\n\nfunc Fire() int { return 1 }\n",
    "db/schema.sql": "create table bowls (id int);\nCREATE TABLE IF NOT EXISTS cups (id int);\n",
    "db/migrations/0001_bowls.sql": "create table bowls (id int);\n",
    "db/migrations/0001_bowls.down.sql": "drop table bowls;\n",
    "db/migrations/0002_cups.sql": "create table cups (id int);\n",
    "config/kiln.yml": "timeout: 60\nserver:\n  port: 8080\n",
    "compose.yml": "services:\n  web: {image: a}\n  kiln: {image: b}\n",
}

# (weak): the file is there, and the line states more than was counted
TRUE = table("""
    - [x] `app/routes.py` – 4 endpoints  => accurate
    - [x] `app/routes.py` – 5 endpoints  => accurate
    - [x] `app/routes.py` (~4 endpoints)  => accurate
    - [x] `app/routes.py` (3+ endpoints)  => accurate
    - [x] `app/routes.py` with 4 API endpoints  => accurate
    - [x] `app/routes.py` – 2 admin endpoints  => accurate
    - [x] `app/routes.py` – 2 new endpoints  => accurate
    - [x] Added 2 endpoints to `app/routes.py`  => accurate (weak)
    - [x] 4 endpoints in `app/routes.py`  => accurate
    - [x] Implement 4 endpoints in `app/routes.py`  => accurate
    - [x] Routes: 4 endpoints (`app/routes.py`)  => accurate
    - [x] Removed 12 endpoints from `app/routes.py`  => unverified
    - [x] Fixed 12 endpoints in `app/routes.py`  => accurate (weak)
    - [x] `app/routes.py`: 12 endpoints → 4 endpoints  => accurate
    - [x] `app/routes.py` – 3 of 12 endpoints  => accurate (weak)
    - [x] `app/routes.py` – 3/12 endpoints  => accurate (weak)
    - [x] `app/routes.py` – up to 50 endpoints  => accurate
    - [x] `app/routes.py` – max 50 endpoints  => accurate
    - [x] `app/routes.py` – 10-20 endpoints  => accurate
    - [x] `app/routes.py` – +12 endpoints  => accurate
    - [x] `app/routes.py` – rate limits of 50 requests per minute  => accurate
    - [x] `app/routes.py` – 429 responses, 404 errors  => accurate
    - [x] `app/routes.py` (Phase 12 endpoints)  => accurate
    - [x] `app/routes.py` since Python 3.12 classes  => accurate
    - [x] `app/routes.py` – answers in 200 ms  => accurate
    - [x] `app/routes.py` (took 12 hours)  => accurate
    - [x] `app/routes.py` – listens on port 8080  => accurate
    - [x] `app/routes.py` – done 2025-11-12  => accurate
    - [x] `app/routes.py` – v12 routes  => accurate
    - [x] `app/routes.py` serves the 12 endpoints of the glaze service  => accurate (weak)
    - [x] `app/routes.py` calls 12 endpoints of the shop  => accurate (weak)
    - [x] `app/lazy_routes.py` – 12 endpoints  => accurate (weak)
    - [x] `app/` – 12 endpoints  => unverified
    - [x] `go/kiln.go` – 12 endpoints  => accurate (weak)
    - [x] `go/kiln.go` – 12 functions  => accurate (weak)
    - [x] `README.md` lists 5 steps  => accurate (weak)
    - [x] `app/helpers.py` – 12 functions  => accurate
    - [x] `app/helpers.py` – 13 functions  => accurate
    - [x] `app/helpers.py` – 8 SQL functions  => accurate
    - [x] `app/helpers.py` (12 functions, 900 lines)  => accurate
    - [x] `app/helpers.py` - 24 lines, 12 functions  => accurate
    - [x] `app/helpers.py` - lines 12-40, 24 lines  => accurate
    - [x] Refactored 40 functions in `app/helpers.py`  => accurate (weak)
    - [x] Typed all 40 functions of `app/helpers.py`  => accurate (weak)
    - [x] Updated `app/helpers.py` with 2 functions  => accurate
    - [x] `app/helpers.py` – 40 functions moved out  => accurate (weak)
    - [x] `app/helpers.py` replaces 40 functions  => accurate (weak)
    - [x] `app/kilns.py` – 2 classes  => accurate
    - [x] `app/kilns.py` – 4 classes  => accurate (weak)
    - [x] `app/kilns.py` – 2 classes, 2 methods  => accurate
    - [x] `app/kilns.py` – 3 methods  => accurate
    - [x] `app/__init__.py` – 12 classes  => accurate (weak)
    - [x] `app/models.py` – 3 models  => accurate
    - [x] `app/models.py` – 2 models  => accurate
    - [x] `app/roles.py` – 3 roles  => accurate
    - [x] 3 roles (`app/roles.py`)  => accurate (weak)
    - [x] `tests/test_heat.py` with 10 tests  => accurate
    - [x] `tests/test_heat.py` – 12 tests  => overstated
    - [x] `tests/test_heat.py` – heat and cold (20 lines, 10 tests)  => accurate
    - [x] `tests/test_many.py` – all heats (4 lines, 6 tests)  => accurate (weak)
    - [x] `app/helpers.py` – wraps the kiln's own library (40 functions)  => unverified
    - [x] `tests/test_heat.py` – run with the others (all of 40 tests)  => accurate
    - [x] `tests/test_many.py` with 6 tests  => accurate (weak)
    - [x] `tests/` – 11 tests  => accurate
    - [x] 11 tests across `tests/`  => accurate
    - [x] `app/routes.py` – 25 tests  => accurate (weak)
    - [x] Heat tests (`tests/test_heat.py`) pass, 40 tests in the suite  => accurate (weak)
    - [x] `tests/test_heat.py`, `tests/test_many.py` – 40 tests in total  => accurate (weak)
    - [x] `tests/test_heat.py` (10 tests) + `tests/test_many.py` (6 tests)  => accurate (weak)
    - [x] `app/routes.py` + `app/helpers.py` (40 functions)  => accurate (weak)
    - [x] `web/parts/` – 3 components  => accurate
    - [x] `web/parts/` – 2 components  => accurate
    - [x] `web/client.ts` – 4 exports  => accurate
    - [x] `web/index.ts` – 40 exports  => accurate (weak)
    - [x] `db/schema.sql` – 2 tables  => accurate
    - [x] `db/migrations/` – 2 migrations  => accurate
    - [x] `db/migrations/` – 3 migrations  => accurate
    - [x] `compose.yml` with 2 services  => accurate
    - [x] `compose.yml` – 12 volumes  => accurate (weak)
    - [x] `app/routes.py` – 95% coverage  => accurate (weak)
    - [x] `tests/test_heat.py` – 95% coverage  => accurate (weak)
    - [x] `app/routes.py` – 100% complete  => accurate
    - [ ] `app/routes.py` – 12 endpoints  => understated
    - 🚧 `app/routes.py` – 12 endpoints  => unverified
    - `app/routes.py` – 12 endpoints  => no claim
    - [x] `app/routes.py` – 12 endpoints (deferred)  => unverified
    - [x] `app/never.py` – 12 endpoints  => missing ✗
    - [x] ~~`app/routes.py` – 12 endpoints~~  => unverified
    | File | Endpoints | Status |⏎|---|---|---|⏎| `app/routes.py` | 4 | ✅ |  => accurate
    | File | Branches | Status |⏎|---|---|---|⏎| `app/routes.py` | 40 | ✅ |  => accurate
    | File | Before | Endpoints | Status |⏎|---|---|---|---|⏎| `app/routes.py` | 12 | 4 | ✅ |  => accurate
    | File | Priority | Status |⏎|---|---|---|⏎| `app/routes.py` | 12 | ✅ |  => accurate
    - [x] 4 endpoints for the glaze service in `app/routes.py`  => accurate
    - [x] `app/routes.py`: the client with 12 endpoints of the shop  => accurate (weak)
    - [x] `tests/test_heat.py`: 10/10 tests passing  => accurate
    - [x] `app/routes.py` is used by 12 components  => accurate
    - [x] `app/routes.py` has docs, 10 tests in `tests/test_heat.py`  => accurate
    - [x] `app/helpers.py` - 12 functions (see `app/routes.py`)  => accurate
    - [x] The 9 roles of `app/roles.py` are kept for now  => accurate (weak)
    - [x] Tests for 12 endpoints in `tests/test_heat.py`  => accurate (weak)
    - [x] Split `app/helpers.py` into 12 functions  => accurate (weak)
    - [x] `web/parts/` follows 12 design patterns  => accurate (weak)
""")
NAMES_TRUE = table("""
    - [x] `app/kilns.py` – `Kiln` class with `fire()` and `_cool()`  => accurate
    - [x] `app/kilns.py` defines `Kiln` and `Wheel`  => accurate
    - [x] Add `fire()` to `app/kilns.py`  => accurate
    - [x] `app/kilns.py`: `Jug`  => accurate
    - [x] `app/__init__.py` exports `namedtuple`  => accurate
    - [x] `web/index.ts` exports `KilnClient`  => accurate
    - [x] `web/client.ts` exports `open_kiln()`  => accurate
    - [x] `web/client.ts` – `KilnClient`, used by the shop's `BasketView`  => accurate
    - [x] `app/kilns.py` – stops `oven()` of the other project  => accurate
    - [x] `app/kilns.py` (see `oven()`)  => accurate
    - [x] Move `oven()` out of `app/kilns.py`  => accurate (weak)
    - [x] Removed `oven()` from `app/kilns.py`  => unverified
    - [x] `app/kilns.py` replaces `oven()`  => accurate
    - [x] `README.md` mentions `oven()`  => accurate
    - [x] `config/kiln.yml` sets `timeout: 60`  => accurate
    - [x] `config/kiln.yml` sets `port: 8080`  => accurate
    - [x] `config/kiln.yml` – `kiln` section  => accurate
    - [x] Set `timeout=60` in `config/kiln.yml`  => accurate
    - [x] `app/kilns.py` contains `class Kiln`  => accurate
    - [x] Added `fire()` method to `Kiln` in `app/kilns.py`  => accurate
    - [x] `app/kilns.py`: added `def fire(self)`  => accurate
    - [x] `app/kilns.py` has no `oven()` any more  => accurate
    - [x] `app/kilns.py` with `x`, `id` and `true`  => accurate
""")
# told by the look of the code: doubt, never an accusation
DOUBTED = table("""
    - [x] `app/routes.py` – 12 endpoints  => unverified
    - [x] `app/routes.py` with 12 endpoints  => unverified
    - [x] Created `app/routes.py` with 12 API endpoints  => unverified
    - [x] 12 endpoints in `app/routes.py`  => unverified
    - [x] Implement 12 endpoints in `app/routes.py`  => unverified
    - [x] `app/routes.py` (FastAPI, 12 routes, JSON)  => unverified
    - [x] All 12 endpoints implemented (`app/routes.py`)  => unverified
    - [x] 9 roles (`app/roles.py`)  => unverified
    - ✅ **Roles**: 9 roles defined in `app/roles.py`  => unverified
    - [x] `app/models.py` with 8 models  => unverified
    - [x] Created 8 models in `app/models.py`  => unverified
    - [x] `app/helpers.py` – 40 utility functions  => unverified
    - [x] Helpers, 40 functions, in `app/helpers.py`  => accurate (weak)
    - [x] `db/migrations/` – 14 migrations  => unverified
    - [x] Schema with 12 tables (`db/schema.sql`)  => unverified
    - [x] `web/parts/` – 12 components  => unverified
    - [x] `web/client.ts` – 12 exports  => unverified
    - [x] `compose.yml` with 5 services  => unverified
    - [x] `tests/` – 45 tests  => unverified
    - [x] 45 tests across `tests/`  => unverified
    - [x] `app/auth.py` and `app/routes.py` (12 endpoints)  => overstated ✗
    | File | Endpoints | Status |⏎|---|---|---|⏎| `app/routes.py` | 12 | ✅ |  => unverified
    | What | File | Description | Status |⏎|---|---|---|---|⏎| Roles | `app/roles.py` | 9 roles | ✅ |  => unverified
    | File | Status |⏎|---|---|⏎| `app/routes.py` | ✅ 12 endpoints |  => unverified
    - [x] `app/kilns.py` implements `fire()` and `melt()`  => unverified
    - [x] `app/kilns.py`: `Kiln`, `Wheel`, `Stove`  => unverified
    - [x] Add `melt()` to `app/kilns.py`  => unverified
    - [x] `app/kilns.py` uses `BaseOven`  => unverified
    - [x] `config/kiln.yml` sets `timeout: 30`  => unverified
    - [x] Set `retries: 3` in `config/kiln.yml`  => unverified
    - [x] `app/routes.py`: FastAPI app with 12 endpoints  => unverified
    - [x] 12 unit tests for heat (`tests/test_heat.py`)  => unverified
    - [x] 40 unit tests for heat (`tests/test_heat.py`)  => unverified
    - [x] Migration `db/schema.sql` creates 12 tables  => unverified
    - ✅ **Models** (`app/models.py`) - 8 models with 45 fields  => unverified
    - [x] `app/routes.py` has docs; 40 tests in `tests/test_heat.py`  => unverified
    ### 1. API — `app/routes.py` (12 endpoints) ✅  => unverified
    - [x] Added `melt()` method to `Kiln` in `app/kilns.py`  => unverified
    - [x] `app/kilns.py` contains `class Stove`  => unverified
""")
# grown since: a page that is behind
BEHIND = table("""
    - [x] `app/routes.py` – 2 endpoints  => outdated
    - [x] `app/helpers.py` – 6 functions  => outdated
    - [x] `tests/test_heat.py` with 4 tests  => outdated
    - [x] `tests/test_heat.py` – 4 new tests  => accurate
""")
FALSE = table("""
    - [x] `app/helpers.py` – 40 functions  => overstated ✗
    - [x] `app/helpers.py` (40 functions)  => overstated ✗
    - [x] `app/helpers.py` with 40+ functions  => overstated ✗
    - [x] `app/helpers.py` - 24 lines, 40 functions  => overstated ✗
    - [x] 40 functions in `app/helpers.py`  => overstated ✗
    - [x] Create `app/helpers.py` with 40 functions  => overstated ✗
    - [x] `app/kilns.py` – 12 classes  => overstated ✗
    - [x] `app/kilns.py` (2 classes, 30 methods)  => overstated ✗
    - [x] `tests/test_heat.py` with 40 tests  => overstated ✗
    - [x] `tests/test_heat.py` – 900 lines, 40 tests  => overstated ✗
    - [x] `app/` (40 Python files)  => overstated ✗
    - [x] `app/kilns.py` implements `melt_in_oven()`  => overstated ✗
    - [x] `web/client.ts` exports `GlazeClient`  => overstated ✗
    - [x] `tests/test_heat.py`: 40/40 tests passing  => overstated ✗
    - [x] `tests/test_heat.py` – heat and cold (20 lines, 40 tests)  => overstated ✗
    - [x] `tests/test_heat.py` – heat and cold (40 tests)  => overstated ✗
    - [x] `tests/test_heat.py` - all 40 tests passing  => overstated ✗
    - [x] Wrote 40 unit tests (`tests/test_heat.py`)  => overstated ✗
""")


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Project:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        return Project.at(lay_out(tmp_path_factory.mktemp("beside") / "pottery", POTTERY))


@pytest.mark.parametrize(("line", "expected"), [*TRUE, *NAMES_TRUE])
def test_what_may_be_true_is_told_as_far_as_it_was_checked(
    pottery: Project, line: str, expected: str
) -> None:
    assert pottery.verdict_of(line) == expected


@pytest.mark.parametrize(("line", "expected"), [*DOUBTED, *BEHIND])
def test_what_the_look_of_code_tells_otherwise_is_doubted(
    pottery: Project, line: str, expected: str
) -> None:
    assert pottery.verdict_of(line) == expected


@pytest.mark.parametrize(("line", "expected"), FALSE)
def test_what_is_counted_for_sure_accuses(pottery: Project, line: str, expected: str) -> None:
    assert pottery.verdict_of(line) == expected


TOLD = {
    "- [x] `app/routes.py` – 12 endpoints": (
        "4 found, not 12 endpoints",
        "it is there, but by its look not as stated; 4 endpoints (4 of FastAPI), in 1 file",
        (
            "say 4 endpoints in place of 12 endpoints,"
            " or add `<!-- verify: endpoints app/routes.py == 12 -->` to have it checked"
        ),
    ),
    "- [x] `app/kilns.py` implements `fire()` and `melt()`": (
        "`melt()` not found",
        "it is there, but by its look not as stated; `melt` is nowhere in `app/kilns.py`",
        (
            "name the file that has `melt()`,"
            " or add `<!-- verify: mention melt app/kilns.py -->` to have it checked"
        ),
    ),
    "- [x] `app/settings.py` – 12 switches": (
        "12 switches not checked",
        "`app/settings.py` is there (40 lines); not checked: `12 switches`",
        (
            "to have it checked, add `<!-- verify: text PATTERN path=app/settings.py == 12 -->`;"
            " it needs a pattern that each of them, and nothing else there, holds"
        ),
    ),
    "- [x] `README.md` lists 5 steps": (
        "5 steps not checked",
        "`README.md` is there (4 lines); not checked: `5 steps`",
        (
            "to have it checked, add `<!-- verify: attested NAME on=YYYY-MM-DD -->`;"
            " it needs somebody who counted them, as no pattern is looked for in pages"
        ),
    ),
    "- [x] `app/kilns.py` (12 classes)": (
        "2 of 12 classes",
        "`app/kilns.py` has 2 classes (up to 4, as one counts)",
        "say 2 classes in place of 12 classes",
    ),
    "- [x] `tests/test_heat.py` (40 tests)": (
        "10 of 40 tests",
        "there are 10 test functions in 1 file",
        "mend what the evidence shows, or say 10 tests in place of 40 tests",
    ),
    "- [x] `tests/test_heat.py`: 40/40 tests passing": (
        "10 of 40 tests",
        "there are 10 test functions in 1 file",
        "mend what the evidence shows, or say 10 tests in place of 40 tests",
    ),
    "- [x] `go/kiln.go` – 12 functions": (
        "12 functions not checked",
        "`go/kiln.go` is there (3 lines); not checked: `12 functions`",
        (
            "to have it checked, add `<!-- verify: text PATTERN path=go/kiln.go == 12 -->`;"
            " it needs a pattern that each of them, and nothing else there, holds"
        ),
    ),
}


@pytest.mark.parametrize("line", TOLD)
def test_what_was_found_and_what_was_not_looked_at_is_told(pottery: Project, line: str) -> None:
    finding = pottery.finding(line)
    assert (finding.figure, finding.reason, finding.advice) == TOLD[line]


def test_more_words_than_anybody_reads_are_counted(pottery: Project) -> None:
    line = "- [x] `README.md`: 2 pots, 3 cups, 4 jugs, 5 bowls and 6 lids"
    assert pottery.finding(line).reason.endswith(
        "not checked: `2 pots`, `3 cups`, `4 jugs` and 2 more"
    )


def test_an_explicit_check_leaves_nothing_unchecked(pottery: Project) -> None:
    line = "- [x] `README.md` lists 5 steps <!-- verify: lines README.md == 4 -->"
    finding = pottery.finding(line)
    assert (finding.verdict, finding.exact, finding.unchecked) == ("accurate", True, ())


@pytest.mark.parametrize(
    "line",
    [
        "- [x] `app/routes.py` " + "– " * 900 + "x 12 endpoints",
        "- [x] `app/routes.py` " + ": " * 900 + "12 endpoints",
        "- [x] `app/routes.py` " + "with " * 500 + "x 12 endpoints",
        "- [x] 12 endpoints in" + " " * 900 + "x `app/routes.py`",
        "- [x] " + "2 endpoints, " * 900 + "`app/routes.py`",
        "- [x] `app/routes.py` " + "12 " * 1200,
        "- [x] Add " + "`melt()`, " * 400 + "to `app/kilns.py`",
    ],
    ids=["dashes", "colons", "words", "spaces", "figures", "numbers", "names"],
)
def test_hostile_lines_are_read_and_never_accused(pottery: Project, line: str) -> None:
    assert not pottery.finding(line).fails
