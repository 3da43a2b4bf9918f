"""How phases stand: time line, order, score, and whether a phase may start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from plans_laid_out import HARBOUR, roadmap_of

from mkdocs_gapreport.model import DONE
from mkdocs_gapreport.outlook import Start

if TYPE_CHECKING:
    from mkdocs_gapreport.outlook import Roadmap


def times(roadmap: Roadmap) -> list[tuple[float, float]]:
    return [(float(stage.begins), float(stage.ends)) for stage in roadmap.stages]


def waits(roadmap: Roadmap) -> list[list[str]]:
    """What each phase waits for, by the letters behind their colons."""
    return [[name[-1] for name in stage.waits_for] for stage in roadmap.stages]


def starts(roadmap: Roadmap) -> list[Start]:
    return [stage.may_start for stage in roadmap.stages]


TIMES = [
    ("stated weeks win", "(Weeks 1-2)", "(Weeks 3-6)", "(Week 7)", [(0, 2), (2, 6), (6, 7)]),
    ("weeks from nought", "(Week 0)", "(Week 1)", "(Week 2)", [(0, 1), (1, 2), (2, 3)]),
    ("one after another", "(2 weeks)", "(1-3 weeks)", "(4 weeks)", [(0, 2), (2, 5), (5, 9)]),
    ("no durations", "", "", "", [(0, 1), (1, 2), (2, 3)]),
    ("as long as the others", "(2 weeks)", "", "(4 weeks)", [(0, 2), (2, 5), (5, 9)]),
    ("overlapping", "(Weeks 1-4)", "(Weeks 3-6)", "(2 weeks)", [(0, 4), (2, 6), (6, 8)]),
    ("out of order", "(Weeks 5-6)", "(Weeks 1-2)", "(Week 3)", [(4, 6), (0, 2), (2, 3)]),
    (
        "what is waited for comes later",
        "(1 week)",
        "(1 week)\nDepends on: Phase 3",
        "(1 week)",
        [(0, 1), (2, 3), (1, 2)],
    ),
    ("months", "(Month 1)", "(Month 2)", "(Months 3-4)", [(0, 4), (4, 8), (8, 16)]),
]


@pytest.mark.parametrize(
    ("one", "two", "three", "lie"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES]
)
def test_phases_lie_on_the_time_line(
    one: str, two: str, three: str, lie: list[tuple[float, float]]
) -> None:
    text = f"## Phase 1: A {one}\n## Phase 2: B {two}\n## Phase 3: C {three}\n"
    assert times(roadmap_of(text)) == lie


WAITS = [
    ("by their numbers", "", "", [[], ["A"], ["B"]]),
    ("as stated, and nothing more", "", "**Depends on**: Phase 1", [[], [], ["A"]]),
    ("along the critical path", "**Critical Path:** B → A\n\n", "", [["B"], [], []]),
]


@pytest.mark.parametrize(
    ("above", "within", "expected"), [row[1:] for row in WAITS], ids=[row[0] for row in WAITS]
)
def test_phases_wait(above: str, within: str, expected: list[list[str]]) -> None:
    text = (
        above.replace("B", "Baking").replace("A", "Anchor")
        + f"## Phase 1: Anchor A\n## Phase 2: Baking B\n## Phase 3: Casting C\n{within}\n"
    )
    assert waits(roadmap_of(text)) == expected


def test_phases_without_consecutive_numbers_do_not_wait() -> None:
    assert waits(roadmap_of("## Phase 1: A\n## Phase 4: B\n")) == [[], []]


def test_phases_in_a_circle_may_not_start() -> None:
    roadmap = roadmap_of(
        "## Phase 1: A\nDepends on: Phase 2\n## Phase 2: B\nDepends on: Phase 1\n## Phase 3: C\n"
    )
    assert starts(roadmap) == [Start.NO, Start.NO, Start.YES]
    assert roadmap.stages[0].why_not == "phases wait for each other in a circle"
    assert times(roadmap) == [(0, 1), (1, 2), (0, 1)]


def test_a_dependency_on_a_task_is_one_on_its_phase() -> None:
    roadmap = roadmap_of(
        "## Phase 1: A\n- [ ] T001 a\n## Phase 2: B\n**Depends on**: T001\n- [ ] T002 b\n"
    )
    assert waits(roadmap) == [[], ["A"]]


def test_critical_path_is_the_stated_one() -> None:
    roadmap = roadmap_of(HARBOUR)
    assert [name.split(":")[0] for name in roadmap.critical_path] == [
        "PHASE 1",
        "PHASE 2",
        "PHASE 3",
    ]
    assert all(stage.is_critical for stage in roadmap.stages)


def test_critical_path_is_the_longest_chain_where_none_is_stated() -> None:
    roadmap = roadmap_of(
        "## Phase 1: A (1 week)\n## Phase 2: B (9 weeks)\n"
        "## Phase 3: C (1 week)\n**Depends on**: Phase 1, Phase 2\n"
    )
    assert [name[-1] for name in roadmap.critical_path] == ["B", "C"]


def test_score_counts_metrics_that_hold() -> None:
    text = HARBOUR.replace("- [ ] `piers.py`", "- [x] `piers.py`")
    stage = roadmap_of(text, {"piers.py": "PILES = 12\n"}).stages[0]
    assert (stage.score, stage.refuted) == ("1/2", 0)


def test_a_metric_that_holds_counts_whether_it_is_ticked_or_not() -> None:
    text = "## Phase 1: A\n### Success metrics\n- [ ] Piles <!-- verify: file piers.py -->\n"
    assert roadmap_of(text, {"piers.py": "PILES = 12\n"}).stages[0].score == "1/1"


def test_metrics_without_boxes_count() -> None:
    goals = "**Success metrics:**\n- `piers.py` exists\n- 0 TODO comments\n- joy\n"
    text = f"## Phase 1: A\n- [x] tea\n\n{goals}"
    (stage,) = roadmap_of(text, {"piers.py": "# TODO\nPILES = 12\n"}).stages
    assert (stage.score, stage.refuted, len(stage.tasks)) == ("1/3", 1, 1)
    assert stage.stated == DONE


def test_a_metric_that_was_only_ticked_is_not_met() -> None:
    stage = roadmap_of("## Phase 1: A\n### Success metrics\n- [x] Nobody gets wet\n").stages[0]
    assert (stage.score, stage.refuted) == ("0/1", 0)


def test_a_metric_that_was_measured_short_is_refuted() -> None:
    text = (
        "## Phase 1: A\n### Success metrics\n- [ ] Planks <!-- verify: lines piers.py >= 30 -->\n"
    )
    stage = roadmap_of(text, {"piers.py": "PILES = 12\n"}).stages[0]
    assert (stage.score, stage.refuted) == ("0/1", 1)


TASKS = [
    ("- [x] tea\n- [ ] rum", "0/2"),
    ("- [x] ~~`piers.py`~~\n- [x] rum", "0/2"),
    ("- [ ] Create `piers.py`\n- [x] rum", "0/2"),
    ("### Task 1.1: Piles\n### Task 1.2: Planks", "0/2"),
    ("### Task 1.1: Piles\n- [x] `piers.py`\n- [x] tea\n### Task 1.2: Planks", "0/2"),
    ("- [x] `piers.py`\n- [x] `src/gone/for_ever.py`", "1/2"),
    ("- [x] `piers.py`\n- [x] tea", "1/2"),
    ("### Task 1.1: Piles\n- [x] `piers.py`\n- [x] `src/a.py`\n### Task 1.2: Planks", "1/2"),
]


@pytest.mark.parametrize(("tasks", "score"), TASKS)
def test_without_metrics_tasks_count_whose_being_done_was_verified(tasks: str, score: str) -> None:
    files = {"piers.py": "PILES = 12\n", "src/a.py": "A = 1\n"}
    assert roadmap_of(f"## Phase 1: A\n\n{tasks}\n", files).stages[0].score == score


VERIFIED = "- [x] `piers.py`"
FALSE = "- [x] `src/never/was.py` (100 lines)"
CLAIMED = "- [x] Nobody gets wet"
OPEN = "- [ ] Nobody gets wet"

STARTS = [
    (VERIFIED, OPEN, Start.YES),
    (VERIFIED, CLAIMED, Start.BEGUN),
    (OPEN, OPEN, Start.NO),
    (OPEN, CLAIMED, Start.BEGUN_TOO_SOON),
    (CLAIMED, OPEN, Start.UNKNOWN),
    (CLAIMED, CLAIMED, Start.UNKNOWN),
    (FALSE, OPEN, Start.NO),
    (FALSE, CLAIMED, Start.BEGUN_TOO_SOON),
    ("Some words.", "Some words.", Start.NO),
    ("Some words.", CLAIMED, Start.UNKNOWN),
]


@pytest.mark.parametrize(("first", "second", "start"), STARTS)
def test_a_phase_may_start_when_what_it_waits_for_is_verified(
    first: str, second: str, start: Start
) -> None:
    files = {"piers.py": "PILES = 12\n", "src/a.py": "A = 1\n"}
    roadmap = roadmap_of(f"## Phase 1: A\n\n{first}\n\n## Phase 2: B\n\n{second}\n", files)
    assert starts(roadmap)[1] is start


def test_a_status_line_speaks_for_its_phase() -> None:
    stage = roadmap_of("## Phase 1: A\n\n**Status**: ✅ COMPLETE\n\n- [x] tea\n").stages[0]
    assert str(stage.stated) == "100 %"


def test_without_a_status_a_phase_states_what_stands_in_it() -> None:
    stage = roadmap_of("## Phase 1: A\n\n- [x] tea\n- [ ] rum\n").stages[0]
    assert str(stage.stated) == "50 %"


def test_totals_are_weighted_by_duration() -> None:
    roadmap = roadmap_of("## Phase 1: A (3 weeks)\n- [x] a\n## Phase 2: B (1 week)\n- [ ] b\n")
    assert str(roadmap.stated) == "75 %"


DATED = "**Start Date:** 2026-01-01\n\n## Phase 1: A (2 weeks)\n{}\n## Phase 2: B (2 weeks)\n{}\n"


def test_an_open_phase_is_overdue_when_its_weeks_are_over() -> None:
    roadmap = roadmap_of(DATED.format("- [ ] a", "- [ ] b"), today=date(2026, 1, 20))
    assert [stage.is_overdue for stage in roadmap.stages] == [True, False]
    assert [stage.ends_on for stage in roadmap.stages] == [date(2026, 1, 15), date(2026, 1, 29)]
    assert (roadmap.planned_end, float(roadmap.now or 0)) == (date(2026, 1, 29), 19 / 7)


def test_a_phase_that_is_stated_done_is_not_overdue() -> None:
    roadmap = roadmap_of(DATED.format("- [x] a", "- [x] b"), today=date(2026, 3, 1))
    assert [stage.is_overdue for stage in roadmap.stages] == [False, False]


def test_without_a_start_nothing_is_overdue_and_no_end_is_estimated() -> None:
    roadmap = roadmap_of(HARBOUR, today=date(2036, 1, 1))
    assert (roadmap.started, roadmap.planned_end, roadmap.estimated_end) == (None, None, None)
    assert not any(stage.is_overdue for stage in roadmap.stages)


def test_the_end_is_estimated_from_what_is_verified() -> None:
    files = {"piers.py": "PILES = 12\n"}
    roadmap = roadmap_of(
        DATED.format("- [x] `piers.py`", "- [ ] b"), files, today=date(2026, 1, 20)
    )
    assert roadmap.estimated_end == (date(2026, 2, 3), date(2026, 2, 3))


def test_what_was_only_ticked_counts_at_most_as_stated() -> None:
    roadmap = roadmap_of(DATED.format("- [x] a", "- [ ] b"), today=date(2026, 1, 20))
    assert roadmap.estimated_end == (date(2026, 2, 3), date(2026, 2, 17))


def test_the_time_line_begins_where_a_phase_that_began_says() -> None:
    roadmap = roadmap_of(
        "## Phase 1: A (2 weeks)\n- [x] a\n## Phase 2: B (1 week)\n**Started:** 2026-01-15\n- [ ] b\n"
    )
    assert roadmap.started == date(2026, 1, 1)


def test_without_durations_no_day_is_reckoned() -> None:
    text = "## Phase 1: A\n- [ ] a\n## Phase 2: B\n**Started:** 2026-01-15\n- [ ] b\n"
    roadmap = roadmap_of(text, today=date(2026, 3, 1))
    assert not roadmap.is_timed
    assert roadmap.started == date(2026, 1, 15)
    assert (roadmap.planned_end, roadmap.estimated_end, roadmap.now) == (None, None, None)
    assert not any(stage.is_overdue for stage in roadmap.stages)


def test_without_durations_a_due_date_counts_all_the_same() -> None:
    text = "## Phase 1: A\n**Due:** 2026-01-15\n- [ ] a\n## Phase 2: B\n- [ ] b\n"
    roadmap = roadmap_of(text, today=date(2026, 3, 1))
    assert [stage.is_overdue for stage in roadmap.stages] == [True, False]


@pytest.mark.parametrize(
    ("text", "overstates"),
    [
        ("- [x] `piers.py`\n- [x] paint", False),
        ("- [ ] `never.py`\n- [ ] `piers.py`", False),
        ("- [x] `never/a.py`\n- [ ] paint", False),  # the rest may be done
        ("- [x] `piers/never.py`\n- [x] `piers.py`", True),
    ],
)
def test_a_phase_overstates_what_its_lines_state_together(text: str, *, overstates: bool) -> None:
    files = {"piers.py": "PILES = 12\n", "piers/a.py": "PILES = 12\n"}
    (stage,) = roadmap_of(f"## Phase 1: A\n{text}\n", files).stages
    assert stage.overstates is overstates


def test_days_beyond_the_calendar_are_cut_off() -> None:
    roadmap = roadmap_of("**Start Date:** 9990-01-01\n\n## Phase 1: A (9999 weeks)\n- [ ] a\n")
    assert roadmap.planned_end == date.max


def test_pages_without_phases_have_no_roadmap() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        roadmap_of("# T\n\n- [x] tea\n")
