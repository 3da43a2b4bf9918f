"""What one audit leaves to the next: only what rests on something that changed is judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from mkdocs_gapreport.model import TODO

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from mkdocs_gapreport.model import Claim, Evidence, Finding, Page, Report
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Looks

    Question: TypeAlias = tuple[Hashable, ...]
    Answers: TypeAlias = dict[Question, "Answer"]


class Answer(Struct, frozen=True):
    """Evidence, and what was looked at for it."""

    evidence: Evidence
    looks: Looks


class Kept(Struct, frozen=True):
    """A claim with its finding and those of all below it; and what its own checks were answered.

    `looks` is all that was looked at for its own checks. Its parts are kept for themselves.
    """

    claim: Claim
    findings: tuple[Finding, ...]
    answers: Answers
    looks: Looks


class Judged(Struct, frozen=True, kw_only=True):
    """The findings of a page, all that was looked at for them, and its claims by their ids.

    `done` are the files that the page calls done.
    """

    page: Page
    findings: tuple[Finding, ...]
    looks: Looks
    done: frozenset[str]
    claims: dict[str, Kept]

    def family(self, claim: Claim, done: frozenset[str]) -> list[Kept]:
        """A claim and all below it as they were judged; nothing where one of them is new.

        What is stated not done rests on which files are called done, too.
        """
        known = self.claims.get(claim.id)
        if not known or known.claim != claim:
            return []
        if done != self.done and any(part.stated == TODO for part in claim.walk()):
            return []
        return [self.claims[part.id] for part in claim.walk()]


class Memory(Struct):
    """The pages as they were last judged. `terms` are what every judgement rests on."""

    terms: object = None
    pages: dict[str, Judged] = field(default_factory=dict)
    report: Report | None = None

    def turn_to(self, terms: object) -> None:
        """Forget all that was judged on other terms."""
        if terms != self.terms:
            self.terms, self.pages, self.report = terms, {}, None

    def judged(self, page: Page, repository: Repository) -> Judged | None:
        """The page as it was judged, if nothing that this rests on has changed."""
        known = self.pages.get(page.path)
        if known and known.page == page and repository.is_still(known.looks):
            return known
        return None

    def keep(self, paths: Iterable[str]) -> None:
        """Forget the pages that are no longer read."""
        self.pages = {path: self.pages[path] for path in paths if path in self.pages}

    def answers(self, path: str) -> Answers:
        """What was answered for a page, which may have changed since."""
        known = self.pages.get(path)
        kept = known.claims.values() if known else ()
        return {question: answer for each in kept for question, answer in each.answers.items()}
