"""What a site gets for programs: the report in the formats that its options name, and badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.site_files import site_files

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.showing.drawings import Drawings


def delivered(
    outlook: Outlook, site: Path, names: Collection[str], drawings: Drawings
) -> list[str]:
    """Write the files into the site, and say which of them could not be written."""
    refused: list[str] = []
    written = drawings.piece("files", lambda: tuple(site_files(outlook, names)))
    for path, text in written:
        target = site / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            refused.append(f"`{path}` cannot be written into the site: {error.strerror}")
    return refused
