"""Python's search for garbage, kept away from what a report consists of.

Whatever is made while a project is read and judged lasts as long as its report, so that going
through all of it again and again finds nothing, and takes a tenth of the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def put_off() -> Iterator[None]:
    """Search for no garbage meanwhile."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare() -> None:
    """Leave what is there out of every later search, until `spare_no_more`."""
    gc.freeze()


def spare_no_more() -> None:
    """Search everything again."""
    gc.unfreeze()


def settle() -> None:
    """Leave what is there for good out of every later search: a server keeps nearly all of it."""
    gc.collect()
    gc.freeze()
