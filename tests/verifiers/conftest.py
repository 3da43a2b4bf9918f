"""The "mill": a repository with everything a path can be, and a past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import Link, Submodule, lay_out, lines, write

from mkdocs_gapreport.repository import Repository, open_repository

if TYPE_CHECKING:
    from projects import Commit

REAL = "def grind(corn):\n    return MILL[corn]\n\n\nMILL = {}\n"
LONG = "".join(f"def turn_{number}(stone):\n    return stone + {number}\n" for number in range(20))
POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    "size 12345\n"
)

PAST: Commit = {
    ".gitignore": "*.log\nout/\nmilled/\n*token*\n",
    "README.md": "# Mill\n",
    "Makefile": "all:\n\tmill\n",
    "src/mill/__init__.py": "",
    "src/mill/stone.py": lines(200),
    "src/mill/HTTPServer.py": REAL,
    "src/mill/flour_sack.py": REAL,
    "src/mill/sieve/__init__.py": REAL,
    "src/mill/hollow.py": "def sift():\n    ...\n",
    "src/mill/empty.py": "",
    "src/rust/label/mod.rs": "pub fn label() -> u8 { 1 }\n",
    "src/ui/Button/index.tsx": "export const Button = () => press()\n",
    "src/ui/legacy.js": "export const old = press()\n",
    "src/ui/[slug]/page.tsx": "export const Page = () => show()\n",
    "src/a/twin.py": lines(10),
    "src/b/twin.py": lines(10),
    "src/c/cousin.py": lines(10),
    "src/d/cousin.py": lines(20),
    "apps/yard/core/gate/keeper.py": REAL,
    "docs/guide.md": "# Guide\n",
    "docs/plans/TODO.md": "# To do\n",
    "docs/plans/notes.md": "# Notes\n",
    "tokens/token_1.txt": "1\n",
    "tokens/token_2.txt": "2\n",
    "tokens/token_3.txt": "3\n",
    "tokens/token_4.txt": "4\n",
    "tokens/token_5.txt": "5\n",
    'names/a b/c\'s "d".txt': "spaces\n",
    "names/caf\u00e9.md": "composed\n",
    "names/re\u0301sume\u0301.md": "decomposed\n",
    "names/\u7c89/\u78e8.md": "flour\n",
    "no_newline.txt": "one\ntwo\nthree",
    "crlf.txt": "one\r\ntwo\r\n",
    "binary.bin": b"\0\1\2\n\n",
    "big.model": POINTER,
    "link.py": Link("src/mill/stone.py"),
    "linked": Link("src/mill"),
    "outside": Link("../elsewhere/x.py"),
    "dangling": Link("src/mill/nothing.py"),
    "grain": Submodule(),
    "lib/gone.py": REAL + "# gone\n",
    "lib/moved.py": LONG,
    "old/deep/one.py": REAL + "# one\n",
    "old/deep/two.py": REAL + "# two\n",
    "old/index.py": REAL + "# index\n",
}
PRESENT: Commit = {
    "lib/gone.py": None,
    "lib/moved.py": None,
    "src/mill/arrived.py": LONG,
    "old/deep/one.py": None,
    "old/deep/two.py": None,
    "old/index.py": None,
    "fresh/deep/one.py": REAL + "# one\n",
    "fresh/deep/two.py": REAL + "# two\n",
    "fresh/deep/new.py": lines(30),
    "fresh/index.py": REAL + "# index\n",
}
UNCOMMITTED = {"src/mill/draft.py": REAL, "draft.txt": "not yet\n", "out/report.html": "<p>\n"}


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Opened after two commits, with some files that are not committed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        root = lay_out(tmp_path_factory.mktemp("verifiers") / "mill", PAST, PRESENT)
    return open_repository(write(root, UNCOMMITTED), project_names=("windmill",))
