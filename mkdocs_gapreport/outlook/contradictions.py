"""The same thing stated in two ways, within a page and across pages.

A contradiction accuses nobody: it shows two places of which at most one is right. What may merely
be two things, or one thing at two times, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.outlook.all_done import all_done
from mkdocs_gapreport.outlook.figures_apart import figures_apart
from mkdocs_gapreport.outlook.open_below import open_below
from mkdocs_gapreport.outlook.shares_apart import shares_apart
from mkdocs_gapreport.outlook.statements import Contradiction, Statement, first_of_each
from mkdocs_gapreport.outlook.still_to_do import still_to_do
from mkdocs_gapreport.outlook.tasks_apart import tasks_apart

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Report

__all__ = ["Contradiction", "Statement", "contradictions"]


def contradictions(report: Report) -> tuple[Contradiction, ...]:
    """Find what is stated in two ways, in reading order."""
    found = [
        *open_below(report),
        *all_done(report),
        *shares_apart(report),
        *tasks_apart(report),
        *figures_apart(report),
        *still_to_do(report),
    ]
    order = {page.path: number for number, page in enumerate(report.pages)}
    found.sort(key=lambda each: (order[each.one.page], each.one.line, each.other.line))
    return first_of_each(found)
