"""How phases stand: time line, order, score, and whether a phase may start."""

from __future__ import annotations

from mkdocs_gapreport.outlook import Outlook, Roadmap, Start
from mkdocs_gapreport.testing import report_of

HARBOUR = """\
# Harbour plan

**Critical Path:** Piers → Cranes → Lights

# PHASE 1: BUILD THE PIERS (Weeks 1-2)
**Duration:** 2 weeks

### Task 1.1: Drive the piles (Days 1-3)
- [ ] Order timber

## Phase 1 Success Metrics
- [ ] `piers.py`
- [ ] Nobody gets wet

# PHASE 2: RAISE THE CRANES (Weeks 3-6)
### Task 2.1: Pour the foundations
# PHASE 3: LIGHTS (Week 7)
"""


def roadmap_of(text: str, **files: str) -> Roadmap:
    """The roadmap of the only plan."""
    report = report_of(text, files={"README.md": "# Harbour\n", **files})
    (roadmap,) = Outlook(report).roadmaps
    return roadmap


def test_stated_weeks_place_phases_on_the_time_line() -> None:
    stages = roadmap_of(HARBOUR).stages
    assert [(float(stage.begins), float(stage.ends)) for stage in stages] == [
        (0, 2),
        (2, 6),
        (6, 7),
    ]


def test_critical_path_makes_phases_wait() -> None:
    stages = roadmap_of(HARBOUR).stages
    assert [len(stage.waits_for) for stage in stages] == [0, 1, 1]
    assert [stage.may_start for stage in stages] == [Start.YES, Start.NO, Start.NO]
    assert all(stage.is_critical for stage in stages)


def test_score_counts_metrics_that_hold() -> None:
    text = HARBOUR.replace("- [ ] `piers.py`", "- [x] `piers.py`")
    assert roadmap_of(text, **{"piers.py": "PILES = 12\n"}).stages[0].score == "1/2"
