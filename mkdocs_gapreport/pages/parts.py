"""The parts of the gap report that tell of findings, and which findings each of them tells of."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.pages.entries import Chapter, Entry, chapters
from mkdocs_gapreport.pages.tally import FALSE, Sort, sort_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator


class Outline(Struct, frozen=True, kw_only=True):
    """A title, the sentence below it, and the sorts of findings that belong there."""

    anchor: str
    title: str
    intro: str = ""
    sorts: Container[Sort]


IN_FULL = (
    Outline(
        anchor="false",
        title="Findings by section",
        intro="Sections with false claims: what they state, what was found, and what to do.",
        sorts=FALSE,
    ),
    Outline(
        anchor="broken",
        title="Checks that cannot run",
        intro="They fail until they are mended.",
        sorts={Sort.BROKEN},
    ),
    Outline(
        anchor="failing",
        title="Other claims that fail",
        intro="They are not false; the option `fail_on` names their verdicts.",
        sorts={Sort.FAILING},
    ),
)
IN_ROWS = (
    Outline(
        anchor="outdated",
        title="Outdated claims",
        intro="True once; the repository has moved on.",
        sorts={Sort.OUTDATED},
    ),
    Outline(
        anchor="understated",
        title="Understated claims",
        intro="More is there than is stated.",
        sorts={Sort.UNDERSTATED},
    ),
    Outline(
        anchor="tolerated",
        title="Less than stated, without failing",
        intro="What is there falls short of what is stated, but the build does not fail for it.",
        sorts={Sort.TOLERATED},
    ),
    Outline(
        anchor="accepted",
        title="Accepted for now",
        intro="False, but let stand for a reason; they do not fail the build.",
        sorts={Sort.ACCEPTED},
    ),
)
IN_LISTS = (
    Outline(anchor="accurate", title="accurate", sorts={Sort.ACCURATE}),
    Outline(anchor="open", title="open", sorts={Sort.OPEN}),
    Outline(anchor="unverified", title="not verified", sorts={Sort.UNVERIFIED}),
)


class Part(Struct, frozen=True):
    """A part with its findings."""

    outline: Outline
    entries: tuple[Entry, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The entries by page and section."""
        return chapters(self.entries)

    @property
    def by_reason(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The entries by the reason that they share; first those that have one of their own."""
        shared = Counter(entry.plain_reason for entry in self.entries)
        groups: dict[str, list[Entry]] = {"": []}
        for entry in self.entries:
            reason = entry.plain_reason
            groups.setdefault(reason if shared[reason] > 1 else "", []).append(entry)
        return tuple((reason, tuple(members)) for reason, members in groups.items() if members)


class PageLists(Struct, frozen=True):
    """What nobody has to act on, of one page."""

    page: str
    parts: tuple[Part, ...]


def parts(outlines: Iterable[Outline], entries: Iterable[Entry]) -> tuple[Part, ...]:
    """Fill the outlines in, leaving out those that have nothing to tell of."""
    known = [(entry, sort_of(entry.finding)) for entry in entries]
    filled = (
        Part(outline, tuple(entry for entry, sort in known if sort in outline.sorts))
        for outline in outlines
    )
    return tuple(part for part in filled if part.entries)


def by_page(outlines: Iterable[Outline], entries: Iterable[Entry]) -> Iterator[PageLists]:
    """Fill the outlines in for each page on its own."""
    for page, members in groupby(entries, key=lambda entry: entry.claim.page):
        if filled := parts(outlines, members):
            yield PageLists(page, filled)
