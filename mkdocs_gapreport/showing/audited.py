"""The repository of a site and its report, and where the files of it can be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport import cache, project
from mkdocs_gapreport.model import Page, Place
from mkdocs_gapreport.repository import Source, checkout_around, source_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.model import Report
    from mkdocs_gapreport.outlook import Outlook
    from mkdocs_gapreport.project import Memory, Survey
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import PageChoice, Settings


class Audited(Struct, frozen=True, kw_only=True):
    """What one look at the repository gave."""

    root: Path
    repository: Repository
    outlook: Outlook
    options: Mapping[str, PageChoice]
    source: Source
    pages: Mapping[str, Page]

    @property
    def report(self) -> Report:
        """What was found."""
        return self.outlook.report

    def address(self, path: str) -> str:
        """Where a tracked file or folder can be read at the forge; nothing for anything else."""
        tracked = self.repository.is_file(path) or self.repository.is_directory(path)
        return self.source.link(Place(path)) if tracked else ""

    @classmethod
    def of(cls, found: Survey, repo_url: str) -> Audited:
        """What a survey found, with the addresses of a forge."""
        return cls(
            root=found.repository.root,
            repository=found.repository,
            outlook=found.outlook,
            options={choice.path: choice.options for choice in found.choices},
            source=_source(found.repository, found.settings, repo_url),
            pages={page.path: page for page in found.report.pages},
        )


def audited(root: Path, settings: Settings, repo_url: str, memory: Memory) -> Audited:
    """Look at the repository as it is now, and again only at what has changed."""
    kept = cache.of_user() if settings.cache else None
    found = project.survey(root, settings, memory=memory, cache=kept)
    return Audited.of(found, repo_url)


def root(config: str, settings: Settings) -> Path:
    """The folder that the settings name, or else the checkout that the configuration lies in."""
    here = Path(os.path.abspath(config)).parent if config else Path.cwd()  # noqa: PTH100  keeps links
    if settings.root:
        return Path(os.path.normpath(here / settings.root))
    return checkout_around(here) or here


def _source(repository: Repository, settings: Settings, repo_url: str) -> Source:
    commit = repository.state.commit
    template = settings.source_url or source_url(repo_url or repository.remote, commit)
    return Source(template=template, commit=commit, prefix=repository.prefix)
