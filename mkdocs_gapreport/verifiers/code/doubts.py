"""Why a definition that nothing seems to use may be in use all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.model import listed
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import definitions, imports, languages, lexing, scope, sources
from mkdocs_gapreport.verifiers.code.languages import JAVASCRIPT, PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.definitions import Definition, Name
    from mkdocs_gapreport.verifiers.code.scope import Scope
    from mkdocs_gapreport.verifiers.code.usage import Uses

# What says nothing about who calls the thing below it.
_NEUTRAL = regex(
    r"@(?:[\w.]+\.)?(?:dataclass|property|staticmethod|classmethod|abstractmethod|wraps|cache"
    r"|lru_cache|cached_property|(?:async)?contextmanager|overload|override|final|unique|deprecated"
    r"|total_ordering|runtime_checkable|retry|typechecked|define|frozen)\b",
    re.IGNORECASE,
)
_MARK = regex(r"^[ \t]*(@[\w.]+|\#\[[^\]\n]*|\[[A-Z]\w*)", re.MULTILINE)
_CALLED_FROM_OUTSIDE = regex(
    r"main|__\w+__|(?:test|visit|on|handle|do|pytest|depart|clean|validate)_\w+|setUp|tearDown|init"
    r"|default|upgrade|downgrade|handler|lifespan|urlpatterns|application|app|GET|POST|PUT|PATCH|DELETE"
)
_PLAIN_BASES = regex(
    r"(?:Base)?(?:Exception|Error|Warning|Model|Thread|dict|list|str|int|tuple|set)|\w*Error"
)
_LOADERS = (
    "import_module(",
    "pkgutil.",
    "__subclasses__",
    "autodiscover",
    "import.meta.glob",
    "require.context",
    "load_entry_point",
    "entry_points(",
    "getattr(module",
)
_SETTINGS = ("toml", "cfg", "ini", "json", "yaml", "yml", "xml", "sh", "html", "conf", "env", "tf")
_STAR = regex(r"\bimport[ \t]+\*|\bexport[ \t]+\*|\bpub[ \t]+use\b[^;]*\*")


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """A definition without a sure use, and what was seen of it."""

    repository: Repository
    name: Name
    defined: Sequence[Definition]
    uses: Uses
    code: Scope

    @property
    def homes(self) -> tuple[str, ...]:
        """The files in which it is defined."""
        return tuple(dict.fromkeys(one.path for one in self.defined))

    @property
    def mark(self) -> str:
        """The decorator or attribute above it that may register it; nothing if there is none."""
        marks = (match[1] for one in self.defined for match in _MARK.finditer(one.marks))
        return next((mark for mark in marks if not _NEUTRAL.match(mark)), "")

    @property
    def loading(self) -> tuple[str, ...]:
        """The files, tests and migrations apart, that import one in which it is defined."""
        found = (imports.importers(self.repository, path) or () for path in self.homes)
        return tuple(dict.fromkeys(p for paths in found for p in paths if not scope.kind(p)))


def why(case: Case) -> str:
    """The first reason for doubt, cheapest first; nothing if there is none."""
    return next(filter(None, (doubt(case) for doubt in _DOUBTS)), "")


def _namesakes(case: Case) -> str:
    perhaps = case.uses.perhaps
    has = "has" if len(perhaps) == 1 else "have"
    return f"{listed(perhaps)} {has} that name too, but may mean another" if perhaps else ""


def _registered(case: Case) -> str:
    return f"`{case.mark}` may register it" if case.mark else ""


def _passed_on(case: Case) -> str:
    passing = case.uses.passed_on or tuple(
        path
        for path in case.loading
        if imports.passes_on(path) and _STAR.search(sources.text(case.repository, path))
    )
    return f"{listed(passing)} passes it on, and others may use it from there" if passing else ""


def _called_by_name(case: Case) -> str:
    if _CALLED_FROM_OUTSIDE.fullmatch(case.name.leaf):
        return "a framework or the system may call what has such a name"
    route = next(filter(scope.is_route, case.homes), "")
    return f"a framework takes `{route}` for a route by its place" if route else ""


def _derived(case: Case) -> str:
    for one in case.defined:
        for base in one.bases:
            if not _PLAIN_BASES.fullmatch(base) and not _is_own(case, base):
                return f"it derives from `{base}`, which may call or register it"
        if one.containers and not case.name.leaf.startswith("_") and _may_override(case, one):
            owner = one.containers[-1]
            return f"it belongs to `{owner}` and may be called through what that derives from"
    return ""


def _is_own(case: Case, base: str) -> bool:
    return bool(definitions.find(case.repository, definitions.Name(base), case.code.files))


def _may_override(case: Case, one: Definition) -> bool:
    language = languages.of(one.path)
    if language and language.name in {"Go", "Rust"}:
        return True  # a method may satisfy an interface or trait that nothing here names
    owner = definitions.Name(one.containers[-1])
    return any(found.bases for found in definitions.find(case.repository, owner, (one.path,)))


def _loaded(case: Case) -> str:
    """Something nearby loads modules by computed names, and nothing imports this one."""
    if case.loading:
        return ""
    tops = {path.split("/")[:2][-1] for path in case.homes}
    near = [path for path in case.code.files if path.split("/")[:2][-1] in tops]
    loaders = sources.containing(case.repository, near, _LOADERS)
    loader = next((path for path in loaders if path not in case.homes), "")
    return f"`{loader}` loads modules by computed names" if loader else ""


def _within(case: Case) -> str:
    """Its own file uses it, and is used itself."""
    if not case.uses.own:
        return ""
    if case.loading:
        return f"its own file uses it, and {listed(case.loading)} imports that"
    if any(languages.of(path) not in {PYTHON, JAVASCRIPT} for path in case.homes):
        return "its own file uses it, and others may use that without an import"
    is_program = any(_runs(sources.text(case.repository, path)) for path in case.homes)
    return "its own file uses it, and may be started as a program" if is_program else ""


def _runs(text: str) -> bool:
    starts = re.search(r"(?m)^(?:func main\(|(?:pub )?(?:async )?fn main\()", text)
    return "__main__" in text or text.startswith("#!") or starts is not None


def _in_strings(case: Case) -> str:
    """A text in the code that is its name, or a path of modules to it."""
    says = re.compile(rf"(?:[\w.:/-]*[.:/])?{re.escape(case.name.leaf)}")
    for path in sources.containing(case.repository, case.code.files, (case.name.leaf,)):
        language = languages.of(path)
        if language is None or path in case.homes or imports.passes_on(path):
            continue
        text = sources.text(case.repository, path)
        if any(says.fullmatch(one) for one in lexing.strings(language, text)):
            return f"`{path}` has a text with that name"
    return ""


def _in_settings(case: Case) -> str:
    settings = scope.files(case.repository, endings=_SETTINGS).files
    leaf = re.escape(case.name.leaf)
    says = re.compile(rf"[\w\]][.:/\\#]{leaf}\b|(?:=|:|-)\s*[\"']?{leaf}\b")
    for path in sources.containing(case.repository, settings, (case.name.leaf,)):
        if says.search(sources.text(case.repository, path)):
            return f"`{path}` names it"
    return ""


_DOUBTS: tuple[Callable[[Case], str], ...] = (
    _namesakes,
    _registered,
    _passed_on,
    _called_by_name,
    _within,
    _derived,
    _loaded,
    _in_strings,
    _in_settings,
)
