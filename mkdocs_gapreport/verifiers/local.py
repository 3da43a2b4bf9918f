"""A site's own verifiers, without packaging: `verifiers: [tools/gap.py:migration]` in its settings.

Only the settings of the site name such files, never a page. A file is run once for each audit; it
may import what is installed, but not the files beside it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.suggestions import did_you_mean
from mkdocs_gapreport.verifiers.arguments import signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class Local(Struct, frozen=True, kw_only=True):
    """A function of a file in the repository, as a verifier."""

    name: str
    origin: str
    function: Callable[..., Any]
    is_ours = False

    def load(self) -> Callable[..., Any]:
        """The function."""
        return self.function


def local(named: Sequence[str], root: Path) -> Iterator[Local]:
    """The verifiers that the settings name; raises `ConfigurationError` that says what is wrong."""
    modules: dict[str, ModuleType] = {}
    for index, each in enumerate(named):
        path, _, name = each.rpartition(":")
        option = f"option `verifiers.{index}`: `{each}`"
        if path not in modules:
            modules[path] = _module(_place(root, path, option), path, option)
        yield Local(name=name, origin=path, function=_function(modules[path], name, option))


def _place(root: Path, path: str, option: str) -> Path:
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        raise ConfigurationError(f"{option} lies outside the root; verifiers lie in it")
    if not place.is_file():
        raise ConfigurationError(f"{option}: no file `{path}` lies in the root of the repository")
    return place


def _module(place: Path, path: str, option: str) -> ModuleType:
    """Run a file as a module. Python's own import would leave compiled files beside it."""
    module = ModuleType(f"gapreport site: {path}")
    module.__file__ = str(place)
    sys.modules[module.__name__] = module  # dataclasses look themselves up there
    try:
        code = compile(place.read_bytes(), str(place), "exec", dont_inherit=True)
        exec(code, module.__dict__)  # noqa: S102  what the site's own settings name, as a plugin is
    except SyntaxError as error:
        raise ConfigurationError(f"{option}: line {error.lineno}: {error.msg}") from error
    except (Exception, SystemExit) as error:
        words = f"{type(error).__name__}: {error}"
        raise ConfigurationError(f"{option} cannot be loaded: {words}") from error
    return module


def _function(module: ModuleType, name: str, option: str) -> Callable[..., Any]:
    found = getattr(module, name, None)
    if found is None:
        own = {n: v for n, v in vars(module).items() if callable(v) and n[0] != "_"}
        functions = [n for n, v in own.items() if getattr(v, "__module__", "") == module.__name__]
        hint = did_you_mean(name, functions)
        raise ConfigurationError(f"{option}: there is no `{name}` in it{hint}")
    if not callable(found) or not signature(found).parameters:
        raise ConfigurationError(
            f"{option}: `{name}` is no verifier; write `def {name}(repository, …) -> Evidence:`"
        )
    function: Callable[..., Any] = found
    return function
