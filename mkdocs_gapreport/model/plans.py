"""What a plan says about its phases: names, durations, tasks, metrics, and what waits for what.

Everything here is as the page states it; `outlook` holds it against what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model.parts import Branching

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


class Span(Struct, frozen=True):
    """How long work takes, in weeks of five working days: "10-13 weeks" is 10 to 13."""

    low: Fraction
    high: Fraction


class Stretch(Struct, frozen=True):
    """The time that work takes up, counted from 1: "Weeks 3-6" is 3 to 6, both included."""

    first: Fraction
    last: Fraction


class Dependency(Struct, frozen=True, kw_only=True):
    """Something that has to be finished first: the words of the page and their line.

    `meant` are the claim ids of the phases and tasks that the words name; none where nothing in
    the plan is called so.
    """

    words: str
    line: int
    meant: tuple[str, ...] = ()


class Task(Struct, frozen=True, kw_only=True):
    """A piece of work of a phase; `claim` is the id of its heading, item or row.

    `number` is what the plan calls it by ("1.1", "T012"), `name` the rest; `days` are those of its
    week or phase; `steps` are the ids of the claims below it.
    """

    claim: str
    name: str
    line: int
    number: str = ""
    days: Stretch | None = None
    effort: Span | None = None
    priority: str = ""
    is_parallel: bool = False
    depends_on: tuple[Dependency, ...] = ()
    steps: tuple[str, ...] = ()


class Phase(Branching, Struct, frozen=True, kw_only=True):
    """A heading that stands for a stretch of work; `claim` is its id, `end` its last line.

    `kind` is the word it is called by ("phase", "week", "sprint"), `number` what follows it, `name`
    the whole title without marks, percentages and durations. `weeks` are those of the plan. `parts`
    are the phases inside it, such as the weeks of a phase. `metrics` and `checkpoints` are claim
    ids, and so is `status`: the line below the heading that says how far it is.
    """

    claim: str
    page: str
    line: int
    end: int
    name: str
    kind: str = ""
    number: str = ""
    weeks: Stretch | None = None
    duration: Span | None = None
    effort: str = ""
    priority: str = ""
    team: str = ""
    started: date | None = None
    finished: date | None = None
    due: date | None = None
    depends_on: tuple[Dependency, ...] = ()
    tasks: tuple[Task, ...] = ()
    metrics: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    status: str = ""
    parts: tuple[Phase, ...] = ()


class Plan(Struct, frozen=True, kw_only=True):
    """The phases of a page, and what it says of them together.

    `critical_path` are its steps in order, as the page calls them. `remarks` are sentences for its
    author: phases that overlap, dependencies in a circle, a date that does not exist.
    """

    page: str
    title: str
    phases: tuple[Phase, ...] = ()
    duration: Span | None = None
    started: date | None = None
    critical_path: tuple[Dependency, ...] = ()
    remarks: tuple[str, ...] = ()
