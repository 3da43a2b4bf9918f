"""The "bakery": a repository in six languages, with code that is used and code that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import lay_out

from mkdocs_gapreport.repository import open_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_gapreport.repository import Repository

FILES: dict[str, str | bytes] = {
    "pyproject.toml": (
        "[project]\nname = 'bakery'\ndependencies = ['Flour_Mill[fine]>=2.4,<3', 'salt']\n"
        "[project.scripts]\nbakery = 'bakery.cli:serve'\n"
        "[dependency-groups]\ntest = ['pytest==8.1.0']\n"
    ),
    "web/package.json": '{"dependencies": {"react": "^18.2.0", "@bake/oven": "workspace:*"}}\n',
    "notes.md": "Wanted: class Cake, TODO, except:\n",
    "src/bakery/__init__.py": (
        "from bakery.bread import Loaf, Roll\n\n__all__ = ['Loaf', 'Roll']\n"
    ),
    "src/bakery/bread.py": (
        '"""Bread. class Cake: is no definition."""\n\n'
        "MAX_LOAVES = 12\n\n\n"
        "class Loaf:\n"
        "    weight: int = 3\n\n"
        "    def bake(self):\n        return self.weight  # TODO: hotter\n\n\n"
        "class Roll(Loaf):\n    pass\n\n\n"
        "def knead(dough):\n    return dough * MAX_LOAVES\n\n\n"
        "def proof(dough):\n    raise NotImplementedError\n"
    ),
    "src/bakery/oven.py": (
        "from bakery.bread import Loaf, knead\n\n\n"
        "def heat():\n    loaf = Loaf()\n    try:\n        return knead(loaf.bake())\n"
        "    except:\n        return None\n\n\n"
        "def cool():\n    return 'except: TODO'\n\n\n"
        "def _helper():\n    return 1\n\n\n"
        "TEMPERATURE = _helper()\n"
    ),
    "src/bakery/routes.py": (
        "from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n"
        "@router.get(\n    '/loaves',\n)\ndef list_loaves():\n    return []\n"
    ),
    "src/bakery/orphan_routes.py": (
        "from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n"
        "@router.get('/rolls')\ndef list_rolls():\n    return []\n"
    ),
    "src/bakery/app.py": (
        "from fastapi import FastAPI\n\nfrom bakery import routes\nfrom bakery.oven import heat\n\n"
        "app = FastAPI()\napp.include_router(routes.router)\nheat()\n"
    ),
    "src/bakery/cli.py": "def serve():\n    print('open')\n",
    "src/bakery/icing.py": "def pipe_icing():\n    return 'swirl'\n",
    "src/bakery/syrup.py": (
        "from external import Glaze\n\n\nclass SyrupGlaze(Glaze):\n    def pour_syrup(self):\n"
        "        return 1\n"
    ),
    "src/bakery/settings.py": "STEPS = ['bakery.steps.weigh_flour']\n",
    "src/bakery/steps.py": "def weigh_flour():\n    return 1\n\n\ndef sift_flour():\n    return 2\n",
    "src/bakery/migrations/0001_init.py": "class Migration:\n    x = 'TODO'  # TODO\n",
    "tests/test_bread.py": (
        "import pytest\n\nfrom bakery.bread import Loaf\nfrom bakery.icing import pipe_icing\n\n\n"
        "class Oven:\n    def test_nothing(self):\n        pass\n\n\n"
        "@pytest.fixture\ndef test_dough():\n    return 1\n\n\n"
        "@pytest.mark.parametrize('n', [1, 2, 3])\ndef test_loaf(n):\n    assert Loaf().bake()\n\n\n"
        "class TestIcing:\n    def test_swirl(self):\n        assert pipe_icing()  # TODO more\n"
    ),
    "web/src/Counter.tsx": (
        "import { total } from './sums'\n// class Ghost\n"
        "export const Counter = () => <p>{total([1])} don't</p>\n"
    ),
    "web/src/sums.ts": "export function total(xs: number[]) {\n  return xs.length\n}\n",
    "web/src/main.tsx": "import { Counter } from './Counter'\nrender(<Counter />)\n",
    "web/src/unused.ts": "export function frostEdges() {\n  return 1\n}\n",
    "web/src/sums.test.ts": (
        "import { total } from './sums'\nit('adds', () => {})\nit.each([1, 2])('n %s', () => {})\n"
    ),
    "node_modules/x/index.js": "class Vendored {}  // TODO\n",
    "cmd/main.go": ('package main\n\nimport "bakery/yeast"\n\nfunc main() {\n\tyeast.Rise()\n}\n'),
    "go.mod": "module bakery\n\ngo 1.22\n\nrequire github.com/grain/sourdough/v2 v2.1.0\n",
    "yeast/yeast.go": "package yeast\n\nfunc Rise() int {\n\treturn 1\n}\n",
    "yeast/yeast_test.go": "package yeast\n\nfunc TestRise(t *testing.T) {\n\tRise()\n}\n",
    "latin.py": "# caf\xe9 TODO\nCAFE = 1\n".encode("latin-1"),
    "broken.py": "def fallen(:\n    TODO\n",
}


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Repository]]:
    """What makes a committed repository of files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")

        def make(files: Mapping[str, str | bytes]) -> Repository:
            return open_repository(lay_out(tmp_path_factory.mktemp("code") / "project", files))

        yield make


@pytest.fixture(scope="session")
def bakery(tree: Callable[..., Repository]) -> Repository:
    return tree(FILES)
