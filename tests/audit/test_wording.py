"""What a finding says: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.testing import finding_of

if TYPE_CHECKING:
    from projects import Project

REASONS = [
    ("- [x] `src/kiln/never.py`", "`src/kiln/never.py` is not in the repository and never was"),
    ("- [x] `lib/moved.py`", "`lib/moved.py` was moved to `src/kiln/arrived.py` in "),
    ("- [x] `lib/gone.py`", "`lib/gone.py` was removed in "),
    ("- [x] `src/kiln/oven.py` (900 lines)", "`src/kiln/oven.py` has 200 lines"),
    ("- [x] `src/kiln/clay.py`", ", but every body in it is a stub"),
    ("- [x] `firing_report.json`", "by `*_report.json` (.gitignore:2)"),
    ("- [x] `src/kiln/never.py` (deferred)", "the line says itself: deferred; "),
    ("- [x] it is warm", "it names nothing that can be checked here"),
    ("- [ ] a thought", "it is stated as not done, and names nothing to look for"),
    ("- [-] a thought", "it is stated neither done nor not done"),
    ("- [x] Remove `heat` from `src/kiln/oven.py`", "which proves nothing about what was taken"),
    ("## Ovens ✅", "it names nothing that can be checked here"),
    ("## Ovens ✅\n- [x] a\n- [x] b\n", "none of its 2 parts could be judged"),
    (
        "## Ovens ✅\n- [x] `src/kiln/oven.py`\n- [x] `src/kiln/never.py`\n",
        "overstated by 50 points: 1 of the 2 parts that could be judged is false",
    ),
]
ADVICE = [
    ("- [x] `src/kiln/oven.py`", ""),
    ("- [x] `src/kiln/never.py`", "create `src/kiln/never.py`, or say that it is not done"),
    ("- [x] `src/kiln/ovenn.py`", "if `src/kiln/oven.py` is meant, write that; otherwise create"),
    ("- [x] `lib/moved.py`", "write `src/kiln/arrived.py`"),
    ("- [x] `lib/gone.py`", "say that it was removed since, or drop the line"),
    ("- [x] `src/kiln/oven.py` (900 lines)", "say 200 lines in place of 900 lines"),
    ("- [x] `src/kiln/oven.py` (100 lines)", "say 200 lines in place of 100 lines"),
    ("- [x] Remove `src/kiln/oven.py`", "remove `src/kiln/oven.py`, or say that it is not done"),
    ("- [x] `src/kiln/clay.py`", "write `src/kiln/clay.py`, or say that it is a stub"),
    (
        "- [x] `src/kiln/oven.py` and `src/kiln/never.py`",
        "create `src/kiln/never.py`, or take it out of the line",
    ),
    ("- [ ] `src/kiln/oven.py`", "if it does what the line says, say that it is done"),
    (
        "- [x] h <!-- verify: symbol HeatStore src/kiln/oven.py -->",
        "write what the check asks for, or say that it is not done",
    ),
    ("- [x] h <!-- verify: file ../../etc/passwd -->", "name a path in the repository, or say"),
    ("- [x] h <!-- verify: lnes a -->", "mend the check, or take it out"),
    ("- [ ] a thought", ""),
    ("## Ovens ✅", ""),
]


@pytest.mark.parametrize(("page", "words"), REASONS)
def test_the_reason_says_what_was_seen(kiln: Project, page: str, words: str) -> None:
    assert words in kiln.finding(page).reason


@pytest.mark.parametrize(("page", "words"), ADVICE)
def test_the_advice_says_what_to_write(kiln: Project, page: str, words: str) -> None:
    assert kiln.finding(page).advice[: len(words)] == words
    assert bool(words) is bool(kiln.finding(page).advice)


def test_a_file_that_is_there_is_not_to_be_created() -> None:
    line = "- [x] h <!-- verify: symbol Damper oven.py -->"
    found = finding_of(line, files={"oven.py": "A = 1\n", "flue.py": "class Damper:\n    A = 1\n"})
    assert found.verdict == "missing"
    assert found.advice == "write what the check asks for, or say that it is not done"


def test_none_left_is_never_advised_to_become_some_left() -> None:
    line = "- [x] 0 TODO comments <!-- verify: todo_comments == 0 -->"
    found = finding_of(line, files={"oven.py": "A = 1  # TODO: heat\n"})
    assert found.verdict == "overstated"
    assert found.advice == "mend what the evidence shows, or say that it is not done"


def test_a_claim_that_nothing_can_decide_is_told_how_it_could_be(kiln: Project) -> None:
    advice = kiln.finding("- [x] it is warm").advice
    assert "name a file, or add a check such as `<!-- verify: file" in advice


def test_of_many_files_three_are_named(kiln: Project) -> None:
    names = ", ".join(f"`src/kiln/never_{number}.py`" for number in range(6))
    reason = kiln.finding(f"- [x] {names}").reason
    assert reason.count("never was") == 3
    assert reason.endswith("; and 3 more")


def test_no_reason_holds_an_absolute_path(kiln: Project) -> None:
    root = str(kiln.repository.root)
    pages = [page for page, _ in REASONS + ADVICE]
    findings = [finding for page in pages for finding in kiln.findings(page)]
    assert not [f.reason for f in findings if root in f.reason + f.advice + f.figure]
