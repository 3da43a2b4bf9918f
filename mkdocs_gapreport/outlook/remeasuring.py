"""Put what was measured in place of what is stated: sizes, counts, percentages, moved paths."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Outcome, Relation, Role, Verdict, one_of
from mkdocs_gapreport.outlook.passages import UncorrectableError
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Expectation, Finding, Result
    from mkdocs_gapreport.outlook.passages import Passage

_STALE = frozenset({Outcome.SHORT, Outcome.GROWN, Outcome.GONE})
_FIGURE = frozenset({Outcome.SHORT, Outcome.GROWN, Outcome.FALSE})
# what they find are candidates: a person has to look before a page may say it
_UNSURE = frozenset({"secrets", "sql_injection", "n_plus_one"})
_FLOOR = r"(?:(?:>=?|≥|over|more than|at least|mais de|über)\s?)"
_SIGNS = frozenset({Relation.AT_LEAST, Relation.MORE, Relation.AT_MOST, Relation.LESS})
_SUM = regex(r"[^\n|]{0,12}\(\s*\d[^()\n]*\+\s*\d")
_BROKEN_DOWN = "the line says what its figure is made of; count the parts anew"
_NOUN = regex(
    r"^(?P<before>\s?(?:(?:unit|test|integration|end-to-end|e2e|public|api|source|code)\s)?)"
    r"(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_HUNDRED = 100
_TWO_DIGITS = 10
_DEEPEST = 2
_UNITS = {"kb": 1000, "mb": 1_000_000}


def is_stale(finding: Finding) -> bool:
    """Whether a claim rests on a figure or a path that is not so any more."""
    if finding.accepted and finding.accepted.by == "waiver":
        return False
    return finding.verdict in {Verdict.OUTDATED, Verdict.OVERSTATED} and any(
        (r.outcome in _STALE and not _is_removed(r)) or _is_wrong_figure(r) for r in _own(finding)
    )


def mends(finding: Finding) -> bool:
    """Whether a false claim is true once its figures are corrected."""
    false = [r for r in _own(finding) if r.outcome is Outcome.FALSE]
    return bool(false) and all(map(_is_wrong_figure, false))


def remeasured(passage: Passage, finding: Finding) -> tuple[str, str]:
    """The passage with its figures and paths as they are now, and why; or `UncorrectableError`."""
    text, reasons = passage.text, []
    for result in _own(finding):
        if result.outcome is Outcome.GONE and not _is_removed(result):
            text = _moved(text, passage, result)
            reasons.append(f"`{result.check.path}` is at `{result.evidence.places[0].path}` now")
        elif result.outcome in _FIGURE:
            text = _measured(text, passage, result)
            reasons.append(result.evidence.summary)
    if text == passage.text:
        raise UncorrectableError("it names nothing that could be put in its place")
    return text, "; ".join(reasons)


def _own(finding: Finding) -> list[Result]:
    return [r for r in finding.results if r.check.role is Role.SUBJECT]


def _is_removed(result: Result) -> bool:
    return result.outcome is Outcome.GONE and len(result.evidence.places) != 1


def _is_wrong_figure(result: Result) -> bool:
    """Whether only a figure is wrong, one that describes what is there and is no goal."""
    expected = result.check.expected
    if expected is None or not isinstance(result.evidence.value, Fraction):
        return False
    if result.outcome is not Outcome.FALSE or not result.check.inferred:
        return False
    if expected.relation in {Relation.AT_MOST, Relation.LESS} or expected.value == 0:
        return False
    is_floor = expected.relation in {Relation.AT_LEAST, Relation.MORE}
    return not (expected.unit == "%" and (is_floor or expected.value >= _HUNDRED))


def _moved(text: str, passage: Passage, result: Result) -> str:
    """Put the new path in place of the old one, wherever the line names it."""
    old, new = result.check.path, result.evidence.places[0].path
    found = re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w/-]|\.\w)")
    links = any(text[: m.start()].endswith(("](", "](./")) for m in found.finditer(text))
    if not found.search(text) or (links and "/" in passage.claim.page):
        raise UncorrectableError(f"the line writes `{old}` in another way; it is `{new}` now")
    return found.sub(lambda _: new + "/" * (old.endswith("/") and not new.endswith("/")), text)


def _measured(text: str, passage: Passage, result: Result) -> str:
    expected, value = result.check.expected, result.evidence.value
    if expected is None or not isinstance(value, Fraction):
        raise UncorrectableError("nothing was measured that could be put in its place")
    if result.check.verifier in _UNSURE:
        raise UncorrectableError("what was found are candidates; look at them, then say how many")
    if result.evidence.upper not in {None, value}:
        raise UncorrectableError("it lies between two figures; say which one it is")
    places = list(_places(text, passage, expected))
    if len(places) != 1:
        raise UncorrectableError(f"the line does not say `{expected.words}` in one place")
    [place] = places
    if _SUM.match(text, place.end()):
        raise UncorrectableError(_BROKEN_DOWN)
    new = _written(value, place["number"], place["unit"] or expected.unit)
    around = place["behind"].lstrip("+").replace("+", "", 1)
    front = "" if expected.relation in _SIGNS else place["front"]
    behind = around + text[place.end() :]
    return f"{text[: place.start()]}{front}{new}{_of_one(behind) if new == '1' else behind}"


def _of_one(behind: str) -> str:
    """What stands behind a figure that is now 1: " unit tests in" is " unit test in"."""
    return _NOUN.sub(lambda noun: noun["before"] + one_of(noun["noun"]), behind, count=1)


def _places(text: str, passage: Passage, expected: Expectation) -> Iterable[re.Match[str]]:
    """Where the line states the figure: with its unit, or else alone."""
    said = re.search(r"\d(?:[\d,.'\s]*\d)?", expected.stated or "")
    number = said[0] if said else str(expected.value)
    if expected.stated and not _is_value(number, expected):
        # "249 → 0": the last figure is the one that counts
        number = str(expected.value)
    plain = re.compile(
        rf"(?P<front>{_FLOOR}?)(?<![\w.,])(?P<number>{re.escape(number)})"
        r"(?P<behind>\s?\+?\s?(?P<unit>%|[kK]?[^\W\d_]*)\+?)(?![.,]?\d)",
        re.IGNORECASE,
    )
    words = passage.prose if text == passage.text else text
    found = list(plain.finditer(words))
    unit = re.search(r"[^\W\d_]+|%", (expected.stated or "").partition(number)[2])
    same = [m for m in found if unit and m["unit"].lower().startswith(unit[0].lower())]
    return same or found


def _is_value(number: str, expected: Expectation) -> bool:
    digits = re.sub(r"\D", "", number)
    value = str(expected.value.numerator)
    return digits == value or value.startswith(digits) or expected.value.denominator > 1


def _written(value: Fraction, model: str, unit: str) -> str:
    """A figure as its model is written: thousands set apart or not, in its unit."""
    value /= _UNITS.get(unit.lower(), 1) * (1000 if unit.lower() == "k" else 1)
    decimals = len(model.partition(".")[2]) if re.fullmatch(r"\d+\.\d{1,2}", model) else 0
    while value.denominator > 1 and value * 10**decimals < _TWO_DIGITS and decimals < _DEEPEST:
        decimals += 1  # 13,773 bytes are not 0 MB
    scaled = int(value * 10**decimals)
    whole, rest = divmod(scaled, 10**decimals)
    mark = next((c for c in model if not c.isdigit()), "") if not decimals else ""
    text = f"{whole:,}".replace(",", mark) if mark else str(whole)
    return f"{text}.{rest:0{decimals}d}" if decimals else text
