from __future__ import annotations

import pytest

from mkdocs_gapreport.repository.links import follow, is_plain

LINKS = {
    "latest": "v2",
    "v2/docs": "../shared/docs",
    "a": "b",
    "b": "a",
    "out": "../elsewhere",
    "far": "/etc",
    "here": ".",
    "chain": "latest/docs",
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("plain/file", "plain/file", id="no link"),
        pytest.param("latest/x", "v2/x", id="a folder"),
        pytest.param("latest/docs/x", "shared/docs/x", id="a link in a linked folder"),
        pytest.param("chain/x", "shared/docs/x", id="a link to a link"),
        pytest.param("here/here/x", "x", id="a link to the root"),
        pytest.param("a/x", None, id="in circles"),
        pytest.param("out/x", None, id="out of the root"),
        pytest.param("far/passwd", None, id="to an absolute path"),
        pytest.param("latest/../../x", None, id="climbing out"),
    ],
)
def test_links_are_followed_inside_the_root(path: str, expected: str | None) -> None:
    assert follow(path, LINKS.get) == expected


@pytest.mark.parametrize(
    "path", ["", "/a", "a/", "a//b", "./a", "a/..", "..", ".", "a\0b", "a" * 5000]
)
def test_not_the_path_of_anything(path: str) -> None:
    assert not is_plain(path)


@pytest.mark.parametrize("path", ["a", "a/b.c", "...", "a b", "ä\n", "\udcff", "C:\\x", "-r"])
def test_could_be_the_path_of_something(path: str) -> None:
    assert is_plain(path)
