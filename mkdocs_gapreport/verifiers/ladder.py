"""Where a stated path is, or why it is not there: the ladder of DESIGN section 3.1, rung by rung.

The first rung that fits decides. A ladder measures; whether a rung is an accusation is the audit's
business.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import Rung
from mkdocs_gapreport.verifiers import beyond, past, present
from mkdocs_gapreport.verifiers.absent import absent
from mkdocs_gapreport.verifiers.meanings import Found
from mkdocs_gapreport.verifiers.namesakes import GENERIC

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

_LONGEST = 1000
_RUNGS = (
    present.literal,
    present.suffix,
    present.absolute,
    present.spelling,
    present.uncommitted,
    present.bare_name,
    beyond.submodule,
    past.history,
    past.renamed_folder,
    present.copies,
    beyond.elsewhere,
    beyond.ignored,
)


def find(repository: Repository, path: str, *, page: str = "", target: str = "") -> Found:
    """Climb the ladder for a path as a page writes it; `target` is where its link leads."""
    if not path or "\0" in path or len(path) > _LONGEST:
        return Found(rung=Rung.PLACEHOLDER, summary="this cannot be the path of a file")
    for rung in _RUNGS:
        found = rung(repository, path, page)
        if found:
            return replace(found, is_bare="/" not in path.strip("/"))
    if target and target != path:
        behind = find(repository, target, page=page)
        if behind.is_there or behind.rung is Rung.HISTORY:
            return behind
    return absent(repository, path, page)


def is_loose(found: Found, page: str) -> bool:
    """Whether a common name such as README.md was found elsewhere than beside the page."""
    path = found.paths[0] if found.paths else ""
    folder, name = posixpath.split(path)
    return bool(GENERIC.match(name)) and found.is_bare and folder != posixpath.dirname(page)
