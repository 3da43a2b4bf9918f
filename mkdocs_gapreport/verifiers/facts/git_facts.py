"""Verifiers of what only git knows: commits and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, GapReportError, Strength
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import refs
from mkdocs_gapreport.repository.refs import AmbiguousError
from mkdocs_gapreport.suggestions import nearest

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

_ID = regex(r"[0-9a-fA-F]{7,64}")
_SHORT = 10


def commit(repository: Repository, id: str) -> Evidence:  # noqa: A002  the word for it on the page
    """The commit `id` is part of the history of what is audited.

    `id`: seven hexadecimal digits or more.

    Example: `<!-- verify: commit 6e12026a -->`

    It cannot see commits that were squashed or rebased away, nor what a commit changed. Where the
    history is not all here, what is not found stays unknown.
    """
    if not _ID.fullmatch(id):
        return Evidence.broken(
            f"`{id}` is no id of a commit; write seven hexadecimal digits of it, or more"
        )
    if not repository.checkout.commit:
        return Evidence.unknown(repository.checkout.incomplete or "nothing has been committed")
    try:
        known = refs.commit(repository, id)
    except AmbiguousError as error:
        return Evidence.broken(f"{error}; write more digits")
    except GapReportError as error:
        return Evidence.unknown(str(error))
    if known and known.is_in_history:
        dated = f" of {known.date.isoformat()}" if known.date else ""
        summary = f"commit `{known.id[:_SHORT]}`{dated} is part of the history: {known.subject}"
        return Evidence(value=True, summary=summary, strength=Strength.EXISTS)
    if repository.checkout.incomplete:
        return Evidence.unknown(
            f"commit `{id}` is not in what was fetched: {repository.checkout.incomplete}"
        )
    if known:
        summary = f"commit `{known.id[:_SHORT]}` is here, but on a branch that was not merged"
        return Evidence(value=False, summary=summary)
    return Evidence(value=False, summary=f"no commit begins with `{id}`")


def tag(repository: Repository, name: str) -> Evidence:
    """The tag `name` is there; a leading `v` may be left out.

    Example: `<!-- verify: tag v1.4.0 -->`

    It cannot see whether anything was released under it. A clone without tags leaves it unknown.
    """
    if not repository.checkout.commit:
        return Evidence.unknown(repository.checkout.incomplete or "nothing has been committed")
    try:
        there = refs.tags(repository)
    except GapReportError as error:
        return Evidence.unknown(str(error))
    for spelling in (name, f"v{name}", name.removeprefix("v")):
        if spelling in there:
            stated = "" if spelling == name else f" (stated as `{name}`)"
            summary = f"the tag `{spelling}` is there{stated}"
            return Evidence(value=True, summary=summary, strength=Strength.EXISTS)
    if repository.checkout.incomplete or not there:
        why = repository.checkout.incomplete or "no tags were fetched (`git fetch --tags`)"
        return Evidence.unknown(f"the tag `{name}` is not in what was fetched: {why}")
    like = nearest(name, there)
    hint = f"; the nearest is `{like}`" if like else ""
    summary = f"none of {len(there):,} tags is `{name}`{hint}"
    return Evidence(value=False, summary=summary)
