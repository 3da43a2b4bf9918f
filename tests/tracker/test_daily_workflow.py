"""What `docs/tracker.md` puts beside the commands of a script is run here, in its order."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from projects import git, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[2] / "docs" / "tracker.md"
ROW = re.compile(
    r"^\| ([^|]+) \| [^|]+ \| (?:`|<code>)(gapreport [^|]*?)(?:`|</code>) \|$", re.MULTILINE
)
COMMANDS = {to: html.unescape(command) for to, command in ROW.findall(PAGE.read_text())}

PLAN = """\
# Plan

## Phase 1: Security (2 weeks)

- [ ] 1.1 Fix SQL injection: bind <!-- verify: symbol bound_tenants app/tenants.py -->
- [ ] 1.2 Create `app/secrets.py`

### Success Metrics

- [ ] 0 bare except clauses
- [ ] The crew is trained

## Phase 2: Architecture (4 weeks)

**Depends on**: Phase 1

- [ ] 2.1 Create `app/base.py`
"""
UNSAFE = 'def tenants(db, name):\n    return db.execute(f"SELECT {name} FROM t")\n'
SAFE = 'def bound_tenants(db, name):\n    return db.execute("SELECT ? FROM t", [name])\n'

Shell: TypeAlias = "Callable[[str], subprocess.CompletedProcess[str]]"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    root = lay_out(tmp_path / "harbor", {"PLAN.md": PLAN, "app/tenants.py": UNSAFE})
    commit = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-qam", "step")
    environment = {**os.environ, "PATH": f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"}

    def run(command: str) -> subprocess.CompletedProcess[str]:
        if command.startswith("commit "):
            name, text = command.removeprefix("commit ").split(" ", 1)
            (root / name).write_text(text)
            git(root, "add", ".")
            git(root, *commit)
            return subprocess.CompletedProcess([], 0)
        return subprocess.run(
            ["sh", "-c", command],
            cwd=root,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=environment,
        )

    return run


def test_a_day_with_the_plan(shell: Shell) -> None:
    def run(to: str) -> subprocess.CompletedProcess[str]:
        return shell(COMMANDS[to])

    assert "Phase 1: Security" in run("see how things stand").stdout
    begun = run("begin a phase")
    assert re.search(r"Phase 1: Security started on \d{4}-\d\d-\d\d\n$", begun.stdout)

    refused = run("record a task")
    assert refused.returncode == 1
    assert "PLAN.md:7: not ticked: missing: `bound_tenants` is not defined" in refused.stderr
    shell(f"commit app/tenants.py {SAFE}")
    assert "- [x] 1.1 Fix SQL injection" in run("record a task").stdout

    assert run("update a metric").stdout.startswith("Phase 1: 1/2\n")
    assert 'attested by="Ann Lee"' in run("say what no program can see").stdout
    shell(f"commit app/secrets.py {SAFE}")
    valid = run("validate a phase")
    assert (valid.returncode, valid.stdout.splitlines()[0]) == (0, "Phase 1: 2/2")
    assert run("validate everything").returncode == 0

    assert "PLAN.md:19: do 2.1" in run("report at the standup").stdout
    if shutil.which("jq"):
        assert '"high"' in run("review the week").stdout

    shell(f"commit app/tenants.py {UNSAFE}")
    assert run("validate everything").returncode == 1
    assert run("take a task back after a rollback").returncode == 0
    assert "- [ ] 1.1 Fix SQL" in shell("cat PLAN.md").stdout
    assert run("validate everything").returncode == 0


def test_every_command_of_the_page_was_run() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert len(COMMANDS) == 10
    assert [to for to in COMMANDS if f'run("{to}")' not in source] == []
