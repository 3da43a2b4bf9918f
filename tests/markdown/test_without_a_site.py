"""The extension where nothing tells which page is rendered."""

from __future__ import annotations

import subprocess
import sys

import markdown

PAGE = "# Plan\n\n- [x] Create `src/none.py`\n\n<!-- gapreport: summary -->\n"


def test_page_is_rendered_as_without_it() -> None:
    rendered = markdown.markdown(PAGE, extensions=["toc", "mkdocs_gapreport.markdown"])
    assert rendered == markdown.markdown(PAGE, extensions=["toc"])


def test_that_is_said_once() -> None:
    script = (
        "import markdown\n"
        "for page in ('# One', '# Two'):\n"
        "    print(markdown.markdown(page, extensions=['mkdocs_gapreport.markdown']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "<h1>One</h1>\n<h1>Two</h1>\n"
    assert done.stderr.count("shows nothing here") == 1
    assert "list `gapreport` below `plugins`" in done.stderr
