"""Pages of another day are judged against the code of then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from projects import git, lay_out, lines, words_of, write

from mkdocs_gapreport import project
from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.settings import parse

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.model import Report

REPORT = "# Report\n\n- [x] `src/oven.py` (200 lines)\n- [x] Create `src/later.py`\n"
TODO = "# To do\n\n- [x] `src/oven.py` (20 lines)\n- [x] Create `src/later.py`\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three days: the oven shrinks on the second, `later.py` comes on the third."""
    kiln = lay_out(
        tmp_path / "kiln",
        {"src/oven.py": lines(200), "report.md": REPORT, "TODO.md": TODO},
        {"src/oven.py": lines(20)},
        {"src/later.py": lines(5)},
    )
    git(kiln, "tag", "v1", "HEAD~2")
    return kiln


def report(root: Path, as_of: Any = None, **options: Any) -> Report:
    page = {"path": "report.md"} | ({"as_of": as_of} if as_of else {})
    return project.survey(root, parse({"pages": [page, "TODO.md"], **options})).report


def verdicts(found: Report, page: str = "report.md") -> list[str]:
    return [words_of(finding) for finding in found.of_page(page)]


def test_page_is_judged_against_the_present_code_unless_it_says_otherwise(root: Path) -> None:
    assert verdicts(report(root)) == ["overstated ✗", "accurate"]


@pytest.mark.parametrize("as_of", ["v1", "HEAD~2", "2026-01-01", "main~2"])
def test_page_is_judged_against_the_code_of_then(root: Path, as_of: str) -> None:
    found = report(root, as_of)
    assert verdicts(found) == ["accurate", "missing ✗"]
    assert verdicts(found, "TODO.md") == ["accurate", "accurate"]


def test_days_in_yaml_are_days(root: Path) -> None:
    text = "gapreport:\n  as_of: 2026-01-02\n"
    write(root, {"report.md": f"---\n{text}---\n{REPORT}"})
    assert verdicts(report(root)) == ["overstated ✗", "missing ✗"]


def test_front_matter_goes_before_the_option(root: Path) -> None:
    write(root, {"report.md": f"---\ngapreport: {{as_of: v1}}\n---\n{REPORT}"})
    assert verdicts(report(root, "HEAD")) == ["accurate", "missing ✗"]


def test_page_says_what_it_was_judged_against(root: Path) -> None:
    [page, other] = report(root, "v1").pages
    commit = git(root, "rev-parse", "v1")[:10]
    assert page.remarks == (f"judged against the code of `v1` (commit {commit}, 2026-01-01)",)
    assert other.remarks == ()


def test_whole_counts_the_claims_of_all_pages_in_their_order(root: Path) -> None:
    found = report(root, "v1")
    assert [f.claim.page for f in found.findings] == ["report.md"] * 2 + ["TODO.md"] * 2
    assert (found.judged, str(found.stated), str(found.found)) == (4, "100 %", "75 %")
    assert set(found.by_id) == {f.claim.id for f in found.findings}


def test_deliverables_of_another_day_are_not_measured_in_the_present_tree(root: Path) -> None:
    page = {"path": "report.md", "as_of": "v1"}
    listed = project.survey(root, parse({"pages": [page, "TODO.md"]})).outlook.deliverables
    sizes = {(d.finding.claim.page, d.path): d.lines for d in listed}
    assert sizes == {
        ("report.md", "src/later.py"): None,
        ("report.md", "src/oven.py"): None,
        ("TODO.md", "src/oven.py"): 20,
        ("TODO.md", "src/later.py"): 5,
    }


def test_change_of_the_code_does_not_touch_a_page_of_another_day(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "work")
    write(root, {"src/later.py": lines(9)})
    assert report(root, "v1", since="main").failing == ()
    write(root, {"report.md": f"{REPORT}- [x] Create `src/more.py`\n"})
    [failing] = report(root, "v1", since="main").failing
    assert failing.claim.line == 5


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("v9", "revision `v9` is not in this repository; is it spelled right, and was it fetched?"),
        ("-x", "revision `-x` is not in this repository"),
        ("2025-12-31", "there is no commit of `2025-12-31` or before; name a later day"),
        ("2026-02-30", "`2026-02-30` is no date; write one as 2027-01-31"),
    ],
)
def test_revision_that_does_not_exist_names_the_page(root: Path, as_of: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        report(root, as_of)
    assert str(error.value).startswith(f"page `report.md`: `as_of: {as_of}`: {said}")


def test_shallow_clone_does_not_guess_the_commit_of_a_day(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    with pytest.raises(ConfigurationError, match=r"of that day is not known: the clone is shallow"):
        report(tmp_path / "shallow", "2026-01-01")


def test_folder_without_git_has_no_other_day(tmp_path: Path) -> None:
    plain = write(tmp_path / "plain", {"report.md": REPORT, "TODO.md": TODO})
    with pytest.raises(ConfigurationError, match=r"page `report.md`: `as_of: v1`: revision `v1`"):
        report(plain, "v1")
