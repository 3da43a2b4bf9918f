"""Figures by a path through JSON, YAML and TOML, with their units."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.reports import units
from mkdocs_gapreport.verifiers.reports.figure import figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_gapreport.repository import Repository

    Tree = Callable[[Mapping[str, str | bytes]], Repository]

LOAD = """
{"latency": {"p95": 87.25, "p99_ms": 140, "avg": "1.2s", "startup": "1m30s", "max": "2,400 ms"},
 "throughputRps": 1250, "rate": "1.5 kqps", "errors": 0.002, "ok": true, "note": "7.1.3", "none": null,
 "share": "99.5 %", "image": {"size": "12.5 MB", "sizeKib": 2}, "big": 1e300, "parsecs": "3 parsecs",
 "runs": [{"p95": 81, "tags": ["a"]}, {"p95": 92.5, "tags": []}], "one": [5], "tenths": [0.1, 0.2]}
"""
FILES = {
    "load.json": LOAD,
    "load.yml": "latency:\n  p95: 87.25\n  unit: ms\nday: 2026-01-01\n",
    "pyproject.toml": "[tool.coverage.report]\nfail_under = 80\n",
}


@pytest.mark.parametrize(
    ("report", "at", "unit", "value", "words"),
    [
        (
            "load.json",
            "latency.p95",
            "",
            Fraction(349, 4),
            "`latency.p95` is 87.25, says `load.json`",
        ),
        ("load.json", "latency.p95", "ms", Fraction(349, 4), "is 87.25 ms, says"),
        ("load.json", "latency.p95", "s", 87250, "is 87250 ms"),
        ("load.json", "latency.p99_ms", "", 140, "is 140 ms"),
        ("load.json", "latency.avg", "", 1200, "is 1200 ms"),
        ("load.json", "latency.startup", "", 90_000, "is 90000 ms"),
        ("load.json", 'latency."max"', "min", 2400, "is 2400 ms"),
        ("load.json", "throughputRps", "", 1250, "is 1250 /s"),
        ("load.json", "rate", "RPS", 1500, "is 1500 /s"),
        ("load.json", "errors", "ratio", Fraction(1, 5), "is 0.2 %"),
        ("load.json", "share", "", Fraction(199, 2), "is 99.5 %"),
        ("load.json", "image.size", "", 12_500_000, "is 12500000 bytes"),
        ("load.json", "image.sizeKib", "", 2048, "is 2048 bytes"),
        ("load.json", "max(runs[].p95)", "ms", Fraction(185, 2), "is 92.5 ms"),
        ("load.json", "length(runs)", "", 2, "is 2, says"),
        ("load.json", "runs[?p95 > `90`].p95", "", Fraction(185, 2), "is 92.5"),
        ("load.json", "one", "", 5, "is 5"),
        ("load.json", "sum(tenths)", "", Fraction(3, 10), "is 0.3"),
        ("load.yml", "latency.p95", "ms", Fraction(349, 4), "says `load.yml`"),
        ("pyproject.toml", "tool.coverage.report.fail_under", "%", 80, "is 80 %"),
    ],
)
def test_a_figure(  # noqa: PLR0913, PLR0917  a row of the table
    tree: Tree, report: str, at: str, unit: str, value: Fraction, words: str
) -> None:
    evidence = figure(tree(FILES), report, at, unit=unit)
    assert evidence.value == value
    assert words in evidence.summary


@pytest.mark.parametrize(
    ("at", "unit", "message"),
    [
        ("runs[].p95", "", "`load.json` has 2 values at `runs[].p95`: `81`, `92.5`; choose one"),
        ("runs[].p96", "", "`load.json` has nothing at `runs[].p96`"),
        ("latency.p59", "", "`load.json` has nothing at `latency.p59`; did you mean `p95`?"),
        ("none", "", "`load.json` has nothing at `none`"),
        ("ok", "", "`load.json` has `true` at `ok`, which is no figure"),
        ("note", "", "`load.json` has the text `7.1.3` at `note`, which is no figure"),
        ("latency", "", "`load.json` has a group of values at `latency`, which is no figure"),
        ("runs[0].tags", "", "`load.json` has the text `a` at `runs[0].tags`, which is no figure"),
        ("big", "", "`load.json` has `1e+300` at `big`, which is no figure"),
        ("parsecs", "", "`load.json` has `3 parsecs` at `parsecs`, whose unit is not known"),
        ("latency.avg", "MB", "`load.json` has `1.2s` at `latency.avg`, which is not in MB"),
    ],
)
def test_what_is_no_figure_is_unknown(tree: Tree, at: str, unit: str, message: str) -> None:
    evidence = figure(tree(FILES), "load.json", at, unit=unit)
    assert evidence.value is None
    assert not evidence.is_broken
    assert message in evidence.summary


@pytest.mark.parametrize(
    ("report", "at", "unit", "message"),
    [
        ("load.json", "latency.[", "", "`latency.[` is no path of JMESPath: "),
        ("load.json", "latency..p95", "", "`latency..p95` is no path of JMESPath: "),
        ("load.json", "", "", "`` is no path of JMESPath: "),
        ("load.json", "mean(runs)", "", "`mean(runs)` is no path of JMESPath: unknown function"),
        ("load.json", "sum(note)", "", "`sum(note)` is no path of JMESPath: "),
        ("load.json", "a" * 500, "", "the path is longer than 400 characters"),
        (
            "load.json",
            "[@,@]" + "|[@,@]|[]" * 20,
            "",
            "the path makes more than 2 lists of its own",
        ),
        ("load.json", "to_string(" * 20 + "@" + ")" * 20, "", "or 6 calls; write a simpler one"),
        ("load.json", "(" * 390, "", "JMESPath"),
        ("load.json", "runs", "parsec", "unknown unit `parsec`; known are ms, s, min, h"),
        ("../load.json", "runs", "", "`../load.json` lies outside the repository"),
    ],
)
def test_a_check_that_cannot_be_followed_is_broken(
    tree: Tree, report: str, at: str, unit: str, message: str
) -> None:
    evidence = figure(tree(FILES), report, at, unit=unit)
    assert evidence.is_broken
    assert message in evidence.summary


BOMB = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + above] * 10)}]\n"
    for above, name in zip("abcdef", "bcdefg", strict=True)
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "", "`a.json` is empty"),
        ("a.json", '{"a": 1', "`a.json` is no JSON: input data was truncated"),
        ("a.json", '{"a": NaN}', "`a.json` is no JSON: JSON is malformed"),
        ("a.json", "[" * 100_000, "`a.json` is nested too deeply to be read"),
        ("a.yml", "a: [1, 2", "`a.yml` is no YAML: "),
        (
            "a.yml",
            "a: !!python/object/apply:os.getcwd []",
            "`a.yml` is no YAML: could not determine",
        ),
        ("a.yml", BOMB, "`a.yml` repeats its parts into more than 1,000,000 values"),
        ("a.yml", "a: &a [*a]", "`a.yml` repeats its parts into more than 1,000,000 values"),
        ("a.yml", "# " + "x" * 5_000_001, "`a.yml` has 5 MB, and YAML is read up to 5 MB"),
        ("a.toml", "a = = 1", "`a.toml` is no TOML: invalid value"),
        ("a.toml", b"a = '\xff'", "`a.toml` is no TOML: "),
        ("a.csv", "a,1\n", "`a.csv` is neither JSON nor YAML nor TOML by its ending"),
    ],
)
def test_a_bad_report_is_unknown_and_says_why(
    tree: Tree, name: str, content: str | bytes, message: str
) -> None:
    evidence = figure(tree({name: content}), name, "a")
    assert evidence.value is None
    assert not evidence.is_broken
    assert message in evidence.summary


def test_an_anchor_that_is_used_again_is_fine(tree: Tree) -> None:
    text = "base: &base {p95: 81}\nload: *base\n"
    assert figure(tree({"a.yml": text}), "a.yml", "load.p95").value == 81


def test_no_report_is_unknown(tree: Tree) -> None:
    evidence = figure(tree({}), "load.json", "p95")
    assert evidence.summary == "no report `load.json` is there; has the run that writes it run?"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,234.5 ms", (Fraction("1234.5"), "ms")),
        ("-3", (Fraction(-3), "")),
        ("1.5e3", (Fraction(1500), "")),
        ("12 req/s", (Fraction(12), "req/s")),
        ("1h2m", (Fraction(3_720_000), "ms")),
        ("", None),
        ("none", None),
        ("2026-01-01", None),
        ("1.2.3", None),
        ("9" * 50, None),
    ],
)
def test_figures_in_words(text: str, read: tuple[Fraction, str] | None) -> None:
    assert units.read(text) == read


@pytest.mark.parametrize(
    ("key", "unit"),
    [
        ("p95_ms", "ms"),
        ("durationSeconds", "seconds"),
        ("size-kb", "kb"),
        ("http_req_rps", "rps"),
        ("min", ""),
        ("items", ""),
        ("latency_min", ""),
        ("forms", ""),
        ("p95", ""),
    ],
)
def test_the_unit_that_a_key_ends_in(key: str, unit: str) -> None:
    assert units.of_key(key) == unit
