"""Values of the model as bytes, and back: JSON with the names of the classes, never pickled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct

from mkdocs_gapreport import model
from mkdocs_gapreport.model import GapReportError

_KIND = ""  # no field has that name


class NotKeptError(GapReportError):
    """A value that cannot be written down, or bytes that are none of ours."""


def encoded(value: object) -> bytes:
    """Write a value down."""
    try:
        return msgspec.json.encode(_plain(value))
    except (TypeError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise NotKeptError(str(error)) from error


def decoded(raw: bytes) -> Any:
    """Read a value back."""
    try:
        return _made(msgspec.json.decode(raw))
    except (TypeError, ValueError, KeyError, RecursionError, msgspec.MsgspecError) as error:
        raise NotKeptError(str(error)) from error


def _plain(value: object) -> object:
    match value:
        case Enum():
            return {_KIND: type(value).__name__, "value": value.value}
        case None | bool() | int() | str():
            return value
        case tuple() | list():
            return [_plain(each) for each in value]
        case Fraction():
            return {_KIND: "Fraction", "value": str(value)}
        case date():
            return {_KIND: "date", "value": value.isoformat()}
        case Mapping():
            pairs = [[_plain(key), _plain(each)] for key, each in value.items()]
            return {_KIND: "Mapping", "value": pairs}
    kind: type = type(value)
    if _kinds().get(kind.__name__) is not kind:
        raise TypeError(f"`{kind.__name__}` is no class of the model")
    said: dict[str, object] = {_KIND: kind.__name__}
    for name, default in _fields(kind):
        each = getattr(value, name)
        if default is NODEFAULT or each != default:
            said[name] = _plain(each)
    return said


def _made(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple([_made(each) for each in plain])
    if not isinstance(plain, dict):
        return plain
    kind = plain.pop(_KIND)
    if kind == "Fraction":
        return Fraction(plain["value"])
    if kind == "date":
        return date.fromisoformat(plain["value"])
    if kind == "Mapping":
        return {_made(key): _made(each) for key, each in plain["value"]}
    made = _kinds()[kind]
    if issubclass(made, Enum):
        return made(plain["value"])
    return made(**{name: _made(each) for name, each in plain.items()})


@cache
def _kinds() -> dict[str, type]:
    known = ((name, getattr(model, name)) for name in model.__all__)
    return {
        name: kind
        for name, kind in known
        if isinstance(kind, type) and issubclass(kind, Struct | Enum)
    }


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    without = (NODEFAULT,) * (len(names) - len(defaults))
    return tuple(zip(names, (*without, *defaults), strict=True))
