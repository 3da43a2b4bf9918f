"""Python as its lines show it: strings and comments blanked out, definitions with their extent.

Reading it this way takes a tenth of the time of a syntax tree and does not depend on the version of
Python that runs: a file with newer syntax is read like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.brackets import closing
from mkdocs_gapreport.verifiers.code.lexing import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".py",)
STRING = "\x02"  # stands for each character of a string: no other regular expression meets it

# Possessive throughout: a file is hostile text as well.
_TOKEN = regex(
    r'#[^\n]*+|"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\\n]++|\\.)*+"|\'(?:[^\'\\\n]++|\\.)*+\'|\\\r?\n',
    re.DOTALL,
)
_HEADER = regex(
    r"^(?P<indent>[ \t]*+)(?P<is_async>async[ \t]++)?(?P<kind>def|class)[ \t]++(?P<name>\w++)",
    re.MULTILINE,
)
_DOCSTRING = regex(rf"\s*+[rRuU]?{STRING}++(?:[ \t]*+[rRuU]?{STRING}++)*+[ \t\r]*+(?:[\n;]|\Z)")
_DECORATOR = regex(r"^[ \t]*+@", re.MULTILINE)
_COLON = regex(r"[:()\[\]{}]|\blambda\b")
_DEEPEST = 40
_MOST_BREAKS = 20  # lines of one statement that are indented less than it


class Definition(NamedTuple):
    """A function or class: offsets of its header, of its body, and of where its body ends.

    `owners` are the definitions around it, the outermost first; `head` is where its decorators
    begin. `is_local`: it lies within a function, where nothing else can name it. `is_public`:
    neither its name nor those around it begin with an underscore. A tuple, as a repository has
    tens of thousands of them.
    """

    is_class: bool
    name: str
    head: int
    start: int
    after_name: int
    body: int
    end: int
    is_local: bool = False
    is_public: bool = True
    owners: tuple[Definition, ...] = ()

    @property
    def is_method(self) -> bool:
        """Whether it is a function of a class."""
        return not self.is_class and bool(self.owners) and self.owners[-1].is_class


class PythonSource(Struct, frozen=True, dict=True):
    """A file of Python: `text` as it is, `code` of the same length without strings and comments.

    In `code` each character of a string is `STRING`, newlines in strings included.
    """

    path: str
    text: str

    @cached_property
    def code(self) -> str:
        """The text with comments blanked and strings filled."""
        return _TOKEN.sub(_blank, self.text)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every bracket and every string closes: it is all there, and it is Python."""
        code = self.code
        pairs = all(code.count(a) == code.count(b) for a, b in ("()", "[]", "{}"))
        return pairs and "'" not in code and '"' not in code

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self._lines.at(offset)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """All functions and classes, in reading order."""
        return tuple(self._defined())

    def function_around(self, offset: int) -> Definition | None:
        """The innermost function whose body holds an offset."""
        number = bisect_left(self._bodies, offset + 1) - 1
        if number < 0:
            return None
        last = self.definitions[number]
        around = (d for d in (last, *reversed(last.owners)) if not d.is_class and offset < d.end)
        return next(around, None)

    def is_documented(self, definition: Definition) -> bool:
        """Whether the body begins with a docstring."""
        return _DOCSTRING.match(self.code, definition.body, definition.end) is not None

    def lines_of(self, definition: Definition) -> int:
        """How many lines a definition has from `def` to its last statement."""
        return self.line(definition.end - 1) - self.line(definition.start) + 1

    def decorators(self, definition: Definition) -> str:
        """The code of its decorators, or nothing."""
        return self.code[definition.head : definition.start]

    def header(self, definition: Definition) -> str:
        """The code between its name and its body: parameters, or bases."""
        return self.code[definition.after_name : definition.body]

    def _defined(self) -> Iterator[Definition]:
        owners: list[Definition] = []
        previous = 0
        for found in _HEADER.finditer(self.code):
            while owners and owners[-1].end <= found.start():
                owners.pop()
            body = self._body(found.end())
            if body < 0:
                continue
            indent, _, kind, name = found.groups()
            owner = owners[-1] if owners else None
            is_local = owner is not None and (owner.is_local or not owner.is_class)
            is_private = is_local or (owner is not None and not owner.is_public)
            definition = Definition(
                is_class=kind == "class",
                name=name,
                head=self._head(found.start(), previous),
                start=found.end("indent"),
                after_name=found.end(),
                body=body,
                end=self.body_end(body, len(indent)),
                is_local=is_local,
                is_public=not is_private and not name.startswith("_"),
                owners=tuple(owners[-_DEEPEST:]),
            )
            yield definition
            owners.append(definition)
            previous = body

    def _body(self, offset: int) -> int:
        """Right behind the colon that ends a header; -1 where there is none."""
        code = self.code
        while found := _COLON.search(code, offset):
            if found[0] == ":":
                return found.end()
            if found[0] not in "([{":
                return -1
            offset = closing(code, found.start())
            if offset < 0:
                return -1
        return -1

    def body_end(self, body: int, indent: int) -> int:
        """Behind the last statement of a body: the next line that is indented no deeper ends it."""
        stop, opened = body, 0
        for found in islice(_outdented(indent).finditer(self.code, body), _MOST_BREAKS):
            opened += _opened(self.code[stop : found.start()])
            stop = found.start()
            if opened <= 0:  # otherwise the line goes on within brackets
                break
        else:
            stop = len(self.code)
        return body + len(self.code[body:stop].rstrip())

    def _head(self, start: int, previous: int) -> int:
        """Where the decorators above a header begin; without any, at the header itself."""
        is_marked = self.code.find("@", previous, start) >= 0
        first = _DECORATOR.search(self.code, previous, start) if is_marked else None
        return first.start() if first else start

    @cached_property
    def _bodies(self) -> list[int]:
        return [definition.body for definition in self.definitions]

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def _blank(found: re.Match[str]) -> str:
    token = found[0]
    return (" " if token[0] in "#\\" else STRING) * len(token)


def _opened(code: str) -> int:
    """How many brackets are opened in a piece of code and not closed."""
    count = code.count
    return count("(") + count("[") + count("{") - count(")") - count("]") - count("}")


@cache
def _outdented(indent: int) -> re.Pattern[str]:
    return re.compile(rf"\n[ \t]{{0,{indent}}}+(?=\S)")
