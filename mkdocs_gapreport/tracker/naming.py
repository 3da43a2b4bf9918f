"""Find what somebody means by a name, a number, or a part of a name: one thing, or a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_gapreport.model import Finding, Phase, Report, Task

_MOST = 12
_PLACE = regex(r"(?P<page>.+?):(?P<line>\d{1,9})", re.DOTALL)

Thing = TypeVar("Thing")


class Named(Struct, Generic[Thing], frozen=True, kw_only=True):
    """A thing with all that it may be called by, where it stands, and how it is listed."""

    thing: Thing
    names: tuple[str, ...]
    place: str
    title: str
    is_outer: bool = False


def phase(report: Report, wanted: str) -> Phase:
    """The phase that is meant: by number or name, of all plans or as PAGE:NAME, or as PAGE:LINE."""
    tops = [top for page in report.pages if page.plan for top in page.plan.phases]
    phases = [each for top in tops for each in top.walk()]
    if not phases:
        raise GapReportError(
            "no page has phases; a phase is a heading such as `## Phase 1: Security (2 weeks)`"
        )
    place = _place_in(report, wanted)
    if place:
        around = [p for p in phases if p.page == place[0] and p.line <= place[1] <= p.end]
        if not around:
            raise GapReportError(f"no phase stands at `{wanted}`")
        return around[-1]
    page, name = _page_in(report, wanted)
    of_page = [each for each in phases if page in {"", each.page}]
    if not of_page:
        raise GapReportError(f"page `{page}` has no phases; those that are there: {_pages(phases)}")
    return _one(name, [_named_phase(each, is_outer=each in tops) for each in of_page], "phase")


def task(report: Report, of: Phase, wanted: str) -> Finding:
    """The finding of the task of a phase that is meant, or of one of its steps."""
    tasks = [each for part in of.walk() for each in part.tasks]
    named = [*_named_tasks(report, tasks)]
    if not named:
        raise GapReportError(f"phase `{of.name}` has no tasks; list them below its heading")
    steps = [*_named_steps(report, tasks)]
    place = _place_in(report, wanted)
    if place:
        there = _at(report, *place)
        if all(named.thing is not there for named in (*named, *steps)):
            raise GapReportError(f"no task of `{of.name}` stands at `{wanted}`")
        return there
    try:
        return _one(wanted, named, "task")
    except GapReportError:
        if not any(_fits(wanted, n) or _holds(wanted, n) for step in steps for n in step.names):
            raise
        return _one(wanted, [*named, *steps], "task")


def claim(report: Report, wanted: str) -> Finding:
    """The finding of the claim that is meant: by its id, as PAGE:LINE, or by its words."""
    if wanted in report.by_id:
        return report.by_id[wanted]
    place = _place_in(report, wanted)
    if place:
        return _at(report, *place)
    named = [
        Named(
            thing=finding,
            names=(finding.claim.text,),
            place=_place(finding),
            title=finding.claim.text,
        )
        for finding in report.findings
    ]
    return _one(wanted, named, "claim")


def _place_in(report: Report, wanted: str) -> tuple[str, int] | None:
    """The page and line of PAGE:LINE, where there is that page."""
    place = _PLACE.fullmatch(wanted)
    if place and any(page.path == place["page"] for page in report.pages):
        return place["page"], int(place["line"])
    return None


def _page_in(report: Report, wanted: str) -> tuple[str, str]:
    """The page and the name of PAGE:NAME; no page where none is called so."""
    for page in report.pages:
        if wanted.startswith(f"{page.path}:"):
            return page.path, wanted.removeprefix(f"{page.path}:").strip()
    return "", wanted


def _pages(phases: Iterable[Phase]) -> str:
    return ", ".join(f"`{page}`" for page in dict.fromkeys(each.page for each in phases))


def _at(report: Report, page: str, line: int) -> Finding:
    there = [f for f in report.of_page(page) if f.claim.line <= line <= f.claim.end]
    if not there:
        raise GapReportError(f"no claim stands at `{page}:{line}`")
    return there[-1]


def _named_phase(phase: Phase, *, is_outer: bool) -> Named[Phase]:
    numbered = f"{phase.kind} {phase.number}".strip()
    return Named(
        thing=phase,
        names=(phase.name, *([phase.number, numbered] if phase.number else [])),
        place=f"{phase.page}:{phase.line}",
        title=phase.name,
        is_outer=is_outer,
    )


def _named_tasks(report: Report, tasks: Iterable[Task]) -> Iterator[Named[Finding]]:
    for task in tasks:
        finding = report.by_id.get(task.claim)
        if finding:
            numbers = (task.number, f"task {task.number}") if task.number else ()
            yield Named(
                thing=finding,
                names=(task.name, *numbers, finding.claim.text),
                place=_place(finding),
                title=finding.claim.text,
            )


def _named_steps(report: Report, tasks: Iterable[Task]) -> Iterator[Named[Finding]]:
    steps = (report.by_id.get(step) for task in tasks for step in task.steps)
    for finding in filter(None, steps):
        text = finding.claim.text
        yield Named(thing=finding, names=(text,), place=_place(finding), title=text)


def _place(finding: Finding) -> str:
    return f"{finding.claim.page}:{finding.claim.line}"


def _one(wanted: str, named: Sequence[Named[Thing]], noun: str) -> Thing:
    """The one thing that fits best; an exact name goes before a part of one."""
    key = _key(wanted)
    exact = [n for n in named if key in map(_key, n.names)]
    # "2" is Phase 2 rather than Week 2 inside of one
    outer = [n for n in exact if n.is_outer]
    found = outer if len(outer) == 1 else exact
    found = found or [n for n in named if any(_fits(wanted, name) for name in n.names)]
    found = found or [n for n in named if any(_holds(wanted, name) for name in n.names)]
    if len(found) == 1:
        return found[0].thing
    if found:
        raise GapReportError(
            f"`{wanted}` matches {len(found)} {noun}s; nothing was changed, say which, such as"
            f" `{found[0].place}`:{_listed(found)}"
        )
    titles = {_key(name): n for n in named for name in n.names}
    near = nearest(key, titles)
    if near:
        best = titles[near]
        words = f"no {noun} is called `{wanted}`; did you mean `{_short(best.title)}`"
        raise GapReportError(f"{words} ({best.place})?")
    raise GapReportError(f"no {noun} is called `{wanted}`; there are:{_listed(named)}")


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:\.\d+)*", name.casefold()))


def _fits(wanted: str, name: str) -> bool:
    """Whether the words stand in a name in this order; the last may be cut, a number may not."""
    words = _key(wanted).split()
    if not words:
        return False
    last = re.escape(words[-1]) + (r"(?![\d.])" if words[-1][-1].isdigit() else "")
    pattern = r"\b.*(?<!\S)".join([*map(re.escape, words[:-1]), last])
    return bool(re.search(rf"(?<!\S){pattern}", _key(name)))


def _holds(wanted: str, name: str) -> bool:
    """Whether all words stand in a name, in any order: "fix_sql_injection", "SQL Injection Fix"."""
    words = _key(wanted).split()
    return bool(words) and set(words) <= set(_key(name).split())


def _listed(named: Sequence[Named[Thing]]) -> str:
    lines = [f"\n{n.place}  {_short(n.title)}" for n in named[:_MOST]]
    more = len(named) - _MOST
    return "".join([*lines, *([f"\nand {more} more"] if more > 0 else [])])


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"  # noqa: PLR2004  a line
