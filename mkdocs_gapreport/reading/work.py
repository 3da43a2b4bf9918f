"""What stands inside a phase: its tasks, metrics, checkpoints, and what it says of itself.

Only the blocks are looked at here; which of them are claims shows later.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import durations, status
from mkdocs_gapreport.reading.plan_words import plan_words, section_of
from mkdocs_gapreport.reading.titles import ASIDE, priority, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Stretch
    from mkdocs_gapreport.reading.heads import Head
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_LONGEST_LABEL = 60
_MOST_PROSE = 200
_TAG = regex(r"^\s*\[(?P<tag>[A-Za-z]{1,3}\d{0,3})\]\s*")
_PAIRS = regex(r"\s+[|·•]\s+")
_ID = regex(r"T\d+|[A-Z]{1,4}-?\d{2,}")
_FULL_STOP = " .:：-–—|*_"


class Said(Struct, kw_only=True, eq=False):
    """What a phase or task says of itself behind a key, with the line it stands on.

    `needs` may speak of packages as well, so that only numbers count in them.
    """

    values: dict[str, tuple[str, int]] = field(default_factory=dict)
    waits: list[tuple[str, int]] = field(default_factory=list)
    needs: list[tuple[str, int]] = field(default_factory=list)

    def text(self, key: str) -> str:
        """The words behind a key, or nothing."""
        return self.values[key][0] if key in self.values else ""


class Work(Said, kw_only=True, eq=False):
    """A task: a heading with its section, an item or a row. `is_named`: it is one in any case."""

    block: Block
    name: str
    number: str = ""
    days: Stretch | None = None
    is_parallel: bool = False
    is_named: bool = False


class Content(Said, kw_only=True, eq=False):
    """What was found inside a phase, in reading order; `status` is the line that says how far."""

    tasks: list[Work] = field(default_factory=list)
    metrics: list[int] = field(default_factory=list)
    checkpoints: list[int] = field(default_factory=list)
    status: int = 0

    @property
    def lines(self) -> Iterator[int]:
        """The lines that are claims, whatever they say."""
        yield from (task.block.line for task in self.tasks if task.is_named)
        yield from self.checkpoints


def content(blocks: Sequence[Block], head: Head, notes: set[int], words: Vocabulary) -> Content:
    """Read a phase. `notes` are the blocks in its section that speak of other phases."""
    collector = _Collector(words)
    inside = {index for part in head.parts for index in range(part.first, part.stop)}
    for index in range(head.first + 1, head.stop):
        if index not in inside and index not in notes:
            collector.take(blocks[index])
    for first, stop in head.about:
        collector.turn_away()
        for index in range(first, stop):
            collector.take(blocks[index])
    return collector.finished()


# Of a page that is edited while it is served, most lines stay what they were.
@lru_cache(maxsize=4000)
def of_phase_row(block: Block, words: Vocabulary) -> Content:
    """What a row says of the phase that it stands for; the row is its one task as well."""
    row = _of_row(block, words)
    return Content(values=row.values, waits=row.waits, needs=row.needs, tasks=[row])


def key_values(text: str) -> tuple[tuple[str, str], ...]:
    """The keys of a line that plans know, with what stands behind them: "Team: A | Effort: 2d"."""
    return tuple(_key_values(text))


def _key_values(text: str) -> Iterator[tuple[str, str]]:
    keys = plan_words().keys
    for part in _PAIRS.split(text):
        key, value = status.split_key(part)
        known = keys.get(re.sub(r"\s*\(.*\)$", "", key))
        if known and value.strip(" *_"):
            yield known, value.strip(" *_")


class _Collector:
    """Walks the blocks of one phase, and knows under which heading it is."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.found = Content()
        self.sections: list[tuple[int, str]] = []
        self.task: tuple[int, Work] | None = None
        self.plain: list[Work] = []
        self.headings: list[Work] = []

    def turn_away(self) -> None:
        """Leave the section; what follows stands elsewhere on the page."""
        self.sections, self.task = [], None

    def finished(self) -> Content:
        """Take headings or plain items for the tasks where nothing else is."""
        found = self.found
        if not found.tasks:
            chosen = self.plain or self.headings
            found.tasks = chosen[:_MOST_PROSE]
            for task in found.tasks:
                task.is_named = True
        return found

    def take(self, block: Block) -> None:
        match block.kind:
            case "heading":
                self._heading(block)
            case "line":
                self._line(block)
            case "item":
                self._item(block)
            case "row":
                self._row(block)

    def _heading(self, block: Block) -> None:
        while self.sections and self.sections[-1][0] >= block.level:
            self.sections.pop()
        if self.task and self.task[0] >= block.level:
            self.task = None
        label = _label(block.inline.text)
        name = section_of(label)
        self.sections.append((block.level, name))
        if name or self.task or self._section():
            return
        work = _work(block, block.inline.text, self.words)
        if work.number or status.of_heading(block.inline.text, self.words):
            work.is_named = True
            self.found.tasks.append(work)
            self.task = (block.level, work)
        else:
            self.headings.append(work)

    def _line(self, block: Block) -> None:
        self._is_status(block.inline.text, block.line)
        self._note(block.inline.text, block.line)

    def _is_status(self, text: str, line: int) -> bool:
        """Whether a line says how far the phase is; kept where it stands right below it."""
        is_said = status.split_key(text)[0] in self.words.sets["status_keys"]
        if is_said and not (self.task or self.sections or self.found.status):
            self.found.status = line
        return is_said

    def _item(self, block: Block) -> None:
        section = self._section(block.lead)
        text = block.words
        if not block.box and (self._is_status(text, block.line) or self._note(text, block.line)):
            return
        if section == "dependencies" and not block.box:
            self._said().needs.append((text, block.line))
        if self.task and not self.task[1].number and _id_of(text):
            self.found.tasks.remove(self.task[1])
            self.task = None
        if self.task or section in {"dependencies", "others", "critical_path"}:
            return
        if section == "metrics":
            self.found.metrics.append(block.line)
            return
        kind = section_of(status.split_key(text)[0]) if not block.box else ""
        if kind in {"metrics", "others"}:
            self.found.metrics += [block.line] if kind == "metrics" else []
            return
        work = _work(block, text, self.words)
        for inner in block.blocks:
            self._note(inner.words if inner.kind == "item" else inner.inline.text, inner.line, work)
        is_marked = block.box or status.of_item(block, self.words)
        if is_marked or section == "tasks" or work.number:
            work.is_named = not is_marked
            self.found.tasks.append(work)
        elif not self.sections and not _is_label(block.lead):
            self.plain.append(work)

    def _row(self, block: Block) -> None:
        section = self._section()
        if section == "metrics":
            self.found.metrics.append(block.line)
        elif not section and not self.task:
            self.found.tasks.append(_of_row(block, self.words))

    def _said(self, work: Said | None = None) -> Said:
        return work or (self.task[1] if self.task else self.found)

    def _note(self, text: str, line: int, work: Said | None = None) -> bool:
        """Keep what a line says behind a key that plans know; whether it does."""
        said, is_known = self._said(work), False
        for key, value in key_values(text):
            is_known = True
            if key in {"depends", "needs"}:
                (said.waits if key == "depends" else said.needs).append((value, line))
            elif key == "checkpoint" and said is self.found:
                self.found.checkpoints.append(line)
            else:
                said.values.setdefault(key, (value, line))
        return is_known

    def _section(self, lead: str = "") -> str:
        """What stands here, by the label before a list or else by the headings above."""
        labelled = section_of(lead) if 0 < len(lead) < _LONGEST_LABEL else ""
        return labelled or next((name for _, name in reversed(self.sections) if name), "")


def _label(heading: str) -> str:
    """The words of a heading without the number of the phase, or of the section, before them."""
    match = plan_words().phase.match(heading.strip())
    return match["tail"] if match else re.sub(r"^\W*\d+(?:\.\d+)*[.)]?\s+", "", heading.strip())


def _work(block: Block, text: str, words: Vocabulary) -> Work:
    """A task by its words: "Task 1.1: Remove secrets (Days 1-3)", "T012 [P] [US1] Create …"."""
    match = plan_words().task.match(text.strip())
    number, rest = "", text
    if match and _is_numbered(match):
        number, rest = match["number"], match["name"]
    work = Work(block=block, name="", number=number, days=durations.stretch(text, "day"))
    while tag := _TAG.match(rest):
        work.is_parallel |= tag["tag"] == "P"
        rest = rest[tag.end() :]
    for aside in ASIDE.finditer(rest):
        found = plan_words().waits.match(aside["words"])
        if found:
            work.waits.append((aside["words"][found.end() :], block.line))
            rest = rest.replace(aside[0], "")
    work.name = title(rest, words) or text.strip()
    urgency = priority(rest)
    if urgency:
        work.values["priority"] = (urgency, block.line)
    return work


def _is_numbered(match: re.Match[str]) -> bool:
    number = match["number"]
    return bool(match["word"] or match["mark"] or "." in number or _ID.fullmatch(number))


def _id_of(text: str) -> str:
    """The id that a line begins with: T012."""
    match = plan_words().task.match(text.strip())
    return match["number"] if match and _ID.fullmatch(match["number"]) else ""


def _is_label(lead: str) -> bool:
    return lead.rstrip(" *_").endswith((":", "："))


def _of_row(block: Block, words: Vocabulary) -> Work:
    cells = [cell.text.strip() for cell in block.cells]
    whole = plan_words().task
    is_id = bool(cells and (m := whole.match(cells[0])) and not m["name"].strip(_FULL_STOP))
    name = cells[1] if is_id and len(cells) > 1 else (cells[0] if cells else "")
    work = _work(block, name, words)
    work.is_named = any(
        head.lower().strip(" *_") in plan_words().task_words for head in block.header
    )
    if is_id:
        work.number = cells[0].strip(_FULL_STOP)
    for head, cell in zip(block.header, cells, strict=False):
        for key, value in key_values(f"{head}: {cell}"):
            if key in {"depends", "needs"}:
                work.needs.append((value, block.line))
            else:
                work.values.setdefault(key, (value, block.line))
    return work
