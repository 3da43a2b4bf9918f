"""Pages written for GitHub: the same lists, tables and code after Python-Markdown read them."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from markdown_it import MarkdownIt

from mkdocs_gapreport.mounting import Dialect, Links, MountExtension, as_github_shows

STOCK = ["toc", "tables", "fenced_code"]
RICH = [
    *("toc", "tables", "admonition", "attr_list", "md_in_html", "pymdownx.details"),
    *("pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.highlight"),
]
RICH_DIALECT = Dialect(has_boxes=True, has_nested_fences=True, has_strikethrough=True)
SITES = [(STOCK, Dialect()), (RICH, RICH_DIALECT)]

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SHAPE = [*"ul ol li table tr td th pre blockquote hr del h1 h2 h3 h4 h5 h6".split()]  # noqa: SIM905  reads better
LINKS = Links(path="p.md", uri="p.md", uris={}, url=str, source=lambda path: f"https://f/{path}")


def show(text: str, extensions: list[str], dialect: Dialect) -> str:
    mounted = MountExtension()
    mounted.show(LINKS)
    configs = {"pymdownx.highlight": {"use_pygments": False}} if extensions is RICH else {}
    markdown = Markdown(extensions=[*extensions, mounted], extension_configs=configs)
    return markdown.convert(as_github_shows(text, dialect)[0])


def shape(html: str) -> list[object]:
    """The nested names of the elements that make up the structure."""

    def walk(element: Tag) -> list[object]:
        found: list[object] = []
        for child in element.find_all(recursive=False):
            inner = walk(child)
            found += [(child.name, inner)] if child.name in SHAPE else inner
        return found

    return walk(BeautifulSoup(html, "html.parser"))


def words(html: str) -> str:
    return re.sub(r"\s+|\[[ xX]\]", "", BeautifulSoup(html, "html.parser").get_text())


PAGES = {
    "list right after a line": "Files:\n- a\n- b\n",
    "items nested by two spaces": "- a\n  - b\n    - c\n  - d\n- e\n",
    "items nested by three spaces": "1. a\n   - b\n   - c\n2. d\n",
    "items nested by one space": "- a\n - b\n - c\n",
    "parentheses behind numbers": "1) a\n2) b\n",
    "numbers that go on": "1. a\n\ntext\n\n2. b\n3. c\n",
    "another kind of list": "- a\n- b\n\n* c\n\n1. d\n",
    "another kind of list below an item": "- a\n  1. b\n  2. c\n\n  * d\n- e\n",
    "loose list": "- a\n\n- b\n  - c\n\n- d\n",
    "item of two paragraphs": "- a\n\n  b\n- c\n",
    "paragraph behind a nested list": "- a\n  - b\n\n  c\n- d\n",
    "lines of an item": "- a\nlazy\n- b\n  more\n",
    "number at the start of a line of an item": "- in\n  2026. We\n- b\n",
    "empty items": "-\n- a\n-\n  b\n",
    "item that begins with a list": "- - a\n  - b\n- c\n",
    "item that begins with a heading": "- # a\n- b\n",
    "item that begins with code": "-     a\n- b\n",
    "item that begins with a fence": "- ```\n  a\n  ```\n- b\n",
    "item that begins with a quotation": "- > a\n  > b\n- c\n",
    "fence in an item": "- a\n  ```py\n  b\n\n  c\n  ```\n- d\n  - e\n",
    "fence in a deep item": "- a\n  - b\n\n    ```\n    c\n    ```\n  - d\n- e\n",
    "fence behind a nested list": "- a\n  - b\n\n  ```\n  c\n  ```\n- d\n",
    "two pieces of code in an item": "- a\n\n      b\n\n  ```\n  c\n  ```\n",
    "fence right after a line": "a\n```\nb\n```\nc\n",
    "fence that is never closed": "a\n\n```\nb\n- c\n",
    "fence with a longer fence in it": "````\n```\na\n```\n````\n",
    "fence with an odd language": "```js title=x\na\n```\n",
    "list right after a fence": "```\na\n```\n- b\n- c\n",
    "fence in a quotation": "> ```\n> a\n> ```\n> b\n",
    "table right after a line": "a\n| b | c |\n|---|:-:|\n| d | e |\n",
    "table in an item": "- a\n\n  | b | c |\n  |---|---|\n  | d | e |\n- f\n",
    "table with bars in cells": "| a | b |\n|---|---|\n| `c\\|d` | e\\|f |\n",
    "heading right after a line": "a\n## b\nc\n",
    "heading of two lines": "a\nb\n===\n\nc\n",
    "heading that ends in a hash": "# C#\n",
    "heading without a space": "#a\n#b\n",
    "rule right after a list": "- a\n\n---\n\nb\n",
    "two quotations": "> a\n\n> b\n",
    "list in a quotation": "> Files:\n> - a\n>   - b\n> - c\n",
    "code behind a list": "- a\n\n<!-- -->\n\n    b\n",
    "hard breaks": "a  \nb\\\nc\n",
    "strike-through": "- ~~a~~ b ~~`c`~~ d\n- `~~e~~` ~~\n",
    "signs that only GitHub lets escape": "a \\< b \\| c \\~ d \\\\ e \\_ f\n",
    "angles that are no tags": "a < b, x <3, <a@b.org>\n",
    "code with angles": "`<a>` and ``` ``b`` ``` and `c\n",
    "reference": "[a][B] and [c]\n\n[b]: https://x.org 'T'\n[C]: d.py\n",
    "what looks like a reference": "a\n[b]: c\n",
    "collapsible text": "<details>\n<summary>a</summary>\n\n- b\n  - c\n\n</details>\n\n- d\n",
    "collapsible text in an item": "- a\n  <details>\n  <summary>b</summary>\n\n  - c\n  </details>\n- d\n",
    "comment between items": "- a\n<!-- x -->\n- b\n",
    "comment in an item": "- a\n  <!-- verify: lines b >= 3 -->\n- c\n",
    "task boxes": "- [x] a\n- [ ] b\n  - [X] c\n- [-] d\n- \\[ \\] e\n",
}


@pytest.mark.parametrize(("extensions", "dialect"), SITES, ids=["stock", "rich"])
@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_page_has_the_shape_and_words_it_has_on_github(
    text: str, extensions: list[str], dialect: Dialect
) -> None:
    html = show(text, extensions, dialect)
    expected = re.sub(r"<(/?)s>", r"<\1del>", GITHUB.render(text))
    assert shape(html) == shape(expected)
    assert words(html) == words(expected)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_every_line_with_words_of_its_own_is_found_again(text: str) -> None:
    shown, moved = as_github_shows(text)
    lines = shown.split("\n")
    for token in GITHUB.parse(text):
        for offset, line in enumerate(token.content.split("\n")) if token.type == "inline" else ():
            number = (token.map or [0])[0] + offset + 1
            word = re.search(r"\w+(?!.*\w)", line)
            assert word is None or word[0] in lines[moved[number] - 1]


def test_tight_list_stays_tight() -> None:
    assert "<p>" not in show("- a\n  - b\n- c\n  d\n", STOCK, Dialect())


def test_boxes_are_shown_where_the_site_has_none() -> None:
    html = show("- [x] a\n- [ ] b\n", STOCK, Dialect())
    assert html.count('<input type="checkbox" disabled') == 2
    assert html.count("checked") == 1


def test_boxes_are_left_to_the_site_that_has_them() -> None:
    assert as_github_shows("- [x] a\n", RICH_DIALECT)[0] == "*   [x] a\n"


def test_numbers_go_on_as_on_github() -> None:
    html = show("1. a\n\ntext\n\n2. b\n", STOCK, Dialect())
    assert '<ol start="2">' in html


def test_placeholder_that_browsers_would_eat_is_shown() -> None:
    html = show("run <name> now, List<String>", STOCK, Dialect())
    assert "run &lt;name&gt; now, List&lt;String&gt;" in html


def test_bare_address_is_linked() -> None:
    html = show("See https://x.org/a_b_c (or https://y.org).", STOCK, Dialect())
    assert '<a href="https://x.org/a_b_c">https://x.org/a_b_c</a>' in html
    assert '<a href="https://y.org">https://y.org</a>).' in html


def test_address_that_is_a_link_already_is_left_alone() -> None:
    text = "[x](https://x.org) <https://y.org> `https://z.org`"
    assert as_github_shows(text)[0] == f"{text}\n"


def test_page_that_nests_deeper_than_anybody_reads_does_no_harm() -> None:
    text = "".join(f"{'  ' * depth}- a{depth}\n" for depth in range(300))
    assert "a0" in show(text, STOCK, Dialect())
    assert "b" in show(f"{'> ' * 300}a\n\nb\n", STOCK, Dialect())


def test_page_is_read_in_linear_time() -> None:
    for text in ("<" * 5_000, "`a" * 5_000, "~~a " * 5_000, "[" * 5_000, "a|" * 5_000):
        as_github_shows(f"{text}\n\n| a |\n|---|\n| {text[:5000]} |\n")
