"""The wheel in a site of ProperDocs, where MkDocs is not installed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from environments import ROOT, Project, wheel_for
from projects import lay_out, write

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_for(ENVIRONMENT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def project(wheel: Path, tmp_path: Path) -> Project:
    return Project(lay_out(tmp_path / "project", FILES), wheel, ENVIRONMENT)


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


SECRETS = """# To do

- [x] No secrets in the code <!-- verify: secrets == 0 -->
- [x] No secrets in the sources <!-- verify: secrets src == 0 -->
- [x] No bare excepts <!-- verify: text "^except:" == 0 -->
- [x] No prints at all <!-- verify: text "^print\\(" == 0 -->
- [x] Create `src/app.py`
"""


@pytest.mark.parametrize("command", ["gapreport check", "properdocs build"])
def test_a_missing_extra_is_told_once_and_not_for_each_claim(
    project: Project, command: str
) -> None:
    """This environment has no `code`."""
    write(project.root, {"TODO.md": SECRETS})
    done = project.run(*command.split())
    told = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 0, told
    assert "4 claims need the extra `code`: pip install 'mkdocs-gapreport[code]'" in told
    assert "or pip install '.[code]' in a checkout of it" in told
    assert told.count("mkdocs-gapreport[code]") == 1


def test_a_missing_extra_is_no_matter_where_no_claim_needs_it(project: Project) -> None:
    assert "[code]" not in project.run("gapreport", "check").stdout
