"""Coverage in plain text: LCOV's tracefiles, Go's profiles."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.reports.counts import (
    BRANCHES,
    FUNCTIONS,
    LINES,
    STATEMENTS,
    Count,
    Counts,
    Coverage,
)
from mkdocs_gapreport.verifiers.reports.shelf import ReportError, as_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODE = regex(r"mode: (?:set|count|atomic)\s*$")
_BLOCK = regex(r"(?P<file>.+):(?P<block>\d+\.\d+,\d+\.\d+) (?P<size>\d+) (?P<hits>\d+)\s*$")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read(source: IO[bytes], path: str) -> Coverage | None:
    """Coverage in one of the two forms; None for text that is something else."""
    lines = _lines(source)
    first = next((line for line in lines if line.strip()), "")
    if _MODE.match(first):
        return _go(lines, path)
    if re.match(r"(?:TN|SF|VER):", first):
        return _lcov(first, lines, path)
    return None


def _lines(source: IO[bytes]) -> Iterator[str]:
    beginning = source.read(4)
    source.seek(0)
    if beginning.startswith(_WIDE):
        yield from as_utf8(source.read()).decode().splitlines()
        return
    for line in source:
        yield as_utf8(line).decode("utf-8", "surrogateescape").rstrip("\r\n")


def _go(lines: Iterator[str], path: str) -> Coverage:
    """A block may stand there once for each package that was tested; it counts once."""
    blocks: dict[str, dict[str, Count]] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or _MODE.match(line):
            continue
        match = _BLOCK.match(line)
        if not match:
            raise ReportError(f"`{path}` is not as its format says: line {number} is no block")
        size = int(match["size"])
        count = Count(size if int(match["hits"]) else 0, size)
        of_file = blocks.setdefault(match["file"], {})
        of_file[match["block"]] = max(count, of_file.get(match["block"], count))
    files = {
        name: {
            STATEMENTS: Count(sum(c.covered for c in b.values()), sum(c.valid for c in b.values()))
        }
        for name, b in blocks.items()
    }
    return Coverage(tool="go test", files=files, own=STATEMENTS)


class _Section:
    """What a tracefile says of one file, which may stand there once for each test."""

    def __init__(self) -> None:
        self.hits: dict[str, dict[str, bool]] = {"DA": {}, "FN": {}, "BRDA": {}}
        self.stated: dict[str, int] = {}

    def add(self, key: str, value: str) -> None:
        match key:
            case "DA":
                line, _, rest = value.partition(",")
                self._hit("DA", line, rest.partition(",")[0])
            case "BRDA":
                arm, _, taken = value.rpartition(",")
                self._hit("BRDA", arm, taken.replace("-", "0"))
            case "FN":
                self._hit("FN", value.rpartition(",")[2], "0")
            case "FNDA":
                hits, _, name = value.partition(",")
                self._hit("FN", name, hits)
            case "FNA":
                _, hits, name = value.split(",", 2)
                self._hit("FN", name, hits)
            case "LF" | "LH" | "FNF" | "FNH" | "BRF" | "BRH":
                self.stated[key] = max(int(value), self.stated.get(key, -(10**9)))

    def _hit(self, key: str, name: str, hits: str) -> None:
        known = self.hits[key]
        known[name] = known.get(name, False) or int(hits) > 0

    def counts(self) -> Iterator[tuple[str, Count]]:
        for kind, key, found, hit in _KINDS:
            seen = self.hits[key]
            if seen:
                yield kind, Count(sum(seen.values()), len(seen))
            elif found in self.stated:
                yield kind, Count(self.stated.get(hit, 0), self.stated[found])


_KINDS = (
    (LINES, "DA", "LF", "LH"),
    (FUNCTIONS, "FN", "FNF", "FNH"),
    (BRANCHES, "BRDA", "BRF", "BRH"),
)


def _lcov(first: str, lines: Iterator[str], path: str) -> Coverage:
    sections: dict[str, _Section] = {}
    current: _Section | None = None
    for number, line in enumerate((first, *lines), 1):
        key, _, value = line.partition(":")
        if key == "SF":
            current = sections.setdefault(value, _Section())
        elif line == "end_of_record":
            current = None
        elif current is not None:
            try:
                current.add(key, value)
            except ValueError as error:
                raise ReportError(
                    f"`{path}` is not as its format says: line {number} is `{line[:60]}`"
                ) from error
    if current is not None:
        raise ReportError(f"`{path}` is cut off: its last record has no end")
    files: dict[str, Counts] = {name: dict(s.counts()) for name, s in sections.items()}
    return Coverage(tool="LCOV", files=files)
