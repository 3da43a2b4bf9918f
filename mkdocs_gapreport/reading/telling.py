"""What one block of a page tells, in its place: the claims that it makes, and how they nest.

That depends on nothing but its words and its place, so it is worked out once for each place. Of a
page that is edited while it is served, nearly all blocks stand in the place where they stood.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import DONE, TODO, Check, Kind, Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import (
    bindings,
    checks,
    comments,
    contents,
    entries,
    figures,
    names,
    references,
    rows,
    status,
    trees,
)
from mkdocs_gapreport.reading.checks import Asked
from mkdocs_gapreport.reading.drafts import Draft
from mkdocs_gapreport.reading.vocabulary import in_small_letters

if TYPE_CHECKING:
    from fractions import Fraction

    from mkdocs_gapreport.model import Entries
    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.places import Place
    from mkdocs_gapreport.reading.status import Status
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

# what leads to a remark on a file: the file named right before, or nothing at all
_REMARK = regex(
    r"(?:^\W*|\w\.\w+(?:[^.;。；]|\.(?!\s)){0,60}?[(（\[,:—–-]\s*|\w\.\w+[^\w.]{1,3})"
    r"(?:(?:now|later|since|then|it|this|that|which|both|all|file|tests?|code|logic|fully|actually"
    r"|was|were|is|are|has|have|been|being|kept|done|already|implemented|defined)\s+){0,3}$",
    re.IGNORECASE,
)
_LOST = (
    "the comment is attached to no claim; put it on the claim's line, or below it,"
    " indented as its text"
)


class Told(Struct, frozen=True):
    """The claims of a block, those inside others as their parts; nobody may change them.

    `is_guidance`: a heading says what to do. `effort` is what a line states for its section;
    `speaks`: a status line speaks of its section.
    """

    drafts: tuple[Draft, ...]
    is_guidance: bool = False
    effort: Fraction | None = None
    speaks: bool = False


@lru_cache(maxsize=3000)
def told(block: Block, where: Place) -> Told:
    """What a block tells in its place."""
    return _Teller(where).tell(block)


class _Teller:
    """Collects the claims of one block."""

    def __init__(self, where: Place) -> None:
        self.place = where
        self.vocabulary = where.manner.vocabulary
        self.rules = where.manner.rules
        self.drafts: list[Draft] = []

    def tell(self, block: Block) -> Told:
        match block.kind:
            case "heading":
                return self._heading(block)
            case "line":
                return self._line(block)
            case "comment" if comments.is_ours(block.inline.text):
                self._lost_comment(block)
            case _:
                self._inner(block, None)
        return Told(tuple(self.drafts))

    def _inner(self, block: Block, owner: Draft | None) -> None:
        """What may stand inside items as well."""
        match block.kind:
            case "item":
                self._item(block, owner)
            case "row":
                self._row(block, owner)
            case "fence" if self.place.manner.with_trees:
                self._tree(block, owner)

    def _add(self, draft: Draft, parent: Draft | None = None) -> None:
        (parent.parts if parent else self.drafts).append(draft)

    def _heading(self, block: Block) -> Told:
        title = block.inline.text.strip()
        guides = bool(self.vocabulary.guidance.search(title))
        said = None if guides else status.of_heading(title, self.vocabulary)
        draft = self._draft(
            Kind.HEADING, block, said, checks.of_words(block.inline, 0, self.vocabulary)
        )
        if said and said.share == DONE:
            known = draft.asked.checks
            draft.state(contents.of_line(block.inline, 0, self.vocabulary, known))
        is_claim = said or draft.asked.is_sized or _has_checks(draft) or self._is_silent(draft)
        return Told((draft,) if is_claim else (), is_guidance=guides)

    def _line(self, block: Block) -> Told:
        text = block.inline.text
        key, value = status.split_key(text)
        said = None
        if not self.place.is_guided(block, 0):
            said = status.of_line(block.inline, self.vocabulary)
        effort = None
        if key in self.vocabulary.sets["other_keys"]:
            effort = figures.days(value, self.vocabulary)
        asked = checks.of_words(block.inline, said.start if said else 0, self.vocabulary)
        draft = self._draft(Kind.STATUS, block, said, asked)
        self._bind(draft, text[said.start if said else 0 :], block.lead)
        if said and said.share == DONE:
            draft.state(contents.of_line(block.inline, said.start, self.vocabulary, asked.checks))
        is_claim = said or (draft.asked.is_sized and key) or _has_checks(draft)
        if not (is_claim or self._is_silent(draft)):
            return Told((), effort=effort)
        speaks = said and key in self.vocabulary.sets["status_keys"] and not draft.asked.checks
        return Told((draft,), effort=effort, speaks=bool(speaks))

    def _item(self, block: Block, parent: Draft | None) -> None:
        said = None if self._is_aim(block) else status.of_item(block, self.vocabulary)
        if said and not block.box and self.place.is_guided(block, said.start):
            said = None
        start = said.start if said else block.start
        made = bool(self.vocabulary.made_lists.search(block.lead)) and not parent
        asked = checks.of_words(block.inline, start, self.vocabulary, made=made)
        if not said and asked.leads and (made or self.place.manner.assume):
            said = status.Status(DONE, "", 0)
        if said and said.share == TODO and not block.box:
            asked = replace(asked, checks=checks.as_stated(asked.checks, block.inline.text))
        draft = self._draft(Kind.ITEM, block, said, asked)
        draft.words = block.inline.text[start:].strip()
        self._bind(draft, draft.words, block.lead)
        if said and block.inline.text:
            draft.retracted = status.retraction(block.inline, start, self.vocabulary)
            draft.elsewhere = _elsewhere(draft.words, self.vocabulary)
            draft.weight = _own_effort(draft.words, self.vocabulary)
            if said.share == DONE and not draft.retracted:
                self._state(draft, block, start)
        is_asked = draft.asked.is_sized or _has_checks(draft) or draft.is_figure
        is_claim = said or is_asked or self._is_goal(draft) or self._is_silent(draft)
        if is_claim:
            self._add(draft, parent)
        for inner in block.blocks:
            self._inner(inner, draft if is_claim else parent)

    def _is_silent(self, draft: Draft) -> bool:
        """Whether a line is a claim only because a plan has it for a phase or a task.

        It states nothing, so nothing is asked of the repository.
        """
        if draft.line not in self.place.silent:
            return False
        draft.asked, draft.is_silent = Asked(()), True
        return True

    def _is_goal(self, draft: Draft) -> bool:
        """Whether a line is a success metric that says nothing of being reached.

        What it aims at is measured, and can accuse nobody.
        """
        if draft.line not in self.place.goals:
            return False
        found = bindings.bound(draft.words, self.rules)
        draft.asked = Asked((found.check,)) if found.check else draft.asked
        draft.is_silent = True
        return True

    def _state(self, draft: Draft, block: Block, start: int) -> None:
        """Take up what a done line states beyond that its files are there."""
        draft.entries = None if block.blocks else self._entries(block.inline, start)
        if not draft.entries:
            draft.adds = self._names(block, start)
            known = draft.asked.checks
            draft.state(contents.of_line(block.inline, start, self.vocabulary, known))

    def _entries(self, words: Inline, start: int) -> Entries | None:
        named = references.references(words, self.vocabulary, start)
        return entries.entries(words, start, named)

    def _names(self, block: Block, start: int) -> tuple[str, ...]:
        """The code names that a line about one thing says were added or used."""
        if block.blocks or not any(block.inline.of_kind("code")):
            return ()
        named = references.references(block.inline, self.vocabulary, start)
        return names.added(block.inline, start, named, self.vocabulary)

    def _bind(self, draft: Draft, words: str, lead: str) -> None:
        """Bind a figure in plain words to its check, where no file is what the line is about."""
        if self._bind_at_place(draft, words):
            return
        if any(check.role is Role.SUBJECT for check in draft.asked.checks):
            return
        if not draft.said and self.place.is_aimed(lead):
            return
        found = bindings.bound(words, self.rules)
        draft.suggestion, draft.needs = found.suggestion, found.needs
        draft.is_figure = found.is_figure
        if found.check:
            draft.asked = Asked(
                (*draft.asked.checks, found.check), draft.asked.leads, is_sized=True
            )

    def _bind_at_place(self, draft: Draft, words: str) -> bool:
        """Bind a figure to the path in which it counts; that the path is there shows nothing."""
        if not draft.said or len(draft.asked.checks) != 1:
            return False
        (place,) = draft.asked.checks
        if place.expected or place.verifier not in {"file", "directory"}:
            return False
        found = bindings.placed(words, place.path, self.rules)
        if found:
            counts_none = found.expected is not None and not found.expected.value
            where = replace(place, role=Role.CONTEXT) if counts_none else place
            draft.asked = Asked((where, found), draft.asked.leads, is_sized=True)
        return bool(found)

    def _row(self, block: Block, parent: Draft | None = None) -> None:
        column = rows.status_column(block, self.vocabulary)
        said = None
        if 0 <= column < len(block.cells) and not self.place.guides():
            said = status.of_value(block.cells[column].text, self.vocabulary)
        asked = rows.asked_by(block, column, self.vocabulary)
        draft = self._draft(Kind.ROW, block, said, asked)
        if said:
            said_cells = [cell.text for index, cell in enumerate(block.cells) if index != column]
            draft.words = " | ".join(said_cells)
            draft.retracted = status.retraction(block.cells[column], 0, self.vocabulary)
            draft.weight = rows.effort(block, self.vocabulary)
            if said.share == DONE and not draft.retracted:
                draft.state(rows.beside_file(block, column, self.vocabulary, asked.checks))
        if said or asked.is_sized or _has_checks(draft) or self._is_silent(draft):
            self._add(draft, parent)

    def _tree(self, block: Block, owner: Draft | None = None) -> None:
        for line, path in trees.nodes(block.inline.text, block.line):
            check = Check(
                verifier="directory" if path.endswith("/") else "file",
                arguments={"path": path},
                is_thing=True,
                is_made=True,
            )
            said = status.Status(DONE, "")
            self._add(
                Draft(
                    kind=Kind.ITEM,
                    line=line,
                    end=line,
                    text=path,
                    words=path,
                    section=self.place.state.titles,
                    said=said,
                    asked=Asked((check,)),
                ),
                owner,
            )

    def _lost_comment(self, block: Block) -> None:
        problem = _LOST
        check = Check(
            verifier="",
            arguments={},
            inferred=False,
            source=block.inline.text,
            problem=problem,
        )
        text = block.inline.text
        self._add(
            Draft(
                kind=Kind.STATUS,
                line=block.line,
                end=block.line,
                text=text,
                words=text,
                section=self.place.state.titles,
                asked=Asked((check,)),
            )
        )

    def _draft(self, kind: Kind, block: Block, said: Status | None, asked: Asked) -> Draft:
        text = block.words if kind is Kind.ITEM else block.inline.text.strip()
        return Draft(
            kind=kind,
            line=block.line,
            end=block.end,
            text=text,
            words=text,
            section=self.place.state.titles,
            said=said,
            asked=asked,
            repositories=self.place.manner.repositories,
            comments=block.comments,
        )

    def _is_aim(self, block: Block) -> bool:
        """Whether an item states a target or an estimate: "Target: 80 %"."""
        return status.split_key(block.words)[0] in self.vocabulary.sets["aim_keys"]


def _has_checks(draft: Draft) -> bool:
    return any(comments.is_ours(comment) for _, comment in draft.comments)


def _elsewhere(words: str, vocabulary: Vocabulary) -> str:
    """The words by which a line says that something else does what its file was for."""
    small = in_small_letters(words)
    match = vocabulary.elsewhere.search(small)
    if not match:
        remarks = vocabulary.elsewhere_remarks.finditer(small)
        match = next((one for one in remarks if _REMARK.search(words[: one.start()])), None)
    return words[match.start() : match.end()] if match else ""


def _own_effort(words: str, vocabulary: Vocabulary) -> Fraction | None:
    """The effort in an item's last parentheses, such as "(3h)"."""
    match = re.search(r"\(([^()]*)\)\s*$", words)
    effort = (
        re.fullmatch(r"~?\d+(?:\.\d+)?(?:\s?[-–]\s?\d+)?\s?[^\W\d]+", match[1]) if match else None
    )
    return figures.days(effort[0], vocabulary) if effort else None
