from __future__ import annotations

import gc
import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from mkdocs_gapreport.cli import main
from mkdocs_gapreport.exports import FORMATS
from mkdocs_gapreport.exports.json import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

TRUE = "# To do\n\n- [x] `src/harbor.py`\n"
FALSE = TRUE + "- [x] Create `src/ledger.py`\n"
OPEN = "# To do\n\n- [ ] think about tides\n"
BROKEN = TRUE + "  <!-- verify: lnes src/harbor.py >= 1 -->\n"
CODE = "def moor(ship):\n    return ship.rope.tie()\n"
COMMAND = shutil.which("gapreport", path=sysconfig.get_path("scripts")) or "gapreport"
AUTHOR = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *words: str) -> None:
    dated = {
        "GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-20T12:00:00Z",
    }
    subprocess.run(["git", *AUTHOR, *words], cwd=root, check=True, env={**os.environ, **dated})


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a git repository of files, and goes there."""

    def make(todo: str = FALSE, **files: str) -> Path:
        root = tmp_path / "harbor"
        write(root, {"TODO.md": todo, "src/harbor.py": CODE, **files})
        git(root, "init", "--quiet")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", "Begin")
        monkeypatch.chdir(root)
        return root

    return make


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def installed(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as users do."""
    return subprocess.run(
        [COMMAND, *words],
        cwd=root,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def on_terminal(root: Path, *words: str, **environment: str) -> str:
    """What a user sees."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "wb") as terminal:
        subprocess.run(
            [COMMAND, *words],
            cwd=root,
            check=False,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**os.environ, "TERM": "xterm", **environment},
        )
    with os.fdopen(ours, "rb", buffering=0) as screen:
        return screen.read(100_000).decode()


def claims(result: Result) -> list[dict[str, Any]]:
    document = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema())).validate(document)
    found: list[dict[str, Any]] = document["claims"]
    return found


# The gate


@pytest.mark.parametrize(
    ("todo", "code", "said"),
    [
        pytest.param(TRUE, 0, "none is false", id="all true"),
        pytest.param(OPEN, 0, "none is false", id="open prose"),
        pytest.param("nothing\n", 0, "No claim was found.", id="no claims"),
        pytest.param(FALSE, 1, "TODO.md:4: missing: ", id="a false claim"),
        pytest.param(BROKEN, 2, "did you mean `lines`?", id="a broken check"),
    ],
)
def test_exit_code_is_that_of_the_gate(
    repository: Callable[..., Path], todo: str, code: int, said: str
) -> None:
    result = installed(repository(todo), "check")
    assert (result.returncode, result.stderr) == (code, "")
    assert said in result.stdout


def test_accusation_without_history_is_blind(tmp_path: Path) -> None:
    write(tmp_path, {"TODO.md": FALSE.replace(TRUE, ""), "src/harbor.py": CODE})
    result = installed(tmp_path, "check", "--root", str(tmp_path))
    assert (result.returncode, result.stderr) == (3, "")


def test_shallow_clone_is_told_how_to_see(repository: Callable[..., Path], tmp_path: Path) -> None:
    root = repository()
    git(root, "commit", "--quiet", "--allow-empty", "--message", "More")
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    result = installed(tmp_path / "shallow", "check")
    assert result.returncode == 3
    assert "fetch-depth: 0" in " ".join(result.stdout.split())


# Formats


def test_text_goes_to_standard_output_alone(repository: Callable[..., Path]) -> None:
    repository()
    result = run("check")
    assert result.stdout.startswith(
        "Read 1 page (its name says that it makes claims)\n    claims on   TODO.md (2)"
    )
    assert result.stderr == ""


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_other_formats_leave_the_summary_to_standard_error(
    repository: Callable[..., Path], name: str
) -> None:
    repository()
    result = run("check", "--format", name)
    assert result.exit_code == 1
    assert (
        "Read 1 page (its name says that it makes claims)\n    claims on   TODO.md (2)"
        in result.stderr
    )
    assert "Read 1 page" not in result.stdout


def test_json_is_the_report_in_bytes_that_stay_the_same(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    root = repository()
    here = run("check", "--format", "json")
    shutil.copytree(root, tmp_path / "elsewhere" / "harbor", symlinks=True)
    there = run("check", "--format", "json", "--root", str(tmp_path / "elsewhere" / "harbor"))
    assert [claim["verdict"] for claim in claims(here)] == ["accurate", "missing"]
    assert here.stdout_bytes == there.stdout_bytes
    assert str(tmp_path) not in here.stdout


def test_several_formats_go_to_their_files_also_when_the_gate_fails(
    repository: Callable[..., Path],
) -> None:
    root = repository()
    result = run(
        "check", "--format", "json=out/deep/report.json", "--format", "github=out/log", "--format",
        "text=report.txt",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (1, "")
    assert "json is in `out/deep/report.json`\n" in result.stderr
    assert json.loads((root / "out/deep/report.json").read_text(encoding="utf-8"))["claims"]
    assert (root / "out/log").read_text(encoding="utf-8").startswith("::error file=TODO.md,line=4")
    assert "\x1b" not in (root / "report.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in (root / "out").rglob("*")) == ["deep", "log", "report.json"]


def test_old_file_is_replaced_and_keeps_no_rest(repository: Callable[..., Path]) -> None:
    root = repository()
    (root / "report.json").write_text("x" * 100_000, encoding="utf-8")
    run("check", "--format", "json=report.json")
    json.loads((root / "report.json").read_text(encoding="utf-8"))


def test_link_to_a_file_stays_a_link(repository: Callable[..., Path], tmp_path: Path) -> None:
    root = repository()
    (root / "report.json").symlink_to(tmp_path / "kept.json")
    run("check", "--format", "json=report.json")
    assert (root / "report.json").is_symlink()
    json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))


def test_what_is_no_file_is_written_to_and_not_replaced(repository: Callable[..., Path]) -> None:
    pipe = repository() / "pipe"
    os.mkfifo(pipe)
    # both ends open, so that a small report neither waits for a reader nor is lost
    end = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert run("check", "--format", "github=pipe").exit_code == 1
        assert os.read(end, 1 << 16).startswith(b"::error")
    finally:
        os.close(end)
    assert pipe.is_fifo()


def test_output_is_utf_8_whatever_the_terminal_says(repository: Callable[..., Path]) -> None:
    root = repository(TRUE.replace("- [x]", "- ✅"))
    result = installed(root, "check", "--format", "json", PYTHONIOENCODING="ascii")
    assert json.loads(result.stdout)["claims"][0]["page"] == "TODO.md"


def test_reader_that_stops_early_changes_nothing(repository: Callable[..., Path]) -> None:
    root = repository()
    read, into = os.pipe()
    os.close(read)
    with os.fdopen(into, "wb") as closed:
        result = subprocess.run(
            [COMMAND, "check"], cwd=root, check=False, stdout=closed, stderr=subprocess.PIPE
        )
    assert (result.returncode, result.stderr) == (1, b"")


def test_color_is_for_terminals_only(repository: Callable[..., Path]) -> None:
    root = repository()
    assert "\x1b" not in installed(root, "check", TERM="xterm").stdout
    assert "\x1b[1;31mmissing\x1b[0m" in on_terminal(root, "check", NO_COLOR="")


@pytest.mark.parametrize("refusal", [{"NO_COLOR": "1"}, {"NO_COLOR": "", "TERM": "dumb"}])
def test_color_can_be_refused(repository: Callable[..., Path], refusal: dict[str, str]) -> None:
    assert not re.search(r"\x1b\[[\d;]*m", on_terminal(repository(), "check", **refusal))


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"]])
def test_help_names_what_exits_with_3(words: list[str]) -> None:
    assert "shallow clone" in " ".join(run(*words).output.split())


def test_help_names_every_format() -> None:
    text = run("check", "--help").output
    assert [name for name in FORMATS if name not in text] == []


def test_several_formats_are_one_audit(repository: Callable[..., Path]) -> None:
    log = "import pathlib; pathlib.Path('ran').open('a').write('x')"
    config = json.dumps({"allow_commands": True, "commands": {"log": ["python3", "-c", log]}})
    todo = FALSE + "- [x] Logged\n  <!-- verify: command log -->\n"
    root = repository(todo, **{"mkdocs.yml": f"plugins: [gapreport: {config}]\n"})
    words = ("--format", "json", "--format", "sarif=out.sarif", "--format", "github")
    result = run("check", *words)
    document, end = json.JSONDecoder().raw_decode(result.stdout)
    assert [claim["verdict"] for claim in document["claims"]] == ["accurate", "missing", "accurate"]
    assert result.stdout[end:].startswith("\n::error file=TODO.md,line=4")
    assert len(json.loads((root / "out.sarif").read_text())["runs"][0]["results"]) == 1
    assert (root / "ran").read_text() == "x"


def test_file_that_cannot_be_written_is_named_and_the_others_are_there(
    repository: Callable[..., Path],
) -> None:
    root = repository()
    words = ("--format", "sarif=src", "--format", "json=report.json", "--format", "github")
    result = run("check", *words)
    assert result.exit_code == 2
    assert "gapreport: error: `src`: is a directory" in result.stderr
    assert "sarif is in" not in result.stderr
    assert json.loads((root / "report.json").read_text())["claims"]
    assert result.stdout.startswith("::error file=TODO.md,line=4")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("todo", "code"),
    [
        pytest.param(TRUE, 0, id="true"),
        pytest.param(FALSE, 1, id="false"),
        pytest.param(BROKEN, 2, id="broken"),
    ],
)
def test_exit_code_holds_for_every_format(
    repository: Callable[..., Path], name: str, todo: str, code: int
) -> None:
    repository(todo)
    assert run("check", "--format", name).exit_code == code
    assert run("check", "--format", f"{name}=out").exit_code == code


@pytest.mark.parametrize("name", FORMATS)
def test_exit_code_of_blindness_holds_for_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(tmp_path, {"TODO.md": FALSE.replace(TRUE, ""), "src/harbor.py": CODE})
    monkeypatch.chdir(tmp_path)
    assert run("check", "--root", ".", "--format", name).exit_code == 3


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"text", "json"}])
def test_places_are_seen_from_the_top_of_the_checkout(
    repository: Callable[..., Path], name: str
) -> None:
    repository(**{"app/TODO.md": FALSE, "app/src/harbor.py": CODE})
    shown = run("check", "--root", "app", "--format", name).stdout
    assert ("app/TODO.md" in shown) is (name not in {"shields", "svg"})


# The summary of the step


def test_summary_of_the_step_is_added_to_what_is_there(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    root, step = repository(), tmp_path / "step.md"
    step.write_text("before\n", encoding="utf-8")
    result = installed(root, "check", "--format", "github", GITHUB_STEP_SUMMARY=str(step))
    assert result.returncode == 1
    text = step.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- gapreport -->\n### gapreport: 1 claim is false\n")
    assert "TODO.md:4" in text
    assert "###" not in result.stdout


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_other_formats_add_nothing_to_it(
    repository: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    repository()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))
    run("check", "--format", name)
    assert not (tmp_path / "step.md").exists()


@pytest.mark.parametrize(
    ("taken", "listed"),
    [
        pytest.param(0, range(1_000, 1_001), id="all have room"),
        pytest.param(700_000, range(100, 900), id="some have room"),
        pytest.param((1 << 20) - 200, range(1), id="nothing has room"),
        pytest.param(1 << 20, range(1), id="it is full"),
    ],
)
def test_summary_of_the_step_keeps_within_a_mebibyte(
    repository: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: int,
    listed: range,
) -> None:
    items = [f"- [x] Create `src/{'deep/' * 30}ledger{n}.py`\n" for n in range(1_000)]
    repository(TRUE + "".join(items))
    step = tmp_path / "step.md"
    step.write_bytes(b"x" * taken)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    text = step.read_text(encoding="utf-8")
    assert len(text.encode()) <= 1 << 20
    shown = text.count("**missing**")
    assert shown in listed
    assert (f"and {1_000 - shown} more, for which there is no room" in text) is (0 < shown < 1_000)
    assert ("has no room for the report" in result.stderr) is (shown == 0)
    assert len([line for line in result.stdout.splitlines() if line.startswith("::")]) == 10
    assert "and 990 more errors; GitHub shows 10 of each level" in result.stdout


def test_summary_that_cannot_be_written_changes_nothing_else(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    result = installed(
        repository(), "check", "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path)
    )
    assert result.returncode == 1
    assert "the step gets no summary: " in result.stderr
    assert result.stdout.startswith("::error file=TODO.md")


# What is looked at


def test_options_of_the_site_are_used(repository: Callable[..., Path]) -> None:
    config = "plugins:\n  - gapreport: {fail_on: !ENV [NOT_SET, [broken]]}\n"
    repository(**{"mkdocs.yml": config})
    assert run("check").exit_code == 0
    assert run("check", "--fail-on", "missing,broken").exit_code == 1


def test_named_configuration_leads_to_its_root(
    repository: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = "plugins:\n  gapreport: {fail_on: [broken]}\n"
    root = repository(**{"site/mkdocs.yml": config})
    monkeypatch.chdir(tmp_path)
    result = run("check", "--config", str(root / "site/mkdocs.yml"))
    assert result.exit_code == 0
    assert "on   TODO.md (2)" in result.stdout


def test_folder_below_means_the_checkout(
    repository: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(**{"docs/plan.md": FALSE})
    monkeypatch.chdir(root / "docs")
    assert run("check").exit_code == 1
    assert "on   docs/plan.md (2)" in run("check", "plan.md").stdout
    assert "on   docs/plan.md (2)" in run("check", "docs/plan.md").stdout
    assert "on   docs/plan.md (2)" in run("check", str(root / "docs/plan.md")).stdout


def test_day_is_that_of_the_commit_or_the_one_that_is_named(
    repository: Callable[..., Path],
) -> None:
    repository()
    days = [
        json.loads(run("check", "--format", "json", *given).stdout)["as_of"]
        for given in ((), ("--today", "2027-02-03"))
    ]
    assert days == ["2026-11-20", "2027-02-03"]


def test_nothing_that_was_read_is_no_pass(repository: Callable[..., Path]) -> None:
    config = "plugins: [gapreport: {exclude: ['*.md', old/*]}]"
    root = repository(TRUE, **{"mkdocs.yml": config})
    result = run("check", "--format", "json=report.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"no page was read in `{root.resolve()}`: none is called TODO" in result.stderr
    assert "`exclude` leaves out `*.md`, `old/*`" in result.stderr


def test_pages_that_look_as_if_they_made_claims_are_named(
    repository: Callable[..., Path],
) -> None:
    ticked = "".join(f"- [x] `src/harbor.py` holds boat {number}\n" for number in range(6))
    root = repository(TRUE, **{"PHASE_1_COMPLETE.md": ticked, "NOTES.md": "- [x] `a.py`\n"})
    git(root, "rm", "--quiet", "TODO.md")
    result = run("check")
    assert result.exit_code == 2
    assert "name the pages that make claims, such as `PHASE_1_COMPLETE.md`, or" in result.stderr


def test_revision_without_pages_is_no_pass(repository: Callable[..., Path]) -> None:
    root = repository(TRUE)
    git(root, "mv", "TODO.md", "HISTORY.md")
    git(root, "commit", "--quiet", "--message", "Rename")
    assert run("check", "--rev", "HEAD~1").exit_code == 0
    result = run("check", "--rev", "HEAD")
    assert result.exit_code == 2
    assert "at `HEAD`: none is called TODO" in result.stderr


def test_repository_without_a_commit_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"TODO.md": "- [x] `src/a.py`\n- [x] `src/b/`\n"})
    git(tmp_path, "init", "--quiet")
    monkeypatch.chdir(tmp_path)
    assert "on   TODO.md (2)" in run("check").stdout


def test_revision_is_looked_at_instead_of_the_files(repository: Callable[..., Path]) -> None:
    root = repository()
    write(root, {"src/ledger.py": CODE})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Keep the promise")
    assert run("check").exit_code == 0
    assert run("check", "--rev", "HEAD~1").exit_code == 1


# Mistakes of users


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["check", "--format", "jason"], "did you mean `json`?", id="format"),
        pytest.param(["check", "--format", "json="], "write `json=FILE`", id="format, no file"),
        pytest.param(
            ["check", "--format", "json=a", "--format", "sarif=./a"],
            "`a` is named twice",
            id="files",
        ),
        pytest.param(
            ["check", "--format", "json", "--format", "sarif"],
            "write `sarif=FILE`",
            id="two at once",
        ),
        pytest.param(["check", "--fail-on", "mising"], "did you mean `missing`?", id="verdict"),
        pytest.param(["check", "--fail-on", "accurate"], "no verdict that can fail", id="no fault"),
        pytest.param(
            ["check", "--today", "2026-02-30"], "write it as 2027-01-31", id="no such day"
        ),
        pytest.param(["check", "--root", "nowhere"], "does not exist", id="root"),
        pytest.param(["check", "--config", "nowhere.yml"], "does not exist", id="config"),
        pytest.param(["check", "TOD.md"], "did you mean `TODO.md`?", id="page"),
        pytest.param(["check", "../outside.md"], "../outside.md", id="page outside of the root"),
        pytest.param(["check", "a\x00b.md"], r"a\x00b.md", id="page with a zero byte"),
        pytest.param(["check", "x" * 5000], "x" * 100, id="page with a name that is too long"),
        pytest.param(["check", "--rev", "nowhere"], "nowhere", id="revision"),
        pytest.param(["check", "--rev", "--output=x"], "--output=x", id="revision like an option"),
        pytest.param(["check", "--baseline", "none.json"], "none.json", id="no baseline"),
        pytest.param(["check", "--baseline", "TODO.md"], "cannot be read", id="no baseline at all"),
        pytest.param(["baseline", "--baseline", "src"], "src", id="baseline is a folder"),
        pytest.param(["check", "--format", "json=src"], "`src`: is a directory", id="a folder"),
        pytest.param(
            ["check", "--format", "json=src/harbor.py/x"], "src/harbor.py/x`: ", id="below a file"
        ),
        pytest.param(["explain", "TODO.md"], "write `TODO.md:12`", id="no line"),
        pytest.param(["explain", "TODO.md:99"], "has 4 lines, so no line 99", id="line"),
        pytest.param(["explain", "TOD.md:1"], "did you mean `TODO.md`?", id="page to explain"),
        pytest.param(["check", "TODO.mdd"], "page `TODO.mdd` does not exist", id="misspelt"),
        pytest.param(["check", "src/*.py?"], "`src/*.py?` is no Markdown", id="other pattern"),
        pytest.param(["check", "src/harbor.py"], "`src/harbor.py` is no Markdown", id="code"),
        pytest.param(["explain", "src/harbor.py:1"], "is no Markdown file", id="code to explain"),
        pytest.param(["check", "src/*.py"], "`src/*.py` is no Markdown", id="pattern of code"),
        pytest.param(["check", "--root", "src"], "none is called TODO", id="no page"),
        pytest.param(["chekc"], "No such command", id="command"),
    ],
)
def test_mistake_is_told_without_a_traceback(
    repository: Callable[..., Path], words: list[str], message: str
) -> None:
    repository()
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("config", "lines"),
    [
        pytest.param(
            "plugins: [gapreport: {fail_onn: [x], report: 1}]",
            ["in `mkdocs.yml`", "option `fail_onn`: unknown; did you mean `fail_on`?"],
            id="options, all at once",
        ),
        pytest.param("plugins: [", ["`mkdocs.yml:1`: "], id="no YAML"),
    ],
)
def test_mistake_in_the_configuration_names_the_file(
    repository: Callable[..., Path], config: str, lines: list[str]
) -> None:
    repository(**{"mkdocs.yml": config})
    result = run("check")
    assert result.exit_code == 2
    assert result.stderr.startswith("gapreport: error: ")
    assert [line for line in lines if line not in result.stderr] == []


def test_full_disk_is_told(repository: Callable[..., Path]) -> None:
    root = repository()
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [COMMAND, "check"], cwd=root, check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert result.returncode == 2
    assert result.stderr == b"gapreport: error: standard output: no space left on device\n"


def test_interruption_is_quiet(
    repository: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_words: object, **_options: object) -> None:
        raise KeyboardInterrupt

    repository()
    monkeypatch.setattr("mkdocs_gapreport.project.survey", interrupt)
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "\n")


def test_fault_of_ours_is_not_hidden(
    repository: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object, **_options: object) -> None:
        raise ZeroDivisionError

    repository()
    monkeypatch.setattr("mkdocs_gapreport.project.survey", fail)
    with pytest.raises(ZeroDivisionError):
        run("check")


# The other commands


def test_claim_is_explained(repository: Callable[..., Path]) -> None:
    repository()
    result = run("explain", "TODO.md:4")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("TODO.md:4: ")
    assert "verdict     missing, fails the build" in result.stdout


def test_line_may_be_named_with_a_column_and_from_here(
    repository: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(**{"docs/plan.md": FALSE})
    monkeypatch.chdir(root / "docs")
    for place in ("plan.md:4:12", "./plan.md:4", "../docs/plan.md:4", f"{root}/docs/plan.md:4"):
        assert run("explain", place).stdout.startswith("docs/plan.md:4: ")


def test_baseline_accepts_what_is_false_today_and_nothing_else(
    repository: Callable[..., Path],
) -> None:
    root = repository()
    result = run("baseline", "--baseline", "known.json")
    assert result.exit_code == 0
    assert "accepts 1 claim" in result.stdout
    assert run("check", "--baseline", "known.json").exit_code == 0
    write(root, {"TODO.md": FALSE + "- [x] Create `src/pilot.py`\n"})
    assert run("check", "--baseline", "known.json").exit_code == 1


def test_a_folder_without_git_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Callable[..., Path]
) -> None:
    said = "note there is no git repository here, so it cannot be told whether what is not"
    write(tmp_path / "plain", {"TODO.md": FALSE, "src/harbor.py": CODE})
    monkeypatch.chdir(tmp_path / "plain")
    assert " ".join(run("check").stdout.split()).count(said) == 1
    monkeypatch.chdir(repository())
    assert said not in " ".join(run("check").stdout.split())


def test_a_waiver_that_is_not_needed_is_named(repository: Callable[..., Path]) -> None:
    waived = " <!-- gapreport: waive reason='later' -->\n"
    page = f"- [x] Create `src/harbor.py`{waived}- [x] Create `src/tide.py`{waived}"
    repository(**{"TODO.md": page})
    told = " ".join(run("check").stdout.split())
    assert "note 1 claim needs no waiver any more: TODO.md:1; take it out" in told


def test_nothing_false_needs_no_baseline(repository: Callable[..., Path]) -> None:
    root = repository(**{"TODO.md": "- [x] Create `src/harbor.py`\n"})
    result = run("baseline")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no claim is false; no baseline is needed\n" in result.stderr
    assert not (root / "gapreport-baseline.json").exists()


def test_schemas_are_printed_as_json() -> None:
    for words in ((), ("--options",)):
        Draft202012Validator.check_schema(json.loads(run("schema", *words).stdout))
    assert run("schema").stdout == schema()


def test_version_is_printed() -> None:
    assert run("--version").stdout.startswith("gapreport 0.")


def test_file_of_zensical_is_not_edited(repository: Callable[..., Path]) -> None:
    root = repository(**{"zensical.toml": "[project]\n"})
    done = run("init")
    assert done.exit_code == 2
    assert "add the tables `[project.plugins.gapreport]` and" in done.stderr
    assert (root / "zensical.toml").read_text(encoding="utf-8") == "[project]\n"


def test_in_a_larger_program_garbage_goes_on_being_collected() -> None:
    CliRunner().invoke(main, ["--version"])
    assert gc.isenabled()
