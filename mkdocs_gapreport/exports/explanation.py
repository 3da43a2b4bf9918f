"""One line of a page explained: what was read there, what was asked, found and concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports import words
from mkdocs_gapreport.exports.plain import COLUMNS, labelled, one_line, wrapped
from mkdocs_gapreport.model import ConfigurationError, Strength, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Argument, Check, Claim, Finding, Page, Report, Result


def explain(report: Report, path: str, line: int) -> str:
    """Explain the claim on a line of a page; where there is none, say which are nearest."""
    page = _page(report, path)
    last = len(page.text.splitlines())
    if not 1 <= line <= max(last, 1):
        raise ConfigurationError(f"`{path}` has {counted(last, 'line')}, so no line {line}")
    there = [finding for finding in report.of_page(path) if _is_on(finding.claim, line)]
    lines = _explained(report, there[-1]) if there else _nearest(report, path, line)
    return "\n".join(lines) + "\n"


def _page(report: Report, path: str) -> Page:
    found = next((page for page in report.pages if page.path == path), None)
    if found is None:
        raise ConfigurationError(f"`{path}` is no page that was read")
    return found


def _is_on(claim: Claim, line: int) -> bool:
    return claim.line <= line <= claim.end or any(
        check.line == line for check in claim.checks if not check.inferred
    )


def _nearest(report: Report, path: str, line: int) -> Iterator[str]:
    yield f"{path}:{line}: there is no claim on this line"
    lines = sorted(report.of_page(path), key=lambda finding: abs(finding.claim.line - line))
    for finding in sorted(lines[:_NEAREST], key=lambda finding: finding.claim.line):
        said = f"{finding.verdict}: {words.quoted(finding.claim)}"
        yield from labelled(f"line {finding.claim.line}", said, at=_COLUMN)
    if not lines:
        yield "    nor is there one on the page"


_NEAREST = 3
_COLUMN = 16


def _explained(report: Report, finding: Finding) -> Iterator[str]:
    claim = finding.claim
    yield from wrapped(f"{words.where(claim)}: {words.quoted(claim)}", COLUMNS)
    yield ""
    for label, text in [*_as_read(claim), *_as_found(finding), *_as_concluded(report, finding)]:
        yield from labelled(label, one_line(text), at=_COLUMN)
    for result in finding.results:
        spelled = _pasted(result.check)
        if result.check.inferred and "-->" not in spelled:
            # Not wrapped: it is there to be copied.
            yield f"    {'to paste':{_COLUMN - 4}}<!-- verify: {spelled} -->"


def _as_read(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "read as", f"{claim.kind.value} with the mark {claim.mark}" if claim.mark else claim.kind
    yield "section", " › ".join(claim.section)
    yield "states", words.stated(claim) or "nothing"
    yield "takes back", claim.retracted
    if claim.parts:
        yield "parts", f"{counted(len(claim.parts), 'claim')} below it"
    if claim.waiver:
        until = f" until {claim.waiver.until}" if claim.waiver.until else ""
        yield "waived", f"{claim.waiver.reason}{until}"
    for check in claim.replaced:
        yield "not asked", f"`{_spelled(check)}`: an explicit check takes its place"


def _as_found(finding: Finding) -> Iterator[tuple[str, str]]:
    for result in finding.results:
        yield "asks", f"`{_spelled(result.check)}`"
        yield "because of", _origin(result.check)
        yield "why" if result.evidence.is_broken else "found", result.evidence.summary
        yield "outcome", _outcome(result)
        yield "looked at", ", ".join(map(str, result.evidence.places))
    if not finding.results and finding.claim.parts:
        yield "asks", "nothing of its own; the claims below it decide"
    elif not finding.results:
        yield "asks", "nothing: no check was written, and none could be inferred"


def _as_concluded(report: Report, finding: Finding) -> Iterator[tuple[str, str]]:
    mostly = "" if finding.exact else "mostly "
    yield "verdict", f"{mostly}{finding.verdict}, {_consequence(finding)}"
    if finding.reason not in {result.evidence.summary for result in finding.results}:
        yield "because", finding.reason
    causes = [other for other in report.findings if other.claim.id in finding.caused_by]
    yield "through", ", ".join(words.where(cause.claim) for cause in causes)
    yield "to do", finding.advice
    for remark in finding.remarks:
        yield "note", remark


def _origin(check: Check) -> str:
    if not check.inferred:
        return f"an explicit check in line {check.line}" if check.line else "an explicit check"
    aside = "" if check.role == "subject" else ", beside what the claim is about"
    source = check.source or check.path
    return f"inferred from “{source}”{aside}" if source else f"inferred{aside}"


def _outcome(result: Result) -> str:
    evidence = result.evidence
    weak = ", barely" if result.is_weak else ", not as stated" if result.differs else ""
    strength = (
        "" if evidence.strength is Strength.NOTHING else f"; proves: {evidence.strength.words}"
    )
    rung = f"; path: {evidence.rung}" if evidence.rung else ""
    return f"{result.outcome}{weak}{strength}{rung}"


def _consequence(finding: Finding) -> str:
    if finding.accepted:
        return f"accepted by {finding.accepted.by}: {finding.accepted.reason}"
    return "fails the build" if finding.fails else "does not fail the build"


def _spelled(check: Check) -> str:
    """Write a check as it would stand in a comment."""
    arguments = [_argument(name, value) for name, value in check.arguments.items()]
    expected = [] if check.expected is None else [str(check.expected)]
    written = " ".join([check.verifier, *arguments, *expected])
    return one_line(check.source if check.verifier == "" else written)


def _pasted(check: Check) -> str:
    """Write an inferred check so that it can be run: a name looked for has to occur."""
    spelled = _spelled(check)
    return f"{spelled} >= 1" if check.verifier == "text" and not check.expected else spelled


def _argument(name: str, value: Argument) -> str:
    text = ",".join(value) if isinstance(value, tuple) else str(value)
    quoted = f'"{text}"' if " " in text else text
    return quoted if name == "path" or name.isdecimal() else f"{name}={quoted}"
