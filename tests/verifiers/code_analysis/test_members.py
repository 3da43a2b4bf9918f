"""Members: what is counted depends on what a name is, and the evidence says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.members import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

PYTHON = '''
from enum import Enum, auto
from mill.kinds import Kind

class Role(str, Enum):
    """MILLER = 'shown'"""

    _ignore_ = ["x"]
    label: str
    MILLER = "miller"
    BAKER = "baker"
    BREAD_MAKER = "baker"  # a second name
    CARTER: str = "carter"

    def grind(self):
        SACK = 1

class Grain(Kind):
    CORN = auto()
    WHEAT = auto()

RIGHTS: dict[str, set[str]] = {"miller": {"grind"}, "baker": {"bake", "eat"}}
TOOLS = frozenset(["stone", "sieve", "sack"])
Wind = Literal["north", "south"]
Colour = Enum("Colour", "RED GREEN")
MERGED = {**RIGHTS, "carter": set()}
made = build(RIGHTS)

class Stone: pass
class MillStone(Stone): pass
class RoundStone(MillStone): pass
class Lonely: pass
'''
SCRIPT = """
export enum Role { Miller = 'miller', Baker = "baker,eater", /* Ghost, */ Carter }
export type Wind = 'north' | 'south'
  | 'east';
export const RIGHTS = { miller: ['a', 'b'], 'ba-ker': [], carter } as const;
const TOOLS: readonly string[] = ['stone', 'sieve'];
type Mixed = 'north' | Other;
"""


@pytest.mark.parametrize(
    ("name", "count", "what"),
    [
        ("Role", 3, "members: `MILLER`, `BAKER`, `CARTER`"),
        ("Grain", 2, "members: `CORN`, `WHEAT`"),
        ("RIGHTS", 2, "keys: `miller`, `baker`"),
        ("TOOLS", 3, "elements: `stone`, `sieve`, `sack`"),
        ("Wind", 2, "choices: `north`, `south`"),
        ("Colour", 2, "members: `RED`, `GREEN`"),
        ("Stone", 2, "classes that derive from it: `MillStone`, `RoundStone`"),
    ],
)
def test_python(tree: Tree, name: str, count: int, what: str) -> None:
    repository = tree(
        {"src/app.py": PYTHON, "mill/kinds.py": "import enum\nclass Kind(enum.Enum): pass\n"}
    )
    evidence = members(repository, name, path="src")
    assert evidence.value == count
    assert evidence.summary.endswith(f"has {count} {what}")


@pytest.mark.parametrize(
    ("name", "count", "what"),
    [
        ("Role", 3, "members: `Miller`, `Baker`, `Carter`"),
        ("Wind", 3, "choices: `north`, `south`, `east`"),
        ("RIGHTS", 3, "keys: `miller`, `ba-ker`, `carter`"),
        ("TOOLS", 2, "elements: `stone`, `sieve`"),
    ],
)
def test_typescript(tree: Tree, name: str, count: int, what: str) -> None:
    evidence = members(tree(SCRIPT, name="src/app.ts"), name)
    assert evidence.value == count
    assert evidence.summary.endswith(f"has {count} {what}")


@pytest.mark.parametrize(
    ("name", "because"),
    [
        (
            "Lonely",
            "`Lonely` is a class without members to count: no enumeration, and nothing derives",
        ),
        ("MERGED", "nothing that has members is named `MERGED`, in 1 file"),
        ("made", "nothing that has members is named `made`, in 1 file"),
        (
            "MillStne",
            "nothing that has members is named `MillStne`, in 1 file; did you mean `MillStone`?",
        ),
    ],
)
def test_what_holds_nothing_is_unknown(tree: Tree, name: str, because: str) -> None:
    evidence = members(tree(PYTHON), name)
    assert (evidence.value, evidence.is_broken) == (None, False)
    assert evidence.summary == because


def test_definitions_that_differ_are_told_not_counted(tree: Tree) -> None:
    repository = tree({"a.py": "ROLES = ['x', 'y']\n", "b.py": "ROLES = ['x']\n"})
    evidence = members(repository, "ROLES")
    assert evidence.value is None
    assert evidence.summary == (
        "`ROLES` is defined 2 times, and differently: 2 in `a.py:1`, 1 in `b.py:1`;"
        " name one by `path`"
    )
    assert members(repository, "ROLES", path="b.py").value == 1


def test_definitions_that_agree_are_counted(tree: Tree) -> None:
    repository = tree({"a.py": "ROLES = ['x', 'y']\n", "b.py": "ROLES = ('y', 'x')\n"})
    evidence = members(repository, "ROLES")
    assert (evidence.value, len(evidence.places)) == (2, 2)


def test_a_file_that_does_not_parse_leaves_it_open(tree: Tree) -> None:
    repository = tree({"a.py": "ROLES = ['x', 'y']\n", "b.py": "ROLES = ['x'\n"})
    evidence = members(repository, "ROLES")
    assert evidence.value is None
    assert evidence.summary == "`b.py` may define `ROLES` too and cannot be parsed"


def test_a_name_that_is_none_is_broken(tree: Tree) -> None:
    evidence = members(tree(PYTHON), "a b")
    assert (evidence.is_broken, evidence.summary) == (
        True,
        "`a b` cannot be the name of a definition",
    )
