"""Badges: how the claims stand in a few words and one colour, as shields.io reads it and as SVG."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.exports.attention import by_page
from mkdocs_gapreport.exports.json_values import written
from mkdocs_gapreport.exports.plain import one_line, shortened
from mkdocs_gapreport.exports.svg import drawn
from mkdocs_gapreport.model import UNKNOWN, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_gapreport.model import Finding
    from mkdocs_gapreport.outlook import Outlook, Stage

_LONGEST_LABEL = 60


class Color(Enum):
    """What shields.io calls a colour, and one of ours on which white can be read."""

    GOOD = ("brightgreen", "#2e7d32")
    MIXED = ("orange", "#8f5700")
    BAD = ("red", "#c62828")
    NONE = ("lightgrey", "#5f6368")


class Shield(Struct, frozen=True):
    """A badge in words: what it is about, what is said of it, and how good that is."""

    label: str
    message: str
    color: Color

    @property
    def endpoint(self) -> str:
        """As an endpoint that shields.io reads."""
        said = {"label": self.label, "message": self.message, "color": self.color.value[0]}
        return written({"schemaVersion": 1, "isError": self.color is Color.BAD, **said})

    @property
    def svg(self) -> str:
        """As a picture that needs nothing else."""
        return drawn(self.label, self.message, self.color.value[1])


def to_shields(outlook: Outlook) -> str:
    """Write the badge of all claims for shields.io."""
    return _overall(outlook).endpoint


def to_svg(outlook: Outlook) -> str:
    """Draw the badge of all claims."""
    return _overall(outlook).svg


def badges(outlook: Outlook) -> Mapping[str, str]:
    """All badges of a site by their paths: of all claims, of each page, and of each phase."""
    files: dict[str, str] = {}
    for name, shield in _named(outlook):
        files[f"{name}.json"] = shield.endpoint
        files[f"{name}.svg"] = shield.svg
    return files


def _named(outlook: Outlook) -> Iterator[tuple[str, Shield]]:
    yield "claims", _overall(outlook)
    titles = {page.path: page.title for page in outlook.report.pages}
    for path, findings in by_page(outlook.report).items():
        label = shortened(one_line(titles.get(path) or path), _LONGEST_LABEL)
        yield f"pages/{path}", _of_claims(label, findings)
    for roadmap in outlook.roadmaps:
        taken: set[str] = set()
        for stage in roadmap.stages:
            yield f"phases/{roadmap.plan.page}/{_slug(stage, taken)}", _of_stage(stage)


def _overall(outlook: Outlook) -> Shield:
    shield = _of_claims("claims", outlook.report.speaking)
    is_blind = gate(outlook.report).code is ExitCode.BLIND
    return replace(shield, color=Color.NONE) if is_blind else shield


def _of_claims(label: str, findings: Sequence[Finding]) -> Shield:
    failing = [finding for finding in findings if finding.fails and not finding.caused_by]
    broken = sum(finding.verdict is Verdict.BROKEN for finding in failing)
    judged = sum(finding.is_judged for finding in findings)
    accepted = sum(finding.accepted is not None for finding in findings)
    verified = f"{judged} of {len(findings)} verified"
    match failing, broken, judged, accepted:
        case [_, *_], 0, _, _:
            return Shield(label, f"{len(failing)} false", Color.BAD)
        case [_, *_], _, _, _:
            return Shield(label, f"{broken} broken", Color.BAD)
        case _, _, 0, _:
            return Shield(label, "not verified" if findings else "none", Color.NONE)
        case _, _, _, 0:
            return Shield(label, verified, Color.GOOD)
    return Shield(label, f"{verified}, {accepted} accepted", Color.MIXED)


def _of_stage(stage: Stage) -> Shield:
    label = shortened(one_line(stage.name), _LONGEST_LABEL)
    if stage.found == UNKNOWN:
        return Shield(label, "not verified", Color.NONE)
    message = f"{stage.found} found, {stage.stated} stated"
    is_proven = stage.found.low > 0 and stage.found.low >= stage.stated.low
    otherwise = Color.GOOD if is_proven else Color.NONE
    return Shield(label, message, _COLORS.get(stage.finding.verdict, otherwise))


_COLORS = {
    Verdict.MISSING: Color.BAD,
    Verdict.OVERSTATED: Color.BAD,
    Verdict.BROKEN: Color.BAD,
    Verdict.OUTDATED: Color.MIXED,
    Verdict.UNDERSTATED: Color.MIXED,
    Verdict.ACCURATE: Color.GOOD,
}


def _slug(stage: Stage, taken: set[str]) -> str:
    """A file name for a phase: `phase-1` by its number, else by its name."""
    phase = stage.phase
    words = f"{phase.kind} {phase.number}" if phase.kind and phase.number else phase.name
    base = re.sub(r"[^\w]+", "-", words.lower()).strip("-")[:_LONGEST_LABEL] or "phase"
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name
