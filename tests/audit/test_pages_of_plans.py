"""What a page says of itself as a whole: that it only plans, or speaks of other repositories too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import NO_CLAIM, Project, lay_out, table, words_of

if TYPE_CHECKING:
    from projects import Commit

NEVER = "- ✅ `src/kiln/never.py`"

PLANNED = table(f"""
    # Plan⏎⏎## Phase 2: Glazing (3 days)⏎⏎**Key outputs**:⏎{NEVER}  => no claim
    # Plan⏎⏎**Phase 1B Output**:⏎{NEVER}  => no claim
    # Plan⏎⏎Week 3 deliverables:⏎{NEVER}  => no claim
    # Plan⏎⏎Status: not started⏎⏎Deliverables:⏎{NEVER}  => no claim
    # Plan⏎⏎## Phase 2 ⏳⏎⏎Expected outputs:⏎{NEVER}  => no claim
    # Plan⏎⏎Completed deliverables:⏎{NEVER}  => missing ✗
    # Plan⏎⏎Status: done⏎⏎Deliverables:⏎{NEVER}  => missing ✗
    # Plan⏎⏎Status: planned⏎⏎## Phase 1 ✅⏎⏎Key outputs:⏎{NEVER}  => missing ✗
    # Plan⏎⏎Status: in progress⏎⏎Deliverables:⏎{NEVER}  => missing ✗
    # Plan⏎⏎Key outputs:⏎- [x] `src/kiln/never.py`  => missing ✗
""")

SEVERAL = table("""
    We work in both repos.⏎⏎- [x] Create `web/lids.ts`  => unverified
    We work in both repos.⏎⏎- [x] Create `src/kiln/never.py`  => unverified
    We work in both repos.⏎⏎- [x] `src/kiln/oven.py`  => accurate
    The frontend repo has its own plan.⏎⏎- [x] Heat in `src/kiln/never.py`  => unverified
    Gilt in beiden Repos.⏎⏎- [x] `src/kiln/never.py`  => unverified
    We work in both repos.⏎⏎- [x] `src/kiln/oven.py` (900 lines)  => overstated ✗
    We work in both repos.⏎⏎- [x] Delete `src/kiln/oven.py`  => overstated ✗
    We work in both repos.⏎⏎- [x] Lids <!-- verify: file src/kiln/never.py -->  => missing ✗
    Clone the repository.⏎⏎- [x] Create `web/lids.ts`  => missing ✗
    All services are in one repo.⏎⏎- [x] Create `src/kiln/never.py`  => missing ✗
""")


@pytest.mark.parametrize(("text", "expected"), PLANNED + SEVERAL)
def test_a_line_means_what_its_page_says_of_itself(kiln: Project, text: str, expected: str) -> None:
    found = [f for f in kiln.findings(text) if "kiln" in f.claim.text or "Lids" in f.claim.text]
    found = found or [f for f in kiln.findings(text) if "lids" in f.claim.text]
    assert (words_of(found[-1]) if found else NO_CLAIM) == expected


_LCOV = "TN:\nSF:kiln.py\nDA:1,{0}\nDA:2,{0}\nLF:2\nLH:{1}\nend_of_record\n"
UNTESTED: Commit = {"kiln.py": "a = 1\nb = 2\n", "lcov.info": _LCOV.format(0, 0)}


def test_a_report_in_which_nothing_is_covered_was_written_without_tests(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    project = Project.at(lay_out(tmp_path_factory.mktemp("untested") / "kiln", UNTESTED))
    assert project.verdict_of("- [x] Test coverage: 90 %") == "unverified"
    row = "| File | Coverage | Status |\n|---|---|---|\n| `kiln.py` | 90 % | ✅ |"
    assert project.verdict_of(row) == "overstated ✗"
