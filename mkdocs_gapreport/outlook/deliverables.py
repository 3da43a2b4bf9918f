"""The artefacts that pages name: what each is for, how large, how sure, and whether it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.model import Expectation, Finding, Report, Result
    from mkdocs_gapreport.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A file or folder that a claim is about.

    `path` is as the page names it, `at` where it was found. `group` are the headings it stands
    under, `purpose` what the page says it is for. `lines` and `size` (in bytes) are measured,
    `stated` are the sizes on the page. `changed` is the day of its last commit.
    """

    finding: Finding
    result: Result
    path: str
    at: str = ""
    group: tuple[str, ...] = ()
    purpose: str = ""
    stated: tuple[Expectation, ...] = ()
    lines: int | None = None
    size: int | None = None
    changed: date | None = None


def deliverables(
    report: Report,  # noqa: ARG001
    repository: Repository | None,  # noqa: ARG001
) -> tuple[Deliverable, ...]:
    """List what the pages name, what is missing first, then in reading order."""
    return ()
