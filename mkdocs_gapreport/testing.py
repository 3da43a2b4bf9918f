"""For people who write verifiers: repositories as literals, and what the product says of them.

    >>> evidence_of(migration, files={"migrations/1.sql": "create table pears"}, table="pears")
    >>> verdict_of("- [x] Pears <!-- verify: migration pears -->", files={...})

Files are a mapping of paths to contents, or a tree as people draw it with indentation; several of
them are commits, a day apart, in which None takes a file away. A content may be a `Link` or a
`Submodule`, too.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from mkdocs_gapreport import project
from mkdocs_gapreport.audit import audit
from mkdocs_gapreport.model import Evidence, Finding, GapReportError, Report, Verdict
from mkdocs_gapreport.repository import Repository, open_repository, processes
from mkdocs_gapreport.settings import PageChoice, Settings, parse
from mkdocs_gapreport.verifiers import arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    Content: TypeAlias = "str | bytes | Link | Submodule | None"
    Commit: TypeAlias = Mapping[str, Content] | str
    Files: TypeAlias = Commit | Sequence[Commit]

__all__ = [
    "Link",
    "Submodule",
    "evidence_of",
    "finding_of",
    "lay_out",
    "report_of",
    "repository_of",
    "verdict_of",
]

_FIRST_DAY = 1_767_268_800  # 2026-01-01 12:00, in seconds
_A_DAY = 86_400
_PATIENCE = 60.0


class Link(Struct, frozen=True):
    """A symbolic link."""

    target: str


class Submodule(Struct, frozen=True):
    """Another repository in this one."""

    commit: str = "5" * 40


def evidence_of(verifier: Callable[..., Evidence], *, files: Files, **given: Any) -> Evidence:
    """What a verifier answers about files. What it raises is raised.

    `given` are its arguments. `page`, `settings` and `as_of` are handed over as in an audit, if it
    asks for them and they are not given.
    """
    with repository_of(files) as repository:
        handed = {"page": "TODO.md", "settings": Settings(), "as_of": repository.as_of}
        asked = arguments.signature(verifier).parameters
        usual = {name: value for name, value in handed.items() if name in asked}
        return verifier(repository, **{**usual, **given})


def verdict_of(line: str, *, files: Files = (), **options: Any) -> Verdict:
    """The verdict on the first claim of a page."""
    return finding_of(line, files=files, **options).verdict


def finding_of(line: str, *, files: Files = (), **options: Any) -> Finding:
    """What is found about the first claim of a page."""
    findings = report_of(line, files=files, **options).findings
    if not findings:
        raise AssertionError(f"nothing in `{line}` is read as a claim")
    return findings[0]


def report_of(
    text: str,
    *,
    files: Files = (),
    page: str = "TODO.md",
    today: date | None = None,
    **options: Any,
) -> Report:
    """The report on one page. `options` are those of `mkdocs.yml`, by name.

    Verifiers are found as always: the package that holds them has to be installed, or the option
    `verifiers` has to name them.
    """
    settings = parse(options)
    read = project.read(dedent(text).encode(), page, PageChoice(path=page), settings)
    with repository_of(files) as repository:
        as_of = today or repository.as_of
        if as_of is None:
            raise AssertionError("the repository has no commit")
        return audit([read], repository, as_of=as_of, settings=settings)


@contextmanager
def repository_of(files: Files) -> Iterator[Repository]:
    """A repository of files, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="gapreport-", ignore_cleanup_errors=True) as folder:
        root = lay_out(Path(folder, "project"), *_commits(files))
        repository = open_repository(root)
        yield repository


def lay_out(root: Path, *commits: Commit) -> Path:
    """A checkout with these commits, in a folder that is not there yet. Its branch is `main`."""
    root.mkdir(parents=True)
    _git(root, "init", "--quiet", "--initial-branch=main")
    _import(root, b"".join(_stream(commits)))
    _git(root, "reset", "--quiet", "--hard", "main")
    return root


def _commits(files: Files) -> Sequence[Commit]:
    """The commits of a history, or the only one."""
    if isinstance(files, str | Mapping):
        return (files,)
    return tuple(files) or ({"README.md": "# A project\n"},)


def _stream(commits: Iterable[Commit]) -> Iterator[bytes]:
    """What `git fast-import` reads: it makes many commits as quickly as one."""
    for number, commit in enumerate(commits):
        time = _FIRST_DAY + number * _A_DAY
        yield b"commit refs/heads/main\ncommitter Ann <ann@example.org> %d +0000\n" % time
        yield b"data 5\nstep\n\n"
        for path, content in (_drawn(commit) if isinstance(commit, str) else commit).items():
            yield _change(path.encode(), content)


def _change(path: bytes, content: Content) -> bytes:
    match content:
        case None:
            return b"D %s\n" % path
        case Submodule(commit):
            return b"M 160000 %s %s\n" % (commit.encode(), path)
        case Link(target):
            return _blob(b"120000", path, target.encode())
        case _:
            raw = dedent(content).encode() if isinstance(content, str) else content
            return _blob(b"100755" if raw.startswith(b"#!") else b"100644", path, raw)


def _blob(mode: bytes, path: bytes, raw: bytes) -> bytes:
    return b"M %s inline %s\ndata %d\n%s\n" % (mode, path, len(raw), raw)


def _drawn(tree: str) -> dict[str, str]:
    """The files of a drawing: one name in each line, folders with a slash, what is in them deeper.

    Each file holds one line, the word `placeholder`.
    """
    folders: list[tuple[int, str]] = []
    files: dict[str, str] = {}
    for line in filter(str.strip, tree.splitlines()):
        depth, name = len(line) - len(line.lstrip()), line.strip()
        while folders and folders[-1][0] >= depth:
            folders.pop()
        path = f"{folders[-1][1] if folders else ''}{name}"
        if name.endswith("/"):
            folders.append((depth, path))
        else:
            files[path] = "placeholder\n"
    return files


def _git(root: Path, *words: str) -> None:
    ended = processes.run(
        ("git", *words), folder=root, environment=_environment(), timeout=_PATIENCE
    )
    if ended.code:
        raise GapReportError(f"`git {words[0]}` failed: {ended.complaint}")


def _import(root: Path, stream: bytes) -> None:
    words = ("git", "fast-import", "--quiet")
    with processes.start(words, folder=root, environment=_environment()) as process:
        process.communicate(stream, timeout=_PATIENCE)
    if process.returncode:
        raise GapReportError("`git fast-import` refused the files; is each path relative?")


def _environment() -> dict[str, str]:
    """Without what a person or a hook may have set for git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
