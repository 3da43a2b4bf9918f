"""All claims as one bar, and the key to it: how many there are of each sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.pages.tally import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_gapreport.pages.tally import Tally


class Stretch(Struct, frozen=True, kw_only=True):
    """The claims of one sort: where their stretch begins and how long it is, in per cent."""

    sort: Sort
    count: int
    start: str = ""
    length: str = ""

    @property
    def label(self) -> str:
        """The sort in words."""
        return LABELS[self.sort]


def bar(tally: Tally) -> tuple[Stretch, ...]:
    """Lay the claims out by sort, leaving out those that no claim is of."""
    return tuple(_stretches(tally))


def _stretches(tally: Tally) -> Iterator[Stretch]:
    start = 0.0
    for sort in Sort:
        if count := tally.count(sort):
            length = 100 * count / tally.claims
            yield Stretch(sort=sort, count=count, start=f"{start:.2f}%", length=f"{length:.2f}%")
            start += length


LABELS: Mapping[Sort, str] = {
    **{sort: sort.value for sort in Sort},
    Sort.FAILING: "failing otherwise",
    Sort.FALLEN: "false through their parts",
    Sort.ACCEPTED: "accepted for now",
    Sort.TOLERATED: "less than stated, not failing",
    Sort.UNVERIFIED: "not verified",
}
MEANINGS: Mapping[Sort, str] = {
    Sort.MISSING: "stated done; what is named is not in the repository and never was",
    Sort.OVERSTATED: "there is less than stated",
    Sort.BROKEN: "the check cannot run as it is written",
    Sort.FAILING: "not false, but the site lets this verdict fail the build",
    Sort.FALLEN: "headings and items that speak for false claims below them",
    Sort.ACCEPTED: "false, and let stand for a reason",
    Sort.TOLERATED: "what is there falls short, but the build does not fail for it",
    Sort.OUTDATED: "it was there, and has moved, gone or grown since",
    Sort.UNDERSTATED: "there is more than stated",
    Sort.ACCURATE: "measured, and as stated",
    Sort.OPEN: "stated not done, and not done",
    Sort.UNVERIFIED: "nothing here can decide it",
}
