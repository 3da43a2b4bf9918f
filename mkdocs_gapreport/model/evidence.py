"""What a verifier answers, and what its answer amounts to."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from fractions import Fraction

    from mkdocs_gapreport.model.claims import Check


INSTALL_CODE = "install mkdocs-gapreport[code]"  # how evidence that needs the extra begins


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


class Place(Struct, frozen=True):
    """A file of the repository, and a line in it where one is meant (counted from 1)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class Evidence(Struct, frozen=True, kw_only=True):
    """A verifier's answer: a value or "unknown, because …", one sentence, and where it looked.

    `value` of a question "is it there?" is true or false, of a figure the figure. `summary` is the
    sentence. `upper` is set where a figure is only known to lie between `value` and `upper`,
    `reach` where it is known that the strength is no more than that, with `lacking` for why.
    `is_hollow`: the thing is there and empty, or made of stubs. `is_idle`: it is there, and is
    nothing that could do its work now, such as tests that are all skipped. `is_yes`: the figure is
    a "yes" as well, for a check that compares it with nothing.
    """

    value: Fraction | bool | None
    summary: str
    places: tuple[Place, ...] = ()
    strength: Strength = Strength.NOTHING
    rung: Rung | None = None
    upper: Fraction | None = None
    reach: Strength = Strength.TESTED
    lacking: str = ""
    is_hollow: bool = False
    is_idle: bool = False
    is_broken: bool = False
    is_yes: bool = False

    @classmethod
    def unknown(cls, because: str, *, places: tuple[Place, ...] = ()) -> Evidence:
        """Say that nothing here can decide it, and why."""
        return cls(value=None, summary=because, places=places)

    @classmethod
    def broken(cls, because: str) -> Evidence:
        """Say that the check cannot run as it is written, and how to mend it."""
        return cls(value=None, summary=because, is_broken=True)


class Result(Struct, frozen=True, kw_only=True):
    """A check, the evidence for it, and what that amounts to.

    `is_weak`: it holds, but barely. `differs`: what was found is not what is stated, but it is told
    by the look of the code, which leaves doubt.
    """

    check: Check
    evidence: Evidence
    outcome: Outcome
    is_weak: bool = False
    differs: bool = False
    needs_history: bool = False

    @property
    def is_doubt(self) -> bool:
        """Whether nothing was found; for `absent`, what was found is that nothing was removed."""
        return not self.evidence.value and self.check.verifier != "absent"
