from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, clone

from mkdocs_gapreport.repository import Former, History, open_repository

if TYPE_CHECKING:
    from pathlib import Path

LONG = "".join(f"line {number}\n" for number in range(50))


def history_of(checkout: Checkout, rev: str | None = None) -> History:
    return open_repository(checkout.root, rev=rev).history


@pytest.mark.parametrize("path", ["a.py", "src", "src/", "never.py", "sr", "", "src/b.py/"])
def test_what_is_there_or_never_was_is_not_former(checkout: Checkout, path: str) -> None:
    checkout.commit({"a.py": "", "src/b.py": "", "src/old.py": ""})
    checkout.remove("src/old.py")
    assert history_of(checkout).former(path) is None


def test_what_another_branch_holds_is_not_former(checkout: Checkout) -> None:
    checkout.commit({"a.py": ""})
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"side.py": ""})
    checkout.git("switch", "--quiet", "main")
    assert history_of(checkout).former("side.py") is None
    assert history_of(checkout).paths == 0


def test_what_comes_later_is_not_former(checkout: Checkout) -> None:
    first = checkout.commit({"a.py": ""})
    checkout.commit({"later.py": ""})
    checkout.remove("later.py")
    assert history_of(checkout, first).former("later.py") is None


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_removed_file_knows_commit_and_day(checkout: Checkout, rev: str | None) -> None:
    checkout.commit({"a.py": "", "old.py": LONG})
    commit = checkout.remove("old.py")
    checkout.commit({"a.py": "x\n"})
    history = history_of(checkout, rev)
    assert history.former("old.py") == Former(path="old.py", commit=commit, date=date(2024, 3, 2))
    assert history.paths == 1
    assert history.incomplete == ""


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_renamed_file_is_followed_to_where_it_is(checkout: Checkout, rev: str | None) -> None:
    checkout.commit({"a.py": LONG})
    commit = checkout.move("a.py", "b.py")
    checkout.commit({"b.py": f"{LONG}more\n"})
    checkout.git("mv", "b.py", "c.py")
    last = checkout.commit({"c.py": f"{LONG}more and more\n"})
    history = history_of(checkout, rev)
    assert history.former("a.py") == Former(
        path="a.py", moved_to="c.py", commit=commit, date=date(2024, 3, 2)
    )
    assert history.former("b.py") == Former(
        path="b.py", moved_to="c.py", commit=last, date=date(2024, 3, 4)
    )


def test_renamed_and_then_removed_tells_of_the_removal(checkout: Checkout) -> None:
    checkout.commit({"a.py": LONG, "x.py": ""})
    checkout.move("a.py", "b.py")
    commit = checkout.remove("b.py")
    former = history_of(checkout).former("a.py")
    assert former == Former(path="a.py", commit=commit, date=date(2024, 3, 3))


def test_renamed_to_and_fro_and_then_removed_comes_to_an_end(checkout: Checkout) -> None:
    checkout.commit({"a.py": LONG, "x.py": ""})
    checkout.move("a.py", "b.py")
    checkout.move("b.py", "a.py")
    former = history_of(checkout).former("b.py")
    assert former is not None
    assert former.moved_to == "a.py"
    checkout.move("a.py", "b.py")
    commit = checkout.remove("b.py")
    history = history_of(checkout)
    assert [
        former.commit for former in (history.former("a.py"), history.former("b.py")) if former
    ] == [commit, commit]


def test_removed_again_tells_of_the_last_time(checkout: Checkout) -> None:
    checkout.commit({"a.py": LONG, "x.py": ""})
    checkout.remove("a.py")
    checkout.commit({"a.py": f"other {LONG}"})
    commit = checkout.remove("a.py")
    former = history_of(checkout).former("a.py")
    assert former == Former(path="a.py", commit=commit, date=date(2024, 3, 4))


def test_empty_files_are_not_taken_for_renames_of_each_other(checkout: Checkout) -> None:
    checkout.commit({"old/__init__.py": ""})
    checkout.git("rm", "--quiet", "old/__init__.py")
    checkout.commit({"new/__init__.py": ""})
    former = history_of(checkout).former("old/__init__.py")
    assert former is not None
    assert former.moved_to == ""


def merged(checkout: Checkout, *dropped: str) -> str:
    """Merge `side` into `main`, but without some of its files."""
    checkout.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    if dropped:
        checkout.git("rm", "-r", "--quiet", "--force", *dropped)
    return checkout.commit()


def test_file_that_only_a_merge_dropped_is_former(checkout: Checkout) -> None:
    checkout.commit({"a.py": ""})
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"side/old.py": LONG, "side/new.py": "x\n"})
    checkout.move("side/old.py", "side/mid.py")
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"b.py": ""})
    commit = merged(checkout, "side/mid.py")
    history = history_of(checkout)
    expected = Former(path="side/mid.py", commit=commit, date=checkout.today())
    assert history.former("side/mid.py") == expected
    old = history.former("side/old.py")
    assert old is not None
    assert (old.moved_to, old.commit) == ("", commit)
    assert checkout.git("log", "--format=%H", "--diff-filter=D", "--", "side/mid.py") == ""


def test_file_of_the_main_line_that_a_merge_dropped_is_former(checkout: Checkout) -> None:
    checkout.commit({"a.py": "", "main.py": LONG})
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"side.py": ""})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"b.py": ""})
    commit = merged(checkout, "main.py")
    former = history_of(checkout).former("main.py")
    assert former == Former(path="main.py", commit=commit, date=checkout.today())


def test_commit_of_the_branch_is_told_rather_than_its_merge(checkout: Checkout) -> None:
    checkout.commit({"a.py": "", "old.py": LONG, "moved.py": f"{LONG}x\n"})
    checkout.git("switch", "--quiet", "--create", "side")
    removed = checkout.remove("old.py")
    renamed = checkout.move("moved.py", "new.py")
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"b.py": ""})
    merged(checkout)
    history = history_of(checkout)
    old, moved = history.former("old.py"), history.former("moved.py")
    assert old is not None
    assert moved is not None
    assert old.commit == removed
    assert (moved.commit, moved.moved_to) == (renamed, "new.py")


def test_merge_that_drops_what_had_come_back_is_told(checkout: Checkout) -> None:
    checkout.commit({"a.py": "", "old.py": LONG})
    checkout.remove("old.py")
    checkout.commit({"old.py": f"back {LONG}"})
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"side.py": ""})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"b.py": ""})
    commit = merged(checkout, "old.py")
    former = history_of(checkout).former("old.py")
    assert former is not None
    assert former.commit == commit


def test_removed_on_both_sides(checkout: Checkout) -> None:
    checkout.commit({"a.py": "", "old.py": LONG})
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.remove("old.py")
    checkout.git("switch", "--quiet", "main")
    commit = checkout.remove("old.py")
    merged(checkout)
    former = history_of(checkout).former("old.py")
    assert former is not None
    assert former.commit == commit


def test_unrelated_histories_are_both_known(checkout: Checkout) -> None:
    checkout.commit({"a.py": ""})
    checkout.git("switch", "--quiet", "--orphan", "side")
    checkout.commit({"lib.c": LONG})
    checkout.remove("lib.c")
    checkout.git("switch", "--quiet", "main")
    checkout.git("merge", "--quiet", "--allow-unrelated-histories", "--message=join", "side")
    assert history_of(checkout).former("lib.c") is not None


@pytest.mark.parametrize("slash", ["", "/"])
def test_folder_moves_with_most_of_its_files(checkout: Checkout, slash: str) -> None:
    checkout.commit({f"old/pkg/{n}.py": f"{n}{LONG}" for n in range(4)} | {"a.py": ""})
    (checkout.root / "src/new").mkdir(parents=True)
    for number in range(3):
        checkout.git("mv", f"old/pkg/{number}.py", f"src/new/{number}.py")
    commit = checkout.commit()
    checkout.remove("old/pkg/3.py")
    former = history_of(checkout).former(f"old/pkg{slash}")
    assert former is not None
    assert (former.path, former.moved_to, former.is_directory) == ("old/pkg", "src/new", True)
    assert former.date == checkout.today()
    one = history_of(checkout).former("old/pkg/1.py")
    assert one is not None
    assert one.commit == commit


def test_folder_that_went_in_all_directions_was_removed(checkout: Checkout) -> None:
    checkout.commit({f"old/{n}.py": f"{n}{LONG}" for n in range(3)} | {"a.py": ""})
    for number in range(3):
        commit = checkout.move(f"old/{number}.py", f"new{number}/{number}.py")
    former = history_of(checkout).former("old")
    assert former == Former(path="old", commit=commit, date=checkout.today(), is_directory=True)


def test_names_and_folders_of_the_past(checkout: Checkout) -> None:
    checkout.commit({"old/a.py": LONG, "older/deep/a.py": f"x{LONG}", "src/b.py": ""})
    checkout.remove("old", "older")
    history = history_of(checkout)
    assert [former.path for former in history.named("a.py")] == ["old/a.py", "older/deep/a.py"]
    assert history.named("b.py") == ()
    assert history.knows_folder("old")
    assert history.knows_folder("src")
    assert not history.knows_folder("deep")
    assert not history.knows_folder("a.py")
    assert not history.knows_folder("")


def test_deleted_but_not_committed(checkout: Checkout) -> None:
    checkout.commit({"a.py": "", "gone.py": LONG, "staged.py": f"x{LONG}", "moved.py": f"y{LONG}"})
    (checkout.root / "gone.py").unlink()
    checkout.git("rm", "--quiet", "staged.py")
    checkout.git("mv", "moved.py", "here.py")
    history = history_of(checkout)
    assert history.former("gone.py") == Former(path="gone.py")
    assert history.former("staged.py") == Former(path="staged.py")
    assert history.former("moved.py") == Former(path="moved.py", moved_to="here.py")
    assert history.paths == 3
    assert history_of(checkout, "HEAD").paths == 0


def test_shallow_clone_tells_what_it_knows_and_that_it_is_not_all(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.commit({"a.py": "", "older.py": LONG, "old.py": f"x{LONG}"})
    checkout.remove("older.py")
    commit = checkout.remove("old.py")
    history = open_repository(clone(checkout, tmp_path / "clone", "--depth=2")).history
    assert "shallow" in history.incomplete
    assert history.former("older.py") is None
    former = history.former("old.py")
    assert former is not None
    assert former.commit == commit


def test_clone_without_old_contents_knows_names_and_plain_renames(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.commit({"a.py": "", "gone.py": f"x{LONG}", "old.py": LONG, "edited.py": f"y{LONG}"})
    checkout.remove("gone.py")
    checkout.move("old.py", "new.py")
    checkout.git("mv", "edited.py", "rewritten.py")
    checkout.commit({"rewritten.py": f"y{LONG}more\n"})
    root = clone(checkout, tmp_path / "clone", "--filter=blob:none")
    objects = sorted((root / ".git/objects").rglob("*"))
    history = open_repository(root).history
    assert history.incomplete == ""
    assert {path: bool(history.former(path)) for path in ("gone.py", "edited.py", "never.py")} == {
        "gone.py": True,
        "edited.py": True,
        "never.py": False,
    }
    old = history.former("old.py")
    assert old is not None
    assert old.moved_to == "new.py"
    assert sorted((root / ".git/objects").rglob("*")) == objects  # nothing was fetched


def test_clone_without_old_trees_cannot_tell(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit({"a.py": "", "gone.py": LONG})
    checkout.remove("gone.py")
    root = clone(checkout, tmp_path / "clone", "--filter=tree:0")
    repository = open_repository(root)
    assert repository.is_file("a.py")
    assert repository.history.former("gone.py") is None
    assert "a clone that has all commits and their trees" in repository.history.incomplete


def test_time_stamps_that_no_calendar_has(checkout: Checkout) -> None:
    first = checkout.commit({"a.py": "", "old.py": LONG})
    checkout.git("rm", "--quiet", "old.py")
    tree = checkout.git("write-tree")
    raw = f"tree {tree}\nparent {first}\nauthor A <a@b> 99999999999999999 +0000\ncommitter A <a@b> 99999999999999999 +0000\n\nfar\n"
    (checkout.root / "raw").write_text(raw)
    checkout.git("reset", "--hard", checkout.git("hash-object", "-t", "commit", "-w", "raw"))
    repository = open_repository(checkout.root)
    assert repository.as_of is None or repository.as_of.year
    assert repository.history.former("old.py") is not None
