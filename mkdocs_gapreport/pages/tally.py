"""How many claims there are of each sort: the figures of every summary."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Finding


class Sort(StrEnum):
    """Where a finding is told of; each has exactly one, so that figures add up."""

    MISSING = "missing"
    OVERSTATED = "overstated"
    BROKEN = "broken"
    FAILING = "failing"
    FALLEN = "fallen"
    ACCEPTED = "accepted"
    TOLERATED = "tolerated"
    OUTDATED = "outdated"
    UNDERSTATED = "understated"
    ACCURATE = "accurate"
    OPEN = "open"
    UNVERIFIED = "unverified"


FALSE = (Sort.MISSING, Sort.OVERSTATED)


def sort_of(finding: Finding) -> Sort:
    """Sort a finding: by why it fails, by who accepted it, else by its verdict."""
    if finding.caused_by:
        return Sort.FALLEN
    if finding.accepted:
        return Sort.ACCEPTED
    match finding.verdict:
        case Verdict.BROKEN:
            return Sort.BROKEN
        case Verdict.MISSING | Verdict.OVERSTATED:
            return _BY_VERDICT[finding.verdict] if finding.fails else Sort.TOLERATED
        case verdict:
            return Sort.FAILING if finding.fails else _BY_VERDICT[verdict]


_BY_VERDICT = {verdict: Sort(verdict) for verdict in Verdict}


class Tally(Struct, frozen=True):
    """The findings of a page or a report, sorted."""

    findings: tuple[Finding, ...]
    sorted: dict[Sort, tuple[Finding, ...]]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Sort the findings that state something; within a sort they stay in reading order."""
        found = tuple(finding for finding in findings if not finding.claim.is_silent)
        by_sort: dict[Sort, list[Finding]] = {sort: [] for sort in Sort}
        for finding in found:
            by_sort[sort_of(finding)].append(finding)
        return cls(found, {sort: tuple(members) for sort, members in by_sort.items()})

    def __getitem__(self, sort: Sort) -> tuple[Finding, ...]:
        return self.sorted[sort]

    def count(self, *sorts: Sort) -> int:
        """How many findings are of these sorts."""
        return sum(len(self.sorted[sort]) for sort in sorts)

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return len(self.findings)

    @property
    def judged(self) -> int:
        """How many claims could be judged."""
        return sum(finding.is_judged for finding in self.findings)

    @property
    def false(self) -> int:
        """How many claims are false and fail the build."""
        return self.count(*FALSE)
