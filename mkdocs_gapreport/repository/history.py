"""What once was in the tree: read when a path is not found, and only then."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import GapReportError
from mkdocs_gapreport.repository import log
from mkdocs_gapreport.repository.log import Departure
from mkdocs_gapreport.repository.names import Names

if TYPE_CHECKING:
    from mkdocs_gapreport.repository.checkout import Checkout
    from mkdocs_gapreport.repository.files import Tree
    from mkdocs_gapreport.repository.git import Git
    from mkdocs_gapreport.repository.looks import Ledger

_ENOUGH_TO_TELL = 1000


class Former(Struct, frozen=True, kw_only=True):
    """A file or folder that once was tracked.

    `moved_to` is where it is today, empty when it was removed. `commit` and `date` tell when it
    left this path, or when it was finally removed; both are absent while that is not committed.
    """

    path: str
    moved_to: str = ""
    commit: str = ""
    date: date | None = None
    is_directory: bool = False


class History:
    """The paths that were there once, in what the present commit descends from."""

    def __init__(
        self, tree: Tree, names: Names, git: Git | None, checkout: Checkout, ledger: Ledger
    ) -> None:
        self._tree = tree
        self._ledger = ledger
        self._present = names
        self._git = git
        self._checkout = checkout
        self.is_unread = False

    @property
    def incomplete(self) -> str:
        """Why "it never existed" cannot be said; empty when it can."""
        self._ledger.current.is_past = True
        return self._checkout.incomplete or self._read[1]

    @property
    def paths(self) -> int:
        """How many former files are known."""
        return len(self._gone)

    def former(self, path: str) -> Former | None:
        """What became of a file or folder that is not there; None if none such is known."""
        folder = path.removesuffix("/")
        if path in self._gone:
            return self._file(path)
        if folder in self._tree.files or self._present.has_folder(folder):
            return None
        return self._folder(folder)

    def named(self, name: str) -> tuple[Former, ...]:
        """The former files of that name."""
        self._ledger.current.is_past = True
        return tuple(self._file(path) for path in self._names.named(name))

    def knows_folder(self, first: str) -> bool:
        """Whether the tree has, or once had, a top-level folder of that name."""
        if self._present.has_folder(first):
            return True
        self._ledger.current.is_past = True
        return self._names.has_folder(first)

    def _file(self, path: str) -> Former:
        """Follow a path from name to name until it is there, or removed."""
        first = last = self._departure(path)
        passed = {path}
        while last.moved_to not in self._tree.files:
            if last.moved_to in passed or last.moved_to not in self._gone:
                return Former(path=path, commit=last.commit.id, date=last.commit.date)
            passed.add(last.moved_to)
            last = self._departure(last.moved_to)
        return Former(
            path=path, moved_to=last.moved_to, commit=first.commit.id, date=first.commit.date
        )

    def _folder(self, path: str) -> Former | None:
        """What became of a folder, by what became of the files that it held."""
        formers = [self._file(below) for below in self._names.below(path)[:_ENOUGH_TO_TELL]]
        if not formers:
            return None
        latest = max(formers, key=lambda former: former.date or date.max)
        return Former(
            path=path,
            moved_to=self._common_home(path, formers),
            commit=latest.commit,
            date=latest.date,
            is_directory=True,
        )

    def _common_home(self, path: str, formers: list[Former]) -> str:
        """The folder that most files of a folder are in now, each at the same place within."""
        homes: Counter[str] = Counter()
        for former in formers:
            within = former.path.removeprefix(path)
            if former.moved_to.endswith(within):
                homes[former.moved_to.removesuffix(within)] += 1
        home, count = homes.most_common(1)[0] if homes else ("", 0)
        return home if 2 * count > len(formers) else ""

    def _departure(self, path: str) -> Departure:
        return self._gone[path] or self._dropped.get(path) or Departure()

    @property
    def _gone(self) -> dict[str, Departure | None]:
        self._ledger.current.is_past = True
        return self._read[0]

    @cached_property
    def _names(self) -> Names:
        return Names(self._gone)

    @cached_property
    def _read(self) -> tuple[dict[str, Departure | None], str]:
        """The former paths, and why they could not be read."""
        staged: dict[str, Departure] = dict.fromkeys(self._tree.deleted or (), Departure())
        if self._git is None or not self._checkout.commit:
            return {**staged}, ""
        try:
            gone = log.departures(self._git, self._checkout.commit, self._tree.files.known())
            if self._tree.deleted is not None:
                staged |= log.uncommitted(self._git, self._checkout.commit)
        except GapReportError as error:
            self.is_unread = True
            return {**staged}, (
                f"the history cannot be read ({error}); it takes a clone that has all commits and"
                " their trees"
            )
        return gone | {
            path: how for path, how in staged.items() if path not in self._tree.files
        }, ""

    @cached_property
    def _dropped(self) -> dict[str, Departure]:
        if self._git is None:
            return {}
        try:
            return log.dropped_by_merges(self._git, self._checkout.commit)
        except GapReportError:
            return {}
