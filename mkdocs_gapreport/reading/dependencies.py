"""What waits for what: the words of a page, and the phases and tasks that they name.

A name is taken for a phase only when it fits one phase better than all others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Dependency
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.plan_words import STEM, plan_words
from mkdocs_gapreport.reading.status import split_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Phase, Task
    from mkdocs_gapreport.reading.work import Said

_ARROW = regex(r"\s*(?:→|⇒|➔|➜|->|=>|>>|›|>)\s*")
_WORD = regex(r"[^\W\d_]{3,}")
_ID = regex(r"(?<![\w.])(?:[A-Z]{1,4}-?\d{1,7}|\d{1,3}(?:\.\d{1,3})+)(?![\w]|\.\d)")
_RANGE = regex(
    r"(?P<letters>[A-Z]{1,4}-?)(?P<low>\d{1,5})\s?(?:[-–—]|to|through)\s?(?P=letters)(?P<high>\d{1,5})"
)
_WIDEST = 200
_STORY = regex(r"(?<!\w)(?:user story|US)[ -]?(?P<number>\d{1,3})(?!\w)", re.IGNORECASE)
_ENUMERATED = regex(r"\s*[,;&+]\s*|\s+and\s+", re.IGNORECASE)
_CLAUSE = regex(r"\s+[-–—]\s+|;\s+|\.\s+")


class Names:
    """The phases and tasks of a plan, by number and by the words of their names."""

    def __init__(self, phases: Sequence[Phase]) -> None:
        self.numbers: dict[tuple[str, str], list[Phase]] = {}
        self.tasks: dict[str, list[Task]] = {}
        self.stems: dict[str, set[str]] = {}
        self.tops = tuple(phases)
        self.places = {phase.claim: place for place, phase in enumerate(phases)}
        for phase in (inner for top in phases for inner in top.walk()):
            self.numbers.setdefault((phase.kind, phase.number.lower()), []).append(phase)
            for task in phase.tasks:
                if task.number:
                    self.tasks.setdefault(task.number.lower(), []).append(task)
        for phase in phases:
            for story in _STORY.finditer(phase.name):
                self.numbers.setdefault(("story", story["number"]), []).append(phase)
            for stem in _stems(phase.name):
                self.stems.setdefault(stem, set()).add(phase.claim)

    def meant(self, words: str, own: str = "") -> tuple[str, ...]:
        """The claims of the phases and tasks that the words name, each once.

        `own` is what the words speak of: "all phases" are those before it.
        """
        return self.numbered(words) or self.phases_meant(words, own)

    def numbered(self, words: str) -> tuple[str, ...]:
        """The claims of the phases and tasks that the words name by their numbers."""
        return tuple(dict.fromkeys([*self._by_id(words), *self._by_number(words)]))

    def phases_meant(self, words: str, own: str = "") -> tuple[str, ...]:
        """The claims of the phases that the words name."""
        found = [*self._by_number(words)] or self._all_before(words, own) or self._by_words(words)
        return tuple(dict.fromkeys(found))

    def _all_before(self, words: str, own: str) -> list[str]:
        """The phases before one that waits for all: of user stories, those that are stories."""
        match = plan_words().everything.search(words)
        if not match:
            return []
        place = self.places.get(own, 0)
        before = self.tops[max(0, place - _WIDEST) : place]
        stories = [phase.claim for phase in before if _STORY.search(phase.name)]
        is_of_stories = "stor" in match[0].lower()
        return stories if is_of_stories else [phase.claim for phase in before]

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
        for story in _STORY.finditer(words):
            yield from self._range("story", story["number"], "", is_open=False)
        for match in known.mention.finditer(words):
            kind = known.kinds[(match["kind"] or match["counted"]).lower()]
            number = match["number"] or match["count"]
            number = known.numbers.get(number.lower(), number)
            yield from self._range(kind, number, match["last"] or "", is_open=bool(match["more"]))

    def _range(self, kind: str, number: str, last: str, *, is_open: bool) -> Iterator[str]:
        if number.isdecimal() and (is_open or last.isdecimal()):
            low = int(number)
            high = min(int(last), low + _WIDEST) if last.isdecimal() else low + _WIDEST
            for each in range(low, high + 1):
                yield from (phase.claim for phase in self.numbers.get((kind, str(each)), ()))
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


def of_words(said: Said, names: Names, own: str) -> tuple[Dependency, ...]:
    """The dependencies that a phase or task states; what it says of itself is left out."""
    found: list[Dependency] = []
    for words, line in said.waits:
        waits = plan_words().waits.search(words)
        bare = words[waits.end() :] if waits else words
        if not plan_words().nothing.match(bare):
            meant = tuple(claim for claim in names.meant(bare, own) if claim != own)
            found.append(Dependency(words=bare.strip(" .*_"), line=line, meant=meant))
            found += [
                Dependency(words=part, line=line, meant=())
                for part in (_strangers(bare, names) if meant else ())
            ]
    for words, line in said.needs:
        meant = tuple(claim for claim in names.numbered(words) if claim != own)
        if meant or _names_a_number(words):
            found.append(Dependency(words=words.strip(" .*_"), line=line, meant=meant))
    return tuple(found)


def _strangers(words: str, names: Names) -> Iterator[str]:
    """The parts of an enumeration that can only mean a phase or a task, and mean none."""
    for part in (part.strip(" .*_") for part in _ENUMERATED.split(words)):
        if _names_a_number(part) and not names.numbered(part):
            yield part


def _names_a_number(words: str) -> bool:
    """Whether words can only mean a phase or a task: "Phase 9", "T099"."""
    if plan_words().nothing.match(words):
        return False
    return bool(plan_words().mention.search(words) or re.search(r"(?<!\w)T\d{3}(?!\w)", words))


# Of a page that is edited while it is served, most lines stay what they were.
@lru_cache(maxsize=4000)
def _is_of_order(text: str) -> bool:
    """Whether a clause has words such as "depends on" or "before"; most lines have none."""
    known, value = plan_words(), split_key(text)[1]
    clauses = (*_CLAUSE.split(text), *_CLAUSE.split(value))
    return any(known.precedes.search(each) or known.waits.search(each) for each in clauses)


def of_sentence(text: str, line: int, names: Names) -> Mapping[str, list[Dependency]]:
    """What a sentence says of phases: "A must complete before B", "B: depends on A - blocks C"."""
    found: dict[str, list[Dependency]] = {}
    if not _is_of_order(text):
        return found
    known = plan_words()
    key, value = split_key(text)
    subject = text[: len(text) - len(value)] if key and names.phases_meant(key) else ""
    for clause in _CLAUSE.split(value if subject else text):
        before = known.precedes.search(clause)
        cut = before or known.waits.search(clause)
        if not cut:
            continue
        left, right = clause[: cut.start()], clause[cut.end() :]
        left = left if names.phases_meant(left) else subject
        earlier, later = (left, right) if before else (right, left)
        for claim in names.phases_meant(later):
            meant = tuple(other for other in names.phases_meant(earlier, claim) if other != claim)
            if meant:
                words = earlier.strip(" .:*_-–—")
                found.setdefault(claim, []).append(Dependency(words=words, line=line, meant=meant))
    return found
