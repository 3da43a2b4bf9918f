"""Whether what is declared for a dependency lets a version in, by the rules of its registry."""

from __future__ import annotations

import re

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.facts.manifests import CARGO, GO, MAVEN, NPM, PYPI

_PIECE = regex(r"(?P<how>===?|~=|>=|<=|!=|[<>^~=])?\s*v?(?P<version>\d+(?:\.(?:\d+|[xX*]))*)")
_STRANGE = regex(r"\|\||[\[(]|\bworkspace:|://|\$\{|@|\s-\s")


def parts(version: str) -> tuple[int, ...]:
    """The numbers of a version, as far as they are written: `v2.4.x` is 2, 4."""
    found = re.fullmatch(
        r"v?(\d+(?:\.\d+)*)(?:\.[xX*])?\+?(?:[-.]?[A-Za-z][\w.+-]*)?", version.strip()
    )
    return tuple(int(number) for number in found[1].split(".")) if found else ()


def lets_in(declared: str, version: str, registry: str) -> bool | None:
    """Whether the declaration names the version or lets it in; None where it does not say."""
    asked = parts(version)
    pieces = list(_PIECE.finditer(declared))
    if any(one["how"] not in {"!=", "<", ">"} and _begins(one["version"], asked) for one in pieces):
        return True
    if not pieces or _STRANGE.search(declared):
        return None
    return all(_fits(asked, one, registry) for one in pieces)


def _begins(named: str, asked: tuple[int, ...]) -> bool:
    return parts(named)[: len(asked)] == asked


def _fits(asked: tuple[int, ...], piece: re.Match[str], registry: str) -> bool:
    named = parts(piece["version"])
    how = piece["how"] or _BARE[registry]
    low = (
        asked[: len(named)]
        if len(asked) >= len(named)
        else asked + (0,) * (len(named) - len(asked))
    )
    match how:
        case "==" | "===" | "=":
            return low == named and len(named) <= len(asked)
        case "!=":
            return low != named
        case ">=" | ">":
            return low >= named if how == ">=" else low > named
        case "<=" | "<":
            return low <= named if how == "<=" else low < named
        case "^":
            first = next((i for i, number in enumerate(named) if number), len(named) - 1)
            return low >= named and low[: first + 1] == named[: first + 1]
        case _:
            fixed = max(1, len(named) - 1) if how == "~=" else min(2, len(named))
            return low >= named and low[:fixed] == named[:fixed]


_BARE = {PYPI: "==", NPM: "=", CARGO: "^", GO: "=", MAVEN: "=", "NuGet": ">="}
