"""What a verifier's signature and docstring say, for people who want to ask it something."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_gapreport.verifiers import arguments
from mkdocs_gapreport.verifiers.registry import UnusableError

if TYPE_CHECKING:
    from mkdocs_gapreport.verifiers.registry import Verifiers

_NOT_SAID = "Its author has not said what it holds."


class Description(Struct, frozen=True, kw_only=True):
    """A verifier as people read about it.

    `usage` is how a check names it, `holds` the first sentences of its docstring, `details` what
    follows, `limits` what it cannot see. `problem` stands for all of that when it cannot be loaded.
    """

    name: str
    origin: str
    usage: str = ""
    holds: str = ""
    details: str = ""
    limits: str = ""
    problem: str = ""


def described(verifiers: Verifiers, name: str) -> Description:
    """Describe the verifier of that name; raises `UnusableError` where there is none."""
    source = verifiers.entries.get(name)
    try:
        verifier = verifiers.get(name)
    except UnusableError as error:
        if source is None:
            raise
        return Description(name=name, origin=source.origin, problem=str(error))
    holds, details, limits = _parts(inspect.getdoc(verifier) or "")
    return Description(
        name=name,
        origin=source.origin if source else "",
        usage=" ".join((name, *_words(arguments.parameters(verifier)))),
        holds=holds or _NOT_SAID,
        details=details,
        limits=limits,
    )


def _words(asked: arguments.Parameters) -> list[str]:
    """The arguments as a check writes them; those in brackets may be left out."""
    words = []
    for name, parameter in asked.items():
        is_named = parameter.kind is parameter.KEYWORD_ONLY
        word = f"{name}={_value(parameter)}" if is_named else name.upper()
        words.append(word if parameter.default is parameter.empty else f"[{word}]")
    return words


def _value(parameter: inspect.Parameter) -> str:
    return _VALUES.get(arguments.kind(parameter), "…")


_VALUES = {"int": "N", "Fraction": "N", "bool": "yes", "tuple[str, ...]": "…,…"}


def _parts(text: str) -> tuple[str, str, str]:
    """The first paragraph, what is between, and the paragraphs behind the examples."""
    first, *rest = text.split("\n\n") if text else [""]
    examples = [number for number, part in enumerate(rest) if part.startswith("Example")]
    end = examples[-1] + 1 if examples else len(rest)
    return first, "\n\n".join(rest[:end]), "\n\n".join(rest[end:])


def brief(description: Description) -> str:
    """A verifier in a list: how to ask it, what it holds, what it cannot see."""
    said = (description.problem, description.holds, description.limits)
    lines = [line for part in said for line in part.splitlines()]
    return "\n".join([description.usage or description.name, *(f"    {line}" for line in lines)])


def full(description: Description) -> str:
    """All about a verifier, and where it comes from."""
    said = (
        description.usage or description.name,
        description.problem,
        description.holds,
        description.details,
        description.limits,
        f"From {description.origin}.",
    )
    return "\n\n".join(filter(None, said))
