"""A report as people see it: badges at the claims, summaries, and pages of their own.

Everything here is HTML of its own that needs no script, no Markdown extension and no theme.
"""

from __future__ import annotations

from importlib.resources import files

from mkdocs_gapreport.pages.badges import badges
from mkdocs_gapreport.pages.deliverables import deliverables
from mkdocs_gapreport.pages.fragments import MARKERS, fragment, mistake
from mkdocs_gapreport.pages.gap_report import gap_report
from mkdocs_gapreport.pages.roadmap import roadmap
from mkdocs_gapreport.pages.summary import summary
from mkdocs_gapreport.pages.surroundings import Surroundings
from mkdocs_gapreport.pages.templating import PLAIN, OwnTemplateError, Templates, templates
from mkdocs_gapreport.pages.trees import branches, in_place, of_page

__all__ = [
    "MARKERS",
    "PLAIN",
    "OwnTemplateError",
    "Surroundings",
    "Templates",
    "badges",
    "branches",
    "deliverables",
    "fragment",
    "gap_report",
    "in_place",
    "mistake",
    "of_page",
    "roadmap",
    "stylesheet",
    "summary",
    "templates",
]


def stylesheet() -> str:
    """Read the one style sheet, for Material light and dark, `mkdocs`, `readthedocs` and print."""
    return files(__package__).joinpath("assets", "gapreport.css").read_text(encoding="utf-8")
