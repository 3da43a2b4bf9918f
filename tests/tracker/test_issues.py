"""`gapreport issues` drafts an issue for each claim that is missing or overstated."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desks import Desk

PAGE = """\
## Tides [✅ COMPLETE]

- [x] `src/harbor.py`
- [x] `src/tide.py`, "so" `$(touch x)` it's \\ @ann
- [x] `src/rope.py` (900+ lines)
- [ ] `src/moon.py`
- [x] `src/sun.py` <!-- gapreport: waive reason="later" -->
"""
GH = '#!/bin/sh\nfor word in "$@"; do printf "%s\\0" "$word"; done >> called\n'


def test_true_pages_give_no_drafts(desk: Callable[..., Desk]) -> None:
    done = desk("- [x] `src/harbor.py`\n").run("issues")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 drafts\n")


def test_each_line_opens_an_issue_in_a_real_shell(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    done = desk(PAGE).run("issues")
    assert done.stderr == "2 drafts\n"
    assert len(done.stdout.splitlines()) == 2
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    subprocess.run(["bash", "-euc", done.stdout], cwd=tmp_path, check=True, env={"PATH": path})
    called = (tmp_path / "called").read_text().split("\0")
    assert called[:3] == ["issue", "create", "--title"]
    assert called[3] == 'Missing: src/tide.py, "so" $(touch x) it\'s \\ @ann'
    assert called[5].startswith("`TODO.md:4` says:\n\n> ")
    assert "* Found: `src/tide.py` is not in the repository and never was\n" in called[5]
    assert "@\u2060ann" in called[5]
    assert "say 200 lines in place of 900+ lines" in called[11]
    assert not (tmp_path / "x").exists()


def test_drafts_go_into_files_that_keep_their_names(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    made = desk(PAGE)
    first = made.run("issues", "--into", str(tmp_path / "drafts"))
    written = {file.name: file.read_text() for file in (tmp_path / "drafts").iterdir()}
    ids = [c["id"] for c in json.loads(made.run("check", "--format", "json").stdout)["claims"]]
    assert {name.removeprefix("todo-md-").removesuffix(".md") for name in written} < set(ids)
    assert len(written) == 2
    assert "Or let line 5 read: ``- [x] `src/rope.py` (200 lines)``" in "".join(written.values())
    assert made.run("issues", "--into", str(tmp_path / "drafts")).stdout == first.stdout
    assert written == {file.name: file.read_text() for file in (tmp_path / "drafts").iterdir()}
