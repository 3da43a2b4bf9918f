"""The audited tree: whether something is in it, where else it may be, and what it says."""

from __future__ import annotations

import re
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from mkdocs_gapreport.model import RepositoryState
from mkdocs_gapreport.repository import globs
from mkdocs_gapreport.repository.blobs import UnreadableError
from mkdocs_gapreport.repository.files import FileKind, digest, encoded
from mkdocs_gapreport.repository.forge import last_part
from mkdocs_gapreport.repository.ignore import FILE_NAME
from mkdocs_gapreport.repository.links import follow, is_plain
from mkdocs_gapreport.repository.names import module_twins
from mkdocs_gapreport.repository.text import (
    BEGINNING,
    LONGEST_POINTER,
    LONGEST_TEXT,
    Text,
    count_lines,
    decode,
    pointed_size,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Hashable
    from datetime import date
    from pathlib import Path

    from mkdocs_gapreport.cache import Cache
    from mkdocs_gapreport.repository.checkout import Checkout
    from mkdocs_gapreport.repository.contents import Contents
    from mkdocs_gapreport.repository.files import Entry, Files, Tree
    from mkdocs_gapreport.repository.git import Git
    from mkdocs_gapreport.repository.history import History
    from mkdocs_gapreport.repository.ignore import IgnoreRule, Ignores
    from mkdocs_gapreport.repository.looks import Ledger, Looks
    from mkdocs_gapreport.repository.mentions import Mentions
    from mkdocs_gapreport.repository.names import Names


class Repository(Struct, frozen=True, kw_only=True, eq=False, dict=True, weakref=True):
    """A tree of tracked files, as it lies or at a revision. Paths are relative, with slashes.

    `names` are what its folder may be called. Every question takes any text for a path. `git`
    and `kept` are handed on to whoever looks at the same folder later: what `kept` holds has to be
    true of a content.
    `cache` is the same for other processes.
    """

    root: Path
    names: tuple[str, ...]
    tree: Tree
    checkout: Checkout
    history: History
    index: Names
    ignores: Ignores
    contents: Contents
    ledger: Ledger
    mentions: Mentions
    git: Git | None = None
    kept: dict[object, Any] = field(default_factory=dict)
    cache: Cache | None = None

    @property
    def files(self) -> Files:
        """Every tracked file that is there, and what it is."""
        return self.tree.files

    @property
    def as_of(self) -> date | None:
        """The day of the commit; None without git."""
        return self.checkout.as_of

    @property
    def is_at_revision(self) -> bool:
        """Whether it is a commit that was opened, and not the files on disk."""
        return bool(self.checkout.commit) and self.tree.deleted is None

    @property
    def remote(self) -> str:
        """Where it was cloned from, as git knows it: that may hold a password."""
        return self.checkout.remote

    @property
    def prefix(self) -> str:
        """The way to the root from the top of its checkout ("packages/app/")."""
        return self.checkout.prefix

    @cached_property
    def state(self) -> RepositoryState:
        """What was opened, for the report."""
        return RepositoryState(
            commit=self.checkout.commit,
            is_dirty=self.tree.is_dirty,
            is_shallow=self.checkout.is_shallow,
            files=len(self.files),
            incomplete=self.checkout.incomplete,
            name=last_part(self.checkout.remote) or self.names[0],
        )

    @cached_property
    def names_key(self) -> bytes:
        """What stays equal for as long as no tracked file comes, goes, or becomes a link."""
        words = (*self.names, *sorted(self.tree.deleted or ()), self.checkout.prefix)
        return digest(self.files.names_key, encoded("\0".join(words)))

    @cached_property
    def past_key(self) -> bytes:
        """What stays equal for as long as nothing is staged, committed, fetched or removed."""
        known = (self.checkout.commit, self.checkout.incomplete, self.checkout.prefix)
        words = (*known, *self.names, *sorted(self.tree.deleted or ()), *self.files.turned())
        return digest(self.tree.index_key, encoded("\0".join(words)))

    @cached_property
    def whole_key(self) -> Hashable:
        """What stays equal for as long as no tracked file changes."""
        changed = sorted(self.files.changed)
        return self.past_key, tuple((path, self.stamp(path)) for path in changed)

    def stamp(self, path: str) -> Hashable:
        """What stays equal for as long as the content of a file does."""
        return self.contents.stamp(path, self.files)

    def look_at(self, path: str) -> Hashable:
        """Note that an answer rests on what a file says, or on the names in a folder."""
        files = self.ledger.current.files
        if path not in files:
            files[path] = self.stamp(path)
        return files[path]

    def look_at_date(self, path: str) -> None:
        """Note that an answer rests on when a file was last written."""
        self.ledger.current.dates[path] = self.contents.date(path)

    def is_still(self, looks: Looks) -> bool:
        """Whether the files that were looked at are as they were; keys tell of all else."""
        return (
            not looks.is_beyond
            and self.contents.are_still(looks.files, self.files)
            and all(self.contents.date(path) == date for path, date in looks.dates.items())
            and all(
                self.contents.is_present(path) == is_there
                for path, is_there in looks.presences.items()
            )
        )

    def is_file(self, path: str) -> bool:
        """Whether a tracked file has this path, also through a linked folder."""
        real = self.resolve(path)
        if not real:
            return path in self.files  # a link that leads out or nowhere is a file all the same
        return real in self.files and self.files[real].kind is not FileKind.SUBMODULE

    def is_directory(self, path: str) -> bool:
        """Whether tracked files lie below, or a submodule does."""
        folder = path.removesuffix("/")
        if folder == ".":
            return bool(self.files)
        real = self.resolve(folder)
        return self.index.has_folder(real) or real in self._submodules

    def resolve(self, path: str) -> str:
        """The tracked path without links in it; nothing when there is none."""
        if (path in self.files and path not in self._links) or self.index.has_folder(path):
            return path
        if not self._links or not is_plain(path):
            return ""
        real = follow(path, self._target) or ""
        return real if real in self.files or self.index.has_folder(real) else ""

    def below(self, directory: str) -> tuple[str, ...]:
        """The tracked files below a folder, sorted."""
        folder = directory.removesuffix("/")
        return self.index.paths if folder == "." else self.index.below(self.resolve(folder))

    def named(self, name: str) -> tuple[str, ...]:
        """The tracked files of that name, sorted."""
        return self.index.named(name)

    def folders_named(self, name: str) -> tuple[str, ...]:
        """The folders of that name, sorted."""
        return self.index.folders_named(name)

    def ending(self, path: str) -> tuple[str, ...]:
        """The files and folders whose last parts are exactly those of `path`; two at the least."""
        return self.index.ending(path)

    def spelled_like(self, path: str) -> tuple[str, ...]:
        """The files that `path` spells otherwise: case, hyphens, humps, accents, module folders.

        With a slash at its end: the folders.
        """
        twins = (twin for twin in module_twins(path) if twin in self.files)
        return tuple(dict.fromkeys((*self.index.spelled_like(path), *twins)))

    def glob(self, pattern: str) -> tuple[str, ...]:
        """The files that a pattern matches, sorted; without a slash it is about names anywhere."""
        found: set[str] = set()
        for choice in globs.alternatives(pattern):
            fits = globs.compiled(choice).fullmatch
            if "/" in choice:
                folder = globs.fixed_folder(choice)
                among = self.index.below(folder) if folder else self.index.paths
                found.update(path for path in among if fits(path))
            else:
                names = [name for name in self.index.all_names if fits(name)]
                found.update(path for name in names for path in self.index.named(name))
        return tuple(sorted(found))

    def size(self, path: str) -> int | None:
        """How many bytes a file has; of an LFS pointer, those of the file that it stands for."""
        try:
            real, entry = self._looked_at(path)
            size = self.contents.size(real, entry)
            if size > LONGEST_POINTER:
                return size
            pointed = pointed_size(self.beginning(path, LONGEST_POINTER))
        except UnreadableError:
            return None
        return size if pointed is None else pointed

    def text(self, path: str) -> Text | None:
        """What a file says; None if there is no such file."""
        if not self.is_file(path):
            return None
        try:
            return decode(self.beginning(path, LONGEST_TEXT + 1))
        except UnreadableError as error:
            return Text(problem=str(error))

    def line_count(self, path: str) -> int | None:
        """How many lines a file has, a last one without newline included; None without lines."""
        try:
            with closing(self._chunks(path)) as chunks:
                return count_lines(chunks)
        except UnreadableError:
            return None

    def why_unreadable(self, path: str) -> str:
        """Why a file has no text here: "binary", "a submodule", …; nothing when it has."""
        try:
            return decode(self.beginning(path, BEGINNING)).problem
        except UnreadableError as error:
            return str(error)

    def beginning(self, path: str, length: int) -> bytes:
        """The first bytes of a file; raises `UnreadableError` where they cannot be had."""
        start = bytearray()
        with closing(self._chunks(path)) as chunks:
            for chunk in chunks:
                start += chunk
                if len(start) >= length:
                    break
        return bytes(start[:length])

    def is_on_disk(self, path: str) -> bool:
        """Whether something lies there that is not tracked; never at a revision."""
        plain = path.removesuffix("/")
        if self.is_file(plain) or self.is_directory(plain):
            return False
        is_there = self.contents.is_present(plain)
        self.ledger.current.presences[plain] = is_there
        return is_there

    def ignore_rule(self, path: str) -> IgnoreRule | None:
        """The rule that keeps a path out, as a file or as a folder; None if there is none."""
        plain = path.removesuffix("/")
        if not is_plain(plain):
            return None
        self._look_at_rules(plain)
        # `data/*` keeps nothing but what is in the folder out: that is all there could be of it.
        as_what = (
            (f"{plain}/", f"{plain}/*") if plain != path else (plain, f"{plain}/", f"{plain}/*")
        )
        rules = (self.ignores.rule_for(wanted, self.index.paths) for wanted in as_what)
        return next(filter(None, rules), None)

    def _look_at_rules(self, path: str) -> None:
        """Note the ignore rules on the way to a path; those around the root are git's to tell."""
        self.ledger.current.is_past |= bool(self.prefix)
        for end in (0, *(slash.end() for slash in re.finditer("/", path))):
            rules = f"{path[:end]}{FILE_NAME}"
            if rules in self.files:
                self.look_at(rules)

    def _chunks(self, path: str) -> Generator[bytes, None, None]:
        real, entry = self._looked_at(path)
        yield from self.contents.chunks(real, entry)

    def _looked_at(self, path: str) -> tuple[str, Entry]:
        real, entry = self._readable(path)
        files = self.ledger.current.files
        if real not in files:
            files[real] = self.contents.stamp(real, self.files)
        return real, entry

    def _readable(self, path: str) -> tuple[str, Entry]:
        """The real path of a file whose content can be asked for, and its entry."""
        real = self.resolve(path)
        if not real and path not in self.files:
            raise UnreadableError("no such file")
        if not real:
            leads_out = follow(path, self._target) is None
            raise UnreadableError(
                "a symlink out of the repository" if leads_out else "a symlink to nothing tracked"
            )
        if real in self._submodules:
            raise UnreadableError("a submodule")
        if real not in self.files:
            raise UnreadableError("a directory")
        return real, self.files[real]

    def _target(self, path: str) -> str | None:
        if path not in self._links:
            return None
        self.look_at(path)
        try:
            return self.contents.target(path, self.files[path])
        except UnreadableError:
            return ""

    @cached_property
    def _links(self) -> frozenset[str]:
        return self.files.of_kind(FileKind.SYMLINK)

    @cached_property
    def _submodules(self) -> frozenset[str]:
        return self.files.of_kind(FileKind.SUBMODULE)
