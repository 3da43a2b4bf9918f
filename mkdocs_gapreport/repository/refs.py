"""What git knows by a name: commits and tags."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError, GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository.checkout import commit_of
from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import Git, GitError
from mkdocs_gapreport.repository.log import day

if TYPE_CHECKING:
    from mkdocs_gapreport.repository.tree import Repository


_INCOMPLETE = "the clone is shallow; fetch the whole history (`fetch-depth: 0`)"
_DAY = regex(r"\d{4}-\d{2}-\d{2}")


class AmbiguousError(GapReportError):
    """Several commits begin so."""


class Known(Struct, frozen=True, kw_only=True):
    """A commit. `is_in_history`: what was audited descends from it."""

    id: str
    date: date | None
    subject: str
    is_in_history: bool


def commit(repository: Repository, beginning: str) -> Known | None:
    """The commit whose id begins so (in hexadecimal digits); None where git knows none here."""
    git = Git(repository.root)
    name = beginning.lower()
    try:
        answer = git.ask("log", "-1", "--format=%H%x00%ct%x00%s", f"{name}^{{commit}}", "--")
    except GitError as error:
        if "is ambiguous" in error.complaint:
            raise AmbiguousError(f"several objects begin with `{beginning}`") from error
        return None
    found, seconds, subject = decoded(answer).rstrip("\n").split("\0")
    if not found.startswith(name):  # a branch of that name
        return None
    return Known(
        id=found,
        date=day(seconds),
        subject=subject,
        is_in_history=_is_ancestor(git, found, repository.checkout.commit),
    )


def revision(repository: Repository, named: str) -> str:
    """The revision that a page names: as git knows it, or else the last one of a day."""
    git = Git(repository.root)
    if not _DAY.fullmatch(named):
        return named
    try:
        commit_of(git, named)
    except ConfigurationError:
        return _of_day(git, named, repository)
    return named


def _of_day(git: Git, day: str, repository: Repository) -> str:
    """The last commit up to the end of a day, among those that the audited one descends from."""
    head = repository.checkout.commit
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise ConfigurationError(f"`{day}` is no date; write one as 2027-01-31") from error
    if repository.checkout.is_shallow:
        raise ConfigurationError(f"which commit is of that day is not known: {_INCOMPLETE}")
    try:
        found = git.ask("rev-list", "-1", f"--until={day}T23:59:59Z", head) if head else b""
    except GitError:
        found = b""
    if not found.strip():
        raise ConfigurationError(
            f"there is no commit of `{day}` or before; name a later day, or a revision"
        )
    return decoded(found).strip()


def roots(repository: Repository) -> tuple[str, ...]:
    """The first commits that the audited one descends from: they tell repositories apart.

    None where they are not known: without git, or in a shallow clone.
    """
    checkout = repository.checkout
    if not checkout.commit or checkout.is_shallow:
        return ()
    key = ("roots", checkout.commit)
    if key not in repository.kept:
        try:
            listed = Git(repository.root).ask("rev-list", "--max-parents=0", checkout.commit)
        except GitError:
            return ()
        repository.kept[key] = tuple(sorted(decoded(listed).split()))
    found: tuple[str, ...] = repository.kept[key]
    return found


def _is_ancestor(git: Git, commit: str, head: str) -> bool:
    try:
        git.ask("merge-base", "--is-ancestor", commit, head)
    except GitError:  # it says no by its exit code
        return False
    return True


def tags(repository: Repository) -> tuple[str, ...]:
    """The names of all tags that were fetched, sorted."""
    listed = Git(repository.root).ask("for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags")
    return tuple(decoded(listed).split("\n")[:-1])
