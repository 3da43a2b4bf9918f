"""TypeScript and JavaScript as their lines show them: strings and comments blanked out."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code.lexing import Lines
from mkdocs_gapreport.verifiers.code.python_source import STRING

ENDINGS = (".ts", ".tsx", ".js", ".jsx", ".mts", ".cts", ".mjs", ".cjs")

# A slash behind an operator or `return` begins a regular expression, not a division.
_TOKEN = regex(
    r"//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/"
    r'|"(?:[^"\\\n]++|\\.)*+"|\'(?:[^\'\\\n]++|\\.)*+\'|`(?:[^`\\]++|\\.)*+`'
    r"|(?P<before>[=(,:\[!&|?{};]\s*+|\breturn\s++)"
    r"(?P<regex>/(?![/*])(?:[^/\\\n\[]++|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n])*+\])++/\w*+)",
    re.DOTALL,
)


class ScriptSource(Struct, frozen=True, dict=True):
    """A file of TypeScript or JavaScript: `text` as it is, `code` without strings and comments."""

    path: str
    text: str

    @cached_property
    def code(self) -> str:
        """The text with comments blanked, strings and regular expressions filled."""
        return _TOKEN.sub(_blank, self.text)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self._lines.at(offset)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def _blank(found: re.Match[str]) -> str:
    if found["regex"]:
        return found["before"] + STRING * len(found["regex"])
    token = found[0]
    return (" " if token[0] == "/" else STRING) * len(token)
