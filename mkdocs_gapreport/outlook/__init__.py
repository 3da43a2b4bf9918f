"""What follows from a report: the roadmap, the deliverables, contradictions, what to do, risks.

Everything is worked out when it is first asked for; a gate that only counts pays for none of it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_gapreport.outlook.actions import Action, actions
from mkdocs_gapreport.outlook.contradictions import Contradiction, Statement, contradictions
from mkdocs_gapreport.outlook.corrections import Correction, Uncorrected, considered
from mkdocs_gapreport.outlook.deliverables import Deliverable, deliverables
from mkdocs_gapreport.outlook.risks import Level, Risk, risks
from mkdocs_gapreport.outlook.roadmap import Roadmap, Stage, Start, roadmaps
from mkdocs_gapreport.repository.looks import Looks

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Report
    from mkdocs_gapreport.repository import Repository

__all__ = [
    "Action",
    "Contradiction",
    "Correction",
    "Deliverable",
    "Level",
    "Outlook",
    "Risk",
    "Roadmap",
    "Stage",
    "Start",
    "Statement",
    "Uncorrected",
]


class Outlook:
    """A report, and all that follows from it; sizes and days of files need its repository.

    `looks` is what was looked at there.
    """

    def __init__(self, report: Report, repository: Repository | None = None) -> None:
        self.report = report
        self.repository = repository
        self.looks = Looks()

    @cached_property
    def roadmaps(self) -> tuple[Roadmap, ...]:
        """How the phases of each plan stand, in reading order."""
        return roadmaps(self.report)

    @cached_property
    def deliverables(self) -> tuple[Deliverable, ...]:
        """Every artefact that a page names, what is missing first."""
        if self.repository is None:
            return deliverables(self.report, None)
        with self.repository.ledger.noting() as self.looks:
            return deliverables(self.report, self.repository)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What is stated in two ways, within a page and across pages."""
        return contradictions(self.report)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """How the lines that fail should read."""
        return tuple(each for each in self._considered if isinstance(each, Correction))

    @cached_property
    def uncorrected(self) -> tuple[Uncorrected, ...]:
        """What should read otherwise and no program can correct, and why."""
        return tuple(each for each in self._considered if isinstance(each, Uncorrected))

    @cached_property
    def _considered(self) -> tuple[Correction | Uncorrected, ...]:
        return tuple(considered(self.report))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What to do next, the weightiest first."""
        return actions(self.report, self.roadmaps)

    @cached_property
    def blockers(self) -> tuple[Action, ...]:
        """The actions that phases wait for."""
        return tuple(action for action in self.actions if action.is_blocker)

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """What endangers the plans, the highest first."""
        return risks(self.roadmaps)
