"""Markdown written for GitHub, in the form that Python-Markdown shows in the same way.

The text is parsed by GitHub's rules and its blocks are written anew: items nested by four spaces,
a blank line before lists, tables and fences, boxes and strike-through where the site has none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from mkdocs_gapreport.mounting import inline, raw
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.stretches import parsed, stretches, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it.tree import SyntaxTreeNode

    from mkdocs_gapreport.reading.stretches import Target

_LISTS = frozenset({"bullet_list", "ordered_list"})
_CODE = frozenset({"fence", "code_block"})
_LANGUAGE = regex(r"[\w#.+-]+")
_BOX = regex(r"\[(?P<mark>[ xX])\](?=\s)")
_ALIGNED = {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}


class Line(NamedTuple):
    """A line, and the first and last number of the lines it comes from, or 0."""

    text: str
    first: int = 0
    last: int = 0


_BLANK = Line("")
_APART = (_BLANK, Line("<!-- -->"), _BLANK)


class Dialect(Struct, frozen=True, kw_only=True):
    """What the site's own Markdown can do, so that it is left to it."""

    has_boxes: bool = False
    has_nested_fences: bool = False
    has_strikethrough: bool = False


@lru_cache(maxsize=30)
def as_github_shows(text: str, dialect: Dialect | None = None) -> tuple[str, Mapping[int, int]]:
    """Write a page for Python-Markdown; the mapping leads from its lines to the new ones."""
    lines: list[Line] = []
    above = 0
    for piece, _ in stretches(text):
        written = _of_stretch(piece, dialect or Dialect())
        lines += (_BLANK,) if lines and written else ()
        lines += (_moved(line, above) for line in written) if above else written
        above += piece.count("\n")
    moved: dict[int, int] = {}
    for number, line in enumerate(lines, 1):
        for origin in range(line.first, line.last + 1):
            moved.setdefault(origin, number)
    references = [_reference(target) for target in targets_of(text)]
    whole = [*(line.text for line in lines), *([""] if references else []), *references]
    return "\n".join(whole) + "\n", moved


# Of a page that is edited while it is served, all but one stretch are as they were.
@lru_cache(maxsize=500)
def _of_stretch(text: str, dialect: Dialect) -> tuple[Line, ...]:
    """The lines of a stretch, which a heading begins, so that nothing before it merges with it."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415  20 ms for mounted pages alone

    return tuple(_Writer(dialect).blocks(SyntaxTreeNode(parsed(text, ()).tokens).children))


def _moved(line: Line, by: int) -> Line:
    return Line(line.text, line.first + by, line.last + by) if line.last else line


def _reference(target: Target) -> str:
    title = target.title.replace('"', "&quot;").replace("\n", " ")
    told = f' "{title}"' if title else ""
    return f"[{target.label.lower()}]: <{target.href}>{told}"


class _Writer(Struct):
    """Writes blocks as lines; `depth` is the number of items and quotations around them."""

    dialect: Dialect
    depth: int = field(default=0)

    def blocks(self, nodes: Sequence[SyntaxTreeNode], *, is_tight: bool = False) -> list[Line]:
        lines: list[Line] = []
        previous: SyntaxTreeNode | None = None
        for node in nodes:
            written = self.block(node)
            if not written:
                continue
            if previous:
                lines.extend(self.between(previous, node, is_tight=is_tight))
            lines.extend(written)
            previous = node
        return lines

    def block(self, node: SyntaxTreeNode) -> list[Line]:
        match node.type:
            case "heading":
                return self.heading(node)
            case "paragraph":
                return self.paragraph(node)
            case "bullet_list" | "ordered_list":
                return self.items(node)
            case "blockquote":
                return self.quote(node)
            case "table":
                return self.table(node)
            case "fence" | "code_block":
                return self.code(node)
            case "html_block":
                return self.html(node)
            case _:
                return [Line("---")]

    def between(
        self, previous: SyntaxTreeNode, node: SyntaxTreeNode, *, is_tight: bool
    ) -> tuple[Line, ...]:
        """What keeps two blocks apart that Python-Markdown would take for one."""
        if is_tight and previous.type == "paragraph" and node.type in _LISTS:
            return ()
        was, comes = self.shape(previous), self.shape(node)
        merges = comes and (was == comes or (was == "list" and comes == "code"))
        return _APART if merges else (_BLANK,)

    def shape(self, node: SyntaxTreeNode) -> str:
        """What a block becomes part of when it follows another of that name; empty for nothing."""
        if node.type in _LISTS:
            return "list"
        if node.type in _CODE:
            return "code" if self.is_indented(node) else ""
        return node.type if node.type == "blockquote" else ""

    def is_indented(self, node: SyntaxTreeNode) -> bool:
        """Whether code has to be indented: Python-Markdown itself has fences at the top only."""
        return node.type == "code_block" or (self.depth > 0 and not self.dialect.has_nested_fences)

    def heading(self, node: SyntaxTreeNode) -> list[Line]:
        words = " ".join(line.strip() for line in self.text(node).split("\n"))
        if words.endswith("#") and not words.endswith("\\#"):
            words = f"{words[:-1]}\\#"
        # The lines of a heading become one, and each of them leads to it.
        first, last = node.map or (-1, 0)
        return [Line(f"{'#' * int(node.tag[1:])} {words}", first + 1, last)]

    def paragraph(self, node: SyntaxTreeNode) -> list[Line]:
        lines = inline.protected(self.text(node)).split("\n")
        return [_line(line, _start(node) + number) for number, line in enumerate(lines)]

    def text(self, node: SyntaxTreeNode) -> str:
        content = node.children[0].content if node.children else ""
        return inline.as_github_shows(content, strikes=not self.dialect.has_strikethrough)

    def items(self, node: SyntaxTreeNode) -> list[Line]:
        lines: list[Line] = []
        is_tight = _is_tight(node)
        for item in node.children:
            written = self.item(item)
            # Behind a blank line Python-Markdown forgets how deep it was; so every item that
            # follows one, at whatever depth, is given its own.
            if lines and (not is_tight or _BLANK in lines):
                lines.append(_BLANK)
            lines.extend(written)
        return lines

    def item(self, node: SyntaxTreeNode) -> list[Line]:
        # A `-` with nothing behind it would underline the line above and make a heading of it.
        marker = f"{node.info}." if node.info else "*"
        self.depth += 1
        lines = self.blocks(node.children, is_tight=_is_tight(node.parent))
        self.depth -= 1
        children = node.children
        if not lines or children[0].type not in {"paragraph", "heading"}:
            lines = [_BLANK, _BLANK, *lines] if lines else [_line("", _start(node))]
        first = lines[0].text
        if children and children[0].type == "paragraph" and not self.dialect.has_boxes:
            first = _BOX.sub(_checkbox, first, count=1) if _BOX.match(first) else first
        return [lines[0]._replace(text=f"{marker:<3} {first}"), *_indented(lines[1:], "    ")]

    def quote(self, node: SyntaxTreeNode) -> list[Line]:
        self.depth += 1
        lines = self.blocks(node.children)
        self.depth -= 1
        return [line._replace(text=f"> {line.text}" if line.text else ">") for line in lines]

    def table(self, node: SyntaxTreeNode) -> list[Line]:
        rows = [row for part in node.children for row in part.children]
        lines = [_line(self.row(row), _start(row)) for row in rows]
        styles = [str(cell.attrs.get("style", "")) for cell in rows[0].children]
        rule = " | ".join(_ALIGNED.get(style, "---") for style in styles)
        return [lines[0], Line(f"| {rule} |"), *lines[1:]]

    def row(self, row: SyntaxTreeNode) -> str:
        cells = [inline.cell(self.text(cell)) for cell in row.children]
        return f"| {' | '.join(cells)} |"

    def code(self, node: SyntaxTreeNode) -> list[Line]:
        lines = [Line(line) for line in node.content.removesuffix("\n").split("\n")]
        if self.is_indented(node):
            return _indented(lines, "    ")
        language = _LANGUAGE.match(node.info)
        ticks = max((len(run) for run in re.findall("`+", node.content)), default=0)
        fence = "`" * max(3, ticks + 1)
        return [Line(f"{fence}{language[0] if language else ''}"), *lines, Line(fence)]

    def html(self, node: SyntaxTreeNode) -> list[Line]:
        """Comments stay at the top, where other plugins look for them, and would loosen a list."""
        kept = raw.safe(node.content).strip()
        if not raw.COMMENTS.fullmatch(kept):
            return [Line(raw.encoded(kept))]
        return [] if self.depth or not kept else [Line(line) for line in kept.split("\n")]


def _is_tight(node: SyntaxTreeNode | None) -> bool:
    """Whether the paragraphs of an item or of the items of a list are none of their own."""
    if node is None:
        return False
    items = node.children if node.type in _LISTS else (node,)
    paragraphs = [child for item in items for child in item.children if child.type == "paragraph"]
    return all(paragraph.hidden for paragraph in paragraphs)


def _indented(lines: Iterable[Line], by: str) -> list[Line]:
    return [line._replace(text=f"{by}{line.text}" if line.text else "") for line in lines]


def _line(text: str, origin: int) -> Line:
    return Line(text, origin, origin)


def _checkbox(box: re.Match[str]) -> str:
    if box["mark"] == " ":
        return '<input type="checkbox" disabled aria-label="not done">'
    return '<input type="checkbox" disabled checked aria-label="done">'


def _start(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0
