"""Verifier of mentions: a name, or a setting with its value, stands in a file."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.code import sources
from mkdocs_gapreport.verifiers.files import existence
from mkdocs_gapreport.verifiers.remembered import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.repository import Repository

_MOST_FILES = 2000
_SETTING = regex(r"(?P<key>[A-Za-z_][\w.-]*)\s?[:=]\s?[\"']?(?P<value>[\w./+-]+)[\"']?")
# files that only pass on what others beside them define
_BARREL = regex(r"(?:^|/)(?:index\.[cm]?[jt]sx?|__init__\.py|mod\.rs|lib\.rs|main\.rs)$")
_SHORTEST, _TELLING = 6, 10


@kept
def mention(repository: Repository, name: str, path: str, *, page: str = "") -> Evidence:
    """The word `name` stands in the file at `path`, or in one below that folder.

    `name`: a name of code, spelled in any of the usual ways (`fetch_user`, `fetchUser`), or a
    setting with its value: `"timeout: 30"`.

    Example: `<!-- verify: mention logout app/auth.py -->`

    A mention is no definition: `symbol` asks for that. Comments count as well.
    """
    found = ladder.find(repository, path, page=page)
    if not found.is_there:
        return existence(repository, found)
    if ladder.is_loose(found, page) or len(found.paths) > 1:
        return Evidence.unknown(f"{found.summary}, and any of them may be meant")
    files = _files(repository, found.paths[0])
    setting = _SETTING.fullmatch(name)
    word = setting["key"].rpartition(".")[2] if setting else name
    for file in files:
        place = _place(
            file, sources.text(repository, file), word, setting["value"] if setting else ""
        )
        if place:
            summary = f"`{name}` stands in `{place}`"
            return Evidence(
                value=True,
                summary=summary,
                places=(place,),
                rung=found.rung,
                strength=Strength.EXISTS,
            )
    return _nowhere(repository, name, found.paths[0], files)


def _files(repository: Repository, path: str) -> Sequence[str]:
    folder = path if repository.is_directory(path) else ""
    if _BARREL.search(path):
        folder = posixpath.dirname(path)
    return repository.below(folder)[:_MOST_FILES] if folder else (path,)


def _place(file: str, text: str, word: str, value: str) -> Place | None:
    end = rf"[\"']?\s*[:=]\s*[\"']?{re.escape(value)}(?![\w.])" if value else r"(?![\w$])"
    match = re.search(rf"(?<![\w$]){re.escape(word)}{end}", text)
    if match is None and not value and len(word) >= _SHORTEST:
        match = re.search(_any_spelling(word), text, re.IGNORECASE)
    if match is None and not value and len(word) >= _TELLING:  # `KilnClient` of `KilnClientPool`
        match = re.search(re.escape(word), text)
    return Place(file, text.count("\n", 0, match.start()) + 1) if match else None


def _any_spelling(word: str) -> str:
    """A name in snake case, in camel case or with hyphens."""
    parts = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", word)
    return rf"(?<![\w$]){'[-_]?'.join(map(re.escape, parts or [word]))}(?![\w$])"


def _nowhere(repository: Repository, name: str, path: str, files: Sequence[str]) -> Evidence:
    where = (Place(path),)
    unread = sources.unread(repository, files)
    if unread or not any(sources.text(repository, file) for file in files):
        return Evidence.unknown(f"`{name}` was not found in `{path}`{unread}", places=where)
    return Evidence(
        value=False,
        summary=f"`{name}` is nowhere in `{path}`",
        places=where,
        strength=Strength.EXISTS,
    )
