"""The false claims that a site accepts for now: written down once, with the day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from projects import Project, git, lay_out, lines

from mkdocs_gapreport import baseline
from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.repository import open_repository

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.baseline import Renewal, Standing
    from mkdocs_gapreport.model import Report

FALSE, FALSE_TOO = "- [x] Create `src/never.py`\n", "- [x] Create `src/nowhere.py`\n"
OLD, NEW = date(2025, 6, 1), date(2026, 6, 1)


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"src/oven.py": lines(20), "TODO.md": "# To do\n", "PLAN.md": "# Plan\n"}
    return Project.at(lay_out(tmp_path_factory.mktemp("b") / "kiln", files))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gaps.json"


def write(kiln: Project, file: Path, report: Report, today: date) -> Renewal:
    """Write the baseline anew."""
    known = baseline.read(file, kiln.repository) if file.exists() else None
    renewal = baseline.renewed(known, report, kiln.repository, today=today)
    file.write_text(renewal.text, "utf-8")
    return renewal


def held(kiln: Project, file: Path, page: str, *, path: str = "TODO.md") -> Report:
    """The report on a page, with what the baseline knows accepted."""
    return standing(kiln, file, page, path=path)[0]


def standing(
    kiln: Project, file: Path, page: str, *, path: str = "TODO.md"
) -> tuple[Report, Standing]:
    known = baseline.read(file, kiln.repository)
    return baseline.applied(known, kiln.report(page, page=path), kiln.repository)


def test_what_is_false_is_written_down(kiln: Project, file: Path) -> None:
    page = f"## All ✅\n\n{FALSE}- [x] `src/oven.py`\n- [ ] a thought\n{FALSE_TOO}"
    renewal = write(kiln, file, kiln.report(page), OLD)
    assert (renewal.accepted, [f.claim.line for f in renewal.added]) == (2, [3, 6])
    written = json.loads(file.read_text("utf-8"))
    assert (written["format"], written["version"]) == ("gapreport-baseline", 2)
    assert written["repository"] == [
        git(kiln.repository.root, "rev-list", "--max-parents=0", "HEAD")
    ]
    assert written["accepted"][0] | {"id": ""} == {
        "id": "",
        "page": "TODO.md",
        "section": ["All ✅"],
        "claim": "Create src/never.py",
        "verdict": "missing",
        "since": "2025-06-01",
    }


def test_what_is_written_down_does_not_fail_any_more(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE), OLD)
    report = held(kiln, file, FALSE)
    assert gate(report).code is ExitCode.FINE
    accepted = report.findings[0].accepted
    assert accepted
    assert (accepted.by, accepted.since) == ("baseline", OLD)


def test_what_is_new_fails(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE), OLD)
    report = held(kiln, file, f"More.\n\n{FALSE}{FALSE_TOO}")
    assert [finding.fails for finding in report.findings] == [False, True]


def test_one_more_of_the_same_line_is_one_too_many(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(f"## Fire\n\n{FALSE}"), OLD)
    report = held(kiln, file, f"## Fire\n\n{FALSE}\n## Glaze\n\n{FALSE}")
    assert [(f.claim.line, f.fails) for f in report.findings] == [(3, False), (7, True)]


def test_one_less_of_the_same_line_is_dropped(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(f"## Fire\n\n{FALSE}\n## Glaze\n\n{FALSE}"), OLD)
    report, stands = standing(kiln, file, f"## Fire\n\n{FALSE}")
    assert not report.failing
    assert [(each.entry.section, each.why) for each in stands.dropped] == [
        (("Glaze",), "stands there less often")
    ]


def test_claim_under_a_heading_that_was_renamed_stays_accepted(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(f"## Fire [70 %]\n\n{FALSE}\n{FALSE_TOO}"), OLD)
    report = held(kiln, file, f"## Fire [80 %]\n\n{FALSE}\n{FALSE_TOO}")
    assert not report.failing


def test_claim_on_a_page_that_was_renamed_stays_accepted(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE, page="OLD.md"), OLD)
    assert not held(kiln, file, FALSE).failing


def test_claim_of_a_page_that_is_still_there_is_accepted_there_only(
    kiln: Project, file: Path
) -> None:
    write(kiln, file, kiln.report(FALSE, page="PLAN.md"), OLD)
    assert held(kiln, file, FALSE).failing


def test_other_words_are_another_claim(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report("- [x] `src/oven.py` (900+ lines)\n"), OLD)
    assert held(kiln, file, "- [x] `src/oven.py` (950+ lines)\n").failing


def test_writing_again_keeps_the_day_of_what_was_known(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE), OLD)
    renewal = write(kiln, file, kiln.report(FALSE + FALSE_TOO), NEW)
    assert [finding.claim.line for finding in renewal.added] == [2]
    days = {entry["claim"]: entry["since"] for entry in json.loads(file.read_text())["accepted"]}
    assert days == {"Create src/never.py": "2025-06-01", "Create src/nowhere.py": "2026-06-01"}


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (FALSE, "is no longer on the page"),
        (f"{FALSE}- [ ] Create `src/nowhere.py`\n", "is open now"),
        (
            f'{FALSE}{FALSE_TOO}  <!-- gapreport: waive reason="soon" -->\n',
            "is accepted by a waiver",
        ),
    ],
)
def test_what_is_no_longer_false_is_said_and_taken_out(
    kiln: Project, file: Path, now: str, why: str
) -> None:
    write(kiln, file, kiln.report(FALSE + FALSE_TOO), OLD)
    report, stands = standing(kiln, file, now)
    assert report.remarks == (
        (
            f"1 claim of `gaps.json` needs no entry any more: “Create src/nowhere.py” (TODO.md) {why};"
            " `gapreport check --prune` takes it out"
        ),
    )
    pruned = baseline.pruned(baseline.read(file, kiln.repository), stands)
    assert (pruned.accepted, "nowhere" in pruned.text) == (1, False)
    assert write(kiln, file, kiln.report(now), NEW).text == pruned.text


def test_what_became_true_is_said_to_be_accurate(tmp_path: Path, file: Path) -> None:
    root = lay_out(tmp_path / "kiln", {"TODO.md": FALSE})
    before = Project.at(root)
    write(before, file, before.report(FALSE), OLD)
    (root / "src").mkdir()
    (root / "src/never.py").write_text(lines(3))
    git(root, "add", "--all")
    _, stands = standing(Project.at(root), file, FALSE)
    assert [each.why for each in stands.dropped] == ["is accurate now"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("- [x] Create `src/never.py` - N/A\n", id="other words that say nothing"),
        pytest.param("# To do\n", id="an empty page"),
    ],
)
def test_baseline_never_grows_by_itself(kiln: Project, file: Path, page: str) -> None:
    write(kiln, file, kiln.report(FALSE), OLD)
    _, stands = standing(kiln, file, page + FALSE_TOO)
    pruned = baseline.pruned(baseline.read(file, kiln.repository), stands)
    assert "nowhere" not in pruned.text


def test_what_a_shallow_clone_cannot_judge_is_kept(tmp_path: Path, file: Path) -> None:
    root = lay_out(tmp_path / "kiln", {"TODO.md": FALSE, "src/oven.py": lines(9)}, {"b": "1\n"})
    whole = Project.at(root)
    write(whole, file, whole.report(FALSE), OLD)
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    report, stands = standing(Project.at(tmp_path / "shallow"), file, FALSE)
    assert report.findings[0].verdict == "unverified"
    assert (len(stands.kept), stands.dropped) == (1, ())


def test_what_a_policy_lets_pass_is_kept(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE), OLD)
    report = kiln.report(FALSE, fail_on=frozenset())
    known = baseline.read(file, kiln.repository)
    assert baseline.applied(known, report, kiln.repository)[1].dropped == ()


def test_writing_twice_writes_the_same(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE + FALSE_TOO), OLD)
    first = file.read_bytes()
    write(kiln, file, held(kiln, file, FALSE + FALSE_TOO), NEW)
    assert file.read_bytes() == first


def test_nothing_false_is_an_empty_baseline(kiln: Project, file: Path) -> None:
    assert write(kiln, file, kiln.report("- [x] `src/oven.py`\n"), OLD).accepted == 0
    assert baseline.read(file, kiln.repository).entries == ()


def test_a_heading_is_not_written_down_beside_its_parts(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(f"## All ✅\n\n{FALSE}{FALSE_TOO}"), OLD)
    report = held(kiln, file, f"## All ✅\n\n{FALSE}{FALSE_TOO}")
    assert [finding.fails for finding in report.findings] == [False] * 3


def test_a_waived_claim_is_not_written_down(kiln: Project, file: Path) -> None:
    page = f'{FALSE}  <!-- gapreport: waive reason="soon" -->\n'
    assert write(kiln, file, kiln.report(page), OLD).accepted == 0


def test_a_broken_check_is_not_accepted_by_being_written_down(kiln: Project, file: Path) -> None:
    page = "- [x] h <!-- verify: lnes a -->\n"
    assert write(kiln, file, kiln.report(page), OLD).accepted == 0
    assert held(kiln, file, page).findings[0].fails


def test_pages_that_were_not_read_keep_their_entries(kiln: Project, file: Path) -> None:
    write(kiln, file, kiln.report(FALSE, page="PLAN.md"), OLD)
    assert write(kiln, file, kiln.report(FALSE_TOO, page="TODO.md"), NEW).accepted == 2
    assert len(baseline.read(file, kiln.repository).entries) == 2


HEAD = '{"format": "gapreport-baseline", "version": 2, "repository": [], "accepted": '
DAMAGED = {
    "empty": ("", "cannot be read"),
    "cut off": (HEAD, "cannot be read"),
    "no JSON": ("<html>", "cannot be read"),
    "a conflict of a merge": ("<<<<<<< HEAD\n" + HEAD + "[]}", "cannot be read"),
    "not UTF-8": ("\udcff", "cannot be read"),
    "a list": ("[]", "is no baseline; write one with `gapreport baseline`"),
    "a number": ("12", "is no baseline"),
    "another format": ('{"format": "gapreport", "version": 2}', "is no baseline"),
    "an older version": (HEAD.replace("2", "1") + "[]}", "has version 1, not 2; restore it, or"),
    "a newer version": (HEAD.replace("2", "3") + "[]}", "has version 3, not 2; update mkdocs-gap"),
    "no version": ('{"format": "gapreport-baseline"}', "has version None, not 2"),
    "no entries": ('{"format": "gapreport-baseline", "version": 2}', "`accepted` has to be a list"),
    "entries that are no list": (HEAD + "{}}", "`accepted` has to be a list"),
    "an entry that is a text": (HEAD + '["a"]}', "entry 1 of `accepted` is no mapping"),
    "an entry without id": (HEAD + "[{}]}", "entry 1 of `accepted` has no `id`"),
    "an entry without words": (
        HEAD + '[{"id": "a", "page": "b"}]}',
        "entry 1 of `accepted` has no `claim`",
    ),
    "a day that is none": (
        HEAD + '[{"id": "a", "page": "b", "claim": "c", "since": "soon"}]}',
        "`soon` is no date; restore it, or remove it",
    ),
    "a repository that is none": (
        HEAD.replace("[]", "7") + "[]}",
        "`repository` has to be a list of commits",
    ),
}


@pytest.mark.parametrize(("content", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_baseline_is_an_error_that_names_it(
    kiln: Project, file: Path, content: str, said: str
) -> None:
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationError) as error:
        baseline.read(file, kiln.repository)
    assert "`gaps.json`" in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["ci/gaps.json", "../gaps.json"])
def test_a_missing_baseline_is_named_as_the_option_names_it(kiln: Project, name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"baseline `{name}` does not exist"):
        baseline.read(kiln.repository.root / name, kiln.repository)


def test_a_missing_baseline_says_how_to_write_one(kiln: Project, file: Path) -> None:
    with pytest.raises(ConfigurationError) as error:
        baseline.read(file, kiln.repository)
    assert str(error.value) == (
        "baseline `gaps.json` does not exist; write it with `gapreport baseline`"
    )


def test_a_folder_is_no_baseline(kiln: Project, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        baseline.read(tmp_path, kiln.repository)


def test_a_baseline_of_another_repository_is_an_error(
    kiln: Project, tmp_path: Path, file: Path
) -> None:
    other = Project.at(lay_out(tmp_path / "other", {"a.py": "1\n"}))
    write(kiln, file, kiln.report(FALSE), OLD)
    here, there = (
        git(p.repository.root, "rev-list", "--max-parents=0", "HEAD")[:10] for p in (other, kiln)
    )
    with pytest.raises(ConfigurationError) as error:
        baseline.read(file, other.repository)
    assert str(error.value) == (
        f"baseline `gaps.json` belongs to another repository: to one that begins with commit"
        f" `{there}`, and this one begins with `{here}`; remove it and write one with"
        " `gapreport baseline`"
    )


@pytest.mark.parametrize("how", ["a clone", "a shallow clone", "no git", "a joined history"])
def test_a_baseline_goes_with_its_repository(tmp_path: Path, file: Path, how: str) -> None:
    root = lay_out(tmp_path / "kiln", {"TODO.md": FALSE}, {"a.py": "1\n"})
    project = Project.at(root)
    write(project, file, project.report(FALSE), OLD)
    here = tmp_path / "here"
    if how == "no git":
        here.mkdir()
    else:
        depth = ["--depth=1"] if how == "a shallow clone" else []
        git(tmp_path, "clone", "--quiet", *depth, root.as_uri(), "here")
    if how == "a joined history":
        other = lay_out(tmp_path / "other", {"b.py": "1\n"})
        git(here, "fetch", "--quiet", str(other), "main")
        author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
        joined = ("merge", "--quiet", "--allow-unrelated-histories", "-m", "join", "FETCH_HEAD")
        git(here, *author, *joined)
    assert len(baseline.read(file, open_repository(here)).entries) == 1


def test_an_entry_without_a_day_is_accepted(kiln: Project, file: Path) -> None:
    entry = {"id": "a", "page": "TODO.md", "claim": "Create src/never.py", "since": None}
    content = json.loads(HEAD + "[]}") | {"accepted": [entry]}
    file.write_text(json.dumps(content))
    [finding] = held(kiln, file, FALSE).findings
    assert finding.accepted
    assert finding.accepted.since is None
