"""Names in a list of files that are there, which no file ever had: the list does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_gapreport.audit.outcomes import is_there
from mkdocs_gapreport.model import Outcome, Role, Rung
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim, Result

_FILE = regex(
    r"\w[\w.-]*\.(?:py|[cm]?[jt]sx?|vue|svelte|go|rs|java|kts?|cs|cpp|hpp|c|h|rb|php|swift|dart|lua"
    r"|sh|sql|md|mdx|ya?ml|json|toml|html|s?css|tf|hcl|ipynb)"
)
_AND = r"[\s,;+&/|、`*]{1,6}(?:(?:and|und|et|y|e|和|及|と)[\s`*]+)?"


def lost_in_list(claim: Claim, results: Sequence[Result]) -> tuple[Result, ...]:
    """What is nowhere by its bare name, or hollow, beside names of files that are there by theirs.

    A bare name alone may be the name of anything.
    """
    lacking = [r for r in results if _is_lacking(r) and _FILE.fullmatch(r.check.path)]
    holding = [r for r in results if r.outcome is Outcome.HOLDS] if lacking else []
    there = "|".join(re.escape(r.check.path) for r in holding if is_there(r))
    return tuple(r for r in lacking if there and _is_listed(r.check.path, there, claim.text))


def _is_lacking(result: Result) -> bool:
    is_hollow = result.check.role is Role.CONTEXT and result.outcome is Outcome.HOLLOW
    return is_hollow or result.evidence.rung is Rung.LOOSE_NAME


def _is_listed(name: str, others: str, text: str) -> bool:
    """Whether nothing but commas and the like stands between a name and one of the others."""
    own = rf"(?<![\w/]){re.escape(name)}(?!\w)"
    return bool(re.search(rf"(?:{others}){_AND}{own}|{own}{_AND}(?:{others})", text))
