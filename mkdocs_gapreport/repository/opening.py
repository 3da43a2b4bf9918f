"""Opening the audited tree: through git where there is a checkout, by walking elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError, RepositoryState
from mkdocs_gapreport.repository.blobs import Blobs
from mkdocs_gapreport.repository.checkout import Checkout, NoCheckoutError, look
from mkdocs_gapreport.repository.contents import Disk, UnreadableError
from mkdocs_gapreport.repository.files import (
    FileKind,
    Files,
    at_revision,
    in_working_tree,
)
from mkdocs_gapreport.repository.forge import last_part
from mkdocs_gapreport.repository.git import Git
from mkdocs_gapreport.repository.history import History
from mkdocs_gapreport.repository.ignore import FILE_NAME, Ignores
from mkdocs_gapreport.repository.names import Names
from mkdocs_gapreport.repository.tree import Repository
from mkdocs_gapreport.repository.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from mkdocs_gapreport.repository.contents import Contents

_SHALLOW = (
    "the clone is shallow; fetch the whole history (`fetch-depth: 0` in GitHub Actions,"
    " `GIT_DEPTH: 0` in GitLab CI, `git fetch --unshallow` by hand)"
)
_NOT_OURS = "the checkout around this folder tracks nothing in it, so nothing is known of the past"
_LONGEST_RULES = 1_000_000


def open_repository(
    root: Path, *, rev: str | None = None, project_names: Sequence[str] = ()
) -> Repository:
    """Open the tree below `root`, as it lies or at a revision.

    `project_names` are further names that the project's folder may have.
    """
    if not root.is_dir():
        raise ConfigurationError(f"the root `{root}` is no folder; name one that holds the project")
    git = Git(root)
    try:
        checkout = look(git, rev)
        if checkout.is_bare and rev is None:
            raise ConfigurationError(
                f"`{root}` is a repository without a working tree; say which revision to read"
            )
        return _tracked(root, git, checkout, rev, project_names)
    except NoCheckoutError as error:
        if rev is not None:
            raise ConfigurationError(f"revision `{rev}` cannot be read: {error}") from error
        return _walked(root, str(error), project_names)


def _tracked(
    root: Path, git: Git, checkout: Checkout, rev: str | None, project_names: Sequence[str]
) -> Repository:
    blobs = Blobs(git, commit=checkout.commit, is_partial=checkout.is_partial)
    if rev is None:
        tree = in_working_tree(git, checkout.prefix)
        if checkout.prefix and not tree.files and not tree.deleted:
            raise NoCheckoutError(_NOT_OURS)
    else:
        tree = at_revision(git, checkout.commit)
    contents: Contents = Disk(root, blobs) if rev is None else blobs
    files = tree.files
    incomplete = _SHALLOW if checkout.is_shallow else ""
    index = Names(files)
    names = _names(root, checkout.remote, project_names)
    return Repository(
        root=root,
        state=RepositoryState(
            commit=checkout.commit,
            is_dirty=tree.is_dirty,
            is_shallow=checkout.is_shallow,
            files=len(files),
            incomplete=incomplete,
            name=last_part(checkout.remote) or names[0],
        ),
        as_of=checkout.as_of,
        names=names,
        remote=checkout.remote,
        prefix=checkout.prefix,
        files=files,
        history=History(
            files,
            index,
            git,
            commit=checkout.commit,
            deleted=tree.deleted,
            incomplete=incomplete,
        ),
        index=index,
        ignores=_ignores(files, contents, lambda: _around(blobs, checkout, rev)),
        contents=contents,
    )


def _walked(root: Path, reason: str, project_names: Sequence[str]) -> Repository:
    files = walk(root)
    index = Names(files)
    contents = Disk(root)
    names = _names(root, "", project_names)
    return Repository(
        root=root,
        state=RepositoryState(files=len(files), incomplete=reason, name=names[0]),
        as_of=None,
        names=names,
        remote="",
        prefix="",
        files=files,
        history=History(files, index, incomplete=reason),
        index=index,
        ignores=_ignores(files, contents),
        contents=contents,
    )


def _names(root: Path, remote: str, project_names: Sequence[str]) -> tuple[str, ...]:
    """What the project's folder may be called, its present name first."""
    candidates = (root.resolve().name, last_part(remote), *project_names)
    return tuple(dict.fromkeys(name for name in candidates if name)) or ("project",)


def _ignores(
    files: Files,
    contents: Contents,
    around: Callable[[], Iterable[tuple[str, str]]] = tuple,
) -> Ignores:
    def read(path: str) -> str | None:
        entry = files.get(path)
        # Git follows no link to its ignore rules either.
        if entry is None or entry.kind not in {FileKind.FILE, FileKind.EXECUTABLE}:
            return None
        return _rules_in(contents.chunks(path, entry))

    return Ignores(read, around)


def _around(blobs: Blobs, checkout: Checkout, rev: str | None) -> Iterator[tuple[str, str]]:
    """The rules of the folders above the root, from git, as nothing outside the root is read."""
    version = "" if rev is None else checkout.commit
    parts = checkout.prefix.split("/")[:-1]
    for depth in reversed(range(len(parts))):
        folder = "".join(f"{part}/" for part in parts[:depth])
        text = _rules_in(blobs.named(f"{version}:{folder}{FILE_NAME}"))
        if text is not None:
            yield checkout.prefix.removeprefix(folder), text


def _rules_in(chunks: Iterator[bytes]) -> str | None:
    try:
        return next(chunks, b"")[:_LONGEST_RULES].decode("utf-8", "replace")
    except UnreadableError:
        return None
