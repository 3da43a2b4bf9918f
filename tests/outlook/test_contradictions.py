from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import lines

from mkdocs_gapreport import project
from mkdocs_gapreport.audit import audit
from mkdocs_gapreport.outlook import Contradiction, Outlook
from mkdocs_gapreport.settings import PageChoice, Settings
from mkdocs_gapreport.testing import repository_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = {"src/oven.py": lines(200), "src/glaze.py": lines(30)}

# What may be two things, or one thing at two times, is no contradiction.
NONE = {
    "an open item below a heading without a state": "## Oven\n\n- [ ] Warm it\n",
    "a mark that adorns the title of a checklist": "## ✅ Success criteria\n\n- [ ] It is warm\n",
    "what comes later below what is done": (
        "## Oven [COMPLETE]\n\n- [x] Warm\n\n### Future work\n\n- [ ] A second oven\n"
    ),
    "words over a list put it off": (
        "## Oven [COMPLETE]\n\n**Next steps:**\n\n- [ ] A second oven\n"
    ),
    "all of some tasks are done": (
        "- ✅ All critical tasks complete\n- ✅ All tasks of the oven are done\n- [ ] Paint a bowl\n"
    ),
    "all tasks of one section are done": (
        "# P\n\n## Oven\n\n✅ All tasks complete\n\n## Kiln\n\n- [ ] Warm it\n"
    ),
    "all tasks are done but what comes later": (
        "✅ All tasks complete\n\n**Next steps:**\n\n- [ ] A second oven\n"
    ),
    "all tasks are done until now": "✅ All tasks complete so far\n\n- [ ] A second oven\n",
    "an item that is optional": "## Oven [COMPLETE]\n\n- [ ] A timer (optional)\n",
    "a child that was dropped": "- [x] Oven\n  - [ ] Timer - DEFERRED\n",
    "a cross that lists what was wrong": "## Oven [COMPLETE]\n\n- ❌ Cold clay\n",
    "a coverage below what is done": "## Oven [COMPLETE]\n\n- Coverage: 85 %\n",
    "the session is over, not its tasks": "## Session 2026-01-29 [COMPLETE]\n\n- [ ] Warm it\n",
    "the title of a page that goes on": "# Oven [COMPLETE]\n\n## Kiln\n\n- [ ] Warm it\n",
    "a status that says what is left": (
        "## Oven\n\n**Status**: Complete, tests required\n\n- [ ] Test it\n"
    ),
    "a share that is rounded": "**Status**: 67 % complete\n\n**Overall progress**: 65-70 %\n",
    "the state of a section": (
        "# P\n\n**Status**: 80 % complete\n\n## Oven\n\n**Status**: 40 % complete\n"
    ),
    "what the state was": "**Status**: 80 %\n\n**Overall status**: was 40 % before\n",
    "phases of two plans": (
        "## Oven\n\n### Phase 1: Bricks [COMPLETE]\n\n## Kiln\n\n### Phase 1: Fire [40 %]\n"
    ),
    "a range of phases": "- Phase 1: 100 % complete\n- Phase 1-3: 40 % complete\n",
    "a phase in progress": "## Phase 1 [COMPLETE]\n\n- Phase 1: in progress\n",
    "an id that is used again": "- [x] T001 Warm the oven\n\n## More\n\n- [ ] T001 Paint a bowl\n",
    "words that many lists have": (
        "## Oven\n\n- [x] All unit tests are written\n\n"
        "## Kiln\n\n- [ ] All unit tests are written\n"
    ),
    "more work in a file that is done": (
        "- [x] `src/oven.py` - heats the clay\n- [ ] `src/oven.py` - timer for glazing\n"
    ),
    "work in a file, twice": (
        "- [x] Implement heating in `src/oven.py`\n- [ ] Implement timers in `src/oven.py`\n"
    ),
    "a file that grew from phase to phase": (
        "## Phase 1\n\n- [x] `src/oven.py` (100 lines)\n\n"
        "## Phase 2\n\n- [x] `src/oven.py` (200 lines)\n"
    ),
    "sizes that agree nearly": "- [x] `src/oven.py` (200 lines)\n- [x] `src/oven.py` (205 lines)\n",
    "a floor and a size above it": (
        "- [x] `src/oven.py` (150+ lines)\n- [x] `src/oven.py` (200 lines)\n"
    ),
    "an aim and what there is": "- [ ] Coverage: 80 %\n- [x] Coverage: 60 %\n",
    "figures of two parts": "- GET: 20 endpoints\n- POST: 30 endpoints\n",
    "figures of two times": "- Phase 1: 20 endpoints\n- Phase 2: 30 endpoints\n",
    "a step that was taken": "1. Remove 12 hardcoded secrets\n\n- [x] 0 hardcoded secrets\n",
    "how many there were": "- Found: 12 hardcoded secrets\n- [x] 0 hardcoded secrets\n",
    "an aim and what is left": (
        "- [ ] 0 hardcoded secrets\n\n## Remaining\n\n1. Remove 12 hardcoded secrets\n"
    ),
    "an example in a fence": (
        "- [x] 0 hardcoded secrets\n\n```\nRemaining: remove 12 hardcoded secrets\n```\n"
    ),
}

SOME = {
    "a ticked parent over open children": (
        "- [x] Oven\n  - [x] Bricks\n  - [ ] Door\n  - [ ] Timer\n",
        ["1 3 Oven: stated done, but 2 lines below are open"],
    ),
    "a heading that says complete over open boxes": (
        "# P\n\n## Oven [COMPLETE]\n\n- [x] Bricks\n- [ ] Door\n",
        ["3 6 Oven [COMPLETE]: stated done, but 1 line below is open"],
    ),
    "a heading that says complete over a share": (
        "# P\n\n## Week 1 [COMPLETED]\n\n### Oven [85% COMPLETE]\n\n- [ ] Door\n",
        ["3 5 Week 1 [COMPLETED]: stated done, but 85 % below, and 1 open line"],
    ),
    "whoever stands nearest is named": (
        "# P\n\n## Week 1 [COMPLETED]\n\n### Oven [COMPLETE]\n\n- [ ] Door\n",
        ["5 7 Oven [COMPLETE]: stated done, but 1 line below is open"],
    ),
    "a status line over what is pending": (
        "# P\n\n## Oven\n\n**Status**: Complete\n\n- ⏳ `src/door.py` (pending)\n",
        ["5 7 Status: Complete: stated done, but 1 line below is open"],
    ),
    "all tasks are done, and one is open": (
        "# P\n\n✅ All tasks complete!\n\n## Oven\n\n- [x] Bricks\n- [ ] Door\n",
        ["3 8 ✅ All tasks complete!: stated all done, but 1 line is open"],
    ),
    "all phases are done, and two lines are open": (
        "# P\n\n## Summary\n\n- [x] All 3 phases are complete\n\n## Oven\n\n- [ ] Bricks\n- [ ] Door\n",
        ["5 9 All 3 phases are complete: stated all done, but 2 lines are open"],
    ),
    "a status that all tasks are done": (
        "# P\n\n**Status**: All tasks complete\n\n- [ ] Door\n",
        ["3 5 Status: All tasks complete: stated done, but 1 line below is open"],
    ),
    "two shares of the page": (
        "# P\n\n**Status:** 75-80% Production Ready\n\n## Notes\n\n**Current Status:** 65% Complete\n",
        ["3 7 the whole page: stated 75–80 % here and 65 % there"],
    ),
    "two shares of a phase, each difference once": (
        (
            "# P\n\n| Week | Status |\n|-|-|\n| Week 1 | 85% |\n\n## Week 1: Bricks [COMPLETED]\n\n## Notes\n\n"
            "- Week 1 is 85% done\n"
        ),
        ["5 7 week 1: stated 85 % here and 100 % there"],
    ),
    "a task by its id": (
        "# P\n\n- [x] T001 Warm the oven\n\n## Open\n\n- [ ] T001: warm the oven\n",
        ["3 7 the task `T001`: stated done here and open there"],
    ),
    "a task by its words": (
        (
            "# P\n\n## Oven\n\n- [x] Warm the clay with real_fire slowly\n\n## Next\n\n"
            "- [ ] Warm the clay with real_fire slowly\n"
        ),
        ["5 9 the same task: stated done here and open there"],
    ),
    "a file": (
        "- [x] `src/oven.py`\n\n## Pending\n\n- [ ] Create `src/oven.py`\n",
        ["1 5 `src/oven.py`: stated done here and open there"],
    ),
    "two sizes of a file": (
        "- [x] `src/oven.py` (200 lines)\n- [x] `oven.py` (900+ lines)\n",
        ["1 2 the lines of `oven.py`: stated 200 lines here and 900+ lines there"],
    ),
    "two figures of one metric": (
        "- API endpoints: 350 total\n\n## Notes\n\n- API endpoints: 401 total\n",
        ["1 5 endpoints: stated 350 here and 401 there"],
    ),
    "none are left, and twelve are to be removed": (
        (
            "- [x] 0 hardcoded secrets\n\n## Remaining\n\n"
            "1. Remove hardcoded secrets from `src/oven.py` (12 instances)\n"
        ),
        ["1 5 hardcoded secrets: stated 0 here, and 12 still to be removed there"],
    ),
    "none are left, and twelve, in a word": (
        "- [x] 0 secrets\n- [ ] Remove 12 secrets\n",
        ["1 2 hardcoded secrets: stated 0 here, and 12 still to be removed there"],
    ),
    "none are left, and a box to remove twelve": (
        "- [x] 0 hardcoded secrets\n- [ ] Remove 12 hardcoded secrets\n",
        ["1 2 hardcoded secrets: stated 0 here, and 12 still to be removed there"],
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_may_be_two_things_is_no_contradiction(text: str) -> None:
    assert [said(each) for each in found_in({"TODO.md": text})] == []


@pytest.mark.parametrize(("text", "expected"), SOME.values(), ids=SOME)
def test_same_thing_stated_in_two_ways(text: str, expected: list[str]) -> None:
    assert [said(each) for each in found_in({"TODO.md": text})] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("specs/1/tasks.md", "- [x] T001 Create `src/oven.py` for it\n"),
            ("specs/2/tasks.md", "- [ ] T001 Create `src/oven.py` for it\n"),
            id="copies of a template",
        ),
        pytest.param(
            ("TODO.md", "- [x] `src/oven.py` (200 lines)\n"),
            ("docs/report-2025-09.md", "- [x] `src/oven.py` (900 lines)\n"),
            id="a report of another day",
        ),
        pytest.param(
            ("packages/a/STATUS.md", "**Project status:** 80 % complete\n"),
            ("packages/b/STATUS.md", "**Project status:** 40 % complete\n"),
            id="two projects",
        ),
    ],
)
def test_pages_that_speak_of_different_things(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert found_in(dict((one, other))) == ()


@pytest.mark.parametrize(
    ("other", "subject"),
    [
        ("**Production readiness:** 65 % complete\n", "the whole project"),
        ("- [ ] Create `src/oven.py`\n", "`src/oven.py`"),
        ("- [x] `src/oven.py` (900+ lines)\n", "the lines of `src/oven.py`"),
    ],
)
def test_pages_that_speak_of_the_same_thing(other: str, subject: str) -> None:
    text = "**Status:** 80 % production ready\n\n- [x] `src/oven.py` (200 lines)\n"
    [found] = found_in({"TODO.md": text, "docs/ROADMAP.md": other})
    assert (found.subject, found.one.page, found.other.page) == (
        subject,
        "TODO.md",
        "docs/ROADMAP.md",
    )


def test_none_are_left_on_one_page_and_twelve_are_to_be_removed_on_another() -> None:
    [found] = found_in({"TODO.md": "- [ ] Remove 12 secrets\n", "STATUS.md": "- [x] 0 secrets\n"})
    assert (found.one.page, found.other.page) == ("STATUS.md", "TODO.md")


def test_line_that_makes_no_claim_is_shown_as_it_reads() -> None:
    [found] = found_in(
        {"TODO.md": "- [x] 0 bare excepts\n\nStill to do:\n\n1. Fix 3 bare excepts\n"}
    )
    assert found.one.finding
    assert (found.other.text, found.other.finding) == ("1. Fix 3 bare excepts", None)


def found_in(pages: Mapping[str, str]) -> tuple[Contradiction, ...]:
    with repository_of(FILES) as repository:
        read = [
            project.read(dedent(text).encode(), path, PageChoice(path=path), Settings())
            for path, text in pages.items()
        ]
        report = audit(read, repository, as_of=date(2026, 1, 1))
        return Outlook(report, repository).contradictions


def said(found: Contradiction) -> str:
    return f"{found.one.line} {found.other.line} {found.subject}: {found.words}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- [x] Warm real_fire in the kiln\n" * 1_000, id="one line, done"),
        pytest.param(
            "- [x] Warm real_fire in the kiln\n- [ ] Warm real_fire in the kiln\n" * 500,
            id="one line, done and open",
        ),
        pytest.param("- [x] `src/oven.py` (200 lines)\n" * 1_000, id="one size"),
        pytest.param("## Phase 1 [COMPLETE]\n\n- Phase 1: 40 %\n\n" * 300, id="one phase"),
        pytest.param("## Oven [COMPLETE]\n\n" + "- [ ] Warm it\n" * 1_000, id="one heading"),
    ],
)
def test_page_that_repeats_itself_without_end_is_read_through(text: str) -> None:
    assert len(found_in({"TODO.md": text})) <= 1
