"""A checkout with pages, and the command line over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner

from mkdocs_gapreport.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

REAL = "def moor(ship):\n    return ship.rope.tie()\n"


@dataclass(frozen=True)
class Desk:
    """A checkout with a page `TODO.md`, and the command over it."""

    root: Path

    def run(self, *words: str) -> Result:
        runner = CliRunner()
        return runner.invoke(main, [*words, "--root", str(self.root)], catch_exceptions=False)

    def page(self, name: str = "TODO.md") -> bytes:
        return (self.root / name).read_bytes()

    def write(self, content: str | bytes, name: str = "TODO.md") -> None:
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
