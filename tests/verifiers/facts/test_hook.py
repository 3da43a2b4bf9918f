"""What runs by itself: configured, and the script it runs is there; and what cannot be said."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from projects import lay_out

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.repository import open_repository
from mkdocs_gapreport.verifiers.facts.hooks import hook
from mkdocs_gapreport.verifiers.facts.scripts import programs, run_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_gapreport.repository import Repository

HOOKS = """\
    repos:
      - repo: https://github.com/example/gitleaks
        rev: v8.0.0
        hooks:
          - id: gitleaks
          - id: detect-private-key
            name: Detect private keys
            entry: scripts/theirs.sh
      - repo: local
        hooks:
          - id: check-figures
            name: Check the figures
            language: script
            entry: scripts/figures.sh --all
          - id: lost
            language: script
            entry: scripts/lost.sh
          - id: lost-python
            language: system
            entry: python
            args: [tools/lost.py]
          - id: by-hand
            language: system
            entry: python -m tools.slow
            stages: [manual]
          - id: no-tabs
            language: pygrep
            entry: tabs/not.py
          - id: kept-out
            language: system
            entry: bash build/made.sh
"""
WORKFLOW = """\
    name: Harvest
    on: [push]
    jobs:
      test:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - name: Scan for secrets
            uses: example/trufflehog-action@v3
          - name: Unit tests
            run: |
              pip install -r requirements.txt
              pytest -q
          - name: Report
            run: bash scripts/figures.sh
          - name: Missing
            run: ./scripts/lost.sh --fast
          - name: Fetched
            run: |
              curl -sSLo fetched.sh https://example.org/fetched.sh
              bash fetched.sh
          - name: Elsewhere
            working-directory: web
            run: node tools/build.js
          - name: Computed
            run: bash "$HOME/x.sh" && python ${{ matrix.file }}.py
          - name: Own
            uses: ./.github/actions/prune
          - name: Own lost
            uses: ./.github/actions/lost
      moved:
        steps:
          - name: Moves
            run: cd web && ./tools/build.sh
          - name: Moves away
            run: cd web && ./tools/nothing.sh
      off:
        if: ${{ false }}
        steps: [{name: Never, run: make}]
"""
NIGHTLY = "on: workflow_dispatch\njobs:\n  prune: {steps: [{run: make prune}]}\n"
GITLAB = """\
    include:
      - local: /ci/*.yml
      - project: other/ci
        file: /x.yml
    stages: [test]
    variables: {A: "1"}
    .template:
      script: [bash scripts/lost.sh]
    lint:
      script:
        - !reference [.template, script]
        - ruff check .
    weigh:
      script: [python scripts/lost.py]
    release:
      when: manual
      script: make release
    never:
      rules: [{when: never}]
      script: make
"""
FILES = {
    ".gitignore": "build/\n",
    ".pre-commit-config.yaml": HOOKS,
    ".github/workflows/harvest.yml": WORKFLOW,
    ".github/workflows/nightly.yaml": NIGHTLY,
    ".github/actions/prune/action.yml": "runs: {}\n",
    ".gitlab-ci.yml": GITLAB,
    "ci/more.yml": "included-job:\n  script: make\n",
    "scripts/figures.sh": "#!/bin/sh\nexec weigh\n",
    "web/tools/build.js": "build()\n",
    "web/tools/build.sh": "#!/bin/sh\nbuild\n",
}

NOT_SO = [
    ("never-heard-of", "no `never-heard-of` in `.pre-commit-config.yaml`"),
    ("gitleak", "there is `gitleaks`"),
    ("", "no ``"),
    (".template", "no `.template`"),
    ("variables", "no `variables`"),
    ("lost", "runs `scripts/lost.sh`, which is not there"),
    ("lost-python", "runs `tools/lost.py`, which is not there"),
    ("Missing", "runs `scripts/lost.sh`, which is not there"),
    ("Own lost", "runs `.github/actions/lost`, which is not there"),
    ("weigh", "runs `scripts/lost.py`, which is not there"),
    ("off", "is switched off (`if: false`)"),
    ("Never", "is switched off"),
]
UNKNOWN = [
    ("Fetched", "it may be made on the way"),
    ("Moves away", "it may be made on the way"),
    ("kept-out", "runs `build/made.sh`, which is not tracked"),
]
HOLDS = [
    ("gitleaks", "the pre-commit hook `gitleaks` in `.pre-commit-config.yaml` is configured"),
    ("Detect Private Keys", "is configured"),
    ("detect_private_key", "is configured"),
    ("check-figures", "is configured and runs `scripts/figures.sh`"),
    ("by-hand", "it runs only by hand (`stages: [manual]`)"),
    ("no-tabs", "is configured"),
    ("trufflehog", "the step `Scan for secrets`"),
    ("unit tests", "the step `Unit tests`"),
    ("pytest", "the step `Unit tests`"),
    ("Report", "and runs `scripts/figures.sh`"),
    ("Elsewhere", "and runs `web/tools/build.js`"),
    ("Computed", "is configured"),
    ("Own", "and runs `.github/actions/prune`"),
    ("Moves", "is configured"),
    ("nightly.yaml", "the workflow `nightly.yaml`"),
    ("nightly", "it runs only by hand (`workflow_dispatch`)"),
    ("lint", "the job `lint` in `.gitlab-ci.yml`"),
    ("ruff", "the job `lint` in `.gitlab-ci.yml`"),
    ("release", "it runs only by hand (`when: manual`)"),
    ("included-job", "in `ci/more.yml`"),
]


@pytest.fixture(scope="module")
def orchards(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    files = {path: dedent(content) for path, content in FILES.items()}
    return open_repository(lay_out(tmp_path_factory.mktemp("hooks") / "orchards", files))


@pytest.mark.parametrize(("name", "said"), NOT_SO, ids=[name for name, _ in NOT_SO])
def test_what_is_not_configured_or_lost_its_script_is_false(
    orchards: Repository, name: str, said: str
) -> None:
    evidence = hook(orchards, name)
    assert evidence.value is False
    assert said in evidence.summary


@pytest.mark.parametrize(("name", "said"), UNKNOWN, ids=[name for name, _ in UNKNOWN])
def test_what_may_be_made_on_the_way_is_unknown(orchards: Repository, name: str, said: str) -> None:
    evidence = hook(orchards, name)
    assert evidence.value is None
    assert said in evidence.summary


@pytest.mark.parametrize(("name", "said"), HOLDS, ids=[name for name, _ in HOLDS])
def test_what_is_configured_holds(orchards: Repository, name: str, said: str) -> None:
    evidence = hook(orchards, name)
    assert evidence.value is True
    assert said in evidence.summary


def test_the_evidence_names_the_line(orchards: Repository) -> None:
    assert hook(orchards, "detect-private-key").places == (Place(".pre-commit-config.yaml", 6),)
    assert hook(orchards, "Unit tests").places == (Place(".github/workflows/harvest.yml", 10),)
    assert hook(orchards, "lint").places == (Place(".gitlab-ci.yml", 9),)


@pytest.mark.parametrize(
    ("files", "value", "said"),
    [
        ({}, False, "no `x`: neither hooks nor CI jobs are configured here"),
        ({"Jenkinsfile": "node {}\n"}, None, "no `x` was found, but `Jenkinsfile` was not read"),
        ({".gitlab-ci.yml": "a: [\n"}, None, "but `.gitlab-ci.yml` cannot be read"),
        ({".gitlab-ci.yml": "- x\n"}, None, "but `.gitlab-ci.yml` cannot be read"),
        ({".pre-commit-config.yaml": "repos: {x: 1}\n"}, False, "no `x` in `.pre-commit-config"),
        ({".github/workflows/x.yml": "jobs: [x]\n"}, True, "the workflow `x.yml`"),
        ({".github/workflows/y.yml": "jobs: {x: {steps: [1, {run: [2]}]}}\n"}, True, "job `x`"),
        ({".gitlab-ci.yml": "include: .gitlab-ci.yml\nx: {script: [[[a]]]}\n"}, True, "job `x`"),
    ],
)
def test_odd_configurations_are_taken_as_they_are(
    planted: Callable[..., Repository], files: dict[str, str], value: object, said: str
) -> None:
    evidence = hook(planted(files), "x")
    assert evidence.value is value
    assert said in evidence.summary


@pytest.mark.parametrize(
    ("commands", "paths"),
    [
        ("make && npm run x | tee a.sh", []),
        ("pytest tests/test_a.py", []),
        ("python -m tools.a b.py", []),
        ("python -c 'print(1)' a.py", []),
        ("bash -c 'a.sh'", []),
        ("cat <<EOF\nbash a.sh\nEOF", []),
        ("$DIR/a.sh; ~/b.sh; /usr/c.sh; *.sh", []),
        ("eslint --config ./a.js", []),
        ("# bash a.sh", []),
        ("source .venv/bin/activate; node node_modules/.bin/x.js; node dist/x.js", []),
        ("source tools/environment", ["tools/environment"]),
        ("./gradlew build", ["./gradlew"]),
        ("A=1 B=2 sudo bash -eu a.sh x.sh", ["a.sh"]),
        ("uv run python tools/a.py", ["tools/a.py"]),
        ("npx tsx tools/a.ts", ["tools/a.ts"]),
        ("if ! scripts/a.sh; then python3.12 'b.py'; fi", ["scripts/a.sh", "b.py"]),
        ("a \\\n  b.py\nnode c.mjs", ["c.mjs"]),
    ],
)
def test_scripts_that_commands_run(commands: str, paths: list[str]) -> None:
    assert list(run_by(commands)) == paths


def test_programs_that_commands_start() -> None:
    text = "A=1 sudo bandit -r .\npython -m pytest -q | tee log\npoetry run .venv/bin/ruff check"
    assert list(programs(text)) == ["bandit", "pytest", "tee", "ruff"]


HUSKY = "#!/bin/sh\necho Checking\npnpm run lint\ngitleaks protect --staged\n"


def test_one_of_several_is_enough(orchards: Repository) -> None:
    evidence = hook(orchards, "semgrep,gitleaks,bandit", at="pre-commit")
    assert evidence.value is True
    assert evidence.summary.startswith("the pre-commit hook `gitleaks`")


def test_of_several_none_is_no_proof_where_something_else_is_configured(
    orchards: Repository,
) -> None:
    evidence = hook(orchards, "semgrep,bandit", at="pre-commit")
    assert evidence.value is None
    assert evidence.summary == (
        "no `semgrep`, `bandit` in `.pre-commit-config.yaml`, but another tool there may do the same"
    )


def test_at_says_where(orchards: Repository) -> None:
    assert hook(orchards, "gitleaks", at="ci").value is False
    assert hook(orchards, "trufflehog", at="pre-commit").value is False
    assert hook(orchards, "trufflehog", at="ci").value is True
    assert hook(orchards, "gitleaks", at="pre-comit").summary == (
        "`at` cannot be `pre-comit`; did you mean `pre-commit`?"
    )


def test_without_any_hook_there_is_none_of_several(tmp_path: Path) -> None:
    files = {".github/workflows/a.yml": "jobs: {a: {steps: [{run: bandit -r src}]}}\n"}
    repository = open_repository(lay_out(tmp_path / "barn", files))
    evidence = hook(repository, "bandit,semgrep", at="pre-commit")
    assert evidence.value is False
    assert evidence.summary == "no `bandit`, `semgrep`: no pre-commit hooks are configured here"


def test_hooks_that_are_scripts_are_read_and_prove_no_absence(tmp_path: Path) -> None:
    repository = open_repository(lay_out(tmp_path / "barn", {"web/.husky/pre-commit": HUSKY}))
    found = hook(repository, "gitleaks", at="pre-commit")
    assert found.value is True
    assert (
        found.summary
        == "the git hook `web/.husky/pre-commit` in `web/.husky/pre-commit` is configured"
    )
    lacking = hook(repository, "bandit", at="pre-commit")
    assert lacking.value is None
    assert lacking.summary == (
        "no `bandit` in `web/.husky/pre-commit`, but what a script leads to is not seen"
    )
