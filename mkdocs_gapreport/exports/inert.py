"""Text of strangers in Markdown: shown as it is, without becoming markup, links or mentions."""

from __future__ import annotations

import re

from mkdocs_gapreport.exports.plain import one_line
from mkdocs_gapreport.patterns import regex


def code(text: str) -> str:
    """The text as a code span, whatever backticks it holds."""
    line = one_line(text) or " "
    runs = {len(run) for run in re.findall("`+", line)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def sentence(text: str) -> str:
    """A sentence of ours with values in back-quotes: these as code, the rest as plain text."""
    parts = _CODE.split(one_line(text))
    return "".join(code(part) if at % 2 else plain(part) for at, part in enumerate(parts))


def plain(text: str) -> str:
    """Text on one line with everything escaped that Markdown or a forge would obey."""
    apart = _AUTOMATIC.sub(lambda found: f"{found[0][0]}\u2060{found[0][1:]}", text)
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", apart)


_CODE = regex("`([^`]+)`")
_MARKUP = regex(r"[\\`*_{}\[\]<>#|~&$]")
# Mentions, addresses and numbers of issues become links although they are no Markdown.
_AUTOMATIC = regex(r"@|#|://|\bwww\.", re.IGNORECASE)
