"""What people copy or type from the project's own files is true."""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.utils.yaml import yaml_load

from mkdocs_gapreport.cli import main
from mkdocs_gapreport.pages.fragments import known
from mkdocs_gapreport.reading.comments import MARKERS
from mkdocs_gapreport.settings import mistakes_in, parse, schema
from mkdocs_gapreport.verifiers.registry import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _example() -> dict[str, Any]:
    text = (ROOT / "mkdocs.yml.example").read_text(encoding="utf-8")
    options: dict[str, Any] = yaml_load(text)["plugins"][1]["gapreport"]
    return options


def test_the_example_has_no_mistake() -> None:
    parse(_example())


def test_the_example_names_every_option() -> None:
    text = (ROOT / "mkdocs.yml.example").read_text(encoding="utf-8")
    named = re.findall(r"^ {6}(?:# )?(\w+):", text, flags=re.MULTILINE)
    assert sorted(named) == sorted(schema()["properties"])


def test_the_example_loads_in_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    copy = tmp_path / "mkdocs.yml"
    copy.write_bytes((ROOT / "mkdocs.yml.example").read_bytes())
    assert "gapreport" in load_config(str(copy)).plugins


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("options", schema()),
        ("commands", main),
        ("verifiers", {entry.name: entry.load() for entry in entry_points(group=GROUP)}),
    ],
    ids=["options", "commands", "verifiers"],
)
def test_pages_that_follow_from_the_code_are_up_to_date(
    page: str, source: object, golden: Callable[[Path, str], None]
) -> None:
    render = runpy.run_path(str(ROOT / "docs" / "reference.py"))[page]
    golden(ROOT / "docs" / f"{page}.md", render(source))


def test_the_architecture_page_shows_the_layers_that_are_enforced() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = configuration["tool"]["importlinter"]["contracts"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert "\n".join(f"    {layer}" for layer in contract["layers"]) in page
    parts = {part for layer in contract["layers"] for part in layer.split(" | ")}
    assert parts == set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_of_make_that_pages_name_are_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    there = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    lines = re.findall(r"(?:`|^\$ )make ([a-z ]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {target for line in lines for target in line.split()} <= there


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_that_pages_name_are_there(page: Path) -> None:
    for command, rest in re.findall(r"gapreport (\w+)([^\n`#]*)", _code(page)):
        assert command in main.commands, command
        known = {name for option in main.commands[command].params for name in option.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_options_that_pages_show_are_right(page: Path) -> None:
    blocks = re.findall(r"```yaml\n(plugins:.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for block in blocks:
        for plugin in yaml_load(block)["plugins"]:
            if isinstance(plugin, dict):
                assert list(mistakes_in(plugin["gapreport"])) == []


def _code(page: Path) -> str:
    """Everything on the page that is set as code."""
    text = page.read_text(encoding="utf-8")
    fences = re.findall(r"^```.*?^```", text, flags=re.DOTALL | re.MULTILINE)
    return "\n".join(fences + re.findall(r"`[^`\n]+`", text))


def test_every_marker_is_documented() -> None:
    text = (ROOT / "docs" / "report-pages.md").read_text(encoding="utf-8")
    documented = {name for name in MARKERS if f"gapreport: {name}" in text or f"`{name}`" in text}
    assert documented == set(MARKERS)
    assert set(MARKERS) == set(known())
