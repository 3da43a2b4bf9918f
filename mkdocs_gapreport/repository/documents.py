"""The pages of a tree as they lie: tracked ones, and those that somebody is writing right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.repository import globs
from mkdocs_gapreport.repository.blobs import UnreadableError
from mkdocs_gapreport.repository.links import is_plain

if TYPE_CHECKING:
    from mkdocs_gapreport.repository.tree import Repository

BEGINNING = 4096
_ENDINGS = (".md", ".markdown")


def documents(repository: Repository, pattern: str) -> tuple[str, ...]:
    """The Markdown files that a path or pattern means, sorted.

    A path may be untracked; a pattern also finds untracked files that lie right in the root.
    """
    if not any(character in pattern for character in "*?[{"):
        return (pattern,) if _is_there(repository, pattern) else ()
    tracked = (path for path in repository.glob(pattern) if path.lower().endswith(_ENDINGS))
    new = (path for path in _new_in_root(repository) if _fits(pattern, path))
    return tuple(sorted({*tracked, *new}))


def raw(repository: Repository, path: str, limit: int) -> bytes:
    """The first bytes of a page; raises `ConfigurationError` where they cannot be read."""
    try:
        if not repository.is_file(path) and _is_there(repository, path):
            with (repository.root / path).open("rb") as file:
                return file.read(limit)
        return repository.beginning(path, limit)
    except (OSError, UnreadableError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"page `{path}` cannot be read: {why}") from error


def _is_there(repository: Repository, path: str) -> bool:
    if repository.is_file(path):
        return True
    return is_plain(path) and repository.is_on_disk(path) and (repository.root / path).is_file()


def _new_in_root(repository: Repository) -> list[str]:
    try:
        names = [path.name for path in repository.root.iterdir() if path.is_file()]
    except OSError:
        return []
    pages = [name for name in names if name.lower().endswith(_ENDINGS)]
    return [name for name in pages if repository.is_on_disk(name)]


def _fits(pattern: str, path: str) -> bool:
    choices = globs.alternatives(pattern)
    return any(globs.compiled(choice).fullmatch(path) for choice in choices)
