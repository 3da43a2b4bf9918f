"""Whether a file is worth reading, asked in a fraction of the time that reading it takes.

A hint may say yes too often, never no: it runs in google-re2 where that is installed, which looks
through a text ten times as fast as Python does, and in Python's own engine where it is not.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Hint: TypeAlias = "Callable[[str], bool]"


def hint(pattern: str) -> Hint:
    """A question to a text. Both engines have to know the pattern: no looking back, no `++`."""

    def may_hold(text: str) -> bool:
        return _searcher(pattern)(text) is not None

    return may_hold


@cache
def _searcher(pattern: str) -> Callable[[str], object]:
    try:
        engine = import_module("re2")
    except ImportError:
        engine = re
    search: Callable[[str], object] = engine.compile(pattern).search
    return search
