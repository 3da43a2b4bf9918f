"""Deliverables made by hand: there, not there, not to be seen from here, and in a tree."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from handmade_reports import WAIVER, accurate, claim, finding, missing, report, result
from msgspec.structs import replace

from mkdocs_gapreport.model import (
    TODO,
    Check,
    Expectation,
    Finding,
    Outcome,
    Page,
    Relation,
    Rung,
    Verdict,
)
from mkdocs_gapreport.outlook import Deliverable, Outlook


def artefact(finding: Finding, **given: Any) -> Deliverable:
    """What a claim is about."""
    return Deliverable(
        **{
            "finding": finding,
            "result": finding.results[0],
            "path": finding.results[0].check.path,
            "verdict": finding.verdict,
            "group": finding.claim.section,
            **given,
        }
    )


def artefacts(words: str = "") -> Outlook:
    """An outlook on six artefacts; `words` stand wherever a page can put its own."""
    section = {"section": ("Package", f"Tools {words}")}
    gone = missing("a1", f"src/gone.py{words}", claim=section)
    let_stand = missing("a2", "src/late.py", claim=section, accepted=WAIVER)
    there = accurate("a3", f"src/there.py{words}", claim=section)
    hidden = result("out/r.json", Outcome.UNKNOWN, f"not in the tree; ignored {words}")
    hidden = replace(hidden, evidence=replace(hidden.evidence, value=None, rung=Rung.IGNORED))
    ignored = finding(claim("a4", **section), Verdict.UNVERIFIED, results=(hidden,))
    open_one = finding(
        claim("a5", stated=TODO, mark="[ ]", **section),
        Verdict.OPEN,
        results=(result("src/next.py", Outcome.FALSE, "not there"),),
    )
    node = _node(f"src/there.py{words}", 4)
    lower = _node("tools/", 5)
    whole = report(gone, let_stand, there, ignored, open_one, node, lower)
    text = f"# T\n\n```\n├── src/there.py{' '.join(words.split())}\n└── tools/\n```\n"
    page = Page(path="TODO.md", title="", text=text, claims=whole.pages[0].claims)
    made = Outlook(replace(whole, pages=(page,)))
    lines = Expectation(Relation.AT_LEAST, Fraction(400), "lines", f"400+ lines {words}")
    made.deliverables = (
        artefact(gone, words=f"never existed {words}", purpose=f"saves all {words}"),
        artefact(ignored, words=f"not in the tree {words}"),
        artefact(let_stand),
        artefact(
            there,
            at=f"src/there.py{words}",
            lines=251,
            size=9000,
            changed=date(2025, 9, 8),
            stated=(lines,),
            also=(node,),
        ),
        artefact(there, verdict=Verdict.OVERSTATED, at="src/short.py", size=12),
        artefact(open_one),
    )
    made.contradictions = made.corrections = ()
    return made


def _node(path: str, line: int) -> Finding:
    check = Check(verifier="file", arguments={"path": path})
    found = accurate(f"n{line}", path, claim={"text": path, "line": line, "mark": ""})
    return replace(found, claim=replace(found.claim, checks=(check,)))
