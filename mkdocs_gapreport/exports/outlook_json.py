"""What follows from a report, as JSON: deliverables and contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.exports.json_values import day, figure

if TYPE_CHECKING:
    from mkdocs_gapreport.exports.json_values import Json
    from mkdocs_gapreport.outlook import Contradiction, Deliverable, Statement


def deliverable(deliverable: Deliverable) -> Json:
    """An artefact that a page names."""
    found = {
        "lines": deliverable.lines,
        "bytes": deliverable.size,
        "files": deliverable.files,
    }
    changed = deliverable.changed
    return {
        "claim": deliverable.finding.claim.id,
        "also": [finding.claim.id for finding in deliverable.also],
        "path": deliverable.path,
        "at": deliverable.at or None,
        "group": list(deliverable.group),
        "purpose": deliverable.purpose,
        "stated": {size.unit: figure(size.value) for size in deliverable.stated if size.unit},
        "found": {unit: count for unit, count in found.items() if count is not None},
        "changed": day(changed),
        "strength": deliverable.strength.name.lower(),
        "verdict": deliverable.verdict.value,
        "words": deliverable.words,
    }


def contradiction(contradiction: Contradiction) -> Json:
    """Two places that cannot both be right."""
    return {
        "subject": contradiction.subject,
        "words": contradiction.words,
        "one": _statement(contradiction.one),
        "other": _statement(contradiction.other),
    }


def _statement(statement: Statement) -> Json:
    return {
        "page": statement.page,
        "line": statement.line,
        "text": statement.text,
        "claim": None if statement.finding is None else statement.finding.claim.id,
    }
