"""What the pages on CI and on formats show is there, and parses."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from runner import ROOT

SCHEMAS = {
    "action.yml": "github-actions",
    "ci/gitlab.yml": "gitlab-ci",
    ".github/workflows/ci.yml": "github-workflows",
    "site_template/.github/workflows/docs.yml": "github-workflows",
}
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]


def validate(document: Any, name: str) -> None:
    """By the schema that editors use."""
    place = files("check_jsonschema").joinpath("builtin_schemas", "vendor", f"{name}.json")
    # In YAML 1.1 `on` is a truth value.
    renamed = {"on" if key is True else key: value for key, value in document.items()}
    Draft7Validator(json.loads(place.read_text(encoding="utf-8"))).validate(renamed)


@pytest.mark.parametrize("path", SCHEMAS)
def test_files_for_platforms_have_their_shape(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    validate(yaml.safe_load(text), SCHEMAS[path])


def workflows() -> list[dict[str, Any]]:
    return [each for each in SNIPPETS if "jobs" in each]


def test_workflows_have_their_shape() -> None:
    assert len(workflows()) == 2
    for workflow in workflows():
        validate({"on": "push", **workflow}, "github-workflows")


def test_inputs_that_are_shown_are_those_of_the_action() -> None:
    described = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = [step for each in workflows() for job in each["jobs"].values() for step in job["steps"]]
    ours = [step for step in steps if "mkdocs-gapreport@" in step.get("uses", "")]
    assert len(ours) == 2
    for step in ours:
        assert set(step["with"]) <= set(described["inputs"])
    assert first_column("Input") == set(described["inputs"])
    assert first_column("Output") == set(described["outputs"])


def test_every_checkout_that_is_shown_is_whole() -> None:
    steps = [step for each in workflows() for job in each["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["fetch-depth"] for step in checkouts] == [0] * len(workflows())


def test_job_that_is_shown_is_the_one_to_copy() -> None:
    [shown] = [each for each in SNIPPETS if "gapreport" in each]
    assert shown == yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))


def test_hook_that_is_shown_is_there() -> None:
    [shown] = [each for each in SNIPPETS if "repos" in each]
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [repository] = shown["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in known}
    extra = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\ncode = [")[2]
    needed = set(re.findall(r'^ +"([\w-]+)"', extra.partition("]")[0], re.MULTILINE))
    assert set(repository["hooks"][0]["additional_dependencies"]) == needed


def first_column(head: str) -> set[str]:
    """The names in the first column of the table with this head."""
    rows = PAGE.partition(f"| {head} | |\n")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `([\w-]+)` \|", rows, re.MULTILINE))
