from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code import imports
from mkdocs_gapreport.verifiers.code.strength import strength_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("src/nowhere.py", "nothing there: there is no such file"),
        ("notes.md", "has substance: no code in a language that is read"),
        ("src/bakery/icing.py", "defines the symbol: defines `pipe_icing`; only tests use it"),
        (
            "web/src/unused.ts",
            "defines the symbol: defines `frostEdges`; no file seen that uses it",
        ),
        ("tests/test_bread.py", "defines the symbol: defines `Oven`"),
        ("src/bakery/oven.py", "is used: used by `src/bakery/app.py`; no test seen"),
        ("src/bakery/cli.py", "is used: started by `pyproject.toml`; no test seen"),
        ("web/src/Counter.tsx", "is used: used by `web/src/main.tsx`; no test seen"),
        ("src/bakery/bread.py", "is tested: used by `src/bakery/oven.py`"),
        (
            "web/src/sums.ts",
            "is tested: used by `web/src/Counter.tsx`; tested by `web/src/sums.test.ts`",
        ),
        ("yeast/yeast.go", "is tested: used by `cmd/main.go`; tested by `yeast/yeast_test.go`"),
    ],
)
def test_a_file_is_as_strong_as_what_speaks_for_it(
    bakery: Repository, path: str, words: str
) -> None:
    strength, because = strength_of(bakery, path)

    assert f"{strength.words}: {because}".startswith(words)


def test_a_stub_only_exists(tree: Callable[..., Repository]) -> None:
    stub = tree({"a.py": "def f():\n    pass\n", "b.py": "import a\na.f()\n"})

    assert strength_of(stub, "a.py")[0].words == "exists"


@pytest.mark.parametrize(
    ("importer", "line", "target"),
    [
        ("a/b.py", '"""\nfrom a.c import x\n"""', ""),
        ("a/b.py", "import logging", ""),
        ("a/b.py", "from a.c import x", "a/c.py"),
        ("a/b.py", "from . import c", "a/c.py"),
        ("a/b.py", "from .c import (\n    x,\n    y,\n)", "a/c.py"),
        ("z.py", "from a import c as d", "a/c.py"),
        ("z.py", "import a.c as d", "a/c.py"),
        ("w/x.ts", "import y from '@other/y'", ""),
        ("w/x.ts", "import { y } from './y'", "w/y.tsx"),
        ("w/x.ts", "const y = await import('./y.js')", "w/y.tsx"),
        ("w/x.ts", "export * from '@/w/y'", "w/y.tsx"),
        ("src/main.rs", "mod jam;", "src/jam.rs"),
        ("src/main.rs", "use crate::jam::Jar;", "src/jam.rs"),
        ("j/B.java", "import j.A;", "j/A.java"),
    ],
)
def test_imports_lead_to_files(
    tree: Callable[..., Repository], importer: str, line: str, target: str
) -> None:
    there = ("a/__init__.py", "a/c.py", "a/logging.py", "w/y.tsx", "src/jam.rs", "j/A.java")
    repository = tree({**dict.fromkeys(there, "\n"), importer: f"{line}\n"})

    imported = {path for path in there if importer in (imports.importers(repository, path) or ())}
    assert imported - {"a/__init__.py"} == ({target} if target else set())
