"""Reports of real tools, run here on a small mill, and trees for reports that nobody should trust."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import lay_out, write
from tool_runs import CODE, GO, JS, Ran

from mkdocs_gapreport.repository import open_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_gapreport.repository import Repository


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """coverage.py, pytest, ruff and bandit, each run once on the mill; their reports lie untracked."""
    with _quiet_git():
        root = lay_out(tmp_path_factory.mktemp("ran") / "mill", CODE)
        python = (sys.executable, "-m")
        tests = ("run", "-m", "pytest", "-p", "no:cacheprovider", "--junitxml=junit.xml", "tests")
        commands = {
            "pytest": (*python, "coverage", *tests),
            "coverage json": (*python, "coverage", "json", "--quiet"),
            "coverage xml": (*python, "coverage", "xml", "--quiet"),
            "coverage lcov": (*python, "coverage", "lcov", "--quiet", "-o", "lcov.info"),
            "coverage report": (*python, "coverage", "report", "--precision=2"),
            "ruff": (
                *(*python, "ruff", "check", "--isolated", "--select=E722,S", "--exit-zero"),
                *("--output-format=sarif", "--output-file=ruff.sarif", "mill"),
            ),
            "ruff statistics": (
                *(*python, "ruff", "check", "--isolated", "--select=E722,S", "--exit-zero"),
                *("--statistics", "mill"),
            ),
            "bandit": (*python, "bandit", "-q", "-r", "mill", "-f", "json", "-o", "bandit.json"),
            "bandit text": (*python, "bandit", "-q", "-r", "mill"),
        }
        printed = {name: _printed(root, command) for name, command in commands.items()}
        yield Ran(open_repository(root), printed)


@pytest.fixture(scope="session")
def vitest(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Ran]:
    """vitest, run once on a mill of JavaScript; all its reports lie untracked."""
    tools = pytestconfig.rootpath / ".tools-test"
    if not (tools / "ready").exists():
        pytest.fail("vitest is not installed: make .tools-test/ready")
    with _quiet_git():
        root = lay_out(tmp_path_factory.mktemp("vitest") / "mill", JS)
        (root / "node_modules").symlink_to(tools / "node_modules")
        command = (str(tools / "node"), "node_modules/vitest/vitest.mjs", "run")
        yield Ran(open_repository(root), {"vitest": _printed(root, command)})


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """`go test` with its profile, run once on a mill of Go."""
    if not shutil.which("go"):
        pytest.fail("Go is not installed: make go")
    with _quiet_git():
        root = lay_out(tmp_path_factory.mktemp("go") / "mill", GO)
        test = ("go", "test", "-vet=off", "-coverpkg=./...", "-coverprofile=coverage.out", "./...")
        commands = {"test": test, "cover": ("go", "tool", "cover", "-func=coverage.out")}
        yield Ran(open_repository(root), {name: _printed(root, c) for name, c in commands.items()})


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> Path:
    """Reports of tools that a test run does not bring; each folder says which, `README.txt` how."""
    return request.config.rootpath / "tests" / "verifiers" / "reports" / "samples"


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Repository]:
    """A folder without git, in which every file counts as tracked."""

    def made(files: Mapping[str, str | bytes]) -> Repository:
        root = tmp_path / "mill"
        root.mkdir(exist_ok=True)
        return open_repository(write(root, files))

    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Callable[..., Repository]]:
    """A checkout with commits a day apart, and files that nobody committed."""
    with _quiet_git():

        def made(
            *commits: Mapping[str, str],
            lying: Mapping[str, str] | None = None,
            rev: str | None = None,
        ) -> Repository:
            root = lay_out(tmp_path / "mill", *commits)
            return open_repository(write(root, lying or {}), rev=rev)

        yield made


def _printed(root: Path, command: tuple[str, ...]) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_THEIRS)}
    environment = {**kept, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, env=environment, check=False
    )
    return done.stdout


_THEIRS = ("PYTEST", "COV_CORE", "COVERAGE")


class _quiet_git(pytest.MonkeyPatch):  # noqa: N801  reads as a word in `with`
    """Git without the settings of whoever runs the tests."""

    def __enter__(self) -> None:
        self.setenv("GIT_CONFIG_GLOBAL", str(Path(__file__).with_name("no.gitconfig")))
        self.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def __exit__(self, *_: object) -> None:
        self.undo()
