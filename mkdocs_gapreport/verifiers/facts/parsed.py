"""Files of settings as plain values: TOML, YAML, JSON (with comments too) and INI.

Figures stay texts as far as the formats allow, so that nothing is rounded and `3.10` stays `3.10`.
"""

from __future__ import annotations

import configparser
import json
import posixpath
import re
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | str | int | bool | None"

_LONGEST = 1_000_000
_LONGEST_YAML = 200_000  # PyYAML reads that in three seconds; its C parser crashes on deep nesting
_MOST_NESTED = 1000
_DEEP = regex(r"^[ \t?:-]{100}", re.MULTILINE)
_MOST_PARTS = 20
_MOST_KEYS = 2000
_TOP = "\0"  # what stands above the first section of an INI file


class NotParsedError(Exception):
    """Why a file cannot be read as values."""


def format_of(path: str) -> str:
    """The format that a file has by its name; nothing when that is none of ours."""
    name = posixpath.basename(path).lower()
    known = (form for form, fits in _FORMATS.items() if fits.search(name))
    return next(known, "")


_FORMATS = {
    "TOML": regex(r"\.toml$|^(?:pipfile|(?:poetry|uv|cargo|pdm)\.lock)$"),
    "YAML": regex(r"\.(?:ya?ml|cff|clang-format|clang-tidy)$"),
    "JSON": regex(r"\.(?:jsonc?|json5|webmanifest|code-workspace|swcrc|babelrc)$"),
    "JSON or YAML": regex(r"^\.\w+rc$(?<!coveragerc)(?<!pylintrc)(?<!npmrc)"),
    "INI": regex(
        r"\.(?:ini|cfg|conf|properties|editorconfig|flake8)$"
        r"|^(?:\.coveragerc|\.?pylintrc|\.npmrc)$|^\.env(?:\..+)?$|\.env$"
    ),
}


def parsed(path: str, content: str) -> tuple[Value, ...]:
    """The documents in a file; raises `NotParsedError`."""
    form = format_of(path)
    if not form:
        raise NotParsedError("no TOML, YAML, JSON or INI")
    if len(content) > (_LONGEST_YAML if "YAML" in form else _LONGEST):
        raise NotParsedError("too long for a file of settings")
    try:
        return tuple(_PARSERS[form](content))
    except RecursionError as error:
        raise NotParsedError(f"nested too deeply for {form}") from error
    except (ValueError, yaml.YAMLError, configparser.Error) as error:
        where = _line(error)
        raise NotParsedError(f"no valid {form}{f' (line {where})' if where else ''}") from error


def lookup(value: Value, key: str) -> tuple[Value] | None:
    """What stands at a dotted key, in a tuple of one; None if nothing does.

    Names may hold dots themselves. Numbers count the entries of lists, from 0.
    """
    parts = key.split(".")
    return _lookup(value, parts, set()) if len(parts) <= _MOST_PARTS else None


def _lookup(value: Value, parts: list[str], been: set[tuple[int, int]]) -> tuple[Value] | None:
    """Search below a value; once only, as aliases may lead there on a million ways."""
    if not parts:
        return (value,)
    if (id(value), len(parts)) in been:
        return None
    been.add((id(value), len(parts)))
    for inner, rest in _steps(value, parts):
        found = _lookup(inner, rest, been)
        if found:
            return found
    return None


def _steps(value: Value, parts: list[str]) -> Iterator[tuple[Value, list[str]]]:
    if isinstance(value, dict):
        for count in range(len(parts), 0, -1):
            name = ".".join(parts[:count])
            if name in value:
                yield value[name], parts[count:]
        merged = value.get("<<")
        for base in merged if isinstance(merged, list) else [merged]:
            yield base, parts
    elif isinstance(value, list) and re.fullmatch(r"\d{1,6}", parts[0]):
        yield from ((inner, parts[1:]) for inner in value[int(parts[0]) :][:1])


def keys(value: Value) -> Iterator[str]:
    """The dotted keys of a document, the outer ones first; so many that a typo is found."""
    waiting: list[tuple[str, Value]] = [("", value)]
    left = _MOST_KEYS
    while waiting and left:
        before, node = waiting.pop(0)
        for name, inner in node.items() if isinstance(node, dict) else ():
            left -= 1
            if not left:
                return
            yield f"{before}{name}"
            waiting.append((f"{before}{name}.", inner))


def line_of(content: str, key: str) -> int | None:
    """The line that a key stands in, as far as reading from name to name can tell."""
    position = 0
    for part in key.split("."):
        if part.isdigit():
            continue
        name = re.compile(rf"(?<![\w-]){re.escape(part)}(?![\w-])")
        found = name.search(content, position)
        if not found:
            return None
        position = found.start()
    return content.count("\n", 0, position) + 1


def _toml(content: str) -> Iterator[Any]:
    yield tomllib.loads(content, parse_float=str)


def _yaml(content: str) -> Iterator[Any]:
    # The base loader makes texts of everything: no dates that no calendar has, no `yes` for a key.
    if _is_plain_yaml(content):
        with suppress(yaml.YAMLError):
            yield from list(yaml.load_all(content, yaml.CBaseLoader))
            return
    yield from yaml.load_all(content, yaml.BaseLoader)


def _is_plain_yaml(content: str) -> bool:
    """Whether PyYAML's parser in C may read it, much faster: deep nesting crashes it."""
    nested = content.count("[") + content.count("{")
    return hasattr(yaml, "CBaseLoader") and nested < _MOST_NESTED and not _DEEP.search(content)


def _json(content: str) -> Iterator[Any]:
    try:
        yield _strict_json(content)
    except json.JSONDecodeError:
        bare = _COMMENT.sub(lambda match: match["text"] or " ", content)
        yield _strict_json(_LAST_COMMA.sub(lambda match: match["text"] or "", bare))


def _strict_json(content: str) -> Any:
    plain = content.removeprefix("\ufeff")
    return json.loads(plain, parse_float=str, parse_int=str, parse_constant=str)


_TEXT = r'(?P<text>"(?:[^"\\]|\\.)*"?)'
_COMMENT = regex(rf"{_TEXT}|//[^\n]*|/\*(?:.*?\*/|.*)", re.DOTALL)
_LAST_COMMA = regex(rf"{_TEXT}|,(?=\s*[}}\]])", re.DOTALL)


def _json_or_yaml(content: str) -> Iterator[Any]:
    is_json = content.lstrip("\ufeff \t\r\n").startswith(("{", "//", "/*"))
    return (_json if is_json else _yaml)(content)


def _ini(content: str) -> Iterator[Any]:
    """Sections as mappings; what stands above the first one is at the top."""
    reader = configparser.RawConfigParser(
        strict=False, allow_no_value=True, default_section="\0default"
    )
    reader.optionxform = str  # type: ignore[assignment,method-assign]  # as documented
    reader.read_string(f"[{_TOP}]\n{content.removeprefix(chr(0xFEFF))}")
    sections: dict[str, Any] = {name: dict(reader.items(name)) for name in reader.sections()}
    yield {**sections.pop(_TOP), **sections}


_PARSERS: Mapping[str, Callable[[str], Iterator[Any]]] = {
    "TOML": _toml,
    "YAML": _yaml,
    "JSON": _json,
    "JSON or YAML": _json_or_yaml,
    "INI": _ini,
}


def _line(error: Exception) -> int | None:
    """The line that a parser stumbled over."""
    match error:
        case yaml.MarkedYAMLError(problem_mark=mark) if mark:
            return int(mark.line) + 1
        case json.JSONDecodeError():
            return error.lineno
        case configparser.ParsingError(errors=[(line, _), *_]):
            return int(line) - 1
        case _:
            found = re.search(r"at line (\d+)", str(error))
            return int(found[1]) if found else None
