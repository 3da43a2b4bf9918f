"""Pull-request mode: what a change did not touch is let stand, however false it is.

A claim is touched where its words, its state, its checks or its waiver are new, or where a file
that its evidence comes from changed. A figure of the whole repository that was right before, and
is not now, is touched as well: something made it so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit.holding import held
from mkdocs_gapreport.model import Acceptance, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Claim, Finding, Page, Report
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.since import Changes

_SHORT = 10


class Earlier(Struct, frozen=True):
    """A page as it was, and the tree of that time."""

    page: Page
    repository: Repository


def only_changed(
    report: Report,
    changes: Changes,
    earlier: Mapping[str, Sequence[Earlier]],
    judge: Callable[[Page, Repository], Sequence[Finding]],
) -> Report:
    """The report in which only what changed can fail.

    `earlier` are the pages as they were at each base of the change, by their present paths;
    `judge` says what was to be found about such a page.
    """
    same = {claim for page in report.pages for claim in _same(page, earlier.get(page.path, ()))}
    dated = {page.path for page in report.pages if page.as_of}
    failing = [finding for finding in report.findings if finding.fails and not finding.caused_by]
    still = [
        finding
        for finding in failing
        if finding.claim.id in same
        and (finding.claim.page in dated or not _is_touched(finding, changes))
    ]
    fallen = set(_fallen(still, earlier, judge))
    reason = f"neither its line nor what it rests on changed since `{changes.rev}`"
    accepted = {
        finding.claim.id: Acceptance(by="since", reason=reason)
        for finding in still
        if finding.claim.id not in fallen
    }
    return held(
        replace(report, remarks=(*report.remarks, _remark(changes, len(accepted)))),
        accepted,
        broken_too=True,
    )


def _remark(changes: Changes, count: int) -> str:
    at = ", ".join(f"`{base[:_SHORT]}`" for base in changes.bases)
    are = "claim is" if count == 1 else "claims are"
    held_back = f": {count} false {are} as before" if count else ""
    return f"only what changed since `{changes.rev}` (parted at {at}) can fail{held_back}"


def _same(page: Page, earlier: Sequence[Earlier]) -> Iterator[str]:
    """The claims that were on the page before; of lines that are repeated, as many as there were.

    Those that stand where they stood go first.
    """
    left: Counter[tuple[Hashable, Hashable]] = Counter()
    for before in earlier:
        left |= Counter(map(_placed, before.page.walk()))
    waiting: list[Claim] = []
    for claim in page.walk():
        if left[_placed(claim)] > 0:
            left[_placed(claim)] -= 1
            yield claim.id
        else:
            waiting.append(claim)
    moved: Counter[Hashable] = Counter()
    for (words, _), count in left.items():
        moved[words] += max(count, 0)
    for claim in waiting:
        if moved[_said(claim)] > 0:
            moved[_said(claim)] -= 1
            yield claim.id


def _placed(claim: Claim) -> tuple[Hashable, Hashable]:
    return _said(claim), claim.section


def _said(claim: Claim) -> Hashable:
    """What a claim says and asks, wherever it stands."""
    checks = tuple(
        (check.verifier, str(sorted(check.arguments.items())), str(check.expected), check.problem)
        for check in claim.checks
    )
    waiver = (claim.waiver.reason, claim.waiver.until) if claim.waiver else None
    return " ".join(claim.text.split()), claim.stated, checks, waiver


def _is_touched(finding: Finding, changes: Changes) -> bool:
    return any(changes.is_changed(path) for path in set(_evidence(finding)) if path)


def _evidence(finding: Finding) -> Iterator[str]:
    """The paths that a finding rests on: those that were found, and those that were asked for."""
    for result in finding.results:
        yield from (place.path for place in result.evidence.places)
        yield result.check.path.removeprefix("./")


def _fallen(
    still: Iterable[Finding],
    earlier: Mapping[str, Sequence[Earlier]],
    judge: Callable[[Page, Repository], Sequence[Finding]],
) -> Iterator[str]:
    """The figures of the whole repository that were right at every base, and are not now."""
    asked: dict[str, list[Finding]] = {}
    for finding in still:
        if any(not result.check.path for result in finding.results):
            asked.setdefault(finding.claim.page, []).append(finding)
    for path, findings in asked.items():
        wanted = {_said(finding.claim) for finding in findings}
        then = ((_of_only(each.page, wanted), each.repository) for each in earlier.get(path, ()))
        before = [finding for page, repository in then for finding in judge(page, repository)]
        right = {_said(f.claim) for f in before if f.verdict is Verdict.ACCURATE}
        wrong = {_said(f.claim) for f in before if f.verdict is not Verdict.ACCURATE}
        for finding in findings:
            if _said(finding.claim) in right - wrong:
                yield finding.claim.id


def _of_only(page: Page, wanted: set[Hashable]) -> Page:
    """The page with none but some claims, each for itself."""
    kept = (replace(claim, parts=()) for claim in page.walk() if _said(claim) in wanted)
    return replace(page, claims=tuple(kept))
