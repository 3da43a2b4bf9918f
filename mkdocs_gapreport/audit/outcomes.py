"""From a check to an outcome: evidence held against what is expected (DESIGN section 3.1).

Exact arithmetic; explicit checks compare exactly, figures read from prose with the tolerance that
real documents need.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import (
    Check,
    Evidence,
    Expectation,
    Outcome,
    Relation,
    Result,
    Role,
    Rung,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BELOW = Fraction(1, 10)
FAR_BELOW = Fraction(1, 4)
ABOVE = Fraction(1, 4)
POINTS, ALL = 10, 100
THERE = frozenset({Rung.LITERAL, Rung.SUFFIX, Rung.SPELLING, Rung.BARE_NAME})
WEAK = frozenset({Rung.SPELLING, Rung.BARE_NAME})
# heuristics: what they find speaks against "0 …", but is too unsure to accuse of itself
_CANDIDATES = frozenset({"secrets", "sql_injection", "n_plus_one"})
_GONE = frozenset({Rung.HISTORY, Rung.NAMESAKE})
_APART = frozenset({Outcome.FALSE, Outcome.SHORT})


def result(check: Check, evidence: Evidence, *, history_is_complete: bool) -> Result:
    """Hold evidence against a check."""
    outcome = _explicit(check, evidence) if not check.inferred else _inferred(check, evidence)
    differs = check.is_rough and outcome in _APART and _is_seen(evidence)
    if check.is_rough and outcome not in {Outcome.HOLDS, Outcome.GROWN}:
        outcome = Outcome.UNKNOWN
    needs_history = evidence.rung is Rung.HISTORY_INCOMPLETE and check.role is Role.SUBJECT
    if outcome is Outcome.FALSE and not history_is_complete:
        outcome, needs_history = Outcome.UNKNOWN, True
    is_weak = outcome is Outcome.HOLDS and (evidence.rung in WEAK or _is_only_near(check, evidence))
    return Result(
        check=check,
        evidence=evidence,
        outcome=outcome,
        is_weak=is_weak,
        differs=differs,
        needs_history=needs_history,
    )


def _is_seen(evidence: Evidence) -> bool:
    """Whether a rough measure saw anything: finding none, it may not know how they look here."""
    return evidence.value is False or bool(evidence.value) and evidence.rung in THERE | {None}


def misasked(check: Check, evidence: Evidence) -> str:
    """Why an explicit check does not fit what its verifier answers; nothing when it does."""
    if check.inferred or evidence.is_broken:
        return ""
    is_figure = isinstance(evidence.value, Fraction)
    if is_figure and check.expected is None and not evidence.is_yes:
        return f"`{check.source}` says of a figure not what is expected; add it, such as `>= 100`"
    if evidence.value is True and check.expected is not None:
        return f"`{check.source}` compares, but there is no figure: {evidence.summary}"
    return ""


def is_there(result: Result) -> bool:
    """Whether the thing is in the tree, whatever its size."""
    return result.evidence.rung in THERE


def rests_on_history(check: Check, evidence: Evidence) -> bool:
    """Whether an accusation by this evidence would rest on the history."""
    return check.inferred and evidence.rung in {Rung.STRANGE_FOLDER, Rung.LOOSE_NAME}


def _explicit(check: Check, evidence: Evidence) -> Outcome:
    undecided = THERE | {None, Rung.UNCOMMITTED}
    if evidence.value is False or (evidence.value is None and evidence.rung not in undecided):
        return Outcome.FALSE
    if evidence.value is None:
        return Outcome.UNKNOWN
    if check.expected is None:
        return Outcome.HOLDS if evidence.value or evidence.is_yes else Outcome.FALSE
    if isinstance(evidence.value, bool):
        return Outcome.UNKNOWN
    if _compare(evidence.value, check.expected):
        return Outcome.HOLDS
    return Outcome.UNKNOWN if _reaches(evidence, check.expected) else Outcome.FALSE


def _inferred(check: Check, evidence: Evidence) -> Outcome:
    if check.verifier == "absent":
        return _absence(check, evidence)
    if evidence.rung in _GONE:
        return Outcome.GONE
    if evidence.rung is not None and evidence.rung not in THERE:
        return _nowhere(check, evidence, evidence.rung)
    if evidence.value is None or (not evidence.value and _may_be_unseen(check)):
        return Outcome.UNKNOWN
    if check.expected is not None and not isinstance(evidence.value, bool):
        measured = _measured(_nearest(evidence, check.expected), check.expected)
        if measured is Outcome.FALSE and _reaches(evidence, check.expected):
            return Outcome.UNKNOWN
        if measured is Outcome.FALSE and check.verifier in _CANDIDATES:
            return Outcome.SHORT
        is_hollow = evidence.is_hollow and evidence.value != check.expected.value
        return Outcome.HOLLOW if measured is Outcome.HOLDS and is_hollow else measured
    if evidence.rung is None and not evidence.value:
        # a pattern that matches nothing now may have matched once
        return Outcome.UNKNOWN if check.verifier == "files" else Outcome.FALSE
    return _presence(check, evidence)


def _presence(check: Check, evidence: Evidence) -> Outcome:
    """What being there amounts to."""
    if evidence.is_hollow:
        return Outcome.HOLLOW
    return Outcome.UNKNOWN if evidence.is_idle and not check.is_made else Outcome.HOLDS


def _nowhere(check: Check, evidence: Evidence, rung: Rung) -> Outcome:
    """What a path amounts to that is not there: work on a file is done where its namesake is."""
    is_worked_on = not (check.is_thing or check.is_made)
    if rung is Rung.NEVER and evidence.places and is_worked_on:
        return Outcome.GONE
    return Outcome.FALSE if _is_accusation(check, rung) else Outcome.UNKNOWN


def _may_be_unseen(check: Check) -> bool:
    """Whether a measured nothing proves nothing.

    Tests are told by their look, and none may look so; a report in which nothing at all is covered
    was written by a run without tests.
    """
    return check.verifier == "tests" or (check.verifier == "coverage" and not check.path)


def _reaches(evidence: Evidence, expected: Expectation) -> bool:
    """Whether a figure that is only known to lie between two ends may be the stated one."""
    lower, upper = evidence.value, evidence.upper
    return lower is not None and upper is not None and lower < expected.value <= upper


def _nearest(evidence: Evidence, expected: Expectation) -> Fraction:
    """Of a figure that may lie between two ends, the one that speaks for what is stated."""
    value = evidence.value if isinstance(evidence.value, Fraction) else Fraction(0)
    is_above = evidence.upper is not None and evidence.upper < expected.value
    return evidence.upper if is_above and evidence.upper is not None else value


def _absence(check: Check, evidence: Evidence) -> Outcome:
    if evidence.value is None:
        return Outcome.UNKNOWN
    if evidence.value:
        return Outcome.HOLDS
    places = {place.path for place in evidence.places}
    if "/" not in check.path and places and check.path not in places:
        return Outcome.UNKNOWN  # a bare name, found beside the page only
    return Outcome.FALSE if check.is_thing else Outcome.UNKNOWN


def _is_accusation(check: Check, rung: Rung) -> bool:
    if check.may_be_empty:
        return False
    match rung:
        case Rung.NEVER:
            return True
        case Rung.STRANGE_FOLDER:
            return check.role is Role.SUBJECT and check.is_made
        case Rung.LOOSE_NAME:
            return check.belongs_in_root
        case _:
            return False


def _measured(value: Fraction, expected: Expectation) -> Outcome:
    """A figure read from prose."""
    return Outcome.HOLDS if value == expected.value else _apart(value, expected)


def _apart(value: Fraction, expected: Expectation) -> Outcome:
    """A figure that is not the stated one: too low accuses, too high is drift."""
    stated = expected.value
    if expected.unit == "%" and expected.relation in {Relation.AT_LEAST, Relation.EXACTLY}:
        tolerance = 0 if stated >= ALL else POINTS
        return Outcome.HOLDS if value >= stated - tolerance else Outcome.FALSE
    below, far_below = max(expected.step, stated * BELOW), max(expected.step, stated * FAR_BELOW)
    above = max(expected.step, stated * ABOVE)
    match expected.relation:
        case Relation.AT_LEAST | Relation.MORE:
            return Outcome.HOLDS if value >= stated - stated * BELOW else Outcome.FALSE
        case Relation.AT_MOST | Relation.LESS:
            return Outcome.HOLDS if value <= stated + stated * BELOW else Outcome.FALSE
        case Relation.ABOUT:
            if abs(value - stated) <= max(Fraction(1), stated * ABOVE):
                return Outcome.HOLDS
            return Outcome.SHORT if value < stated else Outcome.GROWN
        case Relation.EXACTLY:
            if stated == 0:
                return Outcome.HOLDS if value == 0 else Outcome.FALSE
            if value < stated - far_below:
                return Outcome.FALSE
            if value < stated - below:
                return Outcome.SHORT
            return Outcome.GROWN if value > stated + above else Outcome.HOLDS


def _is_only_near(check: Check, evidence: Evidence) -> bool:
    """Whether a floor is barely missed, or a stated size could not be counted."""
    expected, value = check.expected, evidence.value
    if expected is None or value is None:
        return False
    if isinstance(value, bool):
        return True
    return expected.relation in {Relation.AT_LEAST, Relation.MORE} and value < expected.value


_COMPARE: Mapping[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.EXACTLY: lambda value, stated: value == stated,
    Relation.AT_LEAST: lambda value, stated: value >= stated,
    Relation.AT_MOST: lambda value, stated: value <= stated,
    Relation.MORE: lambda value, stated: value > stated,
    Relation.LESS: lambda value, stated: value < stated,
    Relation.ABOUT: lambda value, stated: abs(value - stated) <= stated * ABOVE,
}


def _compare(value: Fraction, expected: Expectation) -> bool:
    return _COMPARE[expected.relation](value, expected.value)
