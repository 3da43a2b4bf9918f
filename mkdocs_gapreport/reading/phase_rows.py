"""Phases that stand only in a table: "| Phase | Timeline | Status |" with a row for each.

Tables say much about phases that stand elsewhere, and stages and weeks of other things; so a table
is a plan only where no heading names a phase, each row has a number of its own, and a column says
how far each is, or when.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import rows as tables
from mkdocs_gapreport.reading.heads import Head
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_KINDS = frozenset({"phase", "milestone", "sprint", "iteration"})
_WHEN = frozenset({"duration", "due", "started", "finished", "depends"})
_PLAIN = regex(r"^[\W_]*(?P<number>M?\d{1,3})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<tail>.*)$")
_NAMED = frozenset(
    {"name", "title", "focus", "scope", "goal", "theme", "milestone", "phase", "description"}
)
_LONGEST = 80
_FEWEST = 2


def phase_rows(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Head]:
    """The phases of the first table that is a plan."""
    numbered = ((i, block) for i, block in enumerate(blocks) if block.kind == "row")
    # rows of one table have the very same header, one behind the other
    for _, members in groupby(numbered, key=lambda row: (id(row[1].header), row[1].line - row[0])):
        table = list(members)
        if _is_plan(table[0][1], vocabulary):
            heads = [_head(index, block) for index, block in table]
            known = [head for head in heads if head]
            numbers = {head.number for head in known}
            if len(known) == len(heads) == len(numbers) >= _FEWEST:
                return known
    return []


def _is_plan(row: Block, vocabulary: Vocabulary) -> bool:
    """Whether the first column is that of phases, and another says how far or when."""
    kind = _kind(row)
    known = {plan_words().keys.get(head) for head in _heads(row)[1:]}
    return kind in _KINDS and (tables.status_column(row, vocabulary) > 0 or bool(known & _WHEN))


def _heads(row: Block) -> list[str]:
    return [head.lower().strip(" *_`#") for head in row.header]


def _kind(row: Block) -> str:
    return plan_words().kinds.get(next(iter(_heads(row)), ""), "")


def _head(index: int, row: Block) -> Head | None:
    words, kind = row.cells[0].text.strip() if row.cells else "", _kind(row)
    match = plan_words().phase.match(words)
    if match and match["kind"] and plan_words().kinds[match["kind"].lower()] == kind:
        number, tail, named = match["number"], match["tail"], words
    elif plain := _PLAIN.match(words):
        number, tail = plain["number"], plain["tail"]
        named = f"{kind.capitalize()} {number}" + (f": {tail}" if tail.strip() else "")
    else:
        return None
    beside = "" if tail.strip(" *_") else _beside(row)
    return Head(
        block=row,
        kind=kind,
        number=plan_words().numbers.get(number.lower(), number),
        tail=tail,
        first=index,
        stop=index + 1,
        end=row.line,
        text=f"{named}: {beside}" if beside else named,
    )


def _beside(row: Block) -> str:
    """What the next column calls a phase that has only a number in the first."""
    cells: Iterator[tuple[str, str]] = zip(
        _heads(row), (cell.text.strip() for cell in row.cells), strict=False
    )
    named = [cell for head, cell in list(cells)[1:2] if head in _NAMED]
    return next((cell for cell in named if 0 < len(cell) <= _LONGEST), "")
