"""Asks verifiers what the claims of pages ask, each question once, and rules on the answers.

What was asked and found before is taken again for as long as nothing that it rests on has changed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit import (
    concluding,
    contents,
    naming,
    outcomes,
    proving,
    rollup,
    verdicts,
)
from mkdocs_gapreport.audit.families import leaves, speaking
from mkdocs_gapreport.audit.memory import Answer, Judged, Kept, Memory
from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Check,
    Claim,
    Evidence,
    Finding,
    Outcome,
    Page,
    Result,
    Role,
    Verdict,
)
from mkdocs_gapreport.verifiers import available

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_gapreport.audit.memory import Answers, Question
    from mkdocs_gapreport.audit.verdicts import Ruling
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Looks
    from mkdocs_gapreport.settings import Settings


class Auditor:
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
        self.case = concluding.Case(repository, settings, as_of)
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
                rollup.Part(family[0], tuple(leaves(family)))
                for part, family in zip(claim.parts, below, strict=True)
                for family in speaking(part, family)
            ]
            ruling = rollup.of_parts(claim, parts)
        else:
            ruling = _of_words(claim)
        under = [leaf for family in below for leaf in leaves(family)]
        own = concluding.finding(claim, ruling, results, under, self.case)
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
