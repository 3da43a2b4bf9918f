"""Verifiers of the size of a file: its lines, its bytes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Rung
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.files import existence

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.meanings import Found


def lines(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """How many lines the file at `path` has: its newlines, plus one for a last line without.

    Example: `<!-- verify: lines infra/backup.sh >= 296 -->`

    It counts empty lines and comments too, as `wc` and editors do.
    """
    found = ladder.find(repository, path, page=page, target=target)
    return _measured(repository, found, page, repository.line_count, "lines")


def size(repository: Repository, path: str, *, target: str = "", page: str = "") -> Evidence:
    """How many bytes the file at `path` has.

    Example: `<!-- verify: bytes src/app.py == 13773 -->`
    """
    found = ladder.find(repository, path, page=page, target=target)
    return _measured(repository, found, page, repository.size, "bytes")


def _is_beginning(path: str) -> bool:
    """Whether a module that became a folder begins here."""
    return path.rpartition("/")[2].startswith(("__init__.", "index.", "mod."))


def _measured(
    repository: Repository,
    found: Found,
    page: str,
    measure: Callable[[str], int | None],
    unit: str,
) -> Evidence:
    there = existence(repository, found, is_sized=False)
    if not found.is_there:
        return there
    if ladder.is_loose(found, page):
        return _unmeasured(there, f"{found.summary}, but another of that name may be meant")
    if found.rung is Rung.SPELLING and _is_beginning(found.paths[0]):
        return _unmeasured(there, f"{found.summary}; the size may be that of the former file")
    values = {name: measure(name) for name in found.paths}
    known = {value for value in values.values() if value is not None}
    if len(known) != 1 or None in values.values():
        why = repository.why_unreadable(found.paths[0]) or (
            "a folder" if repository.is_directory(found.paths[0]) else "several files that differ"
        )
        return _unmeasured(there, f"{found.summary}; its {unit} are not counted: it is {why}")
    count = known.pop()
    summary = f"`{found.paths[0]}` has {count:,} {unit if count != 1 else unit[:-1]}"
    return Evidence(
        value=Fraction(count),
        summary=summary,
        places=there.places,
        rung=there.rung,
        strength=there.strength,
        is_hollow=there.is_hollow,
    )


def _unmeasured(there: Evidence, summary: str) -> Evidence:
    """It is there, which is all that can be said: no figure."""
    return Evidence(
        value=True, summary=summary, places=there.places, rung=there.rung, strength=there.strength
    )
