"""What is kept from one look to the next: the report is the one that a first look would give."""

from __future__ import annotations

import json
import os
import random
import subprocess
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from mkdocs_gapreport.exports.json import to_json
from mkdocs_gapreport.project import Memory, survey
from mkdocs_gapreport.repository import git
from mkdocs_gapreport.settings import Settings, parse
from mkdocs_gapreport.testing import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = """# Plan ✅

- [x] Grind `src/mill.py` (3 lines)
- [x] Sieve `src/sieve.py`
- [x] Store `data/flour.json`
- [x] Old `src/quern.py`
- [x] 0 bare except clauses
- [x] Test coverage: 80 %
- [ ] Bake `src/oven.py`
- [x] Linked `link.py`
- [x] Weigh <!-- verify: symbol weigh -->
"""
OTHER = "# Tasks\n\n- [x] Grind `src/mill.py` (3 lines)\n- [x] `wheel.py`\n"
REPORT = {"totals": {"percent_covered": 81.0, "covered_lines": 81, "num_statements": 100}}
TREE = {
    "PLAN.md": PLAN,
    "docs/TASKS.md": OTHER,
    "src/mill.py": "def weigh(grain):\n    total = grain * 2\n    return total\n",
    "src/sieve.py": "def sieve(flour):\n    raise NotImplementedError\n",
    "src/deep/wheel.py": "TURNS = 4\n",
    "coverage.json": json.dumps({"meta": {"version": "7.0"}, "files": {}, **REPORT}),
    ".gitignore": "*.log\n",
}


class Project:
    """A project that is looked at again and again, and each time for the first time as well."""

    def __init__(self, root: Path) -> None:
        self.root = lay_out(root, TREE)
        self.memory = Memory()
        self.settings = parse({"pages": ["PLAN.md", "docs/TASKS.md"]})

    def write(self, path: str, text: str) -> Project:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)
        return self

    def git(self, *words: str) -> Project:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.invalid")
        subprocess.run(["git", "-C", self.root, *author, *words], check=True, capture_output=True)
        return self

    def warm(self) -> str:
        return to_json(survey(self.root, self.settings, memory=self.memory).outlook)

    def cold(self) -> str:
        return to_json(survey(self.root, self.settings).outlook)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "mill")


def _commit(project: Project) -> None:
    project.write("src/oven.py", "HEAT = 1\n")
    project.git("add", "--all")
    project.git("commit", "-qm", "Bake")


def _go_back(project: Project) -> None:
    _commit(project)
    project.git("checkout", "-q", "HEAD~1")


def _rename(project: Project) -> None:
    project.git("mv", "src/sieve.py", "src/riddle.py")


def _rename_and_commit(project: Project) -> None:
    _rename(project)
    project.git("commit", "-qm", "Rename")


def _link(project: Project) -> None:
    (project.root / "link.py").symlink_to("src/mill.py")
    project.git("add", "link.py")


def _folder_becomes_link(project: Project) -> None:
    (project.root / "src").rename(project.root / "source")
    (project.root / "src").symlink_to("source")


def _touch_without_change(project: Project) -> None:
    os.utime(project.root / "src/mill.py")


def _as_long_as_before(project: Project) -> None:
    text = (project.root / "src/mill.py").read_text()
    project.write("src/mill.py", text.replace("\n    total", ";\n   total"[:10]))


def _other_settings(project: Project) -> None:
    project.settings = replace(project.settings, fail_on=frozenset())


def _fewer_pages(project: Project) -> None:
    project.settings = parse({"pages": ["PLAN.md"]})


CHANGES: dict[str, Callable[[Project], object]] = {
    "nothing": lambda _: None,
    "a page is edited": lambda p: p.write("PLAN.md", PLAN.replace("3 lines", "30 lines")),
    "a page is edited elsewhere": lambda p: p.write("PLAN.md", f"Some words.\n\n{PLAN}"),
    "a code file grows": lambda p: p.write("src/mill.py", "A = 1\n" * 40),
    "a code file stays as long": _as_long_as_before,
    "a stub is filled": lambda p: p.write("src/sieve.py", "def sieve(flour):\n    return flour\n"),
    "a file that no claim names changes": lambda p: p.write("src/deep/wheel.py", "TURNS = 5\n"),
    "a bare except comes": lambda p: p.write(
        "src/deep/wheel.py", "try:\n    x()\nexcept:\n    x\n"
    ),
    "a symbol goes": lambda p: p.write("src/mill.py", "def grind():\n    return 1\n\n"),
    "a file is touched": _touch_without_change,
    "an untracked file comes": lambda p: p.write("src/oven.py", "HEAT = 1\n"),
    "an untracked folder comes": lambda p: p.write("data/flour.json", "{}\n"),
    "a file is added": lambda p: (
        p.write("src/oven.py", "HEAT = 1\n"),
        p.git("add", "src/oven.py"),
    ),
    "a file is removed": lambda p: (p.root / "src/mill.py").unlink(),
    "a file is removed from git": lambda p: p.git("rm", "-q", "src/mill.py"),
    "a removal is committed": lambda p: (
        p.git("rm", "-q", "src/mill.py"),
        p.git("commit", "-qm", "x"),
    ),
    "a file is renamed": _rename,
    "a file is renamed, and that is committed": _rename_and_commit,
    "a second file of that name comes": lambda p: p.write("b/wheel.py", "").git("add", "b"),
    "all is committed": _commit,
    "a link comes": _link,
    "a folder becomes a link": _folder_becomes_link,
    "the report says less": lambda p: p.write(
        "coverage.json", TREE["coverage.json"].replace("81.0", "12.0")
    ),
    "the report goes": lambda p: (p.root / "coverage.json").unlink(),
    "a newer report comes": lambda p: p.write(
        "coverage.xml", '<coverage line-rate="0.1" version="7"/>'
    ),
    "an ignore rule comes": lambda p: p.write(".gitignore", "*.log\ndata/\nsrc/quern.py\n"),
    "the settings change": _other_settings,
    "a page is no longer read": _fewer_pages,
    "the history is rewritten": lambda p: p.git(
        "commit", "-q", "--amend", "-m", "Other", "--date=2020-01-01"
    ),
    "an older commit is checked out": _go_back,
    "a remote comes": lambda p: p.git("remote", "add", "origin", "https://forge.example/a/mole"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_second_look_sees_what_a_first_one_would(
    project: Project, change: Callable[[Project], object]
) -> None:
    assert project.warm() == project.cold()
    change(project)
    assert project.warm() == project.cold()
    assert project.warm() == project.cold()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_git_is_asked_again_when_it_may_say_something_else(
    project: Project, change: Callable[[Project], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    # as if git had written its files long ago, so that they are trusted not to change unseen
    monkeypatch.setattr(git, "TICK", -(10**15))
    assert project.warm() == project.warm() == project.warm() == project.cold()
    change(project)
    assert project.warm() == project.warm() == project.cold()


def test_looks_after_one_another_see_what_first_ones_would(project: Project) -> None:
    for name in (
        "a code file grows",
        "a page is edited",
        "an untracked file comes",
        "all is committed",
        "a file is touched",
        "an ignore rule comes",
        "the report says less",
        "a file is removed",
    ):
        CHANGES[name](project)
        assert project.warm() == project.cold(), name


def test_what_is_undone_is_seen(project: Project) -> None:
    first = project.warm()
    project.write("src/mill.py", "A = 1\n" * 40)
    assert project.warm() != first
    project.write("src/mill.py", TREE["src/mill.py"])
    assert project.warm() == first


def test_a_folder_without_git_is_seen_as_it_is(tmp_path: Path) -> None:
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    memory, settings = Memory(), Settings()
    before = to_json(survey(tmp_path, settings, memory=memory).outlook)
    (tmp_path / "src/mill.py").write_text("A = 1\n" * 40)
    after = to_json(survey(tmp_path, settings, memory=memory).outlook)
    assert before != after == to_json(survey(tmp_path, settings).outlook)


def test_where_nothing_changed_the_report_is_the_same_object(project: Project) -> None:
    first = survey(project.root, project.settings, memory=project.memory)
    assert survey(project.root, project.settings, memory=project.memory).report is first.report
    assert survey(project.root, project.settings, memory=project.memory).outlook is first.outlook


def test_only_the_page_that_changed_is_judged_again(project: Project) -> None:
    project.warm()
    before = dict(project.memory.judgements.pages)
    project.write("PLAN.md", f"{PLAN}\n- [x] More in `src/mill.py`\n")
    project.warm()
    after = project.memory.judgements.pages
    assert after["docs/TASKS.md"] is before["docs/TASKS.md"]
    assert after["PLAN.md"] is not before["PLAN.md"]


def test_only_the_claims_that_changed_are_judged_again(project: Project) -> None:
    project.warm()
    before = project.memory.judgements.pages["PLAN.md"].claims
    project.write("PLAN.md", PLAN.replace("[x] 0 bare", "[ ] 0 bare"))
    project.warm()
    after = project.memory.judgements.pages["PLAN.md"].claims
    kept = {claim.claim.text for key, claim in after.items() if claim is before.get(key)}
    assert {"Grind src/mill.py (3 lines)", "Sieve src/sieve.py"} <= kept
    assert not kept & {"0 bare except clauses", "Plan ✅"}


EDITS: list[Callable[[list[str], int], list[str]]] = [
    lambda lines, at: [*lines[:at], lines[at].replace("[x]", "[ ]"), *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], lines[at].replace("[ ]", "[x]"), *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], lines[at], *lines[at:]],
    lambda lines, at: lines[:at] + lines[at + 1 :],
    lambda lines, at: [*lines[:at], "", "## Phase 1 [80 %]", "", *lines[at:]],
    lambda lines, at: [*lines[:at], f"  {lines[at]}", *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], "- [ ] Mend `src/mill.py`", *lines[at:]],
    lambda lines, at: [
        *lines[:at],
        lines[at] + " <!-- gapreport: waive reason=old -->",
        *lines[at:],
    ],
]


def test_a_page_edited_again_and_again_is_judged_as_for_the_first_time(project: Project) -> None:
    chance = random.Random(5)  # noqa: S311  the same edits in every run
    lines = f"{PLAN}\n{OTHER}".split("\n")
    for number in range(40):
        lines = chance.choice(EDITS)(lines, chance.randrange(len(lines))) or PLAN.split("\n")
        project.write("PLAN.md", "\n".join(lines))
        if number % 4 == 0:
            project.write("src/mill.py", f"A = {number:03}\n" * chance.randint(1, 4))
        assert project.warm() == project.cold(), "\n".join(lines)


def test_memory_does_not_grow_with_the_looks(project: Project) -> None:
    sizes = []
    for number in range(12):
        project.write("PLAN.md", f"{PLAN}\n- [x] Part `src/part_{number}.py`\n")
        project.write("src/mill.py", f"A = {number:03}\n")
        project.warm()
        kept = project.memory.judgements.pages
        claims = [claim for judged in kept.values() for claim in judged.claims.values()]
        sizes.append((len(claims), sum(len(claim.answers) for claim in claims)))
    assert len(set(sizes)) == 1
