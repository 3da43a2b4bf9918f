"""The scripts that measure end with a line where something cannot be measured, not with a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "benchmarks"


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=SCRIPTS, check=False, capture_output=True, text=True)


def test_another_system_that_is_missing_fails_or_never_ends_is_a_line(tmp_path: Path) -> None:
    for name, text in {"strictdoc": "echo no room left; exit 3", "doorstop": "sleep 99"}.items():
        command = tmp_path / "bin" / name
        command.parent.mkdir(exist_ok=True)
        command.write_text(f"#!/bin/sh\n{text}\n")
        command.chmod(0o755)
    limits = ("--sizes", "10,20", "--repeats", "1", "--minutes", "0.01")

    done = run("peers.py", "--peers", tmp_path, *limits)

    assert done.returncode == 0, done.stderr
    rows = [line.strip("| ") for line in done.stdout.splitlines()]
    by_system = {name: [row for row in rows if row.startswith(name)] for name in NAMES}
    assert "cannot be started" in by_system["sphinx-needs"][0]
    assert "ended with 3: no room left" in by_system["StrictDoc"][0]
    assert "ended at its limit of 1 s" in by_system["Doorstop"][0]
    assert {name: len(found) for name, found in by_system.items()} == NAMES


NAMES = {"sphinx-needs": 1, "StrictDoc": 1, "Doorstop": 1, "`gapreport check`": 2}


def test_the_fit_finds_the_power_and_the_start() -> None:
    series = "{n: 0.5 + 0.002 * n**1.5 for n in (10, 100, 1_000, 10_000)}"

    done = run(
        "-c", f"from growth import fit; f = fit({series}); print(f.power, round(f.start, 3))"
    )

    assert done.stdout.split() == ["1.5", "0.5"], done.stderr


def test_a_folder_without_a_repository_is_named(tmp_path: Path) -> None:
    done = run("code.py", tmp_path, "PLAN.md")

    assert done.returncode == 2
    assert f"`{tmp_path}` is no checkout of a git repository" in done.stderr


def test_a_script_beside_is_told_by_its_end(tmp_path: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        (tmp_path / "PLAN.md").write_text("- [x] `PLAN.md`\n")
        (tmp_path / "check.sh").write_text("echo 1 of 3 done\nexit 4\n")
        author = ("-c", "user.name=a", "-c", "user.email=a@b.example")
        subprocess.run(["git", *author, *words], cwd=tmp_path, check=True)

    done = run("code.py", tmp_path, "PLAN.md", "--repeats", "1", "--beside", "sh check.sh")

    assert done.returncode == 0, done.stderr
    assert "4: 1 of 3 done" in done.stdout
