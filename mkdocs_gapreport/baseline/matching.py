"""Which claim an entry of a baseline means, and whether it is still needed.

By its id first; then by its words, as an id changes when a line is repeated or its page is renamed.
Two entries never mean the same claim, so that one more of the same is one too many.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from mkdocs_gapreport.baseline.files import Entry
    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.repository import Repository

_LONGEST = 60


class Dropped(Struct, frozen=True):
    """An entry that is no longer needed, and why."""

    entry: Entry
    why: str

    @property
    def words(self) -> str:
        """Its claim, and why, for people."""
        claim = self.entry.claim
        short = claim if len(claim) <= _LONGEST else f"{claim[: _LONGEST - 1]}…"
        return f"“{short}” ({self.entry.page}) {self.why}"


class Standing(Struct, frozen=True, kw_only=True):
    """How the entries of a baseline stand: by the claims that they accept, kept, or dropped."""

    known: Mapping[str, Entry] = field(default_factory=dict)
    kept: tuple[Entry, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def falls_under(finding: Finding) -> bool:
    """Whether a baseline can accept a claim: it fails by itself, and can run."""
    if finding.verdict is Verdict.BROKEN or finding.caused_by:
        return False
    return finding.fails or bool(finding.accepted and finding.accepted.by == "baseline")


def matched(entries: Sequence[Entry], report: Report, repository: Repository) -> Standing:
    """Find the claim that each entry means, and tell which entries are no longer needed."""
    pages = {page.path for page in report.pages}
    gone = {e.page for e in entries if e.page not in pages and not repository.is_file(e.page)}
    pairs = _pairs(entries, [f for f in report.findings if falls_under(f)], gone)
    meant = set(pairs.values())
    rest = [entry for number, entry in enumerate(entries) if number not in meant]
    said = {(f.claim.page, _words(f)): f for f in reversed(report.findings)} if rest else {}
    reasons = ((entry, _no_need(entry, report, said, pages, gone)) for entry in rest)
    dropped = [Dropped(entry, why) for entry, why in reasons if why]
    no_longer = {id(each.entry) for each in dropped}
    return Standing(
        known={claim: entries[number] for claim, number in pairs.items()},
        kept=tuple(entry for entry in entries if id(entry) not in no_longer),
        dropped=tuple(dropped),
    )


def _pairs(entries: Sequence[Entry], findings: Sequence[Finding], gone: set[str]) -> dict[str, int]:
    """The entry, by its number, for each claim that one means; the closest likeness goes first."""
    pairs: dict[str, int] = {}
    for of_finding, of_entry in _likenesses(gone):
        taken = set(pairs.values())
        free: dict[Hashable, deque[int]] = {}
        for number, entry in enumerate(entries):
            if number not in taken and (key := of_entry(entry)) is not None:
                free.setdefault(key, deque()).append(number)
        for finding in findings:
            waiting = free.get(of_finding(finding)) if finding.claim.id not in pairs else None
            if waiting:
                pairs[finding.claim.id] = waiting.popleft()
    return pairs


def _likenesses(
    gone: set[str],
) -> tuple[tuple[Callable[[Finding], Hashable], Callable[[Entry], Hashable | None]], ...]:
    """What a claim and an entry have in common; pages count for less once they are gone."""
    return (
        (lambda f: f.claim.id, lambda e: e.id),
        (
            lambda f: (f.claim.page, _words(f), f.claim.section),
            lambda e: (e.page, e.claim, e.section),
        ),
        (lambda f: (f.claim.page, _words(f)), lambda e: (e.page, e.claim)),
        (
            lambda f: (_words(f), f.claim.section),
            lambda e: (e.claim, e.section) if e.page in gone else None,
        ),
    )


def _words(finding: Finding) -> str:
    return " ".join(finding.claim.text.split())


def _no_need(
    entry: Entry,
    report: Report,
    said: Mapping[tuple[str, str], Finding],
    pages: set[str],
    gone: set[str],
) -> str:
    """Why an entry that means no false claim is not needed; nothing where that is not known."""
    if entry.page in gone:
        return "is gone with its page"
    if entry.page not in pages:
        return ""
    finding = report.by_id.get(entry.id) or said.get((entry.page, entry.claim))
    if finding is None:
        return "is no longer on the page"
    if falls_under(finding):
        return "stands there less often"
    if finding.accepted:
        return f"is accepted by a {finding.accepted.by}"
    # nothing is known of what cannot be judged here; what a policy lets pass is false all the same
    is_unknown = finding.verdict in {Verdict.UNVERIFIED, Verdict.BROKEN}
    needs_history = any(result.needs_history for result in finding.results)
    if is_unknown or needs_history or finding.verdict.value == entry.verdict:
        return ""
    return f"is {finding.verdict.value} now"
