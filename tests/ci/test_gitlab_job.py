"""The job for GitLab, its script run as it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from junitparser import JUnitXml
from runner import ROOT, commit, own_files, write

if TYPE_CHECKING:
    from pathlib import Path

TODO = "- [x] `src/harbor.py`\n- [x] Create `src/ledger.py`\n"


def job() -> dict[str, Any]:
    read = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
    found: dict[str, Any] = read["gapreport"]
    return found


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """Python and pip, and what the product depends on, so that only it itself is fetched."""
    folder = tmp_path / "image"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


def test_script_installs_checks_and_leaves_its_reports(image: Path, tmp_path: Path) -> None:
    checkout = write(tmp_path / "harbor", {"TODO.md": TODO, "src/harbor.py": "x = 1\n"})
    commit(checkout)
    script = "\n".join(job()["script"])
    package = own_files(tmp_path / "package")
    ended = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=checkout,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            **job()["variables"],
            "GAPREPORT_PACKAGE": str(package),
            "PATH": f"{image / 'bin'}:{os.environ['PATH']}",
        },
    )
    assert ended.returncode == 1, ended.stderr
    assert "TODO.md:2: missing: " in ended.stdout
    reports = job()["artifacts"]["reports"]
    [entry] = json.loads((checkout / reports["codequality"]).read_text(encoding="utf-8"))
    assert entry["location"] == {"path": "TODO.md", "lines": {"begin": 2}}
    assert JUnitXml.fromfile(str(checkout / reports["junit"])).failures == 1


def test_reports_are_kept_when_a_claim_is_false_and_the_history_is_whole() -> None:
    assert job()["artifacts"]["when"] == "always"
    assert job()["variables"]["GIT_DEPTH"] == "0"
