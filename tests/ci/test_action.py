"""The action, its steps run as GitHub runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from runner import ROOT, Runner, bin_of_tests, commit, git, own_files, write

if TYPE_CHECKING:
    from collections.abc import Callable

TRUE = "# To do\n\n- [x] `src/harbor.py`\n"
FALSE = TRUE + "- [x] Create `src/ledger.py`\n"
FILES = {"src/harbor.py": "def moor(ship):\n    return ship.rope\n"}
INSTALL = "Install gapreport"


@pytest.fixture
def runner(tmp_path: Path) -> Callable[..., Runner]:
    """A machine with a checkout, where what the first step installs is installed."""

    def make(todo: str = FALSE, **files: str) -> Runner:
        workspace = write(tmp_path / "harbor", {"TODO.md": todo, **FILES, **files})
        commit(workspace)
        temporary = tmp_path / "runner"
        temporary.mkdir()
        (temporary / "gapreport").symlink_to(sys.prefix)
        return Runner(action=ROOT, workspace=workspace, temporary=temporary)

    return make


def test_action_installs_itself_and_shows_what_is_false(tmp_path: Path) -> None:
    workspace = write(tmp_path / "harbor", {"TODO.md": FALSE, **FILES})
    commit(workspace)
    temporary = tmp_path / "runner"
    temporary.mkdir()
    action = own_files(tmp_path / "action")
    ran = Runner(action=action, workspace=workspace, temporary=temporary).run({"extras": ""})
    assert ran.code == 1
    assert "::error file=TODO.md,line=4,endLine=4,title=missing" in ran.log
    assert ran.summary.startswith("<!-- gapreport -->\n### gapreport: 1 claim is false\n")
    assert (ran.outputs["exit-code"], ran.outputs["failing"]) == ("1", "1")
    claims = json.loads(Path(ran.outputs["json"]).read_text(encoding="utf-8"))["claims"]
    assert [claim["verdict"] for claim in claims] == ["accurate", "missing"]


def test_old_python_is_told_what_to_do(tmp_path: Path) -> None:
    workspace = write(tmp_path / "harbor", {"TODO.md": TRUE})
    write(tmp_path, {"bin/python3": "#!/bin/sh\nexit 1\n"})
    (tmp_path / "bin" / "python3").chmod(0o755)
    runner = Runner(action=ROOT, workspace=workspace, temporary=tmp_path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
        ran = runner.run({})
    assert ran.code == 2
    assert "put actions/setup-python before this step" in ran.log


@pytest.mark.parametrize(
    ("todo", "inputs", "code", "failing"),
    [
        pytest.param(TRUE, {}, 0, "0", id="true"),
        pytest.param(FALSE, {}, 1, "1", id="false"),
        pytest.param(FALSE, {"fail-on": "broken, outdated"}, 0, "0", id="verdicts"),
        pytest.param(FALSE, {"pages": "docs/*.md\n  docs/a b.md  \n\n"}, 0, "0", id="pages"),
        pytest.param(FALSE, {"working-directory": "docs", "pages": "a b.md"}, 0, "0", id="folder"),
        pytest.param(FALSE, {"config": "site/mkdocs.yml"}, 0, "0", id="config"),
        pytest.param(FALSE, {"baseline": "known.json"}, 0, "0", id="baseline"),
        pytest.param(FALSE, {"baseline": "none.json"}, 2, "", id="no baseline"),
        pytest.param(FALSE, {"pages": "--rev=HEAD"}, 2, "", id="a page is no option"),
        pytest.param(FALSE, {"pages": "$(touch evil) `touch evil`; touch evil"}, 2, "", id="shell"),
        pytest.param(TRUE + "<!-- verify: lnes x -->\n", {}, 2, "1", id="broken"),
    ],
)
def test_inputs_become_options(
    runner: Callable[..., Runner], todo: str, inputs: dict[str, str], code: int, failing: str
) -> None:
    machine = runner(
        todo,
        **{
            "docs/a b.md": TRUE.replace("src", "../src"),
            "site/mkdocs.yml": "plugins:\n  - gapreport: {root: .., fail_on: [broken]}\n",
        },
    )
    accept = [f"{bin_of_tests()}/gapreport", "baseline", "--baseline", "known.json"]
    subprocess.run(accept, cwd=machine.workspace, check=False, capture_output=True)
    ran = machine.run(inputs, leave_out=[INSTALL])
    assert (ran.code, ran.outputs["failing"]) == (code, failing), ran.log
    assert ran.outputs["exit-code"] == str(code)
    assert not list(machine.workspace.rglob("evil"))
    if not failing:
        assert "::error title=gapreport::" in ran.log


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"README.md": "# Harbor\n"}, 0, id="something else"),
        pytest.param(
            {"TODO.md": FALSE + "- [x] Create `src/mail.py`\n"}, 1, id="a new false claim"
        ),
    ],
)
def test_pull_request_answers_for_what_it_changes(
    runner: Callable[..., Runner], change: dict[str, str], code: int
) -> None:
    machine = runner()
    git(machine.workspace, "switch", "--quiet", "--create", "topic")
    write(machine.workspace, change)
    commit(machine.workspace, "Change")
    assert machine.run({}, leave_out=[INSTALL]).code == 1
    ran = machine.run({"since": "main"}, leave_out=[INSTALL])
    assert (ran.code, ran.outputs["failing"]) == (code, str(code))
    assert ("line=5," in ran.log, "line=4," in ran.log.rpartition("Read 1 page")[0]) == (
        bool(code),
        False,
    )


def test_further_formats_are_written(runner: Callable[..., Runner]) -> None:
    machine = runner()
    ran = machine.run(
        {"formats": "sarif=out/gapreport.sarif\n junit=out/gap.xml\n"}, leave_out=[INSTALL]
    )
    assert ran.code == 1
    assert sorted(path.name for path in (machine.workspace / "out").iterdir()) == [
        *("gap.xml", "gapreport.sarif"),
    ]


def test_folder_below_is_shown_where_it_lies_in_the_checkout(
    runner: Callable[..., Runner],
) -> None:
    machine = runner(TRUE, **{"app/TODO.md": FALSE, "app/src/harbor.py": "x = 1\n"})
    inputs = {"working-directory": "app", "pages": "TODO.md"}
    write(machine.workspace, {"app/mkdocs.yml": "plugins: [gapreport: {root: .}]\n"})
    ran = machine.run(inputs, leave_out=[INSTALL])
    assert ran.code == 1
    assert "::error file=app/TODO.md,line=4," in ran.log


def test_shallow_checkout_is_told_what_to_fetch(
    runner: Callable[..., Runner], tmp_path: Path
) -> None:
    machine = runner()
    commit(machine.workspace, "More")
    git(tmp_path, "clone", "--quiet", "--depth=1", machine.workspace.as_uri(), "shallow")
    shallow = Runner(action=ROOT, workspace=tmp_path / "shallow", temporary=machine.temporary)
    ran = shallow.run({}, leave_out=[INSTALL])
    assert (ran.code, ran.outputs["failing"]) == (3, "0")
    [error] = [line for line in ran.log.splitlines() if line.startswith("::error")]
    assert "fetch-depth: 0" in error
    assert "fetch-depth: 0" in ran.summary
