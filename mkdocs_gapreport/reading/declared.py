"""What a line says that its one file holds by name: "`auth.py` implements `login()`", settings too.

Only names in back-quotes count, and only where the line says in so many words that they are in the
file: right behind it, or "Add `login()` to `auth.py`".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Check, Role
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.names import KINDS, SPANS
from mkdocs_gapreport.reading.sentences import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.roles import Part

_CODE_FILE = regex(
    r"\.(?:py|[cm]?[jt]sx?|vue|svelte|go|rs|java|kt|cs|rb|php|swift|dart|scala|sh|sql|prisma|graphql|proto)$"
)
_SETTINGS_FILE = regex(
    r"\.(?:ya?ml|jsonc?|toml|ini|cfg|conf|env|properties)$|(?:^|/)(?:\.env[\w.]*|Dockerfile[\w.]*)$"
)
_HOLDS = (
    r"(?:implement(?:s|ing)?|export(?:s|ing)?|defin(?:es?|ing)|provid(?:es?|ing)|contains?|containing"
    r"|has|have|with|expos(?:es?|ing)|declar(?:es?|ing)|includ(?:es?|ing)|adds?|sets?|uses?|using"
    r"|calls?|imports?|extends|wraps|added)"
)
_SMALL = (
    r"(?:(?:the|an?|new|custom|async|shared|generic|public|private|abstract|and|both"
    rf"|{KINDS})\s+){{0,4}}"
)
_ENDED = r"$|[.,;:)（(–—✅-]|(?:and|for|to|with|via|in|on|when|which|that|from|using)\b"
_BEHIND = regex(
    rf"[\s*_\"'”)]*+(?:[-–—:：(（]|\bnow\b|\b{_HOLDS}\b|[\s*_])*+{_SMALL}(?P<names>{SPANS})"
    rf"(?:\s+(?:{KINDS}))?[\s*_]*+(?={_ENDED})",
    re.IGNORECASE,
)
# "`Session` class with `open()` and `close()`"
_MORE = regex(
    rf"[\s*_]*(?:,|and|with|plus|&|\+|\b{_HOLDS})[\s*_]*{_SMALL}(?P<names>{SPANS})(?:\s+(?:{KINDS}))?",
    re.IGNORECASE,
)
_BEFORE = regex(
    rf"[\s*_]*(?:add|implement|creat|defin|export|expos|introduc|provid|declar|set|enabl|configur)\w*\s+"
    rf"{_SMALL}(?P<names>{SPANS})(?:\s+(?:{KINDS}|option|setting|flag|key|parameter|param|support)s?)?\s+"
    rf"(?:(?:to|of|on)\s+(?:the\s+)?{CODE}+\s+(?:(?:{KINDS})\s+)?)?"
    r"(?:in|to|into|inside|within)\s+(?:the\s+)?[\s*_`\"']*",
    re.IGNORECASE,
)
_NAME = regex(r"@?[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*){0,4}(?:\([^()]{0,80}\))?")
_KEYWORD = regex(
    r"^(?:(?:export|default|async|public|private|static|abstract|pub)\s+)*"
    r"(?:class|def|func|function|fn|interface|type|struct|enum|const|trait|component)\s+"
)
_SETTING = regex(r"(?P<key>[A-Za-z_][\w.-]{1,60})\s?[:=]\s?(?P<value>[\"']?[\w./+-]{1,60}[\"']?)")
_INSTRUCTION = regex(r"(?:USER|EXPOSE|WORKDIR|HEALTHCHECK|ENTRYPOINT|VOLUME)(?: [\w./-]{1,60})?")
_PLAIN = frozenset(
    {"true", "false", "null", "none", "self", "this", "async", "await", "any", "void"}
)
_SHORTEST = 3
_MOST = 6


def declared(words: Inline, plain: str, begin: int, parts: Sequence[Part]) -> Iterator[Check]:
    """The checks for the names and settings that the line says its file holds."""
    (part,) = parts if len(parts) == 1 else (None,)
    if part is None or part.role is not Role.SUBJECT or part.reference.is_pattern:
        return
    ref = part.reference
    is_settings = bool(_SETTINGS_FILE.search(ref.path))
    if not (is_settings or _CODE_FILE.search(ref.path)) or ref.is_in_command or ref.is_struck:
        return
    first, last = _stretch(plain, begin, ref.start, ref.end)
    said = [span for span in words.of_kind("code") if first <= span.start and span.end <= last]
    for span in said[:_MOST]:
        name = _name(words.text[span.start : span.end].strip(), is_settings=is_settings)
        if name:
            yield Check(
                verifier="mention",
                arguments={"name": name, "path": ref.path},
                role=part.role,
                is_beside=True,
                is_rough=True,
                source=words.text[span.start : span.end].strip(),
            )


def _stretch(plain: str, begin: int, start: int, end: int) -> tuple[int, int]:
    """Where the names stand that the line says are in the file between `start` and `end`."""
    before = _BEFORE.fullmatch(plain, begin, start)
    match = _BEHIND.match(plain, end)
    if match is None:
        return before.span("names") if before else (0, 0)
    last = match
    while more := _MORE.match(plain, last.end()):
        last = more
    return match.start("names"), last.end("names")


def _name(content: str, *, is_settings: bool) -> str:
    """What has to stand in the file; nothing for a word that may be anything."""
    if is_settings:
        return content if _SETTING.fullmatch(content) or _INSTRUCTION.fullmatch(content) else ""
    content = _KEYWORD.sub("", content)
    if not _NAME.fullmatch(content):
        return ""
    leaf = re.split(r"\.|::|#", content.partition("(")[0].lstrip("@"))[-1]
    return leaf if len(leaf) >= _SHORTEST and leaf.lower() not in _PLAIN else ""
