"""The options: every mistake is told, all at once, each with what to write instead."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_gapreport import settings
from mkdocs_gapreport.model import ConfigurationError, Strength, Verdict
from mkdocs_gapreport.settings import Binding, FailRule, PageChoice, Settings, parse


@pytest.mark.parametrize("options", [{}, {"pages": None, "fail_on": None, "enabled": None}])
def test_nothing_given_is_the_defaults(options: dict[str, None]) -> None:
    assert parse(options) == Settings()


@pytest.mark.parametrize(
    ("option", "given", "parsed"),
    [
        ("enabled", False, False),
        ("root", "..", ".."),
        ("pages", ["TODO.md"], (PageChoice(path="TODO.md"),)),
        ("pages", [], ()),
        (
            "pages",
            [{"path": "a.md", "assume": "done", "trees": True, "title": "A", "at": "b.md"}],
            (PageChoice(path="a.md", assume="done", trees=True, title="A", at="b.md"),),
        ),
        ("exclude", ["old/*"], ("old/*",)),
        ("project_names", ["kiln"], ("kiln",)),
        ("fail_on", [], frozenset()),
        ("fail_on", ["missing"], frozenset({Verdict.MISSING})),
        ("min_judged", "40 %", Fraction(2, 5)),
        ("min_judged", "12.5%", Fraction(1, 8)),
        ("require_strength", "substance", Strength.SUBSTANCE),
        ("baseline", "gaps.json", "gaps.json"),
        (
            "verify",
            [{"claim": "heat", "check": "file a.py"}],
            (Binding(claim="heat", check="file a.py"),),
        ),
        ("words", {"done": ["🟢"]}, {"done": ("🟢",)}),
        ("root_files", ["buf.yaml"], ("buf.yaml",)),
        ("trees", True, True),
        ("gfm", False, False),
        ("report", "gaps/index.md", "gaps/index.md"),
        ("report", False, ""),
        ("summary", False, False),
        ("source_url", "https://x/{commit}/{path}#L{line}", "https://x/{commit}/{path}#L{line}"),
    ],
)
def test_an_option_is_parsed(option: str, given: object, parsed: object) -> None:
    assert getattr(parse({option: given}), option) == parsed


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"enabled": "yes"}, "option `enabled`: expected true or false, but got `'yes'`"),
    ({"root": 3}, "option `root`: expected a text, but got `3`"),
    ({"pages": "TODO.md"}, "option `pages`: expected a list, but got `'TODO.md'`"),
    ({"pages": [3]}, "option `pages.0`: expected a text, but got `3`"),
    ({"pages": [{"pth": "a"}]}, "option `pages.0.pth`: unknown; did you mean `path`?"),
    ({"pages": [{"title": "a"}]}, "option `pages.0`: `path` is required"),
    (
        {"pages": [{"path": "a", "assume": "todo"}]},
        "option `pages.0.assume`: `todo` is not one of done",
    ),
    ({"pages": [{"path": "a", "trees": "no"}]}, "option `pages.0.trees`: expected true or false"),
    ({"fail_on": ["mising"]}, "option `fail_on.0`: `mising` is not one of missing, overstated"),
    ({"fail_on": ["mising"]}, "; did you mean `missing`?"),
    ({"fail_on": "missing"}, "`fail_on`: expected a list, but got `'missing'`; write `[missing]`"),
    ({"fail_on": [{"pages": ["a.md"]}]}, "option `fail_on.0`: `verdicts` is required"),
    ({"fail_on": [{"verdicts": ["mising"]}]}, "option `fail_on.0.verdicts.0`: `mising` is not"),
    ({"fail_on": [{"verdicts": ["missing"], "phse": "1"}]}, "option `fail_on.0.phse`: unknown"),
    ({"fail_on": [3]}, "option `fail_on.0`: expected a text"),
    ({"min_judged": "forty"}, "option `min_judged`: `forty` cannot be read; write it as in `40 %`"),
    ({"min_judged": "140 %"}, "option `min_judged`: `140 %` cannot be read; write it"),
    ({"min_judged": 40}, "option `min_judged`: expected a text, but got `40`; write it"),
    ({"require_strength": "proven"}, "option `require_strength`: `proven` is not one of exists"),
    ({"verify": [{"claim": "heat"}]}, "option `verify.0`: `check` is required"),
    ({"verify": [{"claim": "a", "chek": "b"}]}, "`verify.0.chek`: unknown; did you mean `check`?"),
    ({"words": {"don": ["x"]}}, "option `words.don`: unknown; did you mean `done`?"),
    ({"words": {"done": "x"}}, "option `words.done`: expected a list"),
    ({"words": ["x"]}, "option `words`: expected a mapping of names to values"),
    ({"report": "gaps.html"}, "option `report`: `gaps.html` has to match"),
    ({"source_url": "https://x"}, "option `source_url`: `https://x` has to match"),
    ({"page": ["a"]}, "option `page`: unknown; did you mean `pages`?"),
    ({"zzz": 1}, "option `zzz`: unknown; known are `"),
]


@pytest.mark.parametrize(("options", "said"), MISTAKES)
def test_a_mistake_is_told_with_what_to_do(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        parse(options)
    assert said in str(error.value)


def test_all_mistakes_are_told_at_once() -> None:
    wrong = {"enabled": "yes", "page": [], "fail_on": ["mising", "brokn"], "words": {"don": []}}
    with pytest.raises(ConfigurationError) as error:
        parse(wrong)
    named = [line.split("`")[1] for line in str(error.value).split("\n")]
    assert sorted(named) == ["enabled", "fail_on.0", "fail_on.1", "page", "words.don"]


def test_two_unknown_options_are_both_told() -> None:
    with pytest.raises(ConfigurationError) as error:
        parse({"pags": [], "rot": "."})
    assert str(error.value) == (
        "option `pags`: unknown; did you mean `pages`?\noption `rot`: unknown; did you mean `root`?"
    )


def test_the_schema_is_one_and_documents_every_option() -> None:
    schema = settings.schema()
    Draft202012Validator.check_schema(schema)
    parts = {"fail_where"}  # of the option `fail_on`
    assert set(schema["properties"]) == set(Settings.__struct_fields__) - parts
    assert all("description" in option for option in schema["properties"].values())


@pytest.mark.parametrize("option", sorted(settings.schema()["properties"]))
def test_the_default_that_is_documented_is_the_default(option: str) -> None:
    documented = settings.schema()["properties"][option]
    if "default" in documented:
        assert parse({option: documented["default"]}) == Settings()


def test_verdicts_that_fail_everywhere_and_those_that_fail_somewhere_are_kept_apart() -> None:
    rule = {"verdicts": ["missing"], "pages": ["docs/**"], "phase": ["Phase 1", "Week 0"]}
    parsed = parse({"fail_on": ["broken", rule]})
    assert parsed.fail_on == {Verdict.BROKEN}
    assert parsed.fail_where == (
        FailRule(
            verdicts=frozenset({Verdict.MISSING}),
            pages=("docs/**",),
            phases=("Phase 1", "Week 0"),
        ),
    )
