"""None are left, says one line; there are twelve to be removed, says another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.outlook.statements import Contradiction, Statement, is_done, is_open
from mkdocs_gapreport.outlook.surroundings import heading, lead, prose
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Finding, Page, Report

# what is counted to be brought to nothing, as pages call it
_COUNTED = {
    "hardcoded secrets": r"(?:(?:hard-?coded )?secrets?"
    r"|hard-?coded (?:credentials?|passwords?|keys?))",
    "bare except clauses": r"bare excepts?(?: (?:clauses?|handlers?|blocks?))?",
    "generic exception handlers": r"(?:generic|broad) exceptions?(?: handlers?)?",
    "SQL injections": r"sql[- ]injections?(?: vulnerabilit(?:y|ies))?",
    "TODO comments": r"(?:todo/fixme|todo|fixme) comments?",
    "N+1 queries": r"n\+1 (?:quer(?:y|ies)|problems?)",
}
_ANY = regex("|".join(_COUNTED.values()), re.IGNORECASE)
_NONE_LEFT = r"(?:\b(?:0|no|zero)\s+{0}|{0}\W{{0,9}}(?:→|✅|=|:|now)\W{{0,6}}0\b)"
_TO_REMOVE = (
    r"\b(?:remove|fix|replace|resolve|eliminate|address|clean up|migrate)\b"
    r"(?:\s+all)?(?:\s+the)?\s+(?:(?P<before>\d[\d,]*)\s+)?{0}"
    r"(?:[^;]{{0,80}}?\((?P<behind>\d[\d,]*) "
    r"(?:instances?|occurrences?|places?|left|remaining)\))?"
)
_STILL = regex(
    r"\b(?:urgent|remaining|outstanding|still|open (?:issues?|items?|tasks?)|gaps?)\b",
    re.IGNORECASE,
)


def still_to_do(report: Report) -> Iterator[Contradiction]:
    """Find "0 secrets", called done, beside "remove 12 secrets" that is still to be done."""
    done = [f for f in report.findings if _ANY.search(f.claim.text) and is_done(f.claim)]
    for name, noun in _COUNTED.items() if done else ():
        none_left = re.compile(_NONE_LEFT.format(noun), re.IGNORECASE)
        reached = [finding for finding in done if none_left.search(finding.claim.text)]
        if reached:
            for page in report.pages:
                yield from _of_page(report, page, name, reached)


def _of_page(
    report: Report, page: Page, name: str, reached: Sequence[Finding]
) -> Iterator[Contradiction]:
    """The first line of a page that speaks of what is left, beside one of its own if there is."""
    claims = {finding.claim.line: finding for finding in report.of_page(page.path)}
    own = [finding for finding in reached if finding.claim.page == page.path]
    text = page.text.split("\n")
    for line, words in prose(text):
        count = _to_remove(words, _COUNTED[name])
        finding = claims.get(line) if count else None
        if count and (is_open(finding.claim) if finding else _is_still(line, text)):
            yield Contradiction(
                subject=name,
                words=f"stated 0 here, and {count} still to be removed there",
                one=Statement.of((own or reached)[0]),
                other=Statement(page=page.path, line=line, text=words.strip(), finding=finding),
            )
            return


def _to_remove(words: str, noun: str) -> str:
    """How many there are to remove, as the line says it; nothing for none."""
    match = re.search(_TO_REMOVE.format(noun), words.replace("`", ""), re.IGNORECASE)
    count = (match["before"] or match["behind"] or "") if match else ""
    return count if count.strip("0,") else ""


def _is_still(line: int, text: Sequence[str]) -> bool:
    """Whether a line without a mark speaks of what is left: plans keep the steps that were done."""
    return any(_STILL.search(w) for w in (text[line - 1], lead(line, text), heading(line, text)))
