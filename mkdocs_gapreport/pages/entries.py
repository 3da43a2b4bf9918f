"""Findings as the gap report tells of them, by page and by section of the page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.pages import wording
from mkdocs_gapreport.pages.evidence import Fact, brief, facts
from mkdocs_gapreport.pages.marks import Mark, mark
from mkdocs_gapreport.pages.markup import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Claim, Finding
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Entry(Struct, frozen=True, kw_only=True):
    """A finding with its mark and evidence; `url` is the claim on its page, `source` its line."""

    finding: Finding
    surroundings: Surroundings
    mark: Mark
    url: str
    source: str

    @property
    def claim(self) -> Claim:
        """The claim that is told of."""
        return self.finding.claim

    @property
    def name(self) -> str:
        """The claim as its author wrote it."""
        return shortened(self.claim.quoted, 300)

    @property
    def codes(self) -> tuple[str, ...]:
        """The paths that stand in the claim."""
        return tuple(check.path for check in self.claim.checks)

    @property
    def where(self) -> str:
        """The page and the line of the claim."""
        return wording.where(self.claim)

    @property
    def plain_reason(self) -> str:
        """Why it was not judged, where there is no evidence beside it."""
        return "" if self.finding.results else self.finding.reason

    @property
    def found(self) -> tuple[Fact, ...]:
        """What was found, or else why nothing was."""
        return brief(self.finding, self.surroundings)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that is known; most entries show less."""
        return facts(self.finding, self.surroundings)


class Section(Struct, frozen=True, kw_only=True):
    """The entries of one section of a page; `trail` are all headings above them."""

    trail: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The page and the trail."""
        return self.entries[0].claim.page, self.trail

    @property
    def title(self) -> str:
        """The nearest heading."""
        return self.trail[-1] if self.trail else ""


class Chapter(Struct, frozen=True, kw_only=True):
    """The entries of one page, by section."""

    page: str
    sections: tuple[Section, ...]


def entry_of(finding: Finding, surroundings: Surroundings) -> Entry:
    """Tell of one finding."""
    return Entry(
        finding=finding,
        surroundings=surroundings,
        mark=mark(finding),
        url=surroundings.claim_url(finding.claim),
        source=surroundings.source_url(finding.claim),
    )


def chapters(entries: Iterable[Entry]) -> tuple[Chapter, ...]:
    """Group the entries, which are in reading order, by page and section."""
    return tuple(
        Chapter(page=page, sections=_sections(members))
        for page, members in groupby(entries, key=lambda entry: entry.claim.page)
    )


def _sections(entries: Iterable[Entry]) -> tuple[Section, ...]:
    return tuple(
        Section(trail=trail, entries=tuple(members))
        for trail, members in groupby(entries, key=lambda entry: entry.claim.section)
    )
