"""Directory trees in code fences, where a site asks for them: each node is said to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRANCH = regex(
    r"^(?P<indent>[\s│|]*)(?:[├└|+`\\][─\-–]{1,3}\s?)(?P<name>[^#←]+?)(?:\s{2,}.*|\s+[#←(].*)?$"
)
_ROOT = regex(r"^\s*(?P<name>[\w.@~+-]+(?:/[\w.@+-]+)*/)\s*(?:#.*)?$")
_LEFT_OUT = regex(r"\.\.\.|…|\(\+|^etc\.?$|[<>{}*]")


def nodes(content: str, line: int) -> Iterator[tuple[int, str]]:
    """The line and path of each node of a tree; nothing where the fence holds no tree."""
    if "──" not in content and "|--" not in content:
        return
    stack: list[tuple[int, str]] = []
    base = ""
    for number, text in enumerate(content.split("\n"), line + 1):
        match = _BRANCH.match(text)
        if not match:
            root = _ROOT.match(text)
            if root and not stack:
                base = root["name"].removeprefix("./")
            continue
        depth, name = len(match["indent"]), match["name"].strip()
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if _LEFT_OUT.search(name):
            continue
        parent = stack[-1][1] if stack else base
        path = parent.rstrip("/") + "/" + name if parent.strip("./") else name
        stack.append((depth, path))
        yield number, path
