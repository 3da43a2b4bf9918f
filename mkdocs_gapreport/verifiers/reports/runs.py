"""A run of tests as all formats tell it: each test with how it ended, and where it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from mkdocs_gapreport.verifiers.reports.age import Stamp


class Ending(StrEnum):
    """How a test ended. An error is a failure; what was skipped proves nothing."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


class Test(Struct, frozen=True):
    """One test: its group (class, module, suite), its name, and how it ended."""

    group: str
    name: str
    ending: Ending
    file: str = ""
    line: int | None = None

    @property
    def id(self) -> str:
        """Group and name: "tests.test_mill::test_grinds"."""
        return f"{self.group}::{self.name}" if self.group else self.name

    @property
    def last(self) -> str:
        """The end of its name, without the groups that some runners put before it."""
        return re.split(r"::| [>›] ", self.name)[-1]


class Run(Struct, frozen=True, kw_only=True):
    """What one report says of a run of tests."""

    form: str
    tool: str
    tests: tuple[Test, ...]
    stamp: Stamp | None = None
