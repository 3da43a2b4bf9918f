"""Answers that were given in other processes, for files that hold the same here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.repository.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository


def answered(
    repository: Repository, question: object, ask: Callable[[], Evidence]
) -> tuple[Evidence, Looks]:
    """The answer to a question, with all that was looked at for it."""
    known = _recalled(repository, question)
    if known is None:
        with repository.ledger.noting() as looks:
            evidence = ask()
        known = evidence, looks
        _keep(repository, question, *known)
    else:
        repository.ledger.current.add(known[1])
    return known


def _recalled(repository: Repository, question: object) -> tuple[Evidence, Looks] | None:
    if repository.cache is None:
        return None
    found = repository.cache.get("evidence", question, repository.names_key)
    if found is None:
        return None
    evidence, paths, ids, presences, past = found
    if past and past != repository.past_key.hex():
        return None
    listed = paths.split("\0") if paths else []
    looks = Looks(
        files=dict(zip(listed, ids.split(" "), strict=True)) if listed else {},
        presences=dict(presences),
        is_past=bool(past),
    )
    return (evidence, looks) if repository.is_still(looks) else None


def _keep(repository: Repository, question: object, evidence: Evidence, looks: Looks) -> None:
    """Keep an answer that rests on nothing but files as git has stored them, and their names."""
    if repository.cache is None or looks.is_beyond or looks.is_whole or looks.dates:
        return
    ids: list[Any] = list(looks.files.values())
    if not all(isinstance(id_, str) and id_ for id_ in ids) or not repository.is_still(looks):
        return
    past = repository.past_key.hex() if looks.is_past else ""
    value = (evidence, "\0".join(looks.files), " ".join(ids), tuple(looks.presences.items()), past)
    repository.cache.put(value, "evidence", question, repository.names_key)
