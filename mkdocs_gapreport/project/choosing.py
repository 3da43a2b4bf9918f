"""Which pages of a project are read: those that are named, or those that make claims."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_gapreport import reading
from mkdocs_gapreport.model import DONE, ConfigurationError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.project.pages import LARGEST, Choice, page
from mkdocs_gapreport.repository.documents import BEGINNING, documents, raw
from mkdocs_gapreport.settings import PageChoice
from mkdocs_gapreport.suggestions import hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.model import Page
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

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
_MANY = 5
_FEW = 3
_TICKED = regex(rb"\[[xX]\]|\xe2\x9c[\x85\x93\x94]")


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
            content = raw(repository, path, LARGEST)
        except ConfigurationError:
            continue  # a symlink that leads out of the repository, or nowhere
        unnamed = Choice(path=path, options=PageChoice(path=path), why="")
        if choice or len(_TICKED.findall(content)) >= _MANY:
            read = page(repository, choice or unnamed, settings, content)
            done = [c for c in read.walk() if c.stated == DONE and any(k.path for k in c.checks)]
            if (choice and any(read.walk())) or len(done) >= _MANY:
                yield read


def likely(repository: Repository, settings: Settings) -> list[str]:
    """The first few pages that only their content tells to make claims."""
    if settings.pages is not None:
        return []
    paths = (page.path for page in claiming(repository, settings) if not page.why)
    kept = (p for p in paths if not any(fnmatchcase(p, pattern) for pattern in settings.exclude))
    return list(islice(kept, _FEW))
