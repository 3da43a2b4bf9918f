"""What was probably meant by a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like it; nothing where none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only on the way to an error message

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return str(best[0]) if best else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion, or all that is known; nothing where nothing is."""
    names = sorted(known)
    best = nearest(word, names)
    if best:
        return f"; did you mean `{best}`?"
    return f"; known are {', '.join(f'`{name}`' for name in names)}" if names else ""
