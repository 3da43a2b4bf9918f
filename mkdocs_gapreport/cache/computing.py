"""The code that computes: whatever it worked out in another version is not to be used."""

from __future__ import annotations

import os
import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

# what decides how pages are read and code is measured
_PACKAGES = (
    *("mkdocs-gapreport", "markdown-it-py", "ast-grep-py", "google-re2", "detect-secrets"),
    *("pathspec", "pyyaml", "ruff"),
)


@cache
def version() -> bytes:
    """A digest of the versions, and of the dates of our files, which change in development."""
    said = [platform.python_version(), *(_version(name) for name in _PACKAGES)]
    top = Path(__file__).parent.parent
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            state = os.lstat(os.path.join(folder, name))  # noqa: PTH118  half of the time
            said.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return blake2b("\n".join(said).encode(), digest_size=20).digest()


def _version(name: str) -> str:
    try:
        return version_of(name)
    except PackageNotFoundError:
        return ""
