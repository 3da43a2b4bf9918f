"""Verifier of substance: there is more in a file than stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, Strength
from mkdocs_gapreport.verifiers import ladder
from mkdocs_gapreport.verifiers.files import existence
from mkdocs_gapreport.verifiers.hollowness import hollowness

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


def substance(repository: Repository, path: str, *, page: str = "") -> Evidence:
    """The file at `path` is there, and not every body in it is a stub.

    A stub is `pass`, `...`, `NotImplementedError`, `todo!()`, or nothing but a TODO. Abstract
    methods, protocols, overloads, re-exports and `__init__.py` are no stubs.

    Example: `<!-- verify: substance src/billing.py -->`

    Python is read by its syntax tree, other languages by the look of their lines: a body that does
    nothing useful in many statements is not seen.
    """
    found = ladder.find(repository, path, page=page)
    there = existence(repository, found)
    if not found.is_there:
        return there
    hollow = hollowness(repository, found.paths[0])
    summary = (
        f"`{found.paths[0]}` is there, but {hollow}"
        if hollow
        else f"`{found.paths[0]}` has substance"
    )
    strength = Strength.EXISTS if hollow else Strength.SUBSTANCE
    return Evidence(
        value=not hollow, summary=summary, places=there.places, rung=there.rung, strength=strength
    )
