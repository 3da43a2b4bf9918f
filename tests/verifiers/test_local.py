"""A site's own verifiers: named in its settings, loaded from its root, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import write

from mkdocs_gapreport.model import Check, ConfigurationError
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.settings import parse
from mkdocs_gapreport.verifiers import available, installed

if TYPE_CHECKING:
    from pathlib import Path

GAP = """\
from __future__ import annotations

from dataclasses import dataclass

from mkdocs_gapreport.model import Evidence

@dataclass(slots=True)
class Count:
    times: int

def migration(repository, table: str, times: int = 1) -> Evidence:
    '''A migration creates `table`.'''
    return Evidence(value=True, summary=f"{table} {Count(times).times}")

def _hidden(repository):
    return None

def nothing():
    return None

def lines(repository):
    return None

NUMBER = 3
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    outside = {"outside.py": "def x(repository): ...\n"}
    write(tmp_path, outside)
    files: dict[str, str | bytes] = {
        "tools/gap.py": GAP,
        "tools/more.py": "def migration(repository): ...\n",
        "tools/broken.py": "def x(repository:\n",
        "tools/raises.py": "1 / 0\n",
        "tools/leaves.py": "import sys; sys.exit(3)\n",
        "tools/lacks.py": "import no_such_module\n",
        "tools/binary.py": b"\0\1",
    }
    root = write(tmp_path / "site", files)
    (root / "tools" / "link.py").symlink_to(tmp_path / "outside.py")
    return root


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (["tools/never.py:x"], "no file `tools/never.py` lies in the root of the repository"),
        (["tools:x.py:x"], "cannot be read; write it as in `tools/gap.py:migration`"),
        (["../outside.py:x"], "lies outside the root"),
        (["tools/link.py:x"], "lies outside the root"),
        (["tools/gap.py:migratoin"], "there is no `migratoin` in it; did you mean `migration`?"),
        (
            ["tools/gap.py:zzz"],
            "there is no `zzz` in it; known are `Count`, `lines`, `migration`, `nothing`",
        ),
        (["tools/gap.py:nothing"], "`nothing` is no verifier; write `def nothing(repository, …)"),
        (["tools/gap.py:NUMBER"], "`NUMBER` is no verifier"),
        (["tools/broken.py:x"], "line 1: '(' was never closed"),
        (["tools/binary.py:x"], "null bytes"),
        (["tools/raises.py:x"], "cannot be loaded: ZeroDivisionError: division by zero"),
        (["tools/leaves.py:x"], "cannot be loaded: SystemExit: 3"),
        (["tools/lacks.py:x"], "cannot be loaded: ModuleNotFoundError: No module named"),
        (["tools/gap.py:lines"], "the name `lines` is taken twice, by `tools/gap.py` and `mkdocs-"),
        (
            ["tools/gap.py:migration", "tools/more.py:migration"],
            "the name `migration` is taken twice, by `tools/more.py` and `tools/gap.py`",
        ),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_cannot_be_loaded_is_named(root: Path, named: list[str], said: str) -> None:
    with pytest.raises(ConfigurationError, match="option `verifiers") as caught:
        available(parse({"verifiers": named}), root)
    assert said in str(caught.value)
    assert str(root) not in str(caught.value)


def test_without_the_option_nothing_of_the_site_is_loaded(root: Path) -> None:
    assert available(parse({}), root).entries == installed().entries


def test_a_function_of_the_site_is_a_verifier(root: Path) -> None:
    verifiers = available(parse({"verifiers": ["tools/gap.py:migration"]}), root)
    check = Check(verifier="migration", arguments={"1": "pears", "times": "3"}, inferred=False)
    evidence = verifiers.run(verifiers.bound(check), open_repository(root), {"page": "TODO.md"})
    assert evidence.summary == "pears 3"


def test_nothing_is_written_beside_it(root: Path) -> None:
    before = sorted(root.rglob("*"))
    available(parse({"verifiers": ["tools/gap.py:migration"]}), root)
    assert sorted(root.rglob("*")) == before
