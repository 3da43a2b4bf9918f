"""What a page claims, and what each claim asks of the repository."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from mkdocs_gapreport.model.parts import Branching
from mkdocs_gapreport.model.shares import TODO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from mkdocs_gapreport.model.figures import Expectation
    from mkdocs_gapreport.model.plans import Plan
from mkdocs_gapreport.model.shares import Share


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


Argument: TypeAlias = "str | int | Fraction | bool | tuple[str, ...]"


class Check(Struct, frozen=True, kw_only=True):
    """One question a claim asks: a verifier, its arguments, and what is expected.

    `is_thing`: the claim is about this very thing, not about work in it or on it.
    `is_made`: the claim says that the thing was made (a creation verb, a "Files created" list,
    a size of its own). `is_tentative`: the words may name no file at all; the check counts only
    when it holds. `belongs_in_root`: a bare name that can be missed, such as `pytest.ini`.
    `may_be_empty`: a folder that was only made, or worked in; git keeps no empty folders.
    `proves_nothing`: something was removed from it, so its being there says nothing. `is_beside`:
    what the line states of a file beyond its being there. `is_rough`: told by the look of code, so
    that what differs leaves doubt and accuses nobody. `problem`: why the check cannot run as it is
    written.
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
    is_beside: bool = False
    is_rough: bool = False
    line: int = 0
    source: str = ""
    problem: str = ""

    @property
    def path(self) -> str:
        """The path the check is about, or nothing."""
        path = self.arguments.get("path", "")
        return path if isinstance(path, str) else ""


class Waiver(Struct, frozen=True, kw_only=True):
    """A claim that its author lets stand for now: why, and until when."""

    reason: str
    until: date | None = None
    line: int = 0


class Entries(Struct, frozen=True, kw_only=True):
    """Names that a line says are in one file of settings, which it writes as `path`.

    `are_quoted`: all of them stand in back-quotes, so that each is meant to the letter.
    """

    path: str
    names: tuple[str, ...]
    are_quoted: bool = False


class Claim(Branching, Struct, frozen=True, kw_only=True):
    """A line of a page that says how finished something is, or states a figure.

    `stated` is None where only a figure is stated. `line` is the 1-based line in the file as it
    lies, `end` the last line of the claim's own text, `parts` the claims below it. `retracted`
    holds the words by which a ticked claim admits that nothing was built, `elsewhere` those by
    which it says that something else does it, `unchecked` the figures beside its file that nothing
    here looks at, `suggestion` the comment that would have it checked,
    `repositories` those by which its page says that it speaks of several repositories,
    `needs` what that takes, `weight` its effort or duration in days, `adds` the code names that it
    says were added or used, `entries` those that it says a file of settings got. `is_silent`: it
    states nothing, and is here only because a plan has it for a phase or a task.
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
    repositories: str = ""
    unchecked: tuple[str, ...] = ()
    suggestion: str = ""
    needs: str = ""
    is_silent: bool = False
    weight: Fraction | None = None
    adds: tuple[str, ...] = ()
    entries: Entries | None = None
    waiver: Waiver | None = None

    @property
    def is_taken_back(self) -> bool:
        """A ticked line takes its tick back; on an open line "not created" only repeats it."""
        return bool(self.retracted) and (self.stated != TODO or self.retracted == "struck through")

    @property
    def quoted(self) -> str:
        """The claim as its author wrote it, mark first."""
        return self.text if self.mark in self.text else f"{self.mark} {self.text}"


class Page(Struct, frozen=True, kw_only=True):
    """A Markdown document as it was read: its claims, and why it was chosen.

    `as_of` is the revision whose code it speaks of, where that is not the present one. `remarks`
    are sentences for its author (encoding repaired, too deep, …). `text` is the page as
    it lies, after decoding and repair, front matter included. `plan` are its phases, if it has any.
    """

    path: str
    title: str
    text: str
    claims: tuple[Claim, ...] = ()
    why: str = ""
    remarks: tuple[str, ...] = ()
    front_matter: int = 0
    as_of: str = ""
    plan: Plan | None = None

    def walk(self) -> Iterator[Claim]:
        """All claims of the page in reading order."""
        for claim in self.claims:
            yield from claim.walk()
