"""The first sentences of every summary: what is false, and how much could be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind, counted
from mkdocs_gapreport.pages.tally import Sort
from mkdocs_gapreport.pages.wording import agreeing, enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.pages.tally import Tally


def lead(tally: Tally, *, of_page: bool) -> str:
    """The sentence with the number; nothing if nothing fails."""
    here = " on this page" if of_page else ""
    if tally.false and not of_page:
        are = agreeing(tally.false, "is", "are")
        return f"{tally.false:,} of {counted(tally.claims, 'claim')} {are} false."
    if tally.false:
        return f"{counted(tally.false, 'claim')}{here} {agreeing(tally.false, 'is', 'are')} false."
    if broken := tally.count(Sort.BROKEN):
        return f"{counted(broken, 'check')}{here} cannot run."
    if failing := tally.count(Sort.FAILING):
        return f"{counted(failing, 'claim')}{here} {agreeing(failing, 'fails', 'fail')} the build."
    return ""


def judged(tally: Tally) -> str:
    """How much could be judged, and what the leading sentence left out."""
    fails = bool(lead(tally, of_page=True))
    said = [_what_else_fails(tally), _how_much(tally)] if fails else [_what_came_of_it(tally)]
    return " ".join(filter(None, [*said, _needing_history(tally)]))


def _how_much(tally: Tally) -> str:
    return f"{tally.judged:,} of {counted(tally.claims, 'claim')} could be judged."


def _what_else_fails(tally: Tally) -> str:
    return " ".join(_sentences(tally))


def _sentences(tally: Tally) -> Iterator[str]:
    if fallen := tally[Sort.FALLEN]:
        only_headings = all(finding.claim.kind is Kind.HEADING for finding in fallen)
        nouns = (
            ("heading", "headings") if only_headings else ("heading or list", "headings or lists")
        )
        fail = agreeing(len(fallen), "fails", "fail")
        yield f"{counted(len(fallen), *nouns)} {fail} through them."
    if tally.false and (broken := tally.count(Sort.BROKEN)):
        yield f"{counted(broken, 'check')} cannot run."
    if tally.count(Sort.BROKEN) + tally.false and (failing := tally.count(Sort.FAILING)):
        yield f"{failing:,} more {agreeing(failing, 'fails', 'fail')} the build."
    if accepted := tally.count(Sort.ACCEPTED):
        more = "more " if tally.false else ""
        yield f"{accepted:,} {more}{agreeing(accepted, 'is', 'are')} false, but accepted for now."


def _what_came_of_it(tally: Tally) -> str:
    """The one sentence where nothing fails."""
    if not tally.claims:
        return "No page makes a claim."
    if not tally.judged:
        return f"None of {counted(tally.claims, 'claim')} could be judged."
    said = f"{tally.judged:,} of {counted(tally.claims, 'claim')} could be judged"
    held = sum(finding.is_judged for sort in _HOLDING for finding in tally[sort])
    hold = agreeing(held, "holds", "hold")
    if others := list(_not_holding(tally)):
        return f"{said}: {enumerated([f'{held:,} {hold}', *others])}."
    return f"{said}; it holds." if held == 1 else f"{said}; all {held:,} hold."


_HOLDING = (Sort.ACCURATE, Sort.OPEN)
_AMONG_JUDGED: Mapping[Sort, str] = {
    Sort.ACCEPTED: "false but accepted for now",
    Sort.TOLERATED: "overstated",
    Sort.OUTDATED: "outdated",
    Sort.UNDERSTATED: "understated",
}


def _not_holding(tally: Tally) -> Iterator[str]:
    for sort, words in _AMONG_JUDGED.items():
        if count := tally.count(sort):
            yield f"{count:,} {agreeing(count, 'is', 'are')} {words}"


def _needing_history(tally: Tally) -> str:
    """Say that claims would have been judged if the whole history were here."""
    blind = sum(any(result.needs_history for result in f.results) for f in tally.findings)
    need = agreeing(blind, "needs", "need")
    return f"{counted(blind, 'claim')} {need} history that is not here." if blind else ""
