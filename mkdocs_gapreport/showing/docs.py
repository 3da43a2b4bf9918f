"""The folder with a site's pages, as it lies: which of them the report speaks of, and where it is.

A link in the folder to a page outside it is a page of the site as well.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from mkdocs_gapreport.showing.kinds import FILES, REPORT, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.showing.audited import Audited

_BEGINNING = 500


class Docs(Struct, frozen=True, kw_only=True):
    """The report's pages by their paths in the repository, and those written to show it.

    `places` has the latter by their options; all are seen from the folder.
    """

    uris: Mapping[str, str]
    places: Mapping[str, str]

    @property
    def paths(self) -> Mapping[str, str]:
        """The pages of the report by their places in the folder."""
        return {uri: path for path, uri in self.uris.items()}


def docs(folder: Path, audited: Audited) -> Docs:
    """Look through the folder."""
    found = list(_pages(folder))
    real = {os.path.realpath(folder / uri): uri for uri in found}
    places = ((path, real.get(os.path.realpath(audited.root / path))) for path in audited.pages)
    firsts = (uri for uri in found if uri.rpartition("/")[2] == FILES[REPORT])
    first = next((uri for uri in firsts if is_ours(_beginning(folder / uri))), "")
    beside = {option: first.removesuffix(FILES[REPORT]) + name for option, name in FILES.items()}
    return Docs(
        uris={path: uri for path, uri in places if uri},
        places={option: uri for option, uri in beside.items() if first and uri in found},
    )


def way(here: str, there: str) -> str:
    """A link from one page to another, as their Markdown has it; nothing from a page to itself.

    Zensical makes addresses of such links in HTML too, and forges follow them.
    """
    return "" if here == there else quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


def place_in(folder: Path, path: Path) -> str | None:
    """Where a file or folder lies below another folder; None where it does not."""
    whole, above = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    if not whole.is_relative_to(above):
        return None
    return whole.relative_to(above).as_posix().removeprefix(".")


def _pages(folder: Path) -> Iterator[str]:
    known = {os.path.realpath(folder)}
    for above, folders, names in os.walk(folder, followlinks=True):
        for name in sorted(names):
            if name.endswith(".md"):
                yield (Path(above) / name).relative_to(folder).as_posix()
        new = {os.path.realpath(Path(above) / name): name for name in sorted(folders)}
        # Links may lead in circles.
        folders[:] = sorted(name for real, name in new.items() if real not in known)
        known |= set(new)


def _beginning(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.read(_BEGINNING)
    except OSError:
        return ""
