"""What to do next, and in which order."""

from __future__ import annotations

from plans_laid_out import outlook_of

from mkdocs_gapreport.outlook.actions import Weight

FILES = {"piers.py": "PILES = 12\n", "src/a.py": "A = 1\n"}


def deeds_of(text: str) -> list[str]:
    return [action.words for action in outlook_of(text, FILES).actions]


def test_nothing_is_to_be_done_about_what_is_accurate_or_only_prose() -> None:
    assert deeds_of("## Phase 1: A\n- [x] `piers.py`\n- [x] Nobody gets wet\n") == []


def test_an_accepted_claim_asks_for_nothing() -> None:
    waived = '- [x] `src/b.py` (10 lines) <!-- gapreport: waive reason="later" -->\n'
    assert deeds_of(f"## Phase 1: A\n{waived}") == []


def test_a_roll_up_asks_for_nothing_beyond_its_parts() -> None:
    text = "## Phase 1: A [✅ COMPLETE]\n- [x] `src/b.py` (10 lines)\n- [x] `src/c.py` (10 lines)\n"
    assert deeds_of(text) == [
        "create `src/b.py`, or say that it is not done",
        "create `src/c.py`, or say that it is not done",
    ]


ALL = """\
## Phase 1: A (1 week)

### Tasks
- [x] `src/b.py` (10 lines)
- [x] Piles <!-- verify: lnes piers.py -->
- [x] `piers.py` (1 line)
- [ ] Bring tea

### Success metrics
- [ ] Planks <!-- verify: lines piers.py >= 30 -->
- [ ] 70% test coverage

## Phase 2: B (1 week)
- [ ] Bring rum
- [ ] 80% test coverage of the crane
"""


def test_the_weightiest_comes_first() -> None:
    actions = outlook_of(ALL, FILES).actions
    assert [action.weight for action in actions] == sorted(action.weight for action in actions)
    assert actions[0].weight is Weight.BROKEN
    assert [action.words for action in actions][1:4] == [
        "create `src/b.py`, or say that it is not done",
        "bring about “Planks”: `piers.py` has 1 line",
        "do “Bring tea”",
    ]


def test_phases_that_wait_are_named() -> None:
    actions = outlook_of(ALL, FILES).actions
    assert {action.phase for action in actions} == {"Phase 1: A"}
    assert {action.waiting for action in actions} == {("Phase 2: B",)}


def test_blockers_are_what_is_broken_false_or_measured_short() -> None:
    outlook = outlook_of(ALL, FILES)
    assert [action.weight for action in outlook.blockers] == [
        Weight.BROKEN,
        Weight.FALSE,
        Weight.SHORT,
    ]


def test_a_figure_that_is_too_high_blocks_nothing() -> None:
    text = "## Phase 1: A\n- [x] `piers.py` (99 lines)\n## Phase 2: B\n- [ ] b\n"
    outlook = outlook_of(text, FILES)
    assert [action.words for action in outlook.actions] == ["say 1 line in place of 99 lines"] or (
        outlook.actions[0].words.startswith("say 1")
    )
    assert outlook.blockers == ()


def test_tasks_of_phases_that_may_not_start_are_not_next() -> None:
    text = "## Phase 1: A\n- [ ] tea\n## Phase 2: B\n- [ ] rum\n"
    assert deeds_of(text) == ["do “tea”"]


def test_one_report_settles_several_metrics() -> None:
    metrics = "- [ ] 70% test coverage on billing\n- [ ] 90% test coverage on login\n"
    deeds = deeds_of(f"## Phase 1: A\n### Success metrics\n{metrics}")
    assert deeds == ["let CI keep a coverage report: it would settle 2 metrics"]


def test_stale_lines_come_last() -> None:
    text = "## Phase 1: A\n- [ ] Write `piers.py`\n- [x] `src/b.py` (10 lines)\n"
    assert deeds_of(text)[-1] == "if it does what the line says, say that it is done"
