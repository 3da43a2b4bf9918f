"""Templates are compiled once, and kept beside the compiled modules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_gapreport.pages.compiling import Compiled

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = {"row.html.jinja": "{{ 6 * number }}"}


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what a module compiles to; Python may write there."""
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "drawing.py").touch()
    folder = tmp_path / "__pycache__"
    folder.mkdir()
    return folder


def rendered(module: Path) -> str:
    environment = Environment(
        loader=DictLoader(TEMPLATES), bytecode_cache=Compiled(str(module)), autoescape=True
    )
    return environment.get_template("row.html.jinja").render(number=7)


def test_a_template_is_kept_for_the_next_process(tmp_path: Path, compiled: Path) -> None:
    assert rendered(tmp_path / "drawing.py") == "42"
    (kept,) = compiled.iterdir()
    before = kept.stat().st_mtime_ns
    assert rendered(tmp_path / "drawing.py") == "42"
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("left", [0, 3, 30], ids=["empty", "cut", "cut in its checksum"])
def test_a_damaged_file_is_compiled_again(tmp_path: Path, compiled: Path, left: int) -> None:
    rendered(tmp_path / "drawing.py")
    (kept,) = compiled.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:left])
    assert rendered(tmp_path / "drawing.py") == "42"
    assert kept.read_bytes() == whole


def test_without_a_place_to_write_to_it_is_rendered_as_well(tmp_path: Path, compiled: Path) -> None:
    compiled.rmdir()
    assert rendered(tmp_path / "drawing.py") == "42"


def test_where_python_writes_nothing_nothing_is_written(
    tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path / "drawing.py") == "42"
    assert not list(compiled.iterdir())
