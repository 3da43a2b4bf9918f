"""The report in the formats that people and programs read: one module each, all pure functions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.outlook import Outlook

__all__ = ["FORMATS"]


def _loaded_when_asked(module: str, function: str) -> Callable[[Outlook], str]:
    """The function of a module here: a run writes one or two of the formats, and loads no other."""

    def write(outlook: Outlook) -> str:
        text: str = getattr(import_module(f"{__name__}.{module}"), function)(outlook)
        return text

    return write


FORMATS: Mapping[str, Callable[[Outlook], str]] = {
    "text": _loaded_when_asked("text", "to_plain_text"),
    "json": _loaded_when_asked("json", "to_json"),
    "sarif": _loaded_when_asked("sarif", "to_sarif"),
    "junit": _loaded_when_asked("junit", "to_junit"),
    "gitlab": _loaded_when_asked("gitlab", "to_gitlab"),
    "github": _loaded_when_asked("github", "to_github"),
    "markdown": _loaded_when_asked("markdown", "to_markdown"),
    "shields": _loaded_when_asked("badges", "to_shields"),
    "svg": _loaded_when_asked("badges", "to_svg"),
}
