"""What MkDocs pages have beyond GitHub's Markdown, made plain without moving a line.

Admonitions, collapsible blocks and tabs indent their content by four spaces, which CommonMark would
read as code; `<details>` and `<div markdown>` begin HTML, which would swallow a list behind them.
"""

from __future__ import annotations

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import nested_fences

_OPENING = regex(r"^(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]?) +[\"\w]")
_TAG_LINE = regex(
    r"^ {0,3}(?:</?(?:details|div|section|article|figure)(?:\s[^>]*)?>\s*)*"
    r"(?:<summary(?:\s[^>]*)?>.*?</summary>)?"
    r"(?:</?(?:details|div|section|article|figure|summary)(?:\s[^>]*)?>\s*)*\s*$"
)
_LONG = 500
_FENCE = regex(r"^ *(?P<fence>`{3,}|~{3,})")


def plain(text: str) -> str:
    """The same lines with containers taken away: markers and tags blanked, content outdented."""
    quotes = "```m" in text
    if not (quotes or "!!!" in text or "???" in text or "===" in text or "<" in text):
        return text
    lines = text.split("\n")
    if quotes:
        nested_fences.lengthened(lines)
    indents: list[int] = []
    fence = ""
    for number, line in enumerate(lines):
        if line.strip():
            depth = len(line) - len(line.lstrip(" "))
            while indents and depth < indents[-1]:
                indents.pop()
        if indents and line[: indents[-1]].isspace():
            line = line[4 * len(indents) :]  # noqa: PLW2901  the outdented line takes its place
            lines[number] = line
        fence = _fence_after(line, fence)
        if fence:
            continue
        opening = _OPENING.match(lines[number])
        if opening:
            indents.append((indents[-1] if indents else 0) + len(opening["indent"]) + 4)
            lines[number] = ""
        elif len(line) < _LONG and line.lstrip().startswith("<") and _TAG_LINE.match(line):
            lines[number] = ""
    return "\n".join(lines)


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open behind this line, or nothing."""
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match["fence"]
    closes = match["fence"].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence
