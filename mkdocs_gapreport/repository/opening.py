"""Opening the audited tree: through git where there is a checkout, by walking elsewhere."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.repository.blobs import Blobs, UnreadableError
from mkdocs_gapreport.repository.checkout import Checkout, NoCheckoutError, look
from mkdocs_gapreport.repository.contents import Contents, Disk
from mkdocs_gapreport.repository.files import FileKind, Tree, at_revision, in_working_tree
from mkdocs_gapreport.repository.forge import last_part
from mkdocs_gapreport.repository.git import Git
from mkdocs_gapreport.repository.history import History
from mkdocs_gapreport.repository.ignore import FILE_NAME, Ignores
from mkdocs_gapreport.repository.looks import Ledger
from mkdocs_gapreport.repository.mentions import Mentions
from mkdocs_gapreport.repository.names import Names
from mkdocs_gapreport.repository.tree import Repository
from mkdocs_gapreport.repository.walk import walk

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from mkdocs_gapreport.cache import Cache

_LONGEST_RULES = 1_000_000


def checkout_around(folder: Path) -> Path | None:
    """The nearest folder, this one or above it, that is the top of a checkout."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100  `resolve` would follow links out of it
    above = (above for above in (here, *here.parents) if os.path.lexists(above / ".git"))
    return next(above, None)


def open_repository(
    root: Path,
    *,
    rev: str | None = None,
    project_names: Sequence[str] = (),
    before: Repository | None = None,
    cache: Cache | None = None,
) -> Repository:
    """Open the tree below `root`, as it lies or at a revision.

    `project_names` are further names that the project's folder may have; `before` is the same
    folder as it was some time ago, from which is taken what is still so; `cache` is for what was
    worked out by others.
    """
    if not root.is_dir():
        raise ConfigurationError(f"the root `{root}` is no folder; name one that holds the project")
    before = before if before and before.root == root else None
    git = (before and before.git) or Git(root)
    try:
        checkout = look(git, rev)
        tree = _tree(git, checkout, rev)
        tree = before.tree if before and tree.is_like(before.tree) else tree
    except NoCheckoutError as error:
        if rev is not None:
            raise ConfigurationError(f"revision `{rev}` cannot be read: {error}") from error
        walked = replace(_walked(root, str(error), project_names), cache=cache)
        return _with_what_is_still_so(walked, before)
    blobs = Blobs(git, commit=checkout.commit, is_partial=checkout.is_partial)
    contents: Contents = Disk(root, blobs) if rev is None else blobs
    index = Names(tree.files)
    ledger = Ledger()
    version = "" if rev is None else checkout.commit
    opened = Repository(
        root=root,
        names=_names(root, checkout.remote, project_names),
        tree=tree,
        checkout=checkout,
        history=History(tree, index, git, checkout, ledger),
        index=index,
        ignores=Ignores(
            lambda path: _rules_at(path, tree, contents),
            lambda: _rules_around(blobs, version, checkout.prefix),
        ),
        contents=contents,
        ledger=ledger,
        cache=cache,
        mentions=Mentions(git, revision=version, commit=checkout.commit),
        git=git,
    )
    return _with_what_is_still_so(opened, before)


def _with_what_is_still_so(now: Repository, before: Repository | None) -> Repository:
    """Take over the past and the names that were read before, if git would tell the same."""
    if before is None:
        return now
    if before.past_key != now.past_key or before.history.is_unread:
        return replace(now, kept=before.kept)
    return replace(
        now, kept=before.kept, history=before.history, index=before.index, ledger=before.ledger
    )


def _tree(git: Git, checkout: Checkout, rev: str | None) -> Tree:
    if rev is not None:
        return at_revision(git, checkout.commit)
    if checkout.is_bare:
        raise ConfigurationError(
            f"`{git.folder}` is a repository without a working tree; say which revision to read"
        )
    tree = in_working_tree(git, checkout.prefix)
    if checkout.prefix and not tree.files and not tree.deleted:
        raise NoCheckoutError("the checkout around this folder tracks nothing in it")
    return tree


def _walked(root: Path, reason: str, project_names: Sequence[str]) -> Repository:
    files = walk(root)
    tree = Tree(files=files, index_key=files.names_key)
    index = Names(files)
    ledger = Ledger()
    checkout = Checkout(incomplete=f"nothing is known of the past: {reason}")
    contents = Disk(root)
    return Repository(
        root=root,
        names=_names(root, "", project_names),
        tree=tree,
        checkout=checkout,
        history=History(tree, index, None, checkout, ledger),
        index=index,
        ignores=Ignores(lambda path: _rules_at(path, tree, contents)),
        contents=contents,
        ledger=ledger,
        mentions=Mentions(None, revision="", commit=""),
    )


def _names(root: Path, remote: str, project_names: Sequence[str]) -> tuple[str, ...]:
    """What the project's folder may be called, its present name first."""
    candidates = (root.resolve().name, last_part(remote), *project_names)
    return tuple(dict.fromkeys(name for name in candidates if name)) or ("project",)


def _rules_at(path: str, tree: Tree, contents: Contents) -> str | None:
    entry = tree.files.get(path)
    # Git follows no link to its ignore rules either.
    if entry is None or entry.kind in {FileKind.SYMLINK, FileKind.SUBMODULE}:
        return None
    return _rules_in(contents.chunks(path, entry))


def _rules_around(blobs: Blobs, version: str, prefix: str) -> Iterator[tuple[str, str]]:
    """The rules of the folders above the root, from git, as nothing outside the root is read."""
    parts = prefix.split("/")[:-1]
    for depth in reversed(range(len(parts))):
        folder = "".join(f"{part}/" for part in parts[:depth])
        text = _rules_in(blobs.named(f"{version}:{folder}{FILE_NAME}"))
        if text is not None:
            yield prefix.removeprefix(folder), text


def _rules_in(chunks: Generator[bytes, None, None]) -> str | None:
    rules = bytearray()
    try:
        with closing(chunks):
            for chunk in chunks:
                rules += chunk
                if len(rules) > _LONGEST_RULES:
                    break
    except UnreadableError:
        return None
    return rules.decode("utf-8", "replace")
