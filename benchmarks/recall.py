"""Print how many lies are seen: `python benchmarks/recall.py REPOSITORY… [--list KIND] [--most N]`.

Claims that are accurate today are made false in the repository, one kind of change at a time, and
judged again. The repository itself is left alone: each change is a commit in a copy that shares its
objects. `--list` names the claims of a kind that stay accurate, with their reasons.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_gapreport.model import DONE, Finding, Outcome, Page, Verdict
from mkdocs_gapreport.project import Survey, survey
from mkdocs_gapreport.settings import Settings

Change = Mapping[str, bytes | None]  # what a path holds instead; None: it is taken out
_BATCH = 8
_SHORTEST = 4
_TEST = re.compile(r"(?:^|/)(?:test_[^/]*\.py|[^/]*(?:[._-](?:test|spec)|_test)\.\w+)$")
_SPAN = re.compile(r"`(?P<call>@?[A-Za-z_][\w.:#]*)(?:\([^`]{0,80}\))?`")
_WORDS = {
    "py": '"""{name}."""\n',
    **dict.fromkeys(("sh", "yml", "yaml", "toml", "rb"), "# {name}\n"),
    **dict.fromkeys(
        (
            "js",
            "jsx",
            "ts",
            "tsx",
            "go",
            "rs",
            "java",
            "kt",
            "swift",
            "dart",
            "c",
            "cpp",
            "h",
            "cs",
        ),
        "// {name}\n",
    ),
    "php": "<?php\n\n// {name}\n",
    "sql": "-- {name}\n",
    "vue": "<!-- {name} -->\n",
    "md": "# {name}\n",
}
_STUBS = {
    "py": "class {name}:\n    def run(self):\n        raise NotImplementedError\n",
    "js": "export function {name}() {{\n  throw new Error('Not implemented');\n}}\n",
    "ts": "export function {name}(): void {{\n  throw new Error('not implemented');\n}}\n",
    "tsx": "export function {name}() {{\n  throw new Error('not implemented');\n}}\n",
    "jsx": "export function {name}() {{\n  throw new Error('not implemented');\n}}\n",
    "go": 'package main\n\nfunc {name}() error {{\n\tpanic("unimplemented")\n}}\n',
    "rs": "pub fn {name}() -> u32 {{\n    todo!()\n}}\n",
    "java": "public class {name} {{\n  public void run() {{\n"
    '    throw new UnsupportedOperationException("TODO");\n  }}\n}}\n',
    "kt": "class {name} {{\n    fun run() {{\n        TODO()\n    }}\n}}\n",
    "swift": 'struct {name} {{\n  func run() {{\n    fatalError("not implemented")\n  }}\n}}\n',
    "dart": "class {name} {{\n  void run() {{\n    throw UnimplementedError();\n  }}\n}}\n",
    "cs": "public class {name} {{\n    public void Run() {{\n"
    "        throw new NotImplementedException();\n    }}\n}}\n",
    "php": "<?php\n\nclass {name}\n{{\n    public function run()\n    {{\n"
    "        throw new \\Exception('Not implemented');\n    }}\n}}\n",
    "rb": "class {name}\n  def run\n    raise NotImplementedError\n  end\nend\n",
    "sh": '#!/bin/bash\necho "TODO: not implemented"\nexit 1\n',
    "md": "# {name}\n\nTODO\n",
    "sql": "-- TODO\n",
}
_SOON = {
    **dict.fromkeys(
        ("tsx", "jsx"),
        "import React from 'react';\n\nexport default function {name}() {{\n  return (\n"
        '    <div className="p-4">\n      <h1>{name}</h1>\n      <p>Coming soon...</p>\n'
        "    </div>\n  );\n}}\n",
    ),
    "vue": "<template>\n  <div>Coming soon</div>\n</template>\n\n<script setup>\n</script>\n",
    "md": "# {name}\n\nComing soon.\n",
    "html": "<html><body><h1>Coming soon</h1></body></html>\n",
}
_NO_ASSERTION = {
    "py": "def test_one():\n    pass\n\n\ndef test_two():\n    pass\n",
    **dict.fromkeys(
        ("js", "jsx", "ts", "tsx"), "describe('it', () => {{\n  it('works', () => {{}});\n}});\n"
    ),
    "go": 'package main\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {{\n}}\n',
}
_SKIPPED = {
    "py": "import pytest\n\n\n@pytest.mark.skip\ndef test_one():\n    assert 1 + 1 == 2\n",
    **dict.fromkeys(
        ("js", "jsx", "ts", "tsx"),
        "describe.skip('it', () => {{\n  it('works', () => {{ expect(1).toBe(1); }});\n}});\n",
    ),
    "go": 'package main\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {{\n'
    '\tt.Skip("later")\n}}\n',
}


@dataclass(frozen=True, slots=True)
class Lie:
    """A claim that is accurate today, and the change that makes it false."""

    claim: str
    path: str
    change: Change


@dataclass(slots=True)
class Tally:
    """How the lies of a kind were judged; `passed` are those that stayed accurate."""

    lies: int = 0
    failing: int = 0
    passed: list[Finding] = field(default_factory=list)

    def row(self, kind: str) -> str:
        """One line of the table."""
        seen = self.lies - len(self.passed)
        shares = [f"{100 * n / max(1, self.lies):6.1f} %" for n in (self.failing, seen)]
        return f"{kind:22} {self.lies:6} {self.failing:6} {shares[0]} {seen:6} {shares[1]}"


class Copy:
    """A copy of a repository that shares its objects, and takes changes as commits."""

    def __init__(self, source: Path, home: Path) -> None:
        self.home = home
        run = ["git", "clone", "-q", "--shared", "--no-checkout", str(source), str(home)]
        subprocess.run(run, check=True)

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """What git answers."""
        run = ["git", "-C", str(self.home), *arguments]
        who = {
            f"GIT_{who}_{what}": "nobody@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        done = subprocess.run(run, input=given, check=True, capture_output=True, env=who)
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def changed(self, change: Change, *, forgets: bool) -> str:
        """The commit of a change; where it `forgets`, nothing was ever otherwise."""
        self.git("read-tree", "HEAD")
        lines = b""
        for path, content in change.items():
            blob = "0" * 40
            if content is not None:
                blob = self.git("hash-object", "-w", "--stdin", given=content)
            mode = "0" if content is None else "100644"
            lines += f"{mode} {blob}\t{path}\n".encode("utf-8", "surrogateescape")
        self.git("update-index", "--add", "--index-info", given=lines)
        tree = self.git("write-tree", "--missing-ok")
        parent = [] if forgets else ["-p", "HEAD"]
        return self.git("commit-tree", tree, "-m", "change", *parent)

    def look(self, rev: str) -> Survey:
        """A look at a commit."""
        return survey(self.home, Settings(), rev=rev)


def held(finding: Finding) -> tuple[str, ...]:
    """The one path that a claim's first check holds by; nothing where there are several."""
    for result in finding.results:
        paths = tuple(place.path for place in result.evidence.places)
        if result.outcome is Outcome.HOLDS and len(paths) == 1:
            return paths
    return ()


def replaced(table: Mapping[str, str], tests: bool = False) -> Callable[..., Iterator[Lie]]:  # noqa: FBT001, FBT002  one word
    """Lies by which a file holds what a table has for its ending."""

    def lies(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
        for finding in findings:
            for path in held(finding):
                ending = path.rpartition(".")[2]
                is_fit = ending in table and bool(_TEST.search(path)) >= tests
                if is_fit and look.repository.is_file(path):
                    stem = re.sub(r"\W", "", posixpath.basename(path).split(".")[0])
                    content = table[ending].format(name=stem.title())
                    yield Lie(finding.claim.id, path, {path: content.encode()})

    return lies


def taken(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
    """Lies by which the file or folder is not there."""
    for finding in findings:
        for path in held(finding):
            below = look.repository.below(path) if look.repository.is_directory(path) else [path]
            yield Lie(finding.claim.id, path, dict.fromkeys(below))


def emptied(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
    """Lies by which the file is empty."""
    for finding in findings:
        for path in held(finding):
            if look.repository.is_file(path) and look.repository.size(path):
                yield Lie(finding.claim.id, path, {path: b""})


def cleared(keeps: str) -> Callable[..., Iterator[Lie]]:
    """Lies by which a folder holds nothing but one file that says nothing."""

    def lies(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
        for finding in findings:
            for path in held(finding):
                if look.repository.is_directory(path):
                    kept = f"{path}/{keeps}"
                    text = b"# Folder\n" if keeps.endswith(".md") else b""
                    change = {**dict.fromkeys(look.repository.below(path)), kept: text}
                    yield Lie(finding.claim.id, path, change)

    return lies


def shrunk(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
    """Lies by which a file has a third of its lines."""
    for finding in findings:
        sized = [r for r in finding.results if r.check.expected and r.outcome is Outcome.HOLDS]
        for path in held(finding) if sized else ():
            text = look.repository.text(path) if look.repository.is_file(path) else None
            if text and not text.problem:
                lines = text.content.split("\n")
                content = "\n".join(lines[: len(lines) // 3]) + "\n"
                yield Lie(finding.claim.id, path, {path: content.encode()})


def unnamed(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
    """Lies by which a name in back-quotes is no longer in the file that the line names."""
    pages = {page.path: page for page in look.report.pages}
    for finding in findings:
        for path in held(finding):
            text = look.repository.text(path) if look.repository.is_file(path) else None
            names = named(finding, pages[finding.claim.page], path)
            if text and not text.problem:
                used = [n for n in names if re.search(rf"\b{re.escape(n)}\b", text.content)]
                for name in used[:1]:
                    content = re.sub(rf"\b{re.escape(name)}\b", "zz_other", text.content)
                    yield Lie(finding.claim.id, path, {path: content.encode()})


def named(finding: Finding, page: Page, path: str) -> list[str]:
    """The names of code on a claim's own lines, but for those of its files."""
    lines = page.text.split("\n")[finding.claim.line - 1 : finding.claim.end]
    found = [match["call"] for match in _SPAN.finditer("\n".join(lines))]
    names = [re.split(r"\.|::|#", name)[-1] for name in found if name not in path]
    return [name for name in names if len(name) >= _SHORTEST]


def unentered(look: Survey, findings: Sequence[Finding]) -> Iterator[Lie]:
    """Lies by which a file of settings never got an entry."""
    for finding in findings:
        entries = finding.claim.entries
        paths = [p for r in finding.results if r.check.path for p in held(finding)]
        for path in paths[:1] if entries else ():
            text = look.repository.text(path)
            for name in entries.names[:1] if entries and text else ():
                lines = text.content.split("\n") if text else []
                left = [line for line in lines if name.lower() not in line.lower()]
                change = {path: "\n".join(left).encode()}
                if len(left) < len(lines):
                    yield Lie(finding.claim.id, path, change)


KINDS: Mapping[str, tuple[Callable[..., Iterator[Lie]], bool]] = {
    "never there": (taken, True),
    "deleted": (taken, False),
    "emptied": (emptied, False),
    "only a comment": (replaced(_WORDS), False),
    "only a stub": (replaced(_STUBS), False),
    "coming soon": (replaced(_SOON), False),
    "tests assert nothing": (replaced(_NO_ASSERTION, tests=True), False),
    "tests are skipped": (replaced(_SKIPPED, tests=True), False),
    "name taken out": (unnamed, False),
    "name never there": (unnamed, True),
    "entry never there": (unentered, True),
    "folder: .gitkeep": (cleared(".gitkeep"), False),
    "folder: __init__.py": (cleared("__init__.py"), False),
    "folder: README.md": (cleared("README.md"), False),
    "a third of the lines": (shrunk, False),
}


def batches(lies: Sequence[Lie]) -> Iterator[list[Lie]]:
    """Lies that can be told at once: of different folders, none above another."""
    left = list(lies)
    while left:
        batch: list[Lie] = []
        folders: set[str] = set()
        for lie in list(left):
            folder = posixpath.dirname(lie.path)
            if len(batch) < _BATCH and folder not in folders and lie.path not in folders:
                folders |= {folder, lie.path}
                batch.append(lie)
                left.remove(lie)
        yield batch


def told(copy: Copy, kinds: Sequence[str], most: int, tallies: dict[str, Tally]) -> None:
    """Tell the lies of each kind in one repository, and count how they are judged."""
    look = copy.look("HEAD")
    accurate = [
        finding
        for finding in look.report.findings
        if finding.verdict is Verdict.ACCURATE and finding.claim.stated == DONE
    ]
    for kind in kinds:
        tell, forgets = KINDS[kind]
        lies = list(tell(look, accurate))
        for batch in batches(lies[:: len(lies) // most + 1]):
            change = {path: text for lie in batch for path, text in lie.change.items()}
            rev = copy.changed(change, forgets=forgets)
            report = copy.look(rev).report
            for lie in batch:
                finding = report.by_id.get(lie.claim)
                if finding is None:  # its page went as well
                    continue
                tallies[kind].lies += 1
                tallies[kind].failing += finding.fails
                if finding.verdict is Verdict.ACCURATE:
                    tallies[kind].passed.append(finding)


def main() -> int:
    """Tell lies in each repository, and print how many are seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--list", choices=KINDS, action="append", default=[], dest="listed")
    parser.add_argument("--only", choices=KINDS, action="append", default=[])
    parser.add_argument("--most", type=int, default=24, help="lies of a kind in one repository")
    given = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for source in given.repositories:
        with tempfile.TemporaryDirectory() as folder:
            told(Copy(source, Path(folder) / "copy"), given.only or [*KINDS], given.most, tallies)
    print(f"{'kind':22} {'lies':>6} {'fail':>6} {'':>8} {'seen':>6}")
    for kind in given.only or KINDS:
        print(tallies[kind].row(kind))
    for kind in given.listed:
        print(f"\n{kind}: accurate all the same")
        for finding in tallies[kind].passed:
            print(f"  {finding.claim.page}:{finding.claim.line} {finding.claim.text[:140]!r}")
            print(f"      {finding.reason[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
