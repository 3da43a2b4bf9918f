"""The navigation, with the pages that a site's own does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils import nest_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def completed(nav: list[Any] | None, added: Iterable[str]) -> list[Any] | None:
    """Name the added pages at the end, in sections by folder; without a nav MkDocs does that."""
    if nav is None:
        return None
    named = set(_named(nav))
    missing = [uri for uri in added if uri not in named]
    return [*nav, *nest_paths(missing)]  # type: ignore[no-untyped-call]  # untyped there


def _named(nav: object) -> Iterator[str]:
    match nav:
        case str():
            yield nav
        case dict():
            for entry in nav.values():
                yield from _named(entry)
        case list():
            for entry in nav:
                yield from _named(entry)
