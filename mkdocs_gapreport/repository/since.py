"""What changed since a revision, seen from where the audited commit parted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import ConfigurationError, GapReportError
from mkdocs_gapreport.repository.checkout import commit_of
from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import Git, GitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.repository.tree import Repository

_OPTIONS = ("-z", "--name-status", "--relative", "--no-ext-diff", "--no-textconv", "-l1000")
_FETCH = (
    "fetch the whole history (`fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab CI,"
    " `git fetch --unshallow` by hand)"
)


class Changes(Struct, frozen=True, kw_only=True):
    """What changed since `rev`; `bases` are the commits that both descend from.

    `files` were added, changed or removed, under their old name and the new; `folders` are those
    that they lie in, `former` the old names by the new. Where there are several bases, only what
    differs from each of them changed.
    """

    rev: str
    bases: tuple[str, ...]
    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)

    def is_changed(self, path: str) -> bool:
        """Whether a file, or anything below a folder, changed."""
        plain = path.strip("/")
        return plain in self.files or plain in self.folders


def changes_since(repository: Repository, rev: str) -> Changes:
    """Ask git what changed since a revision, what is not committed included.

    At a revision, up to that one. Raises `ConfigurationError` where that cannot be told.
    """
    git, commit = Git(repository.root), repository.checkout.commit
    if not commit:
        raise ConfigurationError(
            f"`since: {rev}` needs a git repository with a commit, and there is none here"
        )
    commit_of(git, rev)
    bases = _bases(repository, git, rev)
    each = [_changed(git, base, repository) for base in bases]
    files = frozenset.intersection(*(frozenset(_paths(one)) for one in each))
    former = {new: old for one in reversed(each) for _, old, new in one if new}
    folders = frozenset(folder for path in files for folder in _above(path))
    return Changes(rev=rev, bases=bases, files=files, folders=folders, former=former)


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    while path := path.rpartition("/")[0]:
        yield path


def _bases(repository: Repository, git: Git, rev: str) -> tuple[str, ...]:
    """The best commits that a revision and the audited commit both descend from."""
    try:
        found = git.ask("merge-base", "--all", rev, repository.checkout.commit)
    except GitError as error:
        if repository.checkout.is_shallow:
            raise ConfigurationError(
                f"where this branch parted from `{rev}` lies beyond the shallow clone; {_FETCH}"
            ) from error
        raise ConfigurationError(
            f"`{rev}` has no commit in common with what is audited; name the branch or commit that"
            " this one was made from"
        ) from error
    return tuple(sorted(decoded(found).split()))


def _changed(git: Git, base: str, repository: Repository) -> list[tuple[str, str, str]]:
    """The status, path and new path of each change, renames told where contents allow."""
    to = (repository.checkout.commit,) if repository.is_at_revision else ()
    try:
        output = git.ask("diff", "-M", *_OPTIONS, base, *to, "--")
    except GitError:
        output = git.ask("diff", "-M100%", *_OPTIONS, base, *to, "--")
    except GapReportError as error:
        raise ConfigurationError(f"what changed cannot be told: {error}") from error
    return list(_records(decoded(output)))


def _records(output: str) -> Iterator[tuple[str, str, str]]:
    words = iter(output.split("\0"))
    for word in words:
        if word:
            path = next(words, "")
            yield word[0], path, next(words, "") if word[0] in "RC" else ""


def _paths(records: list[tuple[str, str, str]]) -> Iterator[str]:
    for status, path, new in records:
        if status != "C":  # what was copied from did not change
            yield path
        if new:
            yield new
