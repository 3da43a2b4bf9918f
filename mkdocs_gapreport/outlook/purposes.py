"""What a page says an artefact is for: the words beside its path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim

_COMMENT = regex(r"(?:\s{2,}|\s)(?:#|←|<-|//|--|—|–)\s*(?P<words>\S.*)$")
_SIZE = regex(r"^\s*[(（][^)）]*\d[^)）]*[)）]")
_STATE = regex(
    r"^\s*[(（](?:new|pending|done|complete|completed|created|updated)[)）]", re.IGNORECASE
)
_BEFORE = regex(r"^[\s*_~`:|()（）>→\-–—]+")
_BEHIND = regex(r"[\s*_~`:|(（\-–—,;→]+$")
_ASIDE = regex(
    r"\s*[(（](?:[^()（）]*\d[^()（）]*(?:lines?|bytes|[KkMm]i?B|LOC|Zeilen|linhas|líneas|lignes|行)"
    r"[^()（）]*|pending|planned|new|done|completed?)[)）]",
    re.IGNORECASE,
)
_WORDS = regex(r"[^\W\d_]{2}")
_VERBS = regex(
    r"^(?:created?|add(?:ed)?|wr(?:ite|ote|itten)|implement(?:ed)?|updated?|new|built?|file|files)$",
    re.IGNORECASE,
)


def purpose(claim: Claim, path: str, text: Sequence[str]) -> str:
    """What the page says that `path` is for; `text` are the lines of the page."""
    if claim.kind is Kind.ROW:
        return _of_row(claim, path)
    if claim.text == path:
        return _of_tree(claim, path, text)
    before, named, behind = claim.text.partition(path)
    if not named:
        before, _, behind = claim.text.partition(path.rpartition("/")[2])
    for other in _others(claim, path):
        behind = behind.partition(other)[0]
    return _behind(behind) or _ahead(before)


def _others(claim: Claim, path: str) -> list[str]:
    paths = (check.path for check in (*claim.checks, *claim.replaced))
    return [other for other in dict.fromkeys(paths) if other and other != path]


def _behind(words: str) -> str:
    """What follows the path, without sizes and states in parentheses."""
    words = words.partition("\n")[0]
    for aside in (_SIZE, _STATE):
        words = aside.sub("", _BEFORE.sub("", words) if aside is _STATE else words.lstrip("*_` "))
    return _told(_BEHIND.sub("", _BEFORE.sub("", words)))


def _ahead(words: str) -> str:
    """What stands before the path, unless it is only a mark or a verb."""
    told = _told(_BEHIND.sub("", re.sub(r"^\W+", "", words)))
    return "" if _VERBS.match(told) else told


def _of_row(claim: Claim, path: str) -> str:
    cells = [cell.strip() for cell in claim.text.split(" | ")]
    others = [cell for cell in cells if path not in cell and cell != claim.mark]
    told = [_told(_BEFORE.sub("", cell)) for cell in others]
    return max(told, key=len, default="")


def _of_tree(claim: Claim, path: str, text: Sequence[str]) -> str:
    """The comment behind a node of a directory tree."""
    line = text[claim.line - 1] if 0 < claim.line <= len(text) else ""
    _, name, behind = line.partition(path.rstrip("/").rpartition("/")[2])
    match = _COMMENT.search(behind.lstrip("/")) if name else None
    return _told(match["words"]) if match else ""


def _told(words: str) -> str:
    """Words on one line; nothing where they are no words."""
    plain = " ".join(_ASIDE.sub("", words).split())
    return plain if _WORDS.search(plain) else ""
