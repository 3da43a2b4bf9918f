"""What git says about a folder: the commit, how much history there is, what the project is called.

Where it says nothing, there is a reason that people can act on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError, GapReportError
from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import GitError
from mkdocs_gapreport.repository.log import day

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.repository.git import Git


class NoCheckoutError(GapReportError):
    """Why the folder has to be read without git, and what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """A folder of a git repository. `prefix` is the way to it from the top ("packages/app/")."""

    commit: str = ""
    as_of: date | None = None
    prefix: str = ""
    remote: str = ""
    is_bare: bool = False
    is_shallow: bool = False
    is_partial: bool = False


def look(git: Git, rev: str | None) -> Checkout:
    """Ask git about its folder; raises `NoCheckoutError` where it does not answer."""
    words = ("--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    try:
        answers = decoded(git.ask("rev-parse", *words))
    except GitError as error:
        raise NoCheckoutError(_reason(error)) from error
    except GapReportError as error:
        raise NoCheckoutError(
            "git is not installed or not on the PATH, so nothing is known of the past; install git"
        ) from error
    in_tree, shallow, prefix = answers.split("\n", 2)
    commit, as_of = _commit(git, rev)
    remote, is_partial = _remotes(git)
    return Checkout(
        commit=commit,
        as_of=as_of,
        prefix=prefix.removesuffix("\n"),
        remote=remote,
        is_bare=in_tree == "false",
        is_shallow=shallow == "true",
        is_partial=is_partial,
    )


def _reason(error: GitError) -> str:
    if "not a git repository" in error.complaint:
        return "there is no git repository here, so nothing is known of the past"
    if "dubious ownership" in error.complaint or "unsafe repository" in error.complaint:
        return (
            "git refuses this checkout because it belongs to another user, so nothing is known of"
            " the past; allow it in the folder that holds `.git` with"
            ' `git config --global --add safe.directory "$PWD"`'
        )
    return f"git cannot read this checkout, so nothing is known of the past: {error}"


def _commit(git: Git, rev: str | None) -> tuple[str, date | None]:
    """The id and the day of the revision, or of HEAD; nothing where no commit has been made."""
    wanted = "HEAD" if rev is None else rev
    try:
        if not wanted or wanted.startswith("-"):  # git would take it for an option
            raise GitError("rev-parse", "no such revision")  # noqa: TRY301  one message for both
        name = git.ask("rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}").decode().strip()
        return name, day(git.ask("log", "-1", "--format=%ct", name).decode().strip())
    except (GitError, UnicodeDecodeError) as error:
        if rev is None:
            return "", None
        raise ConfigurationError(
            f"revision `{rev}` is not in this repository; is it spelled right, and was it fetched?"
        ) from error


def _remotes(git: Git) -> tuple[str, bool]:
    """Where the repository comes from, and whether its objects were only partly fetched."""
    wanted = r"^(remote\..*\.(url|promisor|partialclonefilter)|extensions\.partialclone)$"
    try:
        listed = decoded(git.ask("config", "-z", "--get-regexp", wanted))
    except GitError:  # there are none
        return "", False
    pairs = [entry.partition("\n")[::2] for entry in listed.split("\0") if entry]
    urls = {key: value for key, value in pairs if key.endswith(".url")}
    remote = urls.get("remote.origin.url") or next(iter(urls.values()), "")
    return remote, len(urls) < len(dict(pairs))
