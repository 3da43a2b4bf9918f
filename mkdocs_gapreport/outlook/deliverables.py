"""The artefacts that pages name: what each is for, how large, how sure, and whether it is there."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import TODO, Outcome, Role, Rung, Strength, Verdict
from mkdocs_gapreport.outlook.purposes import purpose
from mkdocs_gapreport.repository.changes import last_changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkdocs_gapreport.model import Expectation, Finding, Report, Result
    from mkdocs_gapreport.repository import Repository

_ABOUT_FILES = frozenset({"file", "directory", "files", "lines", "bytes", "substance"})
_THERE = frozenset({Rung.LITERAL, Rung.SUFFIX, Rung.SPELLING, Rung.BARE_NAME})
_NOT_HERE = {
    Rung.IGNORED: "whether it was made cannot be told from a checkout",
    Rung.UNCOMMITTED: "it lies on this disk and is not committed, so nobody else has it",
    Rung.HISTORY_INCOMPLETE: "it is not there; whether it ever was needs the whole history",
}
_MISSING, _UNCHECKED, _OTHERS = range(3)


class Deliverable(Struct, frozen=True, kw_only=True):
    """A file or folder that a claim is about.

    `path` is as the page names it, `at` where it was found. `verdict` is that of this very thing,
    `words` what can and cannot be said of one that is not there. `group` are the headings it stands
    under, `purpose` what the page says it is for. `lines` and `size` (in bytes) are measured, and
    `files` of a folder; `stated` are the sizes on the page. `changed` is the day of its last
    commit. `also` are further claims that name it, of this page and of others.
    """

    finding: Finding
    result: Result
    path: str
    verdict: Verdict = Verdict.UNVERIFIED
    at: str = ""
    words: str = ""
    group: tuple[str, ...] = ()
    purpose: str = ""
    stated: tuple[Expectation, ...] = ()
    lines: int | None = None
    size: int | None = None
    files: int | None = None
    changed: date | None = None
    also: tuple[Finding, ...] = ()

    @property
    def strength(self) -> Strength:
        """How much the evidence proves."""
        return self.result.evidence.strength

    @property
    def is_missing(self) -> bool:
        """Whether it is said to be done, and never existed."""
        return _rank(self) == _MISSING

    @property
    def is_unchecked(self) -> bool:
        """Whether it cannot be seen from here: ignored, not committed, beyond the history."""
        return _rank(self) == _UNCHECKED


def deliverables(report: Report, repository: Repository | None) -> tuple[Deliverable, ...]:
    """List what the pages name: what is missing, what cannot be checked here, then the rest.

    Within each, in reading order. What several claims name, on one page or on several, is listed
    once.
    """
    texts = {page.path: page.text.split("\n") for page in report.pages}
    listed: list[Deliverable] = []
    for page in report.pages:
        named = [
            each
            for finding in report.of_page(page.path)
            for each in _named(finding, texts[page.path])
        ]
        listed += _once(named)
    dated = _dated(report)
    whole = _once_of_all(listed, dated)
    return tuple(sorted(_measured(whole, repository, dated), key=_rank))


def _dated(report: Report) -> frozenset[str]:
    """The pages that speak of another day: what they name is not measured in the present tree."""
    return frozenset(page.path for page in report.pages if page.as_of)


def _named(finding: Finding, text: Sequence[str]) -> Iterator[Deliverable]:
    """The files and folders that a claim is about, each with all that is asked of it."""
    own = [result for result in finding.results if _is_about_a_thing(result)]
    for path in dict.fromkeys(result.check.path for result in own):
        asked = [result for result in own if result.check.path == path]
        decisive = max(asked, key=lambda result: _WEIGHT[result.outcome])
        there = is_there(decisive)
        places = [place.path for place in decisive.evidence.places]
        is_moved = decisive.outcome is Outcome.GONE and len(places) == 1
        yield Deliverable(
            finding=finding,
            result=decisive,
            path=path,
            verdict=finding.verdict if len(own) == len(asked) else _verdict(finding, decisive),
            at=places[0] if (there or is_moved) and len(places) == 1 else "",
            words="" if there else _said(decisive),
            group=finding.claim.section,
            purpose=purpose(finding.claim, path, text),
            stated=tuple(result.check.expected for result in asked if result.check.expected),
        )


def is_there(result: Result) -> bool:
    """Whether the thing that a result is about is in the tree, whatever its size."""
    evidence = result.evidence
    return evidence.rung in _THERE or (evidence.rung is None and bool(evidence.value))


def _is_about_a_thing(result: Result) -> bool:
    check = result.check
    if check.verifier not in _ABOUT_FILES or not check.path or check.role is Role.CONTEXT:
        return False
    if "*" in check.path:  # how many there are of a kind is a figure, not an artefact
        return False
    return check.is_thing or check.is_made or bool(check.expected) or not check.inferred


_WEIGHT = {
    Outcome.HOLDS: 0,
    Outcome.GROWN: 1,
    Outcome.UNKNOWN: 2,
    Outcome.SHORT: 3,
    Outcome.GONE: 4,
    Outcome.HOLLOW: 5,
    Outcome.FALSE: 6,
}


def _verdict(finding: Finding, result: Result) -> Verdict:
    """The verdict on one of several artefacts of a claim."""
    if finding.claim.stated == TODO:
        return Verdict.UNDERSTATED if is_there(result) else Verdict.OPEN
    match result.outcome:
        case Outcome.HOLDS:
            return Verdict.ACCURATE
        case Outcome.FALSE:
            return Verdict.OVERSTATED if is_there(result) else Verdict.MISSING
        case Outcome.HOLLOW | Outcome.SHORT:
            return Verdict.OVERSTATED
        case Outcome.GONE | Outcome.GROWN:
            return Verdict.OUTDATED
        case _:
            return Verdict.UNVERIFIED


def _said(result: Result) -> str:
    """What can be said of a thing that is not there, and what cannot."""
    summary = result.evidence.summary
    limit = _NOT_HERE.get(result.evidence.rung) if result.evidence.rung else ""
    return f"{summary}; {limit}" if limit and limit not in summary else summary


def _rank(deliverable: Deliverable) -> int:
    result = deliverable.result
    if deliverable.verdict is Verdict.MISSING and result.outcome is Outcome.FALSE:
        return _MISSING
    if result.outcome is Outcome.UNKNOWN and not is_there(result):
        is_planned = deliverable.finding.claim.stated == TODO
        return _OTHERS if is_planned else _UNCHECKED
    return _OTHERS


def _once(named: Sequence[Deliverable]) -> list[Deliverable]:
    """Each artefact of a page once: the weightiest claim leads, the others stand behind it."""
    keys = [_key(each) for each in named]
    full: dict[str, set[str]] = {}
    for key in keys:
        full.setdefault(key.rpartition("/")[2], set()).add(key)
    alike: dict[str, list[Deliverable]] = {}
    for key, each in zip(keys, named, strict=True):
        of_name = () if each.at else full[key.rpartition("/")[2]]
        longer = [one for one in of_name if one.endswith(f"/{key}")]
        alike.setdefault(longer[0] if len(longer) == 1 else key, []).append(each)
    return [_joined(group) for group in alike.values()]


def _once_of_all(listed: Sequence[Deliverable], dated: frozenset[str]) -> list[Deliverable]:
    """Each artefact of all pages once; what a page says of another day stays its own."""
    alike: dict[tuple[str, str], list[Deliverable]] = {}
    for each in listed:
        page = each.finding.claim.page
        whose = page if page in dated else "" if each.at else _seen_from(page, each.path)
        alike.setdefault((_key(each), whose), []).append(each)
    return [_joined(group) if len(group) > 1 else group[0] for group in alike.values()]


def _seen_from(page: str, path: str) -> str:
    """Whose path it is, of something that is not there: the project's, or that of a folder."""
    folder = page.rpartition("/")[0]
    is_of_project = folder.startswith(".") or folder in {"docs", "doc"}
    return "" if is_of_project and "/" in path else folder


def _key(deliverable: Deliverable) -> str:
    return (deliverable.at or deliverable.path).removeprefix("./").strip("/")


def _joined(group: Sequence[Deliverable]) -> Deliverable:
    lead = min(group, key=lambda each: (_rank(each), -each.finding.fails))
    named = [finding for each in group for finding in (each.finding, *each.also)]
    behind = [finding for finding in named if finding is not lead.finding]
    return replace(
        lead,
        group=group[0].group,
        purpose=lead.purpose or next((each.purpose for each in group if each.purpose), ""),
        stated=tuple(dict.fromkeys(size for each in group for size in each.stated)),
        also=tuple({finding.claim.id: finding for finding in behind}.values()),
    )


def _measured(
    listed: Sequence[Deliverable], repository: Repository | None, dated: frozenset[str]
) -> tuple[Deliverable, ...]:
    present = {each.at for each in listed if each.finding.claim.page not in dated} - {""}
    if repository is None or not present:
        return tuple(listed)
    changed = last_changed(repository, present)
    return tuple(
        each if each.finding.claim.page in dated else _sized(each, repository, changed.get(each.at))
        for each in listed
    )


def _sized(deliverable: Deliverable, repository: Repository, changed: date | None) -> Deliverable:
    at = deliverable.at
    if not at:
        return deliverable
    if repository.is_directory(at):
        return replace(deliverable, files=len(repository.below(at)), changed=changed)
    value, check = deliverable.result.evidence.value, deliverable.result.check
    is_counted = check.verifier == "lines" and isinstance(value, Fraction)
    lines = int(value) if is_counted and value is not None else repository.line_count(at)
    return replace(deliverable, lines=lines, size=repository.size(at), changed=changed)
