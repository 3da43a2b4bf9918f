"""Two figures for one thing: sizes of a file, metrics of the repository."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Relation, Role
from mkdocs_gapreport.outlook.statements import (
    Contradiction,
    are_alike,
    are_of_one_time,
    is_done,
    is_open,
    is_plain,
    may_be_of_one_subject,
    may_be_of_one_time,
    speaks_for_all,
    words_of,
)
from mkdocs_gapreport.reading.status import split_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Expectation, Finding, Report, Result

_MOST = 50  # of a figure that is repeated without end
_TOLERANCE = Fraction(1, 20)  # of each of the two
_SIZES = frozenset({"lines", "bytes"})
_FILES = frozenset({"file", "directory", "files", "absent", "substance"})


def figures_apart(report: Report) -> Iterator[Contradiction]:
    """Find figures that cannot both be right."""
    asked: dict[Hashable, list[tuple[Finding, Result]]] = {}
    for finding in report.speaking:
        for result in finding.results:
            if result.check.expected and result.check.role is Role.SUBJECT:
                asked.setdefault(_thing(result), []).append((finding, result))
    for group in asked.values():
        yield from _of_one_thing(group)


def _thing(result: Result) -> Hashable:
    """What a figure is about: a file where it was found, or all that a verifier was asked."""
    check, places = result.check, [place.path for place in result.evidence.places]
    if check.verifier in _SIZES:
        is_there = result.evidence.value is not None and len(places) == 1
        return check.verifier, places[0] if is_there else check.path
    asked = sorted((name, str(value)) for name, value in check.arguments.items())
    return (check.verifier, *asked)


def _of_one_thing(asked: Sequence[tuple[Finding, Result]]) -> Iterator[Contradiction]:
    group = asked[:_MOST]
    for number, (later, result) in enumerate(group):
        for earlier, before in group[:number]:
            words = _apart(earlier.claim, before, later.claim, result)
            if words:
                yield Contradiction.between(_name(result), words, earlier, later)
                break


def _apart(one: Claim, first: Result, other: Claim, second: Result) -> str:
    """How two figures differ; nothing where they may both be right."""
    expected, again = first.check.expected, second.check.expected
    if not (expected and again and may_be_of_one_subject(one, other) and one is not other):
        return ""
    is_size = first.check.verifier in _SIZES
    if not (may_be_of_one_time if is_size else _are_of_one_metric)(one, other):
        return ""
    if (is_done(one) and is_open(other)) or (is_open(one) and is_done(other)):
        is_metric = first.check.verifier not in _SIZES | _FILES
        words = ("reached", "not reached") if is_done(one) else ("not reached", "reached")
        said = f"stated {words[0]} here and {words[1]} there: {expected.words}"
        return said if is_metric and expected.words == again.words else ""
    is_stated = all(is_plain(claim) and not is_open(claim) for claim in (one, other))
    if is_stated and _cannot_agree(expected, again):
        return f"stated {expected.words} here and {again.words} there"
    return ""


def _are_of_one_metric(one: Claim, other: Claim) -> bool:
    """Whether two figures count the same, and not that of a part, or of another day."""
    is_shared = one.page == other.page or (speaks_for_all(one.page) and speaks_for_all(other.page))
    keys = [words_of(split_key(claim.text)[0]) for claim in (one, other)]
    is_explicit = not any(check.inferred for claim in (one, other) for check in claim.checks)
    is_named = is_explicit or (all(keys) and are_alike(*keys))
    return is_shared and is_named and are_of_one_time(one, other)


def _cannot_agree(one: Expectation, other: Expectation) -> bool:
    (low, high), (least, most) = _range(one), _range(other)
    return (most is not None and low > most) or (high is not None and least > high)


def _range(expected: Expectation) -> tuple[Fraction, Fraction | None]:
    """The figures that a statement leaves room for."""
    slack = max(expected.step, expected.value * _TOLERANCE) if expected.value else Fraction(0)
    low, high = expected.value - slack, expected.value + slack
    match expected.relation:
        case Relation.AT_LEAST | Relation.MORE:
            return low, None
        case Relation.AT_MOST | Relation.LESS:
            return Fraction(0), high
        case Relation.ABOUT:
            return low - slack, high + slack
        case _:
            return low, high


def _name(result: Result) -> str:
    check = result.check
    if check.verifier in _SIZES:
        return f"the {check.verifier} of `{check.path}`"
    asked = " ".join(str(value) for value in check.arguments.values())
    return f"{check.verifier.replace('_', ' ')} {asked}".strip()
