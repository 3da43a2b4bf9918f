"""Whether a file is there and nothing more: empty, bare, of stubs, of tests that do nothing."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.bareness import bare_words
from mkdocs_gapreport.verifiers.idleness import TEST_FILE, empty_words
from mkdocs_gapreport.verifiers.stubs import may_be_stubs, stub_words

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

# files that do their work by being there, or that only hand on what others hold
_NEVER = regex(
    r"(?:^|/)(?:__init__\.py|py\.typed|\.gitkeep|\.keep|\.gitignore|\.nojekyll|go\.sum"
    r"|index\.[jt]sx?|mod\.rs|lib\.rs|conftest\.py)$|\.pyi$|\.d\.ts$"
)
_LARGE = 20_000
_SHORT = 1000  # is read at once; of more than that, the words that stubs are told by are looked for


def hollowness(repository: Repository, path: str) -> str:
    """Why a file is hollow ("every body in it is a stub"), or nothing when it is not."""
    if _NEVER.search(path) or repository.is_directory(path):
        return ""
    size = repository.size(path)
    if size is None or size > _LARGE:
        return ""
    text = repository.text(path)
    if text is None or text.problem:
        return ""
    return hollow_words(posixpath.basename(path), text.content)


def hollow_words(name: str, content: str) -> str:
    """The same for a name and a content, whatever the file."""
    bare = bare_words(name, content) or (TEST_FILE.search(name) and empty_words(name, content))
    is_looked_at = not bare and (len(content) <= _SHORT or may_be_stubs(content))
    return stub_words(name, content) if is_looked_at else bare or ""
