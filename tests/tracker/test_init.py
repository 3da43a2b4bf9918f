"""`gapreport init` sets a site up, and leaves what is there as it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from projects import git, lay_out

from mkdocs_gapreport.cli import main
from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.tracker import beginning

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "- [x] `a.py`\n"


def run(root: Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["init", "--root", str(root)], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    made = lay_out(tmp_path / "harbor", {"a.py": "a = 1\n", "TODO.md": CLAIMS})
    git(made, "remote", "add", "origin", "https://ann:secret@github.com/ann/harbor.git")
    return made


@pytest.mark.parametrize(
    ("remote", "name"),
    [
        pytest.param("https://github.com/ann/ship.git", "ship", id="as at its forge"),
        pytest.param("/srv/git/repo.git", "harbor", id="a copy on a disk says nothing"),
        pytest.param("https://forge.invalid/harbor/repo", "harbor", id="a name for any"),
        pytest.param("git@github.com:ann/ship.git", "ship", id="by ssh"),
    ],
)
def test_a_new_site_is_called_as_the_project(root: Path, remote: str, name: str) -> None:
    git(root, "remote", "set-url", "origin", remote)
    run(root)
    assert (root / "mkdocs.yml").read_text().startswith(f'site_name: "{name}"\n')


KEPT = {
    "comments and blank lines": (
        "site_name: x # mine\nplugins:\n  - search  # find\n\n# theme\ntheme: material\n",
        "site_name: x # mine\nplugins:\n  - search  # find\n  - gapreport\n\n# theme\ntheme: material\n",
    ),
    "a list that is not indented": (
        "plugins:\n- search\n- blog:\n    a: |\n      text\nnav: []\n",
        "plugins:\n- search\n- blog:\n    a: |\n      text\n- gapreport\nnav: []\n",
    ),
    "a flow list": ("plugins: [search]\n", "plugins: [search, gapreport]\n"),
    "a flow list over lines": (
        "plugins: [\n  search,\n]\n",
        "plugins: [\n  search, gapreport\n]\n",
    ),
    "a mapping": (
        "plugins:\n  search: {}\nextra: 1\n",
        "plugins:\n  search: {}\n  gapreport: {}\nextra: 1\n",
    ),
    "an empty list": ("plugins: []\nextra: 1\n", "plugins:\n  - gapreport\nextra: 1\n"),
    "nothing": ("plugins:\nextra: 1\n", "plugins:\n  - search\n  - gapreport\nextra: 1\n"),
    "no plugins": (
        "site_name: x",
        "site_name: x\n\nplugins:\n  - search\n  - gapreport\n",
    ),
    "tags": (
        "plugins:\n  - search\n  - tags: !ENV [A, 1]\nm: !!python/name:a.b\n",
        "plugins:\n  - search\n  - tags: !ENV [A, 1]\n  - gapreport\nm: !!python/name:a.b\n",
    ),
    "windows": ("plugins:\r\n  - search\r\nx: 1\r\n", "plugins:\r\n  - search\r\n  - gapreport\r\nx: 1\r\n"),
    "no final newline": ("plugins:\n  - search", "plugins:\n  - search\n  - gapreport"),
    "what is commented out": (
        "plugins:\n  - search\n  # - gapreport\n",
        "plugins:\n  - search\n  - gapreport\n  # - gapreport\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_a_configuration_gets_its_line_and_keeps_the_rest(name: str) -> None:
    before, after = KEPT[name]
    assert not beginning.has_plugin(before, "mkdocs.yml")
    assert beginning.with_plugin(before, "mkdocs.yml", []) == after
    assert beginning.has_plugin(after, "mkdocs.yml")


@pytest.mark.parametrize("name", KEPT)
def test_pages_are_listed_where_the_plugin_would_not_find_them(name: str) -> None:
    text = beginning.with_plugin(KEPT[name][0], "mkdocs.yml", ["notes/a b.md", "x.md"])
    assert beginning.has_plugin(text, "mkdocs.yml")
    if "flow list" not in name:
        assert '- "notes/a b.md"' in text


REFUSED = {
    "inherited": ("INHERIT: base.yml\n", "`mkdocs.yml` inherits its plugins; add `- gapreport`"),
    "no mapping": ("- a\n", "`mkdocs.yml`: expected a mapping of names to values"),
    "no YAML": ("a: [\n", "`mkdocs.yml:2`: expected the node content"),
    "an alias": ("p: &p [search]\nplugins: *p\n", "add `- gapreport` below `plugins` by hand"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_edited_is_said(name: str) -> None:
    text, message = REFUSED[name]
    with pytest.raises(ConfigurationError) as refused:
        beginning.with_plugin(text, "mkdocs.yml", [])
    assert message in str(refused.value)


def test_a_new_site_builds_and_a_second_run_changes_nothing(root: Path) -> None:
    code, said, noted = run(root)
    assert (code, noted) == (0, "TODO.md: 1 claim\ndocs/index.md is new\n")
    assert said == "mkdocs.yml has the plugin; now `mkdocs build` shows what the pages claim\n"
    written = (root / "mkdocs.yml").read_text()
    assert yaml.safe_load(written) == {
        "site_name": "harbor",
        "repo_url": "https://github.com/ann/harbor",
        "plugins": ["search", "gapreport"],
    }
    build(load_config(str(root / "mkdocs.yml")))
    assert (root / "site" / "gapreport.json").is_file()
    assert run(root)[2] == "mkdocs.yml has the plugin already; nothing was changed\n"
    assert (root / "mkdocs.yml").read_text() == written


@pytest.mark.parametrize(
    ("lies", "is_new"), [("", True), ("guide.md", True), ("index.md", False), ("README.md", False)]
)
def test_a_site_gets_the_first_page_that_it_lacks(root: Path, lies: str, *, is_new: bool) -> None:
    (root / "docs").mkdir()
    if lies:
        (root / "docs" / lies).write_text("# Harbor\n")
    assert ("docs/index.md is new" in run(root)[2]) is is_new


def test_pages_whose_names_say_nothing_are_named(root: Path) -> None:
    (root / "notes.md").write_text("- [x] `a.py`\n" * 5)
    git(root, "add", ".")
    assert "1 page more could be named in `pages`:\n  notes.md\n" in run(root)[2]
    assert "notes.md" not in (root / "mkdocs.yml").read_text()


def test_they_are_listed_where_there_are_no_others(root: Path) -> None:
    (root / "notes.md").write_text("- [x] `a.py`\n" * 5)
    git(root, "rm", "-qf", "TODO.md")
    git(root, "add", ".")
    run(root)
    plugins = yaml.safe_load((root / "mkdocs.yml").read_text())["plugins"]
    assert plugins == ["search", {"gapreport": {"pages": ["notes.md"]}}]
