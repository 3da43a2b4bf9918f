"""What was probably meant by a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 60


def nearest(word: str, known: Iterable[str], *, least: int = _ALIKE) -> str:
    """The known word that is most like it, by `least` of a hundred; nothing where none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only on the way to an error message

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=least)
    return str(best[0]) if best else ""


def hint(word: object, known: Iterable[str]) -> str:
    """A suggestion to stand behind a message; nothing where no known word is like it."""
    best = nearest(str(word), known)
    return f"; did you mean `{best}`?" if best else ""


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A suggestion, or all that is known; nothing where nothing is."""
    names = [str(name) for name in known]
    listed = f"; known are {', '.join(f'`{name}`' for name in sorted(names))}" if names else ""
    return hint(word, names) or listed
