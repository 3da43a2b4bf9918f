"""What is configured to run by itself: pre-commit hooks, GitHub workflows, GitLab jobs."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.verifiers.facts.parsed import NotParsedError, parsed
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.repository import Repository

PRE_COMMIT = ".pre-commit-config.yaml"
GITLAB = ".gitlab-ci.yml"
_GITHUB = (".github/workflows/*.yml", ".github/workflows/*.yaml")
_NO_JOBS = {
    *("after_script", "before_script", "cache", "default", "image", "include", "services"),
    *("spec", "stages", "variables", "workflow"),
}
_MOST_INCLUDED = 50
_HOOK_FOLDERS = frozenset({".husky", ".githooks", ".git-hooks", "githooks", "git-hooks", "hooks"})


class Task(Struct, frozen=True, kw_only=True):
    """Something that is configured to run: a hook, a workflow, a job, a step.

    `commands` are shell text, `around` all that runs in the same job. `calls` are files of the
    tree that have to be there whatever runs before. `remark` says when it does not run by itself.
    """

    what: str
    names: tuple[str, ...]
    place: Place
    commands: tuple[str, ...] = ()
    around: str = ""
    calls: tuple[str, ...] = ()
    folder: str = ""
    remark: str = ""
    is_off: bool = False


class Pipelines(Struct, frozen=True, kw_only=True):
    """All that runs by itself; `read` the files that say so, `unread` those that do not parse."""

    tasks: tuple[Task, ...] = ()
    read: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def at(self, where: str) -> Pipelines:
        """What is configured in `pre-commit` or `ci` alone; without a word, all of it."""
        if not where:
            return self
        is_hooks = where == "pre-commit"
        return Pipelines(
            tasks=tuple(t for t in self.tasks if _is_of_hooks(t.place.path) == is_hooks),
            read=tuple(path for path in self.read if _is_of_hooks(path) == is_hooks),
            unread=tuple(path for path in self.unread if _is_of_hooks(path) == is_hooks),
        )

    @property
    def scripts(self) -> tuple[str, ...]:
        """The hooks that are shell scripts: what these lead to is seen in part only."""
        return tuple(path for path in self.read if is_git_hook(path))


def is_git_hook(path: str) -> bool:
    """Whether a file is a script that git runs before it commits."""
    folder, _, name = path.rpartition("/")
    return name == "pre-commit" and folder.rpartition("/")[2] in _HOOK_FOLDERS


def _is_of_hooks(path: str) -> bool:
    return path == PRE_COMMIT or is_git_hook(path)


class _File(Struct, frozen=True):
    """A configuration that was read."""

    path: str
    content: str
    value: dict[str, Any]

    def place(self, name: str) -> Place:
        """Where a name stands in it."""
        first = self.content.find(name) if name else -1
        if first < 0:
            return Place(self.path)
        quoted = re.escape(name)
        pattern = rf"^[ \t-]*(?:{quoted}[\"']?\s*:|[\w-]+:\s*[\"']?{quoted}[\"']?\s*(?:#|$))"
        key = self.content[:first].rstrip("\"'").rstrip()  # which may stand in a line above
        begin = key.rfind("\n") + 1
        found = re.compile(pattern, re.MULTILINE).search(self.content, begin)
        line = self.content.count("\n", 0, found.start()) + 1 if found else None
        return Place(self.path, line)


class _Gathered(Struct):
    """The files that were read so far, and those that could not be."""

    repository: Repository
    read: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def file(self, path: str) -> _File | None:
        """A configuration as values; nothing where it is none."""
        text = self.repository.text(path)
        if text is None or path in (*self.read, *self.unread):
            return None
        try:
            documents = parsed(path, text.content) if not text.problem else ()
        except NotParsedError:
            documents = ()
        merged: dict[str, Any] = {}
        for document in documents:
            merged |= document if isinstance(document, dict) else {}
        (self.read if merged else self.unread).append(path)
        return _File(path, text.content, merged) if merged else None


@once
def pipelines(repository: Repository) -> Pipelines:
    """Read all that is configured to run by itself."""
    gathered = _Gathered(repository)
    tasks: list[Task] = []
    hooks = gathered.file(PRE_COMMIT)
    tasks += _hooks(hooks) if hooks else ()
    for pattern in _GITHUB:
        for path in repository.glob(pattern):
            workflow = gathered.file(path)
            tasks += _workflow(workflow) if workflow else ()
    tasks += _gitlab(gathered, GITLAB)
    tasks += _git_hooks(gathered)
    return Pipelines(tasks=tuple(tasks), read=tuple(gathered.read), unread=tuple(gathered.unread))


def _hooks(file: _File) -> Iterator[Task]:
    for repo in _dicts(file.value.get("repos")):
        for hook in _dicts(repo.get("hooks")):
            names = _texts(hook, "id", "alias", "name")
            if names:
                yield _hook(file, hook, names, is_local=repo.get("repo") == "local")


def _hook(file: _File, hook: dict[str, Any], names: tuple[str, ...], *, is_local: bool) -> Task:
    language = str(hook.get("language", ""))
    entry = str(hook.get("entry", "")) if is_local else ""
    is_script = language in {"script", "unsupported_script"}
    if language in {"docker", "docker_image", "fail", "pygrep"}:
        entry = ""
    args = " ".join(str(each) for each in _list(hook.get("args"))) if not is_script else ""
    stages = set(map(str, _list(hook.get("stages"))))
    return Task(
        what="pre-commit hook",
        names=names,
        place=file.place(names[0]),
        commands=(f"{entry} {args}",) if entry and not is_script else (),
        calls=tuple(entry.split()[:1]) if is_script else (),
        remark="only by hand (`stages: [manual]`)" if stages == {"manual"} else "",
    )


def _git_hooks(gathered: _Gathered) -> Iterator[Task]:
    """What husky and its kin keep: shell scripts."""
    for path in filter(is_git_hook, gathered.repository.named("pre-commit")):
        text = gathered.repository.text(path)
        if text is None or text.problem:
            gathered.unread.append(path)
            continue
        gathered.read.append(path)
        yield Task(
            what="git hook",
            names=(path,),
            place=Place(path),
            commands=(text.content,),
            around=text.content,
        )


def _workflow(file: _File) -> Iterator[Task]:
    remark = _by_hand(file.value.get("on"))
    jobs = file.value.get("jobs")
    tasks: list[Task] = []
    for key, job in jobs.items() if isinstance(jobs, dict) else ():
        if isinstance(job, dict):
            tasks += _job(file, str(key), job, remark)
    yield from tasks
    name = posixpath.basename(file.path)
    yield Task(
        what="workflow",
        names=(*_texts(file.value, "name"), name, name.rpartition(".")[0]),
        place=Place(file.path),
        commands=tuple(text for task in tasks if task.what == "job" for text in task.commands),
        calls=tuple(path for task in tasks if task.what == "job" for path in task.calls),
        around="\n".join(task.around for task in tasks if task.what == "job"),
        folder=_folder(file.value),
        remark=remark,
    )


def _by_hand(triggers: object) -> str:
    """Whether a workflow starts only when somebody presses a button."""
    names = list(triggers) if isinstance(triggers, dict | list) else [triggers]
    return "only by hand (`workflow_dispatch`)" if names == ["workflow_dispatch"] else ""


def _job(file: _File, key: str, job: dict[str, Any], remark: str) -> Iterator[Task]:
    steps = list(_dicts(job.get("steps")))
    around = "\n".join(str(step.get("run", "")) for step in steps)
    # What another repository holds is not in this tree.
    around += "".join("\ncd elsewhere" for step in steps if _checks_out_another(step))
    folder = _folder(job) or _folder(file.value)
    calls = [path for each in (job, *steps) for path in _called(each)]
    yield Task(
        what="job",
        names=(key, *_texts(job, "name")),
        place=file.place(key),
        commands=tuple(str(step["run"]) for step in steps if "run" in step),
        calls=tuple(calls),
        around=around,
        folder=folder,
        remark=remark,
        is_off=_is_false(job.get("if")),
    )
    for step in steps:
        names = (*_texts(step, "name", "id"), *_action(str(step.get("uses", ""))))
        yield Task(
            what="step",
            names=names,
            place=file.place(names[0] if names else ""),
            commands=(str(step["run"]),) if "run" in step else (),
            calls=tuple(_called(step)),
            around=around,
            folder=str(step.get("working-directory", "")) or folder,
            remark=remark,
            is_off=_is_false(job.get("if")) or _is_false(step.get("if")),
        )


def _folder(of: dict[str, Any]) -> str:
    """The folder in which the commands of a job or workflow run, unless a step says otherwise."""
    defaults = of.get("defaults")
    run = defaults.get("run") if isinstance(defaults, dict) else None
    return str(run.get("working-directory", "")) if isinstance(run, dict) else ""


def _is_false(condition: object) -> bool:
    return bool(re.fullmatch(r"(?:\$\{\{)?\s*false\s*(?:\}\})?", str(condition)))


def _checks_out_another(step: dict[str, Any]) -> bool:
    given = step.get("with")
    return (
        "checkout" in str(step.get("uses", ""))
        and isinstance(given, dict)
        and ("repository" in given or "path" in given)
    )


def _called(of: dict[str, Any]) -> Iterator[str]:
    """The action or workflow of this repository that a step or job uses."""
    uses = str(of.get("uses", ""))
    if uses.startswith("./"):
        yield posixpath.normpath(uses)


def _action(uses: str) -> tuple[str, ...]:
    """What people call an action: `gitleaks/gitleaks-action@v2` is gitleaks."""
    path = uses.partition("@")[0].removeprefix("./")
    name = path.rpartition("/")[2]
    short = re.sub(r"^(?:setup|action|run)-|-action$", "", name)
    return tuple(dict.fromkeys(each for each in (path, name, short) if each))


def _gitlab(gathered: _Gathered, path: str) -> Iterator[Task]:
    file = gathered.file(path)
    if file is None or len(gathered.read) > _MOST_INCLUDED:
        return
    for name, job in file.value.items():
        if name in _NO_JOBS or name.startswith(".") or not isinstance(job, dict):
            continue
        parts = ("before_script", "script", "after_script")
        commands = tuple(text for part in parts for text in _flat(job.get(part)))
        rules = {str(rule.get("when", "on_success")) for rule in _dicts(job.get("rules"))}
        when = rules or {str(job.get("when", "on_success"))}
        yield Task(
            what="job",
            names=(name,),
            place=file.place(name),
            commands=commands,
            around="\n".join(commands),
            remark="only by hand (`when: manual`)" if when <= {"manual", "never"} else "",
            is_off=when == {"never"},
        )
    for included in _included(file.value.get("include")):
        for each in gathered.repository.glob(included.removeprefix("/")):
            yield from _gitlab(gathered, each)


def _included(include: object) -> Iterator[str]:
    for each in [include] if isinstance(include, str | dict) else _list(include):
        local = each.get("local") if isinstance(each, dict) and "project" not in each else each
        if isinstance(local, str) and "://" not in local and local:
            yield local


def _flat(value: object) -> Iterator[str]:
    """The commands in a script, which may be lists of lists."""
    if isinstance(value, str):
        yield value
    names = _list(value)
    if not (names and str(names[0]).startswith(".") and "/" not in str(names[0])):  # `!reference`
        for each in names:
            yield from _flat(each)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    return (each for each in _list(value) if isinstance(each, dict))


def _texts(of: dict[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(str(of[name]) for name in names if isinstance(of.get(name), str))
