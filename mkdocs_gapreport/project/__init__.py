"""A project from its settings to its report: its pages are read, and all that follows.

`choosing` says which pages, `pages` reads them, `reaching` holds the settings against their claims.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport import baseline, collecting
from mkdocs_gapreport.audit import Earlier, audit, joined, only_changed
from mkdocs_gapreport.audit import Memory as Judgements
from mkdocs_gapreport.baseline import Baseline, Standing
from mkdocs_gapreport.model import ConfigurationError, Page
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.project.choosing import choices, claiming, likely
from mkdocs_gapreport.project.pages import LARGEST, Choice, page, read
from mkdocs_gapreport.project.reaching import all_bound, all_reached
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.repository.documents import raw
from mkdocs_gapreport.repository.refs import revision
from mkdocs_gapreport.repository.since import changes_since

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_gapreport.cache import Cache
    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

__all__ = [
    "Choice",
    "Memory",
    "Survey",
    "as_if",
    "choices",
    "claiming",
    "likely",
    "read",
    "survey",
]


class Survey(Struct, frozen=True, kw_only=True):
    """One look at a project: the tree, the pages that were chosen, and the report.

    `standing` is how the entries of the `baseline` stand.
    """

    repository: Repository
    choices: tuple[Choice, ...]
    outlook: Outlook
    settings: Settings
    baseline: Baseline | None = None
    standing: Standing = field(default_factory=Standing)

    @property
    def report(self) -> Report:
        """What was found."""
        return self.outlook.report


class Memory(Struct):
    """What one survey leaves to the next one of the same folder."""

    repository: Repository | None = None
    judgements: Judgements = field(default_factory=Judgements)
    outlook: Outlook | None = None

    @property
    def looked_at(self) -> frozenset[str]:
        """The paths on which the last judgements rest: pages, and what was held against them."""
        looks = [judged.looks for judged in self.judgements.pages.values()]
        paths = (path for each in looks for path in (*each.files, *each.dates, *each.presences))
        return frozenset((*self.judgements.pages, *paths))

    def outlook_on(self, report: Report, repository: Repository) -> Outlook:
        """The outlook on a report; the same one for as long as nothing that it shows differs."""
        known = self.outlook
        if known and known.report == report and repository.is_still(known.looks):
            return known
        self.outlook = Outlook(report, repository)
        return self.outlook


@collecting.put_off()
def survey(  # noqa: PLR0913  each is a decision of whoever runs it, all but two by name
    root: Path,
    settings: Settings,
    *,
    rev: str | None = None,
    today: date | None = None,
    named: Sequence[str] = (),
    progress: Callable[[str], None] | None = None,
    memory: Memory | None = None,
    cache: Cache | None = None,
) -> Survey:
    """Read the pages of a project and judge their claims.

    `named` pages take the place of those that the settings name. `memory` keeps what did not change
    from one survey to the next, `cache` from one process to the next. Raises `ConfigurationError`.
    """
    memory = memory or Memory()
    repository = open_repository(
        root,
        rev=rev,
        project_names=settings.project_names,
        before=memory.repository,
        cache=cache,
    )
    memory.repository = repository
    chosen = choices(repository, settings, named)
    pages = [page(repository, choice, settings) for choice in chosen]
    all_bound(settings, pages)
    if not named:
        all_reached(settings, pages)
    as_of = today or repository.as_of or datetime.now(UTC).date()
    report = _audited(pages, repository, settings, as_of, memory=memory, progress=progress)
    if cache:
        cache.flush()
    known = baseline.read(root / settings.baseline, repository) if settings.baseline else None
    report, standing = _accepted(report, known, repository)
    report = _changed(report, repository, settings, chosen) if settings.since else report
    return Survey(
        repository=repository,
        choices=chosen,
        outlook=memory.outlook_on(report, repository),
        settings=settings,
        baseline=known,
        standing=standing,
    )


def as_if(survey: Survey, contents: Mapping[str, bytes]) -> Survey:
    """The same look at the same tree, as if some pages read otherwise."""
    settings, repository = survey.settings, survey.repository
    pages = [
        page(repository, choice, settings, contents.get(choice.path)) for choice in survey.choices
    ]
    report = _audited(pages, repository, settings, survey.report.as_of)
    report, standing = _accepted(report, survey.baseline, repository)
    return replace(survey, outlook=Outlook(report, repository), standing=standing)


def _audited(  # noqa: PLR0913  all but four by name
    pages: Sequence[Page],
    repository: Repository,
    settings: Settings,
    as_of: date,
    *,
    memory: Memory | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """The report on all pages; each that speaks of another day is held against the code of then."""
    memory = memory or Memory()
    then = {page.path: _at(page, repository, settings) for page in pages if page.as_of}

    def judged(those: Sequence[Page], at: Repository, known: Judgements | None = None) -> Report:
        return audit(those, at, as_of=as_of, settings=settings, progress=progress, memory=known)

    now = [page for page in pages if page.path not in then]
    report = judged(now, repository, memory.judgements)
    if not then:
        return report
    told = [_told(page, then.get(page.path)) for page in pages]
    others = [judged([page], then[page.path]) for page in told if page.path in then]
    return joined(report, others, told)


def _at(page: Page, repository: Repository, settings: Settings) -> Repository:
    """The repository as it was when a page was true."""
    try:
        rev = revision(repository, page.as_of)
        return open_repository(repository.root, rev=rev, project_names=settings.project_names)
    except ConfigurationError as error:
        raise ConfigurationError(f"page `{page.path}`: `as_of: {page.as_of}`: {error}") from error


def _told(page: Page, then: Repository | None) -> Page:
    if then is None:
        return page
    at = f"{then.checkout.commit[:10]}, {then.as_of}"
    words = f"judged against the code of `{page.as_of}` (commit {at})"
    return replace(page, remarks=(*page.remarks, words))


def _accepted(
    report: Report, known: Baseline | None, repository: Repository
) -> tuple[Report, Standing]:
    """The report with what a baseline knows accepted."""
    if known is None:
        return report, Standing()
    return baseline.applied(known, report, repository)


def _changed(
    report: Report, repository: Repository, settings: Settings, chosen: Sequence[Choice]
) -> Report:
    """The report in which only what changed since a revision can fail."""
    changes = changes_since(repository, settings.since)
    options = {choice.path: choice.options for choice in chosen}
    wanted = dict.fromkeys(finding.claim.page for finding in report.failing)
    earlier: dict[str, list[Earlier]] = {path: [] for path in wanted}
    for base in changes.bases if wanted else ():
        then = open_repository(repository.root, rev=base, project_names=settings.project_names)
        for path in wanted:
            named = changes.former.get(path, path)
            if then.is_file(named):
                page = read(raw(then, named, LARGEST), path, options[path], settings)
                earlier[path].append(Earlier(page, then))

    def judge(page: Page, then: Repository) -> Sequence[Finding]:
        return audit([page], then, as_of=report.as_of, settings=settings).findings

    return only_changed(report, changes, earlier, judge)
