"""What is said to be done, over lines that are said to be open: items and headings."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import DONE, Kind, counted
from mkdocs_gapreport.outlook.statements import (
    Contradiction,
    is_dated,
    is_done,
    is_open,
    says_how_much,
)
from mkdocs_gapreport.outlook.surroundings import lead
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading import vocabulary
from mkdocs_gapreport.reading.status import of_heading, split_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Report

_LATER = regex(
    r"\b(?:optional(?:ly)?|future|later|next|follow[- ]?ups?|post[- ](?:launch|mvp|release)|stretch"
    r"|nice[- ]to[- ]have|backlog|remaining|outstanding|out of scope|not in scope|beyond|ideas?"
    r"|enhancements?|improvements?|known (?:issues|limitations)|won't|if needed|blocked|deferred"
    r"|separate(?:ly)?|prerequisites?|planned|q[1-4] ?20\d\d|ready to (?:begin|start)"
    r"|reviews?|approvals?|sign-?offs?|troubleshooting)\b",
    re.IGNORECASE,
)
_ABSENT = regex(
    r"\b(?:not (?:yet )?(?:done|created|implemented|started|written|built|there)|missing|pending"
    r"|to ?do|incomplete|open)\b",
    re.IGNORECASE,
)
_HOW_FINISHED = regex(
    r"%\W{0,3}(?:\w+ )?(?:complete|done|finished|ready|implemented|migrated)", re.IGNORECASE
)
_PHASE = regex(r"^\W*(?:phase|week|sprint|milestone|stage|iteration|step|task)\b", re.IGNORECASE)
_FINISHED = regex(
    r"\W*(?:100\s?%|(?:fully |all (?:\w+ )?)?(?:completed?|done|finished|implemented|shipped"
    r"|closed|resolved)\b|erledigt|abgeschlossen|fertig|conclu[ií]d|terminé|completad|完成|已完成)",
    re.IGNORECASE,
)
_EVENT = regex(r"\b(?:sessions?|meetings?|log|stand-?up|minutes|20\d\d-\d\d-\d\d)\b", re.IGNORECASE)
_QUALIFIED = regex(
    r"\b(?:required|needed|needs|remaining|pending|except|partial(?:ly)?|but|mostly|nearly|core)\b",
    re.IGNORECASE,
)
_MARKS = regex(r"[^\w\s\[\](){}%.,:;/–—|+-]")
_NEARLY = Fraction(19, 20)
_CROSSES = frozenset("❌✗✖✘❎")


def open_below(report: Report) -> Iterator[Contradiction]:
    """Find what is done over what is open; whoever stands nearest to it is named."""
    for page in report.pages:
        text = page.text.split("\n")
        for claim in page.walk():
            if not (claim.parts and is_done(claim) and _is_said(claim)):
                continue
            below = [part for part in _below(claim) if is_less(part, text)]
            if below:
                yield _contradiction(report, claim, below)


def _contradiction(report: Report, claim: Claim, below: Sequence[Claim]) -> Contradiction:
    first = next((part for part in below if not is_open(part)), below[0])
    count = sum(map(is_open, below))
    lines = f"{counted(count, 'line')} below {'is' if count == 1 else 'are'} open"
    words = lines if is_open(first) else f"{first.stated} below"
    if not is_open(first) and count:
        words = f"{words}, and {counted(count, 'open line')}"
    return Contradiction.between(
        _title(claim), f"stated done, but {words}", report.by_id[claim.id], report.by_id[first.id]
    )


def _below(claim: Claim) -> Iterator[Claim]:
    """What stands below, without what stands below something else that is called done."""
    for part in claim.parts:
        yield part
        if not (part.stated == DONE and part.parts):
            yield from _below(part)


def _is_said(claim: Claim) -> bool:
    """Whether words say that it is done: a mark before a title may be an ornament."""
    if claim.kind is not Kind.ITEM and _QUALIFIED.search(claim.text):
        return False
    if claim.kind is Kind.HEADING:
        said = of_heading(_MARKS.sub(" ", claim.text).strip(), vocabulary())
        is_part = bool(_PHASE.search(claim.text))
        is_word = bool(said and said.share == DONE) or is_part
        is_title = not claim.section and not is_part  # of a page that also says what comes next
        return is_word and not is_title and not _EVENT.search(claim.text)
    if claim.kind is Kind.STATUS:
        value = split_key(claim.text)[1]
        is_of_page = len(claim.section) <= 1
        return bool(_FINISHED.match(value)) and not (is_of_page and is_dated(claim.page))
    return bool(claim.mark)  # an item without one is only assumed to be done


def is_less(part: Claim, text: Sequence[str]) -> bool:
    """Whether a line says that it is not done, and is not put off by itself or its heading."""
    if is_open(part):
        says_less = not _CROSSES & set(part.mark) or bool(_ABSENT.search(part.text))
    elif part.stated is None or part.stated.high > _NEARLY or not says_how_much(part):
        says_less = False
    else:
        says_less = part.kind is not Kind.ITEM or bool(_HOW_FINISHED.search(part.text))
    return says_less and not _is_for_later(part, text)


def _is_for_later(part: Claim, text: Sequence[str]) -> bool:
    """Whether a line, its heading, or the words over its list put it off."""
    titles = part.section[-1:]
    own = (part.text,) if is_open(part) else ()
    return any(_LATER.search(each) for each in (*own, *titles, lead(part.line, text)))


def _title(claim: Claim) -> str:
    return " ".join(claim.text.split())
