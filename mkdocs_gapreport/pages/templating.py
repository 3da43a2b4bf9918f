"""The templates, compiled once; what they print is escaped unless it is markup already."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from mkdocs_gapreport.pages import markup, wording
from mkdocs_gapreport.pages.marks import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable


def render(template: str, **values: Any) -> str:
    """Fill a template in."""
    return markup.finished(_environment().get_template(template).render(**values))


@cache
def macro(template: str, name: str) -> Callable[..., str]:
    """Take one macro out of a template, for what is filled in a thousand times."""
    found: Callable[..., str] = getattr(_environment().get_template(template).module, name)
    return found


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mkdocs_gapreport.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.globals["shapes"] = SHAPES
    environment.filters.update(
        counted=wording.counted,
        heading=markup.heading,
        prose=markup.prose,
        words=markup.words,
    )
    return environment
