"""Which headings are phases, what they are called, and how far they reach."""

from __future__ import annotations

import pytest
from plan_pages import HARBOUR, names_of, page_of, phase_of, plan_of, waits_of

NO_PHASES = [
    "# Plan\n\nPhase 1: build the pier\n",
    "# Plan\n\n```\n# Phase 1: in code\n```\n",
    "# Plan\n\n> ## Phase 1: quoted\n",
    "# Plan\n\n- Phase 1: an item\n- Phase 2: another\n",
    "## Phases of the moon\n\n## Phase shift\n",
    "## Weekly review\n\n## Sprinting\n",
    "## Week 1-2\n",
    "## Phase 1 → Phase 2 Requirements\n\n- [ ] Ships come\n",
    "## Phase 1 Success Metrics\n\n- [ ] Ships come\n",
    "## v0.2: Cranes\n\n## v0.3: Lights\n",
    "## A phase of rest\n\n## In week 3 we rest\n",
]


@pytest.mark.parametrize("text", NO_PHASES)
def test_no_phase_is_read(text: str) -> None:
    assert names_of(text) == []


# on `docs/ROADMAP.md`; below each heading stands a task
NO_HORIZONS = [
    ("# Roadmap", "## Near term"),
    ("# Roadmap", "## Future", "## Beyond"),
    ("# Roadmap", "## Near term", "## Near term"),
    ("# Roadmap", "## Next steps", "## Later on, maybe"),
    ("# Roadmap", "## Next.js 15", "## Now that it works"),
    ("# Roadmap", "## Long-term support", "## Short-term memory"),
    ("# Roadmap", "## Near term", "## Costs", "### Long term"),
]
# on `TODO.md`
NO_HORIZONS_ELSEWHERE = [
    ("# To do", "## Near term", "## Mid term", "## Long term"),
    ("# Audit", "## Recommendations", "### Short term", "### Medium term", "### Long term"),
    ("# To do", "## Now", "## Later"),
    ("# Cache", "## Memory", "### Short term", "### Long term"),
]


def below(headings: tuple[str, ...]) -> str:
    return "".join(f"{heading}\n\n- [ ] A task\n\n" for heading in headings)


@pytest.mark.parametrize("headings", NO_HORIZONS)
def test_words_about_time_are_no_phases_where_they_may_mean_something_else(
    headings: tuple[str, ...],
) -> None:
    assert names_of(below(headings), "docs/ROADMAP.md") == []


@pytest.mark.parametrize("headings", NO_HORIZONS_ELSEWHERE)
def test_words_about_time_are_no_phases_where_nothing_says_that_it_is_a_roadmap(
    headings: tuple[str, ...],
) -> None:
    assert names_of(below(headings), "TODO.md") == []


HORIZONS = [
    (
        ("# T", "## Near term", "## Mid term", "## Long term"),
        ["Near term", "Mid term", "Long term"],
    ),
    (("# T", "## Short-Term Goals", "## Long-Term Goals"), ["Short-Term Goals", "Long-Term Goals"]),
    (("# T", "## 🚀 Now", "## Next", "## Later"), ["Now", "Next", "Later"]),
    (("# T", "## Now", "## Next", "## Future"), ["Now", "Next", "Future"]),
    (
        ("# T", "## Short term (1-3 months)", "## Medium term: Cranes", "## Notes"),
        ["Short term", "Medium term: Cranes"],
    ),
    (("# T", "## Near Term", "## Future"), ["Near Term", "Future"]),
    (
        ("# T", "## Now (up to v1.0)", "## Next (v1.1)", "## Long-term Vision"),
        ["Now (up to v1.0)", "Next (v1.1)", "Long-term Vision"],
    ),
    (("# T", "## Kurzfristig", "## Langfristig"), ["Kurzfristig", "Langfristig"]),
]


@pytest.mark.parametrize(("headings", "names"), HORIZONS)
def test_a_roadmap_may_be_divided_by_words_about_time(
    headings: tuple[str, ...], names: list[str]
) -> None:
    assert names_of(below(headings), "docs/ROADMAP.md") == names


def test_when_they_are_is_not_how_long_they_take() -> None:
    plan = plan_of(below(("# Roadmap", "## Near term (0-3 months)", "## Mid term (3-6 months)")))
    assert [phase.duration for phase in plan.phases] == [None, None]
    assert plan.remarks == ()


@pytest.mark.parametrize("page", ["README.md", "TODO.md"])
def test_below_a_heading_that_says_roadmap_they_divide_any_page(page: str) -> None:
    headings = ("# Harbour", "## Install", "## 🗺️ Roadmap", "### Near term", "### Mid term")
    assert names_of(below(headings), page) == ["Near term", "Mid term"]


def test_now_next_and_later_together_leave_no_doubt() -> None:
    assert names_of(below(("# To do", "## Now", "## Next", "## Later")), "TODO.md") == [
        "Now",
        "Next",
        "Later",
    ]


def test_numbered_phases_below_them_are_their_parts() -> None:
    headings = ("# Roadmap", "## Now", "### v1.1: Cranes", "## Next", "### v1.2: Lights")
    plan = plan_of(below(headings), "ROADMAP.md")
    assert [[part.name for part in phase.parts] for phase in plan.phases] == [
        ["v1.1: Cranes"],
        ["v1.2: Lights"],
    ]


def test_numbered_phases_beside_them_are_the_plan() -> None:
    headings = ("## Phase 1: A", "## Phase 2: B", "## Ideas", "### Near term", "### Long term")
    assert names_of(below(headings), "ROADMAP.md") == ["Phase 1: A", "Phase 2: B"]


def test_one_numbered_phase_among_them_is_spoken_of_and_no_plan() -> None:
    headings = ("# Roadmap", "## Near Term", "## Mid Term", "## Phase 2 Breakdown", "## Long Term")
    assert names_of(below(headings), "ROADMAP.md") == ["Near Term", "Mid Term", "Long Term"]


def test_quarters_of_the_next_year_stand_in_order() -> None:
    plan = plan_of(below(("# Roadmap", "## Q4 2026", "## Q1 2027")))
    assert [phase.name for phase in plan.phases] == ["Q4 2026", "Q1 2027"]
    assert not [remark for remark in plan.remarks if "number" in remark]


NAMES = [
    ("## Phase 1: Piers", "Phase 1: Piers"),
    ("# PHASE 1: PIERS (Weeks 1-2) 🚨", "PHASE 1: PIERS"),
    ("## ✅ WEEK 0: BLOCKERS [COMPLETED - September 27, 2025]", "WEEK 0: BLOCKERS"),
    ("## 🟢 WEEK 2: FEATURES [✅ COMPLETE - September 27, 2025]", "WEEK 2: FEATURES"),
    ("## Phase 3: Setup (Shared Parts) ✅ COMPLETED", "Phase 3: Setup (Shared Parts)"),
    ("## Phase 1: Piers (4 weeks) [80 %]", "Phase 1: Piers"),
    ("## Phase 1: Piers - 85% complete", "Phase 1: Piers"),
    ("## Phase 2: Piers [HIGH]", "Phase 2: Piers"),
    ("## Weeks 5-6: Cranes", "Weeks 5-6: Cranes"),
    ("## Sprint 2\n- [ ] Cranes", "Sprint 2"),
    ("## Milestone M1 — Cranes", "Milestone M1 — Cranes"),
    ("## Stage IV. Lights", "Stage IV. Lights"),
    ("## Iteration 3 - Lights", "Iteration 3 - Lights"),
    ("## Phase Two: Lights", "Phase Two: Lights"),
    ("## 3. Phase 1: Lights", "3. Phase 1: Lights"),
    ("## Fase 1: Muelles", "Fase 1: Muelles"),
    ("## Woche 3: Kräne", "Woche 3: Kräne"),
    ("## Étape 2 : Grues", "Étape 2 : Grues"),
    ("## 第一阶段：码头", "第一阶段：码头"),
    ("## フェーズ1：桟橋", "フェーズ1：桟橋"),
    ("## Этап 2: Краны", "Этап 2: Краны"),
    ("## Phase 1 Build the piers", "Phase 1 Build the piers"),
]


@pytest.mark.parametrize(("heading", "name"), NAMES)
def test_a_phase_is_called(heading: str, name: str) -> None:
    assert names_of(f"{heading}\n\n- [ ] A task\n") == [name]


def test_versions_are_phases_on_a_roadmap() -> None:
    text = "## v0.2: Cranes\n\n## v0.3: Lights\n"
    assert names_of(text, "docs/ROADMAP.md") == ["v0.2: Cranes", "v0.3: Lights"]


def test_phases_in_code_and_in_quoted_guides_are_none() -> None:
    plan = plan_of(HARBOUR)
    assert [phase.number for phase in plan.phases] == ["1", "2", "3"]
    assert not any(
        "9" in task.number for top in plan.phases for p in top.walk() for task in p.tasks
    )


def test_a_phase_reaches_to_the_next_heading_of_its_level() -> None:
    plan = plan_of("## Phase 1: Piers\n### Wood\n- [ ] a\n## Phase 2: Cranes\n- [ ] b\n\n# End\n")
    assert [(phase.line, phase.end) for phase in plan.phases] == [(1, 3), (4, 6)]


def test_weeks_of_a_phase_are_its_parts() -> None:
    assert [part.name for part in phase_of(HARBOUR).parts] == ["Week 1: Wood", "Week 2: Stone"]


def test_of_two_series_the_longer_is_the_plan() -> None:
    text = (
        "# T\n## Week 0: A\n- [ ] a\n## Week 1: B\n- [ ] b\n## Week 2: C\n- [ ] c\n"
        "## Later\n### Phase 5: D\n- [ ] d\n### Phase 6: E\n- [ ] e\n"
    )
    plan = plan_of(text)
    assert [phase.number for phase in plan.phases] == ["0", "1", "2"]
    assert plan.remarks == (
        (
            "the headings on lines 9, 11 name phases too; the longer series of phases on this page is"
            " taken for its plan"
        ),
    )


def test_phases_listed_in_an_overview_are_taken_where_they_are_described() -> None:
    text = (
        "# T\n## Overview\n### Phase 1: A\n### Phase 2: B\n"
        "## Details\n### Phase 1: A\n- [ ] a\n- [ ] b\n### Phase 2: B\n- [ ] c\n"
    )
    assert [phase.line for phase in plan_of(text).phases] == [6, 9]


def test_phases_may_stand_under_headings_of_their_own() -> None:
    text = "# T\n## Done\n### Phase 1: A\n- [x] a\n## To come\n### Phase 2: B\n- [ ] b\n"
    assert names_of(text) == ["Phase 1: A", "Phase 2: B"]


def test_headings_may_skip_levels() -> None:
    text = "# T\n#### Phase 1: A\n- [ ] a\n## Phase 2: B\n###### Task 2.1: C\n"
    plan = plan_of(text)
    assert [phase.number for phase in plan.phases] == ["1", "2"]
    assert [task.number for task in plan.phases[1].tasks] == ["2.1"]


def test_a_phase_without_a_status_states_nothing_and_asks_nothing() -> None:
    page = page_of("## Phase 1: Build `pier.py` (300 lines)\n\n### Task 1.1: Write `crane.py`\n")
    [phase, task] = page.walk()
    assert (phase.stated, task.stated, task.checks) == (None, None, ())
    assert task.is_silent


def test_phases_leave_the_ids_of_other_claims_as_they_were() -> None:
    items = "- [x] Set up `a.py`\n- [ ] Phase 1: Piers\n"
    alone = {claim.text: claim.id for claim in page_of(f"# T\n\n{items}").walk()}
    within = page_of(f"# T\n\n## Phase 1: Piers\n\n{items}\n## Phase 2: Cranes\n").walk()
    assert {claim.text: claim.id for claim in within if not claim.is_silent} == alone


NO_PHASE_ROWS = [
    "| Phase | Tool |\n|---|---|\n| 1 | saw |\n| 2 | nails |\n",
    "| Stage | Status |\n|---|---|\n| build | ✅ |\n| test | ✅ |\n",
    "| Phase | Status |\n|---|---|\n| Piers | ✅ |\n| Cranes | ⏳ |\n",
    "| Phase | Status |\n|---|---|\n| 1 | ✅ |\n| 1 | ⏳ |\n",
    "| Phase | Status |\n|---|---|\n| 1 | ✅ |\n| Total | ⏳ |\n",
    "| Phase | Status |\n|---|---|\n| Phase 1 | ✅ |\n",
    "| Release | Status |\n|---|---|\n| 1 | ✅ |\n| 2 | ⏳ |\n",
    "| Task | Phase | Status |\n|---|---|---|\n| a | 1 | ✅ |\n| b | 2 | ⏳ |\n",
]


@pytest.mark.parametrize("table", NO_PHASE_ROWS)
def test_a_table_about_something_else_is_no_plan(table: str) -> None:
    assert names_of(f"# Plan\n\n{table}") == []


def test_a_table_beside_headings_of_phases_is_none() -> None:
    table = "| Phase | Status |\n|---|---|\n| 1 | ✅ |\n| 2 | ⏳ |\n| 3 | ⏳ |\n"
    text = f"# T\n\n{table}\n## Phase 1: A\n- [ ] a\n\n## Phase 2: B\n- [ ] b\n"
    assert names_of(text) == ["Phase 1: A", "Phase 2: B"]


PHASE_ROWS = [
    (
        (
            "| Phase | Timeline | Status |\n|---|---|---|\n"
            "| Phase 1: Piers | Weeks 1-2 | ✅ |\n| Phase 2: Cranes | Weeks 3-6 | ⏳ |\n"
        ),
        ["Phase 1: Piers", "Phase 2: Cranes"],
    ),
    (
        "| Phase | Duration |\n|---|---|\n| 1. Piers | 2 weeks |\n| **2. Cranes** | 4 weeks |\n",
        ["Phase 1: Piers", "Phase 2: Cranes"],
    ),
    (
        (
            "| Milestone | Scope | Target date |\n|---|---|---|\n"
            "| M1 | Piers | 2026-03-01 |\n| M2 | Cranes | 2026-06-01 |\n"
        ),
        ["Milestone M1: Piers", "Milestone M2: Cranes"],
    ),
    (
        "| Fase | Estado |\n|---|---|\n| Fase 1 | ✅ |\n| Fase 2 | ⏳ |\n",
        ["Fase 1", "Fase 2"],
    ),
]


@pytest.mark.parametrize(("table", "names"), PHASE_ROWS)
def test_phases_may_stand_only_in_a_table(table: str, names: list[str]) -> None:
    assert names_of(f"# Plan\n\n{table}") == names


def test_a_row_says_how_long_its_phase_takes_and_how_far_it_is() -> None:
    text = (
        "# Plan\n\n| Phase | Timeline | Depends on | Status |\n|---|---|---|---|\n"
        "| 1. Piers | Weeks 1-2 | - | ✅ |\n| 2. Cranes | Weeks 3-6 | Phase 1 | ⏳ |\n"
    )
    page = page_of(text)
    plan = plan_of(text)
    assert [(float(p.weeks.first), float(p.weeks.last)) for p in plan.phases if p.weeks] == [
        (1, 2),
        (3, 6),
    ]
    assert waits_of(plan) == {"2": ["1"]}
    assert [str(claim.stated) for claim in page.walk()] == ["100 %", "0 %"]
