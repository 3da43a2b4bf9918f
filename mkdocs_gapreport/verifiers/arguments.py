"""A check's words become the arguments that the signature of its verifier asks for."""

from __future__ import annotations

import inspect
import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec.structs import replace

from mkdocs_gapreport.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_gapreport.model import Argument, Check

    Parameters: TypeAlias = Mapping[str, inspect.Parameter]

GIVEN = frozenset({"page", "settings", "as_of"})


@cache
def signature(verifier: Callable[..., Any]) -> inspect.Signature:
    """What a verifier asks for."""
    return inspect.signature(verifier)


@cache
def parameters(verifier: Callable[..., Any]) -> Parameters:
    """What a page may set: all but the repository and what is handed over."""
    asked = list(signature(verifier).parameters.items())[1:]
    return {name: parameter for name, parameter in asked if name not in GIVEN}


def bound(check: Check, verifier: Callable[..., Any]) -> Check:
    """Bind positional words and `name=value` to named arguments, or name the problem."""
    asked = parameters(verifier)
    positional = [name for name, p in asked.items() if p.kind is not p.KEYWORD_ONLY]
    arguments: dict[str, Argument] = {}
    for key, value in check.arguments.items():
        name = positional[int(key) - 1] if key.isdigit() and int(key) <= len(positional) else key
        problem = _misfit(check.verifier, name, value, positional, asked)
        if name in arguments:
            problem = f"`{check.verifier}` got `{name}` twice"
        if problem:
            return replace(check, problem=problem)
        if name == "path" and isinstance(value, str) and not check.inferred:
            value = value.replace("\\", "/")  # noqa: PLW2901  as Windows writes it
        try:
            arguments[name] = _converted(value, asked[name])
        except ValueError as error:
            problem = f"`{name}` of `{check.verifier}` has to be {error}, but is `{value}`"
            return replace(check, problem=problem)
    missing = [n for n, p in asked.items() if p.default is p.empty and n not in arguments]
    if missing:
        return replace(check, problem=f"`{check.verifier}` needs {_listed(missing)}")
    return replace(check, arguments=arguments)


def _misfit(
    verifier: str, name: str, value: object, positional: Sequence[str], asked: Parameters
) -> str:
    if name.isdigit():
        return f"`{verifier}` takes {_listed(positional)}, but got `{value}` as well"
    if name not in asked:
        return f"`{verifier}` has no argument `{name}`{did_you_mean(name, asked)}"
    return ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "no arguments"


def _converted(value: Argument, parameter: inspect.Parameter) -> Argument:
    """A word as the type that the signature names; `ValueError` says what it has to be."""
    if not isinstance(value, str):
        return value
    convert = _CONVERSIONS.get(kind(parameter))
    return convert(value) if convert else value


def kind(parameter: inspect.Parameter) -> str:
    """The type of a parameter as its signature writes it: "int", "tuple[str, ...]"."""
    annotation = parameter.annotation
    if annotation is parameter.empty:
        return ""
    # with `from __future__ import annotations` it is a text
    written = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return written.removesuffix(" | None").rpartition("fractions.")[2]


def _whole(word: str) -> int:
    if not re.fullmatch(r"[+-]?\d[\d,_]{0,30}", word):
        raise ValueError("a whole number")
    return int(re.sub(r"[,_]", "", word))


def _number(word: str) -> Fraction:
    if not re.fullmatch(r"[+-]?\d[\d,_]{0,30}(?:\.\d{1,30})?\s?%?", word):
        raise ValueError("a number")
    return Fraction(re.sub(r"[,_%\s]", "", word))


def _truth(word: str) -> bool:
    if word.lower() not in _TRUTHS:
        raise ValueError("`yes` or `no`")
    return _TRUTHS[word.lower()]


_TRUTHS = {
    "yes": True,
    "true": True,
    "on": True,
    "1": True,
    "no": False,
    "false": False,
    "off": False,
    "0": False,
}


def _words(word: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in word.split(",") if part.strip())


_CONVERSIONS: Mapping[str, Callable[[str], Argument]] = {
    "int": _whole,
    "Fraction": _number,
    "bool": _truth,
    "tuple[str, ...]": _words,
}
