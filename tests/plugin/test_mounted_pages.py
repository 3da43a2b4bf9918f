"""Pages from outside docs_dir in a built site."""

from __future__ import annotations

import pytest
from sites import Site

TREE = """
docs/
    index.md
    | # Home
    |
    | See [the list](../TODO.md#now) and [the tasks](../specs/one/tasks.md).
    guide.md
    | # Guide
TODO.md
| # To do
| Files:
| - ✅ `src/app.py`
|   - [x] Create `src/app.py` {{ braces }}
|   - [ ] <later>
|
| ## Now
|
| See [the guide](docs/guide.md), [the tasks](specs/one/tasks.md), [code](src/app.py),
| [nothing](gone.md) and [now](#now).
specs/
    one/
        tasks.md
        | ---
        | title: First tasks
        | template: issue.html
        | ---
        |
        | - [x] Create `src/app.py`
.plans/
    plan.md
    | # The plan
    |
    | - [x] Create `src/app.py`
src/
    app.py
    | print("a")
"""
FORGE = """
repo_url: https://github.com/owner/name
edit_uri: edit/main/docs/
"""


def test_pages_outside_docs_dir_are_part_of_a_strict_build(site: Site) -> None:
    site.files(TREE)
    built = site.build(config=FORGE, strict=True)
    assert not built.failed
    assert not built.warnings
    pages = {"TODO/index.html", "specs/one/tasks/index.html", "plans/plan/index.html"}
    assert pages <= built.files


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_links_lead_on(site: Site, theme: str) -> None:
    site.files(TREE)
    soup = site.build(theme=theme, config=FORGE).soup("TODO/index.html")
    links = {link.get_text(): str(link["href"]) for link in soup.select("p a[href]")}
    assert links["the guide"] == "../guide/"
    assert links["the tasks"] == "../specs/one/tasks/"
    assert links["code"].startswith("https://github.com/owner/name/blob/")
    assert links["code"].endswith("/src/app.py")
    assert links["now"] == "#now"
    assert "nothing" not in links
    assert "nothing" in soup.get_text()


def test_links_that_lead_to_nothing_are_named(site: Site) -> None:
    site.files(TREE)
    said = site.build(config=FORGE).said
    assert "`TODO.md`: links that lead to nothing: `gone.md`" in said
    assert said.count("lead to nothing") == 1


def test_pages_in_docs_dir_can_link_to_them(site: Site) -> None:
    site.files(TREE)
    soup = site.build(strict=True).soup("index.html")
    links = {link.get_text(): link["href"] for link in soup.select("p a[href]")}
    assert links["the list"] == "TODO/#now"
    assert links["the tasks"] == "specs/one/tasks/"


def test_they_can_be_edited_where_they_lie(site: Site) -> None:
    site.files(TREE)
    theme = "{name: material, features: [content.action.edit]}"
    soup = site.build(theme=theme, config=FORGE).soup("specs/one/tasks/index.html")
    [edit] = soup.select("a[rel=edit]")
    assert edit["href"] == "https://github.com/owner/name/edit/main/specs/one/tasks.md"


def test_they_are_shown_as_on_github(site: Site) -> None:
    site.files(TREE)
    built = site.build()
    item = built.item("TODO/index.html", "✅ src/app.py")
    assert len(item.select("ul > li")) == 2
    assert item.select("input[type=checkbox][checked]")
    assert "<later>" in item.get_text()
    assert "{{ braces }}" in item.get_text()
    assert item.select("ul > li:first-child .gr--accurate")


def test_that_can_be_turned_off(site: Site) -> None:
    site.files(TREE)
    html = site.build(options={"gfm": False}).html("TODO/index.html")
    assert "<p>Files:\n- ✅" in html


def test_pages_in_docs_dir_are_not_rewritten(site: Site) -> None:
    site.files(TREE)
    site.write("docs/plan.md", "# Plan\n\n- [x] `src/app.py`\n  - [x] below\n")
    soup = site.build().soup("plan/index.html")
    assert len(soup.select("[role=main] li")) == 2
    assert not soup.select("[role=main] li li")


def test_their_front_matter_counts_but_names_no_template(site: Site) -> None:
    site.files(TREE)
    page = site.build().soup("specs/one/tasks/index.html")
    assert page.title
    assert page.title.get_text().startswith("First tasks")


def test_title_and_place_can_be_chosen(site: Site) -> None:
    site.files(TREE)
    options = {"pages": [{"path": "TODO.md", "title": "What is left", "at": "project/left.md"}]}
    page = site.build(options=options).soup("project/left/index.html")
    assert page.title
    assert page.title.get_text().startswith("What is left")


def test_place_that_is_taken_is_said(site: Site) -> None:
    site.files(TREE)
    site.write("docs/todo.md", "# Own\n")
    built = site.build(strict=True)
    assert "repository/TODO/index.html" in built.files
    assert "`TODO.md` is shown at `repository/TODO.md`" in built.said
    assert not built.failed


def test_place_that_cannot_be_given_is_one_clean_error(site: Site) -> None:
    site.files(TREE)
    built = site.build(options={"pages": [{"path": "TODO.md", "at": "index.md"}]})
    assert built.failed
    [error] = built.warnings
    assert error.startswith("gapreport: page `TODO.md`: `at: index.md` is the place of `index.md`")


def test_page_that_docs_dir_links_to_is_not_shown_twice(site: Site) -> None:
    site.files(TREE)
    (site.root / "docs" / "todo.md").symlink_to("../TODO.md")
    site.write("TODO.md", "- [x] Create `src/app.py`\n")
    built = site.build(options={"pages": ["TODO.md"]})
    assert built.item("todo/index.html", "[x] Create src/app.py").select(".gr-mark")
    assert "TODO/index.html" not in built.files


def test_page_in_another_encoding_is_shown(site: Site) -> None:
    site.files(TREE)
    site.write("TODO.md", "# Übersicht\n\n- [x] `src/app.py`\n".encode("latin-1"))
    assert "Übersicht" in site.build(strict=True).html("TODO/index.html")


def test_site_in_a_folder_of_the_repository_is_about_all_of_it(site: Site) -> None:
    site.files(TREE)
    inner = Site(root=site.root / "website", caplog=site.caplog)
    site.commit()
    inner.write("docs/index.md", "# Home\n")
    built = inner.build(strict=True)
    assert not built.failed
    assert "TODO/index.html" in built.files


def test_repository_can_be_another_folder_than_the_checkout(site: Site) -> None:
    site.files(TREE)
    site.write("part/plan.md", "- [x] Create `inner.py`\n")
    site.write("part/inner.py", "print()\n")
    built = site.build(options={"root": "part"})
    assert not built.failed
    assert "plan/index.html" in built.files
