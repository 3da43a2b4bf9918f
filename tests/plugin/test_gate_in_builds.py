"""When a build fails for its claims, and that serving never does."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_gapreport.plugin import GapReportPlugin

if TYPE_CHECKING:
    from sites import Site

TREE = """
docs/
    index.md
    | # Home
TODO.md
| # To do
|
| - [x] Create `src/app.py`
| - [x] Create `src/none.py` (1400+ lines)
src/
    app.py
    | print("a")
"""
TODO = "TODO/index.html"


def test_false_claim_fails_the_build_and_is_named(site: Site) -> None:
    site.files(TREE)
    built = site.build()
    assert built.failed
    [error] = built.warnings
    assert error.startswith("gapreport: 1 claim is false\nTODO.md:4: missing: ")
    assert "never" in error


def test_site_is_whole_when_the_build_fails(site: Site) -> None:
    site.files(TREE)
    built = site.build()
    assert {"index.html", TODO, "gap-report/index.html", "sitemap.xml"} <= built.files
    assert built.report["summary"]["verdicts"]["missing"] == 1


def test_python_collects_its_garbage_again_after_a_build(site: Site) -> None:
    site.files(TREE)
    assert site.build().failed
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)


def test_verdicts_that_the_site_lets_pass_do_not_fail_it(site: Site) -> None:
    site.files(TREE)
    built = site.build(options={"fail_on": ["broken"]}, strict=True)
    assert not built.failed
    assert "1 false" in built.said or "is false" in built.said


def test_check_that_cannot_run_fails_the_build(site: Site) -> None:
    site.files(TREE)
    site.write("TODO.md", "- [x] Done <!-- verify: lnes src/app.py -->\n")
    built = site.build()
    assert built.failed
    assert "1 check cannot run as written" in built.warnings[0]


def test_pages_that_were_read_are_named(site: Site) -> None:
    site.files(TREE)
    site.write("TODO.md", "- [x] Create `src/app.py`\n")
    assert "TODO.md" in site.build(strict=True).said


def test_site_of_which_no_page_was_read_is_built_with_a_warning(site: Site) -> None:
    site.write("docs/index.md", "# Home\n")
    built = site.build()
    assert not built.failed
    [warning] = built.warnings
    assert "no page was read in the repository: none is called TODO" in warning


def test_page_that_is_not_there_is_one_clean_error(site: Site) -> None:
    site.files(TREE)
    built = site.build(options={"pages": ["TODOS.md"]})
    assert built.failed
    assert built.warnings == ["gapreport: page `TODOS.md` does not exist; did you mean `TODO.md`?"]


def test_serving_goes_on_and_shows_the_same_verdicts(site: Site) -> None:
    site.files(TREE)
    with site.served() as rebuild:
        built = rebuild()
    assert not built.failed
    assert not built.warnings
    assert "TODO.md:4: missing" in built.said
    assert built.is_false(TODO, "Create src/none.py")


def test_serving_sees_code_that_came_and_pages_that_changed(site: Site) -> None:
    site.files(TREE)
    with site.served() as rebuild:
        rebuild()
        site.write("TODO.md", "# To do\n\n- [x] Create `src/app.py`\n- [x] Create `src/new.py`\n")
        assert rebuild().is_false(TODO, "Create src/new.py")
        site.write("src/new.py", "print('new')\n")
        site.commit()
        assert not rebuild().is_false(TODO, "Create src/new.py")


def test_serving_shows_what_went_wrong_at_first(site: Site) -> None:
    site.files(TREE)
    with site.served(options={"pages": ["plan.md"]}) as rebuild:
        built = rebuild()
        assert not built.failed
        assert not built.warnings
        assert "page <plan.md> does not exist" in _box(built.html("index.html"))
        site.write("plan.md", "- [x] `src/app.py`\n")
        assert not _box(rebuild().html("index.html"))


def test_serving_keeps_the_last_report_when_something_goes_wrong(site: Site) -> None:
    site.files(TREE)
    with site.served(options={"pages": ["TODO.md", "plan.md"]}) as rebuild:
        site.write("plan.md", "- [x] `src/app.py`\n")
        rebuild()
        (site.root / "plan.md").unlink()
        built = rebuild()
    assert not built.failed
    assert "does not exist" in _box(built.html(TODO))
    assert built.is_false(TODO, "Create src/none.py")


def _box(html: str) -> str:
    _, alert, rest = html.partition('role="alert"')
    return rest.partition("</div>")[0].replace("`", "<", 1).replace("`", ">", 1) if alert else ""


def mistakes(options: dict[str, Any]) -> list[str]:
    errors, warnings = GapReportPlugin().load_config(options)
    assert not warnings
    return [f"{name}: {error}" for name, error in errors]


def test_options_that_are_right_are_taken() -> None:
    assert mistakes({"pages": ["TODO.md"], "report": False, "fail_on": None}) == []


def test_all_mistakes_in_the_options_are_named_at_once() -> None:
    named = mistakes({"page": ["a.md"], "gfm": "yes", "fail_on": ["mising"]})
    assert [mistake.partition(":")[0] for mistake in named] == ["page", "fail_on.0", "gfm"]
    assert "did you mean `pages`?" in named[0]


@pytest.mark.parametrize("options", [{"enabled": False}, {"enabled": False, "pages": ["x.md"]}])
def test_plugin_that_is_not_enabled_does_nothing(site: Site, options: dict[str, Any]) -> None:
    site.files(TREE)
    built = site.build(options=options, strict=True)
    assert not built.failed
    assert not [path for path in built.files if "gap" in path or "TODO" in path]
    assert "gapreport" not in built.html("index.html")
