"""Sites written as a tree, committed and built for real."""

from __future__ import annotations

import json
import logging
import subprocess
import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pytest
    from mkdocs.config.defaults import MkDocsConfig

CONFIG = """
site_name: Site
theme: {theme}
plugins:
  - search
  - gapreport: {options}
"""


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build wrote, and what it said."""

    folder: Path
    log: tuple[logging.LogRecord, ...]
    failed: bool

    def html(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def soup(self, page: str) -> BeautifulSoup:
        return BeautifulSoup(self.html(page), "html.parser")

    def item(self, page: str, words: str) -> Tag:
        """The list item of a page that begins with these words."""
        items = self.soup(page).find_all("li")
        return next(item for item in items if item.get_text().strip().startswith(words))

    def is_false(self, page: str, words: str) -> bool:
        """Whether an item is shown as a false claim."""
        return "gr-false" in (self.item(page, words).get("class") or "")

    @property
    def report(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.html("gapreport.json"))
        return read

    @property
    def said(self) -> str:
        return "\n".join(record.getMessage() for record in self.log)

    @property
    def warnings(self) -> list[str]:
        return [r.getMessage() for r in self.log if r.levelno >= logging.WARNING]

    @property
    def files(self) -> set[str]:
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix() for path in paths}


@dataclass(kw_only=True)
class Site:
    """A folder with a site, its repository, and MkDocs."""

    root: Path
    caplog: pytest.LogCaptureFixture

    def files(self, tree: str) -> None:
        """Write a tree: folders end in a slash, and `|` begins a line of the file above."""
        for path, text in _files(textwrap.dedent(tree)):
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=all", "--allow-empty")

    def git(self, *words: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.invalid")
        command = ["git", *author, "-c", "commit.gpgsign=false", *words]
        subprocess.run(command, cwd=self.root, check=True, capture_output=True)

    def build(
        self,
        *,
        theme: str = "mkdocs",
        options: Mapping[str, Any] | None = None,
        config: str = "",
        strict: bool = False,
    ) -> Built:
        """Commit and build, as `mkdocs build` does."""
        self._configure(theme, options, config)
        self.commit()
        loaded = load_config(str(self.root / "mkdocs.yml"), strict=strict)
        loaded.plugins.on_startup(command="build", dirty=False)
        with self._building() as log:
            failed = _build(loaded)
        return Built(folder=Path(loaded.site_dir), log=tuple(log), failed=failed)

    @contextmanager
    def served(
        self, *, theme: str = "mkdocs", options: Mapping[str, Any] | None = None, config: str = ""
    ) -> Iterator[Callable[[], Built]]:
        """Build again and again as `mkdocs serve` does, with the plugins that started."""
        self._configure(theme, options, config)
        self.commit()
        first = load_config(str(self.root / "mkdocs.yml"))
        first.plugins.on_startup(command="serve", dirty=False)

        def rebuild() -> Built:
            loaded = load_config(str(self.root / "mkdocs.yml"))
            for name in loaded.plugins:
                started, fresh = first.plugins[name], loaded.plugins[name]
                # MkDocs keeps the instances of plugins that know how to start, and loads
                # their options again.
                if hasattr(started, "on_startup"):
                    started.load_config(dict(fresh.config), loaded.config_file_path)
            loaded.plugins = first.plugins
            with self._building() as log:
                failed = _build(loaded)
            return Built(folder=Path(loaded.site_dir), log=tuple(log), failed=failed)

        yield rebuild

    def _configure(self, theme: str, options: Mapping[str, Any] | None, config: str) -> None:
        written = CONFIG.format(theme=theme, options=json.dumps(options or {}))
        self.write("mkdocs.yml", written + textwrap.dedent(config))

    @contextmanager
    def _building(self) -> Iterator[list[logging.LogRecord]]:
        records: list[logging.LogRecord] = []
        self.caplog.clear()
        with self.caplog.at_level(logging.INFO, logger="mkdocs"):
            yield records
        records.extend(self.caplog.records)


def _build(config: MkDocsConfig) -> bool:
    try:
        build(config)
    except Abort:
        return True
    return False


def _files(tree: str) -> Iterator[tuple[str, str]]:
    folders: list[tuple[int, str]] = [(-1, "")]
    path, lines = "", list[str]()
    for line in tree.splitlines():
        words = line.strip()
        if words.startswith("|"):
            lines.append(words[1:].removeprefix(" "))
        elif words:
            if path:
                yield path, "\n".join([*lines, ""])
            depth = len(line) - len(line.lstrip())
            folders = [folder for folder in folders if folder[0] < depth]
            whole, path, lines = f"{folders[-1][1]}{words}", "", []
            if words.endswith("/"):
                folders.append((depth, whole))
            else:
                path = whole
    if path:
        yield path, "\n".join([*lines, ""])
