"""The false claims that a site accepts for now: written down once, with the day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, lines

from mkdocs_gapreport import baseline
from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.model import Report

FALSE, FALSE_TOO = "- [x] Create `src/never.py`\n", "- [x] Create `src/nowhere.py`\n"
OLD, NEW = date(2025, 6, 1), date(2026, 6, 1)


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.at(lay_out(tmp_path_factory.mktemp("b") / "kiln", {"src/oven.py": lines(20)}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gaps.json"


def write(file: Path, report: Report, today: date) -> int:
    """Write the baseline anew; how many claims it accepts."""
    text, count = baseline.renewed(file, report, today=today)
    file.write_text(text, "utf-8")
    return count


def test_what_is_false_is_written_down(kiln: Project, file: Path) -> None:
    page = f"## All ✅\n\n{FALSE}- [x] `src/oven.py`\n- [ ] a thought\n{FALSE_TOO}"
    assert write(file, kiln.report(page), OLD) == 2
    written = json.loads(file.read_text("utf-8"))
    assert (written["format"], written["version"]) == ("gapreport-baseline", 1)
    assert [set(entry) for entry in written["accepted"]] == [
        {"id", "page", "claim", "verdict", "since"}
    ] * 2
    assert written["accepted"][0]["claim"] == "Create src/never.py"
    assert written["accepted"][0]["since"] == "2025-06-01"


def test_what_is_written_down_does_not_fail_any_more(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE), OLD)
    report = kiln.report(FALSE, accepted=baseline.read(file))
    assert gate(report).code is ExitCode.FINE
    accepted = report.findings[0].accepted
    assert accepted
    assert (accepted.by, accepted.since) == ("baseline", OLD)


def test_what_is_new_fails(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE), OLD)
    report = kiln.report(f"More.\n\n{FALSE}{FALSE_TOO}", accepted=baseline.read(file))
    assert [finding.fails for finding in report.findings] == [False, True]


def test_writing_again_keeps_the_day_of_what_was_known(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE), OLD)
    again = kiln.report(FALSE + FALSE_TOO, accepted=baseline.read(file))
    assert write(file, again, NEW) == 2
    days = {entry["claim"]: entry["since"] for entry in json.loads(file.read_text())["accepted"]}
    assert days == {"Create src/never.py": "2025-06-01", "Create src/nowhere.py": "2026-06-01"}


def test_writing_again_forgets_what_is_true_by_now(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE + FALSE_TOO), OLD)
    assert write(file, kiln.report(FALSE, accepted=baseline.read(file)), NEW) == 1


def test_writing_twice_writes_the_same(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE + FALSE_TOO), OLD)
    first = file.read_bytes()
    write(file, kiln.report(FALSE + FALSE_TOO, accepted=baseline.read(file)), NEW)
    assert file.read_bytes() == first


def test_nothing_false_is_an_empty_baseline(kiln: Project, file: Path) -> None:
    assert write(file, kiln.report("- [x] `src/oven.py`\n"), OLD) == 0
    assert baseline.read(file) == {}


def test_a_heading_is_not_written_down_beside_its_parts(kiln: Project, file: Path) -> None:
    write(file, kiln.report(f"## All ✅\n\n{FALSE}{FALSE_TOO}"), OLD)
    report = kiln.report(f"## All ✅\n\n{FALSE}{FALSE_TOO}", accepted=baseline.read(file))
    assert [finding.fails for finding in report.findings] == [False] * 3


def test_a_waived_claim_is_not_written_down(kiln: Project, file: Path) -> None:
    page = f'{FALSE}  <!-- gapreport: waive reason="soon" -->\n'
    assert write(file, kiln.report(page), OLD) == 0


def test_a_broken_check_is_not_accepted_by_being_written_down(kiln: Project, file: Path) -> None:
    page = "- [x] h <!-- verify: lnes a -->\n"
    assert write(file, kiln.report(page), OLD) == 0
    assert kiln.report(page, accepted=baseline.read(file)).findings[0].fails


HEAD = '{"format": "gapreport-baseline", "version": 1, "accepted": '
DAMAGED = {
    "empty": ("", "cannot be read"),
    "cut off": (HEAD, "cannot be read"),
    "no JSON": ("<html>", "cannot be read"),
    "not UTF-8": ("\udcff", "cannot be read"),
    "a list": ("[]", "is no baseline; write one with `gapreport baseline`"),
    "a number": ("12", "is no baseline"),
    "another format": ('{"format": "gapreport", "version": 1}', "is no baseline"),
    "another version": (HEAD.replace("1", "2") + "[]}", "has version 2, not 1"),
    "no version": ('{"format": "gapreport-baseline"}', "has version None, not 1"),
    "no entries": ('{"format": "gapreport-baseline", "version": 1}', "`accepted` has to be a list"),
    "entries that are no list": (HEAD + "{}}", "`accepted` has to be a list"),
    "an entry that is a text": (HEAD + '["a"]}', "`accepted` has to be a list"),
    "an entry without id": (HEAD + "[{}]}", "`accepted` has to be a list of claims with ids"),
    "a day that is none": (HEAD + '[{"id": "a", "since": "soon"}]}', "`soon` is no date"),
}


@pytest.mark.parametrize(("content", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_baseline_is_an_error_that_names_it(file: Path, content: str, said: str) -> None:
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationError) as error:
        baseline.read(file)
    assert "`gaps.json`" in str(error.value)
    assert said in str(error.value)


def test_a_missing_baseline_says_how_to_write_one(file: Path) -> None:
    with pytest.raises(ConfigurationError) as error:
        baseline.read(file)
    assert str(error.value) == (
        "baseline `gaps.json` does not exist; write it with `gapreport baseline`"
    )


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        baseline.read(tmp_path)


def test_an_entry_without_a_day_is_accepted(file: Path) -> None:
    file.write_text(HEAD + '[{"id": "a"}, {"id": "b", "since": null}]}')
    assert set(baseline.read(file)) == {"a", "b"}


def test_a_damaged_baseline_is_not_written_over(kiln: Project, file: Path) -> None:
    file.write_text("<<<<<<< HEAD\n")
    with pytest.raises(ConfigurationError):
        write(file, kiln.report(FALSE), OLD)
    assert file.read_text() == "<<<<<<< HEAD\n"


def test_pages_that_were_not_read_keep_their_entries(kiln: Project, file: Path) -> None:
    write(file, kiln.report(FALSE, page="PLAN.md"), OLD)
    assert write(file, kiln.report(FALSE_TOO, page="TODO.md"), NEW) == 2
    assert len(baseline.read(file)) == 2
