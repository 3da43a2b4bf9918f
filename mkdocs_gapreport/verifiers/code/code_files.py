"""The code files that a measure looks at: those of its scope in which a word occurs, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mkdocs_gapreport.model import Evidence, Place, counted
from mkdocs_gapreport.suggestions import did_you_mean
from mkdocs_gapreport.verifiers.code import python_source, scope, script_source, sources
from mkdocs_gapreport.verifiers.code.python_files import python_file
from mkdocs_gapreport.verifiers.code.script_source import ScriptSource

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.verifiers.code.python_source import PythonSource
    from mkdocs_gapreport.verifiers.code.scope import Scope

    Hint = Callable[[str], object]

SHOWN = 20
NAMED = 3

PYTHON = python_source.ENDINGS
SCRIPTS = script_source.ENDINGS


class CodeFiles(Struct, kw_only=True):
    """The files of a scope; `torn` gathers those whose brackets or strings never close."""

    repository: Repository
    scope: Scope
    torn: list[str] = field(default_factory=list)

    def python(self, hint: Hint) -> Iterator[PythonSource]:
        """The Python files that the hint finds worth reading."""
        for path, _ in self._texts(PYTHON, hint):
            source = python_file(self.repository, path)
            if not source.is_whole:
                self.torn.append(path)
            yield source

    def scripts(self, hint: Hint) -> Iterator[ScriptSource]:
        """The TypeScript and JavaScript files that the hint finds worth reading."""
        for path, text in self._texts(SCRIPTS, hint):
            yield ScriptSource(path, text)

    @property
    def words(self) -> str:
        """What was looked at and what was not, as the end of a sentence."""
        unread = sources.unread(self.repository, self.scope.files)
        torn = sorted(set(self.torn))
        if not torn:
            return f"in {self.scope.words}{unread}"
        count = counted(len(torn), "file")
        names = ", ".join(f"`{path}`" for path in torn[:NAMED])
        return f"in {self.scope.words}{unread}; {count} with brackets that never close: {names}"

    def _texts(self, endings: tuple[str, ...], hint: Hint) -> Iterator[tuple[str, str]]:
        for path in self.scope.files:
            if path.endswith(endings):
                text = sources.text(self.repository, path)
                if hint(text):
                    yield path, text


def code_files(  # noqa: PLR0913  each by name
    repository: Repository,
    *,
    path: str,
    without: str,
    page: str,
    endings: Collection[str] = PYTHON,
    keep: Collection[str] = (),
) -> CodeFiles | Evidence:
    """The files to look at, or why there are none."""
    chosen = scope.files(
        repository, path=path, without=without, endings=endings, keep=keep, page=page
    )
    if chosen.missing:
        return Evidence.unknown(chosen.missing)
    if not chosen.files:
        kinds = "Python" if endings == PYTHON else "Python, TypeScript or JavaScript"
        where = f" at `{path}`" if path else ""
        left_out = f" (left out: {chosen.left_out})" if chosen.left_out else ""
        return Evidence.unknown(f"there is no {kinds} file{where} to look at{left_out}")
    return CodeFiles(repository=repository, scope=chosen)


def not_one_of(argument: str, given: str, known: Iterable[str]) -> Evidence | None:
    """Broken evidence when a word is none of those known."""
    choices = dict.fromkeys(known)
    if given in choices:
        return None
    return Evidence.broken(f"`{argument}` cannot be `{given}`{did_you_mean(given, choices)}")


def shown(places: Iterable[Place]) -> tuple[Place, ...]:
    """As many places as a reader wants to see."""
    return tuple(places)[:SHOWN]
