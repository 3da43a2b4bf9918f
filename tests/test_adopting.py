"""An old repository with false claims takes up the gate: only what is new fails, and less each day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from projects import git, lay_out, lines

from mkdocs_gapreport.cli import main

if TYPE_CHECKING:
    from click.testing import Result

TODO = """\
# To do

## Oven [COMPLETE]

- [x] `src/oven.py` (200 lines)
- [x] `src/door.py`
- [x] `src/timer.py` (1400+ lines)

## Glaze

- [x] `src/glaze.py` (900+ lines)
"""
KNOWN = "gapreport-baseline.json"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {"TODO.md": TODO, "src/oven.py": lines(200), "src/glaze.py": lines(30)}
    monkeypatch.chdir(lay_out(tmp_path / "kiln", files))
    assert run("baseline").stdout.startswith(f"{KNOWN} accepts 3 claims\n")
    return tmp_path / "kiln"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def check(*words: str) -> Result:
    return run("check", "--baseline", KNOWN, *words)


def failing() -> list[str]:
    """The claims that turn the build red, by their words."""
    report = json.loads(check("--format", "json").stdout)
    return [c["text"] for c in report["claims"] if c["fails"] and not c["caused_by"]]


def since() -> dict[str, str]:
    accepted = json.loads(Path(KNOWN).read_text("utf-8"))["accepted"]
    return {entry["claim"]: entry["since"] for entry in accepted}


@pytest.mark.usefixtures("root")
def test_what_is_false_today_is_green_and_stays_visible() -> None:
    found = check()
    assert found.exit_code == 0
    assert "3 by baseline" in found.stdout


def test_new_false_claim_turns_it_red_and_only_that_one_is_named(root: Path) -> None:
    text = TODO.replace("- [x] `src/door.py`", "- [x] `src/door.py`\n- [x] `src/window.py`")
    (root / "TODO.md").write_text(text)
    assert check().exit_code == 1
    assert failing() == ["src/window.py"]


def test_same_false_line_once_more_turns_it_red(root: Path) -> None:
    (root / "TODO.md").write_text(f"{TODO}- [x] `src/door.py`\n")
    assert failing() == ["src/door.py"]


def test_what_was_mended_is_said_and_taken_out_when_that_is_asked_for(root: Path) -> None:
    (root / "src/door.py").write_text(lines(3))
    git(root, "add", "src/door.py")
    before = (root / KNOWN).read_bytes()
    found = check()
    said = "1 claim of `gapreport-baseline.json` needs no entry any more: “src/door.py” (TODO.md)"
    assert found.exit_code == 0
    assert said in " ".join(found.stdout.split())
    assert (root / KNOWN).read_bytes() == before
    pruned = check("--prune")
    assert "gapreport-baseline.json accepts 2 claims" in pruned.stderr
    assert "taken out: “src/door.py” (TODO.md) is accurate now" in pruned.stderr
    assert sorted(since()) == ["src/glaze.py (900+ lines)", "src/timer.py (1400+ lines)"]
    assert "nothing to prune" in check("--prune").stderr


def test_pruning_adds_nothing(root: Path) -> None:
    (root / "TODO.md").write_text(f"{TODO}- [x] `src/window.py`\n".replace("(900+ lines)", ""))
    assert check("--prune").exit_code == 1
    assert sorted(since()) == ["src/door.py", "src/timer.py (1400+ lines)"]


def test_what_was_false_before_keeps_its_day(root: Path) -> None:
    (root / "TODO.md").write_text(f"{TODO}- [x] `src/window.py`\n")
    renewed = run("baseline", "--today", "2026-05-01")
    assert "accepts 4 claims" in renewed.stdout
    assert "added: TODO.md:12 src/window.py" in renewed.stdout
    assert since() == {
        "src/door.py": "2026-01-01",
        "src/glaze.py (900+ lines)": "2026-01-01",
        "src/timer.py (1400+ lines)": "2026-01-01",
        "src/window.py": "2026-05-01",
    }


def test_last_entry_gone_says_that_the_file_can_go(root: Path) -> None:
    (root / "TODO.md").write_text("# To do\n\n- [x] `src/oven.py`\n")
    assert "remove the file, and the option `baseline`" in check("--prune").stderr


@pytest.mark.usefixtures("root")
def test_pruning_without_a_baseline_says_what_to_name() -> None:
    result = run("check", "--prune")
    assert result.exit_code == 2
    assert "`--prune` has no baseline to prune; name one with `--baseline FILE`" in result.stderr


def test_baseline_is_one_of_this_repository(root: Path, tmp_path: Path) -> None:
    other = lay_out(tmp_path / "other", {"TODO.md": TODO})
    (other / KNOWN).write_bytes((root / KNOWN).read_bytes())
    result = run("check", "--root", str(other), "--baseline", str(other / KNOWN))
    assert result.exit_code == 2
    assert "belongs to another repository" in result.stderr


NAMES = """\
# To do

- [x] Emit `order_cancelled` when an order is taken back
- [x] Add `rennet-press` to `pyproject.toml`
"""


def test_what_gapreport_wrote_proves_nothing_once_it_is_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "TODO.md": NAMES,
        "pyproject.toml": '[project]\nname = "dairy"\n',
        "src/dairy.py": "class Dairy:\n    def churn(self):\n        return 'butter'\n",
    }
    root = lay_out(tmp_path / "dairy", files)
    monkeypatch.chdir(root)
    run("baseline")
    written = ("json=a/report.json", "junit=a/tests.xml", "gitlab=a/q.json", "sarif=a/x.sarif")
    run("check", *(word for each in written for word in ("--format", each)))
    Path("known.json").write_bytes(Path(KNOWN).read_bytes())
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "accept what is false")
    assert verdicts() == ["missing", "missing"]
    git(root, "rm", "--quiet", KNOWN)
    git(root, "commit", "--quiet", "--message", "accept nothing")
    assert verdicts() == ["missing", "missing"]


def verdicts() -> list[str]:
    report = json.loads(run("check", "--format", "json").stdout)
    return [claim["verdict"] for claim in report["claims"]]
