"""Contradictions as rows: what both lines are about, and what each of them states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.pages.markup import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.outlook import Contradiction, Statement
    from mkdocs_gapreport.pages.surroundings import Surroundings


class Side(Struct, frozen=True, kw_only=True):
    """One of the two lines."""

    text: str
    url: str
    where: str
    source: str


class Clash(Struct, frozen=True, kw_only=True):
    """A contradiction with both sides."""

    subject: str
    words: str
    sides: tuple[Side, Side]


def clashes(
    contradictions: Iterable[Contradiction], surroundings: Surroundings
) -> tuple[Clash, ...]:
    """Tell of contradictions."""
    return tuple(
        Clash(
            subject=found.subject,
            words=found.words,
            sides=(_side(found.one, surroundings), _side(found.other, surroundings)),
        )
        for found in contradictions
    )


def _side(statement: Statement, surroundings: Surroundings) -> Side:
    claim = statement.finding.claim if statement.finding else None
    return Side(
        text=shortened(claim.quoted if claim else statement.text, 120),
        url=surroundings.statement_url(statement),
        where=f"{statement.page}:{statement.line}",
        source=surroundings.source.link(Place(statement.page, statement.line)),
    )
