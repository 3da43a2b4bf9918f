"""The rungs of a path that nothing here tells of: outside, ignored, or no path at all."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Place, Rung
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import FileKind
from mkdocs_gapreport.verifiers.meanings import ELSEWHERE, Found, candidates, is_absolute

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository


_PLACEHOLDER = regex(
    r"<[^>]*>|\{[^}]*\}|\[[^\]]*\]|\$\w+|\$\{|%\w+%|\.\.\.|…"
    r"|(?:^|[/_.-])(?:YYYY|MM|DD|NNN|XXX+|xxx+)(?=$|[/_.-])"
    r"|(?:^|/)(?:(?:your|my)[-_]\w+|foo|bar|baz|example|placeholder)(?=$|/|\.\w+$)"
)
_ROUTE_MARK = regex(r"\$\w+|\[[^\]]*\]")
_FEW = 5
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


def submodule(repository: Repository, path: str, page: str) -> Found | None:
    """What lies below a submodule is tracked by another repository."""
    for candidate in candidates(repository, path, page):
        parts = candidate.split("/")
        for index in range(1, len(parts)):
            home = "/".join(parts[:index])
            entry = repository.files.get(home)
            if entry and entry.kind is FileKind.SUBMODULE:
                summary = f"`{candidate}` lies in the submodule `{home}`, which is not read"
                return Found(rung=Rung.OUTSIDE, summary=summary, places=(Place(home),))
    return None


def elsewhere(repository: Repository, path: str, page: str) -> Found | None:
    """A placeholder, a route, or what lies outside or where programs write."""
    name = posixpath.basename(path.rstrip("/"))
    if _PLACEHOLDER.search(path) and not _is_route_file(repository, path, page):
        return Found(rung=Rung.PLACEHOLDER, summary=f"`{path}` is a placeholder")
    if ELSEWHERE.match(path) or posixpath.normpath(
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
    if "/" in path.strip("/") and is_absolute(repository, path):
        return Found(
            rung=Rung.OUTSIDE, summary=f"`{path}` is a route, or a path of another machine"
        )
    return None


def _is_route_file(repository: Repository, path: str, page: str) -> bool:
    """Whether files of that folder have the same `$slug` or `[slug]` in their names: routers do."""
    marks = [match[0] for match in _PLACEHOLDER.finditer(path)]
    if not all(_ROUTE_MARK.fullmatch(mark) for mark in marks):
        return False
    for candidate in candidates(repository, path, page):
        folder = posixpath.dirname(candidate)
        if folder and not folder.startswith("..") and repository.is_directory(folder):
            beside = repository.below(folder)
            return all(any(mark in other for other in beside) for mark in marks)
    return False


def ignored(repository: Repository, path: str, page: str) -> Found | None:
    """What an ignore rule keeps out, which really keeps such files out."""
    for candidate in candidates(repository, path, page):
        rule = None if candidate.startswith("..") else repository.ignore_rule(candidate)
        if rule and rule.kept < _FEW:
            where = f"{rule.source}:{rule.line}"
            summary = f"`{candidate}` is kept out of the repository by `{rule.pattern}` ({where})"
            return Found(
                rung=Rung.IGNORED, summary=summary, places=(Place(rule.source, rule.line),)
            )
    return None
