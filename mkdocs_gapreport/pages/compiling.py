"""What templates compile to, kept where Python keeps what its modules compile to.

It is code that will run, so it lies beside the code that trusts it, and in no cache that somebody
could bring along.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """Templates as a module has them compiled; compiled again where they cannot be kept."""

    def __init__(self, module: str) -> None:
        super().__init__(str(Path(cache_from_source(module)).parent), "jinja-%s.cache")
        self._by = f"{version('jinja2')} {Path(module).stat().st_mtime_ns}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Tell what Jinja and the settings of one version made from what those of others do."""
        return super().get_cache_key(f"{name} {self._by}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was kept; a damaged file is as good as none."""
        with suppress(EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write, unless Python is told not to, or there is no place to write to."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
