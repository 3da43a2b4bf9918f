"""Templates of a site's own, in a real build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sites import Site

OPTIONS = {"templates": "overrides"}


def laid(site: Site, name: str, template: str) -> None:
    site.write("docs/index.md", "# Home\n")
    site.write("docs/plan.md", "# Plan\n\n- [x] Create `src/app.py`\n")
    site.write("src/app.py", "print(1)\n")
    site.write(f"overrides/{name}", template)


def test_template_changes_what_a_page_shows(site: Site) -> None:
    laid(site, "deliverables.md.jinja", "## Ours\n\n<p>{{ rows|length }} thing</p>\n")
    page = site.build(options=OPTIONS).soup("deliverables/index.html")
    assert page.find("h2", string="Ours")
    assert "1 thing" in page.get_text()


@pytest.mark.parametrize("name", ["deliverables.md.jinja", "quiet.html.jinja", "badge.html.jinja"])
def test_wrong_template_stops_the_build_with_its_name(site: Site, name: str) -> None:
    laid(site, name, "{{ nothing.at.all }}{% oops %}")
    built = site.build(options=OPTIONS)
    assert built.failed
    assert f"gapreport: option `templates`: `{name}:1`: Encountered unknown tag" in built.said


def test_folder_that_is_not_there_stops_the_build(site: Site) -> None:
    laid(site, "x.jinja", "")
    built = site.build(options={"templates": "nowhere"})
    assert built.failed
    assert "option `templates`: there is no folder `nowhere`" in built.said


def test_server_goes_on_and_says_it(site: Site) -> None:
    laid(site, "deliverables.md.jinja", "{% oops %}")
    with site.served(options=OPTIONS) as build:
        built = build()
    assert not built.failed
    assert "`deliverables.md.jinja:1`: Encountered unknown tag" in built.said
