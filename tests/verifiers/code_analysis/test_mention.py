"""Mentions: a name in any usual spelling, or a setting with its value, stands in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Rung
from mkdocs_gapreport.verifiers.code.mentions import mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[..., Repository]

FILES = {
    "src/mill.py": "class GrainMill:\n    def grind_all(self): ...\n\nlogout_url = 1\n",
    "src/kiln/__init__.py": "from .oven import *\n",
    "src/kiln/oven.py": "def bake(): ...\n",
    "src/empty.py": "",
    "web/index.ts": "export * from './mill'\n",
    "web/mill.ts": "export const stone$ = 1\n",
    "config.yml": "timeout: 60\nserver:\n  'port': \"8080\"\nage: 300\n",
    "tsconfig.json": '{"compilerOptions": {"strict": true, "target": "ES2022"}}\n',
    ".env.example": "DEBUG=false\n",
    "a/draw.py": "x = 1\n",
    "b/draw.py": "y = 1\n",
}
THERE = [
    ("GrainMill", "src/mill.py", "src/mill.py:1"),
    ("grind_all", "src/mill.py", "src/mill.py:2"),
    ("grindAll", "src/mill.py", "src/mill.py:2"),
    ("grain_mill", "src/mill.py", "src/mill.py:1"),
    ("bake", "src/kiln/__init__.py", "src/kiln/oven.py:1"),
    ("bake", "src/kiln/", "src/kiln/oven.py:1"),
    ("stone$", "web/index.ts", "web/mill.ts:1"),
    ("timeout: 60", "config.yml", "config.yml:1"),
    ("timeout=60", "config.yml", "config.yml:1"),
    ("server.port: 8080", "config.yml", "config.yml:3"),
    ("strict: true", "tsconfig.json", "tsconfig.json:1"),
    ("target: ES2022", "tsconfig.json", "tsconfig.json:1"),
    ("DEBUG=false", ".env.example", ".env.example:1"),
]
NOWHERE = [
    ("logout", "src/mill.py"),  # `logout_url` is another name
    ("Mill", "src/mill.py"),
    ("timeout: 30", "config.yml"),
    ("timeout: 6", "config.yml"),
    ("age: 30", "config.yml"),
    ("strict: false", "tsconfig.json"),
]


@pytest.mark.parametrize(("name", "path", "place"), THERE)
def test_a_name_stands_there(tree: Tree, name: str, path: str, place: str) -> None:
    evidence = mention(tree(FILES), name, path)
    assert evidence.value is True, evidence.summary
    assert [str(place) for place in evidence.places] == [place]


@pytest.mark.parametrize(("name", "path"), NOWHERE)
def test_a_name_is_nowhere(tree: Tree, name: str, path: str) -> None:
    evidence = mention(tree(FILES), name, path)
    assert (evidence.value, evidence.summary) == (False, f"`{name}` is nowhere in `{path}`")


@pytest.mark.parametrize("path", ["src/empty.py", "draw.py"])
def test_what_cannot_be_told_is_unknown(tree: Tree, path: str) -> None:
    assert mention(tree(FILES), "grind", path).value is None


def test_a_file_that_never_was_mentions_nothing(tree: Tree) -> None:
    evidence = mention(tree(FILES), "grind", "src/never.py")
    assert (evidence.value, evidence.rung) == (False, Rung.NEVER)
