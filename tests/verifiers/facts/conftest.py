"""The "orchard": a repository full of settings, hooks and CI jobs, with a past and with tags."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import git, lay_out

from mkdocs_gapreport.repository import Repository, open_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETTINGS: dict[str, str | bytes] = {
    "pyproject.toml": """\
        [project]
        name = "orchard"
        requires-python = ">=3.11"

        [tool.coverage.report]
        fail_under = 80
        precision = 1.5
        show_missing = true
        omit = ["tests/*", "docs/*"]

        [tool.coverage.html]
        skip_empty = false

        [tool.ruff.lint]
        select = ["ALL"]
        """,
    "setup.cfg": """\
        [coverage:report]
        Fail_Under = 72.5
        show_missing = yes

        [flake8]
        max-line-length = 100
        select = E,W,
            F401
        """,
    ".coveragerc": "[report]\nfail_under = 91\n",
    "config/jwt.yml": """\
        # tokens
        algorithm: RS256
        lifetime: 15
        rate: 12.5 %
        rotate: yes
        password: hunter2
        store: redis://ann:hunter2@cache:6379/0
        empty:
        roles: [owner, picker]
        server.port: 8080
        steps:
          - run: prune
          - run: pick
        on: {push: 1}
        base: &base {depth: 3}
        row:
          <<: *base
          width: 4
        python: 3.10
        """,
    "config/several.yaml": "kind: Service\n---\nkind: Deployment\nreplicas: 3\n",
    "tsconfig.json": """\
        {
          // strict from the start
          "compilerOptions": {"strict": true, "target": "es2022", "paths": {"a/*": ["b//c"]},},
          /* none */
          "files": [],
        }
        """,
    "package.json": '{"scripts": {"test:unit": "vitest"}, "engines": {"node": ">=20"}, "big": 1e3}',
    ".eslintrc": "rules:\n  no-console: 2\n",
    ".env.example": "PORT=8080\nDEBUG=off\nSECRET_KEY=hunter2\n",
    "broken.toml": "[tool\nx = 1\n",
    "broken.yml": "a: [1\nb: 2\n",
    "broken.json": '{"a": }',
    "broken.ini": "[a]\nb = 1\nc\n= 2\n[x\n",
    "deep.yml": "[" * 5000,
    "deep.json": "[" * 100_000,
    "long.yml": "a: 1\n" * 50_000,
    "bomb.yml": "a: &a {x: 1}\n"
    + "".join(
        f"{new}: &{new} {{<<: [{', '.join([f'*{old}'] * 9)}]}}\n"
        for old, new in zip("abcdefghijkl", "bcdefghijklm", strict=True)
    ),
    "latin.ini": "[caf\u00e9]\nopen = yes\n".encode("latin-1"),
    "picture.json": b'{"a": 1}\0',
    "jest.config.js": "module.exports = {}\n",
    "a/twin.toml": "x = 1\n",
    "b/twin.toml": "x = 2\n",
}


def text(content: str | bytes) -> str | bytes:
    return dedent(content) if isinstance(content, str) else content


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Three commits, two tags, and a branch that was never merged."""
    folder = tmp_path_factory.mktemp("facts")
    with pytest.MonkeyPatch.context() as patch:
        # Not for the whole session, and no device: other tests write to what is named here.
        quiet(patch, folder)
        settings = {path: text(content) for path, content in SETTINGS.items()}
        root = lay_out(folder / "orchard", {"README.md": "# 1\n"}, settings, {})
        git(root, "tag", "v1.0.0", "HEAD~1")
        git(root, "tag", "spring")
        for name, value in AUTHOR.items():
            patch.setenv(name, value)
        side = git(root, "commit-tree", "-p", "HEAD~2", "-m", "aside", "HEAD~2^{tree}")
        git(root, "branch", "side", side)
    return open_repository(root)


def quiet(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Git without the settings of whoever runs the tests."""
    (folder / "gitconfig").write_text("")
    patch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")


AUTHOR = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in {
        "NAME": "Ann",
        "EMAIL": "a@example.org",
        "DATE": "2026-01-05T12:00:00Z",
    }.items()
}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Repository]:
    """Lays a repository out and opens it."""
    quiet(monkeypatch, tmp_path)

    def plant(files: dict[str, str]) -> Repository:
        tree = {path: text(content) for path, content in files.items()}
        return open_repository(lay_out(tmp_path / "plot", {"README.md": "# 1\n", **tree}))

    return plant
