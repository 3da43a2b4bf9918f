"""Markdown quoted in a fence that holds fences of its own."""

from __future__ import annotations

import pytest
from plan_pages import page_of


def claims_of(text: str) -> list[str]:
    return [claim.text for claim in page_of(text).walk()]


AS_COMMONMARK_READS = [
    "```markdown\n- [x] quoted\n```\n- [x] said\n",
    "```bash\n- [x] quoted\n```\n- [x] said\n```\nplain\n```\n",
    "```md\n```\n- [x] said\n```bash\nls\n```\n",
    "````markdown\n```bash\nls\n```\n- [x] quoted\n````\n- [x] said\n",
    "```python\nhelp = '''\n    ```markdown\n    - [x] quoted\n    ```\n'''\n```\n- [x] said\n",
]


@pytest.mark.parametrize("text", AS_COMMONMARK_READS)
def test_fences_that_pair_are_left_alone(text: str) -> None:
    assert claims_of(text) == ["said"]


LEAKING = [
    "```markdown\n```bash\nls\n```\n- [x] quoted\n```\n- [x] said\n",
    "```md\n1. Run\n   ```bash\n   ls\n   ```\n- [x] quoted\n```\n- [x] said\n```sql\nselect\n```\n",
    "```markdown\n```\ntree\n```\n- [x] quoted\n```python\nx\n```\n- [x] quoted\n```\n- [x] said\n",
]


@pytest.mark.parametrize("text", LEAKING)
def test_a_quoted_guide_does_not_leak(text: str) -> None:
    assert claims_of(text) == ["said"]


def test_lines_keep_their_numbers() -> None:
    [claim] = page_of(LEAKING[0]).walk()
    assert claim.line == 7
