"""What tests of several modules share: an installed browser, and expected outputs in files."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

# What tests run keeps nothing for whoever runs them, and finds nothing of theirs.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="gapreport-cache-")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        default=bool(os.environ.get("UPDATE_GOLDEN")),
        help="write the expected outputs anew instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what is expected, or write that file anew."""

    def compare(expected: Path, text: str) -> None:
        if request.config.getoption("update_golden"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(text, encoding="utf-8", newline="\n")
        assert text == expected.read_text(encoding="utf-8"), "if that is meant: `make golden`"

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium or Chrome."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  200 ms that most tests save

    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("no Chromium or Chrome found; install one, or name it in `CHROMIUM`")
    with sync_playwright() as playwright:
        # Containers have a small /dev/shm, in which Chromium crashes.
        chromium = playwright.chromium.launch(
            executable_path=found, args=["--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()
