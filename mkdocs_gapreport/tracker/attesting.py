"""Write down beside a claim who vouches for it: the comment that the verifier `attested` reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import GapReportError, Kind, Outcome, Verdict
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.tracker.sheets import Change

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.model import Finding, Page, Report

_ATTESTED = regex(r"<!--\s*verify\s*:\s*attested\b.*?-->", re.DOTALL | re.IGNORECASE)
_UNDERLINE = regex(r"\s{0,3}(?:=+|-+)\s*")


def comment(value: str, *, by: str, on: date, until: date | None = None) -> str:
    """The comment; raises where what is said cannot stand in one."""
    if not by.strip():
        raise GapReportError("`--by` names nobody; say who has seen it")
    if until and until < on:
        raise GapReportError(f"`--until {until}` lies before {on}, the day of the attestation")
    days = f"on={on}" + (f" until={until}" if until else "")
    return f"<!-- verify: attested by={_quoted(by)} {days} what={_quoted(value)} -->"


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    quote = next((q for q in "\"'" if q not in plain), "")
    if not quote or "--" in plain:
        raise GapReportError(f"`{plain}` cannot stand in a comment; leave out `--` and quotes")
    return f"{quote}{plain}{quote}"


def attested(page: Page, finding: Finding, comment: str) -> Change:
    """Put the comment to its claim, in place of an earlier one if there is one."""
    claim = finding.claim
    _must_be_open_to_it(finding)
    lines = page.text.split("\n")
    for line in range(claim.line, len(lines) + 1):
        if line > claim.end and not lines[line - 1].lstrip().startswith("<!--"):
            break
        before = lines[line - 1]
        if _ATTESTED.search(before):
            after = _ATTESTED.sub(lambda _: comment, before, count=1)
            return Change(line=line, before=before, after=(after,))
    if claim.kind is Kind.HEADING:
        return _below(lines, claim.end, comment)
    before = lines[claim.end - 1]
    return Change(line=claim.end, before=before, after=(_behind(before, comment, claim.kind),))


def is_attached(report: Report, finding: Finding, comment: str) -> bool:
    """Whether the comment is read as a check of its claim."""
    claim = finding.claim
    source = comment.removeprefix("<!-- verify: ").removesuffix(" -->")
    return any(
        check.source == source
        for found in report.of_page(claim.page)
        if found.claim.line == claim.line and found.claim.kind is claim.kind
        for check in found.claim.checks
    )


def _must_be_open_to_it(finding: Finding) -> None:
    """What is measured is not a matter of opinion."""
    claim = finding.claim
    measured = [
        r
        for r in finding.results
        if r.outcome is not Outcome.UNKNOWN and r.check.verifier != "attested"
    ]
    if measured and finding.verdict in {Verdict.MISSING, Verdict.OVERSTATED}:
        where = f"{claim.page}:{claim.line}"
        raise GapReportError(f"`{where}` is measured: {finding.reason}; nobody can vouch for it")


def _below(lines: list[str], line: int, comment: str) -> Change:
    """Below a heading; an underline belongs to it."""
    following = lines[line] if line < len(lines) else ""
    if not lines[line - 1].lstrip().startswith("#") and _UNDERLINE.fullmatch(following):
        line += 1
    before = lines[line - 1]
    return Change(line=line, before=before, after=(before, comment))


def _behind(line: str, comment: str, kind: Kind) -> str:
    """Behind the words of a line, or in the last cell of a row; spaces at the end stay there."""
    bare = line.rstrip()
    if kind is Kind.ROW and bare.endswith("|") and not bare.endswith("\\|"):
        inner = bare[:-1].rstrip()
        return f"{inner} {comment}{bare[len(inner) : -1] or ' '}|{line[len(bare) :]}"
    return f"{bare} {comment}{line[len(bare) :]}"
