"""The false claims that a site accepts for now, keyed by what they say and not by their line.

An old repository switches the gate on the same day: what is false today is written down, and only
new false claims turn the build red. By itself a baseline only ever shrinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit import held
from mkdocs_gapreport.baseline.files import Baseline, Entry, read, written
from mkdocs_gapreport.baseline.matching import Dropped, Standing, falls_under, matched
from mkdocs_gapreport.model import Acceptance, counted
from mkdocs_gapreport.repository.refs import roots

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.repository import Repository

__all__ = ["Baseline", "Dropped", "Renewal", "Standing", "applied", "pruned", "read", "renewed"]

_REASON = "false when the baseline was written"
_SHOWN = 5


class Renewal(Struct, frozen=True, kw_only=True):
    """The text of a baseline, and what sets it apart from the one before."""

    text: str
    accepted: int
    added: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def applied(baseline: Baseline, report: Report, repository: Repository) -> tuple[Report, Standing]:
    """The report with what the baseline knows accepted, and how its entries stand.

    What it knows and does not need any more is a remark of the report.
    """
    standing = matched(baseline.entries, report, repository)
    accepted = {
        claim: Acceptance(by="baseline", reason=_REASON, since=entry.since)
        for claim, entry in standing.known.items()
    }
    remarks = (*report.remarks, *_no_longer_needed(baseline, standing))
    return held(replace(report, remarks=remarks), accepted), standing


def _no_longer_needed(baseline: Baseline, standing: Standing) -> tuple[str, ...]:
    dropped = standing.dropped
    if not dropped:
        return ()
    one = len(dropped) == 1
    head = f"{counted(len(dropped), 'claim')} of `{baseline.name}`"
    said = "; ".join(each.words for each in dropped[:_SHOWN])
    more = f"; and {len(dropped) - _SHOWN} more" if len(dropped) > _SHOWN else ""
    need = "needs no entry any more" if one else "need no entry any more"
    them = "it" if one else "them"
    return (f"{head} {need}: {said}{more}; `gapreport check --prune` takes {them} out",)


def pruned(baseline: Baseline, standing: Standing) -> Renewal:
    """The baseline without the entries that are no longer needed."""
    text = written(replace(baseline, entries=standing.kept))
    return Renewal(text=text, accepted=len(standing.kept), dropped=standing.dropped)


def renewed(
    baseline: Baseline | None, report: Report, repository: Repository, *, today: date
) -> Renewal:
    """The baseline with every claim accepted that is false now.

    What was accepted before keeps its day, and so do claims of pages that were not read. A broken
    check is never accepted.
    """
    known = baseline or Baseline(name="")
    standing = matched(known.entries, report, repository)
    matching = {id(entry) for entry in standing.known.values()}
    kept = [entry for entry in standing.kept if id(entry) not in matching]
    fresh: list[Entry] = []
    added: list[Finding] = []
    for finding in filter(falls_under, report.findings):
        entry = standing.known.get(finding.claim.id)
        if entry is None:
            added.append(finding)
        fresh.append(Entry.of(finding, since=entry.since if entry else today))
    begins = known.roots or roots(repository)
    text = written(replace(known, entries=(*kept, *fresh), roots=begins))
    return Renewal(
        text=text,
        accepted=len(kept) + len(fresh),
        added=tuple(added),
        dropped=standing.dropped,
    )
