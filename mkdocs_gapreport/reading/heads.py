"""The headings of a page with their sections, and those of them that begin a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import Branching

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.structure import Block


class Section(Struct, frozen=True, kw_only=True):
    """A heading, the place of its block, and the first block behind its section.

    `end` is its last line, 0 where the page ends with it; `above` are the places of the headings
    that it stands under, the outermost first.
    """

    block: Block
    first: int
    stop: int
    end: int
    above: tuple[int, ...] = ()

    @property
    def parent(self) -> int:
        """The place of the heading right above it, or -1."""
        return self.above[-1] if self.above else -1


class Head(Branching, Struct, kw_only=True, eq=False):
    """What names a phase; its section is the blocks from `first` up to `stop`.

    `end` is its last line, 0 where the page ends with it; `last` the second number of "Weeks 5-6".
    `about` are other sections that speak of it. `text` is what it is called where that is not the
    text of its block: in a row of a table, which has no section.
    """

    block: Block
    kind: str
    number: str
    last: str = ""
    tail: str = ""
    first: int
    stop: int
    end: int
    above: int = -1
    text: str = ""
    parts: list[Head] = field(default_factory=list)
    about: list[tuple[int, int]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it is called, with all marks."""
        return self.text or self.block.inline.text.strip()

    @classmethod
    def of(
        cls, section: Section, kind: str, number: str, *, last: str = "", tail: str = ""
    ) -> Head:
        """The phase that a heading begins."""
        return cls(
            block=section.block,
            kind=kind,
            number=number,
            last=last,
            tail=tail,
            first=section.first,
            stop=section.stop,
            end=section.end,
            above=section.parent,
        )


def sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """Every heading with the section below it."""
    headings = [(index, block) for index, block in enumerate(blocks) if block.kind == "heading"]
    stops = _stops(headings, len(blocks))
    above: list[tuple[int, int]] = []
    for index, block in headings:
        while above and above[-1][0] >= block.level:
            above.pop()
        stop = stops[index]
        yield Section(
            block=block,
            first=index,
            stop=stop,
            end=blocks[stop].line - 1 if stop < len(blocks) else 0,
            above=tuple(place for _, place in above),
        )
        above.append((block.level, index))


def _stops(headings: Sequence[tuple[int, Block]], end: int) -> dict[int, int]:
    """For each heading the first block behind its section."""
    stops: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for index, block in headings:
        while open_ and open_[-1][1] >= block.level:
            stops[open_.pop()[0]] = index
        open_.append((index, block.level))
    return stops | {index: end for index, _ in open_}
