"""The code names that a line says it added or used: "Emit `order_cancelled` when …".

Only a name in back-quotes that looks like one of code counts, and only where the line says in so
many words that it was added, emitted or used. Whatever else a line mentions proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.sentences import CLAUSE, CODE, PATH, behind_ids, masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.references import Reference
    from mkdocs_gapreport.reading.vocabulary import Vocabulary

_SHORTEST = 8
_SHORTEST_PACKAGE = 6
_MOST_HUMPS_IN_PLAIN = 2
_CODE_FILE = regex(r"\.(?:py|[cm]?[jt]sx?|vue|svelte|go|rs|java|kt|cs|rb|php|swift|dart|scala|sh)$")
_DOCUMENT = regex(r"\.(?:md|mdx|markdown|rst|adoc|txt|html)$|^(?:README|CHANGELOG)")
# what is said of pages, of other places or of names themselves says nothing of the code
_ELSEWHERE = regex(
    r"\b(?:docs?|documentation|readme|changelog|guides?|runbooks?|diagrams?|wiki|comments?|mentions?"
    r"|examples?|rename[sd]?|glossary|slack|jira|figma|grafana|dashboards?|github|gitlab|vercel"
    r"|netlify|heroku|aws|azure|gcp|stripe|firebase|supabase|console|upstream|repo(?:sitory)?)\b",
    re.IGNORECASE,
)
_SPAN = regex(rf"{CODE}+")
SPANS = rf"{CODE}+(?:\s*(?:,|&|\+|,?\s+and)\s*{CODE}+)*"
KINDS = (
    r"functions?|methods?|class(?:es)?|helpers?|hooks?|types?|interfaces?|structs?|enums?|traits?"
    r"|decorators?|fixtures?|components?|services?|events?|exceptions?|errors?|constants?|models?"
    r"|middlewares?|validators?|mixins?|protocols?|macros?|utilit(?:y|ies)|handlers?|imports?"
)
_BEHIND = (
    rf"(?:\s+(?:{KINDS})\b)?[*_\s]*"
    r"(?:$|[.,;:(（）)、，。—–-]|(?:to|in|into|for|with|when|whenever|and|from|on|that|which|so|as|via|by|at|if"
    r"|after|before|inside|using|instead)\b)"
)
_SMALL = (
    rf"(?:(?:the|an?|new|custom|async|shared|generic|public|private|abstract|{KINDS})\s+){{0,4}}"
)
_CALLED = rf"(?P<names>{SPANS})(?=(?P<behind>{_BEHIND}))"
_ADDED = regex(
    r"[\s*_]*(?P<verb>add(?:s|ed)?|implement(?:s|ed)?|introduc(?:e|es|ed)|defin(?:e|es|ed)"
    r"|expos(?:e|es|ed)|creat(?:e|es|ed)|emit(?:s|ted)?|dispatch(?:es|ed)?|rais(?:e|es|ed)|throws?"
    r"|extract(?:s|ed)?|call(?:s|ed)?|invok(?:e|es|ed)|adicionar|criar|implementar|añadir|crear|ajouter|créer"
    rf"|implementieren|hinzufügen)[*_]*:?\s+{_SMALL}{_CALLED}",
    re.IGNORECASE,
)
_THEN_ADDED = regex(
    rf"[\s*_]*(?P<names>{SPANS})\s+(?:(?:{KINDS})\s+)?"
    r"(?:(?:is|are|was|were|has been|have been|now)\s+)*"
    r"(?P<verb>added|implemented|introduced|emitted|defined|exposed|dispatched)\b",
    re.IGNORECASE,
)
_HELD = regex(
    rf"[\s*_\"'“(]*{PATH}+[\s*_\"'”)]*(?:[-–—:]\s*)?(?:now\s+)?"
    r"(?P<verb>implements?|exports?|defines?|provides?|exposes?|declares?)"
    rf"\s+{_SMALL}{_CALLED}",
    re.IGNORECASE,
)
_USED = regex(
    rf"\b(?P<before>\w+\s+)?(?:to\s+use|using|now\s+uses?)\s+{_SMALL}(?P<names>{SPANS})(?=(?P<behind>{_BEHIND}))",
    re.IGNORECASE,
)
_USE = regex(rf"[\s*_]*use\s+{_SMALL}(?P<names>{SPANS})\s+in\s+(?=[\s*_]*{PATH})", re.IGNORECASE)
_NOT_USED = frozenset(
    {"of", "stop", "without", "not", "avoid", "longer", "than", "from", "stopped"}
)
_NAME = regex(
    r"@?(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|::|#)[A-Za-z_][A-Za-z0-9_]*){0,4})"
    r"(?P<call>\([^()]{0,80}\))?"
)
_PACKAGE = regex(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_HUMP = regex(r"_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CODELIKE = regex(
    r"(?:Service|Controller|Manager|Handler|Provider|Repository|Factory|Client|Error|Exception|Dto|DTO"
    r"|Model|View|Component|Hook|Context|Store|Reducer|Middleware|Validator|Parser|Builder|Adapter"
    r"|Config|Options|Props|State|Event|Request|Response|Schema|Mixin|Strategy|Policy|Queue|Worker"
    r"|Scheduler|Listener|Observer|Visitor|Serializer|Mapper|Resolver|Loader|Writer|Reader|Engine"
    r"|Registry|Gateway|Guard|Filter|Form|Modal|Dialog|Button|Page|Screen|Panel|Table|Card|List)$"
)
# made by a framework from another name, or added to one by a library
_SURE_VERBS = ("implement", "emit", "dispatch", "rais", "throw", "call", "invok")
_MADE = regex(
    r"^(?:get|set|is|has|use|with|can|should|did|will|on)$|^(?:total|bucket|count|sum|seconds|id|ids"
    r"|set|display|pkey|fkey|idx|key)$",
    re.IGNORECASE,
)


def added(
    words: Inline, start: int, references: Sequence[Reference], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The names that the line says were added to the code or are used in it."""
    text = words.text
    is_about_pages = any(_DOCUMENT.search(ref.path) for ref in references)
    plain = masked(words, references)
    if CODE not in plain or is_about_pages or _ELSEWHERE.search(plain):
        return ()
    begin = behind_ids(plain, start)
    clause = CLAUSE.search(plain, begin)
    first = plain[begin : clause.end() if clause and clause.end() - begin > len(CODE) else None]
    found = [
        *_objects(text, plain, start, begin),
        *_used(text, plain, begin, begin + len(first), _names_code(references)),
    ]
    known = vocabulary.sets["not_names"]
    return tuple(
        dict.fromkeys(name for name in found if name.replace("_", "").lower() not in known)
    )


def _names_code(references: Sequence[Reference]) -> bool:
    return any(_CODE_FILE.search(ref.path) for ref in references)


def _objects(text: str, plain: str, start: int, begin: int) -> Iterator[str]:
    """What the verb that the line begins with adds; or what it begins with, when that was added."""
    match = _ADDED.match(plain, begin) or _THEN_ADDED.match(plain, start)
    match = match or _HELD.match(plain, begin) or _HELD.match(plain, start)
    if not match:
        return
    is_sure = PATH in plain or re.search(rf"\b(?:{KINDS})\b", match[0]) is not None
    is_sure = is_sure or match["verb"].lower().startswith(_SURE_VERBS)
    for content in _spans(text, plain, *match.span("names")):
        name = _code_name(content)
        if name and (is_sure or _is_plainly_code(name, content)):
            yield name


def _used(text: str, plain: str, begin: int, end: int, is_code: bool) -> Iterator[str]:  # noqa: FBT001  one reading of the line
    """What a file of code was changed to use."""
    if not is_code:
        return
    used = [
        match
        for match in _USED.finditer(plain, begin, end)
        if (match["before"] or "").strip().lower() not in _NOT_USED
    ]
    first = _USE.match(plain, begin)
    for match in [first, *used] if first else used:
        for content in _spans(text, plain, *match.span("names")):
            name = _code_name(content)
            if not name and _PACKAGE.fullmatch(content) and len(content) >= _SHORTEST_PACKAGE:
                name = content.replace("-", "_")
            if name:
                yield name


def _spans(text: str, plain: str, begin: int, end: int) -> Iterator[str]:
    for match in _SPAN.finditer(plain, begin, end):
        yield text[match.start() : match.end()].strip()


def _code_name(content: str) -> str:
    """The telling part of a name of code; nothing for a word, a value, a route or a setting."""
    match = _NAME.fullmatch(content)
    if not match:
        return ""
    parts = re.split(r"\.|::|#", match["name"])
    return next((part.strip("_") for part in (parts[-1], parts[0]) if _is_telling(part)), "")


def _is_telling(name: str) -> bool:
    words = [word for word in _HUMP.split(name) if word]
    is_long = len(name.strip("_")) >= _SHORTEST and len(words) > 1
    if not is_long or name.isupper() or name.startswith("__"):
        return False
    is_made = len(words) == _MOST_HUMPS_IN_PLAIN and any(map(_MADE.match, words))
    return not is_made and not _MADE.match(words[-1])


def _is_plainly_code(name: str, content: str) -> bool:
    """Whether a name stands for code without being called a class or a function."""
    if content.endswith(")") or "." in content:
        return True
    humps = len([word for word in _HUMP.split(name) if word])
    is_class = name[:1].isupper() and "_" not in name
    return is_class and (humps > _MOST_HUMPS_IN_PLAIN or bool(_CODELIKE.search(name)))
