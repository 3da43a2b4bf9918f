"""The same task, or the same file to be made, said to be done and to be open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Kind, Role
from mkdocs_gapreport.outlook.statements import (
    Contradiction,
    are_alike,
    is_done,
    is_open,
    may_be_of_one_subject,
    may_be_of_one_time,
    words_of,
)
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from mkdocs_gapreport.model import Claim, Finding, Report, Result

_ID = regex(r"^\W*(?P<id>[A-Z]{1,6}-?\d{2,5})\b[\s:.)\]*–—-]*")
_NAMED = regex(r"\w[./_]\w|[a-z][A-Z]|\b[A-Z]{1,6}-?\d{2,5}\b")
_SUMMARY = regex(
    r"\b(?:summary|overview|remaining|outstanding|next|open|status|progress|todo|to do|completed?"
    r"|done|accomplish\w*|achieve\w*|current|metrics)\b",
    re.IGNORECASE,
)
_FEWEST = 5
_MOST = 20  # of a line that is repeated without end


def tasks_apart(report: Report) -> Iterator[Contradiction]:
    """Find tasks that are done at one place and open at another."""
    items = [f for f in report.findings if f.claim.kind in {Kind.ITEM, Kind.ROW}]
    yield from _apart(items, _by_id, _is_task, "the task `{}`")
    yield from _apart(items, _by_words, _is_sentence, "the same task")
    yield from _apart(items, _by_path, _is_artefact, "`{}`")


def _apart(
    findings: Iterable[Finding],
    keys: Callable[[Finding], Iterable[Hashable]],
    are_one: Callable[[Claim, Claim], bool],
    subject: str,
) -> Iterator[Contradiction]:
    alike: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        for key in keys(finding):
            alike.setdefault(key, []).append(finding)
    for key, group in alike.items():
        pair = _pair(group, are_one) if len(group) > 1 else None
        if pair:
            one, other = pair
            words = ("done", "open") if is_done(one.claim) else ("open", "done")
            name = key[-1] if isinstance(key, tuple) else key
            said = f"stated {words[0]} here and {words[1]} there"
            yield Contradiction.between(subject.format(name), said, one, other)


def _pair(
    group: Sequence[Finding], are_one: Callable[[Claim, Claim], bool]
) -> tuple[Finding, Finding] | None:
    done = [finding for finding in group if is_done(finding.claim)][:_MOST]
    still = [finding for finding in group if is_open(finding.claim)][:_MOST]
    places = {id(finding): number for number, finding in enumerate(group)}
    for one in done:
        for other in still:
            both = (one.claim, other.claim)
            if may_be_of_one_subject(*both) and may_be_of_one_time(*both) and are_one(*both):
                first = places[id(one)] < places[id(other)]
                return (one, other) if first else (other, one)
    return None


def _by_id(finding: Finding) -> Iterator[tuple[str, str]]:
    match = _ID.match(finding.claim.text)
    if match:
        yield finding.claim.page, match["id"]


def _is_task(one: Claim, other: Claim) -> bool:
    """An id is used again for something else: their words have to agree."""
    return are_alike(*(words_of(_ID.sub("", claim.text)) for claim in (one, other)))


def _by_words(finding: Finding) -> Iterator[str]:
    words = re.sub(r"\W+", " ", finding.claim.text).strip().lower()
    if len(words.split()) >= _FEWEST:
        yield words


def _is_sentence(one: Claim, other: Claim) -> bool:
    """The same words below two titles are two tasks, unless they name something or sum up."""
    if _NAMED.search(one.text) or one.section[-1:] == other.section[-1:]:
        return one.page != other.page or one.section != other.section
    return one.page == other.page and any(
        _SUMMARY.search(title) for claim in (one, other) for title in claim.section[-1:]
    )


def _by_path(finding: Finding) -> Iterator[str]:
    yield from (_place(result) for result in finding.results if _is_of_file(result))


def _place(result: Result) -> str:
    places = [place.path for place in result.evidence.places]
    is_there = result.evidence.value is not None and len(places) == 1
    return places[0] if is_there else result.check.path


def _is_of_file(result: Result) -> bool:
    check = result.check
    is_own = check.role is Role.SUBJECT and check.is_thing
    return is_own and check.verifier in {"file", "lines", "bytes"} and "*" not in check.path


def _is_artefact(one: Claim, other: Claim) -> bool:
    """Work in a file may be open when the file is done: both have to say the same of it."""
    paths = {check.path for claim in (one, other) for check in claim.checks}
    without = (*sorted(paths, key=len, reverse=True), *{p.rpartition("/")[2] for p in paths})
    return are_alike(*(words_of(claim.text, *without) for claim in (one, other)))
