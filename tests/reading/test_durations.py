"""How long, when, and which day."""

from __future__ import annotations

from datetime import date

import pytest
from plan_pages import phase_of, plan_of

from mkdocs_gapreport import reading
from mkdocs_gapreport.reading import durations

WORDS = reading.vocabulary()

SPANS = [
    ("for weeks", None),
    ("version 2.0", None),
    ("12 files", None),
    ("in 2025", None),
    ("2 weeks", (2, 2)),
    ("10-13 weeks", (10, 13)),
    ("10 to 13 weeks", (10, 13)),
    ("~3 days", (0.6, 0.6)),
    ("8 hours", (0.2, 0.2)),
    ("1-2 months", (4, 8)),
    ("a 4-week effort", (4, 4)),
    ("1.5 weeks", (1.5, 1.5)),
    ("3 Wochen", (3, 3)),
    ("2 semanas", (2, 2)),
    ("13-10 weeks", (10, 13)),
]


@pytest.mark.parametrize(("text", "weeks"), SPANS)
def test_a_text_states_a_duration(text: str, weeks: tuple[float, float] | None) -> None:
    span = durations.span(text, WORDS)
    assert (span and (float(span.low), float(span.high))) == weeks


STRETCHES = [
    ("the weeks 3", (3, 3)),
    ("weekend 3", None),
    ("2 weeks", None),
    ("Weeks 3-6", (3, 6)),
    ("(Week 7)", (7, 7)),
    ("Weeks 6-3", None),
    ("Wochen 3 bis 4", (3, 4)),
    ("Days 1-3", (1, 0.6)),
    ("Month 2", (5, 8)),
]


@pytest.mark.parametrize(("text", "weeks"), STRETCHES)
def test_a_text_names_weeks(text: str, weeks: tuple[float, float] | None) -> None:
    stretch = durations.stretch(text)
    assert (stretch and (float(stretch.first), float(stretch.last))) == weeks


DATES = [
    ("2025-09-27", [date(2025, 9, 27)]),
    ("September 27, 2025", [date(2025, 9, 27)]),
    ("27 Sept 2025", [date(2025, 9, 27)]),
    ("27. Oktober 2025", [date(2025, 10, 27)]),
    ("27 de outubro de 2025", [date(2025, 10, 27)]),
    ("27.10.2025", [date(2025, 10, 27)]),
    ("2025年9月27日", [date(2025, 9, 27)]),
    ("16/12/2025", [date(2025, 12, 16)]),
    ("12/16/2025", [date(2025, 12, 16)]),
    ("05/06/2025", []),
    ("Q3 2025", []),
    ("September 2025", []),
    ("2025-02-30", ["2025-02-30"]),
    ("February 30, 2025", ["February 30, 2025"]),
]


@pytest.mark.parametrize(("text", "days"), DATES)
def test_a_text_names_days(text: str, days: list[date | str]) -> None:
    assert list(durations.dates(text)) == days


def test_a_phase_says_how_long_it_takes() -> None:
    phase = phase_of("## Phase 1: Piers (Weeks 3-6)\n**Duration:** 3-4 weeks\n")
    assert phase.weeks is not None
    assert phase.duration is not None
    assert (float(phase.duration.low), float(phase.duration.high)) == (3, 4)


def test_a_week_lasts_a_week() -> None:
    phase = phase_of("## Week 3: Piers\n- [ ] a\n")
    assert phase.duration is not None
    assert (float(phase.duration.low), float(phase.duration.high)) == (1, 1)


def test_dates_team_and_priority_are_read() -> None:
    phase = phase_of(
        "## Phase 1: Piers\n**Started:** 2026-03-01 | **Team:** Divers\n"
        "- **Due**: 2026-03-31\n- **Priority**: HIGH\n- [ ] a\n"
    )
    assert (phase.started, phase.due) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (phase.team, phase.priority) == ("Divers", "HIGH")
    assert len(phase.tasks) == 1


def test_the_date_behind_complete_is_the_day_it_was_finished() -> None:
    phase = phase_of("## Week 1: Piers [✅ COMPLETE - September 27, 2025]\n- [x] a\n")
    assert phase.finished == date(2025, 9, 27)


def test_a_summary_further_down_speaks_of_its_own_week() -> None:
    plan = plan_of(
        "## Week 1: Piers\n- [x] a\n### Week 2 Summary\n**Completion Date:** 2026-05-01\n"
        "## Week 2: Cranes\n- [x] b\n"
    )
    assert [phase.finished for phase in plan.phases] == [None, date(2026, 5, 1)]


def test_a_date_that_does_not_exist_is_said() -> None:
    plan = plan_of("## Phase 1: Piers\n**Due:** 2026-02-30\n- [ ] a\n")
    assert plan.phases[0].due is None
    assert plan.remarks[0] == "line 2: `2026-02-30` is no date; write one such as `2026-03-31`"
