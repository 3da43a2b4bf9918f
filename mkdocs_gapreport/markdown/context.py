"""Which page of which site is being rendered: what Zensical leaves with Python-Markdown.

Zensical has no interface for plugins yet. Its own extensions find the page through a preprocessor
that only holds it; here that is known by its name, so that Zensical need not be installed, and
whatever is missing of it means that another program is rendering.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown

_HOLDER = "ContextPreprocessor"


class Context(Struct, frozen=True, kw_only=True):
    """The page, by its place in the folder with the pages; `meta` is its front matter, to be set.

    `folder` is that of the configuration.
    """

    uri: str
    meta: dict[str, Any]
    folder: Path
    docs: Path
    styles: tuple[str, ...]


def context_of(md: Markdown) -> Context | None:
    """What is being rendered; None where nothing tells."""
    holders: Iterable[Any] = md.preprocessors
    holder = next((each for each in holders if type(each).__name__ == _HOLDER), None)
    page, config = getattr(holder, "page", None), getattr(holder, "config", None)
    uri, meta = getattr(page, "path", None), getattr(page, "meta", None)
    if not (isinstance(uri, str) and isinstance(meta, dict) and isinstance(config, dict)):
        return None
    folder = Path(str(config.get("root_dir") or "."))
    return Context(
        uri=uri.replace("\\", "/"),
        meta=meta,
        folder=folder,
        docs=folder / str(config.get("docs_dir") or "docs"),
        styles=tuple(str(each) for each in config.get("extra_css") or ()),
    )
