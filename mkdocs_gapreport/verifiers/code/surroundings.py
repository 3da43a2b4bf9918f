"""What lies around a place in code: the classes it is in, and how far a body goes."""

from __future__ import annotations

import re
from itertools import takewhile
from textwrap import dedent
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import languages, lexing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.verifiers.code.languages import Language

_HEAD = regex(r"^(?P<indent>[ \t]*)(?:(?:async[ \t]+)?def|class)[ \t]+(?P<name>\w+)", re.MULTILINE)
_BLOCK = regex(r"^(?P<indent>[ \t]*)(?=\S)(?![)\]}\n])", re.MULTILINE)
_ATTRIBUTE = regex(r"^[ \t]*(?:\#?\[|@)")
_FALLBACK = regex(r"[ \t]+\w+[^=\n]*=[ \t]*(?:None|object)[ \t]*$", re.MULTILINE)  # of an import


class Surroundings:
    """The surroundings of each place in one text, whose comments and strings are blank."""

    def __init__(self, language: Language, code: str) -> None:
        self._language = language
        self._code = code
        self._braces = {} if language.is_indented else lexing.pairs(code)
        self._containers = [] if language.is_indented else list(self._named())

    def around(self, start: int) -> tuple[str, ...]:
        """The names of what lies around, outermost first."""
        if self._language.is_indented:
            return tuple(name for name, _ in self._heads(start))
        if self._language.name == "Go":
            return self._receiver(start)
        return tuple(
            name for names, begin, end in self._containers if begin < start <= end for name in names
        )

    def holds_value(self, start: int, *, is_asked: bool) -> bool:
        """Whether an assignment here makes something that can be named from outside."""
        if not self._language.is_indented:
            return bool(re.match(r"(?:const|var|type)\b", self._outermost(start)))
        line_start = self._code.rfind("\n", 0, start) + 1
        before = self._code[:line_start]
        if any(before.count(one) > before.count(other) for one, other in ("()", "[]", "{}")):
            return False  # a named argument of a call over several lines
        heads = self._heads(start)
        if not heads:
            return not _FALLBACK.match(self._code, line_start)
        is_constant = self._code[start:].split("=")[0].split(":")[0].strip().isupper()
        return heads[-1][1] == "class" and (is_asked or is_constant)

    def is_directly_in(self, start: int, container: str, *, is_own: bool) -> bool:
        """Whether a place belongs to a class itself, and to none of its methods."""
        if self._language.is_indented:
            heads = self._heads(start)
            named = [name for name, kind in heads if kind == "class"]
            return container in named and (is_own or bool(heads) and heads[-1][0] == container)
        if self._language.name == "Go":
            return bool(re.match(rf"type[ \t]+{re.escape(container)}\b", self._outermost(start)))
        innermost = max((o for o, c in self._braces.items() if o < start <= c), default=-1)
        is_field = self._code[max(0, start - len("this.")) : start] == "this."
        return any(
            container in names and (begin == innermost or is_field and begin < start <= end)
            for names, begin, end in self._containers
        )

    def is_followed(self, parenthesis: int) -> bool:
        """Whether behind the parameters comes what makes a function of them."""
        depth, end = 0, min(len(self._code), parenthesis + 5000)
        for match in re.compile(r"[()]").finditer(self._code, parenthesis, end):
            depth += 1 if match[0] == "(" else -1
            if not depth:
                behind = re.compile(self._language.after)
                return behind.match(self._code, match.end()) is not None
        return False

    def marks(self, text: str, start: int) -> str:
        """The decorators, annotations or attributes right above the line of a place."""
        line_start = self._code.rfind("\n", 0, start) + 1
        above = lexing.decorators(self._code, line_start)
        if not above and not self._language.is_indented:
            lines = self._code[:line_start].split("\n")[:-1]
            marked = list(takewhile(_ATTRIBUTE.match, reversed(lines)))
            return "\n".join(marked)
        return text[line_start - len(above) : line_start]

    def body(self, text: str, start: int) -> str:
        """The text of what is defined here, from its decorators to its end."""
        line_start = self._code.rfind("\n", 0, start) + 1
        if self._language.is_indented:
            head = _HEAD.match(self._code, line_start)
            return _block(self._code, text, head) if head else ""
        line_end = self._code.find("\n", start)
        opens = [o for o in self._braces if line_start <= o and (o <= line_end or line_end < 0)]
        if not opens:
            return ""
        return text[line_start : self._braces[max(opens)] + 1]

    def _heads(self, start: int) -> list[tuple[str, str]]:
        """The classes and functions around a place of an indented language, outermost first."""
        line_start = self._code.rfind("\n", 0, start) + 1
        indent = len(_indent(self._code[line_start:]))
        found: list[tuple[str, str]] = []
        for match in reversed(list(_HEAD.finditer(self._code, 0, line_start))):
            depth = len(match["indent"])
            if depth < indent:
                if not self._has_ended(match.end(), line_start, depth):
                    found.append((match["name"], "class" if "class" in match[0] else "def"))
                indent = depth
            if not indent:
                break
        return found[::-1]

    def _has_ended(self, begin: int, end: int, depth: int) -> bool:
        """Whether a block that began is over: a later line stands as far out as its head."""
        return any(
            len(match["indent"]) <= depth
            for match in _BLOCK.finditer(self._code, self._code.find("\n", begin, end) + 1, end)
        )

    def _outermost(self, start: int) -> str:
        """The last line before that is not indented."""
        matches = list(re.compile(r"^\S[^\n]*", re.MULTILINE).finditer(self._code, 0, start))
        return matches[-1][0] if matches else ""

    def _receiver(self, start: int) -> tuple[str, ...]:
        line = self._outermost(start + 1)
        found = re.match(r"func[ \t]+\([^)]*?(\w+)(?:\[[^\]]*\])?[ \t]*\)|type[ \t]+(\w+)", line)
        own = found and (found[1] or found[2]) or ""
        is_head = line.startswith("type") and self._code[start:].startswith(own)
        return (own,) if own and not is_head else ()

    def _named(self) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The containers of a language with braces: their names, and where they begin and end."""
        if not self._language.containers:
            return
        for match in languages.compiled(self._language.containers).finditer(self._code):
            begin = match.end() - 1
            groups = match.groupdict()
            names = tuple(filter(None, (groups.get("name"), groups.get("value")))) or tuple(
                re.findall(r"\w+", match[0].partition("where")[0])
            )
            yield names, begin, self._braces.get(begin, len(self._code))


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]


def _block(code: str, text: str, head: re.Match[str]) -> str:
    """An indented block with its decorators, moved to the margin."""
    depth = len(head["indent"])
    signature_end = _end_of_signature(code, head.end())
    ends = (
        match.start()
        for match in _BLOCK.finditer(code, signature_end)
        if len(match["indent"]) <= depth
    )
    begin = head.start() - len(lexing.decorators(code, head.start()))
    return dedent(text[begin : next(ends, len(text))])


def _end_of_signature(code: str, begin: int) -> int:
    """The line after a head, whose parameters may take several."""
    depth = 0
    for match in re.compile(r"[()\[\]\n]").finditer(code, begin):
        if match[0] == "\n" and depth <= 0:
            return match.end()
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(match[0], 0)
    return len(code)
