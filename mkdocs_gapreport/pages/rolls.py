"""The line beneath a heading or a status: stated against found, for all that lies below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from mkdocs_gapreport.model import UNKNOWN, Verdict
from mkdocs_gapreport.pages import markup, wording
from mkdocs_gapreport.pages.scale import Scale, scale

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Finding, Share
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Roll(Struct, frozen=True, kw_only=True):
    """What the line says, from left to right; `alarm` counts the false claims below."""

    said: tuple[Markup, ...]
    scale: Scale | None = None
    alarm: str = ""
    is_false: bool = False


_STATED = Markup("stated <b>{}</b>")
_FOUND = Markup("found <b>{}</b>")


def roll(finding: Finding, surroundings: Surroundings) -> Roll | None:
    """Draw up the line; none where nothing was looked at, neither here nor below."""
    if finding.results:
        return _measured(finding)
    below = surroundings.below(finding.claim)
    if finding.claim.stated is None or not any(part.is_judged for part in below):
        return None
    false = surroundings.false_below(finding.claim)
    undecided = sum(part.verdict is Verdict.UNVERIFIED for part in below)
    said = [
        _STATED.format(stated(finding.claim.stated)),
        _FOUND.format(wording.percent(finding.found)),
    ]
    if undecided and not false:
        said.append(Markup("{:,} of {:,} not verified").format(undecided, len(below)))
    return Roll(
        said=tuple(said),
        scale=scale(finding.claim.stated, finding.found),
        alarm=f"{false:,} false below" if false else "",
        is_false=finding.fails,
    )


def _measured(finding: Finding) -> Roll:
    """A heading or status that was itself checked says what came of it."""
    summary = finding.reason or finding.results[0].evidence.summary
    states = wording.stated(finding.claim)
    said = [markup.words(f"stated {states}")] if states else []
    return Roll(said=(*said, markup.prose(markup.shortened(summary, 160))))


def stated(share: Share) -> str:
    """A stated share in a row of figures."""
    return "in progress" if share == UNKNOWN else wording.percent(share)
