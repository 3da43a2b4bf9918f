"""The tracked files: what git lists, as a table that stays cheap for a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from typing import Any

    from mkdocs_gapreport.repository.git import Git


class FileKind(StrEnum):
    """What a tracked path is."""

    FILE = "file"
    EXECUTABLE = "executable"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"


class Entry(Struct, frozen=True, kw_only=True):
    """A tracked path: its kind, and the id of its content where git knows it.

    `is_dirty`: the working tree holds something else than `oid` names.
    """

    kind: FileKind
    oid: str = ""
    is_dirty: bool = False


MODES = MappingProxyType(
    {
        "100644": FileKind.FILE,
        "100755": FileKind.EXECUTABLE,
        "120000": FileKind.SYMLINK,
        "160000": FileKind.SUBMODULE,
    }
)


class Listing(Struct, frozen=True, eq=False):
    """What git lists: a row for each path, the digest of all, and the ids that were asked for."""

    rows: Mapping[str, str]
    key: bytes
    ids: dict[str, str] = field(default_factory=dict)


_OF_FILES = "100"  # how the modes of files begin


class Files(Mapping[str, Entry]):
    """Tracked path to entry. Entries are only made when asked for; `rows` are as git prints them.

    A row begins with the mode, ends with a tab and the path, and its longest word is the id; `ids`
    are those of paths that were asked for.
    """

    def __init__(
        self,
        rows: Mapping[str, str],
        changed: Mapping[str, FileKind] = MappingProxyType({}),
        ids: dict[str, str] | None = None,
    ) -> None:
        self.ids = {} if ids is None else ids
        self._rows = rows
        self._changed = changed
        self._made: dict[str, Entry] = {}
        self._of_kind: dict[FileKind, frozenset[str]] = {}

    def known(self) -> Container[str]:
        """The tracked paths, for those who look up very many."""
        return self._rows.keys()

    def __getitem__(self, path: str) -> Entry:
        made = self._made.get(path)
        if made is None:
            mode, *rest = self._rows[path].partition("\t")[0].split()
            kind = self._changed.get(path)
            oid = self.ids[path] = max(rest, key=len, default="")
            made = self._made[path] = Entry(
                kind=kind or MODES.get(mode, FileKind.FILE), oid=oid, is_dirty=kind is not None
            )
        return made

    def get(self, path: str, default: object = None) -> Any:
        """The entry of a path, which is asked for very often; the default without one."""
        known = self._made.get(path)
        return known or (self[path] if path in self._rows else default)

    def __contains__(self, path: object) -> bool:
        return path in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def changed(self) -> Mapping[str, FileKind]:
        """The files that do not hold what git has stored, and what each of them is."""
        return self._changed

    @cached_property
    def names_key(self) -> bytes:
        """A digest of the paths and of what each of them is, whatever they hold."""
        kinds = "".join(f"{row[:6]}{path}\0" for path, row in self._rows.items())
        return digest(encoded(kinds), encoded("\0".join(self.turned())))

    def turned(self) -> Iterator[str]:
        """The files that became something else, a link or a program, and what."""
        for path, kind in sorted(self._changed.items()):
            if kind != MODES.get(self._rows[path][:6]):
                yield f"{kind} {path}"

    def of_kind(self, kind: FileKind) -> frozenset[str]:
        """All paths of one kind."""
        if kind not in self._of_kind:
            self._of_kind[kind] = self._all_of(kind)
        return self._of_kind[kind]

    def _all_of(self, kind: FileKind) -> frozenset[str]:
        mode = next(mode for mode, its_kind in MODES.items() if its_kind is kind)
        among = self._rows if mode.startswith(_OF_FILES) else self._no_files
        listed = {path for path in among if self._rows[path].startswith(mode)}
        turned = {path for path, its_kind in self._changed.items() if its_kind is kind}
        return frozenset(listed.difference(self._changed) | turned)

    @cached_property
    def _no_files(self) -> list[str]:
        """The few paths of a hundred thousand that are links or submodules."""
        return [path for path, row in self._rows.items() if row[:3] != _OF_FILES]


class Tree(Struct, frozen=True, kw_only=True):
    """The tracked files that are there, and what of them is not committed.

    `deleted` is None at a revision, where nothing can be. `index_key` is the digest of all that
    git lists.
    """

    files: Files
    deleted: frozenset[str] | None = None
    is_dirty: bool = False
    index_key: bytes = b""

    def is_like(self, other: Tree) -> bool:
        """Whether git tells the same of both; what the files hold may differ."""
        return (
            self.index_key == other.index_key
            and (self.deleted, self.is_dirty) == (other.deleted, other.is_dirty)
            and self.files.changed == other.files.changed
        )


def at_revision(git: Git, commit: str) -> Tree:
    """List the files of a commit."""
    listing = git.ask("ls-tree", "-r", "-z", commit)
    return Tree(files=Files(_rows(listing)), index_key=digest(listing))


def in_working_tree(git: Git, prefix: str) -> Tree:
    """List the tracked files as they lie; `prefix` is the way here from the top of the checkout."""
    listing = git.while_same("index", lambda: _listing(git))
    rows = listing.rows
    changed: dict[str, FileKind] = {}
    deleted: set[str] = set()
    is_anything_staged = False
    for staged, unstaged, mode, path in _changes(git):
        is_anything_staged |= staged != "."
        inside = path.removeprefix(prefix)
        if unstaged != "." and mode == "000000":
            deleted.add(inside)
        elif unstaged != ".":
            changed[inside] = MODES.get(mode, FileKind.FILE)
    there = {path: row for path, row in rows.items() if path not in deleted} if deleted else rows
    return Tree(
        files=Files(there, changed, listing.ids),
        deleted=frozenset(deleted),
        is_dirty=bool(is_anything_staged or changed or deleted),
        index_key=listing.key,
    )


def _listing(git: Git) -> Listing:
    listed = git.ask("ls-files", "-s", "-z")
    return Listing(_rows(listed), digest(listed))


def _changes(git: Git) -> Iterator[tuple[str, str, str, str]]:
    """What is staged, what is not, the mode of what lies there, and the path from the top.

    Of the commands that look into a file whose date alone is new (all are, in a copied checkout),
    `git status` is the one that does not write the index afterwards.
    """
    options = ("--porcelain=v2", "-z", "--untracked-files=no", "--no-renames")
    output = decoded(git.ask("status", *options, "--ignore-submodules=all", "--", "."))
    for record in output.split("\0"):
        if record.startswith("1 "):
            _, states, _, _, _, mode, _, _, path = record.split(" ", 8)
            yield states[0], states[1], mode, path
        elif record.startswith("u "):  # a merge that is not finished
            mode, _, _, _, path = record.split(" ", 10)[6:]
            yield "U", "U", mode, path


def digest(*parts: bytes) -> bytes:
    """What stands for all of these in a comparison."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(b"%d:" % len(part) + part)
    return made.digest()


def _rows(listing: bytes) -> dict[str, str]:
    records = decoded(listing).split("\0")[:-1]
    return {record[record.index("\t") + 1 :]: record for record in records}


def decoded(output: bytes) -> str:
    """What git and the disk say, as text; file names that are no UTF-8 survive."""
    return output.decode("utf-8", "surrogateescape")


def encoded(path: str) -> bytes:
    """A path as git and the disk know it."""
    return path.encode("utf-8", "surrogateescape")
