"""Trees of values from JSON, YAML and TOML, and the paths of JMESPath through them, all bounded."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.suggestions import nearest
from mkdocs_gapreport.verifiers.reports import parsing
from mkdocs_gapreport.verifiers.reports.shelf import MEGABYTE, ReportError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_PATH = 400
_MOST_COPIES = 2
_MOST_CALLS = 6
_LONGEST_SLOW = 5 * MEGABYTE  # YAML and TOML are read at a hundredth of the speed of JSON
_MOST_VALUES = 1_000_000
_NAMES = {"yaml": "YAML", "yml": "YAML", "toml": "TOML"}


class PathError(ReportError):
    """Why a path of a check cannot be followed, as it is written."""


def read(raw: bytes, path: str) -> Any:
    """The values of a report, by its ending."""
    ending = path.rpartition(".")[2].lower()
    if not raw.strip():
        raise ReportError(f"`{path}` is empty")
    if ending in _NAMES and len(raw) > _LONGEST_SLOW:
        raise ReportError(
            f"`{path}` has {len(raw) / MEGABYTE:,.0f} MB, and {_NAMES[ending]} is read up to"
            f" {_LONGEST_SLOW // MEGABYTE} MB; write it as JSON"
        )
    if ending in {"yaml", "yml"}:
        return _yaml(raw, path)
    if ending == "toml":
        return _toml(raw, path)
    if ending in {"json", "sarif", "webmanifest"} or raw.lstrip()[:1] in {b"{", b"["}:
        return parsing.json(raw, object, path)
    raise ReportError(f"`{path}` is neither JSON nor YAML nor TOML by its ending")


def _toml(raw: bytes, path: str) -> Any:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReportError(f"`{path}` is no TOML: {_first(error)}") from error


def _yaml(raw: bytes, path: str) -> Any:
    import yaml  # noqa: PLC0415  only where there is such a report

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = yaml.load(raw, Loader=loader)  # noqa: S506  one of the two safe ones
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReportError(f"`{path}` is no YAML: {_first(error)}") from error
    if _size(values, {}, set()) > _MOST_VALUES:
        raise ReportError(
            f"`{path}` repeats its parts into more than {_MOST_VALUES:,} values; it was not read"
        )
    return values


def _first(error: BaseException) -> str:
    text = str(error).partition("\n")[0] or "it is nested too deeply"
    return text[:1].lower() + text[1:]


def _size(value: Any, known: dict[int, int], above: set[int]) -> int:
    """How many values a tree has when each alias is written out; endless ones have too many."""
    if not isinstance(value, dict | list):
        return 1
    if id(value) in above:
        return _MOST_VALUES + 1
    if id(value) not in known:
        above.add(id(value))
        below = value.values() if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_size(part, known, above) for part in below)
        above.discard(id(value))
    return known[id(value)]


def at(values: Any, path: str) -> Any:
    """What a path of JMESPath finds; raises `PathError` for one that is none."""
    import jmespath  # noqa: PLC0415  only where there is such a check
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415

    if len(path) > _LONGEST_PATH:
        raise PathError(f"the path is longer than {_LONGEST_PATH} characters")
    try:
        expression = jmespath.compile(path)
        _check(expression.parsed)
        return expression.search(values)
    except PathError:
        raise
    except (JMESPathError, ValueError, TypeError, ArithmeticError) as error:
        why = str(error).partition("\n")[0].partition(": Parse error")[0].rstrip(":. ")
        raise PathError(f"`{path}` is no path of JMESPath: {why[:1].lower()}{why[1:]}") from error
    except (RecursionError, MemoryError) as error:
        raise PathError(f"`{path[:40]}…` is nested too deeply") from error


def _check(parsed: Mapping[str, Any]) -> None:
    """A path comes from a page: few parts that copy what they find, and few calls in each other."""
    waiting, copies, calls = [parsed], 0, 0
    while waiting:
        node = waiting.pop()
        copies += node["type"] in {"multi_select_list", "multi_select_dict"}
        calls += node["type"] == "function_expression"
        waiting.extend(child for child in node.get("children", ()) if isinstance(child, dict))
    if copies > _MOST_COPIES or calls > _MOST_CALLS:
        raise PathError(
            f"the path makes more than {_MOST_COPIES} lists of its own or {_MOST_CALLS} calls;"
            " write a simpler one"
        )


def nearest_key(values: Any, path: str) -> str:
    """The key that a plain path may have meant, where it leads nowhere; nothing else."""
    here = values
    for part in path.split("."):
        key = part.strip('"')
        if not isinstance(here, dict):
            return ""
        if key not in here:
            return nearest(key, map(str, here))
        here = here[key]
    return ""
