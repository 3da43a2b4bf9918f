"""Directory trees in code fences, which are claims only where a site asks for them."""

from __future__ import annotations

from textwrap import dedent

import pytest
from projects import claims_of, said


def nodes(tree: str, *, trees: bool = True) -> list[str]:
    """The paths that a fence with a tree claims."""
    page = f"```\n{dedent(tree).strip(chr(10))}\n```\n"
    return [claim.text for claim in claims_of(page, trees=trees)]


TREES = {
    "lines of boxes": (
        """
        src/
        ├── oven.py
        ├── glaze/
        │   ├── __init__.py
        │   └── blue.py
        └── clay.py
        """,
        [
            "src/oven.py",
            "src/glaze/",
            "src/glaze/__init__.py",
            "src/glaze/blue.py",
            "src/clay.py",
        ],
    ),
    "lines of ASCII": (
        """
        src/
        |-- oven.py
        |-- glaze/
        |   |-- blue.py
        `-- clay.py
        """,
        ["src/oven.py", "src/glaze/", "src/glaze/blue.py", "src/clay.py"],
    ),
    "lines with comments": (
        """
        src/
        ├── oven.py          # heats pots
        ├── glaze.py  (NEW)
        └── clay.py ← here
        """,
        ["src/oven.py", "src/glaze.py", "src/clay.py"],
    ),
    "a root that is a dot": ("./\n├── oven.py\n", ["oven.py"]),
    "no root": ("├── oven.py\n└── clay.py\n", ["oven.py", "clay.py"]),
    "a root of several folders": ("src/kiln/\n└── oven.py\n", ["src/kiln/oven.py"]),
    "what is left out is no claim": (
        """
        src/
        ├── oven.py
        ├── ...
        ├── <name>.py
        ├── *.ts
        └── (+ 12 more)
        """,
        ["src/oven.py"],
    ),
    "no tree": ("src/oven.py\nsrc/clay.py\n", []),
    "a diagram": ("A ──▶ B\n", []),
    "a chart": ("+--------+\n| oven   |\n+--------+\n", []),
    "tasks": ("- [x] heat\n- [ ] cool\n", []),
}


@pytest.mark.parametrize(("tree", "paths"), TREES.values(), ids=TREES)
def test_a_tree_claims(tree: str, paths: list[str]) -> None:
    assert nodes(tree) == paths


TREE = "src/\n├── oven.py\n└── glaze/\n"


def test_a_tree_is_no_claim_by_default() -> None:
    assert nodes(TREE, trees=False) == []


@pytest.mark.parametrize(("site", "page"), [(False, "true"), (True, "false")])
def test_a_page_decides_over_its_site(site: bool, page: str) -> None:  # noqa: FBT001  a column
    text = f"---\ngapreport:\n  trees: {page}\n---\n```\n{TREE}```\n"
    assert bool(claims_of(text, trees=site)) is (page == "true")


def test_nodes_are_done_claims_of_files_and_folders_with_their_lines() -> None:
    oven, glaze = claims_of(f"# Kiln\n\n```text\n{TREE}```\n", trees=True)
    assert (oven.line, glaze.line) == (5, 6)
    assert [said(oven), oven.checks[0].verifier] == ["done", "file"]
    assert glaze.checks[0].verifier == "directory"


def test_a_tree_in_an_item_is_read_as_well() -> None:
    indented = TREE.replace("\n", "\n  ")
    claims = claims_of(f"- [x] layout\n\n  ```\n  {indented}\n  ```\n", trees=True)
    assert [claim.text for claim in claims] == ["layout", "src/oven.py", "src/glaze/"]
