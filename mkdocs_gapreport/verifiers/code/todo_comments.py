"""Verifier of comments that put work off: TODO, FIXME, XXX, HACK."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.verifiers.code import languages, lexing, scope, sources
from mkdocs_gapreport.verifiers.code.symbols import kinds
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository

_MARKS = ("TODO", "FIXME", "XXX", "HACK")
_SHOWN = 20


@kept
def todo_comments(  # noqa: PLR0913  its arguments, each by name
    repository: Repository,
    path: str = "",
    *,
    without: str = "",
    keep: str = "",
    marks: str = ",".join(_MARKS),
    page: str = "",
) -> Evidence:
    """How many lines of comments say TODO, FIXME, XXX or HACK.

    `path`: the folder, pattern or file to look in. `without`: what to leave out. `keep`: `tests`,
    `migrations`, … which are left out otherwise. `marks`: other words, with commas between.

    Example: `<!-- verify: todo_comments src marks=TODO,FIXME <= 70 -->`

    The words count in capitals and in comments only: not in strings, docstrings, names or Markdown.
    """
    words = [mark for mark in re.split(r"[,\s/|]+", marks) if mark]
    wrong = [word for word in words if not re.fullmatch(r"\w{1,40}", word)]
    if wrong or not words:
        return Evidence.broken(f"`{marks}` are no marks; write words as in `marks=TODO,FIXME`")
    among = scope.files(
        repository,
        path=path,
        without=without,
        endings=languages.endings(only_read=False),
        keep=kinds(keep),
        page=page,
    )
    if among.missing:
        return Evidence.unknown(f"no comments were read: {among.missing}")
    if not among.files:
        return Evidence.unknown("there is no code here whose comments are read")
    found = tuple(_marked(repository, among.files, words))
    kept = len({place.path for place in found})
    where = f", in {kept:,} of them" if found else ""
    said = "line of comments says" if len(found) == 1 else "lines of comments say"
    return Evidence(
        value=Fraction(len(found)),
        summary=f"{len(found):,} {said} {_or(words)} in {among.words}{where}"
        f"{sources.unread(repository, among.files)}",
        places=found[:_SHOWN],
        strength=Strength.EXISTS,
    )


def _marked(repository: Repository, files: tuple[str, ...], words: list[str]) -> Iterator[Place]:
    says = re.compile(rf"\b(?:{'|'.join(words)})\b")
    for path in sources.containing(repository, files, words):
        language = languages.of(path)
        content = sources.text(repository, path)
        if language is None or not says.search(content):
            continue
        lines = lexing.Lines(content)
        marked = {
            lines.at(begin + match.start())
            for begin, comment in lexing.comments(language, content)
            for match in says.finditer(comment)
        }
        yield from (Place(path, line) for line in sorted(marked))


def _or(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
