"""Lines as people shorten them: ranges behind a path, twin endings, conditions, tags, routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import table

if TYPE_CHECKING:
    from projects import Project

ROWS = table("""
    - [x] Fix heat (src/kiln/oven.py:10+)  => accurate (weak)
    - [x] `src/kiln/oven.py:L10`  => accurate
    - [x] Fix heat in `src/kiln/oven.py:10ff`  => accurate
    - [x] Tests so that `scripts/list` shows all scripts  => unverified
    - [x] Update docs/never.md if new kinds are needed  => unverified
    - [x] Update `docs/never.md` where applicable  => unverified
    - [x] Update `docs/never.md` (as needed)  => unverified
    - [x] `src/kiln/never/` directory created  => unverified
    - [x] Add HEAT constant to shared/constants.ts  => unverified
    - ✅ DELETE /api/v1/pots/{id} answers  => unverified
    - [x] Create edge tests in tests/never.py (COMPLETED - tested in tests/test_oven.py)  => unverified
    - ✅ `src/kiln/oven.py` removed debug prints  => accurate
    - ✅ `src/kiln/oven.py` deleted unused imports  => accurate
    - [x] `src/kiln/never/` ディレクトリ作成  => unverified
    - [x] 12 tests in `tests/never.py`  => missing ✗
    - [x] Test heat response in tests/unit/never.py  => missing ✗
    - [x] Test heat in tests/test_oven.py  => accurate
    - ❌ heat shield - NOT IMPLEMENTED  => open
    - [ ] heat shield (not started)  => open
    - [x] T055 [P] [TEST] Write tests for heat in tests/unit/never.py  => missing ✗
    - [x] Create __tests__/never.test.py in src/kiln/never.py  => missing ✗
""")


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_what_is_shortened_is_understood(kiln: Project, line: str, expected: str) -> None:
    assert kiln.verdict_of(line) == expected
