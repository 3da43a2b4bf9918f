"""What is said about claims and findings, in the same words on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Verdict, number
from mkdocs_gapreport.pages.markup import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from mkdocs_gapreport.model import Acceptance, Claim, Finding, Share


def verdict_word(finding: Finding) -> str:
    """The verdict as people read it."""
    if finding.verdict is Verdict.ACCURATE and not finding.exact:
        return "mostly accurate"
    return plain_verdict(finding.verdict)


def plain_verdict(verdict: Verdict) -> str:
    """The verdict in general as people read it."""
    return "not verified" if verdict is Verdict.UNVERIFIED else verdict.value


def agreeing(amount: int, one: str, many: str) -> str:
    """Choose the word that agrees with the amount."""
    return one if amount == 1 else many


def enumerated(things: Iterable[str]) -> str:
    """List things as a sentence does: `a, b and c`."""
    *others, final = [*things] or [""]
    return f"{', '.join(others)} and {final}" if others else final


def percent(share: Share) -> str:
    """A share in whole per cent."""
    return str(share)


def stated(claim: Claim) -> str:
    """What the claim states: how finished, and which figures."""
    figures = [check.expected.unbracketed for check in claim.checks if check.expected]
    share = [] if claim.stated is None else [claim.stated.words]
    admitted = [f"but “{one_line(claim.retracted)}”"] if claim.retracted else []
    return ", ".join(dict.fromkeys([*share, *figures, *admitted]))


def named(finding: Finding) -> str:
    """The shortest words that name a claim among others: its file, or how its text begins."""
    from_checks = (result.check.path for result in finding.results if result.check.path)
    path = next(from_checks, "")
    return path.rstrip("/").rpartition("/")[2] or shortened(finding.claim.text, 70)


def accepted(acceptance: Acceptance) -> str:
    """Say in a few words that a false claim is let stand, and until when."""
    how = {"waiver": "waived", "baseline": "in the baseline", "since": "unchanged"}.get(
        acceptance.by, acceptance.by
    )
    return f"{how} until {acceptance.until.isoformat()}" if acceptance.until else how


def where(claim: Claim) -> str:
    """The page and the line of a claim."""
    return f"{claim.page}:{claim.line}"


def day(when: date) -> str:
    """A day as people write it: `8 September 2025`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """A day for a table: `8 Sep 2025`."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weeks(span: Fraction) -> str:
    """A length of time: `2 weeks`, `1 week`, `0.4 weeks`."""
    return f"{number(span)} {agreeing(1 if span == 1 else 2, 'week', 'weeks')}"
