"""Git repositories and pages as literals, and what the product says of them in a few words."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, TypeAlias, TypedDict, Unpack

import pytest

from mkdocs_gapreport import reading
from mkdocs_gapreport.audit import audit
from mkdocs_gapreport.model import DONE, TODO, UNKNOWN, Check, Claim, Role, Strength, Verdict
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.settings import FALSE_OR_BROKEN, Settings
from mkdocs_gapreport.testing import Link, Submodule, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from _pytest.mark.structures import ParameterSet

    from mkdocs_gapreport.model import Acceptance, Finding, Report
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Binding

# what the product itself has for this; all else is made here
__all__ = ["Link", "Submodule", "lay_out"]

Commit: TypeAlias = "Mapping[str, str | bytes | Link | Submodule | None]"
NO_CLAIM = "no claim"


class Policies(TypedDict, total=False):
    """What may be decided about a report."""

    fail_on: frozenset[Verdict]
    require_strength: Strength
    accepted: Mapping[str, Acceptance]


class Options(TypedDict, total=False):
    """How a page may be read."""

    page: str
    assume: str
    trees: bool
    verify: Sequence[Binding]
    words: Mapping[str, tuple[str, ...]]


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, and commit nothing."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def lines(count: int) -> str:
    """A file of so many lines, none of them a stub."""
    return "".join(f"value_{number} = {number}\n" for number in range(count))


@dataclass(frozen=True)
class Project:
    """A repository that many pages are held against."""

    repository: Repository

    @classmethod
    def at(cls, root: Path, *names: str) -> Project:
        return cls(open_repository(root, project_names=names))

    def report(
        self, text: str | bytes, *, page: str = "TODO.md", **policy: Unpack[Policies]
    ) -> Report:
        """The report on one page."""
        raw = dedent(text).encode() if isinstance(text, str) else text
        read = reading.read(raw, page, words=reading.vocabulary())
        day = self.repository.as_of
        assert day, "a repository of tests has a commit"
        settings = Settings(
            fail_on=policy.get("fail_on", FALSE_OR_BROKEN),
            require_strength=policy.get("require_strength", Strength.EXISTS),
        )
        accepted = policy.get("accepted")
        return audit([read], self.repository, as_of=day, settings=settings, accepted=accepted)

    def findings(
        self, text: str, *, page: str = "TODO.md", **policy: Unpack[Policies]
    ) -> list[Finding]:
        """What was found, in reading order."""
        return list(self.report(text, page=page, **policy).findings)

    def finding(self, text: str, *, page: str = "TODO.md", **policy: Unpack[Policies]) -> Finding:
        """What was found on the first claim of a page."""
        return self.findings(text, page=page, **policy)[0]

    def verdict_of(self, line: str, *, page: str = "TODO.md", **policy: Unpack[Policies]) -> str:
        """The verdict on a page's first claim, as the tables of the design write it."""
        found = self.findings(line, page=page, **policy)
        return words_of(found[0]) if found else NO_CLAIM


def words_of(finding: Finding) -> str:
    """A verdict with "(weak)" for "mostly", and "✗" where it fails: "missing ✗"."""
    weak = " (weak)" if finding.verdict is Verdict.ACCURATE and not finding.exact else ""
    return f"{finding.verdict}{weak}{' ✗' if finding.fails else ''}"


def claims_of(text: str | bytes, **options: Unpack[Options]) -> tuple[Claim, ...]:
    """All claims of a page, in reading order."""
    raw = dedent(text).encode() if isinstance(text, str) else text
    read = reading.read(
        raw,
        options.get("page", "TODO.md"),
        words=reading.vocabulary(options.get("words")),
        assume=options.get("assume", ""),
        trees=options.get("trees", False),
        verify=options.get("verify", ()),
    )
    return tuple(read.walk())


def state_of(line: str, **options: Unpack[Options]) -> str:
    """What a page's first claim states: "done", "todo", "partial", "60 %", "figure", "no claim"."""
    claims = claims_of(line, **options)
    return said(claims[0]) if claims else NO_CLAIM


def said(claim: Claim) -> str:
    """What a claim states, in a word."""
    if claim.retracted and claim.stated == DONE:
        return "retracted"
    names = {DONE: "done", TODO: "todo", UNKNOWN: "partial", None: "figure"}
    return names.get(claim.stated) or str(claim.stated)


def asked_by(line: str, **options: Unpack[Options]) -> str:
    """The checks of a page's first claim: "file src/a.py; lines src/b.py >= 10 (context)"."""
    claims = claims_of(line, **options)
    return "; ".join(map(question, claims[0].checks)) if claims else NO_CLAIM


def question(check: Check) -> str:
    """A check in a few words."""
    expected = f" {check.expected}" if check.expected else ""
    role = " (context)" if check.role is Role.CONTEXT else ""
    tentative = " (tentative)" if check.is_tentative else ""
    return f"{check.verifier} {check.path}{expected}{role}{tentative}"


def table(text: str) -> list[ParameterSet]:
    """Rows of `line => expected`, each with an id of its words; `⏎` breaks a line of the page."""
    return [_row(*row.rsplit("=>", 1)) for row in _rows(text)]


def _rows(text: str) -> Iterator[str]:
    return (row for row in dedent(text).split("\n") if row.strip())


def _row(line: str, expected: str) -> ParameterSet:
    words = " ".join(re.findall(r"[./+~%-]*\w[\w./+~%-]*", line, re.ASCII)).strip("- ")
    page = line.rstrip().replace("⏎", "\n")
    return pytest.param(page, expected.strip(), id=words[:70] or ascii(line.strip())[1:-1])
