"""What `git log` tells of paths that are gone: one pass over all commits, nothing simplified.

Each merge is compared with its first parent only. Names stay complete, as a path that a merge
drops was added by some commit of the branch; comparing with every parent would cost three times as
much and blame merges for what others did.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import GitError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mkdocs_gapreport.repository.git import Git

_FORMAT = "--format=%x01%H %ct %P"
_OPTIONS = ("-z", "--name-status", "--relative", "--no-ext-diff")
_RENAMES = ("--no-rename-empty", "-l1000")


class Commit(Struct, frozen=True, kw_only=True):
    """A commit: its id, the day it was made, and whether it is a merge."""

    id: str = ""
    date: date | None = None
    is_merge: bool = False


class Departure(Struct, frozen=True, kw_only=True):
    """How a path went: by which commit, and where to. The commit is empty before one is made."""

    commit: Commit = Commit()
    moved_to: str = ""


def departures(git: Git, commit: str, present: Container[str]) -> dict[str, Departure | None]:
    """All paths that an ancestor of `commit` had and that are gone; None where a merge dropped it.

    Rename detection reads contents. Where they are missing (a partial clone), only renames of
    unchanged files are seen.
    """
    options = (*_OPTIONS, *_RENAMES, "--date-order", "--diff-merges=first-parent")
    arguments = (*options, "--diff-filter=ADR", _FORMAT, commit)
    try:
        output = git.ask("log", "-M", *arguments)
    except GitError:
        output = git.ask("log", "-M100%", *arguments)
    return _last_departures(output, present)


def dropped_by_merges(git: Git, commit: str) -> dict[str, Departure]:
    """What merges left out of the branches that they brought in, and the latest that did."""
    arguments = (*_OPTIONS, "--no-renames", "--date-order", "--diff-filter=D", "-m", _FORMAT)
    dropped: dict[str, Departure] = {}
    for merge, _, path, _ in _records(git.ask("log", "--merges", *arguments, commit)):
        dropped.setdefault(path, Departure(commit=merge))
    return dropped


def uncommitted(git: Git, commit: str) -> dict[str, Departure]:
    """What is staged to go with the next commit, and where to."""
    arguments = ("--cached", *_OPTIONS, *_RENAMES, "--diff-filter=DR", commit)
    try:
        output = git.ask("diff", "-M", *arguments)
    except GitError:  # contents are missing, as in a partial clone
        output = git.ask("diff", "-M100%", *arguments)
    return {path: Departure(moved_to=to) for _, _, path, to in _records(output)}


def day(seconds: str) -> date | None:
    """The day of a time stamp, in UTC; None for one that no calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _last_departures(output: bytes, present: Container[str]) -> dict[str, Departure | None]:
    """The first record of each path is the latest, and counts.

    Only what a merge removed compared with its first parent was rather removed by a commit of the
    branch, if one follows before the path is added.
    """
    gone: dict[str, Departure | None] = {}
    by_merge: set[str] = set()
    for commit, status, path, moved_to in _records(output, present):
        added = path if status == "A" else moved_to
        if added and added not in present:
            gone.setdefault(added, None)
            by_merge.discard(added)
        if status != "A" and path not in present and (path not in gone or path in by_merge):
            gone[path] = Departure(commit=commit, moved_to=moved_to)
            (by_merge.add if commit.is_merge else by_merge.discard)(path)
    return gone


def _records(output: bytes, present: Container[str] = ()) -> Iterator[tuple[Commit, str, str, str]]:
    """Commit, status, path and new path of each change, the latest commit first."""
    commit = Commit()
    words = iter(decoded(output).split("\0"))
    for word in words:
        if word == "A":  # by far the most, and nearly all of them are still there
            path = next(words, "")
            if path not in present:
                yield commit, "A", path, ""
        elif word.startswith("\x01"):
            commit = _commit(word)
        elif status := word.strip("\n")[:1]:
            path = next(words, "")
            yield commit, status, path, next(words, "") if status == "R" else ""


def _commit(head: str) -> Commit:
    name, seconds, *parents = head.removeprefix("\x01").split(" ")
    return Commit(id=name, date=day(seconds), is_merge=len(parents) > 1)
