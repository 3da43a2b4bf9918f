"""How far a phase is: what it states, what was found, and how many of its metrics hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Finding,
    Outcome,
    Role,
    Share,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Claim, Phase, Task

_REFUTING = frozenset({Outcome.FALSE, Outcome.HOLLOW, Outcome.SHORT})


class Standing(Struct, frozen=True, kw_only=True):
    """A phase with the findings of its tasks and metrics.

    `pending` of the refuted are stated open: nobody says that they hold already. `has_begun`:
    something in it is stated to be done or in progress. `is_open`: it is stated, by itself or by a
    task, that something is still to do.
    """

    phase: Phase
    finding: Finding
    stated: Share
    found: Share
    tasks: tuple[tuple[Task, Finding], ...] = ()
    metrics: tuple[Finding, ...] = ()
    met: int = 0
    refuted: int = 0
    pending: int = 0
    wanted: int = 0
    has_begun: bool = False
    is_open: bool = False

    @property
    def is_verified(self) -> bool:
        """Whether what others wait for is there, measured and not only stated."""
        if self.metrics:
            return self.met == self.wanted
        return self.found.low == 1


def standing(phase: Phase, by_id: Mapping[str, Finding]) -> Standing:
    """Hold a phase against the findings of its claims."""
    finding = by_id[phase.claim]
    inner = list(phase.walk())
    tasks = tuple((task, by_id[task.claim]) for part in inner for task in part.tasks)
    metrics = tuple(by_id[claim] for part in inner for claim in part.metrics)
    speaker = _speaker(phase, finding, by_id)
    leaves = list(_leaves(finding.claim, by_id))
    stated = speaker.claim.stated if speaker and speaker.claim.stated else mean_stated(leaves)
    met = sum(map(holds, metrics) if metrics else (_is_done(f, by_id) for _, f in tasks))
    refuted = [f for f in metrics or (f for _, f in tasks) if is_refuted(f)]
    begun = [leaf for leaf in leaves if leaf.claim.stated and leaf.claim.stated != TODO]
    return Standing(
        phase=phase,
        finding=finding,
        stated=stated,
        found=_found(speaker, finding),
        tasks=tasks,
        metrics=metrics,
        met=met,
        refuted=len(refuted),
        pending=sum(map(is_pending, refuted)),
        wanted=len(metrics or tasks),
        has_begun=bool(phase.started or begun or (stated != UNKNOWN and stated.high > 0)),
        is_open=stated == TODO or any(leaf.claim.stated == TODO for leaf in leaves),
    )


def holds(finding: Finding) -> bool:
    """Whether a metric is met: everything it is about was measured, and holds."""
    own = [r for r in finding.results if r.check.role is Role.SUBJECT]
    if own:
        return all(r.outcome in {Outcome.HOLDS, Outcome.GROWN} for r in own)
    return finding.verdict is Verdict.ACCURATE or (bool(finding.claim.parts) and _is_full(finding))


def is_refuted(finding: Finding) -> bool:
    """Whether it was measured, and does not hold."""
    own = [r for r in finding.results if r.check.role is Role.SUBJECT]
    is_false = finding.verdict in {Verdict.MISSING, Verdict.OVERSTATED}
    return is_false or any(r.outcome in _REFUTING for r in own)


def is_pending(finding: Finding) -> bool:
    """Whether it was measured and does not hold, as it states itself."""
    return finding.verdict is Verdict.OPEN and is_refuted(finding)


def mean_stated(findings: Sequence[Finding]) -> Share:
    """What lines state on average; nothing is known where none states anything."""
    said = [f.claim.stated for f in findings if f.claim.stated and not f.claim.is_taken_back]
    if not said:
        return UNKNOWN
    low = sum((share.low for share in said), Fraction())
    high = sum((share.high for share in said), Fraction())
    return Share(low / len(said), high / len(said))


def _speaker(phase: Phase, finding: Finding, by_id: Mapping[str, Finding]) -> Finding | None:
    """What states how far a phase is: its heading, or a status line right below it."""
    if finding.claim.stated is not None:
        return finding
    below = by_id.get(phase.status)
    return below if below and below.claim.stated is not None else None


def _found(speaker: Finding | None, finding: Finding) -> Share:
    """What was found of the line that speaks for the phase, or of what stands in the phase."""
    if speaker and (speaker.claim.parts or speaker.results):
        return speaker.found
    return finding.found


def _leaves(claim: Claim, by_id: Mapping[str, Finding]) -> Iterator[Finding]:
    """The lines below a claim that state something on their own."""
    for inner in claim.walk():
        finding = by_id[inner.id]
        if inner is not claim and not inner.is_silent and (finding.results or not inner.parts):
            yield finding


def _is_done(finding: Finding, by_id: Mapping[str, Finding]) -> bool:
    """Whether a task is stated done, by itself or by all below it, and that was verified."""
    stated = finding.claim.stated
    if stated is None:
        leaves = list(_leaves(finding.claim, by_id))
        stated = mean_stated(leaves)
    return stated == DONE and holds(finding) and not finding.claim.is_taken_back


def _is_full(finding: Finding) -> bool:
    return finding.found.low == 1
