"""Two lines that cannot both be right, and what makes two lines speak of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import DONE, TODO, UNKNOWN
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_gapreport.model import Claim, Finding


class Statement(Struct, frozen=True, kw_only=True):
    """A line of a page that says something; `finding` is its claim, if it makes one."""

    page: str
    line: int
    text: str
    finding: Finding | None = None

    @classmethod
    def of(cls, finding: Finding) -> Statement:
        """What a claim says."""
        claim = finding.claim
        return cls(page=claim.page, line=claim.line, text=claim.text, finding=finding)


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two lines that cannot both be right; `subject` is what both speak of, `words` say how."""

    subject: str
    words: str
    one: Statement
    other: Statement

    @classmethod
    def between(cls, subject: str, words: str, one: Finding, other: Finding) -> Contradiction:
        """A contradiction of two claims."""
        return cls(subject=subject, words=words, one=Statement.of(one), other=Statement.of(other))


_PERIOD = regex(
    r"\b(?:(?:phase|week|sprint|milestone|stage|iteration|release|day|q)[ -]?\d+"
    r"|v?\d+\.\d+\.\d+|20\d\d-\d\d(?:-\d\d)?"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: \d{1,2})?(?:,? 20\d\d)?)",
    re.IGNORECASE,
)
_DATED = regex(
    r"20\d\d[-_]?(?:\d\d|Q\d)|(?:^|[/_-])(?:archived?|history|changelog|minutes|sessions?|reports?"
    r"|reviews?|retros?(?:pectives?)?|meetings?|old|legacy)(?:[/_.-]|$)",
    re.IGNORECASE,
)
_GENERAL = regex(
    r"^(?:(?:docs|\.github)/)?(?:project[-_ ])?"
    r"(?:todo|roadmap|status|progress|plan|tasks|readme|implementation[-_ ]?(?:plan|status))\.\w+$",
    re.IGNORECASE,
)
_WORD = regex(r"[^\W_]+(?:[-'][^\W_]+)*")
_SMALL = frozenset(
    {"the", "a", "an", "and", "or", "of", "to", "in", "for", "with", "on", "by", "all", "is", "are"}
    | {"be", "has", "have", "done", "complete", "completed", "pending", "todo", "new", "create"}
    | {"created", "add", "added", "implement", "implemented", "write", "file", "not", "yet"}
    | {"update", "updated", "user", "handling", "missing", "in progress", "planned"}
)


def is_plain(claim: Claim) -> bool:
    """Whether a claim says what it says: it takes nothing back, and names nothing instead."""
    return not (claim.retracted or claim.elsewhere or claim.is_taken_back)


def is_done(claim: Claim) -> bool:
    """Whether a claim says that it is done, and means it."""
    return claim.stated == DONE and is_plain(claim)


def is_open(claim: Claim) -> bool:
    """Whether a claim says that it is not done, and means it."""
    return claim.stated == TODO and is_plain(claim)


def says_how_much(claim: Claim) -> bool:
    """Whether a claim says done, not done, or how much of it."""
    return claim.stated is not None and claim.stated != UNKNOWN and is_plain(claim)


def is_dated(page: str) -> bool:
    """Whether a page speaks of another day by its name: a report, minutes, an archive."""
    return bool(_DATED.search(page))


def speaks_for_all(page: str) -> bool:
    """Whether a page speaks of the whole project: one of the usual names, in the root or `docs`."""
    return bool(_GENERAL.match(page))


def are_of_one_time(one: Claim, other: Claim) -> bool:
    """Whether neither headings nor words put two claims into different phases, weeks or months."""
    return _periods(one, one.text) == _periods(other, other.text)


def may_be_of_one_time(one: Claim, other: Claim) -> bool:
    """The same, where a claim outside all phases may speak of any."""
    first, second = _periods(one), _periods(other)
    return not first or not second or first == second


def may_be_of_one_subject(one: Claim, other: Claim) -> bool:
    """Whether claims of two pages can speak of the same: no reports, no copies of a template."""
    if one.page == other.page:
        return True
    names = {claim.page.rpartition("/")[2].lower() for claim in (one, other)}
    return len(names) > 1 and not is_dated(one.page) and not is_dated(other.page)


def words_of(text: str, *without: str) -> frozenset[str]:
    """The telling words of a text, without the texts that are given."""
    for each in filter(None, without):
        text = text.replace(each, " ")
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _SMALL and not word.isdigit())


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether texts say the same: one says nothing more, or half of their words are shared."""
    if not one or not other:
        return True
    return 2 * len(one & other) >= len(one | other)


def first_of_each(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Each pair of lines once, in reading order."""
    pairs: dict[frozenset[tuple[str, int]], Contradiction] = {}
    for each in found:
        places = ((each.one.page, each.one.line), (each.other.page, each.other.line))
        pairs.setdefault(frozenset(places), each)
    return tuple(pairs.values())


def _periods(claim: Claim, text: str = "") -> frozenset[str]:
    titles = " ".join((*claim.section, text))
    return frozenset(re.sub(r"[ -]", "", match[0].lower()) for match in _PERIOD.finditer(titles))
