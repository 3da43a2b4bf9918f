"""Where the links of a mounted page lead."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_gapreport.mounting import Links, MountExtension, as_github_shows

TRACKED = {"src/app.py", "specs/img/a.png", "src", "README.md"}
LINKS = Links(
    path="specs/one/tasks.md",
    uri="specs/one/tasks.md",
    uris={
        "TODO.md": "TODO.md",
        "specs/two/tasks.md": "specs/two/tasks.md",
        "docs/guide/a b.md": "guide/a b.md",
        "docs/README.md": "README.md",
        "docs/img/c.png": "img/c.png",
    },
    url=lambda uri: f"URL:{uri}",
    source=lambda path: f"https://forge.invalid/{path}" if path in TRACKED else "",
)

LED = {
    "another mounted page": ("../../TODO.md", "../../TODO.md"),
    "a mounted page in a neighbouring folder": ("../two/tasks.md#t", "../two/tasks.md#t"),
    "a page in docs_dir": ("../../docs/guide/a%20b.md", "../../guide/a%20b.md"),
    "a folder of docs_dir": ("../../docs/", "../../README.md"),
    "from the root with a slash": ("/TODO.md", "../../TODO.md"),
    "from the root, as if the page lay there": ("TODO.md", "../../TODO.md"),
    "a file of the repository": ("../../src/app.py#L3", "https://forge.invalid/src/app.py#L3"),
    "a folder of the repository": ("../../src/", "https://forge.invalid/src"),
    "a file that is not there": ("../../src/gone.py", None),
    "a path out of the repository": ("../../../../etc/passwd", None),
    "an address of the web": ("https://x.org/a?b#c", "https://x.org/a?b#c"),
    "an address of the web, without scheme": ("//x.org/a", "//x.org/a"),
    "mail": ("mailto:a@x.org", "mailto:a@x.org"),
    "a query": ("?a=b", "?a=b"),
    "no address at all": ("http://[", None),
    "a script": ("javascript:alert(1)", None),
}


@pytest.mark.parametrize(("address", "expected"), LED.values(), ids=LED)
def test_link_leads_to(address: str, expected: str | None) -> None:
    assert LINKS.in_markdown(address) == expected


def test_raw_html_gets_addresses_of_the_built_site() -> None:
    assert LINKS.in_html("../../TODO.md#a") == "URL:TODO.md#a"
    assert LINKS.in_html("../../src/app.py") == "https://forge.invalid/src/app.py"


def show(text: str) -> str:
    mounted = MountExtension()
    mounted.show(LINKS)
    return Markdown(extensions=["toc", mounted]).convert(as_github_shows(text)[0])


SHOWN = {
    "link": ("[a](../../TODO.md)", '<a href="../../TODO.md">a</a>'),
    "link to nothing": ("[a **b**](gone.py)", "<span>a <strong>b</strong></span>"),
    "image of the site": ("![a](../../docs/img/c.png)", 'src="../../img/c.png"'),
    "image of the web": ("![a](https://x.org/a.png)", 'src="https://x.org/a.png"'),
    "image of the repository": (
        "![a](../img/a.png)",
        '<a href="https://forge.invalid/specs/img/a.png">a</a>',
    ),
    "image that is not there": ("![a](gone.png)", "<span>a</span>"),
    "image of the repository in a link": (
        "[![a](../img/a.png)](https://x.org)",
        '<a href="https://x.org"><span>a</span></a>',
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_it_is_shown_as(text: str, expected: str) -> None:
    assert expected in show(text)


def test_anchors_as_github_makes_them_lead_to_the_headings() -> None:
    text = (
        "[a](#-phase-1-set-up) [b](#notes-1) [c](#foo_bar--baz) [d](#none)\n\n"
        "## 🎯 Phase 1: Set *up*\n\n## Notes\n\n## Notes\n\n## `foo_bar` & baz\n"
    )
    html = show(text)
    assert '<a href="#phase-1-set-up">a</a>' in html
    assert '<a href="#notes_1">b</a>' in html
    assert '<a href="#foo_bar-baz">c</a>' in html
    assert '<a href="#none">d</a>' in html
