"""What each built-in verifier answers: for files as they are, and for files as they should not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Strength
from mkdocs_gapreport.verifiers.files import absent, directory, file, files
from mkdocs_gapreport.verifiers.sizes import lines, size
from mkdocs_gapreport.verifiers.substance import substance

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Evidence
    from mkdocs_gapreport.repository import Repository

VERIFIERS = {
    verifier.__name__: verifier
    for verifier in (file, directory, absent, files, lines, size, substance)
}


def answer(evidence: Evidence) -> str:
    """An evidence in a few words: its value, or "unknown"."""
    value = "unknown" if evidence.value is None else str(evidence.value).lower()
    return f"{value}, hollow" if evidence.is_hollow else value


# verifier, path, answer, words of its sentence
ANSWERS = [
    ("file", "src/mill/stone.py", "true", "`src/mill/stone.py` is there"),
    ("file", "src/mill", "true", "`src/mill` is there"),
    ("file", "src/mill/hollow.py", "true, hollow", "but every body in it is a stub"),
    ("file", "src/mill/empty.py", "true, hollow", "but it is empty"),
    ("file", "src/mill/__init__.py", "true", "is there"),
    ("file", "binary.bin", "true", "is there"),
    ("file", "big.model", "true", "is there"),
    ("file", "grain", "true", "is there"),
    ("file", "link.py", "true", "is there"),
    ("file", "dangling", "true", "is there"),
    ("file", "outside", "true", "is there"),
    ("file", "twin.py", "true", "2 have that name"),
    ("file", "lib/gone.py", "false", "was removed"),
    ("file", "src/mill/nothing.py", "false", "never was"),
    ("file", "infra/main.tf", "false", "nor was there ever a folder `infra/`"),
    ("file", "draft.txt", "unknown", "git does not track it"),
    ("file", "mill.log", "unknown", "kept out of the repository"),
    ("file", "nowhere.py", "unknown", "no file is named `nowhere.py`"),
    ("directory", "src/mill/", "true", "`src/mill` is there"),
    ("directory", "grain", "true", "is there"),
    ("directory", "linked", "true", "is there"),
    ("directory", "src/mill/stone.py", "true", "is a file, not a folder"),
    ("directory", "src/nothing/", "false", "never was"),
    ("directory", "old/deep/", "false", "was moved to `fresh/deep`"),
    ("absent", "src/mill/nothing.py", "true", "is not there"),
    ("absent", "lib/gone.py", "true", "was removed"),
    ("absent", "src/mill/stone.py", "false", "is still there"),
    ("absent", "src/mill/", "false", "is still there"),
    ("absent", "stone.py", "unknown", "as written is not tracked"),
    ("absent", "src/mill/Stone.py", "unknown", "under another spelling"),
    ("absent", "draft.txt", "unknown", "git does not track it"),
    ("files", "src/mill/*.py", "7", "7 files match `src/mill/*.py`"),
    ("files", "src/**/*.py", "12", "12 files match"),
    ("files", "*.tsx", "2", "2 files match"),
    ("files", "src/mill/*.rs", "0", "0 files match"),
    ("files", "src/mill", "8", "`src/mill` holds 8 files"),
    ("files", "src/mill/stone.py", "true", "is there"),
    ("files", "src/nothing/", "false", "never was"),
    ("lines", "src/mill/stone.py", "200", "`src/mill/stone.py` has 200 lines"),
    ("lines", "stone.py", "200", "has 200 lines"),
    ("lines", "link.py", "200", "has 200 lines"),
    ("lines", "no_newline.txt", "3", "has 3 lines"),
    ("lines", "crlf.txt", "2", "has 2 lines"),
    ("lines", "src/mill/empty.py", "0, hollow", "has 0 lines"),
    ("lines", "src/mill/hollow.py", "2, hollow", "has 2 lines"),
    ("lines", "twin.py", "10", "has 10 lines"),
    ("lines", "cousin.py", "true", "several files that differ"),
    ("lines", "binary.bin", "true", "its lines are not counted"),
    ("lines", "big.model", "true", "its lines are not counted"),
    ("lines", "src/mill", "true", "its lines are not counted"),
    ("lines", "grain", "true", "its lines are not counted"),
    ("lines", "dangling", "true", "its lines are not counted"),
    ("lines", "outside", "true", "its lines are not counted"),
    ("lines", "src/mill/nothing.py", "false", "never was"),
    ("size", "no_newline.txt", "13", "has 13 bytes"),
    ("size", "binary.bin", "5", "has 5 bytes"),
    ("size", "big.model", "12345", "has 12,345 bytes"),
    ("size", "src/mill/empty.py", "0, hollow", "has 0 bytes"),
    ("size", "src/mill", "true", "its bytes are not counted"),
    ("substance", "src/mill/flour_sack.py", "true", "has substance"),
    ("substance", "src/mill/__init__.py", "true", "has substance"),
    ("substance", "src/mill/hollow.py", "false", "but every body in it is a stub"),
    ("substance", "src/mill/empty.py", "false", "but it is empty"),
    ("substance", "src/mill/nothing.py", "false", "never was"),
]


@pytest.mark.parametrize(
    ("verifier", "path", "value", "words"), ANSWERS, ids=[f"{v}-{p}" for v, p, *_ in ANSWERS]
)
def test_a_verifier_answers(
    mill: Repository, verifier: str, path: str, value: str, words: str
) -> None:
    evidence = VERIFIERS[verifier](mill, path)
    assert answer(evidence) == value
    assert words in evidence.summary


HOSTILE = [
    "",
    " ",
    ".",
    "..",
    "/",
    "//",
    "./",
    "../../../../etc/passwd",
    "/etc/passwd",
    "src/../../../etc/passwd",
    "outside/../../x",
    "src\\..\\..\\x",
    "\0",
    "src/\0.py",
    "a" * 10_000,
    "a/" * 5_000,
    "src/mill/stone.py\n",
    "src/mill/\ud800.py",
    "-rf",
    "--help",
    ":(glob)**",
    "**",
    "*",
    "***/***/***/***/***/***/***/***/x",
    "{a,b}" * 30,
    "[" * 500,
    "src/{" * 100,
    "\u202etxt.exe",
    "con",
    "C:",
    "file://",
    "$(touch x)",
    "`touch x`",
]


@pytest.mark.parametrize("verifier", VERIFIERS)
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: ascii(path[:20]))
def test_a_hostile_path_is_an_answer_like_any_other(
    mill: Repository, verifier: str, path: str
) -> None:
    evidence = VERIFIERS[verifier](mill, path, page="docs/plans/TODO.md")
    assert not evidence.is_broken
    assert "root:" not in evidence.summary
    assert all(not place.path.startswith(("/", "..")) for place in evidence.places)


@pytest.mark.parametrize("path", ["*", "**", "**/*", "*.*"])
def test_a_pattern_that_matches_everything_names_few_places(mill: Repository, path: str) -> None:
    assert len(files(mill, path).places) == 5


@pytest.mark.parametrize(
    ("path", "strength"),
    [
        ("src/mill/stone.py", Strength.SUBSTANCE),
        ("src/mill/hollow.py", Strength.EXISTS),
        ("src/mill/nothing.py", Strength.NOTHING),
    ],
)
def test_existence_says_how_much_it_proves(mill: Repository, path: str, strength: Strength) -> None:
    assert file(mill, path).strength is strength


def test_a_pattern_counts_from_the_page_as_well(mill: Repository) -> None:
    assert answer(files(mill, "*.nothing", page="docs/plans/TODO.md")) == "0"
    for pattern in ("n*.md", "./n*.md", "../plans/n*.md"):
        assert answer(files(mill, pattern, page="docs/plans/TODO.md")) == "1"


def test_files_that_are_kept_out_are_not_counted_as_none(mill: Repository) -> None:
    evidence = files(mill, "milled/run/*.csv")
    assert evidence.value is None
    assert evidence.summary == (
        "0 files match `milled/run/*.csv`; `milled/run/1.csv` is kept out of the repository by"
        " `milled/` (.gitignore:3)"
    )
