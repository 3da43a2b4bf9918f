# ruff: noqa: INP001  a script beside the pages it writes, no package
"""The pages that follow from the code: options, commands, verifiers.

`make golden` writes them, and a test compares.
"""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OPTIONS = """\
# Options

<!-- Generated from mkdocs_gapreport/options.schema.json: change that, then run `make golden`. -->

They stand below `- gapreport:` among the `plugins` of `mkdocs.yml`. All of them may be left out.
The command line reads the same options from the same file.
A wrong option stops the build; all mistakes are named at once, each with what was probably meant.
`mkdocs.yml.example`, in the root of the repository, shows them all together."""

COMMANDS = """\
# Command line

<!-- Generated from mkdocs_gapreport/cli: change that, then run `make golden`. -->

`gapreport` works with and without an `mkdocs.yml`. Nothing but what was asked for goes to standard
output; everything else goes to standard error. [In CI](ci.md#exit-codes) has the exit codes."""

VERIFIERS = """\
# Verifiers

<!-- Generated from the functions in mkdocs_gapreport/verifiers; then run `make golden`. -->

What an [explicit check](checks.md) can ask for. Each measures one thing and leaves the comparison
to the check."""


def options(schema: Mapping[str, Any]) -> str:
    """The page of the options, from their schema."""
    return _page(OPTIONS, _options(schema))


def commands(group: click.Group) -> str:
    """The page of the commands, from what `--help` says."""
    return _page(COMMANDS, _commands(group))


def verifiers(named: Mapping[str, Callable[..., Any]]) -> str:
    """The page of the verifiers, from their docstrings."""
    return _page(VERIFIERS, _verifiers(named))


def _page(opening: str, lines: Iterator[str]) -> str:
    return "\n".join([opening, *lines]) + "\n"


def _options(schema: Mapping[str, Any]) -> Iterator[str]:
    for name, option in schema["properties"].items():
        yield f"\n## `{name}`\n"
        yield option["description"]
        yield f"\n{_type(option)}{_default(option)}."
        yield from _parts(option)


def _parts(option: dict[str, Any]) -> Iterator[str]:
    item = option.get("items", option)
    shapes = [item] if "properties" in item else item.get("anyOf", [])
    shapes = [shape for shape in shapes if "properties" in shape]
    for shape in shapes:
        yield ""
        for name, part in shape["properties"].items():
            need = "required" if name in shape.get("required", ()) else _type(part).lower()
            description = part.get("description")
            yield f"* `{name}` ({need})" + (f": {description}" if description else "")


def _type(option: dict[str, Any]) -> str:
    match option:
        case {"enum": values}:
            return "One of " + ", ".join(_code(value) for value in values)
        case {"const": value}:
            return _code(value)
        case {"anyOf": shapes}:
            return " or ".join(_type(shape) for shape in shapes)
        case {"type": "array", "items": items}:
            return f"List of {_plural(items)}"
        case {"type": name}:
            return _TYPES[name]
    raise ValueError(option)


_TYPES = {"boolean": "`true` or `false`", "string": "Text", "object": "Mapping"}


def _plural(items: dict[str, Any]) -> str:
    match items:
        case {"type": "object"}:
            return "mappings"
        case {"anyOf": shapes}:
            return " or ".join(_plural(shape) for shape in shapes)
        case {"enum": values}:
            return ", ".join(_code(value) for value in values)
    return "texts"


def _default(option: dict[str, Any]) -> str:
    default = option.get("default")
    return "" if default in (None, "", [], {}) else f"; by default {_code(default)}"


def _code(value: object) -> str:
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`".replace('"', "")


def _commands(group: click.Group) -> Iterator[str]:
    for name, command in group.commands.items():
        arguments = [_argument(each) for each in command.params if isinstance(each, click.Argument)]
        yield f"\n## `gapreport {name}`\n"
        yield f"```text\n{' '.join(['gapreport', name, '[OPTIONS]', *arguments])}\n```\n"
        yield inspect.cleandoc(command.help or "")
        flags = [_flag(each) for each in command.params if isinstance(each, click.Option)]
        yield from ["", *flags] if flags else []


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    name = name if argument.required else f"[{name}]"
    return f"{name}..." if argument.nargs < 0 else name


def _flag(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or option.type.name.upper()}"
    return f"* `{', '.join(option.opts)}{value}`: {option.help}"


def _verifiers(named: Mapping[str, Callable[..., Any]]) -> Iterator[str]:
    for name, verifier in sorted(named.items()):
        yield f"\n## `{name}`\n"
        yield inspect.getdoc(verifier) or ""
