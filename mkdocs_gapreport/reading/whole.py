"""What a page says of all its phases together: how long, since when, and what waits for what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import Dependency
from mkdocs_gapreport.reading import dependencies, durations, status, work
from mkdocs_gapreport.reading.plan_words import section_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mkdocs_gapreport.model import Span
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_LONGEST_SENTENCE = 300


class Whole(Struct):
    """What the page says of all phases together, outside of them."""

    path: tuple[Dependency, ...] = ()
    duration: Span | None = None
    started: date | None = None
    stated: dict[str, list[Dependency]] = field(default_factory=dict)


def said_of_all(
    blocks: Sequence[Block],
    names: dependencies.Names,
    words: Vocabulary,
    date_of: Callable[[str, int], date | None],
) -> Whole:
    """Read what stands outside the phases: how long all takes, the critical path, what waits.

    `date_of` reads the date of a text, and notes one that does not exist.
    """
    rest, section = Whole(), ""
    numbered: list[tuple[str, int]] = []
    for block in blocks:
        text = block.words if block.kind == "item" else block.inline.text
        if block.kind == "heading":
            section = section_of(re.sub(r"^\W*\d+[.)]?\s+", "", text))
            continue
        if block.kind not in {"line", "item"} or len(text) > _LONGEST_SENTENCE:
            continue
        label = section_of(block.lead) if block.kind == "item" else ""
        _read_keys(text, block.line, rest, words, date_of)
        key, value = status.split_key(text)
        if section_of(key) == "critical_path" and not rest.path:
            rest.path = _path(dependencies.steps(value), block.line, names)
        elif "critical_path" in {section, label}:
            arrows = dependencies.steps(text)
            rest.path = rest.path or _path(arrows, block.line, names)
            if block.kind == "item" and not arrows:
                numbered.append((text, block.line))
        for claim, found in dependencies.of_sentence(text, block.line, names).items():
            rest.stated.setdefault(claim, []).extend(found)
    if not rest.path and len(numbered) > 1:
        rest.path = tuple(
            Dependency(words=said, line=line, meant=names.phases_meant(said))
            for said, line in numbered
        )
    return rest


def _read_keys(
    text: str,
    line: int,
    rest: Whole,
    words: Vocabulary,
    date_of: Callable[[str, int], date | None],
) -> None:
    for key, value in work.key_values(text):
        if key in {"whole", "duration"} and not rest.duration:
            rest.duration = durations.span(value, words)
        elif key == "started" and not rest.started:
            rest.started = date_of(value, line)


def _path(said: Sequence[str], line: int, names: dependencies.Names) -> tuple[Dependency, ...]:
    return tuple(
        Dependency(words=words, line=line, meant=names.phases_meant(words)) for words in said
    )
