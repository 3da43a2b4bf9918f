"""From outcomes to the verdict of an item that has checks of its own (DESIGN section 3.2).

The steps stand in the order of that section; the first that fits decides.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit import contents
from mkdocs_gapreport.audit.admitting import as_admitted
from mkdocs_gapreport.audit.listing import lost_in_list
from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Claim,
    Outcome,
    Result,
    Role,
    Rung,
    Share,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ruling(Struct, frozen=True, kw_only=True):
    """A verdict with what led to it.

    `accuses`: it turns a build red unless somebody accepts it. `lacks_substance`: it does so where
    a site requires more than existence. `left` is what the line states and nobody checked.
    """

    verdict: Verdict
    found: Share = UNKNOWN
    exact: bool = True
    accuses: bool = False
    lacks_substance: bool = False
    deciding: tuple[Result, ...] = ()
    note: str = ""
    left: tuple[str, ...] = ()


def of_item(claim: Claim, results: Sequence[Result], done: frozenset[str] = frozenset()) -> Ruling:
    """The verdict of a claim by its own checks; `done` are the files that the page calls done."""
    ruling = _of_checks(claim, results, done)
    left = contents.left(claim, results)
    if ruling.verdict is Verdict.ACCURATE:
        return replace(ruling, left=left, exact=ruling.exact and not left)
    is_apart = any(result.differs for result in ruling.deciding)
    return replace(ruling, left=left) if is_apart else ruling


def _of_checks(claim: Claim, results: Sequence[Result], done: frozenset[str]) -> Ruling:
    if claim.is_silent:  # a goal
        return Ruling(verdict=Verdict.OPEN, deciding=tuple(results))
    broken = tuple(r for r in results if r.evidence.is_broken)
    if broken:
        return Ruling(verdict=Verdict.BROKEN, accuses=True, deciding=broken)
    if claim.is_taken_back:
        note = f"the line says itself: {claim.retracted}"
        return Ruling(verdict=Verdict.UNVERIFIED, deciding=tuple(results), note=note)
    if claim.stated == TODO:
        return _not_done(results, done)
    if claim.stated == UNKNOWN:
        results = [r for r in results if r.check.expected is not None]
        if not results:
            return Ruling(verdict=Verdict.UNVERIFIED, note="it is stated neither done nor not done")
    if claim.stated is not None and claim.stated not in (DONE, UNKNOWN):
        return _partly(results)
    results = as_admitted(claim, results)
    ruling = _doubted(claim, _done(results, has_status=claim.stated is not None), results)
    note = _excuse(claim, ruling)
    if note:
        return Ruling(verdict=Verdict.UNVERIFIED, deciding=ruling.deciding, note=note)
    return ruling


def _not_done(results: Sequence[Result], done: frozenset[str]) -> Ruling:
    things = [r for r in results if r.check.is_thing and r.check.role is Role.SUBJECT]
    if things and all(r.check.inferred and r.check.path in done for r in things):
        note = "other lines call the file done, so its being there proves nothing for this one"
        return Ruling(verdict=Verdict.OPEN, deciding=tuple(things), note=note)
    there = [r for r in things if _is_met(r)]
    if things and len(there) == len(things):
        weak = any(r.is_weak for r in there)
        return Ruling(
            verdict=Verdict.UNDERSTATED, found=DONE, exact=not weak, deciding=tuple(there)
        )
    missing = [r for r in things if not _is_met(r) and r.outcome is not Outcome.UNKNOWN]
    found = UNKNOWN
    if missing and len(missing) + len(there) == len(things):
        found = Share.of(Fraction(len(there), len(things)))
    return Ruling(verdict=Verdict.OPEN, found=found, deciding=tuple(things or results))


def _is_met(result: Result) -> bool:
    if result.check.expected is not None and not result.check.inferred:
        return result.outcome is Outcome.HOLDS
    if result.check.verifier == "absent" or not result.check.inferred:
        return result.outcome is Outcome.HOLDS
    return is_there(result) and not (result.evidence.is_hollow or result.evidence.is_idle)


def _partly(results: Sequence[Result]) -> Ruling:
    """A share with a file of its own: being there proves none of it, being absent disproves it."""
    done = _done(results, has_status=True)
    if done.verdict is Verdict.ACCURATE:
        note = "it is there; how finished it is cannot be measured"
        return Ruling(verdict=Verdict.UNVERIFIED, deciding=done.deciding, note=note)
    return done


def _done(results: Sequence[Result], *, has_status: bool) -> Ruling:
    own = tuple(r for r in results if r.check.role is Role.SUBJECT)
    if not own:
        return _only_mentioned(results)
    false = _with(own, Outcome.FALSE)
    if false:
        gone = {r.check.path for r in false} - {""}
        others = [r for r in own if r not in false and r.check.path not in gone]
        absent = all(_is_absent(r) for r in false) and not others
        verdict = Verdict.MISSING if absent else Verdict.OVERSTATED
        return Ruling(verdict=verdict, found=_found(own), accuses=has_status, deciding=false)
    hollow = _with(own, Outcome.HOLLOW)
    if hollow:
        return Ruling(
            verdict=Verdict.OVERSTATED,
            found=_found(own),
            lacks_substance=has_status,
            deciding=hollow,
        )
    short = _with(own, Outcome.SHORT)
    if short:
        return Ruling(verdict=Verdict.OVERSTATED, found=_found(own), deciding=short)
    drifted = _with(own, Outcome.GONE, Outcome.GROWN)
    if drifted:
        return Ruling(verdict=Verdict.OUTDATED, found=_found(own), deciding=drifted)
    apart = tuple(r for r in results if r.differs)
    if apart:
        return Ruling(
            verdict=Verdict.UNVERIFIED, found=_found(own), deciding=apart, note=contents.APART
        )
    holding = _with(own, Outcome.HOLDS)
    if holding:
        exact = len(holding) == len(own) and not any(r.is_weak for r in holding)
        return Ruling(verdict=Verdict.ACCURATE, found=_found(own), exact=exact, deciding=holding)
    return Ruling(verdict=Verdict.UNVERIFIED, deciding=own)


def _only_mentioned(results: Sequence[Result]) -> Ruling:
    """What a line only mentions may confirm it, and never accuses it."""
    apart = tuple(r for r in results if r.differs)
    if apart:
        return Ruling(verdict=Verdict.UNVERIFIED, deciding=apart, note=contents.APART)
    holding = _with(results, Outcome.HOLDS, Outcome.GROWN, Outcome.SHORT)
    if holding and not all(r.check.proves_nothing for r in holding):
        return Ruling(verdict=Verdict.ACCURATE, exact=False, deciding=holding)
    gone = _with(results, Outcome.GONE)
    if gone and not holding:
        return Ruling(verdict=Verdict.OUTDATED, deciding=gone)
    is_taken_out = any(r.check.proves_nothing and r.check.path for r in holding)
    note = "the file is there, which proves nothing about what was taken out of it"
    note = note if is_taken_out else ""
    return Ruling(verdict=Verdict.UNVERIFIED, deciding=tuple(results), note=note)


def _excuse(claim: Claim, ruling: Ruling) -> str:
    """Why a line, or its page, may be right about what is not here; nothing without a reason."""
    if not ruling.accuses or not all(map(_is_absent, ruling.deciding)):
        return ""
    if claim.elsewhere:
        return f"the line says itself that something else does it: {claim.elsewhere}"
    if claim.repositories and all(result.check.inferred for result in ruling.deciding):
        return f"it is not in this repository, and the page speaks of `{claim.repositories}`"
    return ""


def _doubted(claim: Claim, ruling: Ruling, results: Sequence[Result]) -> Ruling:
    """A ruling that holds, unless a list lacks a file, or what is there shows nothing now.

    That a file has as many tests as stated does not make up for their being skipped.
    """
    if ruling.verdict is not Verdict.ACCURATE:
        return ruling
    own = (r for r in results if r.check.role is Role.SUBJECT and r.outcome is Outcome.UNKNOWN)
    doubts = (*lost_in_list(claim, results), *(r for r in own if r.evidence.is_idle))
    if not doubts:
        return ruling
    return Ruling(verdict=Verdict.UNVERIFIED, found=ruling.found, deciding=doubts)


def _is_absent(result: Result) -> bool:
    """Whether the falsehood is that something is not there, and not that it is less than stated."""
    if result.check.verifier == "absent" or is_there(result):
        return False
    return result.evidence.value is None or result.evidence.value is False


def _with(results: Sequence[Result], *outcomes: Outcome) -> tuple[Result, ...]:
    return tuple(r for r in results if r.outcome in outcomes)


def _found(results: Sequence[Result]) -> Share:
    known = [r for r in results if not (r.check.is_beside and r.outcome is Outcome.UNKNOWN)]
    shares = [_share(r) for r in known or results]
    if len(shares) == 1:  # nearly always: to add and divide fractions takes long
        return shares[0]
    count = len(shares)
    return Share(
        sum((s.low for s in shares), Fraction()) / count,
        sum((s.high for s in shares), Fraction()) / count,
    )


def _share(result: Result) -> Share:
    """What one outcome is worth: a moved file is there, a removed one may have been done."""
    match result.outcome:
        case Outcome.HOLDS | Outcome.GROWN:
            return DONE
        case Outcome.HOLLOW:
            return TODO
        case Outcome.FALSE | Outcome.SHORT:
            return _part(result)
        case Outcome.GONE:
            is_moved = result.evidence.rung is Rung.NAMESAKE or bool(result.evidence.places)
            return DONE if is_moved else UNKNOWN
        case _:
            return UNKNOWN


def _part(result: Result) -> Share:
    expected, value = result.check.expected, result.evidence.value
    if expected and isinstance(value, Fraction) and 0 <= value < expected.value:
        return Share.of(value / expected.value)
    return TODO
