"""A claim while its page is being read, and how it is finished: checks read, an id given."""

from __future__ import annotations

import hashlib
from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.model import DONE, Claim, Kind, Share
from mkdocs_gapreport.reading import comments
from mkdocs_gapreport.reading.checks import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from mkdocs_gapreport.model import Entries
    from mkdocs_gapreport.reading.contents import Contents
    from mkdocs_gapreport.reading.status import Status
    from mkdocs_gapreport.settings import Binding

_ID_LENGTH = 12


class Draft(Struct, kw_only=True):
    """A claim while the page is being read; `text` is what people see, `words` what it is about."""

    kind: Kind
    line: int
    end: int
    text: str
    words: str
    section: tuple[str, ...]
    said: Status | None = None
    asked: Asked = field(default_factory=lambda: Asked(()))
    retracted: str = ""
    elsewhere: str = ""
    repositories: str = ""
    unchecked: tuple[str, ...] = ()
    suggestion: str = ""
    needs: str = ""
    is_silent: bool = False
    is_figure: bool = False
    weight: Fraction | None = None
    adds: tuple[str, ...] = ()
    entries: Entries | None = None
    comments: Sequence[tuple[int, str]] = ()
    parts: list[Draft] = field(default_factory=list)

    def state(self, found: Contents) -> None:
        """Take up what the line states of its file beyond that it is there."""
        if found.checks:
            self.asked = replace(self.asked, checks=(*self.asked.checks, *found.checks))
        self.unchecked = found.unchecked
        if not self.suggestion:
            self.suggestion, self.needs = found.suggestion, found.needs


def moved(draft: Draft, by: int) -> Draft:
    """A copy of a draft further down its page, to which parts can be added."""
    there = copy(draft)
    there.line += by
    there.end += by
    there.comments = [(line + by, comment) for line, comment in draft.comments]
    there.parts = [moved(part, by) for part in draft.parts]
    return there


def finished(
    drafts: Sequence[Draft], page: str, bindings: Sequence[Binding] = ()
) -> tuple[Claim, ...]:
    """Freeze the drafts of a page: explicit checks read, ids given."""
    every = list(_walk(drafts))
    # headings that state nothing must not change the ids of the claims beside them
    ids = _ids([draft for draft in every if not draft.is_silent], page)
    ids |= _ids([draft for draft in every if draft.is_silent], f"{page}\nplan")
    return tuple(_claim(draft, page, ids, bindings) for draft in drafts)


def _claim(draft: Draft, page: str, ids: dict[int, str], bindings: Sequence[Binding]) -> Claim:
    explicit, waiver = comments.read(draft.comments)
    bound = tuple(comments.check(b.check, draft.line) for b in bindings if b.claim in draft.text)
    explicit += bound
    asked = [replace(check, line=draft.line) for check in draft.asked.checks]
    inferred = tuple(check for check in asked if check.inferred)
    lost = tuple(check for check in asked if not check.inferred)
    said: Share | None = draft.said.share if draft.said else None
    if explicit and said is None and not draft.asked.is_sized:
        said = DONE
    return Claim(
        id=ids[id(draft)],
        page=page,
        line=draft.line,
        end=draft.end,
        kind=draft.kind,
        text=draft.text,
        section=draft.section,
        stated=said,
        mark=draft.said.mark if draft.said else "",
        checks=(explicit or inferred) + lost,
        replaced=inferred if explicit else (),
        parts=tuple(_claim(part, page, ids, bindings) for part in draft.parts),
        retracted=draft.retracted,
        elsewhere=draft.elsewhere,
        repositories=draft.repositories,
        unchecked=() if explicit else draft.unchecked,
        suggestion=draft.suggestion,
        needs=draft.needs,
        is_silent=draft.is_silent and not explicit,
        weight=draft.weight,
        adds=() if explicit else draft.adds,
        entries=None if explicit else draft.entries,
        waiver=waiver,
    )


def _ids(drafts: Sequence[Draft], page: str) -> dict[int, str]:
    """Content makes a claim's id: its words, its section where words repeat, a count after that."""
    words = [" ".join(draft.words.split()) for draft in drafts]
    counts: dict[str, int] = {}
    for text in words:
        counts[text] = counts.get(text, 0) + 1
    seen: dict[str, int] = {}
    ids: dict[int, str] = {}
    for draft, text in zip(drafts, words, strict=True):
        content = text if counts[text] == 1 else "\n".join((text, *draft.section))
        seen[content] = seen.get(content, 0) + 1
        key = f"{page}\n{content}\n{seen[content]}"
        ids[id(draft)] = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[
            :_ID_LENGTH
        ]
    return ids


def _walk(drafts: Sequence[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        yield from _walk(draft.parts)
