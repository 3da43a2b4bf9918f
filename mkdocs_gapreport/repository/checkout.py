"""What git says about a folder: the commit, how much history there is, what the project is called.

Where it says nothing, there is a reason that people can act on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError, GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import GitError
from mkdocs_gapreport.repository.log import day
from mkdocs_gapreport.repository.processes import ProgramError

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.repository.git import Git


class NoCheckoutError(GapReportError):
    """Why the folder has to be read without git, and what to do about it."""


class Checkout(Struct, frozen=True, kw_only=True):
    """A folder of a git repository, or none. `prefix` is the way to it from the top ("app/").

    `incomplete` says why the history is not all there, and what to do about it.
    """

    commit: str = ""
    as_of: date | None = None
    prefix: str = ""
    remote: str = ""
    is_bare: bool = False
    is_shallow: bool = False
    is_partial: bool = False
    incomplete: str = ""


_ID = regex(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHALLOW = (
    "the clone is shallow; fetch the whole history (`fetch-depth: 0` in GitHub Actions,"
    " `GIT_DEPTH: 0` in GitLab CI, `git fetch --unshallow` by hand)"
)
_NO_COMMIT = "there is no commit yet; make one, so that it is known what was there"
_NOT_OWNED = (
    "git refuses this checkout, as it belongs to another user; allow it by"
    ' `git config --global --add safe.directory "$PWD"` in the folder that holds `.git`'
)


def look(git: Git, rev: str | None) -> Checkout:
    """Ask git about its folder; raises `NoCheckoutError` where it does not answer."""
    words = ("--is-inside-work-tree", "--is-shallow-repository", "--revs-only", "HEAD")
    try:
        answers = decoded(git.ask("rev-parse", *words, "--show-prefix"))
        in_tree, shallow, head, prefix = _answers(answers)
        commit, as_of = (head, _day_of(git, head)) if rev is None else commit_of(git, rev)
    except GitError as error:
        raise NoCheckoutError(_reason(error)) from error
    except ProgramError as error:
        raise NoCheckoutError(str(error)) from error
    remote, is_partial = git.while_same("config", lambda: _remotes(git))
    return Checkout(
        commit=commit,
        as_of=as_of,
        prefix=prefix,
        remote=remote,
        is_bare=in_tree == "false",
        is_shallow=shallow == "true",
        is_partial=is_partial,
        incomplete=_SHALLOW if shallow == "true" else "" if commit else _NO_COMMIT,
    )


def _reason(error: GitError) -> str:
    if "not a git repository" in error.complaint:
        return "there is no git repository here"
    if "dubious ownership" in error.complaint or "unsafe repository" in error.complaint:
        return _NOT_OWNED
    return f"git cannot read this checkout: {error}; clone it anew, or mend what `git fsck` names"


def _answers(printed: str) -> tuple[str, str, str, str]:
    """What was printed of the tree, the depth, the present commit, if there is one, and the way."""
    in_tree, shallow, rest = printed.split("\n", 2)
    head, _, behind = rest.partition("\n")
    is_commit = bool(_ID.fullmatch(head))
    return in_tree, shallow, head if is_commit else "", (behind if is_commit else rest)[:-1]


@lru_cache(maxsize=10)
def _day_of(git: Git, commit: str) -> date | None:
    """The day of a commit; None where none has been made."""
    return day(git.ask("log", "-1", "--format=%ct", commit).decode().strip()) if commit else None


def commit_of(git: Git, rev: str) -> tuple[str, date | None]:
    """The id and the day of a revision; raises `ConfigurationError` where there is none."""
    unknown = (
        f"revision `{rev}` is not in this repository; is it spelled right, and was it fetched?"
    )
    if not rev or rev.startswith("-"):  # git would take it for an option
        raise ConfigurationError(unknown)
    try:
        name = git.ask("rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode().strip()
    except (GitError, ValueError) as error:  # the latter for what no program can be told
        raise ConfigurationError(unknown) from error
    return name, _day_of(git, name)


def _remotes(git: Git) -> tuple[str, bool]:
    """Where the repository comes from, and whether its objects were only partly fetched."""
    wanted = r"^(remote\..*\.(url|promisor|partialclonefilter)|extensions\.partialclone)$"
    try:
        listed = decoded(git.ask("config", "-z", "--get-regexp", wanted))
    except GitError:  # there are none
        return "", False
    pairs = dict(entry.partition("\n")[::2] for entry in listed.split("\0") if entry)
    urls = {key: value for key, value in pairs.items() if key.endswith(".url")}
    remote = urls.get("remote.origin.url") or next(iter(urls.values()), "")
    return remote, len(urls) < len(pairs)
