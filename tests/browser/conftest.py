"""The websites of the sample, built once in a run, and the browser in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import harbour
import pytest
from websites import Visitor, Websites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def websites(tmp_path_factory: pytest.TempPathFactory) -> Websites:
    folder = tmp_path_factory.mktemp("websites")
    return Websites(repository=harbour.lay(folder / "project"), folder=folder)


@pytest.fixture
def visit(browser: Browser, websites: Websites) -> Iterator[Visitor]:
    visitor = Visitor(browser=browser, websites=websites)
    yield visitor
    visitor.leave()
