"""The borders of the tolerance (section 3.1), each from both sides, in exact figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.audit import outcomes
from mkdocs_gapreport.model import Check, Evidence, Expectation, Outcome, Relation, Rung

if TYPE_CHECKING:
    from projects import Project

# stated, measured, outcome
EXACT = [
    # 10 % below, 25 % below, 25 % above
    (1000, 1000, "holds"),
    (1000, 900, "holds"),
    (1000, 899, "short"),
    (1000, 750, "short"),
    (1000, 749, "false"),
    (1000, 1250, "holds"),
    (1000, 1251, "grown"),
    (1000, 0, "false"),
    # 10 % of 222 are 22.2: no rounding
    (222, 200, "holds"),
    (223, 200, "short"),
    (266, 200, "short"),
    (267, 200, "false"),
    (160, 200, "holds"),
    (159, 200, "grown"),
    # one line more or less is a way of counting
    (5, 4, "holds"),
    (5, 3, "false"),
    (1, 0, "holds"),
    (1, 2, "holds"),
    (1, 3, "grown"),
    (2, 3, "holds"),
    (2, 4, "grown"),
    # nothing has no tolerance
    (0, 0, "holds"),
    (0, 1, "false"),
]
FLOOR = [
    (1000, 5000, "holds"),
    (1000, 1000, "holds"),
    (1000, 900, "holds"),
    (1000, 899, "false"),
    (1, 0, "false"),
]
CEILING = [
    (1000, 0, "holds"),
    (1000, 1100, "holds"),
    (1000, 1101, "false"),
    (0, 0, "holds"),
    (0, 1, "false"),
]
ABOUT = [
    (1000, 750, "holds"),
    (1000, 749, "short"),
    (1000, 1250, "holds"),
    (1000, 1251, "grown"),
    (1000, 1, "short"),
]
INFERRED = [
    (relation, *row)
    for relation, rows in (("==", EXACT), (">=", FLOOR), ("<=", CEILING), ("~", ABOUT))
    for row in rows
]
EXPLICIT = [
    ("==", 1000, 1000, "holds"),
    ("==", 1000, 999, "false"),
    ("==", 1000, 1001, "false"),
    (">=", 1000, 1000, "holds"),
    (">=", 1000, 999, "false"),
    ("<=", 1000, 1000, "holds"),
    ("<=", 1000, 1001, "false"),
    (">", 1000, 1001, "holds"),
    (">", 1000, 1000, "false"),
    ("<", 1000, 999, "holds"),
    ("<", 1000, 1000, "false"),
    ("~", 1000, 750, "holds"),
    ("~", 1000, 749, "false"),
    ("~", 1000, 1250, "holds"),
    ("~", 1000, 1251, "false"),
]


def outcome_of(relation: str, stated: int, measured: int, *, inferred: bool) -> Outcome:
    expected = Expectation(Relation(relation), Fraction(stated), "lines")
    check = Check(
        verifier="lines", arguments={"path": "oven.py"}, expected=expected, inferred=inferred
    )
    evidence = Evidence(value=Fraction(measured), summary="counted", rung=Rung.LITERAL)
    return outcomes.result(check, evidence, history_is_complete=True).outcome


@pytest.mark.parametrize(("relation", "stated", "measured", "outcome"), INFERRED)
def test_a_figure_of_prose_has_a_tolerance(
    relation: str, stated: int, measured: int, outcome: str
) -> None:
    assert outcome_of(relation, stated, measured, inferred=True) == outcome


@pytest.mark.parametrize(("relation", "stated", "measured", "outcome"), EXPLICIT)
def test_an_explicit_check_compares_exactly(
    relation: str, stated: int, measured: int, outcome: str
) -> None:
    assert outcome_of(relation, stated, measured, inferred=False) == outcome


def test_a_third_is_no_float() -> None:
    third = Expectation(Relation.EXACTLY, Fraction(1, 3))
    check = Check(verifier="share", arguments={}, expected=third, inferred=False)
    evidence = Evidence(value=Fraction(3, 9), summary="counted")
    assert outcomes.result(check, evidence, history_is_complete=True).outcome is Outcome.HOLDS


STATED = [
    ("223 lines", "overstated"),
    ("222 lines", "accurate"),
    ("266 lines", "overstated"),
    ("267 lines", "overstated ✗"),
    ("160 lines", "accurate"),
    ("159 lines", "outdated"),
    ("222+ lines", "accurate (weak)"),
    ("223+ lines", "overstated ✗"),
    ("200+ lines", "accurate"),
    ("~266 lines", "accurate"),
    ("~267 lines", "overstated"),
    ("~5000 lines", "overstated"),
    ("~159 lines", "outdated"),
    ("0.2k lines", "accurate"),
]


@pytest.mark.parametrize(("size", "verdict"), STATED)
def test_a_file_of_200_lines_is_said_to_have(kiln: Project, size: str, verdict: str) -> None:
    assert kiln.verdict_of(f"- [x] `src/kiln/oven.py` ({size})") == verdict


BYTES = [
    ("13,773 bytes", "accurate"),
    ("13773 B", "accurate"),
    ("13.8 KB", "accurate"),
    ("13.4 KiB", "accurate"),
    ("15 KB", "accurate"),
    ("16 KB", "overstated"),
    ("18 KB", "overstated"),
    ("19 KB", "overstated ✗"),
    ("11 KB", "outdated"),
    ("12 KB", "accurate"),
]


@pytest.mark.parametrize(("size", "verdict"), BYTES)
def test_a_file_of_13773_bytes_is_said_to_have(kiln: Project, size: str, verdict: str) -> None:
    assert kiln.verdict_of(f"- [x] `clock.py` ({size})") == verdict


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("- [x] `src/kiln/oven.py` (1650+ lines)", "200 of 1650+ lines"),
        ("- [x] `src/kiln/oven.py` (250 lines)", "200 of 250 lines"),
        ("- [x] `src/kiln/oven.py` (100 lines)", "200 lines now"),
        ("- [x] `clock.py` (20,480 bytes)", "13,773 of 20,480 bytes"),
        ("- [x] `src/kiln/oven.py` and `src/kiln/never.py`", "1 of 2 false"),
        ("- [x] `src/kiln/never.py`", "never existed"),
        ("- [x] `src/kiln/clay.py`", "only stubs"),
        ("- [x] `lib/gone.py`", "removed"),
        ("- [x] `lib/moved.py`", "found elsewhere"),
        ("- [ ] `src/kiln/oven.py`", "it is there"),
        ("- [ ] `src/kiln/clay.py`", "only a stub is there"),
        ("- [x] `src/kiln/oven.py`", ""),
    ],
)
def test_the_badge_says_what_was_found(kiln: Project, line: str, figure: str) -> None:
    assert kiln.finding(line).figure == figure
