"""Templates of a site's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handmade_reports import around, missing, report

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.pages import Surroundings, gap_report, templates

if TYPE_CHECKING:
    from pathlib import Path


def drawn(folder: Path) -> str:
    outlook = Outlook(report(missing("a")))
    seen = around(outlook)
    chosen = Surroundings.of(
        outlook, seen.source, seen.page_urls, report_url=None, templates=templates(folder)
    )
    return gap_report(outlook, chosen)


def test_template_takes_the_place_of_the_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "gap_report").mkdir()
    (tmp_path / "gap_report" / "scope.md.jinja").write_text("## Ours: {{ scope|length }} & more\n")
    html = drawn(tmp_path)
    assert "## Ours: 4 & more" in html
    assert "Scope of this audit" not in html


def test_what_it_prints_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "gap_report.md.jinja").write_text("{{ said }}{{ '<b>' }}")
    assert drawn(tmp_path).endswith("&lt;b&gt;")


MISTAKES = {
    "syntax": ("{% if %}", "option `templates`: `gap_report.md.jinja:1`: Expected an expression"),
    "unknown value": ("\n{{ nothing }}", "option `templates`: `gap_report.md.jinja`: 'nothing' is"),
    "unknown part": (
        "{% include 'x.jinja' %}",
        "option `templates`: `gap_report.md.jinja`: there is no te",
    ),
}


@pytest.mark.parametrize(("template", "said"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_in_a_template_is_told_with_its_place(
    tmp_path: Path, template: str, said: str
) -> None:
    (tmp_path / "gap_report.md.jinja").write_text(template)
    with pytest.raises(ConfigurationError) as error:
        drawn(tmp_path)
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "option `templates`: it holds no template; those that can be there: `badge.html"),
        ("roadmp.md.jinja", "option `templates`: `roadmp.md.jinja` has no namesake; those that"),
    ],
    ids=["empty", "misspelt"],
)
def test_folder_that_overrides_nothing_is_a_mistake(tmp_path: Path, name: str, said: str) -> None:
    if name:
        (tmp_path / name).write_text("")
    with pytest.raises(ConfigurationError) as error:
        templates(tmp_path)
    assert str(error.value).startswith(said)


def test_folder_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no folder `none`"):
        templates(tmp_path / "none")


def test_changed_template_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "gap_report.md.jinja"
    path.write_text("first")
    assert drawn(tmp_path) == "first"
    path.write_text("second, and longer")
    path.touch()
    assert drawn(tmp_path) == "second, and longer"
