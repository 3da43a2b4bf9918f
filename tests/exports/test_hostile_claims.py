"""Words of pages that some program would obey: in every format they stay words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import outlooks
import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from markdown_it import MarkdownIt

from mkdocs_gapreport.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = [
    pytest.param("::set-output name=x::y", id="workflow command"),
    pytest.param("\n::error::planted", id="workflow command on its own line"),
    pytest.param("##[add-mask]secret ##vso[task.complete result=Failed;]", id="logging command"),
    pytest.param("]]> <![CDATA[ <x/> &lt; &#0; <!--", id="XML"),
    pytest.param("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;", id="entity"),
    pytest.param("a\x00b\x08c\x0bd\x0ce\x1ff\ufffeg\uffffh\ud800i\x85", id="no characters of XML"),
    pytest.param('=HYPERLINK("http://evil.example";"x") +1 -1 @SUM(A1)', id="formula"),
    pytest.param("+cmd|' /C calc'!A0", id="formula with a plus"),
    pytest.param("<script>alert(1)</script><img src=x onerror=alert(1)>", id="HTML"),
    pytest.param("</summary></details><!-- --> <h1>planted</h1>", id="HTML that closes"),
    pytest.param("[x](javascript:alert(1)) ![y](http://evil.example/z.png)", id="Markdown links"),
    pytest.param("`` ` ``` code `<b>` **bold** _it_ ~~gone~~ # h | a | b |", id="Markdown"),
    pytest.param("@everyone @ann fixes #1, GH-1, ann/harbor#2", id="mentions and issues"),
    pytest.param("https://evil.example www.evil.example ann@example.org", id="addresses"),
    pytest.param("[here](1) {0} {{0}} {x}", id="links and placeholders of SARIF"),
    pytest.param("\x1b[31mred\x1b]8;;http://evil.example\x07 \u202edlrow", id="terminal"),
    pytest.param("x" * 100_000, id="long"),
    pytest.param("", id="nothing"),
]  # fmt: skip

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("name", FORMATS)
def test_words_of_a_page_stay_words(name: str, words: str) -> None:
    outlook = outlooks.saying(words)
    text = FORMATS[name](outlook)
    assert text == FORMATS[name](outlooks.saying(words))
    text.encode()
    if name != "json":  # holds the words as they stand, escaped as JSON escapes
        assert not OBEYED.search(text.replace("\n", ""))
    _READERS.get(name, _read_nothing)(text)


def _read_nothing(_: str) -> None:
    """Text is for people; what it must not hold is looked for above."""


def _read_github(text: str) -> None:
    lines = text.splitlines()
    assert [line[:2] == "::" for line in lines] == [True, False]
    assert not [line for line in lines if re.search(r"##\w*\[", line)]


def _read_junit(text: str) -> None:
    root = ElementTree.fromstring(text)
    assert "<!DOCTYPE" not in text
    assert {element.tag for element in root.iter()} == {
        *("testsuites", "testsuite", "testcase", "properties", "property", "failure", "skipped"),
    }
    for case in root.iter("testcase"):
        assert case.get("name", "")[:1] not in set("=+-@")


def _read_sarif(text: str) -> None:
    for message in _texts(json.loads(text)["runs"][0]["results"]):
        assert not re.search(r"\]\(", message)
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})", message)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            yield from (text for key, text in value.items() if key == "text")
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))


def _read_gitlab(text: str) -> None:
    [entry] = json.loads(text)
    assert entry["description"].startswith("missing: ")


def _read_markdown(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    page = BeautifulSoup(html, "html.parser")
    assert {tag.name for tag in page.find_all(name=re.compile("."))} <= {
        "h3",
        "p",
        "ul",
        "li",
        "code",
        "strong",
    }
    for code in page.find_all("code"):
        code.decompose()
    plain = page.get_text()
    assert not re.search(r"@\w|#\d|://|\bwww\.", plain)


def _read_svg(text: str) -> None:
    ElementTree.fromstring(text)


_READERS = {
    "github": _read_github,
    "junit": _read_junit,
    "sarif": _read_sarif,
    "gitlab": _read_gitlab,
    "markdown": _read_markdown,
    "svg": _read_svg,
}
