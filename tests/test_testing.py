"""The public helpers for authors of verifiers: repositories as literals, evidence and verdicts."""

from __future__ import annotations

import subprocess
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import ConfigurationError, Evidence, GapReportError, Place, Verdict
from mkdocs_gapreport.repository import FileKind
from mkdocs_gapreport.testing import (
    Link,
    Submodule,
    evidence_of,
    finding_of,
    lay_out,
    report_of,
    repository_of,
    verdict_of,
)
from mkdocs_gapreport.verifiers.facts.people import attested
from mkdocs_gapreport.verifiers.files import file

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

TREE = """
    README.md
    src/
        app.py
        old/
            one.py
            two.py
        last.py
    docs/guide.md
"""


def told(repository: Repository, *, page: str, settings: Settings, as_of: date) -> Evidence:
    """What was handed over."""
    del repository
    return Evidence(value=settings.trees, summary=f"{page} {as_of.isoformat()}")


def test_a_drawing_becomes_files() -> None:
    with repository_of(TREE) as repository:
        assert sorted(repository.files) == [
            "README.md",
            "docs/guide.md",
            "src/app.py",
            "src/last.py",
            "src/old/one.py",
            "src/old/two.py",
        ]
        assert not repository.state.is_dirty


def test_links_and_submodules_are_contents_too() -> None:
    with repository_of({"a.py": "x\n", "b.py": Link("a.py"), "parts": Submodule()}) as repository:
        kinds = {path: entry.kind for path, entry in repository.files.items()}
    assert kinds == {"a.py": FileKind.FILE, "b.py": FileKind.SYMLINK, "parts": FileKind.SUBMODULE}


def test_a_mapping_becomes_files_with_what_they_hold() -> None:
    files: dict[str, str | bytes] = {
        "a.sh": "#!/bin/sh\n",
        "b.bin": b"\0\1",
        "c.txt": "    one\n      two\n",
        "d": "",
    }
    with repository_of(files) as repository:
        texts = {path: repository.text(path) for path in ("a.sh", "c.txt", "d")}
        assert [text.content for text in texts.values() if text] == [
            "#!/bin/sh\n",
            "one\n  two\n",
            "",
        ]
        assert repository.size("b.bin") == 2


def test_several_are_commits_a_day_apart() -> None:
    past: dict[str, str | bytes | None] = {"a.py": "x = 1\n"}
    present: dict[str, str | bytes | None] = {"a.py": None, "b.py": "y = 2\n"}
    with repository_of([past, present]) as repository:
        assert list(repository.files) == ["b.py"]
        former = repository.history.former("a.py")
        assert former
        assert former.date == repository.as_of == date(2026, 1, 2)


def test_the_folder_is_gone_afterwards() -> None:
    with repository_of("a.py") as repository:
        root = repository.root
        assert root.is_dir()
    assert not root.exists()


def test_what_a_person_has_set_for_git_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[init]\n\tdefaultBranch = [broken\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    root = lay_out(tmp_path / "project", "a.py")
    assert (root / "a.py").read_text(encoding="utf-8") == "placeholder\n"


@pytest.mark.parametrize("path", ["../outside.py", "/etc/outside", "a//b", ".git/config"])
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(GapReportError):
        lay_out(tmp_path / "project", {path: "x\n"})
    assert not (tmp_path / "outside.py").exists()


def test_evidence_is_what_the_verifier_answers() -> None:
    evidence = evidence_of(file, files=TREE, path="src/app.py")
    assert (evidence.value, evidence.places) == (True, (Place("src/app.py"),))


def test_it_gets_what_an_audit_hands_over() -> None:
    assert evidence_of(told, files=TREE).summary == "TODO.md 2026-01-01"
    evidence = evidence_of(told, files=TREE, page="docs/a.md", as_of=date(2027, 1, 1))
    assert evidence.summary == "docs/a.md 2027-01-01"


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(TypeError, match="missing 1 required"):
        evidence_of(attested, files=TREE, by="Ann")


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("- [x] `src/app.py`", Verdict.ACCURATE),
        ("- [x] Create `src/never.py`", Verdict.MISSING),
        ("- [ ] `src/app.py`", Verdict.UNDERSTATED),
        ("- [x] a <!-- verify: lines src/app.py == 1 -->", Verdict.ACCURATE),
        ("- [x] a <!-- verify: lines src/app.py == 2 -->", Verdict.OVERSTATED),
        ("- [x] a <!-- verify: no-such thing -->", Verdict.BROKEN),
    ],
)
def test_a_verdict_is_that_of_the_first_claim(line: str, verdict: Verdict) -> None:
    assert verdict_of(line, files=TREE) is verdict


def test_a_line_without_a_claim_is_named() -> None:
    with pytest.raises(AssertionError, match=r"nothing in `Prose\.` is read as a claim"):
        verdict_of("Prose.", files=TREE)


def test_a_finding_has_the_evidence() -> None:
    finding = finding_of("- [x] a <!-- verify: lines src/app.py == 2 -->", files=TREE)
    assert finding.fails
    assert finding.results[0].evidence.value == Fraction(1)


def test_a_report_has_all_findings_and_heeds_options_and_days() -> None:
    text = """\
        - [x] `src/never.py`
        - [x] vouched for <!-- verify: lines src/app.py >= 1 -->
        """
    report = report_of(text, files=TREE, fail_on=[], today=date(2027, 5, 1))
    assert [finding.verdict for finding in report.findings] == [Verdict.MISSING, Verdict.ACCURATE]
    assert (report.failing, report.as_of) == ((), date(2027, 5, 1))


def test_options_are_checked() -> None:
    with pytest.raises(ConfigurationError, match="option `fail_onn`: unknown"):
        report_of("- [x] a", fail_onn=[])


def test_the_repository_is_one_for_git(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project", {"a.sh": "#!/bin/sh\n"})
    listed = subprocess.run(
        ["git", "ls-files", "-s"], cwd=root, check=True, capture_output=True, text=True
    )
    assert listed.stdout.startswith("100755")
