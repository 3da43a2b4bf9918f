from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, clone, new_checkout

from mkdocs_gapreport.repository import Repository, Text, open_repository
from mkdocs_gapreport.repository.text import LONGEST_TEXT

if TYPE_CHECKING:
    from pathlib import Path

POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    "size 123456\n"
)
CONTENTS: dict[str, str | bytes] = {
    "empty.txt": "",
    "plain.txt": "one\ntwo\n",
    "open.txt": "one\ntwo",
    "blank.txt": "\n\n",
    "crlf.txt": "one\r\ntwo\r\n",
    "marked.txt": "\ufeffgrüße\n",
    "latin.txt": "grüße\n".encode("latin-1"),
    "wide.txt": "grüße\nਊ\n".encode("utf-16"),
    "wider.txt": "grüße\n".encode("utf-32"),
    "odd.txt": "a\ud800".encode("utf-16", "surrogatepass"),
    "image.png": b"\x89PNG\0\0\1\n\n",
    "model.bin": POINTER,
    "about-lfs.md": f"# Pointers\n\n{POINTER}",
}
EXPECTED = [
    # path, text, encoding, lines, bytes, problem
    ("empty.txt", "", "utf-8", 0, 0, ""),
    ("plain.txt", "one\ntwo\n", "utf-8", 2, 8, ""),
    ("open.txt", "one\ntwo", "utf-8", 2, 7, ""),
    ("blank.txt", "\n\n", "utf-8", 2, 2, ""),
    ("crlf.txt", "one\r\ntwo\r\n", "utf-8", 2, 10, ""),
    ("marked.txt", "grüße\n", "utf-8", 1, 11, ""),
    ("latin.txt", "grüße\n", "latin-1", 1, 6, ""),
    ("wide.txt", "grüße\nਊ\n", "utf-16", 2, 18, ""),
    ("wider.txt", "grüße\n", "utf-32", 1, 28, ""),
    ("image.png", "", "", None, 9, "binary"),
    ("model.bin", "", "", None, 123456, "an LFS pointer"),
    ("about-lfs.md", f"# Pointers\n\n{POINTER}", "utf-8", 5, 143, ""),
    ("link.txt", "one\ntwo\n", "utf-8", 2, 8, ""),
    ("linked/deep.txt", "deep\n", "utf-8", 1, 5, ""),
    ("outside", "", "", None, None, "a symlink out of the repository"),
    ("dangling", "", "", None, None, "a symlink to nothing tracked"),
]


@pytest.fixture(scope="module", params=["working tree", "revision"])
def repository(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    checkout = new_checkout(tmp_path_factory.mktemp("content") / "project")
    checkout.write({**CONTENTS, "folder/deep.txt": "deep\n"})
    for link, target in {
        "link.txt": "plain.txt",
        "linked": "folder",
        "outside": "/etc/passwd",
        "dangling": "nothing",
    }.items():
        (checkout.root / link).symlink_to(target)
    checkout.commit()
    return open_repository(checkout.root, rev=None if request.param == "working tree" else "HEAD")


@pytest.mark.parametrize(("path", "content", "encoding", "lines", "size", "problem"), EXPECTED)
def test_content_is_the_same_on_disk_and_at_a_revision(  # noqa: PLR0913, PLR0917  a row of a table
    repository: Repository,
    path: str,
    content: str,
    encoding: str,
    lines: int | None,
    size: int | None,
    problem: str,
) -> None:
    text = Text(content=content, encoding=encoding, problem=problem, is_binary=problem == "binary")
    assert repository.text(path) == text
    assert repository.line_count(path) == lines
    assert repository.size(path) == size
    assert repository.why_unreadable(path) == problem


def test_damaged_encoding_is_read_all_the_same(repository: Repository) -> None:
    text = repository.text("odd.txt")
    assert text is not None
    assert text.encoding == "latin-1"
    assert repository.line_count("odd.txt") == 1


def test_a_folder_has_no_text(repository: Repository) -> None:
    assert repository.text("folder") is None
    assert repository.line_count("folder") is None
    assert repository.size("linked") is None
    assert repository.why_unreadable("folder") == "a directory"


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_long_file_is_counted_but_not_read_whole(checkout: Checkout, rev: str | None) -> None:
    line = "ä" * 40 + "\n"
    lines = LONGEST_TEXT // 80
    checkout.commit({"long.csv": line * lines, "next.csv": "a\n"})
    repository = open_repository(checkout.root, rev=rev)
    text = repository.text("long.csv")
    assert text is not None
    assert text.problem == "only the first 5 MB were read"
    assert text.encoding == "utf-8"
    assert text.content.startswith(line)
    assert len(text.content.encode()) in {LONGEST_TEXT, LONGEST_TEXT - 1}
    assert repository.line_count("long.csv") == lines
    assert repository.size("long.csv") == lines * len(line.encode())
    assert repository.line_count("next.csv") == 1  # what was not read is not in the way


def test_working_tree_shows_what_is_not_committed(checkout: Checkout) -> None:
    checkout.commit({"a.txt": "one\n"})
    checkout.write({"a.txt": "one\ntwo\n"})
    assert open_repository(checkout.root).line_count("a.txt") == 2
    assert open_repository(checkout.root, rev="HEAD").line_count("a.txt") == 1


def test_what_a_sparse_checkout_leaves_out_is_read_from_git(checkout: Checkout) -> None:
    checkout.commit({"a.txt": "one\n", "far/b.txt": "one\ntwo\n"})
    checkout.git("sparse-checkout", "set", "--no-cone", "/a.txt")
    assert not (checkout.root / "far").exists()
    repository = open_repository(checkout.root)
    assert repository.is_file("far/b.txt")
    assert repository.line_count("far/b.txt") == 2
    assert repository.size("far/b.txt") == 8


def test_what_a_partial_clone_lacks_is_unreadable_and_the_rest_is_not(
    checkout: Checkout, tmp_path: Path
) -> None:
    first = checkout.commit({"big.txt": "x\n" * 200, "small.txt": "x\n", "big2.txt": "y\n" * 200})
    checkout.commit({"big.txt": "z\n", "big2.txt": "z\n"})
    root = clone(checkout, tmp_path / "clone", "--filter=blob:limit=100")
    repository = open_repository(root, rev=first)
    for path in ("big.txt", "big2.txt"):
        assert repository.is_file(path)
        assert repository.line_count(path) is None
        assert repository.size(path) is None
        assert repository.why_unreadable(path) == "not fetched in this partial clone"
    assert repository.line_count("small.txt") == 1
    assert open_repository(root).line_count("big.txt") == 1


def test_lost_object_is_unreadable_and_the_rest_is_not(checkout: Checkout) -> None:
    checkout.commit({"a.txt": "lost\n", "b.txt": "kept\n"})
    oid = checkout.git("rev-parse", "HEAD:a.txt")
    (checkout.root / ".git/objects" / oid[:2] / oid[2:]).unlink()
    repository = open_repository(checkout.root, rev="HEAD")
    text = repository.text("a.txt")
    assert text == Text(problem="missing from git's objects")
    assert repository.line_count("b.txt") == 1
    assert repository.size("a.txt") is None
    assert repository.size("b.txt") == 5


def test_file_that_vanishes_while_it_is_audited_is_unreadable(checkout: Checkout) -> None:
    checkout.commit({"a.txt": "one\n"})
    checkout.write({"a.txt": "two\n"})
    repository = open_repository(checkout.root)
    (checkout.root / "a.txt").unlink()
    assert repository.text("a.txt") == Text(problem="not there any more")
    os.mkfifo(checkout.root / "a.txt")
    assert repository.why_unreadable("a.txt") == "no regular file of this repository"
    assert repository.line_count("a.txt") is None
