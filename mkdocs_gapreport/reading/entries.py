"""The entries that a line says a file of settings got: "Add `httpx` to `pyproject.toml`".

Dependencies, scripts and targets, services, jobs and variables; only where the line says in so many
words that they were put into the one such file that it names.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Entries
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.reading.sentences import PATH, behind_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_gapreport.reading.inline import Inline
    from mkdocs_gapreport.reading.references import Reference

_PACKAGES = (
    r"(?:dev[- ]?|peer[- ]?)?(?:dependenc(?:y|ies)|deps|packages?|librar(?:y|ies)|crates?|gems?)"
    r"|dependências|dependencias|dépendances|abhängigkeiten|依赖|依存関係"
)
_SCRIPTS = r"scripts?|targets?|commands?"
_SERVICES = r"services?|containers?"
_JOBS = r"jobs?"
_VARIABLES = r"(?:env(?:ironment)?\s+)?(?:variables?|vars?|keys?)"
_KINDS = (
    (regex(r"package\.json|composer\.json|pyproject\.toml"), rf"{_PACKAGES}|{_SCRIPTS}"),
    (
        regex(
            r"requirements[\w.-]*\.txt|setup\.(?:py|cfg)|Pipfile|Cargo\.toml|go\.mod|pubspec\.yaml"
            r"|Gemfile|build\.gradle(?:\.kts)?|pom\.xml|mix\.exs|Package\.swift|[\w.-]+\.csproj"
            r"|environment\.ya?ml"
        ),
        _PACKAGES,
    ),
    (regex(r"Makefile|makefile|[Jj]ustfile|Taskfile\.ya?ml"), _SCRIPTS),
    (regex(r"(?:docker-)?compose[\w.-]*\.ya?ml"), _SERVICES),
    (regex(r"\.gitlab-ci\.yml"), _JOBS),
    (regex(r"\.env[\w.]*|env\.example"), _VARIABLES),
)
_HINTS = regex(
    r"package\.json|composer\.json|pyproject|requirements|setup\.(?:py|cfg)|Pipfile|Cargo|go\.mod"
    r"|pubspec|Gemfile|gradle|pom\.xml|mix\.exs|Package\.swift|csproj|environment\.|[Mm]akefile"
    r"|[Jj]ustfile|Taskfile|compose|gitlab-ci|\.env|env\.example|workflows/"
)
_WORKFLOW = regex(r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$")
_ADD = (
    r"[\s*_]*(?:add(?:s|ed)?|install(?:s|ed)?|declar(?:e|es|ed)|includ(?:e|es|ed)|put|adicionar"
    r"|agregar|añadir|ajouter|hinzufügen|添加|新增|安装|增加|追加)[*_]*:?\s*"
)
_WORK = (
    r"[\s*_]*(?:add(?:s|ed)?|install(?:s|ed)?|creat(?:e|es|ed)|set ?up|configur(?:e|es|ed)"
    r"|updat(?:e|es|ed)|initiali[sz](?:e|es|ed)|init|extend(?:s|ed)?|writ(?:e|es)|wrote|declar(?:e|es|ed)"
    r"|添加|新增|安装|创建)\b"
)
_TO = r"\s+(?:to|in|into|of|at|en|em|à|au|zu|aux)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
_SMALL = r"(?:(?:an?|the|new)\s+)*"
_QUALITIES = (
    r"(?:(?:an?|the|as|new|npm|pip|python|runtime|production|required|core|test|testing|optional)"
    r"\s+)*"
)
_ITEM = regex(
    r"(?P<name>@?[A-Za-z][\w-]*(?:[./:][\w-]+)*)(?:\[[\w,-]+\])?"
    r"(?:\s*(?:[~^=<>!@]+\s*|\s+v?(?=\d))[\w.*~^<>=,\"' -]*)?"
)
# of "Add security dependencies" no package is called so
_ONE = regex(r"(?:y|ge|t|d|e|b|m|r|变量|依赖|依存関係)(?:\s+for\b.*)?$", re.IGNORECASE)
_PACKAGE = regex(r"[-_/@.:]\w")
_RUN = regex(r"(?:npm|pnpm|yarn|bun|composer)\s+(?:run\s+)?|(?:make|just|task)\s+")
_BETWEEN = regex(r"\s*(?:[,、，;+]|\s&\s|\band\b|\bund\b|\bet\b|和)\s*")
_END = regex(r"[)）。]|;\s|\.\s|\s[—–-]\s|$")
_NO_NAMES = frozenset(
    {
        "dependencies",
        "dependency",
        "packages",
        "scripts",
        "all",
        "new",
        "the",
        "more",
        "other",
        "etc",
    }
    | {"others", "dev", "test", "tests", "core", "config", "configuration", "version", "versions"}
    | {"environment", "env", "build", "package", "missing", "required", "third-party", "les", "los"}
)
_SHORTEST = 2


def entries(words: Inline, start: int, references: Sequence[Reference]) -> Entries | None:
    """The names that the line says are in the one file of settings that it names."""
    if not _HINTS.search(words.text):
        return None
    files = {ref.path: ref for ref in references if _nouns(ref.path) and not ref.is_struck}
    if len(files) != 1:
        return None
    (file,) = files.values()
    nouns = _nouns(file.path)
    plain = list(words.text)
    for ref in references:
        if ref.path == file.path:
            plain[ref.start : ref.end] = PATH * (ref.end - ref.start)
    text = "".join(plain)
    begin = behind_ids(text, start)
    quoted = {words.text[span.start : span.end].strip() for span in words.of_kind("code")}
    for found, is_list, is_named in _stretches(text, begin, nouns):
        items = [item.strip(" *_'\"") for item in _BETWEEN.split(found)]
        names = {_name(item): item.strip("`") in quoted for item in items}
        kept = {name: is_code for name, is_code in names.items() if name}
        others = {ref.path for ref in references if not ref.is_tentative} & kept.keys()
        if others or not kept or not (is_list or len(kept) == len(items)):
            continue
        is_clear = len(kept) > 1 if is_list else is_named and len(kept) == 1
        looks_so = all(code or _PACKAGE.search(name) for name, code in kept.items())
        if is_clear or looks_so:
            return Entries(path=file.path, names=tuple(kept), are_quoted=all(kept.values()))
    return None


def _nouns(path: str) -> str:
    """What a file of settings holds, as a pattern of the words for it; nothing for other files."""
    if _WORKFLOW.search(path):
        return _JOBS
    name = posixpath.basename(path)
    return next((nouns for pattern, nouns in _KINDS if pattern.fullmatch(name)), "")


def _stretches(text: str, begin: int, nouns: str) -> Iterator[tuple[str, bool, bool]]:
    """The stretches of a line that may name entries; whether it is a list; whether of a kind."""
    path, noun, words = f"{PATH}+", rf"(?:{nouns})", text[begin:]
    if re.match(_WORK, words, re.IGNORECASE):
        for listed in (
            rf"{noun}(?:(?:{_TO}|\s+){path})?(?:追加|を追加)?\s*[:：(（]\s*(?P<list>[^()（）]+)",
            rf"{path}\s+with\s+{_QUALITIES}{noun}\s+(?P<list>[^()（）]+)",
        ):
            found = re.search(listed, words, re.IGNORECASE)
            if found:
                yield _cut(found["list"]), True, True
    of = rf"(?P<of>\s+{_QUALITIES}{noun}(?:\s+for\s+[^.;]{{1,60}}?)?)?"
    for put in (
        rf"{_ADD}{_SMALL}(?:{noun}\s*:?\s+)?(?P<list>.{{2,200}}?){of}{_TO}{path}",
        rf".{{0,12}}{path}.{{0,6}}{_ADD}(?P<list>.{{2,200}}?)(?P<of>\s*{noun})",
    ):
        found = re.match(put, words, re.IGNORECASE)
        if found:
            yield found["list"], False, bool(found["of"] and _ONE.search(found["of"]))


def _cut(text: str) -> str:
    """A list up to where its sentence ends."""
    return text[: next(_END.finditer(text)).start()]


def _name(item: str) -> str:
    """The name of an entry, without how it is run and which version is meant."""
    bare = _RUN.sub("", item.strip(" `*_'\""), count=1)
    match = _ITEM.fullmatch(bare)
    name = match["name"] if match else ""
    return name if len(name) >= _SHORTEST and name.lower() not in _NO_NAMES else ""
