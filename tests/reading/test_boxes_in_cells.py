"""A box in the column that says how far each row is."""

from __future__ import annotations

import pytest
from projects import state_of

HEAD = "| # | Task | {} |\n|---|---|---|\n| 1 | Fire the `src/kiln.py` | {} |\n"


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("Status", "[x] done", "done"),
        ("状態", "[x] 完了", "done"),
        ("状態", "[ ] 未着手", "todo"),
        ("完成情况", "[~] 进行中", "partial"),
        ("Status", "[x]", "done"),
        ("Status", "[1] see below", "no claim"),
        ("Oven", "[x] hot", "no claim"),
    ],
)
def test_a_box_in_a_status_column_says_how_far_the_row_is(
    head: str, cell: str, expected: str
) -> None:
    assert state_of(HEAD.format(head, cell)) == expected
