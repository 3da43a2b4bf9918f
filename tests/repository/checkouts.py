"""Real git repositories for tests, with commits that are a day apart."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST_DAY = datetime(2024, 3, 1, 12, tzinfo=UTC)
_GIT = shutil.which("git") or "git"


@dataclass
class Checkout:
    """A checkout to build up: write, remove, commit."""

    root: Path
    commits: int = field(default=0, init=False)

    def git(self, *arguments: str) -> str:
        """Run git here, as a person whose clock moves on by a day with each commit."""
        now = FIRST_DAY + timedelta(days=self.commits)
        who = {"NAME": "Ann", "EMAIL": "ann@example.org", "DATE": now.isoformat()}
        roles = {
            f"GIT_{r}_{key}": value for r in ("AUTHOR", "COMMITTER") for key, value in who.items()
        }
        done = subprocess.run(
            [_GIT, "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root,
            env={**os.environ, **roles},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files; text as UTF-8, without touching line ends."""
        for path, content in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files: Mapping[str, str | bytes] | None = None) -> str:
        """Write files, commit all there is, and return the id of the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--allow-empty", "--message=step")
        self.commits += 1
        return self.git("rev-parse", "HEAD")

    def move(self, old: str, new: str) -> str:
        """Rename a file and commit that."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)
        return self.commit()

    def remove(self, *paths: str) -> str:
        """Remove files and commit that."""
        self.git("rm", "-r", *paths)
        return self.commit()

    def today(self) -> date:
        """The day of the last commit."""
        return (FIRST_DAY + timedelta(days=self.commits - 1)).date()


def new_checkout(root: Path) -> Checkout:
    """An empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    checkout = Checkout(root)
    checkout.git("init", "--quiet", "--initial-branch=main")
    return checkout


def clone(origin: Checkout, root: Path, *options: str) -> Path:
    """A clone over the file protocol, which honours depth and filters."""
    origin.git("config", "uploadpack.allowFilter", "true")
    origin.git("clone", "--quiet", *options, f"file://{origin.root}", str(root))
    return root


def spying_git(folder: Path, *, before: str = "") -> Path:
    """A `git` that writes down what it is asked, after some shell code; for the front of PATH."""
    folder.mkdir()
    journal = folder / "asked"
    script = folder / "git"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{journal}"\n{before}\nexec "{_GIT}" "$@"\n'
    )
    script.chmod(0o755)
    return journal
