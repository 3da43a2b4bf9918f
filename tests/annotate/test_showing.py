"""Each construct of Markdown with a claim: the badge at the claim, everything else as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from markdown import Markdown

from mkdocs_gapreport.annotate import (
    SUMMARY,
    BadgeExtension,
    Spot,
    hide,
    mark,
    reveal,
    with_summary,
)
from mkdocs_gapreport.model import Badge, Kind

STOCK = ["toc", "tables", "fenced_code"]
RICH = [
    *("toc", "tables", "attr_list", "md_in_html", "admonition", "def_list", "footnotes", "abbr"),
    *("smarty", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde", "pymdownx.magiclink", "pymdownx.betterem"),
    *("pymdownx.highlight", "pymdownx.escapeall"),
]
CONFIGS = {
    "toc": {"permalink": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.escapeall": {"hardbreak": True},
}
BADGE = Badge(inline="<i>B</i>", block="<details>D</details>", container_class="bad")
HEADING, ITEM, ROW, STATUS = Kind.HEADING, Kind.ITEM, Kind.ROW, Kind.STATUS


@dataclass(frozen=True)
class Rendered:
    html: str
    toc: str
    shown: set[int]

    @property
    def flat(self) -> str:
        return re.sub(r"\s+", " ", reveal(self.html, ()))

    @property
    def skeleton(self) -> str:
        """Everything but the badges, their classes and white space."""
        bare = re.sub(r"<!--gapreport:\d+-->", "", hide(self.html)[0])
        bare = bare.replace(' class="bad"', "").replace(" bad", "")
        return re.sub(r"\s+", "", bare)


def render(text: str, extensions: list[str], badges: dict[int, Badge] | None = None) -> Rendered:
    extension = BadgeExtension()
    extension.show(badges or {})
    configs = {name: config for name, config in CONFIGS.items() if name in extensions}
    markdown = Markdown(extensions=[*extensions, extension], extension_configs=configs)
    html = markdown.convert(text)
    return Rendered(html, str(getattr(markdown, "toc_tokens", "")), extension.shown)


@dataclass(frozen=True)
class Case:
    text: str
    line: int
    kind: Kind
    expected: str
    cell: str = ""


LINK = '<a class="headerlink" href="#{0}" title="Permanent link">&para;</a>'

CASES = {
    "ATX heading": Case(
        "# T\n\n## Phase 1 [✅ DONE]",
        3,
        HEADING,
        '<h2 class="bad" id="phase-1-done">Phase 1 [✅ DONE] <i>B</i>'
        f"{LINK.format('phase-1-done')}</h2> <details>D</details>",
    ),
    "heading with closing hashes": Case("## One ##", 1, HEADING, ">One <i>B</i><a"),
    "heading that ends in a hash": Case("## C#", 1, HEADING, ">C <i>B</i><a"),
    "heading with an escaped hash": Case("## C\\#", 1, HEADING, ">C# <i>B</i><a"),
    "heading with attributes": Case(
        "## One {: #own .x }", 1, HEADING, '<h2 class="x bad" id="own">One <i>B</i><a'
    ),
    "heading with an id": Case(
        "## One {#own}", 1, HEADING, '<h2 class="bad" id="own">One <i>B</i>'
    ),
    "heading that ends in strong": Case(
        "## Phase **one!**", 1, HEADING, "<strong>one!</strong> <i>B</i><a"
    ),
    "heading that ends in code": Case("## Phase `one`", 1, HEADING, "<code>one</code> <i>B</i><a"),
    "heading that ends in HTML": Case("## Phase <b>one</b>", 1, HEADING, "<b>one</b> <i>B</i><a"),
    "setext heading": Case("One\n===", 1, HEADING, ">One <i>B</i><a"),
    "setext heading, by its underline": Case("One\n---", 2, HEADING, ">One <i>B</i><a"),
    "task item": Case("- [x] one\n- [ ] two", 1, ITEM, " one <i>B</i><details>D</details></li>"),
    "last task item": Case(
        "- [x] one\n- [ ] two", 2, ITEM, " two <i>B</i><details>D</details></li>"
    ),
    "starred item": Case(
        "* one\n* two", 2, ITEM, '<li class="bad">two <i>B</i><details>D</details></li>'
    ),
    "numbered item": Case(
        "1. one\n2. two", 2, ITEM, '<li class="bad">two <i>B</i><details>D</details></li>'
    ),
    "item of a loose list": Case(
        "- one\n\n- two\n\n- three",
        3,
        ITEM,
        '<li class="bad"> <p>two <i>B</i></p> <details>D</details> </li>',
    ),
    "item with items below": Case(
        "- one\n    - two\n- three",
        1,
        ITEM,
        '<li class="bad">one <i>B</i><details>D</details><ul> <li>two</li>',
    ),
    "nested item": Case(
        "- one\n    - two\n- three",
        2,
        ITEM,
        '<li class="bad">two <i>B</i><details>D</details></li>',
    ),
    "item of two lines": Case(
        "- one\n  goes on\n- two", 2, ITEM, "goes on <i>B</i><details>D</details></li>"
    ),
    "item of two paragraphs": Case(
        "- one\n\n    more", 1, ITEM, "<p>one <i>B</i></p> <details>D</details> <p>more</p>"
    ),
    "item that ends in strong": Case(
        "- **done!**\n- x", 1, ITEM, "<strong>done!</strong> <i>B</i><details>D</details></li>"
    ),
    "item that ends in underscores": Case("- _done!_", 1, ITEM, "<em>done!</em> <i>B</i>"),
    "item that is struck through": Case("- ~~done~~", 1, ITEM, "~~done~~ <i>B</i>"),
    "emphasis over two lines": Case(
        "- **one\n  two**\n- x", 2, ITEM, "two</strong> <i>B</i><details>D</details></li>"
    ),
    "item that ends in code": Case("- see `a.py`", 1, ITEM, "<code>a.py</code> <i>B</i>"),
    "item that ends in a link": Case("- see [a](b.md)", 1, ITEM, "</a> <i>B</i>"),
    "item that ends in a bare address": Case(
        "- see <https://x.org/a>", 1, ITEM, "x.org/a</a> <i>B</i>"
    ),
    "item that ends in an image": Case("- ![a](b.png)", 1, ITEM, " /> <i>B</i>"),
    "item that ends in a hard break": Case(
        "- one  \n  two", 1, ITEM, "one <i>B</i><details>D</details><br /> two"
    ),
    "item that ends in a backslash": Case("- one\\\n  two", 1, ITEM, "one <i>B</i>"),
    "item that ends in a comment": Case(
        "- one <!-- verify: a -->", 1, ITEM, "one <i>B</i><details>D</details> <!--"
    ),
    "item that ends in an open comment": Case(
        "- one <!-- verify: a\n  b -->\n- x", 1, ITEM, "one <i>B</i><details>D</details> <!--"
    ),
    "item that ends in inline attributes": Case("- **one**{: .x}", 1, ITEM, " <i>B</i>"),
    "item with attributes below": Case("- one\n{: .x}\n- two", 1, ITEM, "one <i>B</i>"),
    "item that ends in inline HTML": Case(
        "- <b>one</b>", 1, ITEM, "<b>one</b> <i>B</i><details>D</details></li>"
    ),
    "item that ends in <br>": Case("- one<br>", 1, ITEM, "one <i>B</i><details>D</details><br>"),
    "item that ends in an entity": Case("- a &amp;", 1, ITEM, "a &amp; <i>B</i>"),
    "status line": Case(
        "**A**: one\n**B**: two\n**C**: three",
        2,
        STATUS,
        "two <i>B</i> <strong>C</strong>: three</p> <details>D</details>",
    ),
    "status line with attributes": Case("**A**: one\n{: .x}", 1, STATUS, "one <i>B</i>"),
    "status line that ends in the middle of code": Case(
        "**A**: `one\ntwo` three", 1, STATUS, "</code> <i>B</i> three</p> <details>D</details>"
    ),
    "row, at the cell that says it": Case(
        "| a | b |\n|---|---|\n| one | ✅ done |\n| two | x |",
        3,
        ROW,
        '<tr class="bad"> <td>one</td> <td>✅ done <i>B</i><details>D</details></td> </tr>',
        cell="✅",
    ),
    "row without such a cell": Case(
        "| a | b |\n|---|---|\n|  | x |", 3, ROW, "<td>x <i>B</i><details>D</details></td>"
    ),
    "row with bars in cells": Case(
        "| a | b |\n|---|---|\n| o\\|ne `x|y` | ✅ |",
        3,
        ROW,
        "<td>✅ <i>B</i><details>D</details></td>",
        cell="✅",
    ),
    "row without outer bars": Case(
        "a | b\n---|---\none | ✅", 3, ROW, "<td>✅ <i>B</i><details>D</details></td>", cell="✅"
    ),
    "item in a quotation": Case(
        "> - one\n> - two", 1, ITEM, "one <i>B</i><details>D</details></li>"
    ),
    "line in a quotation": Case(
        "> **A**: one", 1, STATUS, "one <i>B</i></p> <details>D</details> </blockquote>"
    ),
    "abbreviation": Case("- HTML\n\n*[HTML]: y", 1, ITEM, " <i>B</i><details>D</details></li>"),
}

RICH_CASES = {
    "item in an admonition": Case(
        "!!! note\n    - one\n    - two", 2, ITEM, ">one <i>B</i><details>"
    ),
    "title of an admonition": Case(
        '!!! note "One"\n    x',
        1,
        STATUS,
        '<p class="admonition-title bad">One <i>B</i></p> <details>D',
    ),
    "title of collapsible text": Case(
        '??? note "One"\n    x', 1, STATUS, '<summary class="bad">One <i>B</i></summary> <details>D'
    ),
    "title of a tab": Case('=== "One"\n    x', 1, STATUS, "One <i>B</i></label></div>"),
    "item in a tab": Case(
        '=== "One"\n    - x\n    - y', 2, ITEM, ">x <i>B</i><details>D</details></li>"
    ),
    "item in HTML that holds Markdown": Case(
        "<details markdown>\n<summary>S</summary>\n\n- one\n- two\n\n</details>",
        4,
        ITEM,
        ">one <i>B</i><details>D</details></li>",
    ),
    "definition": Case(
        "Term\n:   one\n:   two", 2, STATUS, ">one <i>B</i><details>D</details></dd>"
    ),
    "footnote": Case("A[^1]\n\n[^1]: one two", 3, STATUS, "one two <i>B</i>&#160;<a"),
    "nested list after a fence": Case(
        "- one\n\n    ```\n    x\n    ```\n\n- two", 7, ITEM, "<p>two <i>B</i></p> <details>D"
    ),
}


def check(case: Case, extensions: list[str]) -> Rendered:
    spot = Spot(line=case.line, badge=1, kind=case.kind, cell=case.cell)
    plain = render(case.text, extensions)
    shown = render(mark(case.text, [spot]), extensions, {1: BADGE})
    assert shown.skeleton == plain.skeleton
    assert shown.toc == plain.toc
    assert not re.search("[\ue000-\ue109]", shown.html)
    return shown


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("extensions", [STOCK, RICH], ids=["stock", "rich"])
def test_structure_ids_and_table_of_contents_stay(case: Case, extensions: list[str]) -> None:
    assert check(case, extensions).shown == {1}


@pytest.mark.parametrize("case", (CASES | RICH_CASES).values(), ids=CASES | RICH_CASES)
def test_badge_is_at_its_claim(case: Case) -> None:
    extensions = [name for name in RICH if name != "pymdownx.tilde"]
    assert case.expected in check(case, extensions).flat


NOT_SHOWN = {
    "fence": "```\n- one\n```",
    "fence in an item": "- x\n\n    ```py\n    one\n    ```",
    "indented code": "x\n\n    one",
    "raw HTML": "<div>\none\n</div>",
    "attribute": '<a title="a\none" href="b">x</a>',
}


@pytest.mark.parametrize("text", NOT_SHOWN.values(), ids=NOT_SHOWN)
@pytest.mark.parametrize("extensions", [STOCK, RICH], ids=["stock", "rich"])
def test_where_no_badge_can_be_shown_it_vanishes_without_trace(
    text: str, extensions: list[str]
) -> None:
    line = next(n for n, words in enumerate(text.split("\n"), 1) if "one" in words)
    case = Case(text, line, STATUS, "")
    assert check(case, extensions).shown in (set(), {1})


def test_page_without_badges_is_left_alone() -> None:
    text = "# T\n\n- a"
    assert render(text, ["tables"]).html == Markdown(extensions=["tables"]).convert(text)


def test_page_cannot_bring_tokens_of_its_own() -> None:
    text = mark("- true\n- false\n", [Spot(line=1, badge=1)])
    token = text.split("true ")[1].split("\n")[0]
    copied = mark(f"- true\n- false {token}\n", [Spot(line=1, badge=1)])
    assert render(copied, STOCK, {1: BADGE}).html.count("<i>B</i>") == 1


def test_summary_follows_the_title_before_its_evidence() -> None:
    badges = {SUMMARY: Badge(block="<div>S</div>"), 1: BADGE}
    spot = Spot(line=1, badge=1, kind=HEADING)
    html = render(with_summary(mark("# T\n\ntext", [spot])), STOCK, badges).flat
    assert "</h1> <div>S</div> <details>D</details> <p>text</p>" in html
    assert html.endswith("<p>text</p>")


def test_summary_leads_a_page_without_title() -> None:
    badges = {SUMMARY: Badge(block="<div>S</div>")}
    html = render(with_summary("text\n\n- a"), STOCK, badges).flat
    assert html == "<div>S</div> <p>text</p> <ul> <li>a</li> </ul>"


def test_claim_that_a_template_repeats_has_its_id_once() -> None:
    marked = mark("- one", [Spot(line=1, badge=1)])
    badge = Badge(block='<details id="gr-1">D</details>')
    html = render(f"{marked}\n{marked}", STOCK, {1: badge}).html
    assert html.count("<details") == 2
    assert html.count('id="gr-1"') == 1


def test_several_claims_in_one_paragraph_keep_their_order() -> None:
    spots = [Spot(line=1, badge=1, kind=STATUS), Spot(line=2, badge=2, kind=STATUS)]
    badges = {n: Badge(inline=f"<i>{n}</i>", block=f"<details>{n}</details>") for n in (1, 2)}
    html = render(mark("**A**: a\n**B**: b", spots), STOCK, badges).flat
    assert "a <i>1</i>" in html
    assert html.endswith("b <i>2</i></p> <details>1</details> <details>2</details>")


@pytest.mark.parametrize("output", ["xhtml", "html"])
def test_html_of_badges_survives_every_output_format(output: str) -> None:
    badge = Badge(inline='<b title="&quot;&lt;">&amp; *x* {{ y }}</b>')
    extension = BadgeExtension()
    extension.show({1: badge})
    markdown = Markdown(extensions=[extension], output_format=output)  # type: ignore[arg-type]  # a str
    assert badge.inline in markdown.convert(mark("- one", [Spot(line=1, badge=1)]))


def test_hidden_badges_come_back() -> None:
    html = render(mark("# T\n\n- one", [Spot(line=3, badge=1)]), STOCK, {1: BADGE}).html
    hidden, badges = hide(html)
    assert "<i>B</i>" not in hidden
    assert "<details>" not in hidden
    assert reveal(hidden, badges) == reveal(html, ())
    assert "gapreport" not in reveal(hidden, badges)


def test_comment_that_looks_like_a_hidden_badge_gets_none() -> None:
    marked = mark("- one\n\n<!--gapreport:0-->\n\n<!--gapreport:7-->", [Spot(line=1, badge=1)])
    html = render(marked, STOCK, {1: BADGE}).html
    assert reveal(*hide(html)).count("<i>B</i>") == 1
