"""Tasks, metrics, dependencies, and what is said of plans that are not as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plan_pages import HARBOUR, page_of, phase_of, plan_of, waits_of

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Task


def task_of(line: str) -> Task:
    """The task of a phase with one line in it."""
    [task] = phase_of(f"## Phase 1: Piers\n\n{line}\n").tasks
    return task


NO_TASKS = [
    "### Success metrics\n- [ ] Ships come",
    "**Acceptance criteria:**\n- [ ] Ships come",
    "### Notes\n- [ ] Bring tea",
    "### Week 1 Summary\n- [x] It rained",
    "**Duration:** 2 weeks",
    "- **Success criteria**: Ships come",
    "- **Goal**: Ships come",
    "- **Status:** ✅ Completed",
    "**Files:**\n- `pier.py`",
]


@pytest.mark.parametrize("lines", NO_TASKS)
def test_no_task_is_read(lines: str) -> None:
    assert phase_of(f"## Phase 1: Piers\n\n{lines}\n").tasks == ()


TASKS = [
    ("### Task 1.1: Drive the piles (Days 1-3)", "1.1", "Drive the piles"),
    ("### 4. Background jobs [✅ COMPLETE]", "4", "Background jobs"),
    ("### 14. Improve coverage [CRITICAL]", "14", "Improve coverage"),
    ("### 2.1 Add a crane", "2.1", "Add a crane"),
    ("### Piles ✅", "", "Piles"),
    ("- [ ] T012 [P] [US1] Create the model in src/a.py", "T012", "Create the model in src/a.py"),
    ("- [ ] 1.1 Drive the piles", "1.1", "Drive the piles"),
    ("- [x] Drive 12 piles", "", "Drive 12 piles"),
    ("- ✅ Drive the piles", "", "Drive the piles"),
    ("- **Task 3:** Drive the piles", "3", "Drive the piles"),
    ("1. Drive the piles", "", "Drive the piles"),
    ("**Tasks:**\n- Drive the piles", "", "Drive the piles"),
    ("- [ ] V1 ships as a wheel", "", "V1 ships as a wheel"),
    ("| Story | Points |\n|---|---|\n| 2.1 Drive the piles | 5 |", "2.1", "Drive the piles"),
    ("| # | Task | Status |\n|---|---|---|\n| 1.1 | Piles | ✅ |", "1.1", "Piles"),
]


@pytest.mark.parametrize(("line", "number", "name"), TASKS)
def test_a_task_is_called(line: str, number: str, name: str) -> None:
    task = task_of(line)
    assert (task.number, task.name) == (number, name)


def test_days_effort_priority_and_steps_of_a_task_are_read() -> None:
    task = task_of(
        "### Task 1.1: Piles (Days 1-3)\n**Effort:** 2 days\n**Priority:** HIGH\n- [x] a\n- [ ] b\n"
    )
    assert task.days is not None
    assert task.effort is not None
    assert (float(task.days.first), float(task.days.last)) == (1, 3)
    assert (float(task.effort.high), task.priority, len(task.steps)) == (0.4, "HIGH", 2)


def test_parallel_tasks_are_marked() -> None:
    assert task_of("- [ ] T003 [P] Lint").is_parallel
    assert not task_of("- [ ] T003 Lint").is_parallel


def test_a_heading_over_tasks_with_ids_is_none_itself() -> None:
    phase = phase_of("## Phase 1: P\n### Tests ⚠️\n- [ ] T001 a\n- [ ] T002 b\n")
    assert [task.number for task in phase.tasks] == ["T001", "T002"]


def test_tasks_and_metrics_of_the_harbour() -> None:
    plan = plan_of(HARBOUR)
    numbers = [[t.number for p in top.walk() for t in p.tasks] for top in plan.phases]
    assert numbers == [["1.1", "1.2", "1.3"], ["2.1"], ["3.1"]]
    assert [len(phase.metrics) for phase in plan.phases] == [2, 0, 0]
    assert plan.duration is not None
    assert (float(plan.duration.low), float(plan.duration.high)) == (7, 9)
    assert plan.remarks == ()


def test_tasks_and_metrics_are_claims() -> None:
    page = page_of(HARBOUR)
    assert page.plan is not None
    claims = {claim.id for claim in page.walk()}
    for top in page.plan.phases:
        for phase in top.walk():
            assert {phase.claim, *phase.metrics, *(t.claim for t in phase.tasks)} <= claims


def test_metrics_beside_the_phase_are_its_own() -> None:
    plan = plan_of(
        "## Phase 1: A\n- [ ] a\n## Phase 2: B\n- [ ] b\n## Phase 1 Success Metrics\n- [ ] fast\n"
    )
    assert [len(phase.metrics) for phase in plan.phases] == [1, 0]
    assert [len(phase.tasks) for phase in plan.phases] == [1, 1]


def test_checkpoints_are_claims_that_state_nothing() -> None:
    page = page_of("## Phase 1: A\n- [ ] T001 a\n\n**Checkpoint**: Ships may land\n")
    assert page.plan is not None
    [checkpoint] = page.plan.phases[0].checkpoints
    assert {claim.id: claim.is_silent for claim in page.walk()}[checkpoint]


def test_critical_path_is_mapped_to_the_phases() -> None:
    plan = plan_of(HARBOUR)
    assert [step.words for step in plan.critical_path] == ["Piers", "Cranes", "Lights"]
    assert [step.meant for step in plan.critical_path] == [(p.claim,) for p in plan.phases]


def test_a_numbered_critical_path_is_read() -> None:
    plan = plan_of(
        "## Phase 1: Piers\n- [ ] a\n## Phase 2: Cranes\n- [ ] b\n"
        "## Critical Path\n1. Cranes\n2. Piers\n"
    )
    assert [step.meant for step in plan.critical_path] == [
        (plan.phases[1].claim,),
        (plan.phases[0].claim,),
    ]


THREE = "## Phase 1: Piers\n{}\n- [ ] T001 a\n## Phase 2: Cranes\n{}\n- [ ] T002 b\n## Phase 3: Lights\n{}\n- [ ] T003 c\n"

WAITS = [
    (("", "", ""), "", {}),
    (("", "**Depends**: None", ""), "", {}),
    (("", "**Dependencies:** Redis 7, Postgres", ""), "", {}),
    (("", "**Prerequisites:** Cranes of steel", ""), "", {}),
    (("", "**Depends on**: Phase 1", ""), "", {"2": ["1"]}),
    (("", "**Dependencies**: Phase 1 complete", ""), "", {"2": ["1"]}),
    (("", "", "Blocked by: Piers"), "", {"3": ["1"]}),
    (("", "", "**Depends on**: Phases 1-2"), "", {"3": ["1", "2"]}),
    (("", "", "**Depends on**: all previous phases"), "", {"3": ["1", "2"]}),
    (("", "", ""), "Piers must complete before cranes.", {"2": ["1"]}),
    (
        ("", "", ""),
        "- **Cranes (Phase 2)**: Depends on Piers - BLOCKS lights",
        {"2": ["1"], "3": ["2"]},
    ),
    (("", "", ""), "- **Piers (Phase 1)**: No dependencies - can start immediately", {}),
    (
        ("", "", ""),
        "- **Work (Phase 2+)**: All depend on Piers completion",
        {"2": ["1"], "3": ["1"]},
    ),
]


@pytest.mark.parametrize(("within", "behind", "waits"), WAITS)
def test_phases_wait(
    within: tuple[str, str, str], behind: str, waits: dict[str, list[str]]
) -> None:
    text = THREE.format(*within) + f"\n## Dependencies\n\n{behind}\n"
    assert waits_of(plan_of(text)) == waits


def test_tasks_wait_for_tasks() -> None:
    phase = phase_of(
        "## Phase 1: A\n- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c (depends on T001, T002)\n"
        "- [ ] T004 d\n  - **Depends on**: T003\n"
    )
    ids = {task.claim: task.number for task in phase.tasks}
    waits = [[ids[m] for d in task.depends_on for m in d.meant] for task in phase.tasks]
    assert waits == [[], [], ["T001", "T002"], ["T003"]]


def test_stories_are_known_by_their_short_names() -> None:
    plan = plan_of(
        "## Phase 3: User Story 1 - Land\n- [ ] a\n"
        "## Phase 4: User Story 2 - Load\n**Depends on**: US1\n- [ ] b\n"
        "## Phase 5: Polish\n- [ ] c\n## Dependencies\n"
        "- **Polish**: Depends on all desired user stories being complete\n"
    )
    assert waits_of(plan) == {"4": ["3"], "5": ["3", "4"]}


REMARKS = [
    (
        "## Phase 1: A\n- [ ] a\n## Phase 2: B\n- [ ] b\n",
        "no phase states a duration, so all are drawn equally long",
    ),
    (
        "## Phase 1: A (2 weeks)\n- [ ] a\n## Phase 2: B\n- [ ] b\n",
        "line 3: `Phase 2: B` states no duration, so it is drawn as long as the others are on average",
    ),
    (
        "## Phase 1: A (Weeks 1-3)\n- [ ] a\n## Phase 2: B (Weeks 3-4)\n- [ ] b\n",
        "line 3: the weeks of `Phase 2: B` overlap those of `Phase 1: A` on line 1",
    ),
    (
        "## Phase 2: B (1 week)\n- [ ] b\n## Phase 1: A (1 week)\n- [ ] a\n",
        "line 3: `Phase 1: A` stands behind `Phase 2: B`, though its number is lower",
    ),
    (
        "## Phase 1: A (1 week)\n- [ ] a\n## Phase 1: A (1 week)\n- [ ] b\n",
        "line 3: `Phase 1: A` is the name of a phase on line 1 too; give each a name of its own",
    ),
    (
        "## Phase 1: A (1 week)\n**Depends on**: Phase 9\n- [ ] a\n",
        "line 2: `Phase 9` names no phase or task of this plan",
    ),
    (
        (
            "## Phase 1: A (1 week)\n- [ ] a\n"
            "## Phase 2: B (1 week)\n**Depends on**: Phase 1, Phase 9\n- [ ] b\n"
        ),
        "line 4: `Phase 9` names no phase or task of this plan",
    ),
    (
        "## Phase 1: A (1 week)\n- [ ] T001 a (depends on T999)\n",
        "line 2: `T999` names no phase or task of this plan",
    ),
    (
        "**Critical Path:** Piers → Moon\n\n## Phase 1: Piers (1 week)\n- [ ] a\n",
        "line 1: `Moon` on the critical path names no phase of this plan",
    ),
    (
        (
            "## Phase 1: A (1 week)\nDepends on: Phase 2\n- [ ] a\n"
            "## Phase 2: B (1 week)\nDepends on: Phase 1\n- [ ] b\n"
        ),
        (
            "line 1: phases wait for each other in a circle: `Phase 1: A` → `Phase 2: B` →"
            " `Phase 1: A`; none of them may start"
        ),
    ),
]


@pytest.mark.parametrize(("text", "remark"), REMARKS)
def test_what_is_odd_about_a_plan_is_said(text: str, remark: str) -> None:
    assert plan_of(text).remarks == (remark,)


def test_many_remarks_are_cut_off() -> None:
    text = "".join(f"## Phase 1: A (1 week)\n- [ ] {n}\n" for n in range(40))
    assert plan_of(text).remarks[-1] == "19 more remarks on this plan"


def test_a_plan_of_one_line_is_read() -> None:
    [phase] = plan_of("# Phase 1: Piers (2 weeks)").phases
    assert (phase.line, phase.end, phase.name) == (1, 1, "Phase 1: Piers")


def test_a_plan_of_fifty_thousand_lines_is_read_whole() -> None:
    phases, prose = 1_000, "Wood swims.\n" * 7 + "\n" * 40
    text = "".join(
        f"## Phase {n}: Pier {n} (1 week)\n**Depends on**: Phase {n - 1}\n{prose}- [ ] T{n:05d} pile\n"
        for n in range(1, phases + 1)
    )
    plan = plan_of(text)
    assert text.count("\n") == 50_000
    assert [len(phase.tasks) for phase in plan.phases] == [1] * phases
    assert waits_of(plan)["1000"] == ["999"]
