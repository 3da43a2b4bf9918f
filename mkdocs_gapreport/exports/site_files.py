"""The files for programs in a built site, by the names under which they are looked for there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports import FORMATS
from mkdocs_gapreport.exports.badges import badges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_gapreport.outlook import Outlook

_FILES = {
    "json": "gapreport.json",
    "sarif": "gapreport.sarif",
    "junit": "gapreport.junit.xml",
    "gitlab": "gl-code-quality-report.json",
    "markdown": "gapreport.md",
}


def site_files(outlook: Outlook, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The path and the text of each file that the option `exports` asks for."""
    for name, path in _FILES.items():
        if name in names:
            yield path, FORMATS[name](outlook)
    if "badges" in names:
        for path, text in badges(outlook).items():
            yield f"badges/{path}", text
