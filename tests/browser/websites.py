"""The sample as real websites, one for each theme, and how to look at a page of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

HOST = "harbour.test"


@dataclass(frozen=True, kw_only=True)
class View:
    """Who looks: at which theme, on what, in which light, with or without scripts."""

    theme: str = "material"
    width: int = 1280
    scheme: str = "light"
    scripts: bool = True

    def __str__(self) -> str:
        return f"{self.theme} {self.width} {self.scheme}{'' if self.scripts else ' no scripts'}"


DESKTOP, TELEPHONE = 1280, 390
VIEWS = (
    *(View(width=w, scheme=s) for w in (DESKTOP, TELEPHONE) for s in ("light", "dark")),
    View(theme="mkdocs", width=TELEPHONE),
    View(theme="readthedocs", width=TELEPHONE),
)
NO_SCRIPTS = View(width=TELEPHONE, scripts=False)


@dataclass(frozen=True, kw_only=True)
class Websites:
    """The repository of the sample and the sites that were built of it, each when first needed."""

    repository: Path
    folder: Path

    def built(self, theme: str, *, is_plain: bool = False) -> Path:
        """The site of a theme; a plain one is built without the plugin."""
        name = f"{theme}-plain" if is_plain else theme
        site = self.folder / name
        if not site.exists():
            build = f"mkdocs build --quiet --config-file {name}.yml --site-dir".split()
            done = subprocess.run(
                [sys.executable, "-m", *build, site],
                cwd=self.repository,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
            # The claims of the sample are false, so its builds fail when all is written.
            assert done.returncode == (0 if is_plain else 1), done.stderr
        return site

    @property
    def claims(self) -> list[dict[str, Any]]:
        """All claims of the plan as the report has them."""
        report = json.loads((self.built("material") / "gapreport.json").read_text("utf-8"))
        return [claim for claim in report["claims"] if claim["page"] == "docs/plan.md"]

    @property
    def failing(self) -> dict[str, str]:
        """The verdicts that turn the build red, by the ids of their claims."""
        return {claim["id"]: claim["verdict"] for claim in self.claims if claim["fails"]}


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Opens pages in windows of their own, without a server and without any other host."""

    browser: Browser
    websites: Websites
    windows: list[BrowserContext] = field(default_factory=list)

    def __call__(self, uri: str, view: View, *, is_plain: bool = False) -> Page:
        """Open a page of the sample."""
        site = self.websites.built(view.theme, is_plain=is_plain)
        window = self.browser.new_context(
            viewport={"width": view.width, "height": 800},
            color_scheme="dark" if view.scheme == "dark" else "light",
            java_script_enabled=view.scripts,
            reduced_motion="reduce",
        )
        self.windows.append(window)
        window.route("**/*", lambda route: _answer(route, site))
        page = window.new_page()
        page.goto(f"http://{HOST}/{uri}")
        return page

    def leave(self) -> None:
        """Close all windows."""
        for window in self.windows:
            window.close()


def _answer(route: Route, site: Path) -> None:
    url = urlsplit(route.request.url)
    path = site / url.path.lstrip("/")
    file = path / "index.html" if path.is_dir() else path
    if url.netloc == HOST and file.is_file():
        route.fulfill(path=file)
    else:
        route.abort()


def open_all(page: Page) -> None:
    """Open whatever of ours opens."""
    page.evaluate('document.querySelectorAll("details[class^=gr-]").forEach(d => d.open = true)')
