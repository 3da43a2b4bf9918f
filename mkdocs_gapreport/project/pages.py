"""A page as it is read: by what the settings say of it, and once however often a site is built."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport import reading
from mkdocs_gapreport.model import Page
from mkdocs_gapreport.repository.documents import raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.cache import Cache
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import PageChoice, Settings

LARGEST = 10_000_000


class Choice(Struct, frozen=True, kw_only=True):
    """A page that is read, how, and why it was chosen."""

    path: str
    options: PageChoice
    why: str


def page(
    repository: Repository, choice: Choice, settings: Settings, content: bytes | None = None
) -> Page:
    """Read a page that was chosen; `content` in place of what it holds."""
    content = raw(repository, choice.path, LARGEST) if content is None else content
    page = read(content, choice.path, choice.options, settings, repository.cache)
    return replace(page, title=choice.options.title or page.title, why=choice.why)


def read(
    content: bytes,
    path: str,
    options: PageChoice,
    settings: Settings,
    cache: Cache | None = None,
) -> Page:
    """Read a page as the settings say; once, however often the site is built meanwhile."""
    return _reader(path, options, settings, cache)(content)


@lru_cache(maxsize=500)
def _reader(
    path: str, options: PageChoice, settings: Settings, cache: Cache | None
) -> Callable[[bytes], Page]:
    """Read one page, keeping its last two readings: those of older versions are let go."""
    said = (settings.words, settings.root_files, settings.trees, settings.verify, settings.bindings)
    figures = lru_cache(lambda: reading.rules(settings.bindings))
    versions = count()

    @lru_cache(maxsize=2)
    def read_anew(content: bytes) -> Page:
        rests_on = ("page", content, path, options, said)
        is_first = not next(versions)
        known = cache.get(*rests_on) if cache else None
        if isinstance(known, Page):
            return known
        page = reading.read(
            content,
            path,
            words=reading.vocabulary(settings.words, settings.root_files),
            assume=options.assume,
            trees=settings.trees if options.trees is None else options.trees,
            verify=settings.verify,
            figures=figures(),
            as_of=options.as_of,
        )
        if cache and is_first:  # of a page that is edited while it is served, the others pass
            cache.put(page, *rests_on)
        return page

    return read_anew
