"""A report as people see it: badges at the claims, a summary on each page, the gap report.

Everything here is HTML of its own that needs no script, no Markdown extension and no theme.
"""

from __future__ import annotations

from importlib.resources import files

from mkdocs_gapreport.pages.badges import badges
from mkdocs_gapreport.pages.gap_report import gap_report
from mkdocs_gapreport.pages.summary import summary

__all__ = ["badges", "gap_report", "stylesheet", "summary"]


def stylesheet() -> str:
    """Read the one style sheet, for Material light and dark, `mkdocs`, `readthedocs` and print."""
    return files(__package__).joinpath("assets", "gapreport.css").read_text(encoding="utf-8")
