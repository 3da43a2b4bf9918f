"""The headings of a page that name phases, and how far each of them reaches.

Only headings as CommonMark reads them count, so nothing inside a code block does. A page may speak
of its phases twice; the series with the most members is its plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.reading.heads import Head, sections
from mkdocs_gapreport.reading.horizons import HORIZON, horizons
from mkdocs_gapreport.reading.phase_rows import phase_rows
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_gapreport.reading.heads import Section
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_SEPARATORS = tuple(":：.)]–—|([-•·")
_ARROWS = ("→", "->", "⇒", "=>")


class Outline(Struct, frozen=True):
    """The phases of a page, in reading order, and the headings that were passed over."""

    heads: tuple[Head, ...] = ()
    others: tuple[Head, ...] = ()

    def walk(self) -> Iterator[Head]:
        """All phases, those inside others too."""
        for head in self.heads:
            yield from head.walk()


def outline(
    blocks: Sequence[Block], vocabulary: Vocabulary, *, is_roadmap: bool = False
) -> Outline:
    """Find the phases among the blocks of a page: headings, or else the rows of a table."""
    every = [*sections(blocks)]
    named, about = _named(every, is_roadmap=is_roadmap)
    tops = _nested(named)
    wide = [*horizons(blocks, every, is_roadmap=is_roadmap)]
    if wide:
        around = _nested(sorted([*named, *wide], key=lambda head: head.first))
        # a page with numbered phases outside of them, too, is divided by those
        beside = {(head.kind, head.number) for head in around if head.kind != HORIZON}
        tops = tops if len(beside) > 1 else around
    if not tops:
        return Outline(tuple(phase_rows(blocks, vocabulary)))
    heads, others = _chosen(tops)
    found = Outline(tuple(heads), tuple(others))
    by_number = {(head.kind, head.number): head for head in found.walk()}
    for note in about:
        head = by_number.get((note.kind, note.number))
        if head:
            head.about.append((note.first, note.stop))
    return found


def _named(every: Sequence[Section], *, is_roadmap: bool) -> tuple[list[Head], list[Head]]:
    """The headings with a number that begin a phase, and those that only speak of one."""
    heads = [head for head in _numbered(every) if head.kind != "version" or is_roadmap]
    begun = {(h.kind, h.number) for h in heads if _is_begun(h.tail) and not _is_about(h.tail)}
    named: list[Head] = []
    about: list[Head] = []
    for head in heads:
        is_known = (head.kind, head.number) in begun
        is_note = _is_about(head.tail) or (is_known and not _is_begun(head.tail))
        (about if is_note else named).append(head)
    return named, about


def _numbered(sections: Iterable[Section]) -> Iterator[Head]:
    """Every heading with a phase's word and number."""
    phase = plan_words().phase
    for section in sections:
        match = phase.match(section.block.inline.text.strip())
        # "Phase 1 → Phase 2" leads from one to the other, and is none
        if match and not match["tail"].lstrip().startswith(_ARROWS):
            kind, number = _said(match)
            yield Head.of(section, kind, number, last=match["last"] or "", tail=match["tail"])


def _said(match: re.Match[str]) -> tuple[str, str]:
    words = plan_words()
    word = (match["kind"] or match["counted"] or match["last_kind"]).lower()
    number = match["number"] or match["count"] or "final"
    return words.kinds[word], words.numbers.get(number.lower(), number)


def _is_begun(tail: str) -> bool:
    """Whether the number ends the heading, or a separator stands behind it."""
    bare = tail.strip(" *_")
    return not any(char.isalnum() for char in bare) or bare.startswith(_SEPARATORS)


def _is_about(tail: str) -> bool:
    """Whether the words behind the number speak of a phase: "Phase 1 Success Metrics"."""
    bare = tail.strip(" *_")
    return bool(plan_words().about.match(bare)) and not bare.startswith((":", "："))


def _nested(named: Sequence[Head]) -> list[Head]:
    """Put phases inside the phases whose sections they stand in; what is left stands on top."""
    tops: list[Head] = []
    open_: list[Head] = []
    for head in named:
        while open_ and open_[-1].stop <= head.first:
            open_.pop()
        (open_[-1].parts if open_ else tops).append(head)
        open_.append(head)
    return tops


def _chosen(tops: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """The longest series of one kind, and the rest; phases listed twice are taken once."""
    kinds: dict[str, list[Head]] = {}
    for head in tops:
        kinds.setdefault(head.kind, []).append(head)
    series = max(kinds.values(), key=lambda heads: len({h.number for h in heads}), default=[])
    groups: dict[tuple[int, int], list[Head]] = {}
    for head in series:
        groups.setdefault((head.above, head.block.level), []).append(head)
    taken: list[Head] = []
    for group in sorted(groups.values(), key=_bulk, reverse=True):
        known = {head.number for head in taken}
        taken += group if not taken else [head for head in group if head.number not in known]
    kept = set(map(id, taken))
    taken.sort(key=lambda head: head.first)
    if len(taken) == 1 and _is_bare(taken[0]):
        return [], list(tops)
    return taken, [head for head in tops if id(head) not in kept]


def _is_bare(head: Head) -> bool:
    """Whether a heading is a number and nothing more: "Week 1-2" alone makes no plan."""
    return head.stop == head.first + 1 and not any(char.isalpha() for char in head.tail)


def _bulk(heads: Sequence[Head]) -> tuple[int, int]:
    """How many phases a group has, and how much stands below them."""
    return len({head.number for head in heads}), sum(head.stop - head.first for head in heads)
