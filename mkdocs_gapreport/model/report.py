"""Claims with what was found about them: every page, export and command is a view of this."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model.claims import Role
from mkdocs_gapreport.model.evidence import Strength
from mkdocs_gapreport.model.shares import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from mkdocs_gapreport.model.claims import Claim, Page
    from mkdocs_gapreport.model.evidence import Result
    from mkdocs_gapreport.model.shares import Share


class Verdict(StrEnum):
    """What was found about a claim; DESIGN section 3 has the rule, `audit` the code."""

    ACCURATE = "accurate"
    OVERSTATED = "overstated"
    MISSING = "missing"
    OUTDATED = "outdated"
    UNDERSTATED = "understated"
    OPEN = "open"
    UNVERIFIED = "unverified"
    BROKEN = "broken"


class Acceptance(Struct, frozen=True, kw_only=True):
    """Why a failing claim does not fail the build: a waiver on the page, or a baseline entry."""

    by: str
    reason: str
    since: date | None = None
    until: date | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """A claim with its evidence, found share and verdict.

    `figure` is the badge's few words ("never existed", "175 of 1650+ lines"), `reason` one or more
    sentences, `advice` what to do about it, `remarks` what else the reader should know (a waiver
    that has expired, a check that was replaced), `unchecked` the words of the line that state more
    than was checked.
    """

    claim: Claim
    verdict: Verdict
    found: Share
    results: tuple[Result, ...] = ()
    exact: bool = True
    fails: bool = False
    caused_by: tuple[str, ...] = ()
    accepted: Acceptance | None = None
    figure: str = ""
    reason: str = ""
    advice: str = ""
    remarks: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    is_judged: bool = False

    @property
    def strength(self) -> Strength:
        """The weakest proof among what the claim is about."""
        about = (r for r in self.results if r.check.role is Role.SUBJECT and not r.check.is_beside)
        return min((r.evidence.strength for r in about), default=Strength.NOTHING)


class RepositoryState(Struct, frozen=True, kw_only=True):
    """What was audited: `commit` is empty without git, `incomplete` says why history is missing."""

    commit: str = ""
    is_dirty: bool = False
    is_shallow: bool = False
    files: int = 0
    incomplete: str = ""
    name: str = ""


class Report(Struct, frozen=True, kw_only=True, dict=True):
    """All findings in reading order; every page, export and command is a view of it.

    `min_judged` is the share of the claims that has to be judged for the run to say something.
    It has no slots, so that it can keep what is asked of it for every page.
    """

    as_of: date
    repository: RepositoryState
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    stated: Share = UNKNOWN
    found: Share = UNKNOWN
    min_judged: Fraction | None = None
    remarks: tuple[str, ...] = ()
    by_id: Mapping[str, Finding] = field(default_factory=dict)

    def of_page(self, path: str) -> tuple[Finding, ...]:
        """The findings of one page, in reading order."""
        return self._by_page.get(path, ())

    @cached_property
    def _by_page(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.claim.page, []).append(finding)
        return {path: tuple(those) for path, those in found.items()}

    @property
    def speaking(self) -> tuple[Finding, ...]:
        """The findings that are counted: not those of phases and tasks that state nothing."""
        return tuple(finding for finding in self.findings if not finding.claim.is_silent)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """What turns the build red, without the headings that only fail through their parts."""
        return tuple(f for f in self.findings if f.fails and not f.caused_by)

    @property
    def judged(self) -> int:
        """How many claims could be judged."""
        return sum(finding.is_judged for finding in self.findings)


class Badge(Struct, frozen=True, kw_only=True):
    """What a page shows at a claim, as ready HTML.

    `inline` (phrasing content) stands where the claim ends; `block` (such as `<details>`) there as
    well where the place may hold it, and right behind a heading or paragraph. `container_class` is
    given to the item, row or heading that makes the claim.
    """

    inline: str = ""
    block: str = ""
    container_class: str = ""
