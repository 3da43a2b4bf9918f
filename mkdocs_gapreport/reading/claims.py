"""Blocks to claims: what each block tells, put where it belongs on its page.

A heading's parts are the claims below it, an item's parts the items inside it. A `Status:` line
speaks of its section, so it stands between the heading and the claims behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.reading.drafts import moved
from mkdocs_gapreport.reading.places import place
from mkdocs_gapreport.reading.sections import Sections
from mkdocs_gapreport.reading.telling import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_gapreport.reading.drafts import Draft
    from mkdocs_gapreport.reading.places import Manner
    from mkdocs_gapreport.reading.structure import Part


def read(
    parts: Iterable[Part],
    manner: Manner,
    *,
    silent: Collection[int] = (),
    goals: Collection[int] = (),
) -> list[Draft]:
    """The claims at the top of the page; the others are their parts.

    `silent` and `goals` are lines that a plan has for phases and tasks, and for success metrics.
    """
    sections = Sections()
    for part in parts:
        _add(part, manner, sections, part.inside(silent), part.inside(goals))
    return sections.roots


def _add(
    part: Part,
    manner: Manner,
    sections: Sections,
    silent: frozenset[int],
    goals: frozenset[int],
) -> None:
    where = None
    for block in part.blocks:
        if block.kind == "heading":
            sections.leave(block.level)
            where = None
        where = where or place(manner, sections.state, silent, goals)
        said = told(block, where)
        drafts = [moved(draft, part.above) for draft in said.drafts]
        sections.weigh(said.effort)
        for draft in drafts:
            sections.add(draft)
        if block.kind == "heading":
            sections.enter(block, next(iter(drafts), None), is_guidance=said.is_guidance)
            where = None
        elif said.speaks:
            sections.speak_for_all(drafts[0])
            where = None
