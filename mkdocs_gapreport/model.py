"""The nouns of the product, all frozen: what a page claims, what was measured, what follows.

Reading makes `Claim`s with `Check`s, verifiers answer with `Evidence`, the audit turns both into
`Finding`s, and everything that people or programs get to see is a view of one `Report`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


class GapReportError(Exception):
    """Something a user can mend; its text says where, what and what to do."""


class ConfigurationError(GapReportError):
    """The product was told what it cannot follow: an option, a page, a revision, a baseline."""


@dataclass(frozen=True, slots=True)
class Share:
    """How finished something is, from 0 to 1, as an interval: "60-80 %" is .6 to .8."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, low: int | Fraction, high: int | Fraction | None = None) -> Share:
        """Make a share of one value, or of two."""
        return cls(Fraction(low), Fraction(low if high is None else high))

    @property
    def is_exact(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high

    def __str__(self) -> str:
        low, high = (f"{float(100 * end):.0f}" for end in (self.low, self.high))
        return f"{low} %" if low == high else f"{low}–{high} %"


DONE = Share.of(1)
TODO = Share.of(0)
UNKNOWN = Share.of(0, 1)


class Kind(StrEnum):
    """What carries a claim on the page."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    STATUS = "status"


class Role(StrEnum):
    """Whether a check speaks of what the claim is about, or of something beside it."""

    SUBJECT = "subject"
    CONTEXT = "context"


class Verdict(StrEnum):
    """What was found about a claim; DESIGN section 3 has the rule, `audit` the code."""

    ACCURATE = "accurate"
    OVERSTATED = "overstated"
    MISSING = "missing"
    OUTDATED = "outdated"
    UNDERSTATED = "understated"
    OPEN = "open"
    UNVERIFIED = "unverified"
    BROKEN = "broken"


class Outcome(StrEnum):
    """A piece of evidence held against what the check expects."""

    HOLDS = "holds"
    SHORT = "short"
    FALSE = "false"
    HOLLOW = "hollow"
    GONE = "gone"
    GROWN = "grown"
    UNKNOWN = "unknown"


class Strength(IntEnum):
    """How much a piece of evidence proves."""

    NOTHING = 0
    EXISTS = 1
    SUBSTANCE = 2
    DEFINES = 3
    USED = 4
    TESTED = 5

    @property
    def words(self) -> str:
        """The rung as people read it."""
        return _STRENGTHS[self]


_STRENGTHS = (
    "nothing there",
    "exists",
    "has substance",
    "defines the symbol",
    "is used",
    "is tested",
)


class Rung(StrEnum):
    """Where on the ladder a path was found, or why it was not (DESIGN section 3.1)."""

    LITERAL = "literal"
    SUFFIX = "suffix"
    SPELLING = "spelling"
    UNCOMMITTED = "uncommitted"
    BARE_NAME = "bare-name"
    HISTORY = "history"
    PLACEHOLDER = "placeholder"
    OUTSIDE = "outside"
    IGNORED = "ignored"
    LOOSE_NAME = "loose-name"
    STRANGE_FOLDER = "strange-folder"
    NAMESAKE = "namesake"
    HISTORY_INCOMPLETE = "history-incomplete"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the repository, and a line in it where one is meant (counted from 1)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verifier's answer: a value or "unknown, because …", one sentence, and where it looked.

    `value` of a question "is it there?" is true or false, of a figure the figure. `summary` is the
    sentence. `upper` is set where a figure is only known to lie between `value` and `upper`.
    """

    value: Fraction | bool | None
    summary: str
    places: tuple[Place, ...] = ()
    strength: Strength = Strength.NOTHING
    rung: Rung | None = None
    upper: Fraction | None = None
    is_hollow: bool = False
    is_broken: bool = False

    @classmethod
    def unknown(cls, because: str, *, places: tuple[Place, ...] = ()) -> Evidence:
        """Say that nothing here can decide it, and why."""
        return cls(value=None, summary=because, places=places)

    @classmethod
    def broken(cls, because: str) -> Evidence:
        """Say that the check cannot run as it is written, and how to mend it."""
        return cls(value=None, summary=because, is_broken=True)


class Relation(StrEnum):
    """How a measured figure has to stand to the stated one."""

    EXACTLY = "=="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"


_RELATION_WORDS = {
    Relation.EXACTLY: ("", ""),
    Relation.AT_LEAST: ("", "+"),
    Relation.AT_MOST: ("at most ", ""),
    Relation.MORE: ("more than ", ""),
    Relation.LESS: ("less than ", ""),
    Relation.ABOUT: ("about ", ""),
}


@dataclass(frozen=True, slots=True)
class Expectation:
    """The figure a claim states: "1400+ lines" is `>= 1400` with the unit "lines".

    `stated` are the words of the page, `step` what the last digit is worth ("152 KB": 1,000).
    """

    relation: Relation
    value: Fraction
    unit: str = ""
    stated: str = ""
    step: Fraction = Fraction(1)

    def __str__(self) -> str:
        return f"{self.relation} {number(self.value)}{' %' if self.unit == '%' else ''}"

    @property
    def words(self) -> str:
        """As the page says it, or as people do: "1650+ lines", "at most 20 lines"."""
        if self.stated[:1].isdigit() or self.stated.startswith("~"):
            return self.stated
        before, behind = _RELATION_WORDS[self.relation]
        unit = " %" if self.unit == "%" else f" {self.unit}" if self.unit else ""
        return f"{before}{grouped(self.value)}{behind}{unit}"

    @property
    def unbracketed(self) -> str:
        """The same without a bracket that its line opened or closed elsewhere."""
        words = self.words
        plain = words if words.count("(") >= words.count(")") else words.rstrip(" )")
        return plain if plain.count("(") <= plain.count(")") else plain.lstrip("( ")


def grouped(value: Fraction) -> str:
    """Write a figure with its thousands set apart: "13,773"."""
    return f"{value.numerator:,}" if value.denominator == 1 else number(value)


def number(value: Fraction) -> str:
    """Write a figure as people do: no trailing zeros, at most two decimals."""
    return (
        str(value.numerator)
        if value.denominator == 1
        else f"{float(value):.2f}".rstrip("0").rstrip(".")
    )


Argument: TypeAlias = "str | int | Fraction | bool | tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question a claim asks: a verifier, its arguments, and what is expected.

    `is_thing`: the claim is about this very thing, not about work in it or on it.
    `is_made`: the claim says that the thing was made (a creation verb, a "Files created" list,
    a size of its own). `is_tentative`: the words may name no file at all; the check counts only
    when it holds. `belongs_in_root`: a bare name that can be missed, such as `pytest.ini`.
    `may_be_empty`: a folder that was only made, or worked in; git keeps no empty folders.
    `proves_nothing`: something was removed from it, so its being there says nothing. `problem`: why
    the check cannot run as it is written.
    """

    verifier: str
    arguments: Mapping[str, Argument]
    expected: Expectation | None = None
    role: Role = Role.SUBJECT
    inferred: bool = True
    is_thing: bool = False
    is_made: bool = False
    is_tentative: bool = False
    belongs_in_root: bool = False
    may_be_empty: bool = False
    proves_nothing: bool = False
    line: int = 0
    source: str = ""
    problem: str = ""

    @property
    def path(self) -> str:
        """The path the check is about, or nothing."""
        path = self.arguments.get("path", "")
        return path if isinstance(path, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A claim that its author lets stand for now: why, and until when."""

    reason: str
    until: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A line of a page that says how finished something is, or states a figure.

    `stated` is None where only a figure is stated. `line` is the 1-based line in the file as it
    lies, `end` the last line of the claim's own text, `parts` the claims below it. `retracted`
    holds the words by which a ticked claim admits that nothing was built, `elsewhere` those by
    which it says that something else does it, `suggestion` the comment that would have it checked,
    `weight` its effort or duration in days.
    """

    id: str
    page: str
    line: int
    end: int
    kind: Kind
    text: str
    section: tuple[str, ...] = ()
    stated: Share | None = None
    mark: str = ""
    checks: tuple[Check, ...] = ()
    replaced: tuple[Check, ...] = ()
    parts: tuple[Claim, ...] = ()
    retracted: str = ""
    elsewhere: str = ""
    suggestion: str = ""
    weight: Fraction | None = None
    waiver: Waiver | None = None

    @property
    def is_taken_back(self) -> bool:
        """A ticked line takes its tick back; on an open line "not created" only repeats it."""
        return bool(self.retracted) and (self.stated != TODO or self.retracted == "struck through")

    def walk(self) -> Iterator[Claim]:
        """This claim and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown document as it was read: its claims, and why it was chosen.

    `remarks` are sentences for its author (encoding repaired, too deep, …). `text` is the page as
    it lies, after decoding and repair, front matter included.
    """

    path: str
    title: str
    text: str
    claims: tuple[Claim, ...] = ()
    why: str = ""
    remarks: tuple[str, ...] = ()
    front_matter: int = 0

    def walk(self) -> Iterator[Claim]:
        """All claims of the page in reading order."""
        for claim in self.claims:
            yield from claim.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A check, the evidence for it, and what that amounts to. `is_weak`: it holds, but barely."""

    check: Check
    evidence: Evidence
    outcome: Outcome
    is_weak: bool = False
    needs_history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Why a failing claim does not fail the build: a waiver on the page, or a baseline entry."""

    by: str
    reason: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim with its evidence, found share and verdict.

    `figure` is the badge's few words ("never existed", "175 of 1650+ lines"), `reason` one or more
    sentences, `advice` what to do about it, `remarks` what else the reader should know (a waiver
    that has expired, a check that was replaced).
    """

    claim: Claim
    verdict: Verdict
    found: Share
    results: tuple[Result, ...] = ()
    exact: bool = True
    fails: bool = False
    caused_by: tuple[str, ...] = ()
    accepted: Acceptance | None = None
    figure: str = ""
    reason: str = ""
    advice: str = ""
    remarks: tuple[str, ...] = ()
    is_judged: bool = False

    @property
    def strength(self) -> Strength:
        """The weakest proof among what the claim is about."""
        own = [r.evidence.strength for r in self.results if r.check.role is Role.SUBJECT]
        return min(own, default=Strength.NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryState:
    """What was audited: `commit` is empty without git, `incomplete` says why history is missing."""

    commit: str = ""
    is_dirty: bool = False
    is_shallow: bool = False
    files: int = 0
    incomplete: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All findings in reading order; every page, export and command is a view of it."""

    as_of: date
    repository: RepositoryState
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    stated: Share = UNKNOWN
    found: Share = UNKNOWN
    remarks: tuple[str, ...] = ()
    by_id: Mapping[str, Finding] = field(default_factory=dict, repr=False)

    def of_page(self, path: str) -> tuple[Finding, ...]:
        """The findings of one page, in reading order."""
        return tuple(finding for finding in self.findings if finding.claim.page == path)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """What turns the build red, without the headings that only fail through their parts."""
        return tuple(f for f in self.findings if f.fails and not f.caused_by)

    @property
    def judged(self) -> int:
        """How many claims could be judged."""
        return sum(finding.is_judged for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What a page shows at a claim, as ready HTML.

    `inline` (phrasing content) stands where the claim ends; `block` (such as `<details>`) there as
    well where the place may hold it, and right behind a heading or paragraph. `container_class` is
    given to the item, row or heading that makes the claim.
    """

    inline: str = ""
    block: str = ""
    container_class: str = ""
