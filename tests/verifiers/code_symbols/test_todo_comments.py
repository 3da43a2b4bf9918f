from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.todo_comments import todo_comments

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize(
    ("path", "line", "count"),
    [
        ("a.py", "x = 'TODO'", 0),
        ("a.py", "TODO = 1", 0),
        ("a.py", "# a todo list, TODOs, TODO_LIST", 0),
        ("a.py", '"""TODO"""', 0),
        ("a.ts", "const url = 'http://x/TODO'", 0),
        ("a.ts", "const re = /\\/\\/ TODO/", 0),
        ("a.ts", "const s = `// TODO ${x}`", 0),
        ("a.sh", "echo ${#TODO} $#TODO", 0),
        ("a.md", "<!-- TODO -->", 0),
        ("a.py", "x = 1  # TODO: y", 1),
        ("a.py", "# TODO FIXME", 1),
        ("a.ts", "/* FIXME\n * XXX\n */", 2),
        ("a.go", "// HACK(me)", 1),
        ("a.rs", "/// TODO", 1),
        ("A.java", "/** TODO */", 1),
        ("A.cs", "// TODO", 1),
        ("a.sql", "-- TODO", 1),
        ("a.css", "/* TODO */", 1),
        ("a.sh", "ls # TODO", 1),
        ("a.vue", "<!-- TODO -->\n// TODO", 2),
    ],
)
def test_marks_count_in_comments_only(
    tree: Callable[..., Repository], path: str, line: str, count: int
) -> None:
    evidence = todo_comments(tree({path: f"{line}\n", "other.py": "x = 1\n"}))

    assert evidence.value == count
    said = "1 line of comments says" if count == 1 else f"{count} lines of comments say"
    assert evidence.summary.startswith(said)


def test_what_is_left_out_can_be_kept(bakery: Repository) -> None:
    assert todo_comments(bakery).value == 2
    assert todo_comments(bakery, keep="tests, migrations").value == 4
    assert todo_comments(bakery, marks="FIXME/HACK").value == 0


def test_without_code_nothing_can_be_told(tree: Callable[..., Repository]) -> None:
    assert todo_comments(tree({"a.txt": "# TODO\n"})).value is None


def test_marks_that_are_no_words_are_broken(bakery: Repository) -> None:
    assert todo_comments(bakery, marks="(a|aa)+$").is_broken
