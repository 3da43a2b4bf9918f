"""`gapreport generate`: the pages of the report as files."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from markdown_it import MarkdownIt
from projects import git, lay_out, write

from mkdocs_gapreport.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

PLAN = """\
# Plan

## Phase 1: Harbour (weeks 1-2)

- [x] Create `src/app.py` (2 lines)
- [x] Create `src/{{ none }}.py`
- [x] Create `src/none.py` (1400+ lines)

## Phase 2: Pier (weeks 3-4)

- [ ] Write `src/b.py`
"""
FILES = {"docs/plan.md": PLAN, "src/app.py": 'print("a")\nprint("b")\n'}
START = "from mkdocs_gapreport.cli import main; main()"
PAGES = ["deliverables.md", "gapreport.css", "index.md", "roadmap.md"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = lay_out(tmp_path / "project", FILES)
    monkeypatch.chdir(root)
    return root


def generate(*words: str) -> Result:
    return CliRunner().invoke(main, ["generate", *words], catch_exceptions=False)


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_pages_are_written_below_the_pages_of_the_site(root: Path) -> None:
    done = generate()
    assert done.exit_code == 0
    assert sorted(written(root / "docs/gap-report")) == PAGES
    assert done.stderr.count(" is written") == len(PAGES)
    assert not done.stdout


def test_second_run_writes_nothing(root: Path) -> None:
    generate()
    before = {path: path.stat().st_mtime_ns for path in (root / "docs/gap-report").iterdir()}
    assert generate().stderr == ""
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_page_without_a_subject_is_not_written_and_taken_away(root: Path) -> None:
    generate()
    write(root, {"docs/plan.md": "# Plan\n\n- [x] think about tides\n"})
    assert "there is nothing to show on it" in generate().stderr
    assert sorted(written(root / "docs/gap-report")) == ["gapreport.css", "index.md"]


@pytest.mark.parametrize("name", PAGES)
def test_what_somebody_else_wrote_is_left_alone_with_all_others(root: Path, name: str) -> None:
    write(root, {f"docs/gap-report/{name}": "mine\n"})
    done = generate()
    assert done.exit_code == 2
    assert f"{name}` was not written by `gapreport generate`, so nothing was written" in done.stderr
    assert written(root / "docs/gap-report") == {name: "mine\n"}


def test_docs_of_the_configuration_count(root: Path) -> None:
    write(root, {"zensical.toml": '[project]\ndocs_dir = "pages"\n', "pages/index.md": "# Home\n"})
    generate()
    assert sorted(written(root / "pages/gap-report")) == PAGES


def test_pages_written_before_make_no_claims(root: Path) -> None:
    generate()
    git(root, "add", "--all")
    git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "x")
    done = CliRunner().invoke(main, ["check"])
    assert "Read 1 page" in done.stdout
    assert "gap-report" not in done.stdout


def test_links_lead_from_page_to_page(root: Path) -> None:
    generate()
    pages = written(root / "docs/gap-report")
    links = {
        name: {
            str(link["href"]).partition("#")[0]
            for link in BeautifulSoup(pages[name], "html.parser").select("a[href]")
        }
        for name in PAGES
        if name.endswith(".md")
    }
    assert links == {
        "index.md": {"", "../plan.md"},
        "roadmap.md": {"", "../plan.md"},
        "deliverables.md": {"../plan.md"},
    }


def test_pages_elsewhere_have_no_way_to_those_of_the_site(root: Path) -> None:
    generate("--out", "reports")
    assert "plan.md#" not in written(root / "reports")["index.md"]


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".md")])
def test_markdown_of_other_programs_finds_the_same_elements(root: Path, name: str) -> None:
    generate()
    text = written(root / "docs/gap-report")[name].split("---\n", 2)[2]
    as_written = BeautifulSoup(text, "html.parser")
    shown = BeautifulSoup(MarkdownIt("commonmark").render(text), "html.parser")
    for tag in ("table", "tr", "li", "details", "svg", "p.gr-lead"):
        assert len(shown.select(tag)) == len(as_written.select(tag))
    assert not shown.select("pre, div div > h2")
    assert shown.select("h1, h2")


def test_expressions_of_other_programs_are_inert(root: Path) -> None:
    generate()
    pages = written(root / "docs/gap-report")
    assert not [name for name in PAGES if name.endswith(".md") and "{{" in pages[name]]


def test_watching_writes_again_when_the_code_changes(root: Path) -> None:
    command = [sys.executable, "-c", START, "generate", "--watch"]
    report = root / "docs/gap-report/index.md"
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE) as process:
        try:
            assert _comes_true((root / "docs/gap-report/gapreport.css").is_file)
            before = report.read_text("utf-8")
            # What comes before the watch has begun is not seen; a later change then is.
            sizes = iter(range(3, 1000))

            def is_followed() -> bool:
                write(root, {"src/app.py": "value = 1\n" * next(sizes)})
                return report.read_text("utf-8") != before

            assert _comes_true(is_followed, pause=0.5)
        finally:
            process.terminate()


def _comes_true(is_so: Callable[[], bool], pause: float = 0.05) -> bool:
    for _ in range(int(60 / pause)):
        if is_so():
            return True
        time.sleep(pause)
    return False
