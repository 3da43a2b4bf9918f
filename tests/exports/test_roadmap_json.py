"""Phases, actions and risks in the JSON, by its schema and by its own claims."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from mkdocs_gapreport.exports.json import schema, to_json
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.testing import report_of

PLAN = """\
# Harbour plan

**Total Duration:** 6-7 weeks
**Start Date:** 2026-01-01

## Phase 1: Repair the piers (Weeks 1-2) [✅ COMPLETE]

**Team:** Divers

### Week 1: Wood

- [x] T001 Drive the piles in `src/piers.py` (90 lines)
- [x] T002 [P] Tar them (depends on T001) (2 days)

### Success metrics

- [x] Planks <!-- verify: lines src/planks.py >= 1 -->
- [ ] Nobody gets wet

**Checkpoint**: Ships may land

## Phase 2: Raise the cranes (4 weeks)

**Depends on**: Phase 1

- [ ] T003 Pour the foundations
"""
FILES = {"src/planks.py": "PLANKS = 3\n"}


@cache
def document() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(to_json(Outlook(report_of(PLAN, files=FILES))))
    return written


def test_schema_accepts_it() -> None:
    Draft202012Validator(json.loads(schema())).validate(document())


def test_a_phase_says_how_it_stands() -> None:
    phase = document()["phases"][0]
    kept = ("name", "line", "score", "weeks", "in_weeks", "team", "may_start", "blocks", "critical")
    assert {key: phase[key] for key in kept} == {
        "name": "Phase 1: Repair the piers",
        "line": 6,
        "score": "1/2",
        "weeks": [2, 2],
        "in_weeks": [1, 2],
        "team": "Divers",
        "may_start": "begun",
        "blocks": ["Phase 2: Raise the cranes"],
        "critical": True,
    }


def test_names_in_depends_on_are_phases() -> None:
    phases = document()["phases"]
    assert phases[1]["depends_on"] == [phases[0]["name"]]


def test_ids_are_claims_of_the_document() -> None:
    claims = {claim["id"]: claim for claim in document()["claims"]}
    for phase in document()["phases"]:
        ids = [phase["claim"], *phase["tasks"], *phase["metrics"], *phase["checkpoints"]]
        assert [each for each in ids if each not in claims] == []
        parts = [task for part in phase["parts"] for task in part["tasks"]]
        assert set(parts) <= set(phase["tasks"])


def test_tasks_are_told_in_detail() -> None:
    first, second = document()["phases"][0]["task_details"]
    assert (first["number"], second["number"], second["parallel"]) == ("T001", "T002", True)
    assert second["depends_on"] == [{"words": "T001", "claims": [first["claim"]]}]
    assert second["effort"] == [0.4, 0.4]


def test_a_plan_says_how_long_it_takes() -> None:
    [plan] = document()["plans"]
    assert (plan["weeks"], plan["length"]) == ([6, 7], 6)
    assert (plan["started"], plan["planned_end"]) == ("2026-01-01", "2026-02-12")
    assert len(plan["estimated_end"]) == 2


def test_what_is_missing_is_done_first_and_blocks() -> None:
    [blocker] = document()["critical_blockers"]
    assert blocker == document()["next_actions"][0]
    assert blocker["action"].startswith("create `src/piers.py`")
    assert blocker["waiting"] == ["Phase 2: Raise the cranes"]


def test_risks_have_their_reasons() -> None:
    assert [risk["reason"] for risk in document()["risk_assessment"]["high"]] == [
        "stated 100 %, found 25–75 %: 1 claim in it is false (line 12)"
    ]


def test_phases_that_state_nothing_are_listed_and_not_counted() -> None:
    silent = [c for c in document()["claims"] if c["stated"] is None and not c["checks"]]
    assert [claim["text"][:7] for claim in silent] == ["Week 1:", "Checkpo", "Phase 2"]
    assert document()["summary"]["claims"] == len(document()["claims"]) - len(silent)
    assert sum(document()["summary"]["verdicts"].values()) == document()["summary"]["claims"]
