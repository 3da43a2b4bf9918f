"""The wheel in environments of other builders of sites, which `make` makes once."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Project:
    """A repository with a site, and the programs of an environment and of a folder with the wheel."""

    root: Path
    wheel: Path
    environment: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment or of the wheel; it sees what these two hold."""
        folders = [self.wheel / "bin", self.environment / "bin", os.environ["PATH"]]
        places = {"PATH": os.pathsep.join(map(str, folders)), "PYTHONPATH": str(self.wheel)}
        return subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, **places},
            capture_output=True,
            text=True,
            check=False,
        )

    def soup(self, page: str) -> BeautifulSoup:
        return BeautifulSoup((self.root / "site" / page).read_text("utf-8"), "html.parser")


def wheel_for(environment: Path, folder: Path) -> Path:
    """Lay out what the wheel holds, made of the code as it is."""
    with (ROOT / "Makefile").open() as makefile:
        # Several processes may run tests; the first makes the environment, the others wait.
        fcntl.flock(makefile, fcntl.LOCK_EX)
        _must("make", f"{environment.name}/ready", f"PYTHON={sys.executable}")
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    alone = ["--no-index", "--no-deps", "--no-build-isolation"]
    _must(*pip, "install", "--quiet", *alone, "--target", str(folder / "wheel"), str(ROOT))
    return folder / "wheel"


def _must(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
