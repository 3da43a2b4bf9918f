"""What opens below a mark: stated, found, how strong that is, why, and what to do about it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from mkdocs_gapreport.model import UNKNOWN, Strength, Verdict
from mkdocs_gapreport.pages import markup, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_gapreport.model import Evidence, Finding, Place
    from mkdocs_gapreport.outlook import Contradiction
    from mkdocs_gapreport.pages.surroundings import Surroundings
    from mkdocs_gapreport.repository import Source

FOUND, SO, WHY = "Found", "So", "Why"
_UNDECIDED = frozenset({Verdict.UNVERIFIED, Verdict.BROKEN, Verdict.OPEN})
_MOST_PLACES = 12
_MOST_UNCHECKED = 3


class Fact(Struct, frozen=True, kw_only=True):
    """A label and the lines beside it, with their outcomes where there are several."""

    label: str
    lines: tuple[Markup, ...]
    outcomes: tuple[str, ...] = ()

    @property
    def told(self) -> Iterable[tuple[str, Markup]]:
        """Each line with its outcome."""
        return zip(self.outcomes or repeat(""), self.lines, strict=False)


def fact(label: str, *lines: Markup) -> Fact:
    """Say something under a label."""
    return Fact(label=label, lines=lines)


def facts(finding: Finding, surroundings: Surroundings) -> tuple[Fact, ...]:
    """All that is known about a finding, always in the same order."""
    return (
        *_accepted(finding),
        *_stated(finding),
        *_found(finding, surroundings),
        *_unchecked(finding),
        *_strength(finding),
        *_why(finding),
        *_false_below(finding, surroundings),
        *_checks(finding),
        *_to_do(finding),
        *_should_read(finding, surroundings),
        *_otherwise(finding, surroundings),
        *_notes(finding),
    )


def brief(finding: Finding, surroundings: Surroundings) -> tuple[Fact, ...]:
    """The one fact that matters most: what was found, or else why nothing was."""
    told = next(chain(_found(finding, surroundings), _why(finding)), None)
    return (*((told,) if told else ()), *_unchecked(finding, said="not checked: "))


def _accepted(finding: Finding) -> Iterator[Fact]:
    if acceptance := finding.accepted:
        since = f", since {acceptance.since.isoformat()}" if acceptance.since else ""
        said = [f"“{acceptance.reason}”"] if acceptance.reason else []
        said.append(f"{wording.accepted(acceptance)}{since}")
        yield fact("Accepted", markup.prose(", ".join(said)))


def _stated(finding: Finding) -> Iterator[Fact]:
    if stated := wording.stated(finding.claim):
        yield fact("Stated", markup.words(stated))


def _found(finding: Finding, surroundings: Surroundings) -> Iterator[Fact]:
    results = finding.results
    if results:
        lines = tuple(_sentence(result.evidence, surroundings.source) for result in results)
        outcomes = tuple(result.outcome.value for result in results) if len(results) > 1 else ()
        label = WHY if finding.verdict is Verdict.BROKEN else FOUND
        yield Fact(label=label, lines=lines, outcomes=outcomes)
    elif below := surroundings.below(finding.claim):
        yield fact(FOUND, markup.prose(_rolled_up(finding, below)))


def _sentence(evidence: Evidence, source: Source) -> Markup:
    """The sentence of the evidence, its paths linked; places it does not name follow it."""
    return _said(evidence.summary, evidence.places, source)


# The page of a claim says it, and the gap report says it again.
@lru_cache(maxsize=5000)
def _said(summary: str, places: tuple[Place, ...], source: Source) -> Markup:
    named = markup.codes_in(summary)
    links: dict[str, str] = {}
    unnamed = []
    for place in places:
        name = str(place) if str(place) in named else place.path
        if name in named and name not in links:
            links[name] = source.link(place)
        else:
            unnamed.append(place)
    said = markup.prose(summary, links=links)
    return said + _places(unnamed, source) if unnamed else said


def _places(places: Sequence[Place], source: Source) -> Markup:
    shown = [
        markup.linked(markup.code(str(place)), source.link(place))
        for place in places[:_MOST_PLACES]
    ]
    more = f", and {len(places) - _MOST_PLACES:,} more" if len(places) > _MOST_PLACES else ""
    return Markup(" ") + Markup(", ").join(shown) + more


def _rolled_up(finding: Finding, below: Sequence[Finding]) -> str:
    """What the claims below amount to, in words."""
    verdicts = Counter(wording.plain_verdict(part.verdict) for part in below)
    listed = ", ".join(f"{amount:,} {word}" for word, amount in verdicts.most_common())
    return listed if finding.found == UNKNOWN else f"{wording.percent(finding.found)}: {listed}"


def _unchecked(finding: Finding, *, said: str = "") -> Iterator[Fact]:
    """What the line states and nobody checked; `said` goes before it where no label is shown."""
    if finding.unchecked:
        listed = ", ".join(finding.unchecked[:_MOST_UNCHECKED])
        more = len(finding.unchecked) - _MOST_UNCHECKED
        words = f"{listed} and {more} more" if more > 0 else listed
        yield fact("Not checked", markup.words(f"{said}{words}"))


def _strength(finding: Finding) -> Iterator[Fact]:
    if finding.strength is not Strength.NOTHING:
        yield fact("Strength", STRENGTHS[finding.strength])


def _why(finding: Finding) -> Iterator[Fact]:
    """What the reason says beyond the evidence that is shown already."""
    words = finding.reason
    for result in finding.results:
        words = words.replace(result.evidence.summary, "")
    said = map(str.strip, words.split("; "))
    if clauses := [each for each in said if each and not each.startswith("not checked:")]:
        label = WHY if finding.verdict in _UNDECIDED else SO
        yield fact(label, markup.prose("; ".join(clauses)))


def _false_below(finding: Finding, surroundings: Surroundings) -> Iterator[Fact]:
    causes = surroundings.causes(finding)
    if causes:
        yield fact("False below", *(_cause(cause, surroundings) for cause in causes))


def _cause(cause: Finding, surroundings: Surroundings) -> Markup:
    name = markup.words(wording.named(cause))
    linked = markup.linked(name, surroundings.claim_url(cause.claim))
    return linked + ": " + markup.prose(cause.figure or cause.verdict.value)


def _checks(finding: Finding) -> Iterator[Fact]:
    """The checks that the page itself asks for, as they are written there."""
    written = [result.check for result in finding.results if not result.check.inferred]
    if sources := [markup.code(check.source) for check in written if check.source]:
        yield fact("Check", *sources)


def _to_do(finding: Finding) -> Iterator[Fact]:
    if finding.advice:
        yield fact("What to do", markup.advice(finding.advice))


def _should_read(finding: Finding, surroundings: Surroundings) -> Iterator[Fact]:
    if correction := surroundings.corrections.get(finding.claim.id):
        yield fact("Should read", markup.changed(correction.before, correction.after))


def _otherwise(finding: Finding, surroundings: Surroundings) -> Iterator[Fact]:
    """Where the pages state the same thing in another way."""
    found = surroundings.contradictions.get(finding.claim.id, ())
    if lines := [_contradicted(finding, each, surroundings) for each in found[:_MOST_PLACES]]:
        yield fact("Contradicted", *lines)


def _contradicted(finding: Finding, found: Contradiction, surroundings: Surroundings) -> Markup:
    is_one = found.one.finding is not None and found.one.finding.claim.id == finding.claim.id
    other = found.other if is_one else found.one
    where = markup.words(f"{other.page}:{other.line}")
    linked = markup.linked(where, surroundings.statement_url(other))
    return linked + ": " + markup.prose(found.words)


def _notes(finding: Finding) -> Iterator[Fact]:
    if finding.remarks:
        yield fact("Note", *map(markup.prose, finding.remarks))


def _steps(strength: Strength) -> Markup:
    highest = max(Strength)
    on, off = Markup('<b class="on"></b>'), Markup("<b></b>")
    return Markup(
        '<span class="gr-strength"><span class="gr-steps" aria-hidden="true">{}</span> {}'
        ' <span class="gr-dim">({} of {})</span></span>'
    ).format(
        on * strength + off * (highest - strength), strength.words, int(strength), int(highest)
    )


STRENGTHS = {strength: _steps(strength) for strength in Strength}
