"""What the classes of the code derive from, through imports, aliases and other bases."""

from __future__ import annotations

import builtins
import posixpath
import re
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.code import scope, sources
from mkdocs_gapreport.verifiers.code.class_files import Class, ClassFile, of_python, of_script
from mkdocs_gapreport.verifiers.code.code_files import PYTHON, SCRIPTS
from mkdocs_gapreport.verifiers.code.python_files import python_file
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource
from mkdocs_gapreport.verifiers.remembered import of_each_file, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_gapreport.repository import Repository

Derived: TypeAlias = "bool | None"
Names: TypeAlias = "Mapping[str, tuple[str, ...]]"

# Each begins with a word that is searched for much faster than the beginnings of lines are.
_NAMED = (regex(r"class[ \t]++(\w++)"), regex(r"interface[ \t]++(\w++)"))
_BEFORE = regex(
    r"[ \t]*+(?:export[ \t]++)?(?:default[ \t]++)?(?:declare[ \t]++)?(?:abstract[ \t]++)?"
)
_DEEPEST = 12
_ROOTS = frozenset({*dir(builtins), "ABC", "Generic", "Protocol", "Enum", "NamedTuple"})


@once
def python_names(repository: Repository) -> Names:
    """The Python files that seem to define a class of each name."""
    return _names(repository, PYTHON)


@once
def script_names(repository: Repository) -> Names:
    """The TypeScript and JavaScript files that seem to define a class of each name."""
    return _names(repository, SCRIPTS)


def names_beside(repository: Repository, path: str) -> Names:
    """The classes that code in this file's language can name."""
    return python_names(repository) if path.endswith(PYTHON) else script_names(repository)


@of_each_file
def read(repository: Repository, path: str) -> ClassFile:
    """The classes of a file."""
    if path.endswith(PYTHON):
        return of_python(python_file(repository, path))
    return of_script(ScriptSource(path, sources.text(repository, path)))


def named(repository: Repository, path: str, name: str) -> tuple[Class, ...]:
    """The classes of that name in a file."""
    return tuple(found for found in read(repository, path).classes if found.name == name)


class Ancestry(Struct, frozen=True, dict=True):
    """Whether classes derive from `base`: a name, or one behind its module (`models.Model`)."""

    repository: Repository
    base: str

    def of(self, derived: Class) -> Derived:
        """Whether a class derives from it; None where that is decided outside of the code."""
        return self._of(derived, frozenset())

    def _of(self, derived: Class, below: frozenset[Class]) -> Derived:
        if derived in below or len(below) > _DEEPEST:
            return False
        file = read(self.repository, derived.path)
        return _any(
            self._through(file, written, below | {derived})
            for written in derived.bases
            if written != derived.name or written in file.imported
        )

    def _through(self, file: ClassFile, written: str, below: frozenset[Class]) -> Derived:
        full = self._full(file, written)
        name = full.rpartition(".")[2]
        places = self._defining(file, full, _DEEPEST)
        if self._is_base(full) or any(self._is_base(f"{module_of(p)}.{name}") for p in places):
            return True
        answers = {
            self._of(found, below)
            for path in places
            for found in named(self.repository, path, name)
        }
        if answers:
            return answers.pop() if len(answers) == 1 else None
        return self._outside(file, full)

    def _is_base(self, full: str) -> bool:
        return full == self.base or full.endswith(f".{self.base}")

    def _outside(self, file: ClassFile, full: str) -> Derived:
        """A class of a library does not derive from one of ours; from another library's, maybe."""
        first, _, _ = full.partition(".")
        if _is_builtin_pair(full, self.base):
            return True
        is_ours = self.base.rpartition(".")[2] in names_beside(self.repository, file.path)
        is_plain = full in _ROOTS or first in sys.stdlib_module_names
        return False if is_ours or is_plain else None

    def _full(self, file: ClassFile, written: str, depth: int = _DEEPEST) -> str:
        """A name with its module in front, as far as the file tells."""
        head, _, rest = written.partition(".")
        if head in file.imported:
            module, name = file.imported[head]
            return ".".join(filter(None, (_absolute(module, file.path), name, rest)))
        if any(found.name == head for found in file.classes):
            return f"{module_of(file.path)}.{written}"
        if head in file.aliases and file.aliases[head] != written and depth:
            return self._full(file, ".".join(filter(None, (file.aliases[head], rest))), depth - 1)
        return written

    def _defining(self, file: ClassFile, full: str, depth: int) -> Sequence[str]:
        """The files that define the class of this full name: in its module, or passed on by it."""
        module, _, name = full.rpartition(".")
        paths = names_beside(self.repository, file.path).get(name, ())
        exact = [path for path in paths if f".{module_of(path)}".endswith(f".{module}")]
        if exact and module:
            return exact
        below = [path for path in paths if f".{module}." in f".{module_of(path)}."]
        if below and module:
            return below
        for place in self._modules(module) if depth else ():
            passed_on = read(self.repository, place)
            further = self._full(passed_on, name)
            if further not in {full, name}:
                return self._defining(passed_on, further, depth - 1)
        is_ours = not module or self.repository.folders_named(module.lstrip("@").split(".")[0])
        return paths if is_ours else ()

    def _modules(self, module: str) -> Iterator[str]:
        """The files that a module may be."""
        stem = module.replace(".", "/")
        for ending in ("/__init__.py", ".py", "/index.ts", "/index.js", ".ts", ".js"):
            if "/" in f"{stem}{ending}":
                yield from self.repository.ending(f"{stem}{ending}")[:1]


def module_of(path: str) -> str:
    """The dotted name of a file: `src/core/base.py` is `src.core.base`."""
    stem = posixpath.splitext(path)[0]
    return stem.removesuffix("/__init__").removesuffix("/index").replace("/", ".")


def _absolute(module: str, path: str) -> str:
    """A module as the file at `path` imports it, without leading dots."""
    if not module.startswith("."):
        return module if path.endswith(PYTHON) else module.replace("/", ".")
    folder = posixpath.dirname(path)
    if path.endswith(PYTHON):
        plain = module.lstrip(".")
        above = "/".join([".."] * (len(module) - len(plain) - 1))
        place = posixpath.join(folder, above, plain.replace(".", "/"))
    else:
        place = posixpath.join(folder, re.sub(r"\.[cm]?[jt]sx?$", "", module))
    return posixpath.normpath(place).replace("/", ".")


def _is_builtin_pair(derived: str, base: str) -> bool:
    """Whether both are classes of Python itself, one derived from the other (`ValueError`)."""
    below, above = getattr(builtins, derived, None), getattr(builtins, base, None)
    return isinstance(below, type) and isinstance(above, type) and issubclass(below, above)


def _any(answers: Iterable[Derived]) -> Derived:
    given = set(answers)
    return True if True in given else None if None in given else False


def _names(repository: Repository, endings: tuple[str, ...]) -> Names:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path in scope.files(repository, endings=endings).files:
        for name in _named(sources.text(repository, path)):
            found[name][path] = None
    return {name: tuple(paths) for name, paths in found.items()}


def _named(text: str) -> Iterator[str]:
    """The names of the classes and interfaces that lines of a text begin, in its order."""
    words = sorted((found for word in _NAMED for found in word.finditer(text)), key=re.Match.start)
    for found in words:
        line = text.rfind("\n", 0, found.start()) + 1
        if _BEFORE.fullmatch(text, line, found.start()):
            yield found[1]
