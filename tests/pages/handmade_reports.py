"""Reports made by hand, one claim at a time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

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
    Share,
    Strength,
    Verdict,
)
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.pages import Surroundings, badges, gap_report
from mkdocs_gapreport.repository import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Badge

FAILING = frozenset({Verdict.MISSING, Verdict.OVERSTATED, Verdict.BROKEN})


FORGE = Source(template="https://forge.invalid/blob/{commit}/{path}#L{line}", commit="abc")
NOWHERE = Source(template="")


def around(
    outlook: Outlook,
    *,
    source: Source = FORGE,
    page_urls: Mapping[str, str] | None = None,
    report_url: str | None = "",
) -> Surroundings:
    """What is seen from a page; by default one of the report's, in a site without a gap report."""
    urls = {page.path: "" for page in outlook.report.pages} if page_urls is None else page_urls
    return Surroundings.of(outlook, source, urls, report_url=report_url)


def badges_of(
    whole: Report, page: str, *, source: Source = FORGE, report_url: str = ""
) -> Mapping[str, Badge]:
    """The badges of a page."""
    seen = around(Outlook(whole), source=source, page_urls={page: ""}, report_url=report_url)
    return badges(whole, page, seen)


def report_page(
    whole: Report, *, source: Source = FORGE, page_urls: Mapping[str, str] | None = None
) -> str:
    """The body of the gap report."""
    outlook = Outlook(whole)
    urls = page_urls or {}
    return gap_report(outlook, around(outlook, source=source, page_urls=urls, report_url=None))


def claim(name: str, **given: Any) -> Claim:
    """A claim about which only its id matters."""
    line = given.pop("line", 1)
    return Claim(
        **{
            "id": name,
            "page": "TODO.md",
            "line": line,
            "end": line,
            "kind": Kind.ITEM,
            "text": f"Claim {name}",
            "stated": DONE,
            "mark": "✅",
            **given,
        }
    )


def result(path: str, outcome: Outcome, summary: str, **given: Any) -> Result:
    """What came of looking for a file."""
    stated = given.pop("stated", "")
    expected = Expectation(Relation.AT_LEAST, Fraction(1), "lines", stated) if stated else None
    check = Check(
        verifier="file",
        arguments={"path": path},
        expected=expected,
        inferred=given.pop("inferred", True),
        source=given.pop("source", ""),
    )
    return Result(
        check=check,
        evidence=Evidence(
            value=outcome is Outcome.HOLDS,
            summary=summary,
            places=given.pop("places", ()),
            strength=given.pop("strength", Strength.NOTHING),
        ),
        outcome=outcome,
        **given,
    )


def finding(claim: Claim, verdict: Verdict, **given: Any) -> Finding:
    """A finding that fails and counts as judged where its verdict usually does."""
    results = given.get("results", ())
    checks = tuple(result.check for result in results)
    fails = verdict in FAILING and "accepted" not in given
    judged = verdict not in {Verdict.UNVERIFIED, Verdict.OPEN, Verdict.BROKEN}
    return Finding(
        **{
            "claim": replace(claim, checks=checks) if checks else claim,
            "verdict": verdict,
            "found": UNKNOWN,
            "fails": fails,
            "is_judged": judged,
            **given,
        }
    )


def report(*findings: Finding, **given: Any) -> Report:
    """A report on the pages that the findings lie on."""
    paths = dict.fromkeys(finding.claim.page for finding in findings)
    pages = tuple(
        Page(
            path=path,
            title=path,
            text="",
            claims=tuple(found.claim for found in findings if found.claim.page == path),
        )
        for path in paths
    )
    return Report(
        **{
            "as_of": date(2026, 11, 22),
            "repository": RepositoryState(commit="0123456789abcdef", files=42),
            "pages": pages,
            "findings": findings,
            "by_id": {found.claim.id: found for found in findings},
            **given,
        }
    )


def missing(name: str, path: str = "src/gone.py", **given: Any) -> Finding:
    """A claim that something was made which never existed."""
    summary = f"`{path}` is not in the repository and never was"
    return finding(
        claim(name, **given.pop("claim", {})),
        Verdict.MISSING,
        **{
            "results": (result(path, Outcome.FALSE, summary),),
            "found": TODO,
            "figure": "never existed",
            "reason": summary,
            "advice": f"create `{path}`, or say that it is not done",
            **given,
        },
    )


def accurate(name: str, path: str = "src/there.py", **given: Any) -> Finding:
    """A claim that holds, with its proof."""
    summary = f"`{path}` has 12 lines"
    proof = result(
        path,
        Outcome.HOLDS,
        summary,
        places=(Place(path, 3),),
        strength=Strength.SUBSTANCE,
        stated="12 lines",
    )
    return finding(
        claim(name, **given.pop("claim", {})),
        Verdict.ACCURATE,
        **{"results": (proof,), "found": DONE, "reason": summary, **given},
    )


def unverified(name: str, **given: Any) -> Finding:
    """A claim that names nothing."""
    return finding(
        claim(name, **given.pop("claim", {})),
        Verdict.UNVERIFIED,
        **{"reason": "it names nothing that can be checked here", **given},
    )


def rolled_up(name: str, *below: Finding, **given: Any) -> Finding:
    """A heading that speaks for the claims below it."""
    parts = tuple(found.claim for found in below)
    heading = {"kind": Kind.HEADING, "mark": "", "text": f"Section {name}", "parts": parts}
    causes = tuple(found.claim.id for found in below if found.fails)
    verdict = Verdict.OVERSTATED if causes else Verdict.UNVERIFIED
    return finding(
        claim(name, **{**heading, **given.pop("claim", {})}),
        verdict,
        **{
            "found": Share.of(Fraction(1, 4), Fraction(3, 4)),
            "fails": bool(causes),
            "caused_by": causes,
            "figure": "by 25 points" if causes else "",
            "reason": "2 of its 4 parts could be judged",
            **given,
        },
    )


WAIVER = Acceptance(by="waiver", reason="comes in March", until=date(2027, 3, 31))


def of_every_sort() -> Report:
    """A report in which every verdict, and every way to fail or to be let off, occurs."""
    false, holding, open_question = (
        missing("a-missing"),
        accurate("a-accurate"),
        unverified("a-dot"),
    )
    short = result("src/s.py", Outcome.SHORT, "`src/s.py` has 85 lines", stated="100 lines")
    more = result("src/new.py", Outcome.HOLDS, "`src/new.py` is there", strength=Strength.USED)
    gone = result("src/old.py", Outcome.GONE, "`src/old.py` was moved", places=(Place("src/n.py"),))
    stub = result("src/stub.py", Outcome.HOLLOW, "every body in it is a stub")
    broken = result("src/b.py", Outcome.UNKNOWN, "unknown verifier `lnes`", inferred=False)
    todo = {"stated": TODO, "mark": "[ ]"}
    return report(
        rolled_up("a-heading", false, holding, open_question),
        false,
        holding,
        open_question,
        accurate("b-mostly", exact=False),
        missing("b-waived", accepted=WAIVER),
        finding(claim("b-short"), Verdict.OVERSTATED, results=(short,), fails=False),
        finding(claim("b-over"), Verdict.OVERSTATED, results=(short, stub), figure="2 of 2 false"),
        finding(claim("b-broken"), Verdict.BROKEN, results=(broken,), figure="cannot run"),
        finding(claim("b-outdated"), Verdict.OUTDATED, results=(gone,), figure="found elsewhere"),
        finding(claim("b-under", **todo), Verdict.UNDERSTATED, results=(more,)),
        finding(claim("b-open", **todo), Verdict.OPEN),
        finding(claim("b-stub", **todo), Verdict.OPEN, results=(stub,), figure="only a stub"),
        unverified("b-failing", fails=True),
        unverified("b-status", claim={"kind": Kind.STATUS, "mark": ""}),
        accurate("b-row", claim={"kind": Kind.ROW, "page": "docs/plan.md"}),
        remarks=("one page was left out",),
        stated=DONE,
        found=Share.of(Fraction(1, 3), Fraction(1, 2)),
    )
