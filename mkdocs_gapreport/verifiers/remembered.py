"""Remembering what was made of a repository, and what verifiers answered, while nothing changes."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Concatenate

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository

Made = TypeVar("Made")
Asked = ParamSpec("Asked")

_MOST_VERSIONS = 4  # of all repositories together: what a site serves, and what it was before


def once(make: Callable[[Repository], Made]) -> Callable[[Repository], Made]:
    """Make something once for each repository. What is made must not hold on to the repository."""
    made: WeakKeyDictionary[Repository, Made] = WeakKeyDictionary()

    @wraps(make)
    def remembered(repository: Repository) -> Made:
        if repository not in made:
            made[repository] = make(repository)
        return made[repository]

    return remembered


def kept(
    verifier: Callable[Concatenate[Repository, Asked], Evidence],
) -> Callable[Concatenate[Repository, Asked], Evidence]:
    """Keep the answers of a verifier that looks at nothing but tracked files and their history.

    They are given again when the same is asked while no file has changed: a site that is served
    opens the repository anew for each build.
    """

    @wraps(verifier)
    def remembering(
        repository: Repository, /, *words: Asked.args, **named: Asked.kwargs
    ) -> Evidence:
        if not repository.version or not _is_tracked(repository, named):
            return verifier(repository, *words, **named)
        answers = _answers(repository.version)
        question = (verifier.__name__, words, tuple(sorted(named.items())))
        if question not in answers:
            answers[question] = verifier(repository, *words, **named)
        return answers[question]

    return remembering


def _is_tracked(repository: Repository, named: Mapping[str, Any]) -> bool:
    """What else lies on the disk matters only where no tracked file has that path."""
    path = str(named.get("path", ""))
    return not path or repository.is_file(path) or repository.is_directory(path)


def _answers(version: str) -> dict[object, Evidence]:
    answers = _BY_VERSION.pop(version, {})
    _BY_VERSION[version] = answers  # the last that was asked stays longest
    while len(_BY_VERSION) > _MOST_VERSIONS:
        del _BY_VERSION[next(iter(_BY_VERSION))]
    return answers


_BY_VERSION: dict[str, dict[object, Evidence]] = {}
