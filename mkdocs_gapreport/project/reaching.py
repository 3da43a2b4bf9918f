"""Options that name claims: each has to reach one, or a site would rest on what is not there."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Page
    from mkdocs_gapreport.settings import Settings


def all_bound(settings: Settings, pages: Sequence[Page]) -> None:
    """Each check of the settings has to find its claim."""
    claims = [claim for page in pages if settings.verify for claim in page.walk()]
    texts = [(claim.page, claim.text) for claim in claims]
    for number, binding in enumerate(settings.verify):
        if not any(
            binding.claim in text and fnmatchcase(path, binding.page or "*") for path, text in texts
        ):
            where = f" on `{binding.page}`" if binding.page else ""
            words = f"option `verify.{number}`: no claim{where} holds the words `{binding.claim}`"
            raise ConfigurationError(f"{words}; copy them from the claim's line")


def all_reached(settings: Settings, pages: Sequence[Page]) -> None:
    """Each rule of `fail_on` has to cover a claim: one that covers none lets everything pass."""
    for rule in settings.fail_where:
        if pages and not any(rule.covers(claim) for page in pages for claim in page.walk()):
            places = [f"pages `{'`, `'.join(rule.pages)}`"] if rule.pages else []
            places += [f"phase `{'`, `'.join(rule.phases)}`"] if rule.phases else []
            words = f"option `fail_on`: no claim is covered by {' and '.join(places)}"
            raise ConfigurationError(f"{words}; see how the pages and their headings are called")
