"""The report in the formats that people and programs read: one module each, all pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.badges import to_shields, to_svg
from mkdocs_gapreport.exports.explanation import explain
from mkdocs_gapreport.exports.github import to_github
from mkdocs_gapreport.exports.gitlab import to_gitlab
from mkdocs_gapreport.exports.json import schema, to_json
from mkdocs_gapreport.exports.junit import to_junit
from mkdocs_gapreport.exports.markdown import MOST_OF_A_SUMMARY, to_markdown
from mkdocs_gapreport.exports.sarif import to_sarif
from mkdocs_gapreport.exports.site_files import site_files
from mkdocs_gapreport.exports.text import failures, nothing_read, summary, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.outlook import Outlook

__all__ = [
    "FORMATS",
    "MOST_OF_A_SUMMARY",
    "explain",
    "failures",
    "nothing_read",
    "schema",
    "site_files",
    "summary",
    "to_github",
    "to_gitlab",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_sarif",
    "to_shields",
    "to_svg",
    "to_text",
]

FORMATS: Mapping[str, Callable[[Outlook], str]] = {
    "text": lambda outlook: to_text(outlook.report),
    "json": to_json,
    "sarif": to_sarif,
    "junit": to_junit,
    "gitlab": to_gitlab,
    "github": to_github,
    "markdown": to_markdown,
    "shields": to_shields,
    "svg": to_svg,
}
