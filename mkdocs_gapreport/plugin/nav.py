"""The navigation, with the pages that a site's own does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils import nest_paths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def completed(
    nav: list[Any] | None, added: Iterable[str], together: Collection[str] = ()
) -> list[Any] | None:
    """Name the added pages at the end, in sections by folder; without a nav MkDocs does that.

    Those that belong together stand where the first of them is named.
    """
    if nav is None:
        return None
    named = set(_named(nav))
    missing = [uri for uri in added if uri not in named]
    beside = [uri for uri in missing if uri in together]
    if beside and (anchor := next((uri for uri in _named(nav) if uri in together), "")):
        nav = _with_beside(nav, anchor, beside)
        missing = [uri for uri in missing if uri not in beside]
    return [*nav, *nest_paths(missing)]  # type: ignore[no-untyped-call]  # untyped there


def _with_beside(nav: list[Any], anchor: str, beside: list[str]) -> list[Any]:
    """Put pages right behind another one, in the section that names it."""
    entries: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            entries.append(
                {
                    title: _with_beside(below, anchor, beside) if isinstance(below, list) else below
                    for title, below in entry.items()
                }
            )
        else:
            entries.append(entry)
        if entry == anchor or (isinstance(entry, dict) and anchor in entry.values()):
            entries += beside
    return entries


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
