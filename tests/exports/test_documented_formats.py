"""The page on the formats names what is in them: every key that it names, and none is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import outlooks
import pytest
from defusedxml import ElementTree

from mkdocs_gapreport.exports import FORMATS
from mkdocs_gapreport.exports.rules import RULES
from mkdocs_gapreport.exports.site_files import site_files
from mkdocs_gapreport.settings import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    return re.split(r"^## ", PAGE.partition(f"\n## {name}\n")[2], flags=re.MULTILINE)[0]


def named(text: str) -> list[str]:
    """What stands as code in the first column of the tables."""
    rows = re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
    return [name for row in rows for name in re.findall("`([^`]+)`", row)]


def paths(value: Any, at: str = "") -> Iterator[str]:
    """Every place in a document; the ones that hold nothing further end in a space."""
    match value:
        case dict():
            for key, inside in value.items():
                yield from paths(inside, f"{at}.{key}".lstrip("."))
        case list():
            for inside in value:
                yield from paths(inside, f"{at}[]")
        case _:
            yield at


def test_every_format_is_named() -> None:
    table = PAGE.partition("\n## ")[0]
    assert named(table) == list(FORMATS)
    assert [name for name in FORMATS if f"\n## `{name}`\n" not in PAGE] == ["text"]


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "shields"])
def test_keys_that_are_named_are_there_and_no_key_is_left_out(name: str) -> None:
    there = set(paths(json.loads(FORMATS[name](outlooks.everything()))))
    described = named(section(f"`{name}`"))
    if name == "json":  # lists that another part fills may be empty here
        there |= {f"{key}[]" for key in json.loads(FORMATS[name](outlooks.everything()))}
        described = [key.removesuffix("[]") for key in described]
    missing = [key for key in described if not any(_is_at(key, path) for path in there)]
    left_out = [path for path in there if not any(_is_at(key, path) for key in described)]
    assert (missing, left_out) == ([], [])


def test_elements_of_the_tests_are_named() -> None:
    root = ElementTree.fromstring(FORMATS["junit"](outlooks.everything()))
    there = {element.tag for element in root.iter()} - {"properties"}
    assert set(named(section("`junit`"))) == there


def test_rules_are_named() -> None:
    assert [rule.id for rule in RULES if f"`{rule.id}`" not in section("`sarif`")] == []


def test_files_of_a_site_are_named() -> None:
    every = schema()["properties"]["exports"]["items"]["enum"]
    there = {_in_general(path) for path, _ in site_files(outlooks.everything(), every)}
    assert set(named(section("In a built site"))) == there
    assert [name for name in every if f"`{name}`" not in section("In a built site")] == []


def _is_at(key: str, path: str) -> bool:
    return path == key or path.startswith((f"{key}.", f"{key}[]"))


def _in_general(path: str) -> str:
    name = re.sub(r"^(badges/pages)/.*(\.\w+)$", r"\1/PATH\2", path)
    return re.sub(r"^(badges/phases)/.*(\.\w+)$", r"\1/PATH/NAME\2", name)
