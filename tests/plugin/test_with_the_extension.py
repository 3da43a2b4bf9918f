"""The Markdown extension for Zensical in a site of MkDocs that has the plugin as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sites import Site

TREE = """
docs/
  plan.md
    |# Plan
    |
    |## Phase 1 [✅ COMPLETE]
    |
    |- [x] Create `src/none.py`
    |
    |<!-- gapreport: summary -->
"""


def test_nothing_is_shown_twice(site: Site) -> None:
    site.files(TREE)
    without = site.build().html("plan/index.html")
    listed = site.build(config="markdown_extensions: [mkdocs_gapreport.markdown]")
    assert listed.html("plan/index.html") == without
    assert without.count("gr-false") > 0
    assert "shows nothing here" not in listed.said
