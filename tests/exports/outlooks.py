"""Outlooks made by hand, for the formats: corrections and phases besides the report."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import sample_reports
from msgspec.structs import replace
from sample_reports import finding, missing, report

from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Kind,
    Phase,
    Plan,
    Report,
    Share,
    Verdict,
)
from mkdocs_gapreport.outlook import Correction, Outlook, Roadmap, Stage

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding


class Told(Outlook):
    """An outlook whose corrections and phases are given, not worked out."""

    def __init__(
        self,
        report: Report,
        *,
        corrections: tuple[Correction, ...] = (),
        roadmaps: tuple[Roadmap, ...] = (),
    ) -> None:
        super().__init__(report)
        self._told = corrections, roadmaps

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        return self._told[0]

    @cached_property
    def roadmaps(self) -> tuple[Roadmap, ...]:
        return self._told[1]


def of(*findings: Finding) -> Outlook:
    return Outlook(report(*findings))


def everything() -> Outlook:
    """The report with one of everything, two corrected lines and a plan of three phases."""
    sample = sample_reports.everything()
    stale = next(f for f in sample.findings if f.figure == "175 of 1650+ lines")
    before = "- ✅ src/mail.py (1650+ lines)"
    after = before.replace("1650+", "175")
    correction = Correction(
        page="TODO.md", line=97, before=before, after=after, finding=stale, why="it has 175 lines"
    )
    return Told(sample, corrections=(correction,), roadmaps=(_roadmap(),))


def hostile() -> Outlook:
    """Every text that comes from strangers at its worst, in every place."""
    bad = sample_reports.HOSTILE
    sample = sample_reports.hostile()
    correction = Correction(
        page=bad, line=3, before=bad, after=bad, finding=sample.findings[0], why=bad
    )
    plan = Plan(page=bad, title=bad)
    roadmap = Roadmap(plan=plan, stages=(_stage(bad, DONE, TODO),), weeks=Fraction(1))
    return Told(sample, corrections=(correction,), roadmaps=(roadmap,))


def saying(words: str) -> Outlook:
    """One false claim that says something, and a verdict that repeats it."""
    said = missing(text=words, reason=f"`{words}` is not there", figure=words, advice=words)
    return of(said, finding(Verdict.UNVERIFIED, 97, text=words, reason=words))


def _roadmap() -> Roadmap:
    stages = (
        _stage("Phase 1: Ledger", DONE, Share(Fraction(35, 100), Fraction(60, 100))),
        _stage("Phase 2: Mail", DONE, DONE, kind="phase", number="2"),
        _stage("Mail", TODO, UNKNOWN, kind="phase", number="2"),
    )
    plan = Plan(page="TODO.md", title="To do", phases=tuple(stage.phase for stage in stages))
    return Roadmap(plan=plan, stages=stages, weeks=Fraction(6))


def _stage(name: str, stated: Share, found: Share, *, kind: str = "", number: str = "") -> Stage:
    overstated = Verdict.OVERSTATED if found.high < stated.low else Verdict.ACCURATE
    heading = finding(overstated, 5, kind=Kind.HEADING, text=name)
    phase = Phase(
        claim=heading.claim.id,
        page="TODO.md",
        line=5,
        end=9,
        name=name,
        kind=kind,
        number=number,
    )
    return Stage(
        phase=phase,
        finding=replace(heading, found=found),
        stated=stated,
        found=found,
        begins=Fraction(0),
        ends=Fraction(2),
    )
