"""The files for programs in a built site, by the names under which they are looked for there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.badges import badges
from mkdocs_gapreport.exports.gitlab import to_gitlab
from mkdocs_gapreport.exports.json import to_json
from mkdocs_gapreport.exports.junit import to_junit
from mkdocs_gapreport.exports.markdown import to_markdown
from mkdocs_gapreport.exports.sarif import to_sarif

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_gapreport.outlook import Outlook

_FILES = {
    "json": ("gapreport.json", to_json),
    "sarif": ("gapreport.sarif", to_sarif),
    "junit": ("gapreport.junit.xml", to_junit),
    "gitlab": ("gl-code-quality-report.json", to_gitlab),
    "markdown": ("gapreport.md", to_markdown),
}


def site_files(outlook: Outlook, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The path and the text of each file that the option `exports` asks for."""
    for name, (path, write) in _FILES.items():
        if name in names:
            yield path, write(outlook)
    if "badges" in names:
        for path, text in badges(outlook).items():
            yield f"badges/{path}", text
