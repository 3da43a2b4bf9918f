"""Claims, repository and verifiers to a report; the verdict rule lives here and nowhere else.

`outcomes` holds evidence against checks, `verdicts` rules on items, `rollup` on headings, `gate` on
the build; `wording` says it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.audit import (
    contents,
    joining,
    naming,
    outcomes,
    proving,
    rollup,
    verdicts,
    wording,
)
from mkdocs_gapreport.audit.extras import missing_extras
from mkdocs_gapreport.audit.gate import ExitCode, Gate, gate
from mkdocs_gapreport.audit.holding import held
from mkdocs_gapreport.audit.memory import Answer, Judged, Kept, Memory
from mkdocs_gapreport.audit.unchanged import Earlier, only_changed
from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Acceptance,
    Check,
    Claim,
    Evidence,
    Finding,
    Kind,
    Outcome,
    Page,
    Report,
    Result,
    Role,
    Share,
    Strength,
    Verdict,
)
from mkdocs_gapreport.settings import FALSE_OR_BROKEN, Settings
from mkdocs_gapreport.verifiers import available

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from mkdocs_gapreport.audit.memory import Answers, Question
    from mkdocs_gapreport.audit.verdicts import Ruling
    from mkdocs_gapreport.model import RepositoryState
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Looks

__all__ = [
    "Earlier",
    "ExitCode",
    "Gate",
    "Memory",
    "audit",
    "gate",
    "held",
    "joined",
    "only_changed",
]

_JUDGED = frozenset(Verdict) - {Verdict.OPEN, Verdict.UNVERIFIED, Verdict.BROKEN}


def audit(  # noqa: PLR0913  all but two by name
    pages: Sequence[Page],
    repository: Repository,
    *,
    as_of: date,
    settings: Settings | None = None,
    accepted: Mapping[str, Acceptance] | None = None,
    progress: Callable[[str], None] | None = None,
    memory: Memory | None = None,
) -> Report:
    """Judge every claim of the pages against the repository.

    `settings` say what turns a build red, `accepted` which false claims do not for now, `memory`
    what the last audit found.
    """
    memory = memory or Memory()
    settings = settings or Settings()
    memory.turn_to((repository.past_key, settings, as_of))
    auditor = _Auditor(pages, repository, settings, as_of, memory)
    findings: list[Finding] = []
    for page in pages:
        if progress:
            progress(page.path)
        findings += auditor.judged(page)
    whole = _report(pages, findings, repository, as_of)
    report = held(replace(whole, min_judged=settings.min_judged), accepted or {})
    if memory.report != report:
        memory.report = report
    memory.keep(page.path for page in pages)
    return memory.report


def _report(
    pages: Sequence[Page], findings: Sequence[Finding], repository: Repository, as_of: date
) -> Report:
    stated, found = _overall(findings)
    return Report(
        as_of=as_of,
        repository=_state(findings, repository),
        pages=tuple(pages),
        findings=tuple(findings),
        stated=stated,
        found=found,
        by_id={finding.claim.id: finding for finding in findings},
        remarks=tuple(missing_extras(findings)),
    )


def _state(findings: Iterable[Finding], repository: Repository) -> RepositoryState:
    """What was opened; and why its history tells nothing, where that was needed."""
    state = repository.state
    if state.incomplete or not any(r.needs_history for each in findings for r in each.results):
        return state
    return replace(state, incomplete=repository.history.incomplete)


class _Auditor:
    """Asks each question once, however many claims ask it."""

    def __init__(
        self,
        pages: Sequence[Page],
        repository: Repository,
        settings: Settings,
        as_of: date,
        memory: Memory,
    ) -> None:
        self.pages = pages
        self.repository = repository
        self.memory = memory
        self.verifiers = available(settings, repository.root)
        self.settings = settings
        self.as_of = as_of
        self.before: Judged | None = None
        self.answers: Answers = {}
        self.asked: Answers = {}
        self.kept: dict[str, Kept] = {}
        # files that the page calls done: their being there proves no open line
        self.done: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All that the pages say was added or used, so that it is looked for at once."""
        return naming.asked(self.pages, self.repository)

    def judged(self, page: Page) -> tuple[Finding, ...]:
        """The findings of a page; as they were, if nothing that they rest on has changed."""
        known = self.memory.judged(page, self.repository)
        if known:
            return known.findings
        self.before = self.memory.pages.get(page.path)
        self.answers, self.kept = self.memory.answers(page.path), {}
        self.done = _called_done(page)
        with self.repository.ledger.noting() as looks:
            found = tuple(each for claim in page.claims for each in self.findings(claim))
        self._settle(looks)
        self.memory.pages[page.path] = Judged(
            page=page, findings=found, looks=looks, done=self.done, claims=self.kept
        )
        return found

    def _settle(self, looks: Looks) -> None:
        """What changed while it was looked at proves nothing for later."""
        looks.is_beyond |= not self.repository.is_still(looks)

    def findings(self, claim: Claim) -> list[Finding]:
        """The finding of a claim and of all below it, in reading order."""
        known = self._family(claim)
        if known:
            return known
        below = [self.findings(part) for part in claim.parts]
        self.asked = {}
        with self.repository.ledger.noting() as looks:
            results = self._results(claim)
        self._settle(looks)
        answers = self.asked
        if results:
            ruling = verdicts.of_item(claim, results, self.done)
            ruling = proving.ruled(ruling, claim, results, self.settings.require_strength)
        elif claim.parts:
            parts = [
                rollup.Part(family[0], tuple(_leaves(family)))
                for part, family in zip(claim.parts, below, strict=True)
                for family in _speaking(part, family)
            ]
            ruling = rollup.of_parts(claim, parts)
        else:
            ruling = _of_words(claim)
        own = self._finding(
            claim, ruling, results, [leaf for family in below for leaf in _leaves(family)]
        )
        family = [own, *(finding for family in below for finding in family)]
        self.kept[claim.id] = Kept(claim, tuple(family), answers, looks)
        return family

    def _family(self, claim: Claim) -> list[Finding]:
        """A claim and all below it as they were judged, if nothing has changed since."""
        family = self.before.family(claim, self.done) if self.before else []
        if not all(self.repository.is_still(each.looks) for each in family):
            return []
        for each in family:
            self.kept[each.claim.id] = each
            self.repository.ledger.current.add(each.looks)
        return list(family[0].findings) if family else []

    def _results(self, claim: Claim) -> tuple[Result, ...]:
        bound = [self.verifiers.bound(check) for check in claim.checks]
        # nobody wrote an inferred check, so one that cannot run is dropped
        checks = [check for check in bound if not (check.inferred and check.problem)]
        results = [self._result(check, claim.page) for check in checks]
        kept = [r for r in results if not r.check.is_tentative or r.outcome is Outcome.HOLDS]
        kept = contents.of_what_is_there(kept)
        kept = list(naming.with_names(claim, kept, self.repository, self.names))
        if not proving.is_asked(claim, self.settings):
            return tuple(kept)
        required = self.settings.require_strength
        return tuple(proving.proven(result, self.repository, required) for result in kept)

    def _result(self, check: Check, page: str) -> Result:
        key = (
            check.verifier,
            page,
            check.problem,
            *sorted((k, str(v)) for k, v in check.arguments.items()),
        )
        evidence = self._answer(key, check, page)
        problem = outcomes.misasked(check, evidence)
        evidence = Evidence.broken(problem) if problem else evidence
        # the history is read only where an accusation would rest on it
        lacking = outcomes.rests_on_history(check, evidence) and self.repository.history.incomplete
        return outcomes.result(check, evidence, history_is_complete=not lacking)

    def _answer(self, key: Question, check: Check, page: str) -> Evidence:
        known = self.asked.get(key) or self._recalled(key)
        if known:
            self.repository.ledger.current.add(known.looks)
        else:
            given = {"page": page, "settings": self.settings, "as_of": self.as_of}
            with self.repository.ledger.noting() as looks:
                evidence = self.verifiers.run(check, self.repository, given)
                looks.is_beyond |= not self.verifiers.is_noting(check.verifier)
            self._settle(looks)
            known = Answer(evidence, looks)
        self.asked[key] = self.answers[key] = known
        return known.evidence

    def _recalled(self, key: Question) -> Answer | None:
        known = self.answers.get(key)
        return known if known and self.repository.is_still(known.looks) else None

    def _finding(
        self, claim: Claim, ruling: Ruling, results: tuple[Result, ...], leaves: Sequence[Finding]
    ) -> Finding:
        is_rolled = not results and bool(claim.parts)
        caused_by = (
            tuple(leaf.claim.id for leaf in leaves if leaf.fails)
            if is_rolled and ruling.accuses
            else ()
        )
        accuses = ruling.accuses or (
            ruling.lacks_substance and self.settings.require_strength >= Strength.SUBSTANCE
        )
        fails = (
            accuses
            and ruling.verdict in self.settings.failing(claim)
            and (not is_rolled or bool(caused_by))
        )
        fails = fails or (not is_rolled and self._is_widened(claim, ruling.verdict))
        finding = Finding(
            claim=claim,
            verdict=ruling.verdict,
            found=ruling.found,
            results=results,
            exact=ruling.exact,
            fails=fails,
            caused_by=caused_by if fails else (),
            figure=wording.figure(ruling, results),
            reason=wording.reason(ruling, results),
            advice=wording.advice(claim, ruling, self.repository),
            remarks=tuple(_remarks(claim)),
            unchecked=ruling.left,
            is_judged=not claim.is_silent and _is_judged(ruling, results),
        )
        return self._accepted(finding)

    def _is_widened(self, claim: Claim, verdict: Verdict) -> bool:
        """A site may let verdicts fail that never accuse by themselves."""
        return verdict in self.settings.failing(claim) - FALSE_OR_BROKEN

    def _accepted(self, finding: Finding) -> Finding:
        waiver = finding.claim.waiver
        if waiver and not (finding.fails and finding.verdict is not Verdict.BROKEN):
            words = f"its waiver on line {waiver.line} is unnecessary: nothing fails; take it out"
            return replace(finding, remarks=(*finding.remarks, words))
        if waiver and waiver.until and waiver.until < self.as_of:
            words = f"its waiver expired on {waiver.until.isoformat()} (“{waiver.reason}”)"
            return replace(finding, remarks=(*finding.remarks, words))
        if waiver:
            accepted = Acceptance(by="waiver", reason=waiver.reason, until=waiver.until)
            return replace(finding, fails=False, accepted=accepted)
        return finding


def _called_done(page: Page) -> frozenset[str]:
    return frozenset(
        check.path
        for claim in page.walk()
        if claim.stated == DONE and not claim.is_taken_back
        for check in claim.checks
        if check.role is Role.SUBJECT
    )


def _of_words(claim: Claim) -> Ruling:
    """A claim with nothing to check, and nothing below it."""
    if claim.is_taken_back:
        return verdicts.Ruling(
            verdict=Verdict.UNVERIFIED, note=f"the line says itself: {claim.retracted}"
        )
    if claim.stated == TODO:
        return verdicts.Ruling(
            verdict=Verdict.OPEN, note="it is stated as not done, and names nothing to look for"
        )
    if claim.stated == UNKNOWN:
        return verdicts.Ruling(
            verdict=Verdict.UNVERIFIED, note="it is stated neither done nor not done"
        )
    return verdicts.Ruling(verdict=Verdict.UNVERIFIED)


def _speaking(claim: Claim, family: list[Finding]) -> Iterable[list[Finding]]:
    """The family of a claim; of one that states nothing, the families of what is below it."""
    if not claim.is_silent:
        yield family
        return
    start = 1
    for part in claim.parts:
        size = sum(1 for _ in part.walk())
        yield from _speaking(part, family[start : start + size])
        start += size


def _leaves(family: Sequence[Finding]) -> Iterable[Finding]:
    """The findings that rest on their own line: those with checks, and those with nothing below."""
    return (f for f in family if not f.claim.is_silent and (f.results or not f.claim.parts))


def _is_judged(ruling: Ruling, results: Sequence[Result]) -> bool:
    """Judged is also an open claim whose path is there, or known not to be."""
    if ruling.verdict in _JUDGED:
        return True
    return ruling.verdict is Verdict.OPEN and any(
        r.outcome is not Outcome.UNKNOWN and r.check.role is Role.SUBJECT for r in results
    )


def _remarks(claim: Claim) -> Iterable[str]:
    if claim.replaced:
        asked = ", ".join(f"`{f'{c.verifier} {c.path}'.strip()}`" for c in claim.replaced)
        yield f"the explicit check replaces what would be inferred: {asked}"


def joined(report: Report, others: Sequence[Report], pages: Sequence[Page]) -> Report:
    """One report on all pages, of which `others` hold those that speak of another day."""
    return joining.joined(report, others, pages, _overall)


def _overall(findings: Sequence[Finding]) -> tuple[Share, Share]:
    """What all pages state and what was found, over the lines at the bottom."""
    leaves = [
        f
        for f in _leaves(findings)
        if f.claim.stated is not None and f.claim.kind is not Kind.HEADING
    ]
    counted = [f for f in leaves if not f.claim.is_taken_back]
    if not counted:
        return UNKNOWN, UNKNOWN
    stated = [f.claim.stated or DONE for f in counted]
    count = len(counted)
    low = rollup.total(s.low for s in stated) / count
    high = rollup.total(s.high for s in stated) / count
    return Share(low, high), rollup.weighed([(f.claim, f.found) for f in counted])
