"""Verifier of what runs by itself: a hook or job that is configured, and whose script exists."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import Evidence, Place, Strength, listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.suggestions import did_you_mean, nearest
from mkdocs_gapreport.verifiers.facts.pipelines import PRE_COMMIT, Task, pipelines
from mkdocs_gapreport.verifiers.facts.scripts import programs, run_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.repository import Repository

_OTHER_HOOKS = ("lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".overcommit.yml", ".huskyrc")
_OTHER_CI = (
    "Jenkinsfile",
    ".circleci/config.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    ".drone.yml",
    ".woodpecker.yml",
    "appveyor.yml",
    *_OTHER_HOOKS,
)
_WHERE = {
    "": "neither hooks nor CI jobs are",
    "pre-commit": "no pre-commit hooks are",
    "ci": "no CI jobs are",
}
_MOVES = regex(r"\b(?:cd|pushd)\b")
_MAKES = regex(r"\b(?:curl|wget|cp|mv|git clone|tar|unzip|install|tee|gh|aws|gsutil|touch)\b|>")
_SHOWN = 5


def hook(repository: Repository, name: str, *, at: str = "") -> Evidence:
    """The pre-commit hook, CI job or step `name` is configured, and the scripts it runs are there.

    `name`: its id or name, the file of a workflow, the action that a step uses, or the program that
    it starts; case and hyphens do not matter. Of several, with commas between, one is enough. `at`:
    `pre-commit` or `ci`, without it either. Read are `.pre-commit-config.yaml`, the scripts of
    husky and its kin, GitHub's workflows, and `.gitlab-ci.yml` with the local files it includes.

    Example: `<!-- verify: hook gitleaks -->`, or of several `hook bandit,semgrep at=pre-commit`

    It cannot see whether it ever ran or passed, whether `pre-commit install` was run, what
    `npm run` or `make` lead to, nor other CI systems. Scripts that a job makes or downloads are not
    looked for. Where only others than the several named are configured, one may do the same.
    """
    if at not in _WHERE:
        return Evidence.broken(f"`at` cannot be `{at}`{did_you_mean(at, filter(None, _WHERE))}")
    known = pipelines(repository).at(at)
    names = tuple(filter(None, map(str.strip, name.split(","))))
    asked = dict.fromkeys((name, *names))
    judged = [_judged(repository, t) for each in asked for t in _fitting(known.tasks, each)]
    if judged:
        return max(judged, key=_worth).evidence
    wanted = listed(names, _SHOWN) if len(names) > 1 else f"`{name}`"
    if known.unread:
        files = listed(known.unread, _SHOWN)
        return Evidence.unknown(f"no {wanted} was found, but {files} cannot be read")
    others = [path for path in _OTHER_CI if repository.is_file(path) and _is_at(path, at)]
    if others:
        return Evidence.unknown(f"no {wanted} was found, but {listed(others, _SHOWN)} was not read")
    if not known.read:
        what = _WHERE[at]
        return Evidence(value=False, summary=f"no {wanted}: {what} configured here")
    places = tuple(Place(path) for path in known.read[:_SHOWN])
    if len(names) > 1 or known.scripts:
        why = (
            "another tool there may do the same"
            if len(names) > 1
            else "what a script leads to is not seen"
        )
        return Evidence.unknown(
            f"no {wanted} in {listed(known.read, _SHOWN)}, but {why}", places=places
        )
    like = nearest(name, {each for task in known.tasks for each in task.names})
    hint = f"; there is `{like}`" if like else ""
    summary = f"no {wanted} in {listed(known.read, _SHOWN)}{hint}"
    return Evidence(value=False, summary=summary, places=places)


def _is_at(path: str, at: str) -> bool:
    return not at or (path in _OTHER_HOOKS) == (at == "pre-commit")


def _fitting(tasks: Sequence[Task], name: str) -> list[Task]:
    """The tasks of that name; of nearly that name; that start a program of that name."""
    lowered, plain = name.casefold(), _plain(name)
    exact = [t for t in tasks if lowered in (each.casefold() for each in t.names)]
    if exact or not plain:
        return exact
    alike = [t for t in tasks if plain in map(_plain, t.names)]
    return alike or [
        t
        for t in tasks
        if t.what != "workflow" and lowered in (p for c in t.commands for p in programs(c))
    ]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


class _Judged(Struct, frozen=True):
    task: Task
    evidence: Evidence


def _worth(judged: _Judged) -> int:
    """Of several of that name, one that holds counts, and one unknown before one that fails."""
    value = judged.evidence.value
    return 2 if value else 1 if value is None else 0


def _judged(repository: Repository, task: Task) -> _Judged:
    said = f"the {task.what} `{task.names[0]}` in `{task.place.path}`"
    missing, unsure = _lacking(repository, task)
    places = (task.place,)
    if task.is_off:
        summary = f"{said} is switched off (`{'when: never' if _is_gitlab(task) else 'if: false'}`)"
        return _Judged(task, Evidence(value=False, summary=summary, places=places))
    if missing:
        summary = f"{said} runs {listed(missing, _SHOWN)}, which is not there"
        return _Judged(task, Evidence(value=False, summary=summary, places=places))
    if unsure:
        summary = (
            f"{said} runs {listed(unsure, _SHOWN)}, which is not tracked; it may be made on the way"
        )
        return _Judged(task, Evidence.unknown(summary, places=places))
    scripts = tuple(dict.fromkeys(path for path, _ in _scripts(task)))
    runs = f" and runs {listed(scripts, _SHOWN)}" if scripts else ""
    when = f"; it runs {task.remark}" if task.remark else ""
    summary = f"{said} is configured{runs}{when}"
    found = Evidence(value=True, summary=summary, places=places, strength=Strength.EXISTS)
    return _Judged(task, found)


def _is_gitlab(task: Task) -> bool:
    return not task.place.path.startswith(".github/")


def _scripts(task: Task) -> Iterator[tuple[str, bool]]:
    """The files that a task runs, and whether nothing can have made them on the way."""
    for path in task.calls:
        yield posixpath.normpath(path), True
    moves = _MOVES.search(task.around)
    for path in (path for text in task.commands for path in run_by(text)):
        from_root = posixpath.normpath(posixpath.join(task.folder, path))
        is_sure = task.place.path == PRE_COMMIT or not (moves or _is_made(path, task.around))
        yield from_root, is_sure


def _is_made(path: str, around: str) -> bool:
    name = posixpath.basename(path)
    return any(name in line and _MAKES.search(line) for line in around.splitlines())


def _lacking(repository: Repository, task: Task) -> tuple[list[str], list[str]]:
    """The scripts that are not there, and those that need not be."""
    missing: list[str] = []
    unsure: list[str] = []
    for path, is_sure in _scripts(task):
        name = posixpath.basename(path)
        if repository.is_file(path) or repository.is_directory(path):
            continue
        if not is_sure and repository.named(name):
            continue
        if is_sure and not path.startswith("..") and repository.ignore_rule(path) is None:
            missing.append(path)
        else:
            unsure.append(path)
    return list(dict.fromkeys(missing)), list(dict.fromkeys(unsure))
