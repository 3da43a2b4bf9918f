"""Phases without numbers: "Near term / Mid term / Long term", "Now / Next / Later".

Such words head much that is no plan, so a heading counts only beside another of its series, and
only on a roadmap or below a heading that says "Roadmap"; "Now", "Next" and "Later" together need no
such word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.heads import Head
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.heads import Section
    from mkdocs_gapreport.reading.structure import Block

HORIZON = "horizon"
_TOGETHER = frozenset({"now", "next", "later"})
_ASIDE = regex(r"^\s*(?:$|[(\[（【]|[:：]|[-–—]\s)")


def horizons(
    blocks: Sequence[Block], sections: Sequence[Section], *, is_roadmap: bool
) -> Iterator[Head]:
    """The headings that name a stretch of time to come, in reading order."""
    series: dict[tuple[int, int], list[tuple[Section, Head]]] = {}
    for section in sections:
        head = _head(section)
        if head:
            series.setdefault((head.above, head.block.level), []).append((section, head))
    for group in series.values():
        named = {head.number for _, head in group}
        is_plan = is_roadmap or _is_below_a_roadmap(blocks, group[0][0])
        is_series = len(named) > 1
        if named >= _TOGETHER or (is_plan and is_series):
            yield from (head for _, head in group)


def _head(section: Section) -> Head | None:
    match = plan_words().horizon.match(section.block.inline.text.strip())
    if match is None or not _ASIDE.match(match["tail"].strip("*_ ")):
        return None
    number = plan_words().horizons[" ".join(match["horizon"].lower().replace("-", " ").split())]
    return Head.of(section, HORIZON, number, tail=match["tail"])


def _is_below_a_roadmap(blocks: Sequence[Block], section: Section) -> bool:
    roadmap = plan_words().roadmap
    return any(roadmap.search(blocks[place].inline.text) for place in section.above)
