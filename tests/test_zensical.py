"""The wheel in a site of Zensical, which knows no plugins, and where MkDocs is not installed."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from environments import ROOT, Project, wheel_for
from projects import Link, lay_out, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENVIRONMENT = ROOT / ".venv-zensical"

CONFIG = """
site_name: Site
extra_css: [gap-report/gapreport.css]
extra: {status: {gr-false: Makes false claims}}
markdown_extensions:
  - gapreport
  - toc: {permalink: true}
  - pymdownx.tasklist: {custom_checkbox: true}
plugins:
  - search
  - gapreport: {options}
nav: [index.md, plan.md, deep/STATUS.md, TODO.md, gap-report/index.md, gap-report/roadmap.md, gap-report/deliverables.md]
"""
PLAN = """\
---
author: Ann
---
# Plan

## Phase 1: Harbour (weeks 1-2) ✅ COMPLETE

- [x] Create `src/app.py` (2 lines)
- [x] Create `src/none.py` (1400+ lines)

## Phase 2: Pier (weeks 3-4)

- [ ] Write `src/b.py`
"""
FILES: dict[str, str | Link] = {
    "mkdocs.yml": CONFIG.replace("{options}", "{}"),
    "docs/index.md": "# Home\n\n- [x] a box on a page that is not read\n\n<!-- gapreport: summary -->\n",
    "docs/plan.md": PLAN,
    "docs/deep/STATUS.md": "# Status\n\n| What | State |\n| --- | --- |\n| `src/app.py` | ✅ done |\n",
    "docs/TODO.md": Link("../TODO.md"),
    "TODO.md": "# To do\n\n- [x] `src/app.py` is written\n",
    "src/app.py": 'print("a")\nprint("b")\n',
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_for(ENVIRONMENT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def project(wheel: Path, tmp_path: Path) -> Project:
    return Project(lay_out(tmp_path / "project", FILES), wheel, ENVIRONMENT)


@pytest.fixture(scope="module")
def built(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site as it is built in CI, with a warning as an error."""
    root = lay_out(tmp_path_factory.mktemp("site") / "project", FILES)
    project = Project(root, wheel, ENVIRONMENT)
    made = project.run("gapreport", "generate")
    assert made.returncode == 0, made.stderr
    build = project.run("zensical", "build", "--clean", "--strict")
    assert build.returncode == 0, build.stdout + build.stderr
    assert "gapreport:" not in build.stderr
    return project


def test_mkdocs_is_not_there(project: Project) -> None:
    done = project.run("python", "-c", "import mkdocs")
    assert "No module named 'mkdocs'" in done.stderr


@pytest.mark.parametrize(
    ("page", "marks"),
    [
        ("index.html", []),
        ("plan/index.html", ["accurate", "missing", "open"]),
        ("TODO/index.html", ["accurate"]),
    ],
)
def test_marks_stand_at_the_claims(built: Project, page: str, marks: list[str]) -> None:
    found = built.soup(page).select("li > details.gr-mark")
    assert [mark["class"][1].removeprefix("gr--") for mark in found] == marks


def test_marks_stand_in_tables(built: Project) -> None:
    assert built.soup("deep/STATUS/index.html").select("td details.gr-mark.gr--accurate")


def test_summary_stands_below_the_title(built: Project) -> None:
    title = built.soup("plan/index.html").select_one("h1")
    assert title
    below = title.find_next_sibling()
    assert below
    assert "1 claim on this page is false." in below.get_text()


def test_headings_and_contents_are_as_without_marks(built: Project) -> None:
    soup = built.soup("plan/index.html")
    name = "phase-1-harbour-weeks-1-2-complete"
    assert soup.select_one(f"h2#{name} .gr-mark.gr--overstated, h2#{name} .gr-mark")
    entry = soup.select_one(f"nav a[href='#{name}']")
    assert entry
    assert entry.get_text(strip=True) == "Phase 1: Harbour (weeks 1-2) ✅ COMPLETE"


def test_nothing_of_the_machinery_is_left(built: Project) -> None:
    html = "".join(path.read_text("utf-8") for path in (built.root / "site").rglob("*.html"))
    assert not re.search("[\ue000\ue001\ue100-\ue109]|gapreport-->", html)


def test_navigation_of_every_page_shows_which_make_false_claims(built: Project) -> None:
    for page in ("index.html", "plan/index.html"):
        links = built.soup(page).select(".md-nav--primary .md-nav__link:has(.md-status--gr-false)")
        assert {link.get_text(strip=True) for link in links} == {"Plan"}
        titles = built.soup(page).select(".md-status--gr-false[title='Makes false claims']")
        assert titles


def test_marker_is_replaced(built: Project) -> None:
    assert "1 of 6 claims is false" in built.soup("index.html").select_one("article").get_text()  # type: ignore[union-attr]  # fails if there is none


def test_all_that_leads_to_claims_leads_somewhere(built: Project) -> None:
    links = list(_links_to_claims(built))
    assert {page for page, _, _ in links} > {"gap-report", "gap-report/roadmap", "plan"}
    lost = [
        (page, place, name)
        for page, place, name in links
        if not built.soup(posixpath.join(place, "index.html")).find(id=name)
    ]
    assert not lost


def test_pages_of_the_report_stand_in_the_site(built: Project) -> None:
    report = built.soup("gap-report/index.html")
    assert [each.get_text() for each in report.select("h1")] == ["Gap report¶"]
    assert report.select("h2")
    assert not report.select("p:empty")
    assert built.soup("gap-report/roadmap/index.html").select("ol.gr-lanes > li")
    assert built.soup("gap-report/deliverables/index.html").select("table tr.gr--missing")
    css = built.soup("plan/index.html").select_one("link[href$='gapreport.css']")
    assert css
    assert (built.root / "site" / "gap-report" / "gapreport.css").is_file()


def test_search_knows_the_words_of_the_page_and_not_those_of_the_marks(built: Project) -> None:
    index = (built.root / "site" / "search.json").read_text("utf-8")
    assert "src/none.py" in index
    plan = re.findall(r'\{[^{}]*"location":"plan/[^{}]*\}', index)
    assert plan
    assert not [entry for entry in plan if "never existed" in entry]


def test_gate_is_the_command(built: Project) -> None:
    done = built.run("gapreport", "check")
    assert done.returncode == 1
    assert "docs/plan.md:9: missing" in done.stdout
    assert "gap-report" not in done.stdout


def test_options_stand_in_zensical_toml_as_well(project: Project) -> None:
    toml = """
    [project]
    site_name = "Site"
    [project.markdown_extensions.gapreport]
    [project.plugins.gapreport]
    pages = ["docs/deep/STATUS.md"]
    """
    (project.root / "mkdocs.yml").unlink()
    write(project.root, {"zensical.toml": toml})
    build = project.run("zensical", "build", "--clean")
    assert build.returncode == 0, build.stderr
    assert "the marks have no style yet: run `gapreport generate`" in build.stderr
    assert project.soup("deep/STATUS/index.html").select(".gr-mark")
    assert not project.soup("plan/index.html").select(".gr-mark")
    check = project.run("gapreport", "check")
    assert "docs/plan.md" not in check.stdout
    assert check.returncode == 0


def test_wrong_option_is_said_where_marks_would_be_and_breaks_no_build(project: Project) -> None:
    write(project.root, {"mkdocs.yml": CONFIG.replace("{options}", "{page: [TODO.md]}")})
    build = project.run("zensical", "build", "--clean")
    assert build.returncode == 0, build.stderr
    assert build.stderr.count("option `page`: unknown; did you mean `pages`?") == 1
    assert "Traceback" not in build.stderr
    said = project.soup("plan/index.html").select("[role=alert]")
    assert "The claims could not be audited." in said[0].get_text()


def test_marker_that_asks_for_nothing_known_is_said_at_its_place(project: Project) -> None:
    write(project.root, {"docs/index.md": "# Home\n\n<!-- gapreport: summary phase=1 -->\n"})
    build = project.run("zensical", "build", "--clean")
    assert build.returncode == 0, build.stderr
    said = "the marker `summary` has no setting `phase`"
    assert said in build.stderr
    note = project.soup("index.html").select_one(".gr-mistake")
    assert note
    assert said.replace("`", "") in note.get_text()


def test_marks_follow_the_code_from_one_build_to_the_next(project: Project) -> None:
    project.run("zensical", "build", "--clean")
    assert project.soup("plan/index.html").select("li.gr-false")
    write(project.root, {"docs/plan.md": PLAN.replace("src/none.py` (1400+ lines)", "src/app.py`")})
    done = project.run("zensical", "build")
    assert done.returncode == 0, done.stderr
    assert not project.soup("plan/index.html").select("li.gr-false")


def _links_to_claims(built: Project) -> Iterator[tuple[str, str, str]]:
    """Each link to a claim: the page that has it, the page that it leads to, and the id there."""
    site = built.root / "site"
    for file in site.rglob("index.html"):
        page = file.parent.relative_to(site).as_posix()
        for link in built.soup(f"{page}/index.html").select("a[href*='#g']"):
            parts = urlsplit(str(link["href"]))
            if parts.fragment.startswith(("gr-", "gap--")):
                place = posixpath.normpath(posixpath.join(page, parts.path))
                yield page, place, unquote(parts.fragment)
