"""The verifiers that there are: those of installed packages, and the site's own."""

from __future__ import annotations

import traceback
from collections.abc import Hashable
from fractions import Fraction
from functools import cache, partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_gapreport.model import Argument, Check, ConfigurationError, Evidence, GapReportError
from mkdocs_gapreport.suggestions import did_you_mean
from mkdocs_gapreport.verifiers import arguments, asking
from mkdocs_gapreport.verifiers.asking import OutOfTimeError
from mkdocs_gapreport.verifiers.impossible import impossible
from mkdocs_gapreport.verifiers.local import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

__all__ = ["GROUP", "Source", "UnusableError", "Verifier", "Verifiers", "available", "installed"]

GROUP = "mkdocs_gapreport.verifiers"
# Those that look at nothing but through the repository. Commits, tags and commands do.
_NOTING = tuple(
    f"mkdocs_gapreport.verifiers.{module}"
    for module in (
        *("files", "sizes", "substance", "code.", "reports."),
        *("facts.configuration", "facts.hooks", "facts.dependencies", "facts.people"),
    )
)


class Verifier(Hashable, Protocol):
    """A function that measures one thing; its signature is the schema of a check's arguments."""

    def __call__(
        self, repository: Repository, /, *args: Argument, **arguments: Argument
    ) -> Evidence:
        """Measure."""


class UnusableError(GapReportError):
    """Why there is no verifier of a name, or none that can be asked."""


class Source(Protocol):
    """Where a verifier comes from."""

    @property
    def origin(self) -> str:
        """What people know it by: a package with its version, a file."""

    @property
    def is_ours(self) -> bool:
        """Whether it comes with the product, and may be trusted to end."""

    def load(self) -> Any:
        """The function."""


class Packaged(Struct, frozen=True):
    """A verifier of an installed package; loaded when it is first asked."""

    entry: EntryPoint
    rivals: tuple[EntryPoint, ...] = ()

    @property
    def origin(self) -> str:
        """The package and its version."""
        dist = self.entry.dist
        return f"{dist.name} {dist.version}" if dist else self.entry.value

    @property
    def is_ours(self) -> bool:
        """Whether it comes with the product."""
        return self.entry.module.startswith("mkdocs_gapreport.")

    @property
    def is_noting(self) -> bool:
        """Whether all that it looks at is noted, so that its answer may be kept."""
        return self.entry.module.startswith(_NOTING)

    def load(self) -> Any:
        """The function."""
        if self.rivals:
            both = " and ".join(f"`{Packaged(e).origin}`" for e in (self.entry, *self.rivals))
            raise UnusableError(
                f"verifier `{self.entry.name}` is registered twice, by {both}; uninstall one"
            )
        try:
            return _loaded(self.entry)
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            raise UnusableError(
                f"verifier `{self.entry.name}` of `{self.origin}` cannot be loaded: {words}"
            ) from error


class Verifiers(Struct, frozen=True):
    """The verifiers by name. One that once ran out of time is not asked again."""

    entries: Mapping[str, Source]
    time_limit: float = asking.TIME_LIMIT
    hung: dict[str, str] = field(default_factory=dict)
    loaded: dict[str, Verifier] = field(default_factory=dict)

    def get(self, name: str) -> Verifier:
        """The verifier of that name; raises `UnusableError`."""
        if name in self.loaded:
            return self.loaded[name]
        source = self.entries.get(name)
        if source is None:
            hint = did_you_mean(name, self.entries)
            raise UnusableError(f"unknown verifier `{name}`{hint}")
        verifier: Verifier = source.load()
        self.loaded[name] = verifier
        return verifier

    def is_noting(self, name: str) -> bool:
        """Whether the answers of a verifier may be kept for as long as what it looked at."""
        source = self.entries.get(name)
        return isinstance(source, Packaged) and source.is_noting

    def bound(self, check: Check) -> Check:
        """The check with its words bound to the verifier's arguments, or with its problem named."""
        if check.problem:
            return check
        try:
            verifier = self.get(check.verifier)
        except UnusableError as error:
            return replace(check, problem=str(error))
        known = arguments.bound(check, verifier)
        return known if known.problem else replace(known, problem=impossible(known))

    def run(self, check: Check, repository: Repository, given: Mapping[str, Any]) -> Evidence:
        """Ask the verifier; whatever goes wrong inside it becomes broken evidence that names it.

        `given` holds what no page writes: the `page`, the site's `settings`, the day `as_of`. A
        verifier gets those of them that its signature names.
        """
        if check.problem:
            return Evidence.broken(check.problem)
        try:
            verifier = self.get(check.verifier)
        except UnusableError as error:
            return Evidence.broken(str(error))
        asked = arguments.signature(verifier).parameters
        handed = {name: value for name, value in given.items() if name in asked}
        question = partial(verifier, **{**check.arguments, **handed})
        try:
            return _sound(self._answer(check.verifier, question, repository))
        except (Exception, SystemExit) as error:  # noqa: BLE001  whatever theirs may raise
            where = f"`{given.get('page', '')}:{check.line}`"
            name = f"verifier `{check.verifier}`{self._origin(check.verifier)}"
            return Evidence.broken(f"{name} failed at {where}: {_words(error)}")

    def _answer(self, name: str, question: partial[Evidence], repository: Repository) -> object:
        if self.entries[name].is_ours:
            return question(repository)
        if name in self.hung:
            raise OutOfTimeError(self.hung[name])
        try:
            return asking.ask(question, repository, seconds=self.time_limit)
        except OutOfTimeError as error:
            self.hung[name] = f"{error}, when it was asked before"
            raise

    def _origin(self, name: str) -> str:
        source = self.entries[name]
        return "" if source.is_ours else f" of `{source.origin}`"


def available(settings: Settings, root: Path) -> Verifiers:
    """The installed verifiers, and those of the site's own that its settings name."""
    sources: dict[str, Source] = dict(installed().entries)
    for own in local(settings.verifiers, root):
        known = sources.get(own.name)
        if known:
            raise ConfigurationError(
                f"option `verifiers`: the name `{own.name}` is taken twice, by `{own.origin}` and"
                f" `{known.origin}`; rename the function"
            )
        sources[own.name] = own
    return Verifiers(sources)


@cache
def installed() -> Verifiers:
    """The verifiers of all installed packages."""
    found: dict[str, list[EntryPoint]] = {}
    for entry in entry_points(group=GROUP):
        same = found.setdefault(entry.name, [])
        if entry.value not in {each.value for each in same}:
            same.append(entry)
    return Verifiers({name: Packaged(first, tuple(more)) for name, (first, *more) in found.items()})


@cache
def _loaded(entry: EntryPoint) -> Any:
    return entry.load()


def _sound(answer: object) -> Evidence:
    """Evidence that all that follows can work with; `TypeError` where an author erred."""
    if not isinstance(answer, Evidence):
        raise TypeError(f"it answered with `{type(answer).__name__}`, not with `Evidence`")
    value = answer.value
    if isinstance(value, int) and not isinstance(value, bool):
        return replace(answer, value=Fraction(value))
    if not isinstance(value, bool | Fraction | None):
        kind = type(value).__name__
        raise TypeError(f"its value is of type `{kind}`, not a `Fraction`, true, false or `None`")
    return answer


def _words(error: BaseException) -> str:
    """What was raised, and the line of the file that did: its path may be that of a home."""
    if isinstance(error, OutOfTimeError):
        return str(error)
    steps = traceback.extract_tb(error.__traceback__)
    last = f" ({Path(steps[-1].filename).name}:{steps[-1].lineno})" if steps else ""
    return f"{type(error).__name__}: {error}{last}"
