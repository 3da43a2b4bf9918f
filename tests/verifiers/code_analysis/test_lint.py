"""Except clauses, long functions and docstrings, held against what Python and ruff say."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.lint import docstrings, except_clauses, long_functions

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

CLAUSES = '''
"""except:"""
# except:
SHOWN = "except:"
LONG = """
try:
    pass
except:
    pass
"""

def swallow(exception):
    try:
        grind()
    except:
        pass
    try:
        grind()
    except Exception:
        raise
    try:
        grind()
    except (
        ValueError,
        BaseException,
    ) as error:
        log(error)
    try:
        grind()
    except (ExceptionGroup, mill.Exception, MyException):
        pass
    try:
        grind()
    except* builtins.Exception as group:
        pass
    try: grind()
    except  :  # noqa: E722
        pass
'''


@pytest.mark.parametrize(("kind", "count"), [("bare", 2), ("broad", 3), ("any", 6)])
def test_only_statements_count_as_clauses(tree: Tree, kind: str, count: int) -> None:
    assert except_clauses(tree(CLAUSES), kind).value == count


def test_a_clause_is_shown_with_its_line(tree: Tree) -> None:
    evidence = except_clauses(tree(CLAUSES), "bare")
    assert [str(place) for place in evidence.places] == ["src/app.py:14", "src/app.py:36"]


def test_tests_and_migrations_are_left_out_and_said_so(tree: Tree) -> None:
    bare = "try:\n    pass\nexcept:\n    pass\n"
    repository = tree(
        {"src/app.py": bare, "tests/test_app.py": bare, "src/migrations/0001.py": bare}
    )
    evidence = except_clauses(repository, "bare")
    assert evidence.value == 1
    assert evidence.summary == (
        "1 bare `except:` clause, in 1 file (left out: 1 of tests, 1 of migrations)"
    )


def test_tests_are_looked_at_where_they_are_asked_for(tree: Tree) -> None:
    repository = tree({"tests/test_app.py": "try:\n    pass\nexcept:\n    pass\n", "a.py": ""})
    assert except_clauses(repository, "bare", path="tests").value == 1


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("print 'Python 2'\ntry:\n    x\nexcept:\n    y\n", 1),
        ("class Stack[T]:\n    def top(self):\n        try: 1\n        except: 2\n", 1),
        (b"# caf\xe9\ntry:\n    x\nexcept:\n    y\n", 1),
        ("x = '" + "a" * 100_000 + "'\r\ntry:\r\n    x\r\nexcept:\r\n    y\r\n", 1),
    ],
    ids=["Python 2", "newer syntax", "Latin-1", "a line of 100,000 characters"],
)
def test_code_that_this_python_cannot_parse_is_read(
    tree: Tree, content: str | bytes, count: int
) -> None:
    assert except_clauses(tree({"a.py": content}), "bare").value == count


def test_a_truncated_file_is_named(tree: Tree) -> None:
    repository = tree({"a.py": "try:\n    x\nexcept:\n    grind(1, \n", "b.py": ""})
    assert except_clauses(repository, "any").summary == (
        "1 `except` clause, in 2 files; 1 file with brackets that never close: `a.py`"
    )


def test_nothing_to_look_at_is_not_nothing_found(tree: Tree) -> None:
    evidence = except_clauses(tree({"README.md": "except:\n"}), "bare")
    assert evidence.value is None
    assert evidence.summary == "there is no Python file to look at"


@pytest.mark.parametrize(
    ("verifier", "argument", "message"),
    [
        (except_clauses, {"kind": "bear"}, "`kind` cannot be `bear`; did you mean `bare`?"),
        (long_functions, {"lines": "many"}, "`lines` has to be a number such as `50`, not `many`"),
        (long_functions, {"lines": "0"}, "`lines` has to be a number such as `50`, not `0`"),
        (docstrings, {"kind": "method"}, "`kind` cannot be `method`; did you mean `methods`?"),
    ],
)
def test_a_wrong_argument_is_broken(
    tree: Tree, verifier: Callable[..., object], argument: dict[str, str], message: str
) -> None:
    evidence = verifier(tree("x = 1\n"), **argument)
    assert (evidence.is_broken, evidence.summary) == (True, message)  # type: ignore[attr-defined]


LENGTHS = '''
@cache
@wraps(
    one,
)
def five(
    grain,
):
    return (
grain)

class Mill:
    """Grinds.

def not_one():
"""

    async def four(self):
        """Text

at the margin."""

    def one(self): return 1

    def seven(self):
        def inner():
            return 1
        # a comment

        return inner()
        # not part of it any more

if WINDY:
    def two():
        return [
            1]
'''


@pytest.mark.parametrize(
    ("limit", "count"), [("1", 5), ("2", 4), ("3", 3), ("4", 2), ("5", 1), ("6", 0), ("200", 0)]
)
def test_a_function_is_as_long_as_python_says(tree: Tree, limit: str, count: int) -> None:
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(LENGTHS))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(length > int(limit) for length in lengths) == count
    assert long_functions(tree(LENGTHS), limit).value == count


DOCUMENTED = '''
"""A module."""
from typing import overload

def plain():
    """Say."""

def silent():
    x = """no docstring"""

def formatted():
    f"""no docstring"""

def raw(): r"""A docstring."""

def commented(
    a: dict[str, int] = {"a": 1},  # a colon: here
) -> "x: y":  # and here
    # first a comment

    'A docstring.'

def joined():
    "no ".join("docstring")

def _private():
    pass

@overload
def twice(a: int) -> int: ...

class Mill:
    def __init__(self): pass
    def __call__(self): pass
    def grind(self):
        """Grind."""
        def local(): pass
    @property
    def stone(self):
        """A stone."""
    @stone.setter
    def stone(self, value): pass
    class Wheel: pass

class _Hidden:
    def grind(self): pass
'''
COUNTS = [("public", 5, 11), ("functions", 5, 9), ("methods", 2, 3), ("classes", 0, 2)]


@pytest.mark.parametrize(("kind", "documented", "total"), COUNTS)
def test_the_share_of_docstrings_names_both_figures(
    tree: Tree, kind: str, documented: int, total: int
) -> None:
    evidence = docstrings(tree(DOCUMENTED), kind=kind)
    assert evidence.value == pytest.approx(100 * documented / total)
    assert evidence.summary.startswith(f"{documented} of {total} public ")


def test_what_all_does_not_list_is_not_public(tree: Tree) -> None:
    code = "__all__ = [\n    'a',\n]\n\ndef a():\n    'x'\n\ndef b(): pass\n"
    assert docstrings(tree(code)).summary.startswith("1 of 1 public definitions")


def test_a_private_module_has_no_public_definitions(tree: Tree) -> None:
    evidence = docstrings(tree({"src/_app.py": "def a(): pass\n"}))
    assert evidence.value is None
    assert evidence.summary == "there are no public definitions in 1 file"


def test_ruff_finds_the_same(tree: Tree) -> None:
    repository = tree({"src/app.py": DOCUMENTED, "src/clauses.py": CLAUSES, "src/mill.py": LENGTHS})
    rules = "D101,D102,D103,D106"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--ignore-noqa"),
            *("--select", rules, "--output-format", "json", "--exit-zero"),
            *("--target-version", "py312", str(repository.root)),
        ],
        capture_output=True,
        check=True,
    )
    theirs = {
        (row["filename"].rpartition("/")[2], row["location"]["row"])
        for row in json.loads(done.stdout)
        if row["code"]
    }
    places = docstrings(repository).places
    assert {(place.path.rpartition("/")[2], place.line) for place in places} == theirs
