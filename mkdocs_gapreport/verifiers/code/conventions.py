"""Files that a program or a framework finds without anybody naming them.

Whether such a file is used cannot be seen in the code. The tables stand in `conventions.yml`, and
say why.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import languages, lexing, scope, sources
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_gapreport.repository import Repository

_KINDS = {
    "tests": "it is one of tests",
    "fixtures": "it is a fixture of tests",
    "migrations": "it is a migration, which a tool finds by its place",
    "generated": "it is generated",
    "vendored": "it is code of others",
}


class Conventions(Struct, frozen=True):
    """The tables, ready to be asked: a reason for each pattern of names and folders."""

    names: Mapping[str, re.Pattern[str]]
    folders: Mapping[str, re.Pattern[str]]
    places: re.Pattern[str]
    marks: Mapping[str, re.Pattern[str]]
    loads: re.Pattern[str]


def reason(repository: Repository, path: str) -> str:
    """Why it cannot be told from the code whether a file is used; nothing if it can."""
    why = next(chain(_by_place(path), _by_content(repository, path)), "")
    return f"whether it is used cannot be told: {why}" if why else ""


def _by_place(path: str) -> Iterator[str]:
    kind = scope.kind(path)
    if kind:
        yield _KINDS[kind]
    if scope.is_route(path) or _conventions().places.search(path):
        yield "a framework finds it by its place"
    folder, name = posixpath.split(path)
    stem = name.rpartition(".")[0]
    yield from (why for why, named in _conventions().names.items() if named.fullmatch(stem))
    parts = folder.split("/")
    yield from (
        why
        for why, named in _conventions().folders.items()
        if any(named.fullmatch(part) for part in parts)
    )


def _by_content(repository: Repository, path: str) -> Iterator[str]:
    language = languages.of(path)
    marks = _conventions().marks.get(language.name) if language else None
    if language and marks and marks.search(_code(language, sources.text(repository, path))):
        yield "it starts or registers something, or is found by what it derives from"
    loading = next((one for one in _loading(repository) if _may_load(repository, one, path)), "")
    if loading:
        yield f"`{loading}` loads modules while it runs"


def _code(language: languages.Language, text: str) -> str:
    """The code without comments, but with its first line, which may name an interpreter."""
    code = lexing.code(language, text)
    first = text.partition("\n")[0]
    return f"{first}\n{code}" if first.startswith("#!") else code


def _may_load(repository: Repository, loading: str, path: str) -> bool:
    """Whether a file lies where the other loads from: below it, or in a folder that it names."""
    home = posixpath.dirname(loading)
    first = path.removeprefix("src/").partition("/")[0]
    return path.startswith(f"{home}/") if home else first in sources.text(repository, loading)


@once
def _loading(repository: Repository) -> tuple[str, ...]:
    """The files that load modules while they run."""
    code = scope.files(repository, endings=languages.endings(only_read=False)).files
    loads = _conventions().loads
    return tuple(path for path in code if loads.search(sources.text(repository, path)))


@cache
def _conventions() -> Conventions:
    text = files("mkdocs_gapreport.verifiers.code").joinpath("conventions.yml").read_text("utf-8")
    data = yaml.safe_load(text)
    return Conventions(
        names={why: _either(said, re.IGNORECASE) for why, said in data["names"].items()},
        folders={why: _either(said, re.IGNORECASE) for why, said in data["folders"].items()},
        places=_either(data["places"], re.IGNORECASE),
        marks={name: _either(said, re.MULTILINE) for name, said in data["marks"].items()},
        loads=_either(data["loads"], re.MULTILINE),
    )


def _either(patterns: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    return regex("|".join(f"(?:{pattern})" for pattern in patterns), flags)
