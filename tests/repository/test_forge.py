from __future__ import annotations

import pytest

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.repository import Source, source_url
from mkdocs_gapreport.repository.forge import last_part, web_address

SHA = "c0ffee"


@pytest.mark.parametrize(
    ("repo_url", "expected"),
    [
        pytest.param(
            "https://github.com/o/r",
            "https://github.com/o/r/blob/c0ffee/{path}#L{line}",
            id="GitHub",
        ),
        pytest.param(
            "https://github.com/o/r/tree/main/docs/",
            "https://github.com/o/r/blob/c0ffee/{path}#L{line}",
            id="a folder on GitHub",
        ),
        pytest.param(
            "git@github.com:o/r.git",
            "https://github.com/o/r/blob/c0ffee/{path}#L{line}",
            id="a remote over SSH",
        ),
        pytest.param(
            "https://u:secret@gitlab.com/a/b/c.git",
            "https://gitlab.com/a/b/c/-/blob/c0ffee/{path}#L{line}",
            id="a group on GitLab, with a password",
        ),
        pytest.param(
            "https://gitlab.example.org/a/r/-/tree/main",
            "https://gitlab.example.org/a/r/-/blob/c0ffee/{path}#L{line}",
            id="an own GitLab",
        ),
        pytest.param(
            "https://bitbucket.org/o/r",
            "https://bitbucket.org/o/r/src/c0ffee/{path}#lines-{line}",
            id="Bitbucket",
        ),
        pytest.param(
            "https://codeberg.org/o/r",
            "https://codeberg.org/o/r/src/commit/c0ffee/{path}#L{line}",
            id="Codeberg",
        ),
        pytest.param(
            "http://gitea.lan:3000/o/r",
            "http://gitea.lan:3000/o/r/src/commit/c0ffee/{path}#L{line}",
            id="Gitea on a port",
        ),
        pytest.param("https://example.org/o/r", "", id="an unknown site"),
        pytest.param("https://example.org/github.com/r", "", id="a name in the path"),
        pytest.param("javascript:alert('github.com/o/r')", "", id="no address of a page"),
        pytest.param("http://[", "", id="no address at all"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_template_of_a_forge(repo_url: str, expected: str) -> None:
    assert source_url(repo_url, SHA) == expected


def test_no_template_without_a_commit() -> None:
    assert source_url("https://github.com/o/r", "") == ""


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(Place("a.py", 7), "https://x.org/c0ffee/app/a.py#L7", id="a line"),
        pytest.param(Place("a.py"), "https://x.org/c0ffee/app/a.py", id="no line"),
        pytest.param(
            Place("ä b#?{line}.py", 1),
            "https://x.org/c0ffee/app/%C3%A4%20b%23%3F%7Bline%7D.py#L1",
            id="signs that mean something",
        ),
        pytest.param(Place("\udcff"), "https://x.org/c0ffee/app/%FF", id="a name that is no UTF-8"),
    ],
)
def test_link_to_a_place(place: Place, expected: str) -> None:
    source = Source(template="https://x.org/{commit}/{path}#L{line}", commit=SHA, prefix="app/")
    assert source.link(place) == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(Source(template=""), id="no template"),
        pytest.param(Source(template="https://x.org/{commit}/{path}"), id="no commit"),
        pytest.param(Source(template="javascript:{path}"), id="no web page"),
    ],
)
def test_no_link(source: Source) -> None:
    assert source.link(Place("a.py", 1)) == ""


def test_line_in_a_query_is_the_first_where_none_is_meant() -> None:
    source = Source(template="https://x.org/{path}?l={line}")
    assert source.link(Place("a.py")) == "https://x.org/a.py?l=1"


@pytest.mark.parametrize(
    ("remote", "page", "name"),
    [
        ("https://ann:secret@github.com/o/r.git", "https://github.com/o/r", "r"),
        ("git@github.com:o/r.git", "https://github.com/o/r", "r"),
        ("ssh://git@codeberg.org:22/o/r", "https://codeberg.org/o/r", "r"),
        ("https://gitlab.com/a/b/c/", "https://gitlab.com/a/b/c", "c"),
        ("/srv/git/r.git", "", "r"),
        ("../r", "", "r"),
        ("C:\\git\\r", "", "r"),
        ("", "", ""),
    ],
)
def test_remote(remote: str, page: str, name: str) -> None:
    assert web_address(remote) == page
    assert last_part(remote) == name
