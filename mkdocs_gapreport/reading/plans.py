"""A page's plan: its phases with their tasks, metrics and dates, and what waits for what.

`sketch` looks at the blocks before the claims are read, since phases and tasks are claims even
where they state nothing; `plan` puts names to the claims that came of them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.model import Phase, Plan, Task
from mkdocs_gapreport.reading import dependencies, durations, phases, remarks, titles, whole, work
from mkdocs_gapreport.reading.horizons import HORIZON
from mkdocs_gapreport.reading.plan_words import plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Claim, Dependency, Span, Stretch
    from mkdocs_gapreport.reading.heads import Head
    from mkdocs_gapreport.reading.phases import Outline
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary
    from mkdocs_gapreport.reading.work import Content, Said, Work


class Sketch(Struct, kw_only=True):
    """The phases of a page as its blocks show them; `silent` are lines that are claims anyway.

    `goals` are the lines of success metrics, which are claims anyway, too, and are measured.
    """

    outline: Outline
    contents: Mapping[int, Content] = field(default_factory=dict)
    rest: Sequence[Block] = ()
    silent: frozenset[int] = frozenset()
    goals: frozenset[int] = frozenset()


def sketch(blocks: Sequence[Block], title: str, words: Vocabulary) -> Sketch:
    """Find the phases of a page, and what stands inside them."""
    is_roadmap = bool(plan_words().roadmap.search(title))
    outline = phases.outline(blocks, words, is_roadmap=is_roadmap)
    heads = list(outline.walk())
    notes = {index for head in heads for span in head.about for index in range(*span)}
    contents = {
        head.first: work.of_phase_row(head.block, words)
        if head.block.kind == "row"
        else work.content(blocks, head, notes, words)
        for head in heads
    }
    covered = {index for head in outline.heads for index in range(head.first, head.stop)} | notes
    lines = {head.block.line for head in heads}
    lines |= {line for content in contents.values() for line in content.lines}
    return Sketch(
        outline=outline,
        contents=contents,
        rest=[block for index, block in enumerate(blocks) if index not in covered],
        silent=frozenset(lines),
        goals=frozenset(line for content in contents.values() for line in content.metrics),
    )


def plan(  # noqa: PLR0913  what a plan is made of, all but two by name
    drawn: Sketch, claims: Sequence[Claim], *, page: str, title: str, words: Vocabulary, last: int
) -> Plan | None:
    """Put the claims of a page to what was sketched; None where the page has no phases."""
    if not drawn.outline.heads:
        return None
    by_line: dict[int, Claim] = {}
    for claim in (inner for top in claims for inner in top.walk()):
        by_line.setdefault(claim.line, claim)
    draftsman = _Draftsman(drawn, by_line, page, words, last)
    made = tuple(draftsman.phase(head) for head in drawn.outline.heads)
    names = dependencies.Names(made)
    rest = whole.said_of_all(drawn.rest, names, words, draftsman.date_of)
    linked = tuple(_linked(phase, draftsman, names, rest.stated) for phase in made)
    return Plan(
        page=page,
        title=title,
        phases=linked,
        duration=rest.duration,
        started=rest.started,
        critical_path=rest.path,
        remarks=(*draftsman.wrong, *remarks.remarks(linked, rest.path, drawn.outline.others)),
    )


class _Draftsman:
    """Makes phases and tasks of heads and their content; dates that do not exist are noted."""

    def __init__(
        self,
        drawn: Sketch,
        by_line: Mapping[int, Claim],
        page: str,
        words: Vocabulary,
        last: int,
    ) -> None:
        self.drawn = drawn
        self.by_line = by_line
        self.page = page
        self.words = words
        self.last = last
        self.wrong: list[str] = []
        self.said: dict[str, Said] = {}

    def phase(self, head: Head) -> Phase:
        content = self.drawn.contents[head.first]
        text = head.title
        claim = self.by_line[head.block.line]
        self.said[claim.id] = content
        weeks = _weeks(head, content)
        tasks = tuple(self._task(w) for w in content.tasks if w.block.line in self.by_line)
        return Phase(
            claim=claim.id,
            page=self.page,
            line=head.block.line,
            end=head.end or self.last,
            name=titles.title(text, self.words) or text,
            kind=head.kind,
            number="" if head.kind == HORIZON else head.number,
            weeks=weeks,
            duration=self._duration(head, content, weeks),
            effort=content.text("effort"),
            priority=content.text("priority") or titles.priority(head.tail),
            team=content.text("team"),
            started=self._date(content, "started"),
            finished=self._date(content, "finished") or self._date_in_title(claim, text),
            due=self._date(content, "due"),
            tasks=tasks,
            metrics=tuple(self._ids(content.metrics)),
            checkpoints=tuple(self._ids(content.checkpoints)),
            status=next(self._ids([content.status]), ""),
            parts=tuple(self.phase(part) for part in head.parts),
        )

    def _duration(self, head: Head, content: Content, weeks: Stretch | None) -> Span | None:
        stated = durations.span(content.text("duration"), self.words)
        # "Medium term (3-6 months)" says when, and not how long
        if stated or weeks or head.kind == HORIZON:
            return stated or (durations.length(weeks) if weeks else None)
        return durations.span(_asides(head.tail), self.words)

    def _task(self, found: Work) -> Task:
        claim = self.by_line[found.block.line]
        self.said[claim.id] = found
        effort = found.text("effort") or found.text("duration")
        return Task(
            claim=claim.id,
            name=found.name,
            line=found.block.line,
            number=found.number,
            days=found.days or durations.stretch(found.text("duration"), "day"),
            effort=durations.span(effort or _asides(found.block.inline.text), self.words),
            priority=found.text("priority"),
            is_parallel=found.is_parallel,
            steps=tuple(inner.id for inner in claim.walk())[1:],
        )

    def _ids(self, lines: Sequence[int]) -> Iterator[str]:
        yield from (self.by_line[line].id for line in lines if line in self.by_line)

    def _date(self, said: Said, key: str) -> date | None:
        text, line = said.values.get(key, ("", 0))
        return self.date_of(text, line)

    def date_of(self, text: str, line: int) -> date | None:
        """The first date of a text; one that does not exist is noted."""
        for found in durations.dates(text):
            if isinstance(found, date):
                return found
            self.wrong.append(f"line {line}: `{found}` is no date; write one such as `2026-03-31`")
        return None

    def _date_in_title(self, claim: Claim, text: str) -> date | None:
        """The date in the brackets that say that a phase is complete."""
        is_done = claim.stated is not None and claim.stated.low == 1
        return self.date_of(text, claim.line) if is_done else None


def _weeks(head: Head, content: Content) -> Stretch | None:
    own = durations.of_number(head.kind, head.number, head.last)
    return own or durations.stretch(head.tail) or durations.stretch(content.text("duration"))


def _asides(text: str) -> str:
    """What stands in parentheses."""
    return " ".join(re.findall(r"[\[(（]([^\[\]()（）]{1,120})[\])）]", text))


def _linked(
    phase: Phase,
    draftsman: _Draftsman,
    names: dependencies.Names,
    stated: Mapping[str, Sequence[Dependency]],
) -> Phase:
    """The phase with what it and its tasks wait for."""
    waits = dependencies.of_words(draftsman.said[phase.claim], names, phase.claim)
    tasks = tuple(
        replace(task, depends_on=found)
        if (found := dependencies.of_words(draftsman.said[task.claim], names, task.claim))
        else task
        for task in phase.tasks
    )
    return replace(
        phase,
        tasks=tasks,
        depends_on=(*waits, *stated.get(phase.claim, ())),
        parts=tuple(_linked(part, draftsman, names, stated) for part in phase.parts),
    )
