"""Headings, and items that only have parts (DESIGN section 3.3).

A roll-up never accuses on its own: it fails only through a failing part, and names it.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.audit.verdicts import Ruling
from mkdocs_gapreport.model import DONE, TODO, UNKNOWN, Claim, Finding, Share, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

POINTS = Fraction(1, 10)
_TWO = 2


class Part(Struct, frozen=True):
    """A direct part with its finding, and the findings of the lines at the bottom of it."""

    finding: Finding
    leaves: tuple[Finding, ...]


def of_parts(claim: Claim, parts: Sequence[Part]) -> Ruling:
    """The verdict of a claim by its parts."""
    counted = [part for part in parts if not part.finding.claim.is_taken_back]
    leaves = [leaf for part in counted for leaf in part.leaves]
    found = weighed([(part.finding.claim, part.finding.found) for part in counted])
    if claim.stated == DONE:
        return _done(leaves, found)
    if claim.stated == TODO:
        return _not_done(leaves, found)
    if claim.stated is None or claim.stated == UNKNOWN:
        return Ruling(verdict=Verdict.UNVERIFIED, found=found, note=_judged(leaves))
    return _share(claim.stated, leaves, found)


def weighed(shares: Sequence[tuple[Claim, Share]]) -> Share:
    """The mean of shares; siblings weigh the same unless all of them state effort or duration."""
    if not shares:
        return UNKNOWN
    weights = [claim.weight for claim, _ in shares if claim.weight]
    found = [share for _, share in shares]
    if len(weights) < len(found):
        count = len(found)
        return Share(total(s.low for s in found) / count, total(s.high for s in found) / count)
    whole = total(weights)
    low = total(w * share.low for w, share in zip(weights, found, strict=True))
    high = total(w * share.high for w, share in zip(weights, found, strict=True))
    return Share(low / whole, high / whole)


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum. Nearly all values are whole, and whole numbers add up thirty times as fast."""
    parted = list(values)
    whole = sum(value.numerator for value in parted if value.denominator == 1)
    return sum((value for value in parted if value.denominator != 1), Fraction(whole))


def points(share: Fraction) -> str:
    """A share as points of a hundred: "24 points"."""
    return f"{round(100 * share)} points"


def _done(leaves: Sequence[Finding], found: Share) -> Ruling:
    judged = [leaf for leaf in leaves if leaf.is_judged and leaf.claim.stated != TODO]
    false = [leaf for leaf in judged if _is_false(leaf)]
    if len(false) >= _TWO and all(leaf.verdict is Verdict.MISSING for leaf in judged):
        note = f"none of the {len(false)} parts that could be judged is there"
        return Ruling(verdict=Verdict.MISSING, found=found, accuses=True, note=note)
    if judged and Fraction(len(false), len(judged)) > POINTS:
        share = points(Fraction(len(false), len(judged)))
        verb = "is" if len(false) == 1 else "are"
        counted = f"{len(false)} of the {len(judged)} parts that could be judged {verb} false"
        note = f"overstated by {share}: {counted}"
        return Ruling(verdict=Verdict.OVERSTATED, found=found, accuses=True, note=note)
    if leaves and all(leaf.verdict is Verdict.ACCURATE for leaf in leaves):
        exact = all(leaf.exact for leaf in leaves)
        return Ruling(
            verdict=Verdict.ACCURATE, found=found, exact=exact, note=f"all {len(leaves)} parts hold"
        )
    return Ruling(verdict=Verdict.UNVERIFIED, found=found, note=_judged(leaves))


def _not_done(leaves: Sequence[Finding], found: Share) -> Ruling:
    if leaves and all(leaf.verdict in {Verdict.ACCURATE, Verdict.UNDERSTATED} for leaf in leaves):
        return Ruling(
            verdict=Verdict.UNDERSTATED, found=found, note=f"all {len(leaves)} parts are there"
        )
    return Ruling(verdict=Verdict.OPEN, found=found, note=_judged(leaves))


def _share(stated: Share, leaves: Sequence[Finding], found: Share) -> Ruling:
    if found.high < stated.low - POINTS:
        note = f"overstated by at least {points(stated.low - found.high)}: found {found}"
        return Ruling(verdict=Verdict.OVERSTATED, found=found, accuses=True, note=note)
    if found.low > stated.high + POINTS:
        note = f"understated by at least {points(found.low - stated.high)}: found {found}"
        return Ruling(verdict=Verdict.UNDERSTATED, found=found, note=note)
    if stated.low - POINTS <= found.low and found.high <= stated.high + POINTS:
        return Ruling(verdict=Verdict.ACCURATE, found=found, note=f"found {found}")
    return Ruling(verdict=Verdict.UNVERIFIED, found=found, note=f"found {found}; {_judged(leaves)}")


def _is_false(leaf: Finding) -> bool:
    return leaf.verdict in {Verdict.MISSING, Verdict.OVERSTATED} and (
        leaf.fails or bool(leaf.accepted)
    )


def _judged(leaves: Sequence[Finding]) -> str:
    judged = sum(leaf.is_judged for leaf in leaves)
    false = sum(_is_false(leaf) for leaf in leaves)
    if not judged:
        return f"none of its {len(leaves)} parts could be judged" if leaves else "it has no parts"
    counts = Counter(leaf.verdict for leaf in leaves if leaf.is_judged and not _is_false(leaf))
    named = [f"{false} false"] if false else []
    named += [f"{count} {verdict}" for verdict, count in counts.most_common()]
    return f"{judged} of its {len(leaves)} parts could be judged: {', '.join(named)}"
