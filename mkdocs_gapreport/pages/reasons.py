"""Why claims could not be judged, counted: what differs from claim to claim is left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Finding

# A path or a name has no space; a command has, and is the same for all who have to run it.
_PARTICULAR = regex(r"(?P<command>`[^`]*\s[^`]*`)|`[^`]*`|“[^”]*”|\b\d[\d.,]*")
_ASIDE = regex(r"\s*\([^()]*\)")
_SENTENCE = regex(r"(?:`[^`]*`|(?!: |(?<=[.!?])\s+[A-Z`“]).)*")
_CLAUSE = regex(r"(?:`[^`]*`|(?!; ).)*")
_MORE = regex(r"and \d+ more$")
_MOST = 8


class Reason(Struct, frozen=True):
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
    clause = _start(_SENTENCE, _note(finding) or _start(_CLAUSE, _doubt(finding)))
    general = _PARTICULAR.sub(lambda found: found["command"] or "…", _ASIDE.sub("", clause))
    return general.rstrip(". ") or "no reason is given"


def _note(finding: Finding) -> str:
    """What the reason says beyond the sentences of the evidence."""
    words = finding.reason
    for result in finding.results:
        words = words.replace(result.evidence.summary, "")
    return _MORE.sub("", " ".join(words.split()).strip("; ")).strip("; ")


def _doubt(finding: Finding) -> str:
    """The evidence that could not tell; that something is there is no reason to doubt."""
    results = finding.results
    doubts = (r.evidence.summary for r in results if r.is_doubt)
    said = next(doubts, "what is there proves nothing" if results else "")
    return " ".join(said.split())


def _start(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""
