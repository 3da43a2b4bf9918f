"""The findings of a claim and of all below it: which of them speak, and what they say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import rollup
from mkdocs_gapreport.model import DONE, UNKNOWN, Claim, Finding, Kind, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def speaking(claim: Claim, family: list[Finding]) -> Iterable[list[Finding]]:
    """The family of a claim; of one that states nothing, the families of what is below it."""
    if not claim.is_silent:
        yield family
        return
    start = 1
    for part in claim.parts:
        size = sum(1 for _ in part.walk())
        yield from speaking(part, family[start : start + size])
        start += size


def leaves(family: Sequence[Finding]) -> Iterable[Finding]:
    """The findings that rest on their own line: those with checks, and those with nothing below."""
    return (f for f in family if not f.claim.is_silent and (f.results or not f.claim.parts))


def overall(findings: Sequence[Finding]) -> tuple[Share, Share]:
    """What all pages state and what was found, over the lines at the bottom."""
    stating = [
        f
        for f in leaves(findings)
        if f.claim.stated is not None and f.claim.kind is not Kind.HEADING
    ]
    counted = [f for f in stating if not f.claim.is_taken_back]
    if not counted:
        return UNKNOWN, UNKNOWN
    stated = [f.claim.stated or DONE for f in counted]
    count = len(counted)
    low = rollup.total(s.low for s in stated) / count
    high = rollup.total(s.high for s in stated) / count
    return Share(low, high), rollup.weighed([(f.claim, f.found) for f in counted])
