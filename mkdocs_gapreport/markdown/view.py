"""The repository as it was last looked at, for all pages that one process renders.

Each page is rendered alone and in no known order, so the audit is made with the first of them, and
again when a page comes after something that the last one rests on has changed.
"""

from __future__ import annotations

import os
import time
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport import project, settings, site_options
from mkdocs_gapreport.model import ConfigurationError, GapReportError
from mkdocs_gapreport.pages import PLAIN, Surroundings, templates
from mkdocs_gapreport.showing import audited, telling
from mkdocs_gapreport.showing.docs import docs
from mkdocs_gapreport.showing.drawings import Drawings
from mkdocs_gapreport.showing.watching import of_git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_gapreport.settings import Settings
    from mkdocs_gapreport.showing.audited import Audited
    from mkdocs_gapreport.showing.docs import Docs
    from mkdocs_gapreport.site_options import Places

_CONFIGS = (site_options.ZENSICAL, "mkdocs.yml", "mkdocs.yaml")  # in the order of Zensical


class Seen(Struct, frozen=True, kw_only=True):
    """What an audit found, and the pages of the site that show it."""

    audited: Audited
    settings: Settings
    docs: Docs
    around: Surroundings


class View(Struct, frozen=True, kw_only=True):
    """One look: what was seen, if anything, or the problem; and what the look rests on."""

    seen: Seen | None = None
    problem: str = ""
    looked: int = 0
    stamps: tuple[object, ...] = ()
    rests_on: tuple[Path, ...] = ()


@cache
def views(config: Path, docs_folder: Path) -> Views:
    """Return the views of a site, the same ones in the whole process."""
    return Views(config, docs_folder)


def configuration(folder: Path, named: str) -> Path:
    """The file with the options: the one that is named, or the one that Zensical takes."""
    if named:
        return folder / named
    found = (folder / name for name in _CONFIGS)
    return next((path for path in found if path.is_file()), folder / _CONFIGS[0])


class Views:
    """The last view of a site; pages may be rendered by several threads."""

    def __init__(self, config: Path, docs_folder: Path) -> None:
        self.drawings = Drawings()
        self._config = config
        self._docs = docs_folder
        self._lock = Lock()
        self._memory = project.Memory()
        self._last = View()

    def of(self, uri: str, *, has_markers: bool) -> View:
        """The view for a page: the last one, if all is as it was then."""
        with self._lock:
            if self._is_over(uri, has_markers=has_markers):
                self._last = self._look()
            return self._last

    def _is_over(self, uri: str, *, has_markers: bool) -> bool:
        last = self._last
        if not last.looked:
            return True
        if has_markers or last.problem or (last.seen and uri in last.seen.docs.paths):
            return last.stamps != _stamps(last.rests_on)
        # It says nothing of the report; but when it is new, it may have begun to.
        written = _stamp(self._docs / uri)
        return written is not None and written[0] > last.looked

    def _look(self) -> View:
        looked = time.time_ns()
        problem, seen = "", None
        try:
            seen = self._seen()
        except GapReportError as error:
            problem = str(error)
        root = seen.audited.root if seen else self._config.parent
        paths = [root / path for path in sorted(self._memory.looked_at)]
        rests_on = (self._config, *of_git(root), *paths)
        stamps = _stamps(rests_on)
        return View(seen=seen, problem=problem, looked=looked, stamps=stamps, rests_on=rests_on)

    def _seen(self) -> Seen | None:
        chosen, places = self._options()
        if not chosen.enabled:
            return None
        root = audited.root(str(self._config), chosen)
        found = audited.audited(root, chosen, places.repo_url, self._memory)
        own = templates(root / chosen.templates) if chosen.templates else PLAIN
        pages = docs(self._docs, found)
        self.drawings.turn_to((found.source, chosen, own, pages), telling.of_all(found.outlook))
        around = Surroundings.of(found.outlook, found.source, {}, templates=own)
        return Seen(audited=found, settings=chosen, docs=pages, around=around)

    def _options(self) -> tuple[Settings, Places]:
        if not self._config.is_file():
            if self._config.name not in _CONFIGS:
                raise ConfigurationError(
                    f"there is no `{self._config.name}`; correct `config_file` of the extension"
                )
            return settings.Settings(), site_options.Places(docs=self._docs)
        try:
            chosen = settings.parse(site_options.read(self._config))
        except ConfigurationError as error:
            raise ConfigurationError(f"in `{self._config.name}`: {error}") from error
        return chosen, site_options.places(self._config)


def _stamps(paths: Iterable[Path]) -> tuple[object, ...]:
    return tuple(map(_stamp, paths))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  called for thousands of files
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
