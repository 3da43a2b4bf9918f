"""The verifiers that are installed, and how a check's words become their arguments."""

from __future__ import annotations

import inspect
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_gapreport.model import Argument, Check, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_gapreport.repository import Repository

GROUP = "mkdocs_gapreport.verifiers"
GIVEN = frozenset({"page", "settings", "as_of"})


class Verifier(Hashable, Protocol):
    """A function that measures one thing; its signature is the schema of a check's arguments."""

    def __call__(
        self, repository: Repository, /, *args: Argument, **arguments: Argument
    ) -> Evidence:
        """Measure."""


@dataclass(frozen=True, slots=True)
class Verifiers:
    """The installed verifiers by name; loaded when they are first asked."""

    entries: Mapping[str, EntryPoint]

    def get(self, name: str) -> Verifier | None:
        """The verifier of that name."""
        entry = self.entries.get(name)
        return _load(entry) if entry else None

    def bound(self, check: Check) -> Check:
        """The check with its words bound to the verifier's arguments, or with its problem named."""
        if check.problem:
            return check
        verifier = self.get(check.verifier)
        if verifier is None:
            hint = did_you_mean(check.verifier, self.entries)
            return replace(check, problem=f"unknown verifier `{check.verifier}`{hint}")
        return check if check.inferred else _bound(check, _signature(verifier))

    def run(self, check: Check, repository: Repository, given: Mapping[str, Any]) -> Evidence:
        """Ask the verifier; an exception inside it becomes broken evidence that names it.

        `given` holds what no page writes: the `page`, the site's `settings`, the day `as_of`. A
        verifier gets those of them that its signature names.
        """
        verifier = self.get(check.verifier)
        if check.problem or verifier is None:
            return Evidence.broken(check.problem or f"unknown verifier `{check.verifier}`")
        asked = _signature(verifier).parameters
        arguments = {**check.arguments, **{n: v for n, v in given.items() if n in asked}}
        try:
            evidence = verifier(repository, **arguments)
        except Exception as error:  # noqa: BLE001  whatever a third party's verifier raises
            words = f"{type(error).__name__}: {error}"
            return Evidence.broken(f"verifier `{check.verifier}` failed: {words}")
        if not isinstance(evidence, Evidence):
            kind = type(evidence).__name__
            return Evidence.broken(
                f"verifier `{check.verifier}` answered with `{kind}`, not with evidence"
            )
        return evidence


@cache
def installed() -> Verifiers:
    """The verifiers of all installed packages."""
    return Verifiers({entry.name: entry for entry in entry_points(group=GROUP)})


@cache
def _load(entry: EntryPoint) -> Verifier:
    verifier: Verifier = entry.load()
    return verifier


@cache
def _signature(verifier: Verifier) -> inspect.Signature:
    return inspect.signature(verifier)


def did_you_mean(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, or all that is known."""
    from rapidfuzz import process  # noqa: PLC0415  only on the way to an error message

    best = process.extractOne(word, list(known), score_cutoff=60)
    return (
        f"; did you mean `{best[0]}`?"
        if best
        else f"; known are {', '.join(f'`{n}`' for n in sorted(known))}"
    )


def _bound(check: Check, signature: inspect.Signature) -> Check:
    """Positional words and `name=value` to named arguments of the types the signature asks for."""
    parameters = {
        name: p for name, p in list(signature.parameters.items())[1:] if name not in GIVEN
    }
    positional = [name for name, p in parameters.items() if p.kind is not p.KEYWORD_ONLY]
    arguments: dict[str, Argument] = {}
    for key, value in check.arguments.items():
        name = positional[int(key) - 1] if key.isdigit() and int(key) <= len(positional) else key
        if name.isdigit():
            return replace(
                check,
                problem=f"`{check.verifier}` takes {_taken(positional)}, but got `{value}` as well",
            )
        if name not in parameters:
            hint = did_you_mean(name, parameters)
            return replace(check, problem=f"`{check.verifier}` has no argument `{name}`{hint}")
        arguments[name] = value
    missing = [n for n, p in parameters.items() if p.default is p.empty and n not in arguments]
    if missing:
        return replace(check, problem=f"`{check.verifier}` needs {_taken(missing)}")
    return replace(check, arguments=arguments)


def _taken(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "no arguments"
