"""Claims of no more than a stub: "Create a placeholder `src/a.py`" is true of one."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.model import Outcome
from mkdocs_gapreport.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.model import Claim, Result

_STUB = regex(
    r"\b(?:stub(?:s|bed)?|place-?holders?|skeletons?|scaffold(?:s|ed|ing)?|boilerplate|empty|no-?op"
    r"|coming soon|vazi[ao]|vac[ií][ao]|vides?|leere?[nrs]?|Platzhalter|Gerüst|esqueleto)\b"
    r"|空|骨架|占位",
    re.IGNORECASE,
)
_INSTEAD = regex(
    r"\b(?:replac\w*|remov\w*|delet\w*|instead|no longer|no more|not an?|non-?|without|was|were"
    r"|from|fill(?:s|ed)?|real|full|handl\w*|reject\w*|avoid\w*|if|when|on)\b",
    re.IGNORECASE,
)


def as_admitted(claim: Claim, results: Sequence[Result]) -> Sequence[Result]:
    """The results of a claim; where it says itself that a file is a stub, a stub will do."""
    if not any(r.outcome is Outcome.HOLLOW for r in results):
        return results
    words = reduce(lambda text, r: text.replace(r.check.path or "\n", " "), results, claim.text)
    if not _STUB.search(words) or _INSTEAD.search(words):
        return results
    return [
        replace(r, outcome=Outcome.HOLDS, is_weak=True) if r.outcome is Outcome.HOLLOW else r
        for r in results
    ]
