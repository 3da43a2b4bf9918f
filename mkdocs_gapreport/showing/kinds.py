"""The pages that show the report, by the options that name them, and their files if written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_gapreport.outlook import Outlook

REPORT, ROADMAP, DELIVERABLES = "report", "roadmap", "deliverables"


class Kind(Struct, frozen=True):
    """Its title, the markers that ask for it, and whether the theme's contents leave it room."""

    title: str
    markers: tuple[str, ...]
    is_wide: bool = True


KINDS = {
    REPORT: Kind("Gap report", ("gap-report", "report"), is_wide=False),
    ROADMAP: Kind("Roadmap", ("roadmap",)),
    DELIVERABLES: Kind("Deliverables", ("deliverables",)),
}

FILES = {option: "index.md" if option == REPORT else f"{option}.md" for option in KINDS}
STYLESHEET = "gapreport.css"
SAID = "written by `gapreport generate`, which replaces it: changes would be lost"
_BEGINNING = 500


def is_ours(text: str) -> bool:
    """Whether a file was written by the command, and may be replaced."""
    return SAID in text[:_BEGINNING]


def has_content(option: str, outlook: Outlook) -> bool:
    """Whether there is something to show on such a page."""
    return {
        REPORT: True,
        ROADMAP: bool(outlook.roadmaps),
        DELIVERABLES: bool(outlook.deliverables),
    }[option]
