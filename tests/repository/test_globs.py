from __future__ import annotations

import pytest

from mkdocs_gapreport.repository import globs

PATHS = (
    "README.md",
    "docs/a.md",
    "docs/deep/er/b.md",
    "src/app/[id]/page.tsx",
    "src/app/i/page.tsx",
    "src/app/main.py",
    "src/app/main_test.py",
    "src/lib/.hidden",
    "src/lib/one\ntwo.py",
    "src/lib/plus+(x).py",
)


def matched(pattern: str) -> list[str]:
    found = [globs.compiled(choice) for choice in globs.alternatives(pattern)]
    return [path for path in PATHS if any(expression.fullmatch(path) for expression in found)]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("docs/*.py", id="another extension"),
        pytest.param("*/main.py", id="a star stays within one folder"),
        pytest.param("docs", id="a folder is no file"),
        pytest.param("docs/**/deep", id="nor is one below"),
        pytest.param("DOCS/*.md", id="case counts"),
        pytest.param("src/app/m?n.py", id="a question mark is one character"),
        pytest.param("docs?a.md", id="and no slash"),
        pytest.param("docs[!x]a.md", id="and neither is a set"),
        pytest.param("src/app/[!i]/page.tsx", id="excluded from a set"),
        pytest.param("", id="nothing"),
        pytest.param("{a,b}{c,d}" * 20, id="too many alternatives"),
        pytest.param("src/" * 500, id="too long"),
    ],
)
def test_pattern_matches_nothing(pattern: str) -> None:
    assert matched(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("docs/*.md", ["docs/a.md"], id="a star"),
        pytest.param("docs/**/*.md", ["docs/a.md", "docs/deep/er/b.md"], id="no folder or any"),
        pytest.param("**/b.md", ["docs/deep/er/b.md"], id="from anywhere"),
        pytest.param("docs/**", ["docs/a.md", "docs/deep/er/b.md"], id="all below"),
        pytest.param("docs/", ["docs/a.md", "docs/deep/er/b.md"], id="a slash at the end"),
        pytest.param("**/deep/**/b.md", ["docs/deep/er/b.md"], id="several double stars"),
        pytest.param("src/app/main*.py", ["src/app/main.py", "src/app/main_test.py"], id="prefix"),
        pytest.param("src/app/*a*n*py", ["src/app/main.py", "src/app/main_test.py"], id="stars"),
        pytest.param("src/app/m??n.py", ["src/app/main.py"], id="question marks"),
        pytest.param("docs/{a,c}.md", ["docs/a.md"], id="braces"),
        pytest.param("{docs/{a,x},README}.md", ["README.md", "docs/a.md"], id="braces in braces"),
        pytest.param(
            "src/app/[id]/*.tsx", ["src/app/[id]/page.tsx", "src/app/i/page.tsx"], id="name or set"
        ),
        pytest.param("src/app/[!a-h]/*", ["src/app/i/page.tsx"], id="a range left out"),
        pytest.param("src/app/[z-a]/*", [], id="a range that runs backwards is a name"),
        pytest.param("src/lib/*", list(PATHS[-3:]), id="hidden files and odd names too"),
        pytest.param("src/lib/plus+(x).p[y]", [PATHS[-1]], id="other signs mean themselves"),
    ],
)
def test_pattern_matches(pattern: str, expected: list[str]) -> None:
    assert matched(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("*a" * 400 + "b", "a" * 4000, id="stars in a name"),
        pytest.param("**/a/" * 100 + "b", "a/" * 1000 + "c", id="double stars"),
        pytest.param("**/" * 300 + "*.py", "x/" * 1000 + "y.pyc", id="double stars in a row"),
    ],
)
def test_hostile_pattern_comes_to_an_end(pattern: str, path: str) -> None:
    assert not globs.compiled(pattern).fullmatch(path)


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [
        ("src/app/*.py", "src/app"),
        ("src/*/main.py", "src"),
        ("*/main.py", ""),
        ("src/main.py", "src"),
        ("src/[ab]/c", "src"),
    ],
)
def test_search_begins_in_the_folder_that_is_fixed(pattern: str, folder: str) -> None:
    assert globs.fixed_folder(pattern) == folder
