"""What carries claims, how they nest, and what can never be one."""

from __future__ import annotations

from textwrap import dedent

import pytest
from projects import claims_of, said, state_of

from mkdocs_gapreport.model import Claim, Kind


def outline(text: str) -> list[str]:
    """The claims of a page as an indented list, with their lines: "  3 item done heat"."""

    def walk(claims: tuple[Claim, ...], depth: int) -> list[str]:
        shown = []
        for claim in claims:
            words = claim.text.split("\n")[0]
            shown.append(f"{'  ' * depth}{claim.line} {claim.kind} {said(claim)}: {words}")
            shown += walk(claim.parts, depth + 1)
        return shown

    claims = claims_of(text)
    inner = {id(part) for claim in claims for part in claim.parts}
    return walk(tuple(claim for claim in claims if id(claim) not in inner), 0)


QUIET = {
    "a fence": "```\n- [x] heat\n```\n",
    "a fence of tildes": "~~~\n- [x] heat\n~~~\n",
    "a fence with a language": "```markdown\n- [x] heat\n## Ovens ✅\n```\n",
    "a fence in a fence": "````\n```\n- [x] heat\n```\n- [x] heat\n````\n",
    "a fence that nobody closed": "```\n- [x] heat\n\n## Ovens ✅\n",
    "a fence in an item": "- heat\n\n  ```\n  - [x] heat\n  ```\n",
    "an indented fence": "   ```\n   - [x] heat\n   ```\n",
    "indented code": "text\n\n    - [x] heat\n",
    "a quotation": "> - [x] heat\n> ## Ovens ✅\n",
    "a quotation in a quotation": "> > - [x] heat\n",
    "a quotation in an item": "- heat\n  > - [x] heat\n",
    "a quoted table": "> | A | Status |\n> |---|---|\n> | heat | ✅ |\n",
    "a GitHub alert": "> [!NOTE]\n> - [x] heat\n",
    "a comment": "<!-- - [x] heat -->\n",
    "a comment of several lines": "<!--\n- [x] heat\n\n## Ovens ✅\n-->\n",
    "a comment in a line": "text <!-- ✅ done -->\n",
    "preformatted HTML": "<pre>\n- [x] heat\n</pre>\n",
    "a script": "<script>\n- [x] heat\n</script>\n",
    "a link definition": "[x]: heat\n",
    "a rule": "---\n",
    "code in a line": "`- [x] heat`\n",
    "a comparison of products": "| Oven | Ours | Theirs |\n|---|---|---|\n| heat | ✅ | ❌ |\n",
    "a table of marks without a status": "| Oven | Gas |\n|---|---|\n| big | ✅ |\n",
    "boxes in cells": "| Oven | Todo |\n|---|---|\n| big | [x] heat |\n",
    "a status column of other words": "| Oven | Status |\n|---|---|\n| big | red |\n",
    "a status column without words": "| Oven | Status |\n|---|---|\n| big | |\n| small | - |\n",
    "a table of estimates": "| Oven | Effort |\n|---|---|\n| big | 3 days |\n",
    "nothing": "",
    "blanks": " \n\t\n",
    "only front matter": "---\ntitle: Ovens\n---\n",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_it_claims_nothing(text: str) -> None:
    assert outline(text) == []


OUTLINES = {
    "items in items": (
        """
        - [x] heat
          - [ ] gas
            - [x] valve
          - wood
            - [x] door
        - [ ] cool
        """,
        [
            "1 item done: heat",
            "  2 item todo: gas",
            "    3 item done: valve",
            "  5 item done: door",
            "6 item todo: cool",
        ],
    ),
    "items below headings": (
        """
        # Kiln ✅
        - [x] heat
        ## Glaze
        - [x] mix
        ## Clay [50 %]
        - [x] dig
        ### Slip ⏳
        - [ ] pour
        # Shop
        - [x] sell
        """,
        [
            "1 heading done: Kiln ✅",
            "  2 item done: heat",
            "  4 item done: mix",
            "  5 heading 50 %: Clay [50 %]",
            "    6 item done: dig",
            "    7 heading todo: Slip ⏳",
            "      8 item todo: pour",
            "10 item done: sell",
        ],
    ),
    "a status line speaks for its section": (
        """
        ## Ovens
        **Status**: ✅ Complete
        - [x] heat
        ## Glazes
        - [x] mix
        """,
        ["2 status done: Status: ✅ Complete", "  3 item done: heat", "5 item done: mix"],
    ),
    "a status line below its items speaks for nothing": (
        """
        ## Ovens
        - [x] heat

        **Status**: ✅ Complete
        """,
        ["2 item done: heat", "4 status done: Status: ✅ Complete"],
    ),
    "a status line below a heading that says it as well": (
        """
        ## Ovens ✅
        **Status**: ⏳ Pending
        - [x] heat
        """,
        [
            "1 heading done: Ovens ✅",
            "  2 status todo: Status: ⏳ Pending",
            "    3 item done: heat",
        ],
    ),
    "lines that melt into a paragraph": (
        """
        ✅ heat
        ⏳ cool
        and so on
        ✅ sell
        """,
        ["1 status done: ✅ heat", "2 status todo: ⏳ cool", "4 status done: ✅ sell"],
    ),
    "keys that run together": (
        """
        **Owner**: Ann
        **Status**: Done
        **Effort**: 2 days
        """,
        ["2 status done: Status: Done"],
    ),
    "a table with a status": (
        """
        | Oven | Status |
        |---|---|
        | big | ✅ Done |
        | small | pending |
        | new | 30 % |
        | old | |
        """,
        [
            "3 row done: big | ✅ Done",
            "4 row todo: small | pending",
            "5 row 30 %: new | 30 %",
        ],
    ),
    "a table with several marks, of which one is the state": (
        """
        | Oven | Gas | Status | Wood |
        |---|:---:|:---:|---|
        | big | ✅ | ❌ | ✅ |
        """,
        ["3 row todo: big | ✅ | ❌ | ✅"],
    ),
    "a table with a current and a target column": (
        """
        | Oven | Target Status | Current Status |
        |---|---|---|
        | big | ✅ | ⏳ |
        """,
        ["3 row todo: big | ✅ | ⏳"],
    ),
    "a table without outer pipes": (
        """
        Oven | Done?
        --- | ---
        big | ✓
        """,
        ["3 row done: big | ✓"],
    ),
    "a table in an item": (
        """
        - [x] ovens

          | Oven | Status |
          |---|---|
          | big | ✅ |
        """,
        ["1 item done: ovens", "  5 row done: big | ✅"],
    ),
    "a list right behind a paragraph": (
        """
        Ovens:
        - [x] heat
        1. [ ] cool
        """,
        ["2 item done: heat", "3 item todo: cool"],
    ),
    "an item of several lines": (
        """
        - [x] heat
          the oven
        - [ ] cool
        """,
        ["1 item done: heat the oven", "3 item todo: cool"],
    ),
    "a loose list": (
        """
        - [x] heat

          slowly

        - [ ] cool
        """,
        ["1 item done: heat", "5 item todo: cool"],
    ),
    "a numbered list that begins at seven": (
        """
        7. [x] heat
        8. [ ] cool
        """,
        ["1 item done: heat", "2 item todo: cool"],
    ),
    "headings of the other form": (
        """
        Ovens ✅
        ========
        - [x] heat
        """,
        ["1 heading done: Ovens ✅", "  3 item done: heat"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_claims_nest_as_they_stand(text: str, expected: list[str]) -> None:
    assert outline(dedent(text).lstrip("\n")) == expected


CONTAINERS = {
    "an admonition": '!!! note "Ovens"\n    - [x] heat\n',
    "an admonition without title": "!!! note\n\n    - [x] heat\n",
    "a collapsible": "??? info\n    - [x] heat\n",
    "an open collapsible": '???+ info "x"\n    - [x] heat\n',
    "a tab": '=== "Gas"\n\n    - [x] heat\n',
    "two tabs": '=== "Gas"\n    text\n\n=== "Wood"\n    - [x] heat\n',
    "a tab in an admonition": '!!! note\n    === "Gas"\n        - [x] heat\n',
    "an admonition in an item": "- ovens\n\n    !!! note\n        - [x] heat\n",
    "details": "<details>\n<summary>Ovens</summary>\n\n- [x] heat\n\n</details>\n",
    "details without blank lines": "<details>\n<summary>Ovens</summary>\n- [x] heat\n</details>\n",
    "details in one line": "<details><summary>Ovens</summary>\n\n- [x] heat\n</details>\n",
    "open details": "<details open>\n<summary><b>Ovens</b></summary>\n\n- [x] heat\n\n</details>\n",
    "Markdown in HTML": '<div class="grid cards" markdown>\n\n- [x] heat\n\n</div>\n',
    "a section": "<section>\n- [x] heat\n</section>\n",
}


@pytest.mark.parametrize("text", CONTAINERS.values(), ids=CONTAINERS)
def test_claims_are_read_inside(text: str) -> None:
    lines = text.split("\n")
    where = next(number for number, line in enumerate(lines, 1) if "heat" in line)
    assert outline(text) == [f"{where} item done: heat"]


FENCED = {
    "an admonition": "!!! note\n    ```\n    - [x] heat\n    ```\n- [x] cool\n",
    "details": "<details>\n\n```\n- [x] heat\n```\n\n</details>\n\n- [x] cool\n",
    "a fence that shows an admonition": "```\n!!! note\n    - [x] heat\n```\n- [x] cool\n",
    "a fence that shows tags": "```html\n<details>\n- [x] heat\n</details>\n```\n- [x] cool\n",
}


@pytest.mark.parametrize("text", FENCED.values(), ids=FENCED)
def test_a_fence_stays_a_fence_inside(text: str) -> None:
    assert [claim.text for claim in claims_of(text)] == ["cool"]


def test_a_claim_ends_where_its_own_text_ends() -> None:
    heat, cool = claims_of("- [x] heat\n  the oven\n  slowly\n  - [ ] cool\n")
    assert (heat.line, heat.end, cool.line, cool.end) == (1, 3, 4, 4)


def test_a_claim_knows_the_titles_above_it() -> None:
    page = "# Kiln\n## Ovens ✅\n### Big\n- [x] heat\n## Glazes\n- [x] mix\n"
    by_text = {claim.text: claim for claim in claims_of(page)}
    assert by_text["heat"].section == ("Kiln", "Ovens ✅", "Big")
    assert by_text["mix"].section == ("Kiln", "Glazes")
    assert by_text["Ovens ✅"].section == ("Kiln",)


@pytest.mark.parametrize(
    ("line", "kind", "mark"),
    [
        ("- [x] heat", Kind.ITEM, "[x]"),
        ("- ✅ heat", Kind.ITEM, "✅"),
        ("## Ovens [✅ DONE]", Kind.HEADING, "✅"),
        ("**Status**: 75 %", Kind.STATUS, "75 %"),
        ("✅ heat", Kind.STATUS, "✅"),
        ("| Oven | Status |\n|---|---|\n| big | ✅ |", Kind.ROW, "✅"),
    ],
)
def test_a_claim_knows_its_carrier_and_its_mark(line: str, kind: Kind, mark: str) -> None:
    claim = claims_of(line)[0]
    assert (claim.kind, claim.mark) == (kind, mark)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- [x] **heat** the _oven_ `now`", "heat the oven now"),
        ("- [x] [heat](a.md) ![pot](p.png)", "heat pot"),
        ("- [x] heat <b>now</b> <!-- soon -->", "heat now "),
        ("- [x] a &amp; b &lt;c&gt;", "a & b <c>"),
        ("- [x] src/__init__.py", "src/__init__.py"),
        ("- [x] a/*.ts and b/*.md", "a/*.ts and b/*.md"),
        ("- [x] snake_case_name", "snake_case_name"),
        ("- [x] <https://kiln.example>", "https://kiln.example"),
        ("- [x] line\\\n  break", "line break"),
    ],
)
def test_the_text_is_what_people_see(line: str, text: str) -> None:
    assert claims_of(line)[0].text == text.strip()


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("heat (2d)", 2),
        ("heat (4 hours)", 0.5),
        ("heat (1 week)", 5),
        ("heat (2-4 days)", 3),
        ("heat (~2 days)", 2),
        ("heat (1 month)", 20),
        ("heat (twice)", None),
        ("heat (3 pots)", None),
        ("heat", None),
    ],
)
def test_an_item_weighs_what_its_effort_says(words: str, days: float | None) -> None:
    assert claims_of(f"- [x] {words}")[0].weight == days


def test_a_row_weighs_what_its_effort_column_says() -> None:
    page = "| Oven | Effort | Status |\n|---|---|---|\n| big | 3 days | ✅ |\n"
    assert claims_of(page)[0].weight == 3


def test_a_heading_weighs_what_its_effort_line_says() -> None:
    assert claims_of("## Ovens ✅\n\n**Effort**: 2 weeks\n\n- [x] heat\n")[0].weight == 10


def test_a_status_of_the_page_stands_above_everything() -> None:
    top, *rest = claims_of("---\nstatus: done\n---\n# Ovens\n- [x] heat\n")
    assert (top.kind, top.line, said(top)) == (Kind.STATUS, 2, "done")
    assert top.parts == tuple(rest)


@pytest.mark.parametrize("status", ["new", "deprecated", "accepted", "[a, b]", "{a: b}", "", "~"])
def test_a_status_of_something_else_is_none(status: str) -> None:
    assert state_of(f"---\nstatus: {status}\n---\n- [x] heat\n") == "done"
    assert len(claims_of(f"---\nstatus: {status}\n---\n- [x] heat\n")) == 1
