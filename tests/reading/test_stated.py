"""How finished a line says something is: by its box, its mark, its words, its share."""

from __future__ import annotations

import pytest
from projects import state_of, table

SILENT = table("""
    a sentence with ✅ in the middle of it  => no claim
    - an item without a mark  => no claim
    - [link](README.md)  => no claim
    - [x](README.md)  => no claim
    - [x]without a blank  => no claim
    - []  => no claim
    - \\[x\\] escaped  => no claim
    - \\[ \\] escaped  => no claim
    - `[x]` as code  => no claim
    [x] no item  => no claim
    - 🔴 critical  => no claim
    - 🟢 low  => no claim
    - 📋 notes  => no claim
    - 🚀 fast  => no claim
    - 1/2 cup of clay  => no claim
    - 3/8 inch  => no claim
    - 50 % clay  => no claim
    - up to 80 % faster  => no claim
    - 100 % local  => no claim
    - opened at 24/7  => no claim
    - 2026/01/04  => no claim
    - a done deal  => no claim
    - Completed in 2024  => no claim
    - Missing things  => no claim
    - an open question  => no claim
    - ✅ DO fire slowly  => no claim
    - ✅ Do: fire slowly  => no claim
    - ✅ **Do** - fire slowly  => no claim
    - ❌ DON'T open the door  => no claim
    - ❌ Don’t: open the door  => no claim
    - ❌ **NEVER** open the door  => no claim
    - ✅ Good: `a.py`  => no claim
    - ❌ Bad: `b.py`  => no claim
    - ❌ Wrong: `b.py`  => no claim
    - ✅ Correct: `a.py`  => no claim
    - ✅ = done  => no claim
    - ✅ means done  => no claim
    - ✅ Complete  => no claim
    - ⏳ Pending  => no claim
    **Target**: 80 %  => no claim
    **Goal**: 100 % complete  => no claim
    **Effort**: 3 days ✅  => no claim
    **Priority**: ✅ high  => no claim
    **Checkpoint**: ✅ all ovens work  => no claim
    **Acceptance Criteria**: ✅ heats  => no claim
    **Independent Test**: ✅ heats  => no claim
    **Duration**: 2 weeks (DONE)  => no claim
    **Depends on**: T001 ✅  => no claim
    **Status**: Accepted  => no claim
    **Status**: Approved  => no claim
    **Status**: Superseded by 12  => no claim
    **Owner**: Ann  => no claim
    ## Target: 80 %  => no claim
    ## 🔴 Critical  => no claim
    ## Cut the heat by 80 %  => no claim
    ## Week 1-2  => no claim
    ## 1/3 of the ovens  => no claim
    ## Best practices ✅  => no claim
    ## Completed tasks  => no claim
    ## What is done  => no claim
""")
BOXES = table("""
    - [x] heat  => done
    - [X] heat  => done
    - [✓] heat  => done
    - [✔] heat  => done
    - [✅] heat  => done
    * [x] heat  => done
    + [x] heat  => done
    1. [x] heat  => done
    1) [x] heat  => done
    - ［x］ heat  => done
    -   [x] heat  => done
    -\t[x] heat  => done
    - [x]\u00a0heat  => done
    - [x]  => done
    - [ ] heat  => todo
    - [ ]  => todo
    - [-] heat  => partial
    - [~] heat  => partial
    - [/] heat  => partial
    - [!] heat  => partial
    - [>] heat  => partial
    - [?] heat  => partial
    - [x] ✅ heat  => done
    - [ ] ✅ heat  => todo
    - [x] heat 50 %  => done
    - [x] ~~heat the oven~~  => retracted
    - [x] heat (deferred)  => retracted
    - [x] DEFERRED heat  => retracted
    - [x] heat - N/A  => retracted
    - [x] heat - not needed  => retracted
    - [x] heat → cancelled  => retracted
    - [x] heat: adiado  => retracted
    - [x] heat（不要）  => retracted
    - [x] the deferred queue heats  => done
    - [x] heat skipped pots too  => done
    - [x] handle N/A values  => retracted
""")
MARKS = table("""
    - ✅ heat  => done
    - ✅heat  => done
    - **✅ heat**  => done
    - ✔️ heat  => done
    - ✔ heat  => done
    - ✓ heat  => done
    - ☑ heat  => done
    - ☑️ heat  => done
    - ❌ heat  => todo
    - ✗ heat  => todo
    - ⏳ heat  => todo
    - ⌛ heat  => todo
    - ⬜ heat  => todo
    - ☐ heat  => todo
    - 🔲 heat  => todo
    - ⚠️ heat  => partial
    - ⚠ heat  => partial
    - 🔄 heat  => partial
    - 🚧 heat  => partial
    - ⏸️ heat  => partial
    - heat ✅  => done
    - heat ✅.  => done
    - heat ✅ (twice)  => done
    - heat: ✅  => done
    - heat → ✅  => done
    - heat ✅ Done  => done
    - heat ❌  => todo
    - ✅ heat 75 % done  => 75 %
    - ✅ heat (3/4 tasks)  => 75 %
    ✅ heat  => done
    heat ✅  => done
    ⏳ heat  => todo
    - heat (done)  => done
    - heat [COMPLETE]  => done
    - heat - DONE  => done
    - heat — **COMPLETE**  => done
    - DONE: heat  => done
    - [DONE] heat  => done
    - TODO: heat  => todo
    - WIP: heat  => partial
    - IN PROGRESS: heat  => partial
    - heat (in progress)  => partial
    - heat (pending)  => todo
""")
SHARES = table("""
    - heat: 75 % complete  => 75 %
    - heat, 75% done  => 75 %
    - heat 60-80 % complete  => 60–80 %
    - heat 60–80% complete  => 60–80 %
    - heat ~75 % complete  => 75 %
    - heat 8/12 tasks  => 67 %
    - heat 8/12 tasks done  => 67 %
    - heat 12/12 complete  => done
    - heat 0/12 complete  => no claim
    **Status**: 75 %  => 75 %
    **Status**: 🔄 75 %  => 75 %
    **Status**: ✅ 100 %  => done
    **Status**: In progress (75 %)  => 75 %
    **Status**: 60 to 80 %  => 60–80 %
    **Progress**: 8/12  => 67 %
    **Progress**: ███░░ 60 %  => 60 %
    **Progress**: [####--] 60 %  => 60 %
    **Progress**: 0 %  => todo
    **Progress**: 0/12  => todo
    Completion: 150 %  => done
    ## Ovens [75 %]  => 75 %
    ## Ovens (75 % complete)  => 75 %
    ## Ovens - 75 % done  => 75 %
    ## Ovens [⚠️ 70% COMPLETE]  => 70 %
    ## Ovens (3/4 tasks)  => 75 %
    ## Ovens [8/12]  => 67 %
""")
HEADINGS = table("""
    ## ✅ Ovens  => done
    ## Ovens ✅  => done
    ## Ovens [✅ COMPLETE]  => done
    ## Ovens (DONE)  => done
    ## Ovens - COMPLETE  => done
    ## Ovens — complete  => done
    ## Ovens: ✅ Complete  => done
    ## Ovens | ✅  => done
    ## Phase 1: Ovens ✅ (2026-01-04)  => done
    ## ⏳ Ovens  => todo
    ## Ovens [PENDING]  => todo
    ## Ovens ❌ NOT STARTED  => todo
    ## Ovens 🚧  => partial
    ## Ovens [IN PROGRESS]  => partial
    Ovens ✅⏎===  => done
    ## 炉 [完成]  => done
    ## Öfen (fertig)  => done
""")
STATUS = table("""
    **Status**: Complete  => done
    **Status:** Complete  => done
    __Status__: Complete  => done
    Status: complete  => done
    *Status*: DONE  => done
    **Status**: ✅ Complete (2026-01-04)  => done
    **Status**: Complete - all ovens  => done
    **Status**: Done on 2026-01-04  => done
    **Status**: Not started  => todo
    **Status**: Planned  => todo
    **Status**: ❌ Blocked  => todo
    **Status**: In Progress  => partial
    **Status**: Draft  => partial
    **Status**: 🚧 WIP  => partial
    **Current Status**: Complete  => done
    **Estado**: concluído  => done
    **Situação**: pendente  => todo
    **Stand**: fertig  => done
    **Statut**: terminé  => done
    **Статус**: готово  => done
    **状态**：完成  => done
    **状态**: 待办  => todo
    **ステータス**: 完了  => done
    **ステータス**: 未着手  => todo
    **進捗**: 50 %  => 50 %
""")
ROWS = [*(SILENT + BOXES + MARKS), *(SHARES + HEADINGS + STATUS)]


@pytest.mark.parametrize(("line", "state"), ROWS)
def test_a_line_states(line: str, state: str) -> None:
    assert state_of(line) == state


LEADS = [
    ("Claimed files:", "no claim"),
    ("Legend:", "no claim"),
    ("According to the plan:", "no claim"),
    ("Best practices", "no claim"),
    ("Files created:", "done"),
    ("Results", "done"),
]


@pytest.mark.parametrize(("lead", "state"), LEADS)
def test_what_stands_before_a_list_says_what_its_marks_mean(lead: str, state: str) -> None:
    assert state_of(f"{lead}\n\n- ✅ `src/a.py`\n") == state


@pytest.mark.parametrize("lead", ["Files created:", "New files created", "**Arquivos criados**"])
def test_a_list_of_files_that_were_made_needs_no_marks(lead: str) -> None:
    assert state_of(f"{lead}\n\n- `src/a.py` - heats\n") == "done"
    assert state_of(f"{lead}\n\n- heats and cools\n") == "no claim"


@pytest.mark.parametrize(
    "title", ["Best practices", "Do's and don'ts", "Legend", "Naming conventions", "Legende"]
)
def test_a_section_of_guidance_claims_nothing(title: str) -> None:
    page = f"## {title}\n\n- ✅ slowly\n- ❌ quickly\n\n### More\n\n- ✅ `src/a.py`\n"
    assert state_of(page) == "no claim"


def test_a_box_counts_in_a_section_of_guidance() -> None:
    assert state_of("## Guidelines\n\n- [x] `src/a.py`\n") == "done"


def test_guidance_ends_with_its_section() -> None:
    assert state_of("## Legend\n\n- ✅ done\n\n## Ovens\n\n- ✅ heats\n") == "done"


@pytest.mark.parametrize(
    ("words", "line", "state"),
    [
        ({"done": ("🟢",)}, "- 🟢 heat", "done"),
        ({"done": ("🛠️",)}, "- 🛠️ heat", "done"),
        ({"todo": ("🔜",)}, "- heat 🔜", "todo"),
        ({"partial": ("◑",)}, "- ◑ heat", "partial"),
        ({"done": ("gebrannt",)}, "**Status**: gebrannt", "done"),
        ({"dropped": ("begraben",)}, "- [x] heat (begraben)", "retracted"),
        ({"done": ("✅",)}, "- ✅ heat", "done"),
    ],
)
def test_a_site_may_say_it_in_its_own_words(
    words: dict[str, tuple[str, ...]], line: str, state: str
) -> None:
    assert state_of(line, words=words) == state
