"""Remembering what was made of a repository, and what verifiers answered, while nothing changes.

Whoever is given what was made before rests on all that was looked at for it.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from mkdocs_gapreport.verifiers import stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Concatenate

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.repository.looks import Looks, Stamp

Made = TypeVar("Made")
Asked = ParamSpec("Asked")

_MOST_ANSWERS = 60  # of each verifier; a page that is being written asks ever new questions


def once(make: Callable[[Repository], Made]) -> Callable[[Repository], Made]:
    """Make something once for each repository. What is made must not hold on to the repository."""
    made: WeakKeyDictionary[Repository, tuple[Made, Looks]] = WeakKeyDictionary()

    @wraps(make)
    def remembered(repository: Repository) -> Made:
        known = made.get(repository)
        if known is None:
            with repository.ledger.noting() as looks:
                known = made[repository] = make(repository), looks
        else:
            repository.ledger.current.add(known[1])
        return known[0]

    return remembered


def of_each_file(make: Callable[[Repository, str], Made]) -> Callable[[Repository, str], Made]:
    """Make something once of each file, for as long as it says the same, through all builds.

    What is made must rest on the path and the content of the file alone.
    """

    @wraps(make)
    def remembered(repository: Repository, path: str) -> Made:
        return of_file(repository, path, make, lambda: make(repository, path))

    return remembered


def of_file(repository: Repository, path: str, what: object, make: Callable[[], Made]) -> Made:
    """The same where several things are made of a file; `what` tells them apart."""
    stamp = repository.look_at(path)
    known: dict[str, tuple[Stamp, Made]] = repository.kept.setdefault(what, {})
    if path not in known or known[path][0] != stamp:
        known[path] = stamp, make()
    return known[path][1]


def kept(
    verifier: Callable[Concatenate[Repository, Asked], Evidence],
) -> Callable[Concatenate[Repository, Asked], Evidence]:
    """Keep the answers of a verifier for as long as all that it looked at stays.

    They are given again when the same is asked, by another page or in another build: a site that
    is served opens the repository anew for each build.
    """

    @wraps(verifier)
    def remembering(
        repository: Repository, /, *words: Asked.args, **named: Asked.kwargs
    ) -> Evidence:
        answers: dict[Any, tuple[Evidence, Looks, bytes]] = repository.kept.setdefault(verifier, {})
        question = (words, tuple(sorted(named.items())))
        known = answers.pop(question, None)
        if known and known[2] == repository.past_key and repository.is_still(known[1]):
            repository.ledger.current.add(known[1])
        else:
            evidence, looks = stored.answered(
                repository,
                (verifier.__module__, verifier.__name__, question),
                lambda: verifier(repository, *words, **named),
            )
            known = evidence, looks, repository.past_key
        answers[question] = known  # the last that was asked stays longest
        while len(answers) > _MOST_ANSWERS:
            del answers[next(iter(answers))]
        return known[0]

    return remembering
