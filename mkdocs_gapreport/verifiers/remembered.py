"""Remembering what was made of a repository for as long as that repository lives."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

Made = TypeVar("Made")


def once(make: Callable[[Repository], Made]) -> Callable[[Repository], Made]:
    """Make something once for each repository. What is made must not hold on to the repository."""
    made: WeakKeyDictionary[Repository, Made] = WeakKeyDictionary()

    @wraps(make)
    def remembered(repository: Repository) -> Made:
        if repository not in made:
            made[repository] = make(repository)
        return made[repository]

    return remembered
