"""A line that calls all tasks, phases or items done, while some of them are open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind, counted
from mkdocs_gapreport.outlook.open_below import is_less
from mkdocs_gapreport.outlook.statements import Contradiction, is_dated, is_done, is_open
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Page, Report

# nothing that would speak of some of them only stands between "all" and the noun
_ALL = regex(
    r"[\W_]*(?:status[\W_]+)?(?:all|100\s?% of(?: all)?(?: the)?)\s+(?:the\s+)?(?:\d+\s+)?"
    r"(?P<what>(?:sub)?tasks?|to-?dos?|phases?|milestones?|sprints?|items?|steps?|deliverables"
    r"|(?:user )?stories|checklist items|work items|action items)[\W_]{1,4}"
    r"(?:(?:are|is|have been|were|now)\s+)*(?:100\s?%\s+)?"
    r"(?:completed?|done|finished|implemented|closed)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_ALL = regex(r"phase|milestone|sprint", re.IGNORECASE)
_SOME = regex(
    r"\b(?:except|but|besides|apart|excluding|for|of|in|from|until|when|once|before|required|needed"
    r"|remaining|pending|partial(?:ly)?|mostly|nearly|so far|today)\b",
    re.IGNORECASE,
)


def all_done(report: Report) -> Iterator[Contradiction]:
    """Find lines that call all done what is open elsewhere in their section, or on their page."""
    for page in report.pages:
        if is_dated(page.path):
            continue
        text = page.text.split("\n")
        for claim in page.walk():
            said = _ALL.fullmatch(claim.text) if is_done(claim) and not claim.parts else None
            if said and not _SOME.search(said["rest"]):
                yield from _open(
                    report, page, claim, text, is_of_all=bool(_OF_ALL.match(said["what"]))
                )


def _open(
    report: Report, page: Page, claim: Claim, text: Sequence[str], *, is_of_all: bool
) -> Iterator[Contradiction]:
    within = () if is_of_all or len(claim.section) <= 1 else claim.section
    found = [
        each
        for each in page.walk()
        if each.kind in {Kind.ITEM, Kind.ROW}
        and is_open(each)
        and each.section[: len(within)] == within
        and is_less(each, text)
    ]
    if found:
        verb = "is" if len(found) == 1 else "are"
        words = f"stated all done, but {counted(len(found), 'line')} {verb} open"
        title = " ".join(claim.text.split())
        first = report.by_id[found[0].id]
        yield Contradiction.between(title, words, report.by_id[claim.id], first)
