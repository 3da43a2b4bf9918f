"""HTML of mounted pages: what GitHub keeps is kept, what could do harm is shown or dropped."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from mkdocs_gapreport.mounting import Links, MountExtension, as_github_shows

URIS = {"docs/a.md": "a.md", "docs/img/b.png": "img/b.png"}
LINKS = Links(
    path="specs/p.md",
    uri="specs/p.md",
    uris=URIS,
    url=lambda uri: f"../../{uri}",
    source=lambda path: f"https://forge.invalid/{path}" if path == "src/x.py" else "",
)


def show(text: str, extensions: list[str] | None = None) -> str:
    mounted = MountExtension()
    mounted.show(LINKS)
    markdown = Markdown(extensions=[*(extensions or ["toc", "tables"]), mounted])
    return markdown.convert(as_github_shows(text)[0])


KEPT = {
    "block": ('<p align="center">a</p>', '<p align="center">a</p>'),
    "inline": ("a <kbd>b</kbd> c", "a <kbd>b</kbd> c"),
    "line break": ("a<br>b", "a<br>b"),
    "image": (
        '<img src="https://x.org/a.png" width="9">',
        '<img src="https://x.org/a.png" width="9">',
    ),
    "Markdown between tags": ("<details>\n\n**a**\n\n</details>", "<p><strong>a</strong></p>"),
    "link to a page of the site": (
        '<a href="../docs/a.md#b">c</a>',
        '<a href="../../a.md#b">c</a>',
    ),
    "image of the site": ('<img src="../docs/img/b.png">', '<img src="../../img/b.png">'),
    "link to a file": ('<a href="../src/x.py">c</a>', '<a href="https://forge.invalid/src/x.py">'),
    "link to nothing": ('<a href="gone.py">c</a>', "<a>c</a>"),
    "markup inside code": ("`<script>`", "<code>&lt;script&gt;</code>"),
}


@pytest.mark.parametrize(("text", "expected"), KEPT.values(), ids=KEPT)
def test_harmless_html_is_kept(text: str, expected: str) -> None:
    assert expected in show(text)


SCRIPT = "<script>alert(1)</script>"
CARRIED = "".join(chr(0xE200 + byte) for byte in SCRIPT.encode())
HOSTILE = {
    "script": SCRIPT,
    "script in a line": f"a {SCRIPT} b",
    "script in capitals": SCRIPT.replace("script", "SCRIPT"),
    "script in a table": f"| a |\n|---|\n| {SCRIPT} |",
    "script in an item": f"- a\n  {SCRIPT}",
    "script behind an empty comment": f"<!--> {SCRIPT} -->",
    "script between comments": f"<!-- a -->{SCRIPT}<!-- b -->",
    "script behind a comment that ends oddly": f"<!-- a --!> {SCRIPT} -->",
    "script in a nested tag": f"<scr<script>ipt>{SCRIPT}",
    "script that is carried already": f"\ue010{CARRIED}\ue011",
    "handler": '<img src="x" onerror="alert(1)">',
    "handler without quotes": "a <b onclick=alert(1)>b</b>",
    "handler behind a slash": "<img/onerror=alert(1)/src=x>",
    "handler behind a broken attribute": "<img title='\"' onerror=alert(1) src=x>",
    "frame": '<iframe src="https://x.org"></iframe>',
    "style": "<style>body{display:none}</style>",
    "style of an element": '<b style="position:fixed">a</b>',
    "form": '<form action="https://x.org"><input name="a"></form>',
    "script address": '<a href="javascript:alert(1)">a</a>',
    "script address with white space": '<a href="java\nscript:alert(1)">a</a>',
    "script address with entities": '<a href="&#106;avascript&colon;alert(1)">a</a>',
    "script address in Markdown": "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1))",
    "script address of an image": "![a](javascript:alert(1))",
    "script address in a reference": "[a]\n\n[a]: javascript:alert(1)",
    "script address as automatic link": "<javascript:alert(1)>",
    "data address": "[a](data:text/html,x)",
    "object": '<object data="x"></object><embed src="x"><base href="x"><meta http-equiv="refresh">',
    "SVG": "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>",
    "attribute list": "# a {: onclick=alert(1) }\n\n**b**{: style=position:fixed onmouseover=x }",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_html_runs_nothing(text: str) -> None:
    soup = BeautifulSoup(show(text, ["toc", "tables", "attr_list", "md_in_html"]), "html.parser")
    assert not soup.find_all(
        re.compile(r"script|iframe|style|form|object|embed|base|meta|svg|input")
    )
    for element in soup.find_all():
        assert not [name for name in element.attrs if name.startswith(("on", "style", "xlink"))]
        assert not re.match(r"\s*(javascript|data):", str(element.get("href", "")).lower())
        assert not re.match(r"\s*(javascript|data):", str(element.get("src", "")).lower())


def test_comments_stay_where_other_plugins_look_for_them() -> None:
    assert "<!-- more -->" in show("a\n\n<!-- more -->\n\nb")


def test_page_that_is_not_mounted_is_left_alone() -> None:
    text = "[a](b.py) <b onclick=x>c</b>"
    assert Markdown(extensions=[MountExtension()]).convert(text) == Markdown().convert(text)
