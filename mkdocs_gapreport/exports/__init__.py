"""The report in the formats that people and programs read: one module each, all pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.explanation import explain
from mkdocs_gapreport.exports.github import to_github
from mkdocs_gapreport.exports.json import schema, to_json
from mkdocs_gapreport.exports.text import failures, nothing_read, summary, to_text
from mkdocs_gapreport.exports.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.outlook import Outlook

__all__ = [
    "FORMATS",
    "counted",
    "explain",
    "failures",
    "nothing_read",
    "schema",
    "summary",
    "to_github",
    "to_json",
    "to_text",
]

FORMATS: Mapping[str, Callable[[Outlook], str]] = {
    "text": lambda outlook: to_text(outlook.report),
    "json": to_json,
    "github": lambda outlook: to_github(outlook.report),
}
