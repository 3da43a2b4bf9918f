"""The options of the plugin, read from a site's configuration without running anything.

That is `mkdocs.yml`, or the `zensical.toml` of Zensical, which uses the same names. MkDocs' file
may hold tags of its own (`!ENV`, `!relative`) and of Python (`!!python/name:…`), and may build on
another file (`INHERIT`). Little more than what stands below `gapreport` matters here.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

ZENSICAL = "zensical.toml"
NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", ZENSICAL)


class Places(Struct, frozen=True, kw_only=True):
    """Where a site has its pages, and where its code can be read."""

    docs: Path
    repo_url: str = ""


def find(folder: Path) -> Path | None:
    """The configuration of a site in this folder, if there is one."""
    names = (name for name in NAMES if os.path.isfile(folder / name))  # noqa: PTH113  never raises
    return next((folder / name for name in names), None)


def read(config: Path) -> Mapping[str, Any]:
    """The options below `gapreport` in a configuration, or none where it is not listed."""
    options = _options(_loaded(config).get("plugins"))
    if not isinstance(options, dict | None):
        raise ConfigurationError(f"`{config}`: expected options below `gapreport`, got `{options}`")
    return {str(name): value for name, value in (options or {}).items()}


def places(config: Path) -> Places:
    """What a configuration says of the places of its pages."""
    said = _loaded(config)
    return Places(
        docs=config.parent / str(said.get("docs_dir") or "docs"),
        repo_url=str(said.get("repo_url") or ""),
    )


def _loaded(config: Path) -> dict[str, Any]:
    return _toml(config) if config.suffix == ".toml" else _load(config, ())


def _toml(config: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(config.read_bytes().decode())
    except OSError as error:
        raise ConfigurationError(f"`{config}`: {_lowered(error.strerror)}") from error
    except ValueError as error:
        raise ConfigurationError(f"`{config}`: {_lowered(str(error))}") from error
    project = read.get("project", read)
    if not isinstance(project, dict):
        raise ConfigurationError(f"`{config}`: expected a table `[project]`")
    return project


def _options(plugins: object) -> object:
    """Look in both forms of the list: `[{name: options}, name]` and `{name: options}`."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, dict) and "gapreport" in entry:
            return entry["gapreport"]
    return None


def _load(config: Path, heirs: tuple[Path, ...]) -> dict[str, Any]:
    if config in heirs:
        raise ConfigurationError(f"`{config}`: `INHERIT` leads back to the file itself")
    own = _parsed(config)
    parent = own.pop("INHERIT", None)
    if not isinstance(parent, str):
        return own
    above = Path(os.path.normpath(config.parent / parent))
    return _merged(_load(above, (*heirs, config)), own)


def _parsed(config: Path) -> dict[str, Any]:
    try:
        read = yaml.load(config.read_bytes(), _Loader)  # noqa: S506  a safe loader, see below
    except OSError as error:
        raise ConfigurationError(f"`{config}`: {_lowered(error.strerror)}") from error
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ConfigurationError(f"`{config}{line}`: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: 2026-02-30 looks like a date; RecursionError: brackets, thousands deep.
        raise ConfigurationError(f"`{config}`: not readable as YAML: {error}") from error
    if not isinstance(read, dict | None):
        raise ConfigurationError(f"`{config}`: expected a mapping of names to values")
    return read or {}


def _merged(above: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Lay a file over the one it inherits from: mappings join, everything else is replaced."""
    merged = dict(above)
    for name, value in own.items():
        before = merged.get(name)
        joins = isinstance(before, dict) and isinstance(value, dict)
        merged[name] = _merged(before or {}, value) if joins else value
    return merged


def _lowered(text: str | None) -> str:
    return text[:1].lower() + text[1:] if text else "cannot be read"


class _Loader(yaml.SafeLoader):
    """Knows `!ENV` as MkDocs does, and takes the plain value behind every other tag."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """Read `!ENV NAME` or `!ENV [NAME, OTHER, default]`; values are typed as if written there."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = node.value if len(node.value) > 1 else [*node.value, None]
    else:
        names, default = [node], None
    values = (os.environ.get(str(name.value)) for name in names)
    value = next((value for value in values if value is not None), None)
    if value is None:
        return None if default is None else loader.construct_object(default, deep=True)
    tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # no types there
    return loader.construct_object(yaml.ScalarNode(tag, value))


def _plain(loader: _Loader, _tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)
