"""The steps of an action run as GitHub's runner does, and the project's own files as a package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
AUTHOR = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True, kw_only=True)
class Ran:
    """How an action ended."""

    code: int
    log: str
    summary: str
    outputs: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Runner:
    """A machine that runs actions: where this one lies, what was checked out, and where scraps go."""

    action: Path
    workspace: Path
    temporary: Path

    def run(self, inputs: Mapping[str, str], *, leave_out: Sequence[str] = ()) -> Ran:
        """Run the steps until one fails."""
        described = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        assert set(inputs) <= set(described["inputs"])
        given = {
            f"inputs.{name}": inputs.get(name, entry["default"])
            for name, entry in described["inputs"].items()
        }
        said, code = dict(given), 0
        log = ""
        for step in described["runs"]["steps"]:
            if step["name"] in leave_out or code:
                continue
            ended, outputs = self._step(step, said)
            code, log = ended.returncode, log + ended.stdout + ended.stderr
            said |= {f"steps.{step.get('id')}.outputs.{k}": v for k, v in outputs.items()}
        shown = self.temporary / "summary.md"
        return Ran(
            code=code,
            log=log,
            summary=shown.read_text(encoding="utf-8") if shown.exists() else "",
            outputs={k: _filled(v["value"], said) for k, v in described["outputs"].items()},
        )

    def _step(
        self, step: Mapping[str, Any], said: Mapping[str, str]
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        script, output = self.temporary / "step.sh", self.temporary / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]  # what an input holds would be run
        environment = {
            **_clean(),
            **{name: _filled(value, said) for name, value in step["env"].items()},
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
            "RUNNER_TEMP": str(self.temporary),
        }
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=self.workspace / _filled(step.get("working-directory", "."), said),
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        return ended, dict(line.split("=", 1) for line in lines)


def own_files(target: Path) -> Path:
    """The project as it is now, committed, as a package or an action is fetched."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/")):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    commit(target)
    return target


def commit(root: Path, message: str = "Begin") -> None:
    """Commit all there is, in a repository that is made where there is none."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *AUTHOR, *words], cwd=root, check=True, env=_clean())


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def bin_of_tests() -> str:
    """Where the commands of the environment are that the tests run in."""
    return str(Path(sys.executable).parent)


def _clean() -> dict[str, str]:
    """Without what a runner or a hook that runs these tests has set."""
    names = ("GIT_", "GITHUB_", "RUNNER_", "CI", "PRE_COMMIT")
    return {name: value for name, value in os.environ.items() if not name.startswith(names)}


def _filled(text: str, said: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: said.get(found[1], ""), text)
