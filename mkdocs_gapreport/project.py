"""A project from its settings to its report: which pages are read, and all that follows."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import count, islice
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport import baseline, collecting, reading
from mkdocs_gapreport.audit import Earlier, audit, joined, only_changed
from mkdocs_gapreport.audit import Memory as Judgements
from mkdocs_gapreport.baseline import Baseline, Standing
from mkdocs_gapreport.model import DONE, ConfigurationError, Page
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.repository.documents import BEGINNING, documents, raw
from mkdocs_gapreport.repository.refs import revision
from mkdocs_gapreport.repository.since import changes_since
from mkdocs_gapreport.settings import PageChoice, Settings
from mkdocs_gapreport.suggestions import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_gapreport.cache import Cache
    from mkdocs_gapreport.model import Finding, Report
    from mkdocs_gapreport.repository import Repository

_TELLING = regex(
    r"(?:^|[-_. ])(?:todos?|roadmap|plan|tasks|task[-_. ]?liste?|status|progress|deliverables"
    r"|fahrplan|aufgaben|fortschritt|tareas|tarefas|progreso|progresso|estado|taches|tâches|задачи"
    r"|прогресс|статус)(?:$|[-_. ])"
    r"|^implementation|进度|進度|進捗|任务|任務|タスク|计划|計畫|計画|路线图|ロードマップ|待办|待辦|할일|로드맵",
    re.IGNORECASE,
)
_LEFT_OUT = regex(
    r"(?:^|/)(?:templates?|[._]?archived?|archives|legacy|deprecated|obsolete|superseded|_?old"
    r"|checklists?|node_modules|vendor|third_party|fixtures|testdata|\.github|examples?)(?:/|$)"
    r"|(?:template|checklist|changelog|archived?|test(?:ing)?[-_. ]plan|模板"
    r"|测试|測試|テスト)[^/]*$",
    re.IGNORECASE,
)
_LARGEST = 10_000_000
_MANY = 5
_FEW = 3
_TICKED = regex(rb"\[[xX]\]|\xe2\x9c[\x85\x93\x94]")


class Choice(Struct, frozen=True, kw_only=True):
    """A page that is read, how, and why it was chosen."""

    path: str
    options: PageChoice
    why: str


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
    pages = [_page(repository, choice, settings) for choice in chosen]
    _all_bound(settings, pages)
    if not named:
        _all_reached(settings, pages)
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
        _page(repository, choice, settings, contents.get(choice.path)) for choice in survey.choices
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
                page = read(raw(then, named, _LARGEST), path, options[path], settings)
                earlier[path].append(Earlier(page, then))

    def judge(page: Page, then: Repository) -> Sequence[Finding]:
        return audit([page], then, as_of=report.as_of, settings=settings).findings

    return only_changed(report, changes, earlier, judge)


def choices(
    repository: Repository, settings: Settings, named: Sequence[str] = ()
) -> tuple[Choice, ...]:
    """The pages to be read, in order of their paths; those that were named keep their order."""
    if named:
        found = list(_named(repository, [PageChoice(path=path) for path in named], "named"))
    elif settings.pages is not None:
        found = list(_named(repository, settings.pages, "named in the settings"))
    else:
        telling = {choice.path: choice for choice in _telling(repository)}
        # A link to a page that is read anyway would make each of its claims twice.
        reals = {path: repository.resolve(path) for path in telling}
        found = [c for c in telling.values() if reals[c.path] not in telling.keys() - {c.path}]
    kept = [
        c for c in found if not any(fnmatchcase(c.path, pattern) for pattern in settings.exclude)
    ]
    first: dict[str, Choice] = {}
    for choice in kept:
        first.setdefault(choice.path, choice)
    return tuple(first.values())


def _named(repository: Repository, wanted: Sequence[PageChoice], why: str) -> Iterator[Choice]:
    for option in wanted:
        path = option.path.removeprefix("./")
        if path.startswith(("/", "../")) or "/../" in path:
            raise ConfigurationError(
                f"page `{option.path}` lies outside the root; pages are relative to it"
            )
        matching = documents(repository, path)
        if not matching:
            everything = documents(repository, "*")
            raise ConfigurationError(f"page `{option.path}` does not exist{hint(path, everything)}")
        for match in matching:
            yield Choice(path=match, options=option, why=why)


def _telling(repository: Repository) -> Iterator[Choice]:
    """The pages whose name says that they make claims, or whose front matter asks to be read."""
    for path in documents(repository, "*"):
        name = path.rpartition("/")[2].rpartition(".")[0]
        by_name = bool(_TELLING.search(name)) and not _LEFT_OUT.search(path)
        try:
            asks = reading.asks_to_be_read(raw(repository, path, BEGINNING))
        except ConfigurationError:
            continue  # a symlink that leads out of the repository, or nowhere
        if asks or (by_name and asks is not False):
            why = "its front matter asks for it" if asks else "its name says that it makes claims"
            yield Choice(path=path, options=PageChoice(path=path), why=why)


def claiming(repository: Repository, settings: Settings) -> Iterator[Page]:
    """The pages that make claims; those that only their content tells have no `why`."""
    telling = {choice.path: choice for choice in _telling(repository)}
    for path in documents(repository, "*"):
        choice = telling.get(path)
        if not choice and _LEFT_OUT.search(path):
            continue
        try:
            content = raw(repository, path, _LARGEST)
        except ConfigurationError:
            continue  # a symlink that leads out of the repository, or nowhere
        unnamed = Choice(path=path, options=PageChoice(path=path), why="")
        if choice or len(_TICKED.findall(content)) >= _MANY:
            page = _page(repository, choice or unnamed, settings, content)
            done = [c for c in page.walk() if c.stated == DONE and any(k.path for k in c.checks)]
            if (choice and any(page.walk())) or len(done) >= _MANY:
                yield page


def likely(repository: Repository, settings: Settings) -> list[str]:
    """The first few pages that only their content tells to make claims."""
    if settings.pages is not None:
        return []
    paths = (page.path for page in claiming(repository, settings) if not page.why)
    kept = (p for p in paths if not any(fnmatchcase(p, pattern) for pattern in settings.exclude))
    return list(islice(kept, _FEW))


def _page(
    repository: Repository, choice: Choice, settings: Settings, content: bytes | None = None
) -> Page:
    content = raw(repository, choice.path, _LARGEST) if content is None else content
    page = read(content, choice.path, choice.options, settings, repository.cache)
    return replace(page, title=choice.options.title or page.title, why=choice.why)


def read(
    content: bytes,
    path: str,
    options: PageChoice,
    settings: Settings,
    cache: Cache | None = None,
) -> Page:
    """Read a page as the settings say; once, however often the site is built meanwhile."""
    return _reader(path, options, settings, cache)(content)


@lru_cache(maxsize=500)
def _reader(
    path: str, options: PageChoice, settings: Settings, cache: Cache | None
) -> Callable[[bytes], Page]:
    """Read one page, keeping its last two readings: those of older versions are let go."""
    said = (settings.words, settings.root_files, settings.trees, settings.verify, settings.bindings)
    figures = lru_cache(lambda: reading.rules(settings.bindings))
    versions = count()

    @lru_cache(maxsize=2)
    def read_anew(content: bytes) -> Page:
        rests_on = ("page", content, path, options, said)
        is_first = not next(versions)
        known = cache.get(*rests_on) if cache else None
        if isinstance(known, Page):
            return known
        page = reading.read(
            content,
            path,
            words=reading.vocabulary(settings.words, settings.root_files),
            assume=options.assume,
            trees=settings.trees if options.trees is None else options.trees,
            verify=settings.verify,
            figures=figures(),
            as_of=options.as_of,
        )
        if cache and is_first:  # of a page that is edited while it is served, the others pass
            cache.put(page, *rests_on)
        return page

    return read_anew


def _all_bound(settings: Settings, pages: Sequence[Page]) -> None:
    """Each check of the settings has to find its claim."""
    claims = [claim for page in pages if settings.verify for claim in page.walk()]
    texts = [(claim.page, claim.text) for claim in claims]
    for number, binding in enumerate(settings.verify):
        if not any(
            binding.claim in text and fnmatchcase(path, binding.page or "*") for path, text in texts
        ):
            where = f" on `{binding.page}`" if binding.page else ""
            words = f"option `verify.{number}`: no claim{where} holds the words `{binding.claim}`"
            raise ConfigurationError(f"{words}; copy them from the claim's line")


def _all_reached(settings: Settings, pages: Sequence[Page]) -> None:
    """Each rule of `fail_on` has to cover a claim: one that covers none lets everything pass."""
    for rule in settings.fail_where:
        if pages and not any(rule.covers(claim) for page in pages for claim in page.walk()):
            places = [f"pages `{'`, `'.join(rule.pages)}`"] if rule.pages else []
            places += [f"phase `{'`, `'.join(rule.phases)}`"] if rule.phases else []
            words = f"option `fail_on`: no claim is covered by {' and '.join(places)}"
            raise ConfigurationError(f"{words}; see how the pages and their headings are called")
