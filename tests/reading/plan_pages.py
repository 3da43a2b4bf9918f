"""Plans as people write them, and what is read from them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from mkdocs_gapreport import reading

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Page, Phase, Plan


def page_of(text: str, path: str = "PLAN.md") -> Page:
    """Read a page."""
    return reading.read(dedent(text).encode(), path, words=reading.vocabulary())


def plan_of(text: str, path: str = "PLAN.md") -> Plan:
    """Read the plan of a page."""
    plan = page_of(text, path).plan
    assert plan is not None, "no phase was found"
    return plan


def names_of(text: str, path: str = "PLAN.md") -> list[str]:
    """The names of the phases of a page; none where it has no plan."""
    plan = page_of(text, path).plan
    return [phase.name for phase in plan.phases] if plan else []


def phase_of(text: str) -> Phase:
    """The first phase."""
    return plan_of(text).phases[0]


def waits_of(plan: Plan) -> dict[str, list[str]]:
    """What each phase waits for, by the numbers of both."""
    numbers = {inner.claim: inner.number for phase in plan.phases for inner in phase.walk()}
    return {
        phase.number: [numbers[m] for d in phase.depends_on for m in d.meant if m in numbers]
        for phase in plan.phases
        if phase.depends_on
    }


HARBOUR = """\
    # The harbour of Hull

    **Total Implementation Time:** 7-9 weeks
    **Critical Path:** Piers → Cranes → Lights

    # PHASE 1: REPAIR THE PIERS (Weeks 1-2) 🚨

    **Priority:** CRITICAL - ships wait
    **Duration:** 2 weeks
    **Team:** Carpenters + divers

    ## Week 1: Wood

    ### Task 1.1: Drive the piles (Days 1-3)
    **Severity:** CRITICAL

    #### Validation steps:
    - [ ] Pull at each
    - [ ] Look at low tide

    ### Task 1.2: Lay the planks (Days 3-5)

    ```markdown
    # Guide for divers

    ## Phase 9: Surface
    ```bash
    ./dive.sh
    ```
    ### Task 9.1: Breathe
    ```

    ## Week 2: Stone

    ### Task 1.3: Set the kerb (Days 1-5)

    ## Phase 1 Success Metrics

    ### Safety:
    - [ ] **0** loose planks
    - [ ] **100%** piles inspected

    # PHASE 2: RAISE THE CRANES (Weeks 3-6) ⚙️

    **Duration:** 4 weeks

    ### Task 2.1: Pour the foundations

    # PHASE 3: LIGHTS & BUOYS (Week 7)

    ### Task 3.1: Lay the cable

    # CONCLUSION

    - Ships come home
"""
