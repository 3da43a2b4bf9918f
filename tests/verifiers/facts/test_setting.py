"""What a file of settings says at a key: figures, yes and no, texts; and what cannot be said."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.model import Place
from mkdocs_gapreport.verifiers.facts.configuration import setting
from mkdocs_gapreport.verifiers.facts.parsed import lookup, parsed

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository

# what does not hold, is not there, or is something else: false, and why
NOT_SO = [
    (
        "pyproject.toml",
        "tool.coverage.fail_under",
        {},
        "there is `tool.coverage.report.fail_under`",
    ),
    ("pyproject.toml", "tool.coverage.report.fail-under", {}, "there is `tool.coverage.report."),
    ("pyproject.toml", "tool.coverage.html.skip_empty", {}, "is `false`"),
    ("pyproject.toml", "tool.coverage.report.show_missing", {"equals": "false"}, "not `false`"),
    ("pyproject.toml", "tool.ruff.lint.select", {"holds": "S"}, "has no entry `S`"),
    ("pyproject.toml", "project.name.first", {}, "sets no `project.name.first`"),
    ("pyproject.toml", "tool.coverage.report.omit.2", {}, "sets no"),
    ("pyproject.toml", "", {}, "sets no"),
    ("pyproject.toml", "." * 50, {}, "sets no"),
    ("config/jwt.yml", "algorithm", {"equals": "HS256"}, "is `RS256`, not `HS256`"),
    ("config/jwt.yml", "algorithm", {"equals": "rs256"}, "is `RS256`, not `rs256`"),
    ("config/jwt.yml", "python", {"equals": "3.1"}, "is `3.10`, not `3.1`"),
    ("config/jwt.yml", "empty", {}, "is set to nothing"),
    ("config/jwt.yml", "roles", {"holds": "owners"}, "no entry `owners`; there is `owner`"),
    ("tsconfig.json", "compilerOptions.Strict", {}, "there is `compilerOptions.strict`"),
    (".env.example", "DEBUG", {}, "is `off`"),
    ("bomb.yml", "m.nothing", {}, "sets no `m.nothing`"),
    ("never.toml", "x", {}, "is not there"),
    ("config/never.toml", "x", {}, "never"),
]

UNKNOWN = [
    ("broken.toml", "x", "`broken.toml` is no valid TOML (line 1)"),
    ("broken.yml", "b", "`broken.yml` is no valid YAML (line 2)"),
    ("broken.json", "a", "`broken.json` is no valid JSON (line 1)"),
    ("broken.ini", "a", "`broken.ini` is no valid INI (line 4)"),
    ("deep.yml", "a", "`deep.yml` is nested too deeply for YAML"),
    ("deep.json", "a", "`deep.json` is nested too deeply for JSON"),
    ("long.yml", "a", "`long.yml` is too long for a file of settings"),
    ("picture.json", "a", "`picture.json` is binary"),
    ("jest.config.js", "a", "`jest.config.js` is no TOML, YAML, JSON or INI"),
    ("config", "a", "`config` is a folder"),
    ("twin.toml", "x", "write the whole path"),
]

FOUND = [
    ("pyproject.toml", "tool.coverage.report.fail_under", {}, Fraction(80)),
    ("pyproject.toml", "tool.coverage.report.precision", {}, Fraction(3, 2)),
    ("pyproject.toml", "tool.coverage.report.show_missing", {}, True),
    ("pyproject.toml", "tool.coverage.report.show_missing", {"equals": "true"}, True),
    ("pyproject.toml", "tool.coverage.report.omit", {}, Fraction(2)),
    ("pyproject.toml", "tool.coverage.report.omit", {"holds": "tests/*"}, True),
    ("pyproject.toml", "tool.coverage.report.omit.1", {"equals": "docs/*"}, True),
    ("pyproject.toml", "tool.coverage", {}, Fraction(2)),
    ("pyproject.toml", "tool.coverage", {"holds": "html"}, True),
    ("pyproject.toml", "project.requires-python", {"equals": ">=3.11"}, True),
    ("setup.cfg", "coverage:report.fail_under", {}, Fraction(145, 2)),
    ("setup.cfg", "coverage:report.show_missing", {}, True),
    ("setup.cfg", "flake8.select", {"holds": "F401"}, True),
    (".coveragerc", "report.fail_under", {}, Fraction(91)),
    ("config/jwt.yml", "algorithm", {"equals": "RS256"}, True),
    ("config/jwt.yml", "algorithm", {}, True),
    ("config/jwt.yml", "lifetime", {}, Fraction(15)),
    ("config/jwt.yml", "rate", {}, Fraction(25, 2)),
    ("config/jwt.yml", "rotate", {}, True),
    ("config/jwt.yml", "rotate", {"equals": "true"}, True),
    ("config/jwt.yml", "python", {"equals": "3.10"}, True),
    ("config/jwt.yml", "server.port", {}, Fraction(8080)),
    ("config/jwt.yml", "steps.1.run", {"equals": "pick"}, True),
    ("config/jwt.yml", "on.push", {}, Fraction(1)),
    ("config/jwt.yml", "row.depth", {}, Fraction(3)),
    ("config/several.yaml", "replicas", {}, Fraction(3)),
    ("tsconfig.json", "compilerOptions.strict", {}, True),
    ("tsconfig.json", "compilerOptions.paths.a/*.0", {"equals": "b//c"}, True),
    ("tsconfig.json", "files", {}, Fraction(0)),
    ("package.json", "scripts.test:unit", {"equals": "vitest"}, True),
    (".eslintrc", "rules.no-console", {}, Fraction(2)),
    (".env.example", "port", {}, Fraction(8080)),
    ("latin.ini", "caf\u00e9.open", {}, True),
    ("bomb.yml", "m.x", {}, Fraction(1)),
    ("coverage/../pyproject.toml", "project.name", {"equals": "orchard"}, True),
]


def case(row: tuple[object, ...]) -> str:
    return " ".join(str(part) for part in row[:3]).encode("ascii", "replace").decode()[:70]


@pytest.mark.parametrize(("path", "key", "words", "said"), NOT_SO, ids=map(case, NOT_SO))
def test_what_is_not_set_so_is_false(
    orchard: Repository, path: str, key: str, words: dict[str, str], said: str
) -> None:
    evidence = setting(orchard, path, key, **words)
    assert not evidence.value
    assert said in evidence.summary or evidence.rung


@pytest.mark.parametrize(("path", "key", "said"), UNKNOWN, ids=[path for path, *_ in UNKNOWN])
def test_what_cannot_be_read_is_unknown(
    orchard: Repository, path: str, key: str, said: str
) -> None:
    evidence = setting(orchard, path, key)
    assert evidence.value is None
    assert said in evidence.summary


@pytest.mark.parametrize(("path", "key", "words", "value"), FOUND, ids=map(case, FOUND))
def test_a_setting_has_the_value_that_its_file_gives(
    orchard: Repository, path: str, key: str, words: dict[str, str], value: object
) -> None:
    evidence = setting(orchard, path, key, **words)
    assert (evidence.value, type(evidence.value)) == (value, type(value))


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("config/jwt.yml", "password"),
        ("config/jwt.yml", "store"),
        (".env.example", "SECRET_KEY"),
    ],
)
def test_what_may_be_a_secret_is_not_shown(orchard: Repository, path: str, key: str) -> None:
    for words in ({}, {"equals": "x"}, {"holds": "hunter"}):
        assert "hunter2" not in setting(orchard, path, key, **words).summary


def test_the_evidence_names_the_line(orchard: Repository) -> None:
    evidence = setting(orchard, "pyproject.toml", "tool.coverage.report.fail_under")
    assert evidence.places == (Place("pyproject.toml", 6),)
    assert evidence.summary == "`tool.coverage.report.fail_under` in `pyproject.toml` is `80`"


def test_a_path_may_be_seen_from_the_page(orchard: Repository) -> None:
    assert setting(orchard, "jwt.yml", "lifetime", page="config/TODO.md").value == Fraction(15)


def test_aliases_that_lead_to_one_place_on_many_ways_are_followed_once() -> None:
    names = [".".join(["x"] * count) for count in range(1, 12)]
    levels = [f"l{number}" for number in range(19)]
    text = "l0: &l0 {y: 1}\n" + "".join(
        f"{new}: &{new} {{{', '.join(f'{name}: *{old}' for name in names)}}}\n"
        for old, new in itertools.pairwise(levels)
    )
    [document] = parsed("a.yml", text)
    assert lookup(document, ".".join(["l18", *["x"] * 18, "z"])) is None
