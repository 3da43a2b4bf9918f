"""A project from its settings to its report: which pages are read, and how."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from projects import Link, Submodule, lay_out, lines, write

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.project import choices, survey
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.settings import parse

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Commit

    from mkdocs_gapreport.repository import Repository

PAGE = "# Page\n\n- [x] `src/oven.py`\n"
ASKING = "---\ngapreport: true\n---\n" + PAGE
REFUSING = "---\ngapreport: false\n---\n" + PAGE

TREE = {
    "src/oven.py": lines(20),
    "README.md": "# Kiln\n",
    "TODO.md": PAGE,
    "docs/todo.md": PAGE,
    "docs/notes.md": PAGE,
    "docs/asking.md": ASKING,
    "docs/TODO-refusing.md": REFUSING,
    "specs/001-oven/tasks.md": PAGE,
    "specs/001-oven/plan.md": PAGE,
    "specs/001-oven/checklists/tasks.md": PAGE,
    ".kiro/specs/oven/tasks.md": PAGE,
    "templates/tasks.md": PAGE,
    "templates/asking.md": ASKING,
    "archive/TODO.md": PAGE,
    "legacy/kiln/TODO.md": PAGE,
    "docs/.archive/2025/TODO.md": PAGE,
    "docs/old/PLAN.md": PAGE,
    "docs/deprecated/STATUS.md": PAGE,
    "docs/archive-2025/ROADMAP.md": PAGE,
    "CHANGELOG.md": PAGE,
    "name with blanks/TODO é.md": PAGE,
    "TODO.txt": PAGE,
    "src/todo.py": "# TODO\n",
}
BY_NAME = [
    ".kiro/specs/oven/tasks.md",
    "TODO.md",
    "docs/archive-2025/ROADMAP.md",
    "docs/asking.md",
    "docs/todo.md",
    "name with blanks/TODO é.md",
    "specs/001-oven/plan.md",
    "specs/001-oven/tasks.md",
    "templates/asking.md",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path_factory.mktemp("git") / "none"))
        root = lay_out(tmp_path_factory.mktemp("project") / "kiln", TREE)
    return write(root, {"ROADMAP.md": PAGE, "docs/PLAN.md": PAGE})


@pytest.fixture(scope="module")
def repository(root: Path) -> Repository:
    return open_repository(root)


def chosen(repository: Repository, *named: str, **options: Any) -> list[str]:
    return [choice.path for choice in choices(repository, parse(options), named)]


NAMES = [
    ("TODO", True),
    ("todo", True),
    ("TODOs", True),
    ("ROADMAP", True),
    ("roadmap-2026", True),
    ("PLAN", True),
    ("release_plan", True),
    ("tasks", True),
    ("oven tasks", True),
    ("STATUS", True),
    ("project-status", True),
    ("PROGRESS", True),
    ("DELIVERABLES", True),
    ("IMPLEMENTATION", True),
    ("IMPLEMENTATION_SUMMARY", True),
    ("implementation-plan", True),
    ("README", False),
    ("planet", False),
    ("explanation", False),
    ("autodoc", False),
    ("multitasks", False),
    ("statuses", False),
    ("reimplementation", False),
    ("CHANGELOG", False),
    ("todo-template", False),
    ("plan-template", False),
    ("status-checklist", False),
    ("TODO-archive", False),
    ("TASK-LISTE", True),
    ("task_list", True),
    ("FAHRPLAN", True),
    ("progreso", True),
    ("tareas-fase-1", True),
    ("开发进度", True),
    ("任务清单", True),
    ("進捗", True),
    ("ロードマップ", True),
    ("статус", True),
    ("测试计划", False),
    ("Fahrplanauskunft", False),
    ("estados", False),
]


@pytest.mark.parametrize(("name", "taken"), NAMES)
def test_a_name_says_whether_a_page_makes_claims(tmp_path: Path, name: str, taken: bool) -> None:  # noqa: FBT001  a column
    root = write(tmp_path / "kiln", {f"docs/{name}.md": PAGE})
    assert bool(chosen(open_repository(root))) is taken


def test_without_settings_the_names_and_the_front_matter_decide(repository: Repository) -> None:
    assert chosen(repository) == sorted([*BY_NAME, "ROADMAP.md"])


def test_it_is_said_why_each_page_was_taken(repository: Repository) -> None:
    why = {choice.path: choice.why for choice in choices(repository, parse({}))}
    assert why["TODO.md"] == "its name says that it makes claims"
    assert why["docs/asking.md"] == "its front matter asks for it"


@pytest.mark.parametrize(
    ("options", "named", "pages"),
    [
        ({"pages": ["docs/notes.md"]}, (), ["docs/notes.md"]),
        ({"pages": ["./TODO.md"]}, (), ["TODO.md"]),
        ({"pages": []}, (), []),
        ({"pages": ["specs/*/tasks.md"]}, (), ["specs/001-oven/tasks.md"]),
        (
            {"pages": ["specs/**/tasks.md"]},
            (),
            ["specs/001-oven/checklists/tasks.md", "specs/001-oven/tasks.md"],
        ),
        ({"pages": ["templates/tasks.md"]}, (), ["templates/tasks.md"]),
        ({"pages": ["archive/*.md"]}, (), ["archive/TODO.md"]),
        ({"pages": ["docs/TODO-refusing.md"]}, (), ["docs/TODO-refusing.md"]),
        ({"pages": ["docs/PLAN.md"]}, (), ["docs/PLAN.md"]),
        ({"pages": ["TODO.txt"]}, (), ["TODO.txt"]),
        ({"pages": ["docs/notes.md", "TODO.md"]}, (), ["docs/notes.md", "TODO.md"]),
        ({"pages": ["TODO.md", "*.md"], "exclude": ["[CR]*"]}, (), None),
        ({"pages": ["TODO.md"]}, ("docs/notes.md",), ["docs/notes.md"]),
        ({}, ("docs/todo.md", "TODO.md"), ["docs/todo.md", "TODO.md"]),
        ({}, ("name with blanks/*.md",), ["name with blanks/TODO é.md"]),
        ({"pages": ["docs/*.md"], "exclude": ["docs/[nt]*"]}, (), None),
        ({"exclude": ["*"]}, (), []),
        ({"exclude": ["specs/*", "name*", ".kiro/*", "templates/*", "docs/*"]}, (), None),
        ({"exclude": ["docs/notes.md"]}, ("docs/notes.md",), []),
    ],
)
def test_pages_that_are_named_are_read(
    repository: Repository, options: dict[str, Any], named: tuple[str, ...], pages: list[str]
) -> None:
    found = chosen(repository, *named, **options)
    if pages is None:
        assert found
        assert len(found) == len(set(found))
    else:
        assert found == pages


def test_a_page_that_is_named_twice_is_read_once_with_its_first_options(
    repository: Repository,
) -> None:
    options = parse({"pages": [{"path": "TODO.md", "title": "First"}, "*.md"], "exclude": ["C*"]})
    found = choices(repository, options)
    assert found[0].path == "TODO.md"
    assert found[0].options.title == "First"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("TODOS.md", "page `TODOS.md` does not exist; did you mean `TODO.md`?"),
        ("docs/todos.md", "did you mean `docs/todo.md`?"),
        ("zzzzzzzzzzzzzzzzzzzz", "page `zzzzzzzzzzzzzzzzzzzz` does not exist"),
        ("none/*.md", "page `none/*.md` does not exist"),
        ("../TODO.md", "page `../TODO.md` lies outside the root; pages are relative to it"),
        ("docs/../../TODO.md", "lies outside the root"),
        ("/etc/passwd", "lies outside the root"),
        ("docs", "page `docs` does not exist"),
        ("", "does not exist"),
        ("docs/\0.md", "does not exist"),
        ("a" * 5000, "does not exist"),
    ],
)
@pytest.mark.parametrize("where", ["settings", "command line"])
def test_a_page_that_is_not_there_is_an_error(
    repository: Repository, path: str, said: str, where: str
) -> None:
    by_settings = where == "settings" and path != ""
    options = parse({"pages": [path]} if by_settings else {})
    with pytest.raises(ConfigurationError) as error:
        choices(repository, options, () if by_settings else (path,))
    assert said in str(error.value)


LINKS: Commit = {
    "PLAN.md": Link("docs/plan.md"),
    "docs/plan.md": PAGE,
    "TODO.md": Link("../outside.md"),
    "ROADMAP.md": Link("nowhere.md"),
    "TASKS.md": Submodule(),
}


def test_a_link_to_a_page_that_is_read_is_no_other_page(tmp_path: Path) -> None:
    links = {"docs/TODO.md": Link("../TODO.md"), "docs/plan.md": Link("../x.md")}
    repository = open_repository(
        lay_out(tmp_path / "kiln", {"TODO.md": PAGE, "x.md": PAGE, **links})
    )
    assert chosen(repository) == ["TODO.md", "docs/plan.md"]


def test_a_page_that_nobody_named_and_nobody_can_read_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"outside.md": PAGE})
    repository = open_repository(lay_out(tmp_path / "kiln", LINKS))
    assert chosen(repository) == ["docs/plan.md"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("TODO.md", "page `TODO.md` cannot be read: a symlink out of the repository"),
        ("ROADMAP.md", "page `ROADMAP.md` cannot be read: a symlink to nothing tracked"),
        ("TASKS.md", "page `TASKS.md` does not exist"),
    ],
)
def test_a_page_that_is_named_and_nobody_can_read_is_an_error(
    tmp_path: Path, path: str, said: str
) -> None:
    write(tmp_path, {"outside.md": PAGE})
    root = lay_out(tmp_path / "kiln", LINKS)
    with pytest.raises(ConfigurationError) as error:
        survey(root, parse({"pages": [path]}))
    assert said in str(error.value)


def test_a_survey_judges_the_pages(root: Path) -> None:
    seen = survey(root, parse({"pages": ["TODO.md"]}))
    assert [finding.verdict for finding in seen.report.findings] == ["accurate"]
    assert seen.report.as_of == date(2026, 1, 1)
    assert seen.report.pages[0].why == "named in the settings"


def test_a_survey_stands_on_the_day_that_it_is_given(root: Path) -> None:
    assert survey(root, parse({}), today=date(2027, 2, 3)).report.as_of == date(2027, 2, 3)


def test_a_survey_of_a_revision_reads_its_pages(tmp_path: Path) -> None:
    root = lay_out(
        tmp_path / "kiln", {"TODO.md": PAGE}, {"TODO.md": PAGE * 2, "src/oven.py": "x\n"}
    )
    assert len(survey(root, parse({})).report.findings) == 2
    assert len(survey(root, parse({}), rev="HEAD~1").report.findings) == 1


def test_a_survey_says_which_page_it_is_at(root: Path) -> None:
    seen: list[str] = []
    survey(root, parse({"pages": ["TODO.md", "docs/todo.md"]}), progress=seen.append)
    assert seen == ["TODO.md", "docs/todo.md"]


@pytest.mark.parametrize(
    ("page", "claims"),
    [
        ({"path": "LIST.md"}, 0),
        ({"path": "LIST.md", "assume": "done"}, 1),
        ({"path": "LIST.md", "trees": True}, 1),
        ({"path": "LIST.md", "assume": "done", "trees": True}, 2),
    ],
)
def test_a_page_is_read_as_its_options_say(
    tmp_path: Path, page: dict[str, Any], claims: int
) -> None:
    listed = "- `src/oven.py`\n\n```\nsrc/\n└── oven.py\n```\n"
    root = write(tmp_path / "kiln", {"LIST.md": listed, "src/oven.py": "x\n"})
    assert len(survey(root, parse({"pages": [page]})).report.findings) == claims


def test_a_page_may_switch_trees_off_again(tmp_path: Path) -> None:
    tree = "```\nsrc/\n└── oven.py\n```\n"
    root = write(tmp_path / "kiln", {"LIST.md": tree, "src/oven.py": "x\n"})
    page = {"path": "LIST.md", "trees": False}
    assert not survey(root, parse({"pages": [page], "trees": True})).report.findings


def test_a_title_of_the_settings_is_the_title(root: Path) -> None:
    page = {"path": "TODO.md", "title": "What is left"}
    assert survey(root, parse({"pages": [page]})).report.pages[0].title == "What is left"


@pytest.mark.parametrize(
    "verify",
    [
        [{"claim": "heat well", "check": "file src/oven.py"}],
        [{"claim": "src/oven.py", "check": "file src/oven.py", "page": "docs/*"}],
    ],
)
def test_a_bound_check_that_finds_no_claim_is_an_error(
    root: Path, verify: list[dict[str, str]]
) -> None:
    with pytest.raises(ConfigurationError) as error:
        survey(root, parse({"pages": ["TODO.md"], "verify": verify}))
    assert "option `verify.0`: no claim" in str(error.value)
    assert "copy them from the claim's line" in str(error.value)


def test_a_bound_check_that_is_wrong_is_a_broken_claim(root: Path) -> None:
    verify = [{"claim": "src/oven.py", "check": "lnes src/oven.py"}]
    (finding,) = survey(root, parse({"pages": ["TODO.md"], "verify": verify})).report.findings
    assert (finding.verdict, finding.fails) == ("broken", True)


@pytest.mark.parametrize("words", [{"done": ["🟢"]}, {"done": ["heats"]}])
def test_words_of_the_settings_are_understood(tmp_path: Path, words: dict[str, list[str]]) -> None:
    page = "- 🟢 `src/oven.py`\n\n**Status**: heats\n"
    root = write(tmp_path / "kiln", {"TODO.md": page, "src/oven.py": "x\n"})
    assert len(survey(root, parse({"words": words})).report.findings) == 1


@pytest.mark.parametrize(("root_files", "verdict"), [([], "unverified"), (["kiln.y*"], "missing")])
def test_root_files_of_the_settings_can_be_missed(
    tmp_path: Path, root_files: list[str], verdict: str
) -> None:
    root = lay_out(tmp_path / "kiln", {"TODO.md": "- [x] `kiln.yaml`\n"})
    (finding,) = survey(root, parse({"root_files": root_files})).report.findings
    assert finding.verdict == verdict


def test_project_names_of_the_settings_are_stripped(tmp_path: Path) -> None:
    page = "- [x] `/home/ann/ofen/src/oven.py`\n"
    root = lay_out(tmp_path / "kiln", {"TODO.md": page, "src/oven.py": "x = 1\n"})
    (finding,) = survey(root, parse({"project_names": ["ofen"]})).report.findings
    assert (finding.verdict, finding.exact) == ("accurate", True)


def test_a_baseline_of_the_settings_is_read_from_the_root(tmp_path: Path) -> None:
    page = "- [x] Create `src/never.py`\n"
    root = lay_out(tmp_path / "kiln", {"TODO.md": page, "src/oven.py": "x = 1\n"})
    (finding,) = survey(root, parse({})).report.findings
    claim = {"id": finding.claim.id, "page": "TODO.md", "claim": finding.claim.text}
    accepted = [{**claim, "since": "2025-01-01"}]
    known = {"format": "gapreport-baseline", "version": 2, "accepted": accepted}
    write(root, {"gaps.json": json.dumps(known)})
    (finding,) = survey(root, parse({"baseline": "gaps.json"})).report.findings
    assert not finding.fails


def test_a_baseline_that_is_not_there_is_an_error(root: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"baseline `gaps.json` does not exist"):
        survey(root, parse({"baseline": "gaps.json"}))


def test_the_same_input_gives_the_same_report(root: Path) -> None:
    first, second = (survey(root, parse({})).report for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"pages": ["doc/**"]}, "no claim is covered by pages `doc/**`; see how the pages and"),
        ({"phase": "Phase 9"}, "no claim is covered by phase `Phase 9`"),
        (
            {"pages": ["TODO.md"], "phase": ["Phase 9", "Week 1"]},
            "no claim is covered by pages `TODO.md` and phase `Phase 9`, `Week 1`",
        ),
    ],
)
def test_rule_that_covers_no_claim_would_let_everything_pass(
    tmp_path: Path, rule: dict[str, Any], said: str
) -> None:
    page = "## Phase 1\n\n- [x] Create `src/never.py`\n"
    root = lay_out(tmp_path / "kiln", {"TODO.md": page, "src/oven.py": "x = 1\n"})
    settings = parse({"fail_on": [{"verdicts": ["missing"], **rule}]})
    with pytest.raises(ConfigurationError) as error:
        survey(root, settings)
    assert f"option `fail_on`: {said}" in str(error.value)
    assert survey(root, settings, named=["TODO.md"]).report.failing == ()
