"""The templates, compiled once; what they print is escaped unless it is markup already.

A site may bring a folder of its own: a file in it takes the place of the one of the same name here.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError, counted
from mkdocs_gapreport.pages import markup
from mkdocs_gapreport.pages.compiling import Compiled
from mkdocs_gapreport.pages.marks import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable


class OwnTemplateError(ConfigurationError):
    """A template of the site's own cannot be filled in."""


class Templates(Struct, frozen=True):
    """The product's templates and, in front of them, those in a site's folder.

    `stamp` tells one state of the folder from the next, so that a server shows what was changed.
    """

    folder: str = ""
    stamp: tuple[tuple[str, int], ...] = ()

    def render(self, template: str, **values: Any) -> str:
        """Fill a template in."""
        try:
            html = _environment(self).get_template(template).render(**values)
        except TemplateError as error:
            raise self._mistake(template, error) from error
        return markup.finished(html)

    def macro(self, template: str, name: str) -> Callable[..., str]:
        """Take one macro out of a template, for what is filled in a thousand times."""
        try:
            return _macro(self, template, name)
        except (TemplateError, AttributeError) as error:
            raise self._mistake(template, error) from error

    def _mistake(self, template: str, error: Exception) -> OwnTemplateError:
        """Say which file is wrong; that one of ours is wrong is nobody's mistake but ours."""
        if not self.folder:
            raise error
        if isinstance(error, TemplateSyntaxError):
            where = f"{error.name or template}:{error.lineno}"
        else:
            where = template
        said = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, TemplateNotFound):
            said = f"there is no template `{error.name}`"
        return OwnTemplateError(f"option `templates`: `{where}`: {said}")


PLAIN = Templates()


def templates(folder: Path) -> Templates:
    """Read a site's own templates; raises `ConfigurationError` where they override nothing."""
    if not folder.is_dir():
        raise ConfigurationError(f"option `templates`: there is no folder `{folder.name}`")
    own = sorted(path for path in folder.rglob("*.jinja") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in own]
    if not set(names) & set(known()):
        given = f"`{names[0]}` has no namesake" if names else "it holds no template"
        listed = ", ".join(f"`{name}`" for name in known())
        raise ConfigurationError(f"option `templates`: {given}; those that can be there: {listed}")
    stamps = tuple((name, path.stat().st_mtime_ns) for name, path in zip(names, own, strict=True))
    return Templates(str(folder), stamps)


def known() -> tuple[str, ...]:
    """The names of all templates."""
    root = Path(str(files(__package__).joinpath("templates")))
    return tuple(sorted(path.relative_to(root).as_posix() for path in root.rglob("*.jinja")))


@lru_cache(maxsize=64)
def _macro(chosen: Templates, template: str, name: str) -> Callable[..., str]:
    found: Callable[..., str] = getattr(_environment(chosen).get_template(template).module, name)
    return found


@lru_cache(maxsize=4)
def _environment(chosen: Templates) -> Environment:
    ours = PackageLoader("mkdocs_gapreport.pages")
    loader = ChoiceLoader([FileSystemLoader(chosen.folder), ours]) if chosen.folder else ours
    environment = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        # a site's own templates lie in its repository, where nothing is to be written
        bytecode_cache=None if chosen.folder else Compiled(__file__),
    )
    environment.globals["shapes"] = SHAPES
    environment.filters.update(
        counted=counted,
        changed=markup.changed,
        code=markup.code,
        heading=markup.heading,
        prose=markup.prose,
        words=markup.words,
    )
    environment.filters.update((name, _once(chosen, name)) for name in _OF_A_KIND)
    return environment


# Macros for what looks one of a dozen ways, and stands on the pages a thousand times.
_OF_A_KIND = ("icon", "inside", "label", "outcome")


def _once(chosen: Templates, name: str) -> Callable[[Any], str]:
    """A filter that fills a macro in once for each value."""

    @lru_cache(maxsize=500)
    def filled(value: Any) -> str:
        return chosen.macro("marks.html.jinja", name)(value)

    return filled
