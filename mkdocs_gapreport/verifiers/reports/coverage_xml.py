"""Coverage in XML: Cobertura, JaCoCo, Clover."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.counts import (
    BRANCHES,
    FUNCTIONS,
    INSTRUCTIONS,
    LINES,
    STATEMENTS,
    Count,
    Counts,
    Coverage,
)
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def read(source: IO[bytes], path: str) -> Coverage | None:
    """Coverage in one of the three forms; None for XML that is something else."""
    root = parsing.root_of(source, path)
    if root.tag == "coverage" and "line-rate" in root.attrib:
        return _cobertura(source, path)
    if root.tag == "coverage" and "generated" in root.attrib:
        return _clover(source, path)
    return _jacoco(source, path) if root.tag == "report" else None


_ARMS = regex(r"\((\d{1,9})/(\d{1,9})\)")


class _Lines:
    """The lines of one file, which Cobertura may spread over several classes."""

    def __init__(self) -> None:
        self.hits: dict[str, bool] = {}
        self.arms: dict[str, Count] = {}

    def add(self, line: Element, path: str) -> None:
        where = line.get("number", "")
        hits = parsing.number(line.get("hits"), path, f"the hits of line {where}")
        self.hits[where] = self.hits.get(where, False) or hits > 0
        arms = _ARMS.search(line.get("condition-coverage", ""))
        if arms:
            count = Count(int(arms[1]), int(arms[2]))
            self.arms[where] = max(count, self.arms.get(where, count))

    def counts(self) -> Counts:
        arms = self.arms.values()
        return {
            LINES: Count(sum(self.hits.values()), len(self.hits)),
            BRANCHES: Count(sum(a.covered for a in arms), sum(a.valid for a in arms)),
        }


def _cobertura(source: IO[bytes], path: str) -> Coverage:
    files: dict[str, _Lines] = {}
    sources: list[str] = []
    current, is_in_method = _Lines(), 0
    root: Element | None = None
    for event, element in parsing.elements(source, path):
        root = element if root is None else root
        if event == "start":
            if element.tag == "class":
                current = files.setdefault(element.get("filename", ""), _Lines())
            is_in_method += element.tag == "method"
            continue
        if element.tag == "line" and not is_in_method:  # a method's lines stand in the class again
            current.add(element, path)
        elif element.tag == "source" and element.text:
            sources.append(element.text.strip())
        is_in_method -= element.tag == "method"
        if element.tag in {"line", "lines", "method", "class", "package"}:
            element.clear()
    if root is None:
        raise ReportError(f"`{path}` is no XML: it holds no element")
    return Coverage(
        tool="Cobertura",
        files={name: lines.counts() for name, lines in files.items()},
        total=_stated(root, path),
        sources=tuple(sources),
        stamp=age.from_number(root.get("timestamp")),
    )


def _stated(root: Element, path: str) -> Counts | None:
    """The sums that the root gives; None where it gives none, so that lines have to be counted."""
    rates = {
        kind: _rate(root.get(f"{name}-rate", "0"), f"{name}-rate", path)
        for kind, name in ((LINES, "line"), (BRANCHES, "branch"))
    }
    if "lines-valid" not in root.attrib or "lines-covered" not in root.attrib:
        return None
    made: dict[str, Count] = {}
    for kind, rate in rates.items():
        if f"{kind}-valid" not in root.attrib:
            continue
        covered, valid = (
            parsing.number(root.get(f"{kind}-{of}", "0"), path, f"`{kind}-{of}`")
            for of in ("covered", "valid")
        )
        count = made[kind] = Count(covered, valid)
        if valid and not count.problem and abs(float(count.percent) / 100 - rate) > _ROUNDING:
            raise ReportError(
                f"`{path}` contradicts itself: it states {100 * rate:g} % of {kind}, and"
                f" {covered:,} of {valid:,} are {float(count.percent):.2f} %"
            )
    return made


_ROUNDING = 0.01


def _rate(text: str, name: str, path: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 <= value <= 1:
        raise ReportError(f"`{path}` states the {name} `{text}`, which is no share from 0 to 1")
    return value


_JACOCO = {"LINE": LINES, "BRANCH": BRANCHES, "METHOD": FUNCTIONS, "INSTRUCTION": INSTRUCTIONS}


def _jacoco(source: IO[bytes], path: str) -> Coverage | None:
    files: dict[str, Counts] = {}
    totals: Counts = {}
    stamp, package, is_jacoco = None, "", False
    for event, element in parsing.elements(source, path):
        if event == "start":
            package = element.get("name", "") if element.tag == "package" else package
            continue
        if element.tag == "sessioninfo":
            stamp = age.from_number(element.get("dump")) or stamp
        elif element.tag == "sourcefile":
            name = f"{package}/{element.get('name', '')}".removeprefix("/")
            files[name] = dict(_counters(element, path))
        elif element.tag == "report":
            totals = dict(_counters(element, path))
        is_jacoco = is_jacoco or element.tag == "counter"
        if element.tag in {"sourcefile", "class", "package", "group", "sessioninfo"}:
            element.clear()
    if not is_jacoco:
        return None
    return Coverage(tool="JaCoCo", files=files, total=totals or None, stamp=stamp)


def _counters(element: Element, path: str) -> Iterator[tuple[str, Count]]:
    for counter in element.findall("counter"):
        kind = _JACOCO.get(counter.get("type", ""))
        if kind:
            missed = parsing.number(counter.get("missed"), path, "a counter's `missed`")
            covered = parsing.number(counter.get("covered"), path, "a counter's `covered`")
            # A negative `missed` would otherwise look like more than all.
            yield kind, Count(covered if missed >= 0 else -1, missed + covered)


_CLOVER = {STATEMENTS: "statements", BRANCHES: "conditionals", FUNCTIONS: "methods"}


def _clover(source: IO[bytes], path: str) -> Coverage:
    files: dict[str, Counts] = {}
    totals: Counts | None = None
    stamp = None
    for event, element in parsing.elements(source, path):
        if event == "start":
            stamp = stamp or age.from_number(element.get("generated"))
            continue
        metrics = element.find("metrics") if element.tag in {"file", "project"} else None
        if metrics is not None and element.tag == "file":
            name = element.get("path", element.get("name", ""))
            files[name] = dict(_metrics(metrics, path))
        elif metrics is not None:
            totals = dict(_metrics(metrics, path))
        if element.tag in {"line", "class", "file", "package"}:
            element.clear()
    return Coverage(tool="Clover", files=files, own=STATEMENTS, total=totals, stamp=stamp)


def _metrics(metrics: Element, path: str) -> Iterator[tuple[str, Count]]:
    for kind, word in _CLOVER.items():
        if word in metrics.attrib:
            covered = parsing.number(metrics.get(f"covered{word}"), path, f"`covered{word}`")
            yield kind, Count(covered, parsing.number(metrics.get(word), path, f"`{word}`"))
