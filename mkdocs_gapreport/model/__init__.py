"""The nouns of the product, all frozen: what a page claims, what was measured, what follows.

Reading makes `Claim`s with `Check`s, verifiers answer with `Evidence`, the audit turns both into
`Finding`s, and everything that people or programs get to see is a view of one `Report`.
"""

from mkdocs_gapreport.model.claims import Argument, Check, Claim, Entries, Kind, Page, Role, Waiver
from mkdocs_gapreport.model.errors import ConfigurationError, GapReportError
from mkdocs_gapreport.model.evidence import (
    INSTALL_CODE,
    Evidence,
    Outcome,
    Place,
    Result,
    Rung,
    Strength,
)
from mkdocs_gapreport.model.figures import Expectation, Relation, grouped, number
from mkdocs_gapreport.model.parts import Branching
from mkdocs_gapreport.model.phrases import counted, listed, one_of
from mkdocs_gapreport.model.plans import Dependency, Phase, Plan, Span, Stretch, Task
from mkdocs_gapreport.model.report import (
    Acceptance,
    Badge,
    Finding,
    Report,
    RepositoryState,
    Verdict,
)
from mkdocs_gapreport.model.shares import DONE, TODO, UNKNOWN, Share

__all__ = [
    "DONE",
    "INSTALL_CODE",
    "TODO",
    "UNKNOWN",
    "Acceptance",
    "Argument",
    "Badge",
    "Branching",
    "Check",
    "Claim",
    "ConfigurationError",
    "Dependency",
    "Entries",
    "Evidence",
    "Expectation",
    "Finding",
    "GapReportError",
    "Kind",
    "Outcome",
    "Page",
    "Phase",
    "Place",
    "Plan",
    "Relation",
    "Report",
    "RepositoryState",
    "Result",
    "Role",
    "Rung",
    "Share",
    "Span",
    "Strength",
    "Stretch",
    "Task",
    "Verdict",
    "Waiver",
    "counted",
    "grouped",
    "listed",
    "number",
    "one_of",
]
