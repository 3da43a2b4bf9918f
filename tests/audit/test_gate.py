"""What turns a build red, and the exit codes by precedence (section 3.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from projects import Project, git, lay_out, lines, write

from mkdocs_gapreport import reading
from mkdocs_gapreport.audit import audit, gate
from mkdocs_gapreport.model import Strength, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_gapreport.audit import Gate

TRUE, FALSE = "- [x] `src/kiln/oven.py`\n", "- [x] `src/kiln/never.py`\n"
BROKEN = "- [x] h <!-- verify: lnes a -->\n"
GENERATED, OPEN = "- [x] `data/run.csv`\n", "- [ ] a thought\n"

CODES = [
    ("nothing", "# Kiln\n", 0, "no claim is false"),
    ("only open prose", OPEN, 0, "no claim is false"),
    ("only prose", "- [x] it is warm\n", 0, "no claim is false"),
    ("only true claims", TRUE, 0, "no claim is false"),
    ("an outdated one", "- [x] `lib/gone.py`\n", 0, "no claim is false"),
    ("an understated one", "- [ ] `src/kiln/oven.py`\n", 0, "no claim is false"),
    ("a stub", "- [x] `src/kiln/clay.py`\n", 0, "no claim is false"),
    ("a short one", "- [x] `src/kiln/oven.py` (250 lines)\n", 0, "no claim is false"),
    ("a wrong figure without status", "- `src/kiln/oven.py` (900 lines)\n", 0, "no claim"),
    ("what nobody can check, beside a true one", GENERATED + TRUE, 0, "no claim is false"),
    ("what nobody can check, and open prose", GENERATED + OPEN, 3, "none of 1 claim "),
    ("what nobody can check", GENERATED, 3, "none of 1 claim with something to check"),
    ("one false claim", FALSE, 1, "1 claim is false"),
    ("two, and their heading", f"## All ✅\n\n{FALSE}- [x] `src/x.py`\n", 1, "2 claims are false"),
    ("a broken check", BROKEN, 2, "1 check cannot run as written"),
    ("a broken check before a false claim", FALSE + BROKEN, 2, "1 check cannot run"),
    ("a false claim before what nobody can check", FALSE + GENERATED, 1, "1 claim is false"),
]


@pytest.mark.parametrize(
    ("page", "code", "message"), [row[1:] for row in CODES], ids=[row[0] for row in CODES]
)
def test_the_exit_code_of_a_page_with(kiln: Project, page: str, code: int, message: str) -> None:
    gated = gate(kiln.report(page))
    assert (gated.code, gated.message[: len(message)]) == (code, message)


WIDENED = [
    ("outdated", "- [x] `lib/gone.py`"),
    ("understated", "- [ ] `src/kiln/oven.py`"),
    ("unverified", "- [x] it is warm"),
]


@pytest.mark.parametrize(("verdict", "line"), WIDENED)
def test_a_site_may_let_more_verdicts_fail(kiln: Project, verdict: str, line: str) -> None:
    assert kiln.verdict_of(line) == verdict
    assert kiln.verdict_of(line, fail_on=frozenset({Verdict(verdict)})) == f"{verdict} ✗"


@pytest.mark.parametrize("line", [FALSE, "- [x] `src/kiln/oven.py` (900 lines)"])
def test_a_site_may_let_nothing_fail(kiln: Project, line: str) -> None:
    assert "✗" not in kiln.verdict_of(line, fail_on=frozenset())


def test_a_heading_does_not_fail_for_a_widened_verdict(kiln: Project) -> None:
    page = "## Ovens ✅\n\n- [x] it is warm\n"
    heading, part = kiln.findings(page, fail_on=frozenset({Verdict.UNVERIFIED}))
    assert (heading.fails, part.fails) == (False, True)


def test_a_stub_fails_where_substance_is_required(kiln: Project) -> None:
    line = "- [x] `src/kiln/clay.py`"
    assert kiln.verdict_of(line, require_strength=Strength.SUBSTANCE) == "overstated ✗"
    assert kiln.verdict_of("- [x] `src/kiln/oven.py`", require_strength=Strength.SUBSTANCE) == (
        "accurate"
    )


@pytest.fixture
def judged() -> Callable[[Path, str], Gate]:
    """The gate on a page of the checkout at a path."""

    def decide(root: Path, page: str) -> Gate:
        project = Project.at(root)
        read = reading.read(page.encode(), "TODO.md", words=reading.vocabulary())
        return gate(audit([read], project.repository, as_of=date(2026, 1, 3)))

    return decide


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Three commits; the second removes `src/gone.py`."""
    first = {"src/kiln/oven.py": lines(20), "src/gone.py": lines(9), "README.md": "# Kiln\n"}
    return lay_out(tmp_path / "origin", first, {"src/gone.py": None}, {"src/new.py": lines(3)})


def test_with_the_whole_history_what_was_removed_is_outdated(
    origin: Path, judged: Callable[[Path, str], Gate]
) -> None:
    assert judged(origin, "- [x] `src/gone.py`\n").code == 0
    assert judged(origin, "- [x] `src/never.py`\n").code == 1


def test_a_shallow_clone_cannot_accuse_and_says_what_to_do(
    origin: Path, tmp_path: Path, judged: Callable[[Path, str], Gate]
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{origin}", "shallow")
    gated = judged(tmp_path / "shallow", "- [x] `src/gone.py`\n- [x] `src/new.py`\n")
    assert gated.code == 3
    assert "1 claim could not be judged without the history" in gated.message
    assert "fetch-depth: 0" in gated.message


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("- [x] `src/new.py`\n", 0),
        ("- [x] `src/gone.py` (deferred)\n- [x] `src/new.py`\n", 0),
        ("- [ ] Create `src/later.py`\n", 0),
        ("- [x] See `src/gone.py`\n- [x] `src/new.py`\n", 0),
        ("- [x] `src/new.py` (900 lines)\n", 1),
        ("- [x] Remove `src/new.py`\n", 1),
        ("- [x] Create `elsewhere/x.py`\n- [x] `src/new.py`\n", 3),
        ("- [x] `src/gone.py`\n- [x] `src/new.py` (900 lines)\n", 1),
    ],
)
def test_a_shallow_clone_still_judges_what_it_can(
    origin: Path, tmp_path: Path, judged: Callable[[Path, str], Gate], page: str, code: int
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{origin}", "shallow")
    assert judged(tmp_path / "shallow", page).code == code


def test_a_folder_without_git_cannot_accuse_either(
    tmp_path: Path, judged: Callable[[Path, str], Gate]
) -> None:
    root = write(tmp_path / "plain", {"src/kiln/oven.py": lines(20)})
    gated = judged(root, TRUE + FALSE)
    assert gated.code == 3
    assert judged(root, TRUE + "- [x] `src/kiln/oven.py` (90 lines)\n").code == 1


def test_a_history_that_git_cannot_read_is_told_with_what_it_takes(
    origin: Path, judged: Callable[[Path, str], Gate]
) -> None:
    first = git(origin, "rev-parse", "HEAD~2").strip()
    (origin / ".git/objects" / first[:2] / first[2:]).unlink()
    gated = judged(origin, "- [x] `src/gone.py`\n- [x] `src/new.py`\n")
    assert gated.code == 3
    assert "without the history: the history cannot be read (`git log` failed" in gated.message
    assert "it takes a clone that has all commits" in gated.message


def test_candidates_speak_against_a_claim_and_do_not_fail_it(tmp_path: Path) -> None:
    source = "def find(db, name):\n    return db.execute(f\"SELECT * FROM pots WHERE name = '{name}'\")\n"
    project = Project.at(lay_out(tmp_path / "pots", {"src/pots/find.py": source}))
    assert project.verdict_of("- [x] 0 SQL injection vulnerabilities") == "overstated"
    assert project.verdict_of("- [x] a <!-- verify: sql_injection == 0 -->") == "overstated ✗"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("- [x] Rotate access.log\n", 0),
        ("- [x] Upload pictures (LOGO/backgrounds)\n", 0),
        ("- [x] See `src/new.py`\n", 0),
        ("- [x] `<name>/oven.py`\n", 0),
        ("- [x] `~/.kiln/oven.yml`\n", 0),
        ("- [x] Fix the heat in `kilns/never.py`\n", 3),
    ],
)
def test_words_that_only_look_like_paths_leave_no_run_blind(
    origin: Path, judged: Callable[[Path, str], Gate], page: str, code: int
) -> None:
    assert judged(origin, page).code == code
