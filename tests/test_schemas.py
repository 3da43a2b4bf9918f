"""What is said to follow a schema plainly does follow it, as the library of the field sees it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_gapreport.schemas import plainly_follows
from mkdocs_gapreport.settings import schema

DOUBTFUL: list[tuple[Any, dict[str, Any]]] = [
    (3, {"type": "string"}),
    (True, {"type": "string"}),
    ("yes", {"type": "boolean"}),
    (1, {"type": "boolean"}),
    (None, {"type": "object"}),
    ("a", {"type": ["string", "null"]}),
    (3, {"type": "integer"}),
    ("c", {"enum": ["a", "b"]}),
    (1, {"enum": [True]}),
    (0, {"const": False}),
    ("", {"type": "string", "minLength": 1}),
    ("abc", {"maxLength": 2}),
    ("a.txt", {"pattern": "\\.md$"}),
    ([], {"minItems": 1}),
    (["a", 3], {"items": {"type": "string"}}),
    (["a", "a"], {"uniqueItems": True}),
    ([[1], [1]], {"uniqueItems": True}),
    ({"b": "c"}, {"required": ["a"]}),
    ({"a": 3}, {"properties": {"a": {"type": "string"}}}),
    ({"b": "c"}, {"additionalProperties": False}),
    ({"a": "c", "b": "c"}, {"properties": {"a": {}}, "additionalProperties": False}),
    ({"b": "c"}, {"additionalProperties": {"type": "array"}}),
    ("a", {"anyOf": [{"type": "array"}, {"const": False}]}),
    ({}, {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
    ("a", {"format": "uri"}),
    ("a", {"$ref": "#/$defs/a", "$defs": {"a": {"type": "array"}}}),
]
PLAIN: list[tuple[Any, dict[str, Any]]] = [
    ("a", {}),
    ("a", {"type": "string", "description": "any", "default": ""}),
    (False, {"anyOf": [{"type": "string"}, {"const": False}]}),
    ("b", {"enum": ["a", "b"]}),
    ("a.md", {"type": "string", "pattern": "\\.md$", "minLength": 1, "maxLength": 9}),
    (["a", "b"], {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True}),
    ({"a": ["b"]}, {"additionalProperties": {"type": "array", "items": {"type": "string"}}}),
    ({"a": "b"}, {"required": ["a"], "properties": {"a": {}}, "additionalProperties": False}),
]
OPTIONS = {
    "pages": ["TODO.md", {"path": "docs/*.md", "assume": "done", "trees": True}],
    "fail_on": ["missing", {"verdicts": ["outdated"], "phase": "Phase 1", "pages": ["a.md"]}],
    "min_judged": "40 %",
    "commands": {"unit": ["python", "-m", "pytest"]},
    "bindings": [{"words": "{N} ovens", "check": "files ovens/ {is}", "sure": False}],
    "report": False,
    "roadmap": "roadmap.md",
    "exports": ["json", "badges"],
}
LOADING = f"""
import sys
from mkdocs_gapreport.settings import parse
parse({OPTIONS!r})
print("jsonschema" in sys.modules)
"""


@pytest.mark.parametrize(("value", "given"), DOUBTFUL)
def test_a_mistake_or_an_unknown_keyword_is_left_to_the_library(
    value: object, given: dict[str, Any]
) -> None:
    assert not plainly_follows(value, given)


@pytest.mark.parametrize(("value", "given"), PLAIN)
def test_what_follows_plainly_does_so_for_the_library_too(
    value: object, given: dict[str, Any]
) -> None:
    assert plainly_follows(value, given)
    assert Draft202012Validator(given).is_valid(value)


@pytest.mark.parametrize("option", OPTIONS)
def test_options_follow_their_schema_plainly(option: str) -> None:
    assert plainly_follows({option: OPTIONS[option]}, schema())


def test_right_options_are_read_without_the_library() -> None:
    run = subprocess.run([sys.executable, "-c", LOADING], check=True, capture_output=True)
    assert run.stdout.strip() == b"False"
