"""What a command looks at: a repository, the options of its site, a revision and a day."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.cli import output, parameters
from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from mkdocs_gapreport.cache import Cache
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.project import Memory, Survey
    from mkdocs_gapreport.settings import Settings

_OPTIONS = (
    click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of the repository; without it the checkout that mkdocs.yml, or this folder,"
        " lies in.",
    ),
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The mkdocs.yml or zensical.toml whose options count; without it the one in the root,"
        " if any.",
    ),
    click.option("--rev", metavar="REV", help="Commit to look at instead of the files on disk."),
    click.option(
        "--today",
        metavar="DATE",
        callback=parameters.day,
        help="Day on which `until` rests; without it that of the commit.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Work everything out anew, and keep nothing of it."
    ),
    click.option(
        "--baseline", metavar="FILE", help="File with the false claims that are accepted for now."
    ),
)


_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt")


class Subject(Struct, frozen=True, kw_only=True):
    """What a command looks at; `config` is the file that its options stand in, if there is one."""

    root: Path
    settings: Settings
    config: Path | None
    rev: str | None
    today: date | None
    is_cached: bool = True

    def survey(self, pages: Iterable[str]) -> Outlook:
        """Read the pages and audit their claims; none at all is nothing to pass a verdict on."""
        return self.look(pages).outlook

    def look(self, pages: Iterable[str], memory: Memory | None = None) -> Survey:
        """The same with all that it takes to look again; `memory` is of the look before."""
        from mkdocs_gapreport import project
        from mkdocs_gapreport.exports.text import nothing_read

        named = self.from_root(pages)
        for page in named:
            if self.rev or "*" in page or os.path.lexists(self.root / page):
                _must_be_markdown(page)
        with output.progress() as progress:
            survey = project.survey(
                self.root,
                self.settings,
                rev=self.rev,
                today=self.today,
                named=named,
                progress=progress,
                memory=memory,
                cache=self._cache(),
            )
        if not survey.report.pages:
            at = f" at `{self.rev}`" if self.rev else ""
            likely = [] if named else project.likely(survey.repository, self.settings)
            where = f"`{self.root.resolve()}`{at}"
            raise ConfigurationError(nothing_read(self.settings, where, likely))
        return survey

    def _cache(self) -> Cache | None:
        if not (self.is_cached and self.settings.cache):
            return None
        from mkdocs_gapreport import cache

        return cache.of_user()

    def as_if(self, survey: Survey) -> Callable[[Mapping[str, bytes]], Outlook]:
        """How all would look if some pages read otherwise."""
        from mkdocs_gapreport import project

        return lambda contents: project.as_if(survey, contents).outlook

    def day(self) -> date:
        """The day on which something is done: as given, or today."""
        from datetime import datetime

        return self.today or datetime.now().astimezone().date()

    def must_be_on_disk(self) -> None:
        """Only files on disk can be edited."""
        if self.rev:
            raise ConfigurationError(
                f"pages at `{self.rev}` cannot be edited; leave out `--rev` to edit those on disk"
            )

    def from_root(self, pages: Iterable[str]) -> list[str]:
        """The pages as seen from the root; those that only lie there as seen from here, too."""
        return [
            Path(os.path.normpath(page)).as_posix()
            if self._is_below(page)
            else _seen_from(self.root, page)
            for page in pages
        ]

    def _is_below(self, page: str) -> bool:
        if not os.path.lexists(page):
            return True
        return not Path(page).is_absolute() and os.path.lexists(self.root / page)


def _must_be_markdown(page: str) -> None:
    name = page.rpartition("/")[2]
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122  a page may be a pattern
    if ending.startswith(".") and ending not in _ENDINGS and "*" not in ending:
        raise ConfigurationError(
            f"page `{page}` is no Markdown file; name the page that makes claims about it"
        )


def with_subject(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what it looks at, and hand it all of that as one."""

    @functools.wraps(command)
    def commanded(  # noqa: PLR0913  each is an option
        *,
        root: Path | None,
        config: Path | None,
        rev: str | None,
        today: date | None,
        no_cache: bool,
        baseline: str | None,
        **others: Any,
    ) -> None:
        root, settings, config = _site(root, config)
        if baseline:
            settings = replace(settings, baseline=_seen_from(root, baseline))
        subject = Subject(
            root=root,
            settings=settings,
            config=config,
            rev=rev,
            today=today,
            is_cached=not no_cache,
        )
        command(subject=subject, **others)

    return functools.reduce(lambda made, option: option(made), reversed(_OPTIONS), commanded)


def _site(root: Path | None, config: Path | None) -> tuple[Path, Settings, Path | None]:
    """Find the root and the options, each by the other where only one of them is known."""
    from mkdocs_gapreport import site_options
    from mkdocs_gapreport.settings import Settings

    start = root or Path()
    found = config or site_options.find(start)
    if found is None and root is None:
        found = site_options.find(_checkout(start))
    settings = _settings(found) if found else Settings()
    if root is None:
        base = found.parent if found else start
        root = base / settings.root if settings.root else _checkout(base)
    return root, settings, found


def _settings(config: Path) -> Settings:
    from mkdocs_gapreport import settings, site_options

    options = site_options.read(config)
    try:
        return settings.parse(options)
    except ConfigurationError as error:
        raise ConfigurationError(f"in `{config}`\n{error}") from error


def _checkout(folder: Path) -> Path:
    """The checkout that a folder lies in, or the folder itself."""
    from mkdocs_gapreport.repository import checkout_around

    return checkout_around(folder) or folder


def _seen_from(root: Path, path: str) -> str:
    """A path that is meant as seen from this folder, as seen from the root."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return path
