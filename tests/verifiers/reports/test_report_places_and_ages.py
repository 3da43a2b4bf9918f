"""Where reports are looked for, and when they are older than the code they speak of."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from projects import Link

from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers.reports import shelf
from mkdocs_gapreport.verifiers.reports.age import from_number, from_text
from mkdocs_gapreport.verifiers.reports.coverage import coverage
from mkdocs_gapreport.verifiers.reports.results import results

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository

    Checkout = Callable[..., Repository]

HALF = "TN:\nSF:mill/stone.py\nDA:1,1\nDA:2,0\nend_of_record\n"
CODE = {"mill/stone.py": "a = 1\nb = 2\n", ".gitignore": "coverage/\n"}
FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC).timestamp()
A_DAY = 86_400


def touch(repository: Repository, path: str, day: float) -> None:
    """Give a file the date of a day since the first commit."""
    os.utime(repository.root / path, (FIRST_DAY + day * A_DAY,) * 2)


def junit(stamp: str) -> str:
    case = '<testcase classname="tests.test_a" name="a"/>'
    return f'<testsuite name="pytest" timestamp="{stamp}">{case}</testsuite>'


def test_what_ci_left_behind_is_found_although_it_is_ignored(checkout: Checkout) -> None:
    repository = checkout(CODE, lying={"coverage/lcov.info": HALF})
    assert coverage(repository).value == 50


@pytest.mark.parametrize(
    "path",
    [
        "lcov.info",
        "coverage/lcov.info",
        "coverage/unit/lcov.info",
        "reports/coverage/lcov.info",
        "build/coverage/lcov.info",
        "web/coverage/lcov.info",
    ],
)
def test_untracked_reports_lie_where_tools_put_them(checkout: Checkout, path: str) -> None:
    code = {"mill/stone.py": "a = 1\n", "web/package.json": "{}", "web/mill/stone.py": "a\n"}
    assert coverage(checkout(code, lying={path: HALF})).value == 50


def test_other_untracked_folders_are_not_searched(checkout: Checkout) -> None:
    repository = checkout(CODE, lying={"scratch/coverage.json": "{", "scratch/lcov.info": HALF})
    assert coverage(repository).summary.startswith("no coverage report was found")
    assert coverage(repository, report="scratch/lcov.info").value == 50
    assert coverage(repository, report="scratch").value is None


def test_at_a_revision_only_tracked_reports_count(checkout: Checkout) -> None:
    repository = checkout(CODE, lying={"coverage/lcov.info": HALF}, rev="HEAD")
    assert coverage(repository).summary.startswith("no coverage report was found")
    named = coverage(repository, report="coverage/lcov.info")
    assert named.summary.startswith(
        "no coverage report `coverage/lcov.info` is tracked at this revision;"
    )


def test_a_tracked_report_is_read_at_a_revision(checkout: Checkout) -> None:
    repository = checkout({**CODE, "lcov.info": HALF}, {"mill/sack.py": "a\n"}, rev="HEAD")
    assert coverage(repository).summary.endswith(
        "in 1 file), says LCOV in `lcov.info` of 2026-01-01"
    )


def test_links_out_of_the_repository_are_not_followed(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "lcov.info").write_text(HALF)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "lcov.info").write_text(HALF)
    repository = checkout({**CODE, "lcov.info": Link("../lcov.info")})
    (repository.root / "coverage").symlink_to(tmp_path / "out")
    (repository.root / "mine.info").symlink_to(tmp_path / "lcov.info")
    assert coverage(repository, report="lcov.info").summary == (
        "`lcov.info` cannot be read: it is a symlink out of the repository"
    )
    for report in ("", "coverage/lcov.info", "mine.info", "coverage"):
        assert coverage(repository, report=report).value is None


def test_a_pipe_is_no_report(checkout: Checkout) -> None:
    repository = checkout(CODE)
    os.mkfifo(repository.root / "lcov.info")
    assert coverage(repository, report="lcov.info").summary.startswith("no coverage report")
    assert coverage(repository).summary.startswith("no coverage report was found")


def test_many_reports_are_not_all_read(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_REPORTS", 3)
    files = {f"reports/TEST-{n}.xml": junit("") for n in range(5)}
    evidence = results(checkout(files))
    assert evidence.summary == (
        "there are more than 3 results reports; name those that count with `report=`"
    )


def test_the_age_is_counted_from_the_day_of_the_audit(checkout: Checkout) -> None:
    repository = checkout({**CODE, "lcov.info": HALF})
    assert coverage(repository, as_of=date(2026, 1, 1)).summary.endswith(" of 2026-01-01")
    assert coverage(repository, as_of=date(2026, 1, 2)).summary.endswith(", 1 day old")
    assert coverage(repository, as_of=date(2026, 3, 2)).summary.endswith(", 60 days old")


NEWER = {"mill/stone.py": "a = 1\nb = 3\n"}


def test_a_tracked_report_is_older_than_a_later_commit_to_its_code(checkout: Checkout) -> None:
    evidence = coverage(checkout({**CODE, "lcov.info": HALF}, NEWER))
    assert evidence.value == 50
    assert evidence.summary.endswith(
        "`lcov.info` of 2026-01-01, older than the code, which changed on 2026-01-02"
    )


def test_commits_to_other_code_do_not_make_a_report_old(checkout: Checkout) -> None:
    repository = checkout({**CODE, "lcov.info": HALF}, {"web/a.ts": "a\n", "mill/notes.md": "a\n"})
    assert "older" not in coverage(repository).summary


def test_a_report_that_is_committed_with_its_code_is_not_older(checkout: Checkout) -> None:
    report = junit("2026-01-02T11:00:00+00:00")  # an hour before the commit
    assert "older" not in results(checkout(CODE, {**NEWER, "junit.xml": report})).summary


def test_an_old_run_that_is_committed_late_is_older(checkout: Checkout) -> None:
    report = junit("2025-06-01T11:00:00+00:00")
    assert "of 2025-06-01, older than the code, which changed on 2026-01-02" in (
        results(checkout(CODE, {**NEWER, "junit.xml": report})).summary
    )


def test_run_then_committed_is_not_older(checkout: Checkout) -> None:
    """The code was edited before the run, and committed after it."""
    repository = checkout(CODE, NEWER, lying={"coverage/lcov.info": HALF})
    touch(repository, "mill/stone.py", 0.1)
    touch(repository, "coverage/lcov.info", 0.2)
    assert "older" not in coverage(repository).summary


def test_an_untracked_report_is_older_than_a_later_commit(checkout: Checkout) -> None:
    repository = checkout(CODE, NEWER, lying={"coverage/lcov.info": HALF})
    touch(repository, "coverage/lcov.info", 0.2)
    assert "older than the code, which changed on 2026-01-02" in coverage(repository).summary


def test_an_edit_that_is_not_committed_makes_a_report_old(checkout: Checkout) -> None:
    repository = checkout(CODE, lying={"coverage/lcov.info": HALF})
    touch(repository, "coverage/lcov.info", 3)
    (repository.root / "mill/stone.py").write_text("b = 4\n")
    touch(repository, "mill/stone.py", 5)
    summary = coverage(open_repository(repository.root)).summary
    assert "of 2026-01-04, older than the code, which changed on 2026-01-06" in summary


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-01-02T03:04:05Z", "2026-01-02 03:04"),
        ("2026-01-02T03:04:05.123456+02:00", "2026-01-02 01:04"),
        ("2026-01-02 03:04:05 UTC", "2026-01-02 03:04"),
        ("2026-01-02T03:04", "2026-01-02 03:04 by its own clock"),
        ("2026-13-02T03:04:05", ""),
        ("0001-01-01T00:00:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_times_in_words(text: str, stamp: str) -> None:
    read = from_text(text)
    clock = " by its own clock" if read and read.is_local else ""
    assert (f"{read.time:%Y-%m-%d %H:%M}{clock}" if read else "") == stamp


@pytest.mark.parametrize(
    ("number", "stamp"),
    [
        ("1795453745", "2026-11-23"),
        ("1795453745662", "2026-11-23"),
        (1795453745662.5, "2026-11-23"),
        ("0", ""),
        ("-5", ""),
        ("1e300", ""),
        ("NaN", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_times_in_numbers(number: float | str | None, stamp: str) -> None:
    read = from_number(number)
    assert (f"{read.time:%Y-%m-%d}" if read else "") == stamp
