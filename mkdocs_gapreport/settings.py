"""What a site tells the product: the options of `mkdocs.yml`, checked whole, all mistakes at once.

The options, their defaults and their documentation stand in `options.schema.json`.
"""

from __future__ import annotations

import json
import re
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from mkdocs_gapreport.model import ConfigurationError, Kind, Strength, Verdict
from mkdocs_gapreport.schemas import plainly_follows
from mkdocs_gapreport.suggestions import did_you_mean, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from mkdocs_gapreport.model import Claim


class PageChoice(Struct, frozen=True, kw_only=True):
    """Pages that make claims, and how they are to be read."""

    path: str
    assume: str = ""
    trees: bool | None = None
    as_of: str = ""
    title: str = ""
    at: str = ""


class Binding(Struct, frozen=True, kw_only=True):
    """An explicit check for a claim on a page that may not be edited."""

    claim: str
    check: str
    page: str = ""


class FailRule(Struct, frozen=True, kw_only=True):
    """Verdicts that fail on some pages, or in some phases: those whose title begins so."""

    verdicts: frozenset[Verdict]
    pages: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()

    def covers(self, claim: Claim) -> bool:
        """Whether a claim stands where the rule counts."""
        titles = (*claim.section, claim.text) if claim.kind is Kind.HEADING else claim.section
        return (not self.pages or any(fnmatchcase(claim.page, glob) for glob in self.pages)) and (
            not self.phases or any(_is_called(t, phase) for t in titles for phase in self.phases)
        )


def _is_called(title: str, name: str) -> bool:
    """Whether a title begins with a name, whatever its case and the marks before it."""
    plain = re.sub(r"^\W+", "", title).casefold()
    wanted = name.casefold()
    if any(mark in wanted for mark in "*?["):
        return fnmatchcase(plain, wanted)
    return plain.startswith(wanted) and not plain[len(wanted) : len(wanted) + 1].isalnum()


FALSE_OR_BROKEN = frozenset({Verdict.MISSING, Verdict.OVERSTATED, Verdict.BROKEN})


class Settings(Struct, frozen=True, kw_only=True):
    """All options; `options.schema.json` says what each is for.

    None stands for what was not given, and is chosen later. `fail_on` holds what fails everywhere,
    `fail_where` what fails at some places only.
    """

    enabled: bool = True
    root: str = ""
    pages: tuple[PageChoice, ...] | None = None
    exclude: tuple[str, ...] = ()
    project_names: tuple[str, ...] = ()
    fail_on: frozenset[Verdict] = FALSE_OR_BROKEN
    fail_where: tuple[FailRule, ...] = ()
    min_judged: Fraction | None = None
    require_strength: Strength = Strength.EXISTS
    measure_strength: bool = False
    baseline: str = ""
    since: str = ""
    verify: tuple[Binding, ...] = ()
    verifiers: tuple[str, ...] = ()
    allow_commands: bool = False
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bindings: tuple[Mapping[str, Any], ...] = ()
    root_files: tuple[str, ...] = ()
    trees: bool = False
    gfm: bool = True
    report: str = "gap-report.md"
    roadmap: str | None = None
    deliverables: str | None = None
    templates: str = ""
    summary: bool = True
    cache: bool = True
    exports: tuple[str, ...] = ("json", "badges")
    source_url: str = ""

    def failing(self, claim: Claim) -> frozenset[Verdict]:
        """The verdicts that turn a build red for this claim."""
        rules = (rule.verdicts for rule in self.fail_where if rule.covers(claim))
        return self.fail_on.union(*rules)

    def __hash__(self) -> int:
        """By the options that have one; mappings have none of their own."""
        return hash((self.root, self.pages, self.verify, self.root_files, self.trees))


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the options."""
    text = files("mkdocs_gapreport").joinpath("options.schema.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def parse(options: Mapping[str, Any]) -> Settings:
    """Make settings of the options; raises one `ConfigurationError` that names every mistake."""
    given = {name: _dated(value) for name, value in options.items() if value is not None}
    mistakes = dict(mistakes_in(given))
    if mistakes:
        lines = [f"option `{name}`: {mistake}" for name, mistake in mistakes.items()]
        raise ConfigurationError("\n".join(lines))
    rules = [rule for rule in given.get("fail_on", ()) if not isinstance(rule, str)]
    values = {name: _value(name, value) for name, value in given.items()}
    return Settings(**values, fail_where=tuple(map(_rule, rules)))


def share(given: str) -> Fraction:
    """The share that "40 %" stands for."""
    return Fraction(given.rstrip("% ")) / 100


def _rule(given: Mapping[str, Any]) -> FailRule:
    return FailRule(
        verdicts=frozenset(map(Verdict, given["verdicts"])),
        pages=_all(given.get("pages")),
        phases=_all(given.get("phase")),
    )


def _all(given: str | list[str] | None) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def mistakes_in(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every mistake in the options, as the option's name and what is wrong with it."""
    given = _dated(dict(options))
    if plainly_follows(given, schema()):
        return
    from jsonschema import Draft202012Validator  # noqa: PLC0415  40 ms that right options save

    errors = Draft202012Validator(schema()).iter_errors(given)
    for error in sorted(errors, key=lambda error: [str(part) for part in error.absolute_path]):
        yield from _explain(error)


def _dated(value: Any) -> Any:
    """Options with days as texts: YAML makes more of them."""
    match value:
        case dict():
            return {name: _dated(each) for name, each in value.items()}
        case list():
            return [_dated(each) for each in value]
        case date():
            return value.isoformat()
        case _:
            return value


def _explain(error: ValidationError) -> Iterator[tuple[str, str]]:
    where = ".".join(str(part) for part in error.absolute_path)
    expected: Any = error.validator_value
    within: Any = error.schema
    given: Any = error.instance
    if error.validator == "additionalProperties":
        known = sorted(within["properties"])
        for name in sorted(set(given) - set(known)):
            yield (
                (f"{where}.{name}" if where else str(name)),
                f"unknown{did_you_mean(name, known)}",
            )
    elif error.validator == "anyOf" and error.context:
        for inner in _nearest(error.context):
            yield from _explain(inner)
    elif error.validator == "enum":
        allowed = [str(value) for value in expected]
        yield (
            where,
            f"`{error.instance}` is not one of {', '.join(allowed)}{hint(error.instance, allowed)}",
        )
    elif error.validator == "type":
        wanted = _TYPES.get(str(expected), str(expected))
        yield where, f"expected {wanted}, but got `{given!r}`{_written(given, error)}"
    elif error.validator == "required":
        yield (
            where,
            error.message.replace("'", "`").replace("is a required property", "is required"),
        )
    elif error.validator == "pattern":
        form = _written(given, error)
        said = f"cannot be read{form}" if form else f"has to match `{expected}`"
        yield where, f"`{given}` {said}"
    else:
        yield where, error.message


def _nearest(errors: Iterable[ValidationError]) -> list[ValidationError]:
    """The errors of the one alternative that has the right type, or the first error."""
    by_branch: dict[object, list[ValidationError]] = {}
    for error in errors:
        by_branch.setdefault(error.relative_schema_path[0], []).append(error)
    shaped = [
        branch
        for branch in by_branch.values()
        if not any(
            error.validator in {"type", "const"} and not error.relative_path for error in branch
        )
    ]
    return shaped[0] if shaped else next(iter(by_branch.values()))[:1]


def _written(given: object, error: ValidationError) -> str:
    """How to write what was meant, where the schema has an example or a list is one text short."""
    within: Any = error.schema
    if error.validator == "type" and error.validator_value == "array" and isinstance(given, str):
        return f"; write `[{given}]`"
    return f"; write it as in `{within['examples'][0]}`" if within.get("examples") else ""


_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "string": "a text",
    "object": "a mapping of names to values",
}


def _value(name: str, value: Any) -> Any:
    match name:
        case "pages":
            return tuple(
                PageChoice(path=page) if isinstance(page, str) else PageChoice(**page)
                for page in value
            )
        case "verify":
            return tuple(Binding(**binding) for binding in value)
        case "fail_on":
            return frozenset(Verdict(verdict) for verdict in value if isinstance(verdict, str))
        case "min_judged":
            return share(value)
        case "require_strength":
            return Strength[str(value).upper()]
        case "words" | "commands" | "reports":
            return {key: tuple(entries) for key, entries in value.items()}
        case "report" | "roadmap" | "deliverables":
            return value or ""
        case _:
            return tuple(value) if isinstance(value, list) else value
