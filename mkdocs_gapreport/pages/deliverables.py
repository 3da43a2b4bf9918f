"""The deliverables: every artefact that pages name, what is not there first."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, Place, Strength, Verdict, counted
from mkdocs_gapreport.pages import evidence, wording
from mkdocs_gapreport.pages.bar import Stretch
from mkdocs_gapreport.pages.marks import Ink, Mark, ink_of
from mkdocs_gapreport.pages.tally import Sort
from mkdocs_gapreport.pages.trees import trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from mkdocs_gapreport.outlook import Deliverable, Outlook
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Sieve(StrEnum):
    """What the filter tells apart."""

    ABSENT = "absent"
    OTHER = "other"
    STATED = "stated"


SIEVES = {
    Sieve.ABSENT: "Not there",
    Sieve.OTHER: "Not as stated",
    Sieve.STATED: "As stated",
}
_AS_STATED = frozenset({Verdict.ACCURATE, Verdict.OPEN})


class Row(Struct, frozen=True, kw_only=True):
    """An artefact as the list tells of it."""

    deliverable: Deliverable
    sieve: Sieve
    url: str
    claim_url: str
    where: str
    stated: str
    found: str
    strength: Markup | str
    changed: str
    mark: Mark
    note: str
    is_false: bool


class Group(Struct, frozen=True, kw_only=True):
    """The artefacts below one heading of a page; what is not there has a group of its own."""

    title: str
    page: str
    rows: tuple[Row, ...]

    @property
    def sieves(self) -> tuple[Sieve, ...]:
        """What of it the filter can show."""
        return tuple(sieve for sieve in Sieve if any(row.sieve is sieve for row in self.rows))


def deliverables(outlook: Outlook, surroundings: Surroundings, *, nth: int = 1) -> str:
    """Draw up the body of the page; `nth` keeps several filters on one page apart."""
    rows = tuple(_row(each, surroundings) for each in outlook.deliverables)
    return surroundings.templates.render(
        "deliverables.md.jinja",
        sift="gr-sieve" if nth == 1 else f"gr-sieve-{nth}",
        rows=rows,
        lead=_lead(rows),
        said=_said(rows),
        bar=tuple(_stretches(rows)),
        groups=tuple(_groups(rows)),
        sieves={sieve: sum(row.sieve is sieve for row in rows) for sieve in Sieve},
        sieve_names=SIEVES,
        is_fine=not any(row.is_false for row in rows),
        pages=[
            (path, surroundings.page_urls.get(path))
            for path in dict.fromkeys(row.deliverable.finding.claim.page for row in rows)
        ],
        commit=outlook.report.repository.commit[:7],
        trees=trees(outlook.report, surroundings),
        has_strength=any(row.strength for row in rows),
    )


def _row(deliverable: Deliverable, surroundings: Surroundings) -> Row:
    claim = deliverable.finding.claim
    return Row(
        deliverable=deliverable,
        sieve=_sieve(deliverable),
        url=surroundings.source.link(Place(deliverable.at)) if deliverable.at else "",
        claim_url=surroundings.claim_url(claim),
        where=f"{claim.page.rpartition('/')[2]}:{claim.line}",
        stated=_stated(deliverable),
        found=_found(deliverable),
        strength=_strength(deliverable),
        changed=wording.short_day(deliverable.changed) if deliverable.changed else "",
        mark=_mark(deliverable),
        note="cannot be checked here" if deliverable.is_unchecked else "",
        is_false=_is_false(deliverable),
    )


def _sieve(deliverable: Deliverable) -> Sieve:
    is_there = deliverable.at or deliverable.strength is not Strength.NOTHING
    if not is_there or deliverable.is_missing or deliverable.is_unchecked:
        return Sieve.ABSENT
    return Sieve.STATED if deliverable.verdict in _AS_STATED else Sieve.OTHER


def _is_false(deliverable: Deliverable) -> bool:
    """Whether this very artefact is what its claim fails for."""
    is_bad = deliverable.verdict in {Verdict.MISSING, Verdict.OVERSTATED, Verdict.BROKEN}
    return is_bad and deliverable.finding.fails


def _mark(deliverable: Deliverable) -> Mark:
    if deliverable.finding.accepted and deliverable.verdict in {
        Verdict.MISSING,
        Verdict.OVERSTATED,
    }:
        ink = Ink.DASHED
    else:
        ink = Ink.FILLED if _is_false(deliverable) else ink_of(deliverable.verdict)
    return Mark(
        verdict=deliverable.verdict.value,
        word=wording.plain_verdict(deliverable.verdict),
        ink=ink,
    )


def _stated(deliverable: Deliverable) -> str:
    claim = deliverable.finding.claim
    sizes = ", ".join(size.unbracketed for size in deliverable.stated)
    if claim.stated is None or (claim.stated == DONE and not claim.mark):
        return sizes or "listed"
    return sizes or claim.stated.words


def _found(deliverable: Deliverable) -> str:
    if deliverable.files is not None:
        return counted(deliverable.files, "file")
    if deliverable.at and deliverable.lines is not None:
        return counted(deliverable.lines, "line")
    if deliverable.at and deliverable.size is not None:
        return counted(deliverable.size, "byte")
    words = deliverable.words or deliverable.result.evidence.summary
    return words.removeprefix(f"`{deliverable.path}` ").removeprefix("is ")


def _strength(deliverable: Deliverable) -> Markup | str:
    if deliverable.strength is Strength.NOTHING:
        return ""
    return evidence.STRENGTHS[deliverable.strength]


def _lead(rows: Sequence[Row]) -> str:
    """The sentence with the number."""
    missing = sum(row.deliverable.is_missing for row in rows)
    hidden = sum(row.deliverable.is_unchecked for row in rows)
    of = f"of {counted(len(rows), 'deliverable')}"
    cannot = f"{hidden:,} cannot be checked here"
    if missing:
        are = wording.agreeing(missing, "is", "are")
        return f"{missing:,} {of} {are} missing{f', {cannot}' if hidden else ''}."
    if hidden:
        return f"None {of} is missing; {cannot}."
    return f"None {of} is missing." if rows else ""


def _said(rows: Sequence[Row]) -> str:
    counts = {
        verdict: sum(row.deliverable.verdict is verdict for row in rows) for verdict in Verdict
    }
    parts = [
        f"{counts[verdict]:,} {words}" for verdict, words in _IN_WORDS.items() if counts[verdict]
    ]
    return f"{wording.enumerated(parts)}." if parts else ""


_IN_WORDS = {
    Verdict.ACCURATE: "as stated",
    Verdict.OVERSTATED: "less than stated",
    Verdict.OUTDATED: "moved, gone or grown since",
    Verdict.UNDERSTATED: "there, though stated open",
    Verdict.OPEN: "open",
}


def _stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    start = 0.0
    for verdict in Verdict:
        if count := sum(row.deliverable.verdict is verdict for row in rows):
            length = 100 * count / len(rows)
            sort = Sort(verdict)
            yield Stretch(sort=sort, count=count, start=f"{start:.2f}%", length=f"{length:.2f}%")
            start += length


def _groups(rows: Sequence[Row]) -> Iterator[Group]:
    absent = tuple(row for row in rows if row.sieve is Sieve.ABSENT)
    if absent:
        yield Group(title=SIEVES[Sieve.ABSENT], page="", rows=absent)
    there = [row for row in rows if row.sieve is not Sieve.ABSENT]
    several = len({row.deliverable.finding.claim.page for row in rows}) > 1
    for (page, section), members in groupby(there, key=_heading):
        title = section[-1] if section else page
        yield Group(title=title, page=page if several and section else "", rows=tuple(members))


def _heading(row: Row) -> tuple[str, tuple[str, ...]]:
    return row.deliverable.finding.claim.page, row.deliverable.group
