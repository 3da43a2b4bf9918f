"""Where a stated path is, or why it is not there: the ladder of DESIGN section 3.1, rung by rung.

The first rung that fits decides. A ladder measures; whether a rung is an accusation is the audit's
business.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import Place, Rung, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import FileKind
from mkdocs_gapreport.verifiers.namesakes import GENERIC, elsewhere, namesake, same_settings
from mkdocs_gapreport.verifiers.nearness import far, near, stands_alone
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.repository import Former, Repository

_PLACEHOLDER = regex(
    r"<[^>]*>|\{[^}]*\}|\[[^\]]*\]|\$\w+|\$\{|%\w+%|\.\.\.|…"
    r"|(?:^|[/_.-])(?:YYYY|MM|DD|NNN|XXX+|xxx+)(?=$|[/_.-])"
    r"|(?:^|/)(?:(?:your|my)[-_]\w+|foo|bar|baz|example|placeholder)(?=$|/|\.\w+$)"
)
_ROUTE_MARK = regex(r"\$\w+|\[[^\]]*\]")
_ELSEWHERE = regex(
    r"^(?:~|\$|%\w+%|[A-Za-z]:/|/(?:etc|var|usr|opt|tmp|home|Users|root|dev|proc|mnt|srv|app|bin|Library|Applications|workspaces?)(?:/|$))"
)
# what a host reads in the root only
_FOR_ROOT = (".github/", ".gitlab/", ".circleci/")
_SHARED = 2
_FEW = 5
_SHOWN = 3
_BUILT = frozenset(
    {"dist", "target", "htmlcov", "node_modules", "__pycache__", "obj", ".next", ".nuxt", ".turbo"}
    | {".output", ".cache", ".venv", "venv"}
)
# everyday names of source folders as well
_WRITTEN = frozenset(
    {"build", "out", "output", "outputs", "coverage", "logs", "log", "tmp", "temp", "cache"}
    | {"artifacts", "generated", "uploads"}
)
_SOURCE = regex(
    r"\.(?:py|[cm]?[jt]sx?|vue|rs|go|java|kt|cs|rb|php|swift|c|cc|cpp|h|hpp|lua|sql|sh)$"
)


class Found(Struct, frozen=True, kw_only=True):
    """The rung, the tracked paths it leads to, and one sentence."""

    rung: Rung
    paths: tuple[str, ...] = ()
    summary: str = ""
    places: tuple[Place, ...] = ()
    is_bare: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the tree has it, under its name or one that can only mean it."""
        return self.rung in {Rung.LITERAL, Rung.SUFFIX, Rung.SPELLING, Rung.BARE_NAME}


def find(repository: Repository, path: str, *, page: str = "", target: str = "") -> Found:
    """Climb the ladder for a path as a page writes it; `target` is where its link leads."""
    if not path or "\0" in path or len(path) > _LONGEST:
        return Found(rung=Rung.PLACEHOLDER, summary="this cannot be the path of a file")
    for rung in _RUNGS:
        found = rung(repository, path, page)
        if found:
            return replace(found, is_bare="/" not in path.strip("/"))
    if target and target != path:
        behind = find(repository, target, page=page)
        if behind.is_there or behind.rung is Rung.HISTORY:
            return behind
    return _absent(repository, path, page)


_LONGEST = 1000


def is_loose(found: Found, page: str) -> bool:
    """Whether a common name such as README.md was found elsewhere than beside the page."""
    path = found.paths[0] if found.paths else ""
    folder, name = posixpath.split(path)
    return bool(GENERIC.match(name)) and found.is_bare and folder != posixpath.dirname(page)


def _candidates(repository: Repository, path: str, page: str) -> Iterator[str]:
    """The paths from the root that a written path may mean, likeliest first."""
    bare = path.rstrip("/")
    folder = posixpath.dirname(page)
    from_page = posixpath.normpath(posixpath.join(folder, bare.lstrip("/")))
    from_root = posixpath.normpath(bare.lstrip("/"))
    is_relative = bare.startswith((".", "..")) and bare.startswith(("./", "../"))
    yield from (from_page, from_root) if is_relative else (from_root, from_page)
    if bare.startswith("@/") or bare.startswith("~/") and "/" in bare[2:]:
        yield posixpath.normpath("src/" + bare[2:])
    parts = from_root.split("/")
    is_elsewhere = bool(_ELSEWHERE.match(bare)) or bare.startswith("/")
    for index, part in enumerate(parts[:-1] if is_elsewhere else parts[:1]):
        if part in repository.names and not repository.is_directory(part):
            yield "/".join(parts[index + 1 :])


def _absolute(repository: Repository, path: str, _page: str) -> Found | None:
    """An absolute path of somebody's machine: what is left when its first folders are taken off."""
    if not _is_absolute(repository, path):
        return None
    parts = re.sub(r"^[A-Za-z]:", "", path).strip("/").split("/")
    for index in range(1, len(parts) - _SHARED):
        rest = "/".join(parts[index:])
        if _is_there(repository, rest):
            summary = f"`{rest}` is there (stated as `{path}`)"
            return _there(Rung.BARE_NAME, (rest,), summary)
    for index in range(1, len(parts) - _SHARED):
        former = repository.history.former("/".join(parts[index:]))
        if former:
            return _former(former)
    return None


def _is_absolute(repository: Repository, path: str) -> bool:
    first = path.strip("/").split("/")[0]
    is_rooted = path.startswith("/") or re.match(r"^[A-Za-z]:/", path) is not None
    return is_rooted and not repository.history.knows_folder(first)


def _is_there(repository: Repository, path: str) -> bool:
    return not path.startswith("..") and (repository.is_file(path) or repository.is_directory(path))


def _literal(repository: Repository, path: str, page: str) -> Found | None:
    for candidate in _candidates(repository, path, page):
        if candidate != "." and _is_there(repository, candidate):
            how = "" if candidate == path.rstrip("/") else f" (stated as `{path}`)"
            return _there(Rung.LITERAL, (candidate,), f"`{candidate}` is there{how}")
    return None


def _suffix(repository: Repository, path: str, page: str) -> Found | None:
    if _ELSEWHERE.match(path):
        return None
    tail = _tail(path)
    if "/" not in tail:
        return None
    hits = near(repository, path, tail, page)
    if hits and tail.startswith(_FOR_ROOT) and repository.history.former(tail):
        return None  # the root had its own; that of a vendored library is another
    if len(hits) == 1:
        return _there(Rung.SUFFIX, hits, f"`{hits[0]}` is there, the only path that ends so")
    if hits:
        return _there(Rung.BARE_NAME, hits, f"{len(hits)} paths end so: {listed(hits, _SHOWN)}")
    return None


def _copies(repository: Repository, path: str, page: str) -> Found | None:
    """What is only there where it can hardly be meant: in another package, in what was built."""
    tail = _tail(path)
    named = repository.named(tail) if stands_alone(tail) else ()
    hits = named or (repository.ending(tail) if "/" in tail and not _ELSEWHERE.match(path) else ())
    if not hits:
        return None
    summary = f"`{path}` is not there; {far(repository, tail, page)} {listed(hits, _SHOWN)}"
    return Found(rung=Rung.OUTSIDE, summary=summary, places=tuple(map(Place, hits[:_SHOWN])))


def _tail(path: str) -> str:
    return re.sub(r"^(?:\.{0,2}/|@/)+", "", posixpath.normpath(path.rstrip("/")))


def _spelling(repository: Repository, path: str, page: str) -> Found | None:
    for candidate in _candidates(repository, path, page):
        hits = () if candidate.startswith("..") else repository.spelled_like(candidate)
        hits = hits or (() if path.endswith("/") else _with_ending(repository, candidate))
        if hits:
            return _there(Rung.SPELLING, hits[:1], f"`{hits[0]}` is there, under another spelling")
    return None


def _with_ending(repository: Repository, path: str) -> tuple[str, ...]:
    """The file that a path without an ending means, as imports name it."""
    folder, name = posixpath.split(path)
    if not folder or "." in name or any(mark in path for mark in "*?[{"):
        return ()
    return repository.glob(f"{path}.*")


def _uncommitted(repository: Repository, path: str, page: str) -> Found | None:
    for candidate in _candidates(repository, path, page):
        if not candidate.startswith("..") and candidate != "." and repository.is_on_disk(candidate):
            return Found(
                rung=Rung.UNCOMMITTED, summary=f"`{candidate}` exists, but git does not track it"
            )
    return None


def _bare_name(repository: Repository, path: str, _page: str) -> Found | None:
    name = path.rstrip("/")
    if "/" in name or stands_alone(name):
        return None
    hits = repository.named(name) or repository.folders_named(name)
    if len(hits) == 1:
        return _there(Rung.BARE_NAME, hits, f"`{hits[0]}` is the only one of that name")
    if hits:
        return _there(Rung.BARE_NAME, hits, f"{len(hits)} have that name: {listed(hits, _SHOWN)}")
    return None


def _submodule(repository: Repository, path: str, page: str) -> Found | None:
    """What lies below a submodule is tracked by another repository."""
    for candidate in _candidates(repository, path, page):
        parts = candidate.split("/")
        for index in range(1, len(parts)):
            home = "/".join(parts[:index])
            entry = repository.files.get(home)
            if entry and entry.kind is FileKind.SUBMODULE:
                summary = f"`{candidate}` lies in the submodule `{home}`, which is not read"
                return Found(rung=Rung.OUTSIDE, summary=summary, places=(Place(home),))
    return None


def _history(repository: Repository, path: str, page: str) -> Found | None:
    history = repository.history
    for candidate in _candidates(repository, path, page):
        former = history.former(candidate)
        if former:
            return _former(former)
    tail = re.sub(r"^(?:\.{0,2}/)+", "", path.rstrip("/"))
    named = [
        f
        for f in history.named(posixpath.basename(tail))
        if f.path == tail or f.path.endswith("/" + tail)
    ]
    if named and not GENERIC.match(tail):
        return _former(named[0])
    return None


def _renamed_folder(repository: Repository, path: str, page: str) -> Found | None:
    """A path below a folder that was renamed: is it in the new one?"""
    for candidate in _candidates(repository, path, page):
        folder, name = posixpath.split(candidate)
        while folder and not candidate.startswith(".."):
            former = repository.history.former(folder)
            now = f"{former.moved_to}/{name}" if former and former.moved_to else ""
            stem = now.rpartition(".")[0]
            for home in (now, stem):
                if home and _is_there(repository, home):
                    summary = (
                        f"`{folder}` was moved to `{former.moved_to}`, and `{home}` is there"
                        if former
                        else ""
                    )
                    return Found(
                        rung=Rung.HISTORY, paths=(home,), summary=summary, places=(Place(home),)
                    )
            folder, last = posixpath.split(folder)
            name = f"{last}/{name}"
    return None


def _former(former: Former) -> Found:
    when = f" in {former.commit[:10]}" if former.commit else ""
    when += f" on {former.date.isoformat()}" if former.date else ""
    if former.moved_to:
        summary = f"`{former.path}` was moved to `{former.moved_to}`{when}"
        return Found(
            rung=Rung.HISTORY,
            paths=(former.moved_to,),
            summary=summary,
            places=(Place(former.moved_to),),
        )
    why = when or " in the working tree, not committed"
    return Found(rung=Rung.HISTORY, summary=f"`{former.path}` was removed{why}")


def _elsewhere(repository: Repository, path: str, page: str) -> Found | None:
    name = posixpath.basename(path.rstrip("/"))
    if _PLACEHOLDER.search(path) and not _is_route_file(repository, path, page):
        return Found(rung=Rung.PLACEHOLDER, summary=f"`{path}` is a placeholder")
    if _ELSEWHERE.match(path) or posixpath.normpath(
        posixpath.join(posixpath.dirname(page), path)
    ).startswith(".."):
        return Found(rung=Rung.OUTSIDE, summary=f"`{path}` lies outside the repository")
    if path.startswith("/") and "." not in name:
        return Found(rung=Rung.OUTSIDE, summary=f"`{path}` may be a route, not a file")
    folders = path.strip("/").split("/")[:-1]
    for index, folder in enumerate(folders, 1):
        is_written = folder.lower() in _WRITTEN and (index == 1 or not _SOURCE.search(path))
        is_written = is_written or folder.lower() in _BUILT
        if is_written and not repository.below("/".join(folders[:index])):
            summary = f"`{path}` lies where programs write, and nothing there is tracked"
            return Found(rung=Rung.OUTSIDE, summary=summary)
    if "/" in path.strip("/") and _is_absolute(repository, path):
        return Found(
            rung=Rung.OUTSIDE, summary=f"`{path}` is a route, or a path of another machine"
        )
    return None


def _is_route_file(repository: Repository, path: str, page: str) -> bool:
    """Whether files of that folder have the same `$slug` or `[slug]` in their names: routers do."""
    marks = [match[0] for match in _PLACEHOLDER.finditer(path)]
    if not all(_ROUTE_MARK.fullmatch(mark) for mark in marks):
        return False
    for candidate in _candidates(repository, path, page):
        folder = posixpath.dirname(candidate)
        if folder and not folder.startswith("..") and repository.is_directory(folder):
            beside = repository.below(folder)
            return all(any(mark in other for other in beside) for mark in marks)
    return False


def _ignored(repository: Repository, path: str, page: str) -> Found | None:
    for candidate in _candidates(repository, path, page):
        rule = None if candidate.startswith("..") else repository.ignore_rule(candidate)
        if rule and rule.kept < _FEW:
            where = f"{rule.source}:{rule.line}"
            summary = f"`{candidate}` is kept out of the repository by `{rule.pattern}` ({where})"
            return Found(
                rung=Rung.IGNORED, summary=summary, places=(Place(rule.source, rule.line),)
            )
    return None


def _absent(repository: Repository, path: str, page: str) -> Found:
    """Neither in the tree nor in the history: is that an accusation, and how sure is it?"""
    stated = posixpath.normpath(path.strip("/"))
    if "/" not in stated:
        twin = same_settings(repository, stated)
        if twin:
            summary = f"no file is named `{stated}`, but `{twin}` is there"
            return Found(rung=Rung.NAMESAKE, paths=(twin,), summary=summary, places=(Place(twin),))
        known = " and none ever was" if not repository.history.incomplete else ""
        return Found(rung=Rung.LOOSE_NAME, summary=f"no file is named `{stated}`{known}")
    ways = _homes(repository, stated, page)
    other = next(filter(None, (namesake(repository, way) for way in ways)), "")
    if other:
        summary = f"`{stated}` never existed, but `{other}` is there"
        return Found(rung=Rung.NAMESAKE, paths=(other,), summary=summary, places=(Place(other),))
    parts = stated.split("/")
    knows = repository.history.knows_folder
    is_own_name = parts[0] in repository.names and len(parts) > _SHARED and not knows(parts[0])
    first = parts[1] if is_own_name else parts[0]
    beside = posixpath.join(posixpath.dirname(page), first)
    if not (knows(first) or repository.is_directory(beside) or _ends_a_folder(repository, parts)):
        if _may_be_another_repository(repository, parts):
            summary = f"`{stated}` is not there; `{first}/` may be another repository"
            return Found(rung=Rung.OUTSIDE, summary=summary)
        known = "nor is there" if repository.history.incomplete else "nor was there ever"
        homes = repository.folders_named(first)
        summary = f"`{stated}` is not there, {known} a folder `{first}/`"
        if homes:
            summary = f"`{stated}` is not there, nor in {listed(homes, _SHOWN)}"
        return Found(rung=Rung.STRANGE_FOLDER, summary=summary)
    return never(repository, stated)


def _ends_a_folder(repository: Repository, parts: Sequence[str]) -> bool:
    """Whether two folders and more of a path are those of one in the tree: it is seen from there.

    `lib/kilns/oven.dart`, where `app/lib/kilns/` is.
    """
    return len(parts) > _SHARED and bool(repository.ending("/".join(parts[:-1]) + "/"))


def _may_be_another_repository(repository: Repository, parts: Sequence[str]) -> bool:
    """Whether a strange first folder is called like a repository, where no package is.

    Plans of several repositories put their names in front: `shop-ios/Sources/Cart.swift`.
    """
    is_called_so = "-" in parts[0] and len(parts) > _SHARED
    return is_called_so and not _has_packages_on_top(repository)


@once
def _has_packages_on_top(repository: Repository) -> bool:
    """Whether it is the custom here that folders called so stand in the root."""
    return any(re.match(r"[^/]*-[^/]*/[^/]+$", path) for path in _manifests(repository))


def _manifests(repository: Repository) -> Iterator[str]:
    for name in ("package.json", "pyproject.toml", "go.mod", "Cargo.toml", "pom.xml", "Dockerfile"):
        yield from repository.named(name)


def _homes(repository: Repository, stated: str, page: str) -> Iterator[str]:
    """A path as it is, and in the packages that it may be seen from.

    Those are each folder above the page, and the one in which its own folders are.
    """
    yield stated
    folder = posixpath.dirname(page)
    while folder:
        yield f"{folder}/{stated}"
        folder = posixpath.dirname(folder)
    seen_from = repository.ending(f"{posixpath.dirname(stated)}/")
    if len(seen_from) == 1:
        yield f"{seen_from[0]}/{posixpath.basename(stated)}"


def never(repository: Repository, stated: str) -> Found:
    """The last two rungs: it never existed, or the history that would tell is not here."""
    incomplete = repository.history.incomplete
    if incomplete:
        summary = f"`{stated}` is not there; whether it ever was cannot be told: {incomplete}"
        return Found(rung=Rung.HISTORY_INCOMPLETE, summary=summary)
    folder = posixpath.dirname(stated)
    also = ""
    if folder and not repository.is_directory(folder):
        homes = repository.ending(f"{folder}/")
        also = (
            f"; nor is it in {listed(homes, _SHOWN)}"
            if homes
            else f"; nor does the folder `{folder}/` exist"
        )
    other = elsewhere(repository, stated)
    if other.startswith(f"{folder}/"):
        summary = f"`{stated}` never existed, but `{other}` is there, the only file of that name"
        return Found(rung=Rung.NAMESAKE, paths=(other,), summary=summary, places=(Place(other),))
    also += f"; the only file of that name is `{other}`" if other else ""
    places = (Place(other),) if other else ()
    summary = f"`{stated}` is not in the repository and never was{also}"
    return Found(rung=Rung.NEVER, summary=summary, places=places)


def _there(rung: Rung, paths: tuple[str, ...], summary: str) -> Found:
    return Found(
        rung=rung,
        paths=paths,
        summary=summary,
        places=tuple(Place(path) for path in paths[:_SHOWN]),
    )


_RUNGS = (
    _literal,
    _suffix,
    _absolute,
    _spelling,
    _uncommitted,
    _bare_name,
    _submodule,
    _history,
    _renamed_folder,
    _copies,
    _elsewhere,
    _ignored,
)
