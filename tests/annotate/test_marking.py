"""Where claims end in a text, and how their lines are found again after others changed it."""

from __future__ import annotations

import pytest

from mkdocs_gapreport.annotate import Spot, locate, mark, unmarked
from mkdocs_gapreport.model import Kind

SOURCE = "---\ntitle: T\n---\n\n# T\n\n- same\n- one\n\n## U\n\n- same\n- two\n"


def body(text: str) -> str:
    return text.split("---\n\n")[1]


def test_front_matter_shifts_every_line_by_the_same() -> None:
    assert locate(SOURCE, body(SOURCE), [5, 7, 12]) == {5: 1, 7: 3, 12: 8}


def test_lines_of_the_front_matter_are_not_on_the_page() -> None:
    assert locate(SOURCE, body(SOURCE), [1, 2]) == {}


def test_line_ends_of_other_systems_are_the_same_lines() -> None:
    assert locate(SOURCE.replace("\n", "\r\n"), body(SOURCE), [7]) == {7: 3}


def test_equal_lines_are_told_apart_by_their_order() -> None:
    shown = "intro\n\n" + body(SOURCE)
    assert locate(SOURCE, shown, [7, 12]) == {7: 5, 12: 10}


def test_equal_lines_of_which_one_went_are_told_apart_by_what_surrounds_them() -> None:
    shown = body(SOURCE).replace("- same\n- one\n", "- other\n- one\n")
    assert locate(SOURCE, shown, [7, 12]) == {12: 8}


def test_line_that_was_changed_is_not_guessed_at() -> None:
    assert locate(SOURCE, body(SOURCE).replace("- one", "- One"), [8]) == {}


def test_no_line_is_taken_for_an_empty_one() -> None:
    assert locate(SOURCE, "x\n\n" + body(SOURCE), [6, 0, 99]) == {}


LEFT_ALONE = {
    "empty line": ("", Kind.STATUS),
    "fence": ("```", Kind.STATUS),
    "row of empty cells": ("|  |  |", Kind.ROW),
}


@pytest.mark.parametrize(("line", "kind"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_nothing_to_put_a_token_behind(line: str, kind: Kind) -> None:
    assert mark(line, [Spot(line=1, badge=1, kind=kind)]) == line


def test_line_that_is_not_there_is_passed_over() -> None:
    assert mark("- a", [Spot(line=9, badge=1), Spot(line=0, badge=2)]) == "- a"


def test_tokens_leave_no_trace() -> None:
    text = "# T #\n\n- a  \n- **b!** {: .x}\n"
    spots = [
        Spot(line=1, badge=12, kind=Kind.HEADING),
        Spot(line=3, badge=1),
        Spot(line=4, badge=2),
    ]
    marked = mark(text, spots)
    assert marked != text
    assert unmarked(marked) == text


def test_two_claims_on_one_line_both_get_their_token() -> None:
    marked = mark("- a", [Spot(line=1, badge=1), Spot(line=1, badge=2)])
    assert marked == "- a \ue000\ue101\ue001 \ue000\ue102\ue001"


def test_long_hostile_line_takes_no_time_to_speak_of() -> None:
    for words in ("</div>" * 20_000, "<!--" * 20_000, "{ " * 20_000 + "}", "`|" * 20_000):
        mark(f"- {words}", [Spot(line=1, badge=1), Spot(line=1, badge=2, kind=Kind.ROW)])
