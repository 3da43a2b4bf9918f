"""Reports made by hand: one of everything, and the ends of the scale."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Acceptance,
    Check,
    Claim,
    Evidence,
    Expectation,
    Finding,
    Kind,
    Outcome,
    Page,
    Place,
    Relation,
    Report,
    RepositoryState,
    Result,
    Role,
    Share,
    Strength,
    Verdict,
)

AS_OF = date(2026, 11, 22)
HOSTILE = (
    "a\x1b[31mred\x07\ud800 \u202eevil ::set-output name=x::y ##[add-mask]z 100% a,b:c\r\nd\x00"
)


def finding(verdict: Verdict = Verdict.ACCURATE, line: int = 1, **given: Any) -> Finding:
    """A finding over a claim; names of the claim's own fields go to the claim."""
    own = {name: given.pop(name) for name in list(given) if name in _CLAIM_FIELDS}
    claim = Claim(
        **{
            "id": f"TODO.md#{line}",
            "page": "TODO.md",
            "line": line,
            "end": line,
            "kind": Kind.ITEM,
            "text": f"claim of line {line}",
            "stated": DONE,
            "mark": "✅",
            **own,
        }
    )
    defaults: dict[str, Any] = {"found": UNKNOWN, "is_judged": verdict not in _UNJUDGED}
    return Finding(claim=claim, verdict=verdict, **{**defaults, **given})


_CLAIM_FIELDS = {"id", "page", "end", "kind", "text", "section", "stated", "mark", "checks"}
_UNJUDGED = {Verdict.UNVERIFIED, Verdict.BROKEN}


def missing(line: int = 96, **given: Any) -> Finding:
    """A claim over a file that never existed."""
    path = "src/ledger/replay.py"
    check = Check(
        verifier="lines",
        arguments={"path": path},
        expected=Expectation(Relation.AT_LEAST, Fraction(1400), "lines", "1400+ lines"),
        source="src/ledger/replay.py (1400+ lines)",
    )
    evidence = Evidence(value=None, summary=f"`{path}` never existed in this repository")
    defaults: dict[str, Any] = {
        "text": f"{path} (1400+ lines) - replays the ledger after a crash, entry by entry",
        "section": ("Week 2", "10. Ledger"),
        "checks": (check,),
        "found": TODO,
        "fails": True,
        "figure": "never existed",
        "reason": f"`{path}` never existed in this repository",
        "advice": f"write `{path}`, or correct the line",
        "results": (Result(check=check, evidence=evidence, outcome=Outcome.FALSE),),
    }
    return finding(Verdict.MISSING, line, **{**defaults, **given})


# What needs no look, and so is left out where only what does is shown.
QUIET = (
    pytest.param(finding(), id="accurate"),
    pytest.param(finding(Verdict.OPEN), id="open"),
    pytest.param(finding(Verdict.UNVERIFIED), id="unverified"),
    pytest.param(missing(caused_by=("TODO.md#1",)), id="fails through its parts"),
)
ACCEPTED = pytest.param(
    missing(fails=False, accepted=Acceptance(by="waiver", reason="later")), id="accepted"
)


def everything() -> Report:
    """One finding of each verdict, and each shape that a value can have."""
    return report(
        _heading(),
        missing(),
        _overstated(),
        _broken(),
        _hollow(),
        _outdated(),
        _understated(),
        finding(Verdict.OPEN, 120, mark="[ ]", stated=TODO, found=TODO, reason="not there yet"),
        *_unverified(),
        _accepted(),
        _accurate(),
    )


def report(*findings: Finding, **given: Any) -> Report:
    """A report of the pages that the findings are on."""
    paths = dict.fromkeys(finding.claim.page for finding in findings)
    why = {"TODO.md": "its name says that it makes claims", "docs/plan.md": "named"}
    pages = tuple(
        Page(path=path, title=path, text="\n" * 200, why=why.get(path, "")) for path in paths
    )
    defaults: dict[str, Any] = {
        "as_of": AS_OF,
        "repository": RepositoryState(commit="4f" * 20, files=3107, name="harbor"),
        "pages": pages,
        "stated": Share(Fraction(3, 4), Fraction(4, 5)),
        "found": Share(Fraction(1, 3), Fraction(5, 8)),
        "by_id": {finding.claim.id: finding for finding in findings},
    }
    return Report(findings=findings, **{**defaults, **given})


def hostile() -> Report:
    """Every text that a page or a repository can bring in, at its worst."""
    bad = HOSTILE
    base = missing(text=bad, mark=bad, section=(bad,), reason=bad, advice=bad, figure=bad)
    check = Check(verifier=bad, arguments={bad: (bad,)}, inferred=False, source=bad)
    evidence = Evidence(value=True, summary=bad, places=(Place(bad, 3),))
    result = Result(check=check, evidence=evidence, outcome=Outcome.UNKNOWN)
    accepted = Acceptance(by="waiver", reason=bad)
    first = replace(base, results=(result,), remarks=(bad,))
    second = finding(Verdict.UNVERIFIED, 97, page=bad, reason=bad)
    third = finding(Verdict.MISSING, 98, text=bad, accepted=accepted)
    return report(first, second, third, remarks=(bad,))


def empty() -> Report:
    """Nothing to read, and no git."""
    return Report(as_of=AS_OF, repository=RepositoryState(), pages=(), findings=())


def _heading() -> Finding:
    return finding(
        Verdict.MISSING,
        90,
        kind=Kind.HEADING,
        text="10. Ledger [COMPLETE]",
        section=("Week 2",),
        fails=True,
        caused_by=("TODO.md#96",),
        found=TODO,
        reason="the one file it lists never existed",
    )


def _overstated() -> Finding:
    check = Check(
        verifier="lines",
        arguments={"path": "src/mail.py"},
        expected=Expectation(Relation.AT_LEAST, Fraction(1650), "lines", "1650+ lines"),
    )
    return finding(
        Verdict.OVERSTATED,
        97,
        text="src/mail.py (1650+ lines)",
        checks=(check,),
        fails=True,
        found=Share.of(Fraction(175, 1650)),
        figure="175 of 1650+ lines",
        reason="`src/mail.py` has 175 lines",
        advice="write 175 instead of 1650+",
        results=(
            Result(
                check=check,
                evidence=Evidence(
                    value=Fraction(175),
                    summary="`src/mail.py` has 175 lines",
                    places=(Place("src/mail.py"),),
                    strength=Strength.SUBSTANCE,
                ),
                outcome=Outcome.FALSE,
            ),
        ),
        remarks=("an explicit check replaces `file src/mail.py`",),
    )


def _broken() -> Finding:
    problem = "there is no verifier `lnes`; did you mean `lines`?"
    check = Check(verifier="lnes", arguments={"path": "a.py"}, inferred=False, problem=problem)
    return finding(
        Verdict.BROKEN,
        100,
        checks=(check,),
        fails=True,
        figure="unknown check `lnes`",
        reason=problem,
        advice="write `lines`",
        results=(Result(check=check, evidence=Evidence.broken(problem), outcome=Outcome.UNKNOWN),),
    )


def _hollow() -> Finding:
    check = Check(verifier="substance", arguments={"path": "src/rates.py"})
    evidence = Evidence(value=False, summary="every body in it is a stub", is_hollow=True)
    return finding(
        Verdict.OVERSTATED,
        101,
        text="src/rates.py",
        figure="only stubs",
        reason="`src/rates.py` is there, but every body in it is a stub",
        results=(Result(check=check, evidence=evidence, outcome=Outcome.HOLLOW),),
    )


def _outdated() -> Finding:
    return finding(
        Verdict.OUTDATED,
        102,
        text="core/auth/tokens.py",
        figure="found elsewhere",
        reason="`core/auth/tokens.py` was moved to `core/security/tokens.py`",
        advice="write `core/security/tokens.py`",
    )


def _understated() -> Finding:
    return finding(
        Verdict.UNDERSTATED,
        110,
        mark="⏳",
        stated=TODO,
        found=DONE,
        text="src/tenants.py (pending)",
        figure="there, 727 lines",
        reason="`src/tenants.py` is there with 727 lines",
        advice="tick it",
    )


def _unverified() -> list[Finding]:
    reasons = ["it names no file, figure or symbol"] * 3 + [
        "`x.json` is a placeholder",
        "`y.json` is a placeholder",
        "coverage needs a report, and no report was found in the folders that usually hold one",
    ]
    return [
        finding(Verdict.UNVERIFIED, 130 + number, reason=reason)
        for number, reason in enumerate(reasons)
    ]


def _accepted() -> Finding:
    accepted = Acceptance(
        by="baseline", reason="known", since=date(2026, 1, 31), until=date(2027, 1, 31)
    )
    return missing(140, fails=False, accepted=accepted, id="TODO.md#accepted")


def _accurate() -> Finding:
    check = Check(
        verifier="coverage",
        arguments={
            "paths": ("src/**", "lib/**"),
            "least": Fraction(1, 3),
            "depth": 2,
            "branch": False,
        },
        expected=Expectation(Relation.ABOUT, Fraction(5, 2), "%"),
        role=Role.CONTEXT,
    )
    evidence = Evidence(value=Fraction(7, 3), upper=Fraction(8, 3), summary="2.33 to 2.67 %")
    return finding(
        Verdict.ACCURATE,
        150,
        page="docs/plan.md",
        id="docs/plan.md#metric",
        kind=Kind.ROW,
        stated=None,
        mark="",
        found=DONE,
        exact=False,
        checks=(check,),
        results=(Result(check=check, evidence=evidence, outcome=Outcome.HOLDS, is_weak=True),),
    )
