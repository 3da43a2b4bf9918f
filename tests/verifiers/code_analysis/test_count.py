"""Counts of what a file or folder holds: a range, where it depends on how one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Rung
from mkdocs_gapreport.verifiers.code.counting import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]
    Between = tuple[int, int | None]

PYTHON = '''
"""class Ghost: pass"""
__all__ = ["Loom", "weave"]
from enum import Enum

class Loom(Base):
    class Meta: pass
    def weave(self): return lambda: 1
    def _mend(self): return 2
    def __repr__(self): return "def ghost(): pass"

class _Shuttle: pass
class Colour(Enum):
    RED = 1
    BLUE = 2
Knot = namedtuple("Knot", "size")

def weave(thread):
    def inner(): return thread
    return inner
async def dye(): pass
def _tidy(): pass
SIZES = {"small": 1, "large": 2, "huge": 3}
'''
SCRIPT = """
// export class Ghost {}
export class Loom { weave() { return 1 } }
class Shuttle {}
export interface Thread { size: number }
export type Colour = 'red' | 'blue' | 'green'
export function weave(a: Thread) { return a }
export const useLoom = () => 1
export const Panel = () => <div/>
const Inner = () => <i/>
export { Shuttle, type Thread as Yarn }
export enum Role { Weaver, Dyer }
"""
FILES = {
    "src/loom.py": PYTHON,
    "src/empty.py": "x = 1\n",
    "src/torn.py": "def a(:\n  'x\n",
    "src/loom.go": "package loom\nfunc Weave() {}\n",
    "src/all.ts": "export * from './loom'\n",
    "web/loom.tsx": SCRIPT,
    "web/index.ts": "export * from './loom'\n",
    "db/schema.sql": (
        "CREATE TABLE looms (id int);\n-- create table ghosts\n"
        'create table if not exists "threads" (id int);\ncreate index x on looms (id);\n'
    ),
    "db/schema.prisma": "model Loom {\n id Int\n}\nmodel Thread {\n id Int\n}\nenum Role { A }\n",
    "db/tables.py": "class Loom(Base):\n    __tablename__ = 'looms'\n",
    "db/migrations/__init__.py": "",
    "db/migrations/0001_looms.py": "x = 1\n",
    "db/migrations/0002_threads.up.sql": "select 1;\n",
    "db/migrations/0002_threads.down.sql": "select 2;\n",
    "db/migrations/README.md": "# Migrations\n",
    "compose.yml": "services:\n  web: {}\n  dye: {}\nvolumes: [a]\n",
    "package.json": '{"scripts": {"build": "x", "test": "y"}, "jobs": 3}\n',
    "broken.yml": "a: [1\n",
    "a/draw.py": "def a(): pass\n",
    "b/draw.py": "def b(): pass\n",
}

COUNTED = [
    ("classes", "src/loom.py", "", (2, 5)),
    ("functions", "src/loom.py", "", (2, 8)),
    ("methods", "src/loom.py", "", (1, 7)),
    ("models", "src/loom.py", "", (1, 5)),
    ("exports", "src/loom.py", "", (2, None)),
    ("members", "src/loom.py", "colours", (2, None)),
    ("members", "src/loom.py", "sizes", (3, None)),
    ("members", "src/loom.py", "roles", (2, 7)),
    ("classes", "src/empty.py", "", (0, None)),
    ("classes", "web/loom.tsx", "", (2, 4)),
    ("exports", "web/loom.tsx", "", (9, None)),
    ("components", "web/loom.tsx", "", (2, 4)),
    ("hooks", "web/loom.tsx", "", (1, None)),
    ("interfaces", "web/loom.tsx", "", (1, 6)),
    ("members", "web/loom.tsx", "roles", (2, None)),
    ("members", "web/loom.tsx", "colours", (3, None)),
    ("tables", "db/schema.sql", "", (2, None)),
    ("tables", "db/tables.py", "", (1, None)),
    ("models", "db/schema.prisma", "", (2, None)),
    ("migrations", "db/migrations", "", (2, 3)),
    ("migrations", "db/migrations/", "", (2, 3)),
    ("entries", "compose.yml", "services", (2, None)),
    ("entries", "compose.yml", "volumes", (1, None)),
    ("entries", "package.json", "scripts", (2, None)),
]
UNKNOWN = [
    ("classes", "src/loom.go", "", "classes are not counted in `src/loom.go`"),
    ("classes", "src/torn.py", "", "classes are not counted in `src/torn.py`"),
    ("exports", "web/index.ts", "", "exports are not counted in `web/index.ts`"),
    ("exports", "src/empty.py", "", "exports are not counted in `src/empty.py`"),
    ("members", "src/empty.py", "roles", "members are not counted"),
    ("entries", "compose.yml", "secrets", "entries are not counted in `compose.yml`"),
    ("entries", "package.json", "jobs", "entries are not counted in `package.json`"),
    ("entries", "broken.yml", "a", "entries are not counted in `broken.yml`"),
    ("functions", "draw.py", "", "2 have that name"),
    ("functions", "src", "", "functions are not counted in `src/loom.go`"),
]


@pytest.mark.parametrize(("of", "path", "like", "between"), COUNTED)
def test_a_thing_is_counted(tree: Tree, of: str, path: str, like: str, between: Between) -> None:
    evidence = count(tree(FILES), of, path, like=like)
    assert (evidence.value, evidence.upper) == between, evidence.summary


@pytest.mark.parametrize(("of", "path", "like", "why"), UNKNOWN)
def test_what_is_not_told_is_said(tree: Tree, of: str, path: str, like: str, why: str) -> None:
    evidence = count(tree(FILES), of, path, like=like)
    assert evidence.value is None
    assert why in evidence.summary


def test_the_evidence_says_what_was_counted(tree: Tree) -> None:
    evidence = count(tree(FILES), "classes", "src/loom.py")
    assert evidence.summary == "`src/loom.py` has 2 classes (up to 5, as one counts)"
    assert [str(place) for place in evidence.places] == ["src/loom.py:5"]


def test_a_file_that_never_was_has_no_count(tree: Tree) -> None:
    evidence = count(tree(FILES), "classes", "src/never.py")
    assert (evidence.value, evidence.rung) == (False, Rung.NEVER)


def test_an_unknown_kind_names_the_one_that_is_meant(tree: Tree) -> None:
    evidence = count(tree(FILES), "class", "src/loom.py")
    assert evidence.is_broken
    assert "did you mean `classes`?" in evidence.summary
