"""Columns of a table that are measured for the file of their row: coverage and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, table

if TYPE_CHECKING:
    from projects import Commit

_TEST = "def test_{0}():\n    assert {0} == {0}\n\n\n"
LOOM: Commit = {
    "src/loom/weave.py": "def weave(thread):\n    return thread * 2\n",
    "src/loom/dye.py": "def dye(thread):\n    return thread + 1\n",
    "src/loom/knot.py": "def knot(thread):\n    return thread - 1\n",
    "tests/test_weave.py": "".join(_TEST.format(number) for number in range(10)),
    "tests/test_many.py": (
        "import pytest\n\n\n@pytest.mark.parametrize('x', numbers())\n"
        "def test_many(x):\n    assert x\n"
    ),
    "tests/test_made.py": "for number in range(9):\n    globals()[f'test_{number}'] = check\n",
    "tests/weave.spec.ts": "it('weaves', () => weave(1))\nit('knots', () => knot(1))\n",
    "lcov.info": (
        "TN:\nSF:src/loom/weave.py\nDA:1,1\nDA:2,1\nLF:2\nLH:2\nend_of_record\n"
        "SF:src/loom/dye.py\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n"
    ),
}

_COVERAGE = "| File | Coverage | Status |⏎|---|---|---|⏎"
_TESTS = "| File | Tests | Status |⏎|---|---|---|⏎"
ROWS = table(f"""
    {_COVERAGE}| `src/loom/weave.py` | 100% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/weave.py` | 95 % | ✅ |  => accurate
    {_COVERAGE}| `src/loom/dye.py` | 55% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/knot.py` | 90% | ✅ |  => accurate (weak)
    {_COVERAGE}| `src/loom/dye.py` | high | ✅ |  => accurate
    {_COVERAGE}| `src/loom/dye.py` | 80-90% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/dye.py` | 90% → 95% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/dye.py` | 90% | ❌ |  => understated
    {_COVERAGE}| Dyeing | 90% | ✅ |  => unverified
    | File | Target coverage | Status |⏎|---|---|---|⏎| `src/loom/dye.py` | 90% | ✅ |  => accurate
    | File | Branch coverage | Status |⏎|---|---|---|⏎| `src/loom/dye.py` | 90% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/dye.py` | 90% | ✅ |  => overstated ✗
    {_COVERAGE}| `src/loom/dye.py` | >80% | ✅ |  => overstated ✗
    {_COVERAGE}| `src/loom/weave.py` and `src/loom/dye.py` | 90% | ✅ |  => accurate
    {_COVERAGE}| `src/loom/never.py` | 90% | ✅ |  => missing ✗
    {_TESTS}| `tests/test_weave.py` | 10 | ✅ |  => accurate
    {_TESTS}| `tests/test_weave.py` | 11 | ✅ |  => accurate
    {_TESTS}| `tests/test_weave.py` | 4 | ✅ |  => outdated
    {_TESTS}| `tests/weave.spec.ts` | 2 | ✅ |  => accurate
    {_TESTS}| `tests/test_many.py` | 40 | ✅ |  => accurate (weak)
    {_TESTS}| `tests/test_made.py` | 9 | ✅ |  => accurate (weak)
    {_TESTS}| `src/loom/weave.py` | 40 | ✅ |  => accurate (weak)
    {_TESTS}| `tests/test_weave.py` | passing | ✅ |  => accurate
    {_TESTS}| `tests/test_weave.py` | 40 | ✅ |  => overstated ✗
""")


@pytest.fixture(scope="module")
def loom(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("columns") / "loom", LOOM))


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_a_column_is_measured_for_the_file_of_its_row(
    loom: Project, line: str, expected: str
) -> None:
    assert loom.verdict_of(line) == expected
