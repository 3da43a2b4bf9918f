"""The policy of a site in its builds: what fails where, how much is judged, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sites import Site

PAGE = """\
# To do

## Phase 1

- [x] `src/oven.py`
- [x] it is warm

## Phase 2

- [x] `src/no.py`
"""


@pytest.mark.parametrize(
    ("options", "failed"),
    [
        ({}, True),
        ({"fail_on": [{"verdicts": ["missing"], "phase": "Phase 1"}]}, False),
        ({"fail_on": [{"verdicts": ["missing"], "phase": "Phase 2"}]}, True),
        ({"fail_on": ["broken"], "min_judged": "60 %"}, False),
        ({"fail_on": ["broken"], "min_judged": "70 %"}, True),
        ({"since": "HEAD"}, False),
    ],
)
def test_build_fails_where_the_site_says(
    site: Site, options: dict[str, Any], *, failed: bool
) -> None:
    site.write("docs/TODO.md", PAGE)
    site.write("src/oven.py", "x = 1\n")
    assert site.build(options=options).failed is failed
