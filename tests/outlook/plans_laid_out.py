"""Plans with their repositories, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.outlook import Outlook, Roadmap
from mkdocs_gapreport.testing import report_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

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


def outlook_of(
    text: str, files: Mapping[str, str] | None = None, *, today: date | None = None
) -> Outlook:
    """What follows from a page."""
    commit = {"README.md": "# Harbour\n", **(files or {})}
    return Outlook(report_of(text, files=commit, today=today))


def roadmap_of(
    text: str, files: Mapping[str, str] | None = None, *, today: date | None = None
) -> Roadmap:
    """The roadmap of the only plan."""
    (roadmap,) = outlook_of(text, files, today=today).roadmaps
    return roadmap
