"""What waits for what: the words of a page, and the phases and tasks that they name.

A name is taken for a phase only when it fits one phase better than all others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Dependency
from mkdocs_gapreport.reading.plan_words import STEM, plan_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Phase, Task

_ARROW = re.compile(r"\s*(?:→|⇒|➔|➜|->|=>|>>|›|>)\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ID = re.compile(r"(?<![\w.])(?:[A-Z]{1,4}-?\d{1,5}|\d{1,3}(?:\.\d{1,3})+)(?![\w]|\.\d)")
_RANGE = re.compile(
    r"(?P<letters>[A-Z]{1,4}-?)(?P<low>\d{1,5})\s?(?:[-–—]|to|through)\s?(?P=letters)(?P<high>\d{1,5})"
)
_WIDEST = 200


class Names:
    """The phases and tasks of a plan, by number and by the words of their names."""

    def __init__(self, phases: Sequence[Phase]) -> None:
        self.numbers: dict[tuple[str, str], list[Phase]] = {}
        self.tasks: dict[str, list[Task]] = {}
        self.stems: dict[str, set[str]] = {}
        self.tops = tuple(phases)
        for phase in (inner for top in phases for inner in top.walk()):
            self.numbers.setdefault((phase.kind, phase.number.lower()), []).append(phase)
            for task in phase.tasks:
                if task.number:
                    self.tasks.setdefault(task.number.lower(), []).append(task)
        for phase in phases:
            for stem in _stems(phase.name):
                self.stems.setdefault(stem, set()).add(phase.claim)

    def meant(self, words: str) -> tuple[str, ...]:
        """The claims of the phases and tasks that the words name, each once."""
        found = [*self._by_id(words), *self._by_number(words)] or self._by_words(words)
        return tuple(dict.fromkeys(found))

    def phases_meant(self, words: str) -> tuple[str, ...]:
        """The claims of the phases that the words name."""
        return tuple(dict.fromkeys([*self._by_number(words)] or self._by_words(words)))

    def _by_id(self, words: str) -> Iterator[str]:
        for match in _RANGE.finditer(words):
            low, high = int(match["low"]), int(match["high"])
            width = len(match["low"])
            for number in range(low, min(high, low + _WIDEST) + 1):
                yield from self._tasks(f"{match['letters']}{number:0{width}}")
        for match in _ID.finditer(words):
            yield from self._tasks(match[0])

    def _tasks(self, number: str) -> Iterator[str]:
        yield from (task.claim for task in self.tasks.get(number.lower(), ()))

    def _by_number(self, words: str) -> Iterator[str]:
        known = plan_words()
        for match in known.mention.finditer(words):
            kind = known.kinds[(match["kind"] or match["counted"]).lower()]
            number = match["number"] or match["count"]
            number = known.numbers.get(number.lower(), number)
            yield from self._range(kind, number, match["last"] or "", is_open=bool(match["more"]))

    def _range(self, kind: str, number: str, last: str, *, is_open: bool) -> Iterator[str]:
        if number.isdecimal() and (is_open or last.isdecimal()):
            low, high = int(number), int(last) if last.isdecimal() else None
            for phase in self.tops:
                is_in = phase.kind == kind and phase.number.isdecimal() and int(phase.number) >= low
                if is_in and (high is None or int(phase.number) <= high):
                    yield phase.claim
            return
        yield from (phase.claim for phase in self.numbers.get((kind, number.lower()), ()))

    def _by_words(self, words: str) -> list[str]:
        """The one phase that shares most words with these, if it is one."""
        scores: dict[str, int] = {}
        for stem in _stems(words):
            for claim in self.stems.get(stem, ()):
                scores[claim] = scores.get(claim, 0) + 1
        best = max(scores.values(), default=0)
        fitting = [claim for claim, score in scores.items() if score == best]
        return fitting if len(fitting) == 1 else []


def _stems(words: str) -> set[str]:
    common = plan_words().common
    return {
        word[:STEM] for word in map(str.lower, _WORD.findall(words)) if word[:STEM] not in common
    }


def steps(text: str) -> tuple[str, ...]:
    """The steps of a path written with arrows: "A → B → C"; nothing where there is no arrow."""
    parts = tuple(part.strip(" .*_`") for part in _ARROW.split(text) if part.strip(" .*_`"))
    return parts if len(parts) > 1 else ()


def of_words(said: Sequence[tuple[str, int]], names: Names, own: str) -> tuple[Dependency, ...]:
    """The dependencies that a phase or task states; what it says of itself is left out."""
    found: list[Dependency] = []
    nothing = plan_words().nothing
    for words, line in said:
        waits = plan_words().waits.search(words)
        bare = words[waits.end() :] if waits else words
        if nothing.match(bare):
            continue
        meant = tuple(claim for claim in names.meant(bare) if claim != own)
        found.append(Dependency(words=bare.strip(" .*_"), line=line, meant=meant))
    return tuple(found)


def of_sentence(text: str, line: int, names: Names) -> Mapping[str, list[Dependency]]:
    """What a sentence says of phases: "A must complete before B", "B: depends on A"."""
    known = plan_words()
    found: dict[str, list[Dependency]] = {}
    before = known.precedes.search(text)
    waits = None if before else known.waits.search(text)
    cut = before or waits
    if not cut:
        return found
    left, right = text[: cut.start()], text[cut.end() :]
    earlier, later = (left, right) if before else (right, left)
    first, then = names.phases_meant(earlier), names.phases_meant(later)
    for claim in then:
        meant = tuple(other for other in first if other != claim)
        if meant:
            words = earlier.strip(" .:*_-–—")
            found.setdefault(claim, []).append(Dependency(words=words, line=line, meant=meant))
    return found
