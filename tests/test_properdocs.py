"""The wheel in a site of ProperDocs, where MkDocs is not installed."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from projects import lay_out, write

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / ".venv-properdocs"

CONFIG = """
site_name: Site
theme: mkdocs
plugins: [search, gapreport: {options}]
"""
FILES = {
    "properdocs.yml": CONFIG.format(options="{}"),
    "docs/index.md": "# Home\n",
    "docs/plan.md": "# Plan\n\n## Phase 1\n\n- [x] Create `src/app.py`\n- [ ] Write `src/b.py`\n",
    "TODO.md": "# To do\n\n- [x] Create `src/app.py` (2 lines)\n",
    "src/app.py": 'print("a")\nprint("b")\n',
}
FALSE = "# Plan\n\n- [x] Create `src/app.py`\n- [x] Create `src/none.py` (1400+ lines)\n"


@dataclass(frozen=True)
class Project:
    """A repository with a site, and the programs of an environment that holds the wheel."""

    root: Path
    wheel: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of ProperDocs or of the wheel; it sees what these two hold."""
        folders = [self.wheel / "bin", ENVIRONMENT / "bin", os.environ["PATH"]]
        places = {"PATH": os.pathsep.join(map(str, folders)), "PYTHONPATH": str(self.wheel)}
        return subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, **places},
            capture_output=True,
            text=True,
            check=False,
        )

    def soup(self, page: str) -> BeautifulSoup:
        return BeautifulSoup((self.root / "site" / page).read_text("utf-8"), "html.parser")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, made of the code as it is."""
    with (ROOT / "Makefile").open() as makefile:
        # Several processes may run tests; the first makes the environment, the others wait.
        fcntl.flock(makefile, fcntl.LOCK_EX)
        make = ["make", f"{ENVIRONMENT.name}/ready", f"PYTHON={sys.executable}"]
        _must(*make)
    folder = tmp_path_factory.mktemp("wheel") / "installed"
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    alone = ["--no-index", "--no-deps", "--no-build-isolation"]
    _must(*pip, "install", "--quiet", *alone, "--target", str(folder), str(ROOT))
    return folder


@pytest.fixture
def project(wheel: Path, tmp_path: Path) -> Project:
    return Project(lay_out(tmp_path / "project", FILES), wheel)


def test_mkdocs_is_not_there(project: Project) -> None:
    done = project.run("python", "-c", "import mkdocs")
    assert "No module named 'mkdocs'" in done.stderr


def test_site_with_true_claims_is_built_with_badges(project: Project) -> None:
    done = project.run("properdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    marks = project.soup("plan/index.html").select("li > details.gr-mark")
    assert [mark["class"][1] for mark in marks] == ["gr--accurate", "gr--open"]
    assert project.soup("TODO/index.html").select("li > details.gr--accurate")
    assert "No claim is false." in project.soup("gap-report/index.html").get_text()
    assert (project.root / "site" / "assets" / "gapreport.css").is_file()


def test_false_claim_fails_the_build_and_is_named(project: Project) -> None:
    write(project.root, {"docs/plan.md": FALSE})
    done = project.run("properdocs", "build", "--quiet")
    assert done.returncode == 1
    assert "gapreport: 1 claim is false\ndocs/plan.md:4: missing: " in done.stderr
    assert "Traceback" not in done.stderr
    false = project.soup("plan/index.html").select("li.gr-false")
    assert [re.sub(r"\s+", " ", item.get_text())[:29] for item in false] == [
        "[x] Create src/none.py (1400+"
    ]


def test_all_mistakes_in_the_options_are_named(project: Project) -> None:
    wrong = CONFIG.format(options="{page: [TODO.md], gfm: 3}")
    write(project.root, {"properdocs.yml": wrong})
    done = project.run("properdocs", "build")
    assert done.returncode == 1
    assert "option 'page': unknown; did you mean `pages`?" in done.stderr
    assert "option 'gfm': expected true or false, but got `3`" in done.stderr


def test_command_line_needs_no_mkdocs_and_reads_the_options(project: Project) -> None:
    options = CONFIG.format(options="{pages: [docs/plan.md]}")
    write(project.root, {"properdocs.yml": options, "docs/plan.md": FALSE})
    done = project.run("gapreport", "check")
    assert done.returncode == 1
    assert "docs/plan.md:4: missing" in done.stdout
    assert "TODO.md" not in done.stdout


def _must(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
