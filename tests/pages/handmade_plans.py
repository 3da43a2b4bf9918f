"""A plan made by hand, with phases of every kind, and what follows from it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from handmade_reports import (
    accurate,
    claim,
    finding,
    missing,
    report,
    result,
    rolled_up,
    unverified,
)
from msgspec.structs import replace

from mkdocs_gapreport.model import (
    DONE,
    TODO,
    Dependency,
    Finding,
    Kind,
    Outcome,
    Phase,
    Plan,
    Share,
    Span,
    Stretch,
    Task,
    Verdict,
)
from mkdocs_gapreport.outlook import (
    Action,
    Contradiction,
    Correction,
    Level,
    Outlook,
    Risk,
    Roadmap,
    Stage,
    Start,
    Statement,
)

HALF = Share.of(Fraction(1, 8), Fraction(5, 8))


def stage(finding: Finding, name: str, weeks: tuple[int, int], **given: Any) -> Stage:
    """A phase in weeks of the plan, counted from 1."""
    first, last = map(Fraction, weeks)
    made = Phase(
        claim=finding.claim.id,
        page=finding.claim.page,
        line=finding.claim.line,
        end=finding.claim.line + 9,
        name=name,
        kind="phase",
        number=name.removeprefix("Phase ")[:1],
        weeks=Stretch(first, last),
        duration=Span(last - first + 1, last - first + 1),
        **given.pop("phase", {}),
    )
    return Stage(
        **{
            "phase": made,
            "finding": finding,
            "begins": first - 1,
            "ends": last,
            "stated": finding.claim.stated or TODO,
            "found": finding.found,
            **given,
        }
    )


def outlook(words: str = "", *, plans: int = 1) -> Outlook:
    """An outlook on plans of three phases; `words` stand wherever a page can put its own."""
    todo = {"stated": TODO, "mark": "[ ]"}
    metric = finding(
        claim("m1", text=f"0 hardcoded secrets {words}"),
        Verdict.OVERSTATED,
        results=(result("src/", Outcome.FALSE, f"57 candidates in 36 files {words}"),),
        figure="57 of 0",
    )
    met = accurate("m2", claim={"text": "Tests are there"})
    dot = unverified("m3", claim={"text": "Scans pass in CI"})
    task = missing("t1", claim={"text": f"Task 1.1: vault {words}"})
    first = rolled_up("p1", metric, met, dot, task, found=HALF)
    second = rolled_up("p2", unverified("t2"), claim={"stated": Share.of(Fraction(3, 5))})
    third = finding(
        claim("p3", kind=Kind.HEADING, text="Phase 3", **todo), Verdict.OPEN, found=TODO
    )
    whole = report(first, metric, met, dot, task, second, third, found=HALF, stated=DONE)
    names = [f"Phase 1: Security {words}", "Phase 2: Architecture", "Phase 3: Testing"]
    waits = Dependency(words=f"Security before all {words}", line=3, meant=("p1",))
    stages = (
        stage(
            first,
            names[0],
            (1, 2),
            phase={"priority": f"CRITICAL {words}", "team": f"Ada {words}"},
            met=1,
            refuted=1,
            wanted=3,
            blocks=(names[1],),
            may_start=Start.BEGUN,
            is_critical=True,
            is_overdue=True,
            metrics=(metric, met, dot),
            tasks=((Task(claim="t1", name=f"vault {words}", number="1.1", line=9), task),),
        ),
        stage(
            second,
            names[1],
            (3, 6),
            phase={"depends_on": (waits,)},
            waits_for=(names[0],),
            blocks=(names[2],),
            may_start=Start.BEGUN_TOO_SOON,
            why_not=f"Phase 1 does not hold {words}",
            wanted=8,
            refuted=4,
            pending=2,
        ),
        stage(third, names[2], (7, 10), waits_for=(names[1],), may_start=Start.NO),
    )
    plan = Plan(
        page="TODO.md",
        title=f"The plan {words}",
        phases=tuple(each.phase for each in stages),
        duration=Span(Fraction(10), Fraction(13)),
        critical_path=(waits,),
        remarks=(f"line 7: phases overlap {words}",),
    )
    roadmap = Roadmap(
        plan=plan,
        stages=stages,
        stated=Share.of(Fraction(19, 50)),
        found=HALF,
        weeks=Fraction(10),
        critical_path=tuple(names),
        started=date(2026, 11, 2),
        now=Fraction(3),
        planned_end=date(2027, 1, 8),
        estimated_end=(date(2027, 1, 20), date(2027, 2, 9)),
    )
    made = Outlook(whole)
    made.roadmaps = tuple(
        replace(roadmap, plan=replace(plan, title=f"{plan.title} {n}")) if n else roadmap
        for n in range(plans)
    )
    action = Action(
        finding=metric,
        words=f"remove 57 hardcoded secrets {words}",
        phase=names[0],
        waiting=(names[1], names[2]),
        is_blocker=True,
    )
    made.actions = (action, Action(finding=task, words=f"create `src/gone.py` {words}"))
    made.risks = (
        Risk(
            level=Level.HIGH,
            phase=names[0],
            page="TODO.md",
            line=1,
            words=f"overdue since week 2 {words}",
        ),
        Risk(level=Level.MEDIUM, phase=names[2], page="TODO.md", line=1, words="nothing measured"),
    )
    made.contradictions = (
        Contradiction(
            subject=f"secrets {words}",
            words=f"0 here, 12 there {words}",
            one=Statement.of(metric),
            other=Statement(page="TODO.md", line=77, text=f"remove 12 secrets {words}"),
        ),
    )
    made.corrections = (
        Correction(
            page="TODO.md",
            line=9,
            before=f"- [x] Task 1.1: vault {words}",
            after=f"- [ ] Task 1.1: vault {words}",
            finding=task,
            why=f"never existed {words}",
        ),
    )
    return made
