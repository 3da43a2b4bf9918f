"""A scan as all formats tell it: what a tool found, where, how bad, and what it could not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_gapreport.verifiers.reports.age import Stamp

# From bad to worse. Every tool gives levels; a severity, only those that look for weaknesses.
LEVELS = ("none", "note", "warning", "error")
SEVERITIES = ("low", "medium", "high", "critical")


class Hit(Struct, frozen=True, kw_only=True):
    """One thing that a tool found. What it says about it is never kept: it may hold a secret.

    `severity` is empty where the tool gives none.
    """

    rules: tuple[str, ...]
    level: str
    severity: str
    files: tuple[str, ...] = ()
    line: int | None = None


class Scan(Struct, frozen=True, kw_only=True):
    """What one tool says in one report.

    `rules` are those that it says it looked for, `files` those that it says it looked at; empty
    where it says nothing of that. `problem` is why it proves nothing, `remark` what it let pass.
    """

    tool: str
    hits: tuple[Hit, ...]
    rules: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    problem: str = ""
    remark: str = ""


class Scans(Struct, frozen=True, kw_only=True):
    """All scans of one report."""

    scans: tuple[Scan, ...]
    stamp: Stamp | None = None
