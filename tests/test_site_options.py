from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.utils.yaml import yaml_load

from mkdocs_gapreport import site_options
from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

TAGS = """
site_name: Harbor
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - pymdownx.snippets:
      base_path:
        - !relative $config_dir/inc
        - !relative
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
extra: {key: !ENV [NOT_SET, 12], other: !vendor/thing [1, 2]}
plugins:
  - search
  - gapreport: {fail_on: [missing]}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "mkdocs.yml"


def test_tags_of_mkdocs_and_of_others_are_read_over_and_never_run(
    site: Path, tmp_path: Path
) -> None:
    trap = f"!!python/object/apply:os.mkdir ['{tmp_path}/made']"
    site.write_text(f"{TAGS}\nhooks: {trap}\n", encoding="utf-8")
    assert site_options.read(site) == {"fail_on": ["missing"]}
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("plugins", "options"),
    [
        pytest.param("plugins: [search]", {}, id="not listed"),
        pytest.param("site_name: x", {}, id="no plugins"),
        pytest.param("", {}, id="empty file"),
        pytest.param("plugins:", {}, id="empty plugins"),
        pytest.param("plugins: [gapreport]", {}, id="by name only"),
        pytest.param("plugins:\n  - gapreport:", {}, id="without options"),
        pytest.param("plugins:\n  - gapreport: {trees: true}", {"trees": True}, id="a list"),
        pytest.param("plugins:\n  gapreport: {trees: true}", {"trees": True}, id="a mapping"),
        pytest.param("plugins:\n  - gapreport: {1: true}", {"1": True}, id="a number for a name"),
    ],
)
def test_options_are_found_in_each_form_of_the_list(
    site: Path, plugins: str, options: dict[str, Any]
) -> None:
    site.write_text(plugins, encoding="utf-8")
    assert site_options.read(site) == options


@pytest.mark.parametrize(
    "value",
    [
        "!ENV GIVEN",
        "!ENV [GIVEN]",
        "!ENV [NOT_SET, GIVEN, 1]",
        "!ENV NOT_SET",
        "!ENV [NOT_SET]",
        "!ENV [NOT_SET, false]",
        "!ENV [NOT_SET, [a, {b: c}]]",
        "!ENV [TRUTH, false]",
        "!ENV [NUMBER, 1]",
        "!ENV [EMPTY, 1]",
    ],
)
def test_environment_is_read_as_mkdocs_reads_it(
    site: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIVEN", "words: [of, x]")
    monkeypatch.setenv("TRUTH", "true")
    monkeypatch.setenv("NUMBER", "12")
    monkeypatch.setenv("EMPTY", "")
    site.write_text(f"plugins:\n  - gapreport: {{it: {value}}}\n", encoding="utf-8")
    with site.open("rb") as opened:
        expected = yaml_load(opened)["plugins"][0]["gapreport"]
    assert site_options.read(site) == expected


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        pytest.param("plugins: [gapreport]", "site_name: x", id="from the parent"),
        pytest.param(
            "plugins: {gapreport: {trees: true, gfm: false}}",
            "plugins: {gapreport: {gfm: true, report: r.md}}",
            id="mappings join",
        ),
        pytest.param(
            "plugins: [{gapreport: {trees: true}}]",
            "plugins: [{gapreport: {gfm: true}}]",
            id="lists are replaced",
        ),
        pytest.param(
            "plugins: {gapreport: {trees: true}}", "plugins: [search]", id="forms that differ"
        ),
    ],
)
def test_inherited_files_join_as_in_mkdocs(site: Path, parent: str, child: str) -> None:
    above = site.parent / "shared" / "base.yml"
    above.parent.mkdir()
    above.write_text(parent, encoding="utf-8")
    site.write_text(f"INHERIT: shared/base.yml\n{child}", encoding="utf-8")
    with site.open("rb") as opened:
        plugins = yaml_load(opened)["plugins"]
    listed = plugins if isinstance(plugins, list) else [plugins]
    expected = [entry["gapreport"] for entry in listed if isinstance(entry, dict)]
    assert site_options.read(site) == (expected[0] if expected else {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: b: c", r"mkdocs\.yml:1`: mapping values are not allowed", id="no YAML"),
        pytest.param("a: 2026-02-30", "not readable as YAML: day is out of range", id="no date"),
        pytest.param("a: " + "[" * 5000, "not readable as YAML", id="brackets, thousands deep"),
        pytest.param("- a", "expected a mapping", id="a list"),
        pytest.param("a: \x00", "not readable as YAML", id="binary"),
        pytest.param("? [a]\n: b", "unhashable", id="a list for a name"),
        pytest.param("INHERIT: none.yml", "none.yml`: no such file", id="parent not there"),
        pytest.param("INHERIT: .", "is a directory", id="parent is a folder"),
        pytest.param("INHERIT: mkdocs.yml", "leads back", id="parent of itself"),
        pytest.param("INHERIT: ../a/../{}/mkdocs.yml", "leads back", id="itself, written oddly"),
        pytest.param("plugins: [gapreport: 12]", "expected options .* got `12`", id="a number"),
    ],
)
def test_mistakes_are_told_with_the_file(site: Path, text: str, message: str) -> None:
    site.write_text(text.replace("{}", site.parent.name), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        site_options.read(site)


def test_file_that_goes_in_circles_over_another_is_told(site: Path) -> None:
    site.write_text("INHERIT: other.yml", encoding="utf-8")
    (site.parent / "other.yml").write_text("INHERIT: ./x/../mkdocs.yml", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="leads back"):
        site_options.read(site)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["hugo.toml"], None, id="another tool's"),
        pytest.param(["zensical.toml"], "zensical.toml", id="Zensical"),
        pytest.param(["zensical.toml", "mkdocs.yml"], "mkdocs.yml", id="both"),
        pytest.param(["mkdocs.yaml"], "mkdocs.yaml", id="the longer ending"),
        pytest.param(["properdocs.yml"], "properdocs.yml", id="ProperDocs"),
        pytest.param(["mkdocs.yaml", "mkdocs.yml"], "mkdocs.yml", id="MkDocs' own order"),
    ],
)
def test_configuration_is_found_by_its_name(
    tmp_path: Path, names: list[str], found: str | None
) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert site_options.find(tmp_path) == (tmp_path / found if found else None)


@pytest.mark.parametrize(
    ("toml", "options"),
    [
        pytest.param("", {}, id="empty file"),
        pytest.param('[project]\nsite_name = "x"', {}, id="not listed"),
        pytest.param("[project.plugins.gapreport]", {}, id="without options"),
        pytest.param(
            "[project.plugins.gapreport]\ntrees = true", {"trees": True}, id="in the project"
        ),
        pytest.param("[plugins.gapreport]\ntrees = true", {"trees": True}, id="without a project"),
    ],
)
def test_options_are_found_in_the_file_of_zensical(
    tmp_path: Path, toml: str, options: dict[str, Any]
) -> None:
    (tmp_path / "zensical.toml").write_text(toml, encoding="utf-8")
    found = site_options.find(tmp_path)
    assert found
    assert site_options.read(found) == options


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        pytest.param("[project", "at end of document", id="unfinished"),
        pytest.param("project = 3", "expected a table `[project]`", id="no table"),
        pytest.param(
            '[project.plugins]\ngapreport = "x"', "expected options below `gapreport`", id="a text"
        ),
    ],
)
def test_mistake_in_the_file_of_zensical_is_said(tmp_path: Path, toml: str, said: str) -> None:
    file = tmp_path / "zensical.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=re.escape(said)):
        site_options.read(file)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mkdocs.yml", "docs_dir: pages\nrepo_url: https://example.org/a/b\n"),
        ("zensical.toml", '[project]\ndocs_dir = "pages"\nrepo_url = "https://example.org/a/b"\n'),
    ],
)
def test_places_of_a_site_are_read_from_either_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    places = site_options.places(tmp_path / name)
    assert (places.docs, places.repo_url) == (tmp_path / "pages", "https://example.org/a/b")
