"""Verifier of settings: what a TOML, YAML, JSON or INI file says at a key."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.suggestions import nearest
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.facts.parsed import (
    NotParsedError,
    Value,
    format_of,
    keys,
    line_of,
    lookup,
    parsed,
)
from mkdocs_gapreport.verifiers.files import existence
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

_NUMBER = regex(r"[+-]?\d[\d_]{0,30}(?:\.\d{1,30})?\s?%?")
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_PRIVATE = regex(r"pass|pwd|secret|token|credential|private|api_?key|_key$|dsn|auth", re.IGNORECASE)
_HOLDS_PASSWORD = regex(r"://[^/\s]*@")
_LONGEST_SHOWN = 60


def setting(  # noqa: PLR0913  each is a word of the check, all but two by name
    repository: Repository,
    path: str,
    key: str,
    *,
    equals: str = "",
    holds: str = "",
    page: str = "",
) -> Evidence:
    """What the file at `path` sets `key` to: a figure, yes or no, or a text to compare.

    `path`: a TOML, YAML, JSON or INI file. `key`: names with dots between them, through sections
    and tables; a number takes an entry of a list, from 0. A figure is compared by the check; of a
    list or table it is the number of entries. `equals`: the text that it has to be. `holds`: an
    entry that the list has to have. A text without either only has to be set.

    Example: `<!-- verify: setting pyproject.toml tool.coverage.report.fail_under >= 80 -->`,
    `<!-- verify: setting config/jwt.yml algorithm equals=RS256 -->`

    It cannot see settings that a program computes, that another file or the environment overrides,
    or that somebody passes on the command line. Texts below names such as `password` are not shown.
    """
    found = ladder.find(repository, path, page=page)
    if not found.is_there:
        return existence(repository, found)
    if len(found.paths) > 1:
        return Evidence.unknown(f"{found.summary}; write the whole path", places=found.places)
    [file] = found.paths
    known = _read_files(repository)
    if file not in known:
        known[file] = _read(repository, file)
    read = known[file]
    if read.problem:
        return Evidence.unknown(f"`{file}` is {read.problem}", places=(Place(file),))
    for document in read.documents:
        at_key = lookup(document, _as_spelled(file, document, key))
        if at_key:
            place = Place(file, line_of(read.content, key))
            return _evidence(at_key[0], key, place, equals=equals, holds=holds)
    hint = nearest(key, (name for document in read.documents for name in keys(document)))
    summary = f"`{file}` sets no `{key}`{f'; there is `{hint}`' if hint else ''}"
    return Evidence(value=False, summary=summary, places=(Place(file),))


class _Read(Struct, frozen=True, kw_only=True):
    """A file of settings, or why it cannot be used."""

    content: str = ""
    documents: tuple[Value, ...] = ()
    problem: str = ""


@once
def _read_files(_repository: Repository) -> dict[str, _Read]:
    """The files that were read so far: many claims may ask one."""
    return {}


def _read(repository: Repository, file: str) -> _Read:
    if repository.is_directory(file):
        return _Read(problem="a folder")
    text = repository.text(file)
    if text is None or text.problem:
        return _Read(problem=text.problem if text else "not there")
    try:
        return _Read(content=text.content, documents=parsed(file, text.content))
    except NotParsedError as error:
        return _Read(problem=str(error))


def _as_spelled(file: str, document: Value, key: str) -> str:
    """The key as the file spells it: in INI files the case of names does not matter."""
    if format_of(file) != "INI":
        return key
    return next((name for name in keys(document) if name.lower() == key.lower()), key)


def _evidence(value: Value, key: str, place: Place, *, equals: str, holds: str) -> Evidence:
    name = f"`{key}` in `{place.path}`"
    if isinstance(value, dict | list) and not holds:
        return _found(Fraction(len(value)), f"{name} has {len(value):,} entries", place)
    if holds:
        return _found(holds in _entries(value), f"{name} {_listing(value, key, holds)}", place)
    if value is None or value == "":
        return _found(value=False, summary=f"{name} is set to nothing", place=place)
    text = _written(value)
    said = f"{name} is {_shown(text, key)}"
    if equals:
        same = text == equals or _TRUTHS.get(text.lower(), text) == _TRUTHS.get(equals.lower(), 0)
        return _found(same, said if same else f"{said}, not `{equals}`", place)
    if text.lower() in _TRUTHS:
        return _found(_TRUTHS[text.lower()], said, place)
    if _NUMBER.fullmatch(text):
        return _found(Fraction(re.sub(r"[_%\s]", "", text)), said, place)
    return _found(value=True, summary=said, place=place)


def _found(value: Fraction | bool, summary: str, place: Place) -> Evidence:  # noqa: FBT001  a value
    return Evidence(value=value, summary=summary, places=(place,), strength=Strength.DEFINES)


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def _entries(value: Value) -> list[str]:
    """The entries of a list, the names of a table, or the words of a text."""
    if isinstance(value, dict | list):
        return [_written(entry) for entry in value]
    return re.split(r"[\s,;]+", _written(value))


def _listing(value: Value, key: str, wanted: str) -> str:
    entries = _entries(value)
    if wanted in entries:
        return f"has the entry `{wanted}`"
    like = "" if _PRIVATE.search(key) else nearest(wanted, entries)
    return f"has no entry `{wanted}`{f'; there is {_shown(like, key)}' if like else ''}"


def _shown(text: str, key: str) -> str:
    """A value for the page: none that may be a secret, and none that is long."""
    if _PRIVATE.search(key) or _HOLDS_PASSWORD.search(text):
        return "set (and not shown here)"
    return f"`{text}`" if len(text) <= _LONGEST_SHOWN else f"`{text[:_LONGEST_SHOWN]}…`"
