"""Verifiers of files and folders: is it there, is it gone, how many are there."""

from __future__ import annotations

import posixpath
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Place, Rung, Strength, counted
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.hollowness import hollowness
from mkdocs_gapreport.verifiers.idleness import idleness

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.meanings import Found

_SHOWN = 5


def file(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """The file or folder at `path` is there.

    `path`: as people write it: from the root, from the page, or a bare name. `target`: where the
    link behind it leads.

    Example: `<!-- verify: file scripts/backup.sh -->`

    It cannot see whether the file does what the claim says; a file of nothing but stubs is told.
    """
    found = ladder.find(repository, path, page=page, target=target)
    return existence(repository, found)


def directory(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """The folder at `path` is there and holds tracked files.

    Example: `<!-- verify: directory infrastructure/backups -->`

    It cannot see empty folders: git does not keep them.
    """
    found = ladder.find(repository, path, page=page, target=target)
    if found.is_there and not repository.is_directory(found.paths[0]):
        summary = f"`{found.paths[0]}` is a file, not a folder"
        return Evidence(
            value=True,
            summary=summary,
            places=found.places,
            rung=Rung.BARE_NAME,
            strength=Strength.EXISTS,
        )
    return existence(repository, found)


def absent(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """Nothing is at `path` any more.

    Only the path as it is written counts, from the root or from the page: a file of the same name
    elsewhere is another file.

    Example: `<!-- verify: absent src/legacy_auth.py -->`
    """
    if "*" in path:
        left = repository.glob(_plain(path)) or repository.glob(_from(page, path))
        verb = "matches" if len(left) == 1 else "match"
        summary = f"{counted(len(left), 'file')} {verb} `{path}`"
        return Evidence(
            value=not left,
            summary=summary,
            places=tuple(Place(name) for name in left[:_SHOWN]),
            strength=Strength.EXISTS,
        )
    found = ladder.find(repository, path, page=page, target=target)
    if found.rung is Rung.LITERAL:
        return Evidence(
            value=False,
            summary=f"`{found.paths[0]}` is still there",
            places=found.places,
            rung=found.rung,
        )
    if found.rung in {Rung.SUFFIX, Rung.SPELLING, Rung.BARE_NAME, Rung.UNCOMMITTED}:
        return Evidence.unknown(
            f"`{path}` as written is not tracked, but {found.summary}", places=found.places
        )
    if found.rung is Rung.HISTORY:
        return Evidence(
            value=True, summary=found.summary, places=found.places, strength=Strength.EXISTS
        )
    return Evidence(value=True, summary=f"`{path}` is not there", strength=Strength.EXISTS)


def files(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """How many tracked files match the pattern `path`, or lie below the folder `path`.

    Example: `<!-- verify: files tests/**/*_test.py >= 40 -->`

    It counts files, not what is in them.
    """
    if "*" in path:
        matching = repository.glob(_plain(path)) or repository.glob(_from(page, path))
        verb = "matches" if len(matching) == 1 else "match"
        summary = f"{counted(len(matching), 'file')} {verb} `{path}`"
        one = ladder.find(repository, path.replace("*", "1"), page=page) if not matching else None
        if one and one.rung is Rung.IGNORED:  # `data/*.csv`, where `data/` is not to be committed
            return Evidence.unknown(f"{summary}; {one.summary}", places=one.places)
        places = tuple(Place(name) for name in matching[:_SHOWN])
        return Evidence(
            value=Fraction(len(matching)),
            summary=summary,
            places=places,
            strength=_strength(len(matching)),
        )
    found = ladder.find(repository, path, page=page, target=target)
    if not found.is_there or not repository.is_directory(found.paths[0]):
        return existence(repository, found)
    count = len(repository.below(found.paths[0]))
    summary = f"`{found.paths[0]}` holds {counted(count, 'file')}"
    return Evidence(
        value=Fraction(count),
        summary=summary,
        places=found.places,
        rung=found.rung,
        strength=_strength(count),
    )


def existence(repository: Repository, found: Found, *, is_sized: bool = True) -> Evidence:
    """What a rung says about being there, with the substance of what is there, and its size."""
    if not found.is_there:
        value = (
            False
            if found.rung in {Rung.NEVER, Rung.STRANGE_FOLDER, Rung.HISTORY, Rung.NAMESAKE}
            else None
        )
        return Evidence(value=value, summary=found.summary, places=found.places, rung=found.rung)
    hollow = [hollowness(repository, path) for path in found.paths]
    idle = [""] if all(hollow) else [idleness(repository, path) for path in found.paths]
    sized = f"{found.summary}{_size(repository, found) if is_sized else ''}"
    but = f", but {hollow[0] or idle[0]}" if all(hollow) or all(idle) else ""
    return Evidence(
        value=True,
        summary=f"{sized}{but}",
        places=found.places,
        rung=found.rung,
        strength=Strength.EXISTS if but else Strength.SUBSTANCE,
        is_hollow=all(hollow),
        is_idle=all(idle),
    )


def _size(repository: Repository, found: Found) -> str:
    lines = repository.line_count(found.paths[0]) if len(found.paths) == 1 else None
    return f" ({counted(lines, 'line')})" if lines else ""


def _from(page: str, pattern: str) -> str:
    """A pattern as seen from the page."""
    return _plain(posixpath.join(posixpath.dirname(page), pattern))


def _plain(pattern: str) -> str:
    """A pattern from the root without `./`, `../` and a leading slash."""
    return posixpath.normpath(pattern.lstrip("/"))


def _strength(count: int) -> Strength:
    return Strength.EXISTS if count else Strength.NOTHING
