from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from projects import git, lay_out, lines

from mkdocs_gapreport import project
from mkdocs_gapreport.audit import audit
from mkdocs_gapreport.outlook import Deliverable, Outlook
from mkdocs_gapreport.settings import PageChoice, Settings
from mkdocs_gapreport.testing import report_of, repository_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AUTHOR = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
FILES = {
    ".gitignore": "*_report.json\n",
    "src/oven.py": lines(200),
    "src/glaze.py": lines(30),
    "scripts/fire.sh": "#!/bin/sh\nkiln fire --now\n",
    "docs/plan.md": "# Plan\n\nWarm it.\n",
}


def listed(text: str, **options: Any) -> tuple[Deliverable, ...]:
    with repository_of(FILES) as repository:
        page = PageChoice(path="TODO.md", assume=options.pop("assume", ""), trees=True)
        read = project.read(text.encode(), "TODO.md", page, Settings())
        found = audit([read], repository, as_of=date(2026, 1, 1))
        return Outlook(found, repository).deliverables


def paths(found: Sequence[Deliverable]) -> list[str]:
    return [each.path for each in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- [x] Everything is warm", id="prose"),
        pytest.param("- [x] Remove `src/old.py`", id="a file that is gone on purpose"),
        pytest.param("- [x] Fix the heat (e.g. `src/oven.py`)", id="an example"),
        pytest.param("- [x] Update the dial in `src/oven.py`", id="work in a file"),
        pytest.param("- [x] 0 bare except clauses", id="a figure"),
        pytest.param("- [x] `src/*.py` (2 files)", id="how many there are of a kind"),
    ],
)
def test_what_is_no_artefact_is_not_listed(text: str) -> None:
    assert listed(text) == ()


def test_missing_comes_first_then_what_cannot_be_checked_here_then_the_rest() -> None:
    found = listed(
        "- [x] `src/oven.py`\n- [x] `heat_report.json`\n- [x] `src/never.py`\n- [x] `src/glaze.py`\n"
    )
    assert paths(found) == ["src/never.py", "heat_report.json", "src/oven.py", "src/glaze.py"]
    assert [each.is_missing for each in found] == [True, False, False, False]
    assert [each.is_unchecked for each in found] == [False, True, False, False]


def test_words_say_what_can_and_cannot_be_said_of_what_is_kept_out() -> None:
    [found] = listed("- [x] `heat_report.json`")
    assert found.words == (
        "`heat_report.json` is kept out of the repository by `*_report.json` (.gitignore:1);"
        " whether it was made cannot be told from a checkout"
    )


def test_planned_file_is_not_missing() -> None:
    found = listed("- [x] `src/oven.py`\n- [ ] Create `src/never.py`\n")
    assert [(each.path, each.verdict) for each in found] == [
        ("src/oven.py", "accurate"),
        ("src/never.py", "open"),
    ]


def test_sizes_day_strength_and_place_are_measured() -> None:
    [found] = listed("- [x] `oven.py` (200 lines) - keeps it hot")
    assert (found.at, found.lines, found.size) == ("src/oven.py", 200, len(FILES["src/oven.py"]))
    assert [str(size) for size in found.stated] == ["== 200"]
    assert (found.changed, found.strength.words) == (date(2026, 1, 1), "has substance")


def test_folder_tells_how_many_files_it_holds() -> None:
    [found] = listed("- [x] Create `src/`")
    assert (found.at, found.files, found.lines) == ("src", 2, None)


def test_each_of_several_files_of_a_line_has_its_own_verdict() -> None:
    found = listed("- [x] Create `src/oven.py` and `src/never.py`")
    assert [(each.path, each.verdict) for each in found] == [
        ("src/never.py", "missing"),
        ("src/oven.py", "accurate"),
    ]


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("- [x] `src/oven.py` - keeps it hot", "keeps it hot"),
        ("- [x] **`src/oven.py`** (200 lines) – keeps it hot", "keeps it hot"),
        ("- [x] `src/oven.py`: keeps it hot (200 lines)", "keeps it hot"),
        ("- ⏳ `src/oven.py` - keeps it hot (pending)", "keeps it hot"),
        ("- [x] The oven: `src/oven.py`", "The oven"),
        ("- [x] Create `src/oven.py`", ""),
        ("- [x] `src/oven.py`", ""),
        ("- [x] Firing script (`scripts/fire.sh`)", "Firing script"),
        ("| File | Status | For |\n|-|-|-|\n| `src/oven.py` | ✅ | keeps it hot |", "keeps it hot"),
    ],
)
def test_purpose_is_what_stands_beside_the_path(line: str, purpose: str) -> None:
    [found] = listed(line)
    assert found.purpose == purpose


def test_group_is_the_headings_above() -> None:
    [found] = listed("# Kiln\n\n## Oven\n\n- [x] `src/oven.py`\n")
    assert found.group == ("Kiln", "Oven")


def test_list_without_marks_is_listed_where_it_is_assumed_done() -> None:
    text = "- `src/oven.py` - keeps it hot\n- Warm clay\n"
    assert listed(text) == ()
    assert paths(listed(text, assume="done")) == ["src/oven.py"]


def test_artefact_in_list_and_tree_is_listed_once_with_both_claims() -> None:
    found = listed(
        "- [x] `fire.sh`\n- [x] `heat_report.json`\n\n"
        "```\nproject/\n└── scripts/\n    ├── fire.sh  # fires the kiln\n"
        "    └── heat_report.json\n```\n"
    )
    named = [(each.path, [also.claim.line for also in each.also]) for each in found]
    assert named == [("heat_report.json", [8]), ("fire.sh", [7]), ("project/scripts/", [])]
    assert found[1].purpose == "fires the kiln"


def test_of_two_claims_about_a_file_the_false_one_leads() -> None:
    [found] = listed("- [x] `src/oven.py`\n- [x] `src/oven.py` (900+ lines)\n")
    assert (found.finding.claim.line, found.verdict) == (2, "overstated")
    assert [finding.claim.line for finding in found.also] == [1]


def of_pages(root: Path, pages: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """Path and verdict of each deliverable of several pages, and the pages of all its claims."""
    found = project.survey(lay_out(root / "kiln", FILES | pages), Settings(), named=[*pages])
    return [
        (each.path, each.verdict, [f.claim.page for f in (each.finding, *each.also)])
        for each in found.outlook.deliverables
    ]


APART = {
    "of two packages": {
        "left/TODO.md": "- [ ] Create `src/new.py`\n",
        "right/TODO.md": "- [ ] Create `src/new.py`\n",
    },
    "a bare name seen from two folders": {
        "TODO.md": "- [ ] Create `guide.md`\n",
        "docs/PLAN.md": "- [ ] Create `guide.md`\n",
    },
    "of another day": {
        "TODO.md": "- [x] `src/oven.py`\n",
        "PLAN.md": "---\ngapreport: {as_of: HEAD}\n---\n- [x] `src/oven.py`\n",
    },
}


@pytest.mark.parametrize("pages", APART.values(), ids=APART)
def test_what_may_be_two_things_is_listed_for_each_page(
    tmp_path: Path, pages: dict[str, str]
) -> None:
    assert [set(named) for _, _, named in of_pages(tmp_path, pages)] == [{page} for page in pages]


def test_artefact_that_several_pages_name_is_listed_once(tmp_path: Path) -> None:
    pages = {
        "PLAN.md": "- [ ] Create `src/new.py`\n- [x] `oven.py`\n",
        "docs/TODO.md": "- [ ] Create `src/new.py`\n- [x] `src/oven.py` (900+ lines)\n",
    }
    assert of_pages(tmp_path, pages) == [
        ("src/new.py", "open", ["PLAN.md", "docs/TODO.md"]),
        ("src/oven.py", "overstated", ["docs/TODO.md", "PLAN.md"]),
    ]


def test_last_change_is_that_of_the_commit_and_not_of_its_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "kiln", {"a.py": "1\n", "b.py": "1\n", "x/c.py": "1\n"})
    for day, path in ((2, "b.py"), (3, "x/c.py")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-02-{day:02} 12:00 +0000")
        git(root, "switch", "-q", "-c", f"side{day}", "main")
        (root / path).write_text("2\n")
        git(root, *AUTHOR, "commit", "-q", "--all", "-m", "step")
        git(root, "switch", "-q", "main")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-03-{day:02} 12:00 +0000")
        git(root, *AUTHOR, "merge", "-q", "--no-ff", "-m", "merge", f"side{day}")
    (root / "TODO.md").write_text("- [x] `a.py`\n- [x] `b.py`\n- [x] Create `x/`\n")
    found = project.survey(root, Settings(), named=["TODO.md"]).outlook.deliverables
    assert {each.path: each.changed for each in found} == {
        "a.py": date(2026, 1, 1),
        "b.py": date(2026, 2, 2),
        "x/": date(2026, 2, 3),
    }


def test_shallow_history_does_not_know_when_a_file_changed(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "kiln", {"a.py": "1\n", "TODO.md": "- [x] `a.py`\n"}, {"b.py": "1\n"})
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "shallow")
    [found] = project.survey(tmp_path / "shallow", Settings()).outlook.deliverables
    assert (found.lines, found.changed) == (1, None)


def test_report_without_a_repository_lists_what_the_evidence_tells() -> None:
    report = report_of("- [x] `src/oven.py`", files=FILES)
    [found] = Outlook(report).deliverables
    assert (found.at, found.lines, found.changed) == ("src/oven.py", None, None)
