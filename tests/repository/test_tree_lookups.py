from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest
from checkouts import Checkout, new_checkout

from mkdocs_gapreport.repository import Repository, open_repository

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "README.md": "# Hello\n",
    "docs/guide/start.md": "start\n",
    "docs/v2/index.md": "two\n",
    "src/app.py": "x = 1\n",
    "src/labels/mod.rs": "\n",
    "tests/app.py": "y = 1\n",
}
LINKS = {
    "docs/latest": "v2",
    "code": "src",
    "start.md": "docs/guide/start.md",
    "dangling": "docs/missing.md",
    "outside": "../elsewhere",
    "absolute": "/etc",
    "loop": "loop",
    "secret.txt": "../elsewhere/secret.txt",
}


@pytest.fixture(scope="module", params=["working tree", "revision"])
def repository(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    folder = tmp_path_factory.mktemp("lookups")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("secret\n")
    checkout = new_checkout(folder / "project")
    checkout.write(FILES)
    for link, target in LINKS.items():
        (checkout.root / link).symlink_to(target)
    checkout.commit()
    return open_repository(checkout.root, rev=None if request.param == "working tree" else "HEAD")


STRANGE = [
    *("", "/", ".", "..", "../elsewhere/secret.txt", "/etc/passwd", "./README.md", "src//app.py"),
    *(
        "src/../README.md",
        "README.md/",
        "README.md/x",
        "a\0b",
        "x" * 10_000,
        "y/" * 5_000,
        "y/" * 2_000 + "z",
    ),
    *("\ud800", "\udcff", "~", "-r", ":/", "*", "[", "{a,", "C:\\x", "src\\app.py", "🦊", "\n"),
    *(
        "outside/secret.txt",
        "absolute/passwd",
        "loop/loop",
        "dangling/x",
        "README.MD",
        "SRC/app.py",
    ),
]


@pytest.mark.parametrize("path", STRANGE, ids=lambda path: ascii(path)[:20])
def test_strange_path_is_nothing_and_raises_nothing(repository: Repository, path: str) -> None:
    assert not repository.is_file(path)
    assert repository.is_directory(path) is (path == ".")
    assert repository.resolve(path) == ""
    assert repository.size(path) is None
    assert repository.text(path) is None
    assert repository.line_count(path) is None
    assert repository.why_unreadable(path) == "no such file"
    assert not repository.is_on_disk(path)
    assert repository.ignore_rule(path) is None
    assert repository.history.former(path) is None
    assert repository.history.named(path) == ()
    assert not repository.history.knows_folder(path)
    assert repository.named(path) == repository.folders_named(path) == ()
    assert path not in repository.spelled_like(path)
    assert path not in repository.glob(path)
    assert repository.ending(path) in {(), ("README.md",)}


@pytest.mark.parametrize(
    ("path", "is_file", "is_directory", "real"),
    [
        ("README.md", True, False, "README.md"),
        ("src", False, True, "src"),
        ("src/", False, True, ""),
        ("docs/guide", False, True, "docs/guide"),
        ("docs/guid", False, False, ""),
        ("start.md", True, False, "docs/guide/start.md"),
        ("docs/latest", False, True, "docs/v2"),
        ("docs/latest/", False, True, ""),
        ("docs/latest/index.md", True, False, "docs/v2/index.md"),
        ("docs/latest/missing.md", False, False, ""),
        ("code/labels/mod.rs", True, False, "src/labels/mod.rs"),
        ("code/labels", False, True, "src/labels"),
        ("dangling", True, False, ""),
        ("outside", True, False, ""),
        ("loop", True, False, ""),
    ],
)
def test_files_folders_and_links(
    repository: Repository,
    path: str,
    is_file: bool,  # noqa: FBT001  a cell of a table
    is_directory: bool,  # noqa: FBT001  a cell of a table
    real: str,
) -> None:
    assert repository.is_file(path) is is_file
    assert repository.is_directory(path) is is_directory
    assert repository.resolve(path) == real


def test_below(repository: Repository) -> None:
    assert repository.below("docs") == ("docs/guide/start.md", "docs/latest", "docs/v2/index.md")
    assert repository.below("docs/latest/") == ("docs/v2/index.md",)
    assert repository.below(".") == tuple(sorted([*FILES, *LINKS]))
    assert repository.below("doc") == repository.below("README.md") == repository.below("") == ()


def test_found_by_a_part_of_the_path(repository: Repository) -> None:
    assert repository.named("app.py") == ("src/app.py", "tests/app.py")
    assert repository.folders_named("guide") == ("docs/guide",)
    assert repository.ending("guide/start.md") == ("docs/guide/start.md",)
    assert repository.spelled_like("Docs/Guide/START.md") == ("docs/guide/start.md",)
    assert repository.spelled_like("src/labels.rs") == ("src/labels/mod.rs",)
    assert repository.spelled_like("src/app/__init__.py") == ("src/app.py",)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.md", ("README.md", "docs/guide/start.md", "docs/v2/index.md", "start.md")),
        ("docs/**/*.md", ("docs/guide/start.md", "docs/v2/index.md")),
        ("{src,tests}/app.py", ("src/app.py", "tests/app.py")),
        ("src/*.rs", ()),
        ("src/", ("src/app.py", "src/labels/mod.rs")),
        ("README.md", ("README.md",)),
    ],
)
def test_glob(repository: Repository, pattern: str, expected: tuple[str, ...]) -> None:
    assert repository.glob(pattern) == expected


ODD_NAMES = [
    "a b/c d.py",
    "quote\"s/it's.py",
    "tab\there.py",
    "line\nbreak.py",
    "\\back\\slash.py",
    "-dash.py",
    ":colon.py",
    "ü.py",
    unicodedata.normalize("NFD", "é.py"),
    "\udcff\udcfe.py",
    " blank ",
    "app/[id]/(group)/page.tsx",
    "{{cookiecutter.name}}/x.py",
    "A",
    "\x01",
]


@pytest.mark.parametrize("rev", [None, "HEAD"])
def test_odd_names_are_names(checkout: Checkout, rev: str | None) -> None:
    checkout.write({})
    for name in ODD_NAMES:
        place = os.path.join(os.fsencode(checkout.root), name.encode("utf-8", "surrogateescape"))  # noqa: PTH118  bytes
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  bytes
        with open(place, "wb") as file:  # noqa: PTH123  bytes
            file.write(b"one\ntwo\n")
    checkout.commit()
    checkout.commit({"more.py": ""})
    repository = open_repository(checkout.root, rev=rev)
    assert sorted(repository.files) == sorted([*ODD_NAMES, "more.py"])
    for name in ODD_NAMES:
        assert repository.is_file(name)
        assert repository.line_count(name) == 2
        assert repository.glob(name)
    checkout.git("rm", "-r", "--quiet", ".")
    checkout.commit()
    history = open_repository(checkout.root).history
    assert all(history.former(name) for name in ODD_NAMES)
    assert history.paths == len(ODD_NAMES) + 1


def test_what_is_staged_is_tracked_and_what_is_deleted_is_not(checkout: Checkout) -> None:
    checkout.commit(FILES)
    checkout.write({"src/staged.py": "", "src/intended.py": "", "src/untracked.py": ""})
    checkout.git("add", "src/staged.py")
    checkout.git("add", "--intent-to-add", "src/intended.py")
    (checkout.root / "src/app.py").unlink()
    repository = open_repository(checkout.root)
    assert repository.below("src") == ("src/intended.py", "src/labels/mod.rs", "src/staged.py")
    assert not repository.is_file("src/app.py")


def test_unfinished_merge(checkout: Checkout) -> None:
    checkout.commit(FILES)
    checkout.git("switch", "--quiet", "--create", "side")
    checkout.commit({"README.md": "# Side\n"})
    checkout.git("switch", "--quiet", "main")
    checkout.commit({"README.md": "# Main\n"})
    with pytest.raises(Exception, match="returned non-zero"):
        checkout.git("merge", "side")
    repository = open_repository(checkout.root)
    assert sorted(repository.files) == sorted(FILES)
    assert repository.state.is_dirty
    assert repository.files["README.md"].is_dirty
    assert repository.line_count("README.md") == 5


def test_on_disk_but_not_tracked(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    checkout.commit(FILES | {".gitignore": "build/\n"})
    checkout.write({"src/new.py": "", "build/out.js": ""})
    (checkout.root / "empty").mkdir()
    (checkout.root / "link").symlink_to("../elsewhere")
    (checkout.root / "within").symlink_to("build")
    repository = open_repository(checkout.root)
    for path in ("src/new.py", "build/out.js", "build", "build/", "empty", "within/out.js"):
        assert repository.is_on_disk(path), path
    for path in ("src/app.py", "src", "gone.py", "link/x", "../elsewhere", ".git", ".git/config"):
        assert not repository.is_on_disk(path), path
    assert not open_repository(checkout.root, rev="HEAD").is_on_disk("src/new.py")


def test_file_that_became_a_link_is_one(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret\n")
    checkout.commit(FILES)
    (checkout.root / "README.md").unlink()
    (checkout.root / "README.md").symlink_to("../secret")
    repository = open_repository(checkout.root)
    assert repository.is_file("README.md")
    assert repository.why_unreadable("README.md") == "a symlink out of the repository"
    assert repository.line_count("README.md") is None


def test_folder_that_became_a_link_out_holds_nothing(checkout: Checkout, tmp_path: Path) -> None:
    Checkout(tmp_path / "elsewhere").write({"app.py": "secret\n"})
    checkout.commit(FILES)
    checkout.git("update-index", "--skip-worktree", "src/app.py", "src/labels/mod.rs")
    for path in ("src/app.py", "src/labels/mod.rs"):
        (checkout.root / path).unlink()
    (checkout.root / "src/labels").rmdir()
    (checkout.root / "src").rmdir()
    (checkout.root / "src").symlink_to("../elsewhere")
    repository = open_repository(checkout.root)
    text = repository.text("src/app.py")
    assert text is not None
    assert "secret" not in text.content
