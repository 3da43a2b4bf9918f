"""How finished a page, or a phase that is named, is said to be in two ways."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind
from mkdocs_gapreport.outlook.statements import (
    Contradiction,
    is_dated,
    says_how_much,
    speaks_for_all,
    words_of,
)
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.status import split_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Finding, Report, Share

_APART = Fraction(1, 20)  # less may be rounding
_WHOLE = regex(
    r"(?:overall|project|total|production|global)(?: (?:overall|project|production))?"
    r" (?:status|progress|completion|completeness|readiness|state)|overall|production ready",
    re.IGNORECASE,
)
_HERE = frozenset(
    {"status", "progress", "completion", "current status", "current progress", "readiness"}
    | {"complete", "completed", "current state", "state", "implementation status"}
)
_PART = regex(
    r"^\W*(?P<kind>phase|week|sprint|milestone|stage|iteration)\s+(?P<number>\d+(?:\.\d+)?)\b"
    r"(?!\s*[-–—&+]\s*\d)(?!\s*(?:and|to)\s+\d)(?P<rest>.*)$",
    re.IGNORECASE,
)
_DAY = regex(
    r"\b20\d\d-\d\d-\d\d\b|\b(?:was|were|before|previously|former(?:ly)?)\b", re.IGNORECASE
)


def shares_apart(report: Report) -> Iterator[Contradiction]:
    """Find two shares of the same whole: of a page, of the project, of a phase."""
    for page in report.pages:
        findings = report.of_page(page.path)
        below = {part.id for c in page.walk() if c.kind is Kind.HEADING for part in c.parts}
        own = [f for f in findings if f.claim.id not in below and _is_of_page(f.claim)]
        yield from _pairs("the whole page", own)
        for name, named in _parts(findings).items():
            yield from _pairs(name, named)
    yield from _across(report)


def _across(report: Report) -> Iterator[Contradiction]:
    """The whole project, by the pages that speak for it."""
    speaking = [
        finding
        for finding in report.findings
        if speaks_for_all(finding.claim.page) and _is_of_project(finding.claim)
    ]
    firsts = {finding.claim.page: finding for finding in reversed(speaking)}
    yield from _pairs("the whole project", list(reversed(firsts.values())))


def _is_of_page(claim: Claim) -> bool:
    if claim.kind not in {Kind.STATUS, Kind.ITEM} or not says_how_much(claim):
        return False
    key = split_key(claim.text)[0]
    is_for_all = len(claim.section) <= 1 or key.startswith("current")
    is_here = claim.kind is Kind.STATUS and key in _HERE and is_for_all
    is_told = is_here or bool(_WHOLE.fullmatch(key))
    return is_told and not _DAY.search(claim.text) and not _is_below_part(claim)


def _is_of_project(claim: Claim) -> bool:
    if claim.kind not in {Kind.STATUS, Kind.ITEM} or not says_how_much(claim):
        return False
    key, value = split_key(claim.text)
    is_whole = _WHOLE.fullmatch(key) or (key in _HERE and _WHOLE.search(value))
    is_told = bool(is_whole) and not _DAY.search(claim.text) and not _is_below_part(claim)
    return is_told and not is_dated(claim.page)


def _is_below_part(claim: Claim) -> bool:
    return any(_PART.match(title) for title in claim.section)


def _parts(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The claims about each phase that a page names by its number."""
    named: dict[str, list[Finding]] = {}
    for finding in findings:
        claim = finding.claim
        match = _PART.match(_name(claim))
        if match and says_how_much(claim) and not _DAY.search(claim.text):
            key = f"{match['kind'].lower()} {match['number']}"
            named.setdefault(key, []).append(finding)
    return {name: found for name, found in named.items() if _are_one(found)}


def _are_one(findings: Sequence[Finding]) -> bool:
    """Several plans on a page each have a phase 1: then their titles have no word in common."""
    headings = [f.claim for f in findings if f.claim.kind is Kind.HEADING]
    if len(headings) > 1:
        return False
    titles = [_rest(f.claim) for f in findings]
    told = set(filter(None, titles))
    return all(one & other for one in told for other in told)


def _name(claim: Claim) -> str:
    return claim.text.partition(" | ")[0] if claim.kind is Kind.ROW else claim.text


def _rest(claim: Claim) -> frozenset[str]:
    match = _PART.match(_name(claim))
    title = re.split(r"[\[(]|\s[-–—]\s|\d+\s?%", match["rest"])[0] if match else ""
    return words_of(title)


def _pairs(subject: str, findings: Sequence[Finding]) -> Iterator[Contradiction]:
    """Each statement with the first that differs from it, and each difference once."""
    told: set[frozenset[Share]] = set()
    by_share: dict[Share | None, Finding] = {}
    for finding in findings:
        by_share.setdefault(finding.claim.stated, finding)
    firsts = list(by_share.values())
    for number, later in enumerate(firsts):
        for earlier in firsts[:number]:
            one, other = earlier.claim.stated, later.claim.stated
            if one is None or other is None or not _are_apart(one, other):
                continue
            if frozenset((one, other)) not in told:
                told.add(frozenset((one, other)))
                yield Contradiction.between(
                    subject, f"stated {one} here and {other} there", earlier, later
                )
            break


def _are_apart(one: Share, other: Share) -> bool:
    return max(one.low, other.low) - min(one.high, other.high) > _APART
