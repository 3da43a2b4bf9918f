"""The ladder for a path, rung by rung (section 3.1): the first rung that fits decides."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest
from projects import git, lay_out, lines, write

from mkdocs_gapreport.model import Rung
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers import ladder

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository

PAGE = "docs/plans/TODO.md"

# rung, path as it is written, where that leads
RUNGS = [
    # tracked at the literal path: from the root, from the page, with the project's name stripped
    ("literal", "src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "src/mill/", "src/mill"),
    ("literal", "src/mill", "src/mill"),
    ("literal", "./src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "/src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "src//mill/stone.py", "src/mill/stone.py"),
    ("literal", "src/mill/../mill/stone.py", "src/mill/stone.py"),
    ("literal", "notes.md", "docs/plans/notes.md"),
    ("literal", "./notes.md", "docs/plans/notes.md"),
    ("literal", "../guide.md", "docs/guide.md"),
    ("literal", "../../README.md", "README.md"),
    ("literal", "mill/src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "windmill/src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "/home/ann/work/mill/src/mill/stone.py", "src/mill/stone.py"),
    ("literal", "C:/Users/ann/windmill/README.md", "README.md"),
    ("literal", "src/ui/[slug]/page.tsx", "src/ui/[slug]/page.tsx"),
    ("literal", 'names/a b/c\'s "d".txt', 'names/a b/c\'s "d".txt'),
    ("literal", "@/mill/HTTPServer.py", "src/mill/HTTPServer.py"),
    ("literal", "names/\u7c89/\u78e8.md", "names/\u7c89/\u78e8.md"),
    ("literal", "link.py", "link.py"),
    ("literal", "linked/stone.py", "linked/stone.py"),
    ("literal", "outside", "outside"),
    ("literal", "dangling", "dangling"),
    ("literal", "grain", "grain"),
    ("literal", "grain/", "grain"),
    ("literal", "tokens/token_1.txt", "tokens/token_1.txt"),
    # a unique suffix of two or more components
    ("suffix", "mill/stone.py", "src/mill/stone.py"),
    ("suffix", "gate/keeper.py", "apps/yard/core/gate/keeper.py"),
    ("suffix", "core/gate", "apps/yard/core/gate"),
    # the same but for case, hyphens, humps, or a module that became a folder
    ("spelling", "src/mill/Stone.py", "src/mill/stone.py"),
    ("spelling", "src/mill/flour-sack.py", "src/mill/flour_sack.py"),
    ("spelling", "src/mill/flourSack.py", "src/mill/flour_sack.py"),
    ("spelling", "src/mill/http_server.py", "src/mill/HTTPServer.py"),
    ("spelling", "src/mill/sieve.py", "src/mill/sieve/__init__.py"),
    ("spelling", "src/rust/label.rs", "src/rust/label/mod.rs"),
    ("spelling", "src/ui/Button.tsx", "src/ui/Button/index.tsx"),
    ("spelling", "readme.md", "README.md"),
    # on disk, but nobody committed it
    ("uncommitted", "src/mill/draft.py", ""),
    ("uncommitted", "draft.txt", ""),
    ("uncommitted", "out/report.html", ""),
    # a bare name with one hit, or several
    ("bare-name", "stone.py", "src/mill/stone.py"),
    ("bare-name", "twin.py", "src/a/twin.py src/b/twin.py"),
    ("bare-name", "gate", "apps/yard/core/gate"),
    # it was there, and was moved or removed
    ("history", "lib/gone.py", ""),
    ("history", "gone.py", ""),
    ("history", "lib/moved.py", "src/mill/arrived.py"),
    ("history", "old/deep/one.py", "fresh/deep/one.py"),
    ("history", "old/deep", "fresh/deep"),
    ("history", "old/", "fresh"),
    ("history", "old/deep/new.py", "fresh/deep/new.py"),
    # not the name of one file
    ("placeholder", "src/mill/<name>.py", ""),
    ("placeholder", "src/mill/{name}.py", ""),
    ("placeholder", "src/mill/[name].py", ""),
    ("placeholder", "src/mill/$NAME.py", ""),
    ("placeholder", "src/mill/XXX.py", ""),
    ("placeholder", "src/mill/YYYY-MM-DD.md", ""),
    ("placeholder", "src/.../stone.rs", ""),
    ("placeholder", "$HOME/mill.toml", ""),
    ("placeholder", "foo.py", ""),
    ("placeholder", "src/example.py", ""),
    ("placeholder", "", ""),
    ("placeholder", "src/\0/stone.py", ""),
    ("placeholder", "src/" + "a" * 10_000, ""),
    # outside the repository
    ("outside", "/etc/passwd", ""),
    ("outside", "/var/log/mill.log", ""),
    ("outside", "~/.millrc", ""),
    ("outside", "C:/Program Files/mill.exe", ""),
    ("outside", "../../../elsewhere/x.py", ""),
    ("outside", "../" * 40 + "etc/passwd", ""),
    ("outside", "/api/flour", ""),
    ("outside", "/grind/42.json", ""),
    # kept out by a rule that keeps such files out
    ("ignored", "mill.log", ""),
    ("ignored", "src/mill/run.log", ""),
    ("ignored", "milled/chart.svg", ""),
    ("ignored", "milled/", ""),
    # a bare name says not where it should be
    ("loose-name", "nowhere.py", ""),
    ("loose-name", "pytest.ini", ""),
    ("loose-name", "infra/", ""),
    # no such first folder, ever
    ("strange-folder", "infra/main.tf", ""),
    ("strange-folder", "infra/net/", ""),
    # one namesake that shares two leading folders, or a twin beside it
    ("namesake", "apps/yard/shed/keeper.py", "apps/yard/core/gate/keeper.py"),
    ("namesake", "apps/yard/core/Keeper.py", "apps/yard/core/gate/keeper.py"),
    ("namesake", "src/ui/legacy.ts", "src/ui/legacy.js"),
    # none of these
    ("never", "src/mill/nothing.py", ""),
    ("never", "src/mill/nothing/", ""),
    ("never", "src/mill/test_stone.py", ""),
    ("never", "/src/mill/nothing.py", ""),
    ("never", "mill/src/mill/nothing.py", ""),
    ("never", "src/a/cousin.py", ""),
    ("never", "src/mill/mod.rs", ""),
    ("never", "lib/other/gone.py", ""),
    ("never", "docs/plans/nothing.md", ""),
    ("never", "tokens/token_rotation.py", ""),
    ("never", "src/mill/stone.py/inner.py", ""),
]


@pytest.mark.parametrize(
    ("rung", "path", "leads_to"),
    RUNGS,
    ids=[f"{rung}-{ascii(path)[1:60]}" for rung, path, _ in RUNGS],
)
def test_a_path_is_found_on_the_rung(mill: Repository, rung: str, path: str, leads_to: str) -> None:
    found = ladder.find(mill, path, page=PAGE)
    assert (found.rung, " ".join(found.paths)) == (rung, leads_to)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["names/caf\u00e9.md", "names/r\u00e9sum\u00e9.md"])
def test_accents_are_found_however_they_are_composed(
    mill: Repository, name: str, form: Literal["NFC", "NFD"]
) -> None:
    written = unicodedata.normalize(form, name)
    assert ladder.find(mill, written).is_there


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("src/mill/stone.py", "`src/mill/stone.py` is there"),
        ("mill/stone.py", "the only path that ends so"),
        ("src/mill/Stone.py", "under another spelling"),
        ("src/mill/draft.py", "exists, but git does not track it"),
        ("twin.py", "2 have that name: `src/a/twin.py`, `src/b/twin.py`"),
        ("lib/gone.py", "`lib/gone.py` was removed in "),
        ("lib/gone.py", " on 2026-01-02"),
        ("lib/moved.py", "was moved to `src/mill/arrived.py` in "),
        ("mill.log", "kept out of the repository by `*.log` (.gitignore:1)"),
        ("infra/main.tf", "nor was there ever a folder `infra/`"),
        ("apps/yard/shed/keeper.py", "but `apps/yard/core/gate/keeper.py` is there"),
        ("src/mill/nothing.py", "is not in the repository and never was"),
        ("src/none/nothing.py", "nor does the folder `src/none/` exist"),
    ],
)
def test_the_sentence_says_which_rung_it_was(mill: Repository, path: str, says: str) -> None:
    assert says in ladder.find(mill, path, page=PAGE).summary


def test_a_link_leads_where_its_text_does_not(mill: Repository) -> None:
    found = ladder.find(mill, "the-stone.py", page=PAGE, target="../../src/mill/stone.py")
    assert found.paths == ("src/mill/stone.py",)


def test_a_page_in_the_root_is_no_folder(mill: Repository) -> None:
    assert ladder.find(mill, "notes.md", page="TODO.md").rung is Rung.BARE_NAME


def test_a_page_is_found_beside_its_neighbours_first(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "two", {"plan/spec.md": "a\n", "spec.md": "b\n", "x/spec.md": "c\n"})
    found = ladder.find(open_repository(root), "./spec.md", page="plan/TODO.md")
    assert found.paths == ("plan/spec.md",)


def test_a_shallow_clone_cannot_say_never(tmp_path: Path) -> None:
    origin = lay_out(tmp_path / "origin", {"src/a.py": lines(3)}, {"src/b.py": lines(3)})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{origin}", "shallow")
    found = ladder.find(open_repository(tmp_path / "shallow"), "src/c.py")
    assert found.rung is Rung.HISTORY_INCOMPLETE
    assert "fetch-depth: 0" in found.summary


def test_a_folder_without_git_cannot_say_never(tmp_path: Path) -> None:
    root = write(tmp_path / "plain", {"src/a.py": lines(3)})
    assert ladder.find(open_repository(root), "src/a.py").rung is Rung.LITERAL
    assert ladder.find(open_repository(root), "src/c.py").rung is Rung.HISTORY_INCOMPLETE


def test_a_file_of_a_side_branch_that_was_merged_is_known(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "merged", {"src/a.py": lines(3)})
    git(root, "config", "user.name", "Ann")
    git(root, "config", "user.email", "ann@example.org")
    git(root, "switch", "--quiet", "--create=side")
    write(root, {"src/side.py": lines(4)})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=side")
    git(root, "rm", "--quiet", "src/side.py")
    git(root, "commit", "--quiet", "--message=away")
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message=merge", "side")
    assert ladder.find(open_repository(root), "src/side.py").rung is Rung.HISTORY


def test_a_file_of_another_branch_is_not_known(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "apart", {"src/a.py": lines(3)}, {"src/later.py": lines(4)})
    assert ladder.find(open_repository(root), "src/later.py").rung is Rung.LITERAL
    earlier = open_repository(root, rev="HEAD~1")
    assert ladder.find(earlier, "src/later.py").rung is Rung.NEVER


def test_what_was_deleted_but_not_committed_is_gone(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "dirty", {"src/a.py": lines(3), "src/b.py": lines(9)})
    (root / "src/a.py").unlink()
    found = ladder.find(open_repository(root), "src/a.py")
    assert found.rung is Rung.HISTORY
    assert "in the working tree, not committed" in found.summary


def test_a_revision_knows_nothing_of_the_disk(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "disk", {"src/a.py": lines(3)})
    write(root, {"src/b.py": "draft\n"})
    assert ladder.find(open_repository(root), "src/b.py").rung is Rung.UNCOMMITTED
    assert ladder.find(open_repository(root, rev="HEAD"), "src/b.py").rung is Rung.NEVER


@pytest.mark.parametrize(
    ("path", "rung"),
    [
        ("src/services/mail.py", Rung.NAMESAKE),
        ("src/services/post_service.py", Rung.NAMESAKE),
        ("src/services/parcel.py", Rung.NEVER),
        ("src/services/mail_client.py", Rung.NEVER),
    ],
)
def test_a_name_that_repeats_its_folder_is_the_same_name(
    tmp_path: Path, path: str, rung: Rung
) -> None:
    files = {"src/services/mail_service.py": lines(3), "src/services/post.py": lines(3)}
    found = ladder.find(open_repository(lay_out(tmp_path / "office", files)), path)
    assert found.rung is rung
