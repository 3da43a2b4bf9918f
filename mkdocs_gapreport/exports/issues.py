"""Drafts of issues: one for each claim that is missing or overstated, with all that it takes.

Each is named by the id of its claim, so that a second run writes the same files again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.exports.inert import code, sentence
from mkdocs_gapreport.exports.plain import one_line, shortened
from mkdocs_gapreport.exports.words import found, quoted, stated, where
from mkdocs_gapreport.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Finding, Place
    from mkdocs_gapreport.outlook import Outlook

_TITLE = 100
_MOST_PLACES = 10
_PAGE_NAME = 40


class Draft(Struct, frozen=True, kw_only=True):
    """An issue as it would be opened; `name` is what its file is called."""

    name: str
    title: str
    body: str


def drafts(outlook: Outlook) -> tuple[Draft, ...]:
    """Draft an issue per false claim; headings that only fail through others get none."""
    return tuple(_draft(outlook, finding) for finding in outlook.report.findings if _asks(finding))


def command(draft: Draft, file: str = "") -> str:
    """A line for bash or zsh that opens the issue with GitHub's own `gh`."""
    body = f"--body-file {_shell(file)}" if file else f"--body {_shell(draft.body)}"
    return f"gh issue create --title {_shell(draft.title)} {body}"


def _asks(finding: Finding) -> bool:
    is_false = finding.verdict in {Verdict.MISSING, Verdict.OVERSTATED}
    return (
        is_false
        and bool(finding.results)
        and not (finding.accepted and finding.accepted.by == "waiver")
    )


def _draft(outlook: Outlook, finding: Finding) -> Draft:
    claim = finding.claim
    words = re.sub(r"[^a-z0-9]+", "-", claim.page.rpartition("/")[2].lower()).strip("-")
    title = f"{finding.verdict.value.capitalize()}: {one_line(claim.text)}"
    return Draft(
        name=f"{words[:_PAGE_NAME] or 'page'}-{claim.id}.md",
        title=shortened(title, _TITLE),
        body="\n".join(_body(outlook, finding)) + "\n",
    )


def _body(outlook: Outlook, finding: Finding) -> Iterator[str]:
    claim = finding.claim
    yield f"{code(where(claim))} says:\n"
    yield f"> {sentence(quoted(claim))}\n"
    yield f"* Stated: {sentence(stated(claim)) or 'done'}"
    yield f"* Found: {sentence(found(finding))}"
    if finding.advice:
        yield f"* To do: {sentence(one_line(finding.advice))}"
    for correction in outlook.corrections:
        if correction.finding is finding:
            yield f"* Or let line {correction.line} read: {code(one_line(correction.after))}"
    places = [place for result in finding.results for place in result.evidence.places]
    if places:
        listed = ", ".join(code(str(place)) for place in _distinct(places))
        yield f"* Looked at: {listed}"
    report = outlook.report
    at = f" at commit {code(report.repository.commit[:10])}" if report.repository.commit else ""
    yield f"\nMeasured{at}; {code(f'gapreport explain {where(claim)}')} says it again."


def _distinct(places: list[Place]) -> list[Place]:
    return list(dict.fromkeys(places))[:_MOST_PLACES]


def _shell(text: str) -> str:
    """Quote a text for bash and zsh on one line."""
    if re.fullmatch(r"[\w@%+=:,./-]+", text, re.ASCII):
        return text
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"$'{escaped}'" if escaped != text else f"'{text}'"
