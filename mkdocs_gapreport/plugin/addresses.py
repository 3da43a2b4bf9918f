"""Where the claim pages are, seen from one page of the site; worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure.files import File, Files


class PageUrls(Mapping[str, str]):
    """Addresses by the paths of pages in the repository; pages that are not built have none.

    Each page of the site has its own, and few of them link to more than a page or two.
    """

    def __init__(self, uris: Mapping[str, str], files: Files, seen_from: File) -> None:
        self._uris = uris
        self._files = files
        self._seen_from = seen_from
        self._known: dict[str, str | None] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._known:
            self._known[path] = self._url(path)
        url = self._known[path]
        if url is None:
            raise KeyError(path)
        return url

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._uris if self.get(path) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _url(self, path: str) -> str | None:
        uri = self._uris.get(path, "")
        if uri == self._seen_from.src_uri:
            return ""
        file = self._files.get_file_from_path(uri) if uri else None
        if file and file.inclusion.is_included():  # type: ignore[no-untyped-call]  # untyped there
            return file.url_relative_to(self._seen_from)
        return None
