"""A page cut into the blocks that can carry claims: headings, items, rows and lines of text.

Read by CommonMark's rules with GitHub's tables and strike-through, because that is what the author
saw; every block knows its line in the file. Quotations are left out, code is kept only for trees.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import dialect, inline
from mkdocs_gapreport.reading.inline import Inline
from mkdocs_gapreport.reading.stretches import DEEPEST, parsed, stretches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from markdown_it.token import Token

    from mkdocs_gapreport.reading.stretches import Target

_LONGEST_HTML = 20_000
_BOX = regex(r"^[\[［](?P<mark>[^\]\[])[\]］](?=\s|$)\s*")


class Block(Struct, kw_only=True, eq=False):
    """A heading, item, row, line, fence or lost comment of the page, with what lies inside it.

    `line` counts from 1. `box` is the character between an item's square brackets, `start` where
    its words begin.
    `lead` is the text right before the list, `header` the column heads of a row.
    """

    kind: str
    inline: Inline
    line: int = 0
    level: int = 0
    box: str = ""
    start: int = 0
    lead: str = ""
    header: tuple[str, ...] = ()
    cells: tuple[Inline, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    last_text: str = ""

    @property
    def end(self) -> int:
        """The last line of its own words."""
        return self.line + self.inline.breaks

    @property
    def words(self) -> str:
        """The text without its box."""
        return self.inline.text[self.start :].strip()


class Part(Struct, frozen=True):
    """A stretch of a page: its blocks as if it stood at the top, and how many lines stand above."""

    blocks: tuple[Block, ...]
    above: int
    height: int

    def inside(self, lines: Collection[int]) -> frozenset[int]:
        """Those of the lines that are in it, counted from its beginning."""
        numbers = (line - self.above for line in lines)
        return frozenset(line for line in numbers if 0 < line <= self.height)


class Structure(Struct, frozen=True):
    """The blocks of a page in reading order, and whether some lie too deep to be read."""

    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    is_too_deep: bool = False


def structure(text: str) -> Structure:
    """Cut a page, front matter blanked, into blocks."""
    parts: list[Part] = []
    above, is_too_deep = 0, False
    try:
        for piece, targets in stretches(dialect.plain(text)):
            blocks, is_deep = _of_stretch(piece, targets)
            height = piece.count("\n")
            parts.append(Part(blocks, above, height + (not piece.endswith("\n"))))
            is_too_deep |= is_deep
            above += height
    except RecursionError:
        return Structure(is_too_deep=True)
    whole = tuple(_moved(block, part.above) for part in parts for block in part.blocks)
    return Structure(whole, tuple(parts), is_too_deep)


# Of a page that is edited while it is served, all but one stretch are as they were.
@lru_cache(maxsize=500)
def _of_stretch(text: str, targets: tuple[Target, ...]) -> tuple[tuple[Block, ...], bool]:
    """The blocks of a stretch, which nobody may change, and whether some lie too deep."""
    tokens = parsed(text, targets).tokens
    root = Block(kind="page", inline=Inline(""))
    _Cutter(root).cut(tokens)
    return tuple(root.blocks), any(token.level >= DEEPEST - 1 for token in tokens)


def _moved(block: Block, by: int) -> Block:
    """The same block further down."""
    if not by:
        return block
    return Block(
        kind=block.kind,
        inline=block.inline,
        line=block.line + by,
        level=block.level,
        box=block.box,
        start=block.start,
        lead=block.lead,
        header=block.header,
        cells=block.cells,
        blocks=[_moved(inner, by) for inner in block.blocks],
        comments=[(line + by, comment) for line, comment in block.comments],
    )


class _Cutter:
    """Walks the flat tokens once, with a stack of the items that are open."""

    def __init__(self, root: Block) -> None:
        self.stack = [root]
        self.quotes = 0

    @property
    def top(self) -> Block:
        return self.stack[-1]

    def cut(self, tokens: Sequence[Token]) -> None:
        walker = enumerate(tokens)
        for index, token in walker:
            if token.type in {"blockquote_open", "blockquote_close"}:
                self.quotes += token.nesting
            elif self.quotes:
                continue
            elif token.type == "table_open":
                end = _closing(tokens, index, "table_close")
                self.top.blocks.extend(_rows(tokens[index:end]))
                _skip(walker, end)
            else:
                self.take(token, tokens[index + 1] if index + 1 < len(tokens) else token)

    def take(self, token: Token, following: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading(token, following)
            case "paragraph_open":
                self.paragraph(following)
            case "list_item_open":
                self.item(token)
            case "list_item_close":
                self.stack.pop()
            case "fence":
                self.top.blocks.append(
                    Block(kind="fence", inline=Inline(token.content), line=_line(token))
                )
            case "html_block":
                self.comments(token)

    def heading(self, token: Token, content: Token) -> None:
        words = inline.inline(content.children or [])
        level = int(token.tag[1:])
        block = Block(kind="heading", inline=words, line=_line(token), level=level)
        self.top.blocks.append(_with_comments(block))
        self.top.last_text = words.text

    def paragraph(self, content: Token) -> None:
        top = self.top
        children = content.children or []
        if top.kind == "item" and not top.inline.text and not top.blocks:
            top.inline, top.line = inline.inline(children), _line(content)
            box = _BOX.match(content.content)
            if box:
                top.box, top.start = box["mark"], box.end()
            top.last_text = top.words
            _with_comments(top)
            return
        for line, words in enumerate(inline.lines(children), _line(content)):
            block = Block(kind="line", inline=words, line=line, lead=top.last_text)
            top.blocks.append(_with_comments(block))
            top.last_text = words.text or top.last_text

    def item(self, token: Token) -> None:
        item = Block(kind="item", inline=Inline(""), line=_line(token), lead=self.top.last_text)
        self.top.blocks.append(item)
        self.stack.append(item)

    def comments(self, token: Token) -> None:
        """Give comments in HTML to the item they stand in, or the heading or line right above."""
        blocks = self.top.blocks
        owner = blocks[-1] if blocks and blocks[-1].kind in {"heading", "line"} else None
        for start, comment in _comments(token.content[:_LONGEST_HTML]):
            line = _line(token) + token.content.count("\n", 0, start)
            if self.top.kind == "item":
                self.top.comments.append((line, comment))
            elif owner:
                owner.comments.append((line, comment))
            else:
                blocks.append(Block(kind="comment", inline=Inline(comment), line=line))


def _comments(html: str) -> Iterator[tuple[int, str]]:
    """The comments in HTML and where they begin; one that never ends is none."""
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start)
        if end < 0:
            return
        yield start, html[start : end + 3]
        start = html.find("<!--", end)


def _rows(tokens: Sequence[Token]) -> Iterator[Block]:
    header: tuple[str, ...] = ()
    cells: list[Inline] = []
    line = 0
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            cells, line = [], _line(token)
        elif token.type in {"th_open", "td_open"}:
            cells.append(inline.inline(tokens[index + 1].children or []))
        elif token.type == "tr_close" and not header:
            header = tuple(cell.text.strip() for cell in cells)
        elif token.type == "tr_close":
            whole = Inline(" | ".join(cell.text for cell in cells))
            row = Block(kind="row", inline=whole, line=line, header=header, cells=tuple(cells))
            row.comments = [(line, comment) for cell in cells for comment in cell.comments]
            yield row


def _with_comments(block: Block) -> Block:
    block.comments += [(block.end, comment) for comment in block.inline.comments]
    return block


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _closing(tokens: Sequence[Token], index: int, kind: str) -> int:
    return next((i for i in range(index, len(tokens)) if tokens[i].type == kind), len(tokens))


def _skip(walker: Iterator[tuple[int, Token]], end: int) -> None:
    for index, _ in walker:
        if index >= end:
            return
