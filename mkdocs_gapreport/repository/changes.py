"""When paths were last changed, by one pass over the history for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository.files import decoded
from mkdocs_gapreport.repository.git import Git
from mkdocs_gapreport.repository.log import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_gapreport.repository.tree import Repository

_MOST_NAMED = 2000  # beyond that, git reads a list of paths more slowly than the whole history


def last_changed(repository: Repository, paths: Iterable[str]) -> Mapping[str, date]:
    """The day of the last commit that changed each file, or anything below each folder.

    Empty where the history is not all there: the first commit of a shallow clone seems to have
    made every file.
    """
    wanted = {path: repository.resolve(path) for path in paths}
    wanted = {path: real for path, real in wanted.items() if real}
    checkout = repository.checkout
    if not wanted or not checkout.commit or checkout.is_shallow:
        return {}
    named = sorted(set(wanted.values()))
    try:
        days = _days(Git(repository.root), checkout.commit, named)
    except GapReportError:
        return {}
    return {path: days[real] for path, real in wanted.items() if real in days}


def _days(git: Git, commit: str, paths: list[str]) -> dict[str, date]:
    """The latest day of each path; a merge counts only for what it changed itself."""
    options = ("-z", "--name-only", "--no-renames", "--relative", "--no-ext-diff", "-c")
    places = [f":(literal){path}" for path in paths] if len(paths) <= _MOST_NAMED else []
    output = git.ask("log", *options, "--date-order", "--format=%x01%ct", commit, "--", *places)
    wanted, days = set(paths), {}
    for when, changed in _changes(decoded(output)):
        for path in _upwards(changed):
            if path in wanted and path not in days:
                days[path] = when
    return days


def _changes(output: str) -> Iterator[tuple[date, str]]:
    when = None
    for word in output.split("\0"):
        text = word.lstrip("\n")
        if text.startswith("\x01"):
            seconds, _, first = text[1:].partition("\n")
            when = day(seconds)
            text = first.lstrip("\n")
        if when and text:
            yield when, text


def _upwards(path: str) -> Iterator[str]:
    """A path, and the folders that it lies in."""
    while path:
        yield path
        path = path.rpartition("/")[0]
