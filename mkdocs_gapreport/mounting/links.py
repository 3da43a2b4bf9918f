"""What links of a mounted page lead to: another page of the site, a file at the forge, nothing."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from mkdocs_gapreport.mounting.raw import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_FIRST_PAGES = ("README.md", "index.md")


class Links(Struct, frozen=True, kw_only=True):
    """How a mounted page is connected.

    `path` is its own in the repository and `uri` the one in the site; `uris` leads from paths in
    the repository to what the site has of them, `url` from there to an address relative to the
    page, and `source` from a tracked path to its address at the forge, or nothing.
    """

    path: str
    uri: str
    uris: Mapping[str, str]
    url: Callable[[str], str]
    source: Callable[[str], str]

    def in_markdown(self, address: str) -> str | None:
        """The address as a page in docs_dir would write it; None where there is nothing."""
        return self._led(address, lambda uri: quote(posixpath.relpath(uri, self._folder or ".")))

    def in_html(self, address: str) -> str | None:
        """The address as it has to stand in the built page; None where there is nothing."""
        return self._led(address, self.url)

    def uri_of(self, address: str) -> str:
        """What an address in the Markdown of the page means in the site."""
        path = unquote(address.partition("#")[0])
        return posixpath.normpath(posixpath.join(self._folder, path))

    @property
    def _folder(self) -> str:
        return posixpath.dirname(self.uri)

    def _led(self, address: str, within: Callable[[str], str]) -> str | None:
        if not is_safe_address(address):
            return None
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return address
        tail = f"#{parts.fragment}" if parts.fragment else ""
        for path in self._candidates(unquote(parts.path)):
            pages = (path, *(posixpath.join(path, name) for name in _FIRST_PAGES))
            if page := next((page for page in pages if page in self.uris), ""):
                return f"{within(self.uris[page])}{tail}"
            if found := self.source(path):
                return f"{found}{tail}"
        return None

    def _candidates(self, path: str) -> Iterator[str]:
        """The path from the page, or from the root, where many authors mean it so."""
        folders = [""] if path.startswith("/") else [posixpath.dirname(self.path), ""]
        for folder in folders:
            whole = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
            if whole != ".." and not whole.startswith("../"):
                yield whole
