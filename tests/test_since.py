"""Pull-request mode: only what a change touched can fail, on real histories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from projects import git, lay_out, lines, write

from mkdocs_gapreport.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

AUTHOR = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
TODO = """\
# To do

## Oven [COMPLETE]

- [x] `src/oven.py`
- [x] `src/door.py`
- [ ] Create `src/timer.py`

## Glaze

- [x] `src/glaze.py` (900+ lines)
- [x] 0 bare except clauses
- [x] h <!-- verify: lnes src/oven.py >= 1 -->
"""
FILES = {
    "TODO.md": TODO,
    "README.md": "# Kiln\n",
    "src/oven.py": lines(200),
    "src/glaze.py": lines(30),
}
BARE = "try:\n    fire()\nexcept:\n    pass\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose page has three false claims on `main`; the branch `work` is checked out."""
    kiln = lay_out(tmp_path / "kiln", FILES)
    monkeypatch.chdir(kiln)
    git(kiln, "switch", "--quiet", "--create", "work")
    return kiln


def commit(root: Path, **files: str | None) -> None:
    """Commit files, whose names have `__` for a slash and end in `.py`, or are pages."""
    for name, content in files.items():
        path = root / (f"{name}.md" if name.isupper() else f"{name.replace('__', '/')}.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if content is None else path.write_text(content)
    save(root)


def save(root: Path) -> None:
    git(root, "add", "--all")
    git(root, *AUTHOR, "commit", "--quiet", "--allow-empty", "--message=step")


def check(*words: str, since: str = "main") -> Result:
    return CliRunner().invoke(main, ["check", "--since", since, *words])


def failing(since: str = "main") -> list[str]:
    """The claims that turn the build red, by their words."""
    report = json.loads(check("--format", "json", since=since).stdout)
    return [c["text"] for c in report["claims"] if c["fails"] and not c["caused_by"]]


def test_what_was_false_before_is_red_without_and_green_with_it(root: Path) -> None:
    commit(root, README="# Kilns\n")
    assert CliRunner().invoke(main, ["check"]).exit_code == 2
    found = check()
    assert found.exit_code == 0
    assert "3 by since" in found.stdout
    base = git(root, "rev-parse", "main")[:10]
    said = f"only what changed since `main` (parted at `{base}`) can fail: 3 false claims are as"
    assert said in " ".join(found.stdout.split())


def test_box_ticked_over_nothing_fails_and_only_that(root: Path) -> None:
    commit(root, TODO=TODO.replace("- [ ] Create", "- [x] Create"))
    assert check().exit_code == 1
    assert failing() == ["Create src/timer.py"]


UNTOUCHED = {
    "a file that no claim is about": {"src__kiln": lines(3)},
    "a section that was moved": {
        "TODO": TODO.replace(
            "## Glaze\n\n- [x] `src/glaze.py` (900+ lines)\n",
            "## Glaze\n",
        ).replace("# To do\n", "# To do\n\n- [x] `src/glaze.py` (900+ lines)\n")
    },
    "lines above": {"TODO": TODO.replace("# To do\n", "# To do\n\nMore.\n\n- [ ] one more\n")},
    "a heading": {"TODO": TODO.replace("## Oven [COMPLETE]", "## The oven [90 %]")},
    "the form of the page": {"TODO": TODO.replace("- [x]", "* [X]")},
    "something true": {"TODO": TODO + "- [x] `src/glaze.py`\n"},
    "an open box": {"TODO": TODO + "- [ ] Create `src/never.py`\n"},
    "a false claim that is taken out": {"TODO": TODO.replace("- [x] `src/door.py`\n", "")},
}


@pytest.mark.parametrize("files", UNTOUCHED.values(), ids=UNTOUCHED)
def test_change_of_something_else_does_not_fail(root: Path, files: dict[str, str]) -> None:
    commit(root, **files)
    assert (check().exit_code, failing()) == (0, [])


TOUCHED = {
    "a new line": ({"TODO": f"{TODO}- [x] `src/x.py`\n"}, ["src/x.py"]),
    "other words": (
        {"TODO": TODO.replace("900+", "950+")},
        ["src/glaze.py (950+ lines)"],
    ),
    "the file that it is about": ({"src__glaze": lines(31)}, ["src/glaze.py (900+ lines)"]),
    "the same line once more": ({"TODO": f"{TODO}- [x] `src/door.py`\n"}, ["src/door.py"]),
    "a file that makes a figure of the repository wrong": (
        {"src__fire": BARE},
        ["0 bare except clauses"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), TOUCHED.values(), ids=TOUCHED)
def test_what_changed_fails(root: Path, files: dict[str, str], expected: list[str]) -> None:
    commit(root, **files)
    assert failing() == expected


def test_figure_of_the_repository_that_was_wrong_before_does_not_fail(root: Path) -> None:
    git(root, "switch", "--quiet", "main")
    commit(root, src__fire=BARE)
    git(root, "switch", "--quiet", "--create", "other")
    commit(root, src__kiln=lines(3))
    assert failing() == []
    commit(root, src__fire=BARE + BARE)
    assert failing() == ["0 bare except clauses"]


def test_heading_fails_only_through_a_part_that_does(root: Path) -> None:
    commit(root, README="# Kilns\n")
    report = json.loads(check("--format", "json").stdout)
    assert [claim["text"] for claim in report["claims"] if claim["fails"]] == []
    accepted = [claim["accepted"] for claim in report["claims"] if claim["accepted"]]
    reason = "neither its line nor what it rests on changed since `main`"
    assert accepted == [{"by": "since", "reason": reason, "since": None, "until": None}] * 3


def test_waiver_that_was_taken_out_lets_its_claim_fail(root: Path) -> None:
    git(root, "switch", "--quiet", "main")
    waived = TODO.replace("door.py`", 'door.py` <!-- gapreport: waive reason="soon" -->')
    commit(root, TODO=waived)
    git(root, "switch", "--quiet", "--create", "other")
    commit(root, TODO=TODO)
    assert failing() == ["src/door.py"]


def test_what_is_not_committed_counts(root: Path) -> None:
    write(root, {"TODO.md": f"{TODO}- [x] `src/x.py`\n"})
    assert failing() == ["src/x.py"]


def test_page_that_is_not_committed_is_new_as_a_whole(root: Path) -> None:
    write(root, {"PLAN.md": "- [x] `src/x.py`\n"})
    report = check("PLAN.md")
    assert report.exit_code == 1


def test_revision_that_is_audited_is_compared_and_not_the_disk(root: Path) -> None:
    commit(root, README="# Kilns\n")
    write(root, {"TODO.md": f"{TODO}- [x] `src/x.py`\n"})
    assert check("--rev", "work").exit_code == 0


def test_page_that_was_renamed_is_the_same(root: Path) -> None:
    (root / "docs").mkdir()
    git(root, "mv", "TODO.md", "docs/PLAN.md")
    save(root)
    assert failing() == []
    commit(root, src__kiln=lines(1))
    (root / "docs/PLAN.md").write_text(f"{TODO}- [x] `src/x.py`\n")
    save(root)
    assert failing() == ["src/x.py"]


def test_file_that_was_renamed_accuses_nobody(root: Path) -> None:
    git(root, "mv", "src/oven.py", "src/kiln.py")
    save(root)
    assert failing() == []


def test_what_the_other_branch_did_meanwhile_is_not_blamed_on_this_one(root: Path) -> None:
    commit(root, README="# Kilns\n")
    git(root, "switch", "--quiet", "main")
    commit(root, TODO=f"{TODO}- [x] `src/theirs.py`\n")
    git(root, "switch", "--quiet", "work")
    assert failing() == []
    git(root, *AUTHOR, "merge", "--quiet", "--no-ff", "-m", "merge", "main")
    assert failing() == []
    commit(root, TODO=f"{TODO}- [x] `src/theirs.py`\n- [x] `src/ours.py`\n")
    assert failing() == ["src/ours.py"]


def test_branches_that_were_merged_crosswise_have_two_bases(root: Path) -> None:
    commit(root, TODO=f"# Ours\n\n- [x] `src/ours.py`\n\n{TODO}")
    git(root, "branch", "ours")
    git(root, "switch", "--quiet", "main")
    commit(root, TODO=f"{TODO}- [x] `src/theirs.py`\n")
    git(root, "branch", "theirs")
    git(root, *AUTHOR, "merge", "--quiet", "--no-ff", "-m", "merge", "ours")
    git(root, "switch", "--quiet", "work")
    git(root, *AUTHOR, "merge", "--quiet", "--no-ff", "-m", "merge", "theirs")
    assert len(git(root, "merge-base", "--all", "main", "work").split()) == 2
    assert failing() == []
    commit(root, TODO=(root / "TODO.md").read_text() + "- [x] `src/new.py`\n")
    assert failing() == ["src/new.py"]


def test_nothing_changed_since_a_later_revision(root: Path) -> None:
    commit(root, TODO=f"{TODO}- [x] `src/x.py`\n")
    assert check("--rev", "main", since="work").exit_code == 0


@pytest.mark.parametrize("rev", ["nowhere", "-x", "HEAD:TODO.md", "4f" * 20, "a b"])
def test_revision_that_does_not_exist_is_told(root: Path, rev: str) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(root), f"--since={rev}"])
    assert result.exit_code == 2
    assert (
        f"revision `{rev}` is not in this repository; is it spelled right, and was it fetched?"
        in result.stderr
    )


def test_branches_without_a_common_commit_are_told(root: Path) -> None:
    git(root, "switch", "--quiet", "--orphan", "alone")
    commit(root, TODO=TODO)
    result = check()
    assert result.exit_code == 2
    assert "`main` has no commit in common with what is audited; name the branch" in result.stderr


def test_shallow_clone_says_to_fetch_the_history(root: Path, tmp_path: Path) -> None:
    commit(root, README="# Kilns\n")
    git(root, "switch", "--quiet", "main")
    commit(root, src__kiln=lines(3))
    fetched = ("clone", "--quiet", "--depth=1", "--no-single-branch", root.as_uri(), "shallow")
    git(tmp_path, *fetched)
    result = check("--root", str(tmp_path / "shallow"), since="origin/work")
    assert result.exit_code == 2
    assert (
        "where this branch parted from `origin/work` lies beyond the shallow clone; fetch the whole"
        " history (`fetch-depth: 0` in GitHub Actions"
    ) in result.stderr


def test_shallow_clone_that_holds_the_base_still_judges_by_it(root: Path, tmp_path: Path) -> None:
    commit(root, TODO=f"{TODO}- [x] `src/oven.py` (900+ lines)\n")
    git(tmp_path, "clone", "--quiet", "--depth=2", root.as_uri(), "shallow")
    result = check("--root", str(tmp_path / "shallow"), "--format", "json", since="HEAD~1")
    report = json.loads(result.stdout)
    assert [c["text"] for c in report["claims"] if c["fails"] and not c["caused_by"]] == [
        "src/oven.py (900+ lines)"
    ]


def test_folder_without_git_is_told(tmp_path: Path) -> None:
    root = write(tmp_path / "plain", {"TODO.md": TODO, "src/oven.py": lines(3)})
    result = check("--root", str(root))
    assert result.exit_code == 2
    assert "`since: main` needs a git repository with a commit, and there is none" in result.stderr


def test_option_turns_it_on_for_one_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "site_name: Kiln\nplugins:\n  - gapreport:\n      since: !ENV [GAPREPORT_SINCE, '']\n"
    commit(root, README="# Kilns\n")
    write(root, {"mkdocs.yml": text})
    assert CliRunner().invoke(main, ["check"]).exit_code == 2
    monkeypatch.setenv("GAPREPORT_SINCE", "main")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
