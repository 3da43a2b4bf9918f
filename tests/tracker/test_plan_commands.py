"""The plan itself is the state: what the commands say of it, and what they write into it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desks import Desk

PLAN = """\
# Harbor plan

## Phase 1: Safety (2 weeks)

**Priority**: High

- [ ] 1.1 Create `src/rope.py`
- [ ] 1.2 Create `src/knot.py`
- [ ] 1.3 Train the crew

#### Success Metrics

- [ ] 0 TODO comments
- [ ] The crew is trained

## Phase 2: Speed (4 weeks)

**Depends on**: Phase 1

- [ ] 2.1 Create `src/sail.py`
- [ ] 2.2 Create `src/sail_loft.py`
- ⏳ 2.3 Create `src/harbor.py`

### 2.4 Moor

- [x] `src/harbor.py`
"""


@pytest.fixture
def plan(desk: Callable[..., Desk]) -> Desk:
    made = desk(**{"PLAN.md": PLAN})
    (made.root / "TODO.md").unlink()
    return made


def test_status_shows_phases_with_bars_and_what_is_next(plan: Desk) -> None:
    said = plan.run("status").stdout
    assert said.startswith("Harbor plan (PLAN.md)\n  stated ")
    assert "Phase 1: Safety                             1/2  █" in said
    assert "begun, but may not have: of `Phase 1: Safety`, 1 of 2 metrics hold" in said
    assert "\n\nNext actions\n" in said


def test_the_end_is_estimated_once_a_phase_has_begun(plan: Desk) -> None:
    unknown = "estimated completion: not known without a start; `gapreport start PHASE` sets one"
    assert unknown in plan.run("status").stdout
    plan.run("start", "1", "--on", "2025-12-29")
    said = plan.run("status").stdout
    assert "started 2025-12-29, planned until 2026-02-09" in said
    assert "estimated completion: 2026-" in said


def test_next_is_the_list_of_actions_of_the_report(plan: Desk) -> None:
    actions = json.loads(plan.run("report").stdout)["next_actions"]
    said = plan.run("next")
    assert said.exit_code == 0
    assert said.stdout.count("\n  ") + 1 >= len(actions)


@pytest.mark.parametrize(
    "name", ["1", "Phase 1", "phase-1", "safety", "Phase 1: Safety", "saf", "PLAN.md:3"]
)
def test_a_phase_goes_by_number_name_or_a_part_of_it(plan: Desk, name: str) -> None:
    said = plan.run("validate", name)
    assert (said.exit_code, said.stdout.splitlines()[0]) == (1, "Phase 1: 1/2")


def test_a_number_is_that_of_the_outer_phase(desk: Callable[..., Desk]) -> None:
    weeks = "### Week 1: A\n\n- [ ] x\n\n### Week 2: B\n\n- [ ] y\n\n"
    made = desk(f"# P\n\n## Phase 1: C\n\n{weeks}## Phase 2: D\n\n- [ ] z\n")
    assert made.run("validate", "2").stdout.startswith("Phase 2: 0/1\n")
    assert made.run("validate", "week 2").stdout.startswith("Week 2: 0/1\n")


def test_a_task_goes_by_its_words_in_any_order(plan: Desk) -> None:
    assert "PLAN.md:9: not ticked" in plan.run("complete", "1", "crew_train").stderr


def test_what_was_not_measured_is_said_and_not_met(plan: Desk) -> None:
    said = plan.run("validate", "1").stdout
    assert "  holds         line 13: 0 TODO comments\n" in said
    assert "  not measured  line 14: The crew is trained\n" in said
    assert said.endswith("1 success metric could not be measured, so not met\n")


def test_a_phase_that_holds_is_valid(plan: Desk) -> None:
    plan.run("attest", "crew is trained", "a drill", "--by", "Ann", "--on", "2026-01-01")
    said = plan.run("validate", "1")
    assert (said.exit_code, said.stdout.splitlines()[0]) == (0, "Phase 1: 2/2")


STARTED = {
    "below its heading": ("# P\n\n## Phase 1\n\n- [ ] x\n", "# P\n\n## Phase 1\n\n**Started**: 2026-01-05\n\n- [ ] x\n"),
    "right under a heading": ("## Phase 1\n- [ ] x\n", "## Phase 1\n\n**Started**: 2026-01-05\n\n- [ ] x\n"),
    "in the manner of its lines": ("## Phase 1\n**Team:** A  \n**Effort:** 2 weeks  \n", "## Phase 1\n**Started:** 2026-01-05  \n**Team:** A  \n**Effort:** 2 weeks  \n"),
    "in their list": ("## Phase 1\n\n- **Team**: A\n", "## Phase 1\n\n- **Started**: 2026-01-05\n- **Team**: A\n"),
    "where a line waits for it": ("## Phase 1\n\n**Team**: A\n**Started**: TBD\n", "## Phase 1\n\n**Team**: A\n**Started**: 2026-01-05\n"),
    "where an empty line waits for it": ("## Phase 1\n\n**Started:**\n- [ ] x\n", "## Phase 1\n\n**Started:** 2026-01-05\n- [ ] x\n"),
    "in another language": ("## Fase 1\n\n**Equipe**: A\n**Início**: —\n\n- [ ] x\n", "## Fase 1\n\n**Equipe**: A\n**Início**: 2026-01-05\n\n- [ ] x\n"),
    "below an underlined heading": ("Phase 1\n-------\n- [ ] x\n", "Phase 1\n-------\n\n**Started**: 2026-01-05\n\n- [ ] x\n"),
    "on windows": ("## Phase 1\r\n\r\n- [ ] x\r\n", "## Phase 1\r\n\r\n**Started**: 2026-01-05\r\n\r\n- [ ] x\r\n"),
    "at the end of the page": ("## Phase 2\n- [ ] x\n\n## Phase 1", "## Phase 2\n- [ ] x\n\n## Phase 1\n\n**Started**: 2026-01-05"),
}  # fmt: skip


@pytest.mark.parametrize("where", STARTED)
def test_the_day_is_written(desk: Callable[..., Desk], where: str) -> None:
    before, after = STARTED[where]
    made = desk(before)
    said = made.run("start", "1", "--on", "2026-01-05")
    assert (said.exit_code, made.page().decode()) == (0, after), said.stderr
    assert said.stdout.endswith("ase 1 started on 2026-01-05\n")
    again = made.run("start", "1", "--on", "2026-02-05")
    assert again.exit_code == 2
    assert "started on 2026-01-05 already; nothing was changed" in again.stderr


def test_a_start_that_does_not_exist_is_left_to_people(desk: Callable[..., Desk]) -> None:
    page = "## Phase 1\n\n**Started**: 2026-02-30\n\n- [ ] x\n"
    made = desk(page)
    said = made.run("start", "1", "--on", "2026-03-01")
    assert said.exit_code == 2
    assert "line 3 says `**Started**: 2026-02-30`; write the day there as 2027-01-31" in said.stderr
    assert made.page() == page.encode()


EDITS = {
    "start": ("start", "1"),
    "complete": ("complete", "1", "1.1"),
    "attest": ("attest", "crew is trained", "x", "--by", "Ann"),
}


@pytest.mark.parametrize("command", EDITS)
def test_a_read_only_plan_is_not_edited(plan: Desk, command: str) -> None:
    (plan.root / "PLAN.md").chmod(0o444)
    done = plan.run(*EDITS[command])
    assert done.exit_code == 2
    assert done.stderr == "gapreport: error: `PLAN.md` is read-only; make it writable first\n"
    assert plan.page("PLAN.md") == PLAN.encode()


@pytest.mark.parametrize("command", EDITS)
def test_line_ends_and_marks_of_a_plan_stay(plan: Desk, command: str) -> None:
    plan.write("\ufeff" + PLAN.replace("\n", "\r\n").removesuffix("\r\n"), "PLAN.md")
    before = plan.page("PLAN.md").split(b"\r\n")
    assert plan.run(*EDITS[command]).exit_code == 0
    after = plan.page("PLAN.md").split(b"\r\n")
    assert after[0] == before[0]
    assert after[-1] == before[-1]
    assert len([line for line in after if line not in before]) == 1


def test_a_phase_waits_for_what_is_not_verified(plan: Desk) -> None:
    said = plan.run("start", "2", "--on", "2026-01-05")
    assert said.exit_code == 1
    assert said.stderr == (
        "Phase 2: Speed: may not start: of `Phase 1: Safety`, 1 of 2 metrics hold\n"
        "nothing was changed; `--anyway` starts it all the same\n"
    )
    assert plan.page("PLAN.md") == PLAN.encode()
    assert plan.run("start", "2", "--on", "2026-01-05", "--anyway").exit_code == 0


TICKED = {
    "1.1": ("1", "- [ ] 1.1 Create", "- [x] 1.1 Create"),
    "src/harbor.py": ("2", "- ⏳ 2.3 Create", "- ✅ 2.3 Create"),
    "moor": ("2", "### 2.4 Moor", "### 2.4 Moor ✅"),
}


@pytest.mark.parametrize("task", TICKED)
def test_a_box_is_ticked_when_the_evidence_allows(plan: Desk, task: str) -> None:
    phase, before, after = TICKED[task]
    done = plan.run("complete", phase, task)
    assert done.exit_code == 0, done.stderr
    assert plan.page("PLAN.md").decode() == PLAN.replace(before, after, 1)
    again = plan.run("complete", phase, task)
    assert (again.exit_code, "it is ticked already, and verified" in again.stderr) == (0, True)


def test_a_box_that_is_ticked_already_says_how_it_stands(desk: Callable[..., Desk]) -> None:
    made = desk("# P\n\n## Phase 1: A\n\n- [x] `src/never.py`\n- [x] Train the crew\n")
    false, unknown = made.run("complete", "1", "never"), made.run("complete", "1", "crew")
    assert (false.exit_code, unknown.exit_code) == (1, 0)
    assert false.stderr == (
        "TODO.md:5: it is ticked already, and missing: `src/never.py` is not in the repository and"
        " never was; to do: create `src/never.py`, or say that it is not done\n"
    )
    assert unknown.stderr.startswith("TODO.md:6: it is ticked already, and unverified: ")


def test_what_is_stated_open_is_not_called_false(desk: Callable[..., Desk]) -> None:
    made = desk("# P\n\n## Phase 1: A\n\n- [ ] `src/later.py`\n- [x] `src/never.py`\n")
    said = made.run("validate", "1").stdout
    assert "  not yet       line 5: src/later.py\n" in said
    assert "  false         line 6: src/never.py\n" in said


def test_phases_of_one_name_go_by_their_lines(desk: Callable[..., Desk]) -> None:
    made = desk("# P\n\n## Phase 1: A\n\n- [ ] x\n\n## Phase 1: A\n\n- [ ] y\n")
    assert "say which, such as `TODO.md:3`:\n" in made.run("start", "1").stderr
    done = made.run("start", "TODO.md:7", "--on", "2026-01-05")
    assert (done.exit_code, done.stdout) == (0, "TODO.md:9: Phase 1: A started on 2026-01-05\n")


NOT_TICKED = {
    "knot": "PLAN.md:8: not ticked: missing: `src/knot.py` is not in the repository and never was",
    "train": "PLAN.md:9: not ticked: nothing measures it; name its file on the line, add a check",
}


@pytest.mark.parametrize("task", NOT_TICKED)
def test_what_is_missing_is_said(plan: Desk, task: str) -> None:
    done = plan.run("complete", "1", task)
    assert done.exit_code == 1
    assert NOT_TICKED[task] in done.stderr
    assert plan.page("PLAN.md") == PLAN.encode()


def test_a_phase_of_several_words_needs_no_quotes(plan: Desk) -> None:
    assert plan.run("validate", "Phase", "1").stdout == plan.run("validate", "Phase 1").stdout
    assert plan.run("start", "Phase", "1", "--on", "2026-01-02").exit_code == 0


@pytest.mark.parametrize("name", ["PLAN.md:Phase 1", "PLAN.md: safety", "PLAN.md:1"])
def test_a_phase_of_one_page_among_several_is_named_with_it(
    desk: Callable[..., Desk], name: str
) -> None:
    later = PLAN.replace("Phase 1: Safety", "Phase 1: Later safety")
    made = desk(**{"PLAN.md": PLAN.replace("# Harbor plan\n\n", ""), "docs/ROADMAP.md": later})
    assert "matches 2 phases" in made.run("validate", "Phase 1").stderr
    assert "Phase 1: Safety, in PLAN.md" in made.run("validate", name).stdout
    without = "page `TODO.md` has no phases; those that are there: `PLAN.md`, `docs/ROADMAP.md`"
    assert without in made.run("validate", "TODO.md:Phase 1").stderr


TABLE = """\
# Harbor plan

| Phase | Timeline | Deliverable | Status |
|---|---|---|---|
| 1. Safety | Weeks 1-2 | `src/rope.py` | ✅ |
| 2. Speed | Weeks 3-6 | `src/sail.py` | ⏳ |
"""


def test_phases_of_a_table_are_shown_and_validated_and_their_rows_left_alone(plan: Desk) -> None:
    plan.write(TABLE, "PLAN.md")
    said = plan.run("status").stdout
    assert "Phase 1: Safety                             1/1" in said
    assert "Phase 2: Speed                              0/1" in said
    assert plan.run("validate", "safety").exit_code == 0
    assert "not yet       line 6" in plan.run("validate", "Phase 2").stdout
    started = plan.run("start", "2", "--anyway")
    assert started.exit_code == 2
    assert "`PLAN.md:6` is a row of a table; write there by hand when it began" in started.stderr
    assert plan.page("PLAN.md") == TABLE.encode()


UNCLEAR = {
    "names without quotes": (
        ("complete", "Phase", "1", "1.1"),
        "`Phase 1 1.1` is more than a phase and a task; put each name in quotes",
    ),
    "two tasks": (
        ("complete", "2", "sail"),
        "changed, say which, such as `PLAN.md:20`:\n  PLAN.md:20  2.1 Create src/sail.py\n  PLAN.md:21  2.2 Create src/sail_",
    ),
    "no task": (
        ("complete", "1", "anchor"),
        "no task is called `anchor`; there are:\n  PLAN.md:7  1.1 Create src/rope.py\n",
    ),
    "no task of the phase": (
        ("complete", "1", "PLAN.md:20"),
        "no task of `Phase 1: Safety` stands at `PLAN.md:20`",
    ),
    "no phase there": (("validate", "PLAN.md:1"), "no phase stands at `PLAN.md:1`"),
    "nearly a phase": (
        ("start", "Phase 1: Savety"),
        "no phase is called `Phase 1: Savety`; did you mean `Phase 1: Safety` (PLAN.md:3)?\n",
    ),
    "part of a number": (("validate", "11"), "no phase is called `11`; did you mean `Phase 1"),
    "no such day": (("start", "1", "--on", "2026-02-30"), "`2026-02-30` is no date; write it as"),
    "a revision": (
        ("complete", "1", "1.1", "--rev", "HEAD"),
        "pages at `HEAD` cannot be edited; leave out `--rev` to edit those on disk",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNCLEAR)
def test_what_is_unclear_changes_nothing(plan: Desk, what: str) -> None:
    words, message = UNCLEAR[what]
    done = plan.run(*words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert plan.page("PLAN.md") == PLAN.encode()


def test_a_page_without_phases_says_what_a_phase_is(desk: Callable[..., Desk]) -> None:
    made = desk("- [x] `src/harbor.py`\n")
    message = "no page has phases; a phase is a heading such as `## Phase 1: Security (2 weeks)`"
    assert message in made.run("validate", "1").stderr
    assert message in made.run("status").stdout


def test_jq_reads_the_report(plan: Desk) -> None:
    jq = shutil.which("jq")
    said = plan.run("report").stdout
    assert {"phases", "next_actions", "critical_blockers", "risk_assessment"} <= {*json.loads(said)}
    if jq:
        read = subprocess.run(
            [jq, ".risk_assessment"], input=said, text=True, check=True, capture_output=True
        )
        assert {*json.loads(read.stdout)} == {"high", "medium", "low"}
