"""What is to be done and what is at risk, as rows of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.pages import wording
from mkdocs_gapreport.pages.marks import Mark, bare, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_gapreport.outlook import Action, Correction
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Deed(Struct, frozen=True, kw_only=True):
    """An action with the mark of its claim, where that is, who waits, and the corrected line."""

    action: Action
    mark: Mark
    name: str
    url: str
    where: str
    source: str
    waiting: str = ""
    correction: Correction | None = None


def deeds(
    actions: Iterable[Action],
    surroundings: Surroundings,
    corrections: Mapping[str, Correction] | None = None,
) -> tuple[Deed, ...]:
    """Tell of actions; `corrections` are the lines that would settle them without work."""
    known = corrections or {}
    return tuple(
        Deed(
            action=action,
            mark=bare(mark(action.finding)),
            name=wording.named(action.finding),
            url=surroundings.claim_url(action.finding.claim),
            where=wording.where(action.finding.claim),
            source=surroundings.source_url(action.finding.claim),
            waiting=_waiting(action),
            correction=known.get(action.finding.claim.id),
        )
        for action in actions
    )


def _waiting(action: Action) -> str:
    behind = action.waiting_short
    if not behind:
        return ""
    return f"{wording.enumerated(behind)} {wording.agreeing(len(behind), 'waits', 'wait')} for it."
