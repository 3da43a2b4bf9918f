"""Figures that a verifier can never answer, so that a check which expects one can never hold.

Only built-in verifiers are known here; what another measures is its author's to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Relation

if TYPE_CHECKING:
    from mkdocs_gapreport.model import Check

_ALL = 100
_SHARES = frozenset({"coverage", "docstrings", "endpoints_validated", "inherits"})
_COUNTS = frozenset(
    {
        "bytes",
        "endpoints",
        "except_clauses",
        "files",
        "lines",
        "long_functions",
        "members",
        "secrets",
        "tests",
        "todo_comments",
    }
)
_ABOVE = frozenset({Relation.AT_LEAST, Relation.EXACTLY, Relation.ABOUT})


def impossible(check: Check) -> str:
    """Why what an explicit check expects can never be found; nothing where it can."""
    expected = check.expected
    if expected is None or check.inferred:
        return ""
    if check.verifier in _SHARES and (
        (expected.relation in _ABOVE and expected.value > _ALL)
        or (expected.relation is Relation.MORE and expected.value >= _ALL)
    ):
        return (
            f"`{check.verifier}` is a share and never more than 100 %, so `{expected}` cannot hold"
        )
    if check.verifier in _COUNTS and expected.unit == "%":
        return f"`{check.verifier}` counts things and gives no share; leave out the `%`"
    return ""
