"""Why claims could not be judged, counted: what differs from claim to claim is left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Finding

_PARTICULAR = re.compile(r"`[^`]*`|“[^”]*”|\b\d[\d.,]*")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_CLAUSE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`“])|; |: ")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, how many claims have it, and that as a length in per cent of the most frequent."""

    text: str
    count: int
    length: str


def reasons(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Count the reasons, the most frequent first; rare ones come together at the end."""
    counted = Counter(map(reason, findings))
    ranked = counted.most_common()
    shown, rare = ranked[:_MOST], ranked[_MOST:]
    if rare:
        shown.append(("other reasons", sum(count for _, count in rare)))
    most = max((count for _, count in shown), default=1)
    return tuple(Reason(text, count, f"{100 * count / most:.2f}%") for text, count in shown)


def reason(finding: Finding) -> str:
    """The first clause of why a claim was not judged, without what it says of this very claim."""
    if finding.claim.parts and not finding.results:
        return "too little below could be judged"
    clause = _CLAUSE_END.split(" ".join(finding.reason.split()), maxsplit=1)[0]
    general = _PARTICULAR.sub("…", _ASIDE.sub("", clause))
    return general.rstrip(". ") or "no reason is given"
