"""The configuration of a site with the plugin in it: a new one, or the one there with a line more.

The line is put in by the places that PyYAML reports; everything else, comments too, stays as it
lies, which a round trip through a YAML library would not promise.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "gapreport"
_SAYS_NOTHING = frozenset(
    {"app", "checkout", "code", "main", "project", "repo", "repository", "source", "src", "work"}
)


def fresh(*, name: str, url: str, pages: Sequence[str]) -> str:
    """A configuration for a repository that has none."""
    lines = [f"site_name: {json.dumps(name, ensure_ascii=False)}"]
    lines += [f"repo_url: {url}"] if url else []
    lines += ["", "plugins:", "  - search", *_lines("  ", pages)]
    return "\n".join(lines) + "\n"


def project_name(url: str, folder: str) -> str:
    """What a project is called: as at its forge, or as its folder, whichever tells more."""
    names = [name for name in (url.rpartition("/")[2], folder) if name]
    return next((name for name in names if name.lower() not in _SAYS_NOTHING), folder)


def has_plugin(text: str, file: str) -> bool:
    """Whether a configuration lists the plugin."""
    plugins = _value(_root(text, file), "plugins")
    return plugins is not None and _NAME in _names(plugins)


def with_plugin(text: str, file: str, pages: Sequence[str]) -> str:
    """The configuration with the plugin behind the others; nothing else in it changes."""
    root = _root(text, file)
    plugins = _value(root, "plugins")
    if plugins is None and _value(root, "INHERIT") is not None:
        raise ConfigurationError(
            f"`{file}` inherits its plugins; add `- {_NAME}` where they are listed"
        )
    end = "\r\n" if "\r\n" in text else "\n"
    if plugins is None or not _entries(plugins):
        after = _listed(text, plugins, pages, end)
    elif isinstance(plugins, yaml.CollectionNode) and plugins.flow_style:
        after = _in_flow(text, plugins)
    else:
        after = _in_block(text, plugins, pages, end)
    if not has_plugin(after, file) or not _is_same_but_plugins(root, _root(after, file)):
        raise ConfigurationError(f"`{file}`: add `- {_NAME}` below `plugins` by hand")
    return after


def _root(text: str, file: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        why = getattr(error, "problem", "") or "not readable as YAML"
        raise ConfigurationError(f"`{file}{line}`: {why}") from error
    if not isinstance(node, yaml.MappingNode):
        raise ConfigurationError(f"`{file}`: expected a mapping of names to values")
    return node


def _value(root: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in root.value if key.value == name), None)


def _names(plugins: yaml.Node) -> list[str]:
    return [str(_key(entry).value) for entry in _entries(plugins)]


def _entries(plugins: yaml.Node) -> list[Any]:
    return list(plugins.value) if isinstance(plugins, yaml.CollectionNode) else []


def _key(entry: Any) -> Any:
    """The name in an entry: `name`, `name: options` in a list, or a pair of a mapping."""
    if isinstance(entry, tuple):
        return entry[0]
    return entry.value[0][0] if isinstance(entry, yaml.MappingNode) and entry.value else entry


def _last(plugins: yaml.Node) -> Any:
    entry = plugins.value[-1]
    return entry[1] if isinstance(entry, tuple) else entry


def _lines(indent: str, pages: Sequence[str]) -> list[str]:
    """The entry of the plugin in a list."""
    if not pages:
        return [f"{indent}- {_NAME}"]
    listed = [f"{indent}      - {_scalar(page)}" for page in pages]
    return [f"{indent}- {_NAME}:", f"{indent}    pages:", *listed]


def _lines_of_mapping(indent: str, pages: Sequence[str]) -> list[str]:
    if not pages:
        return [f"{indent}{_NAME}: {{}}"]
    listed = [f"{indent}    - {_scalar(page)}" for page in pages]
    return [f"{indent}{_NAME}:", f"{indent}  pages:", *listed]


def _scalar(text: str) -> str:
    """A path as YAML takes it: plain where that is safe."""
    is_safe = re.fullmatch(r"[A-Za-z.][\w./-]*[A-Za-z]", text, re.ASCII)
    return text if is_safe else json.dumps(text, ensure_ascii=False)


def _listed(text: str, plugins: yaml.Node | None, pages: Sequence[str], end: str) -> str:
    """A list of plugins where there was none; MkDocs then no longer adds `search` by itself."""
    is_default = plugins is None or not isinstance(plugins, yaml.CollectionNode)
    lines = ["plugins:", *(["  - search"] if is_default else []), *_lines("  ", pages)]
    if plugins is None:
        body = text if text.endswith(("\n", "\r")) or not text else text + end
        return body + end + end.join(lines) + end
    start = text.rindex("plugins", 0, plugins.start_mark.index + 1)
    behind = text[plugins.end_mark.index :]
    gap = "" if behind.startswith(("\n", "\r")) else end
    return f"{text[:start]}{end.join(lines)}{gap}{behind}"


def _in_flow(text: str, plugins: yaml.Node) -> str:
    """Behind the last entry of `[search]` or `{search: {}}`, and behind its comma if it has one."""
    new = f" {_NAME}: {{}}" if isinstance(plugins, yaml.MappingNode) else f" {_NAME}"
    at = _last(plugins).end_mark.index
    comma = re.match(r"\s*,", text[at:])
    at += comma.end() if comma else 0
    return f"{text[:at]}{'' if comma else ','}{new}{text[at:]}"


def _in_block(text: str, plugins: yaml.Node, pages: Sequence[str], end: str) -> str:
    """Behind the last entry, before the blank lines and comments that follow it."""
    indent = " " * plugins.start_mark.column
    is_mapping = isinstance(plugins, yaml.MappingNode)
    lines = (_lines_of_mapping if is_mapping else _lines)(indent, pages)
    cut = text.find("\n", _end_of_content(text, _last(plugins))) + 1
    if not cut:
        return f"{text}{end}{end.join(lines)}"
    return f"{text[:cut]}{end.join(lines)}{end}{text[cut:]}"


def _end_of_content(text: str, node: yaml.Node) -> int:
    """Where the last scalar of a node ends; PyYAML lets collections end at what follows them."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = _last(node)
    return len(text[: node.end_mark.index].rstrip())


def _is_same_but_plugins(before: yaml.MappingNode, after: yaml.MappingNode) -> bool:
    """Whether all other keys, and all plugins there were, are as before."""
    old, new = _value(before, "plugins"), _value(after, "plugins")
    kept = [*map(_plain, _entries(old))] if old else []
    others = (
        [(key.value, _plain(value)) for key, value in root.value if key.value != "plugins"]
        for root in (before, after)
    )
    return next(others) == next(others) and bool(
        new and [*map(_plain, _entries(new))][: len(kept)] == kept
    )


def _plain(entry: Any) -> str:
    nodes = entry if isinstance(entry, tuple) else (entry,)
    return "".join(map(yaml.serialize, nodes))
