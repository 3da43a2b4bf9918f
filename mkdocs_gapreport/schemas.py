"""Whether a value follows a JSON Schema, where that is plain.

Options nearly always do, and to load the library that names mistakes takes longer than to read all
pages of most sites. What is not plain is left to it: a mistake, or a keyword not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_REMARKS = frozenset({"$schema", "title", "description", "default", "examples"})
_TYPES = {"array": list, "boolean": bool, "object": dict, "string": str}


def plainly_follows(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is sure to follow a schema; not so proves nothing."""
    rules = schema.keys() - _REMARKS
    return all(_keeps(value, keyword, schema[keyword], schema) for keyword in rules)


def _keeps(value: Any, keyword: str, rule: Any, schema: Mapping[str, Any]) -> bool:
    match keyword, value:
        case "type", _:
            return isinstance(value, _TYPES.get(str(rule), ()))
        case "const", bool():
            return value is rule
        case "enum", str():
            return value in rule
        case "anyOf", _:
            return any(plainly_follows(value, each) for each in rule)
        case "pattern", str():
            return re.search(rule, value) is not None
        case "minLength", str():
            return len(value) >= int(rule)
        case "maxLength", str():
            return len(value) <= int(rule)
        case _, list():
            return _keeps_as_list(value, keyword, rule)
        case _, dict():
            return _keeps_as_mapping(value, keyword, rule, schema)
    return False


def _keeps_as_list(values: list[Any], keyword: str, rule: Any) -> bool:
    match keyword:
        case "items":
            return all(plainly_follows(value, rule) for value in values)
        case "minItems":
            return len(values) >= int(rule)
        case "uniqueItems":
            return all(isinstance(value, str) for value in values) and len(set(values)) == len(
                values
            )
    return False


def _keeps_as_mapping(
    values: dict[Any, Any], keyword: str, rule: Any, schema: Mapping[str, Any]
) -> bool:
    known = schema.get("properties", {})
    match keyword:
        case "required":
            return all(name in values for name in rule)
        case "properties":
            return all(plainly_follows(values[name], rule[name]) for name in rule if name in values)
        case "additionalProperties":
            others = [value for name, value in values.items() if name not in known]
            return not others or (rule and all(plainly_follows(each, rule) for each in others))
    return False
