"""Markdown to claims: what a page says, in the words of the model, whatever is true."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind, Page
from mkdocs_gapreport.reading import claims, drafts, encoding, front_matter, plans
from mkdocs_gapreport.reading import status as stating
from mkdocs_gapreport.reading.bindings import rules
from mkdocs_gapreport.reading.places import Manner
from mkdocs_gapreport.reading.stretches import DEEPEST
from mkdocs_gapreport.reading.structure import structure
from mkdocs_gapreport.reading.vocabulary import Vocabulary, in_small_letters, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.reading.bindings import Rule
    from mkdocs_gapreport.reading.structure import Block
    from mkdocs_gapreport.settings import Binding

__all__ = ["Vocabulary", "asks_to_be_read", "read", "rules", "vocabulary"]


def read(  # noqa: PLR0913  what a page needs to be read, each by name
    raw: bytes,
    path: str,
    *,
    words: Vocabulary,
    assume: str = "",
    trees: bool = False,
    verify: Sequence[Binding] = (),
    figures: tuple[Rule, ...] = (),
    as_of: str = "",
) -> Page:
    """Read a page: its claims, and what its author should know about how it was read."""
    text, decoded = encoding.decode(raw)
    text, repaired = encoding.repair(text.replace("\r\n", "\n").replace("\r", "\n"))
    front = front_matter.read(text)
    cut = structure(front_matter.blanked(text, front))
    with_trees = trees if front.trees is None else front.trees
    title = front.title or _title(cut.blocks) or path
    drawn = plans.sketch(cut.blocks, f"{path} {title}", words)
    several = _repositories(text, words)
    manner = Manner(words, figures or rules(), front.assume or assume, with_trees, several)
    found = claims.read(cut.parts, manner, silent=drawn.silent, goals=drawn.goals)
    mine = [b for b in verify if not b.page or fnmatchcase(path, b.page)]
    finished = drafts.finished(_below_status(found, front, words), path, mine)
    deep = f"lists nested deeper than {DEEPEST} levels were left out" if cut.is_too_deep else ""
    return Page(
        path=path,
        title=title,
        text=text,
        claims=finished,
        remarks=tuple(remark for remark in (decoded, repaired, front.remark, deep) if remark),
        front_matter=front.lines,
        as_of=front.as_of or as_of,
        plan=plans.plan(
            drawn,
            finished,
            page=path,
            title=title,
            words=words,
            last=text.rstrip("\n").count("\n") + 1,
        ),
    )


def asks_to_be_read(raw: bytes) -> bool | None:
    """Whether the front matter says that the page makes claims; None where it says nothing."""
    if not raw.startswith((b"---", b"\xef\xbb\xbf---")):
        return None
    return front_matter.read(encoding.decode(raw)[0].replace("\r\n", "\n")).asks


def _repositories(text: str, words: Vocabulary) -> str:
    """The words by which a page says that it speaks of several repositories."""
    match = words.repositories.search(in_small_letters(text))
    return text[match.start() : match.end()] if match else ""


def _title(blocks: Sequence[Block]) -> str:
    return next((block.words for block in blocks if block.kind == "heading"), "")


def _below_status(
    tops: list[drafts.Draft], front: front_matter.FrontMatter, words: Vocabulary
) -> list[drafts.Draft]:
    """A status in the front matter speaks of the whole page."""
    said = stating.of_value(front.status, words) if front.status else None
    if not said:
        return tops
    line, text = front.status_line, f"status: {front.status}"
    whole = drafts.Draft(
        kind=Kind.STATUS,
        line=line,
        end=line,
        text=text,
        words=text,
        section=(),
        said=said,
        parts=tops,
    )
    return [whole]
