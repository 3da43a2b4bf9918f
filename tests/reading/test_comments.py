"""Comments that hold checks and waivers: where they may stand, and how they may be written."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Unpack

import pytest
from projects import claims_of

from mkdocs_gapreport.model import Check, Claim, Expectation, Relation
from mkdocs_gapreport.settings import Binding

if TYPE_CHECKING:
    from projects import Options

CHECK = "<!-- verify: file src/a.py -->"


def checked(text: str, **options: Unpack[Options]) -> list[str]:
    """The texts of the claims that hold an explicit check, and its line."""
    claims = claims_of(text, **options)
    return [
        f"{claim.text or '-'} {check.line}"
        for claim in claims
        for check in claim.checks
        if not check.inferred and not check.problem
    ]


PLACES = {
    "on the item's line": (f"- [x] heat {CHECK}\n- [x] cool\n", "heat 1"),
    "before the item's words": (f"- [x] {CHECK} heat\n- [x] cool\n", "heat 1"),
    "below, indented": (f"- [x] heat\n  {CHECK}\n- [x] cool\n", "heat 2"),
    "below, indented by four": (f"1. [x] heat\n    {CHECK}\n2. [x] cool\n", "heat 2"),
    "below, after a blank line": (f"- [x] heat\n\n  {CHECK}\n\n- [x] cool\n", "heat 3"),
    "behind more text": (f"- [x] heat\n  slowly\n  {CHECK}\n", "heat slowly 3"),
    "before the parts": (f"- [x] heat\n  {CHECK}\n  - [x] gas\n", "heat 2"),
    "at a part": (f"- [x] heat\n  - [x] gas {CHECK}\n", "gas 2"),
    "below a part": (f"- [x] heat\n  - [x] gas\n    {CHECK}\n", "gas 3"),
    "behind the parts": (f"- [x] heat\n  - [x] gas\n\n  {CHECK}\n", "heat 4"),
    "on a heading": (f"## Ovens ✅ {CHECK}\n- [x] heat\n", "Ovens ✅ 1"),
    "below a heading": (f"## Ovens ✅\n{CHECK}\n\n- [x] heat\n", "Ovens ✅ 2"),
    "below a heading that states nothing": (f"## Ovens\n{CHECK}\n", "Ovens 2"),
    "in a row": (
        f"| Oven | Status |\n|---|---|\n| big {CHECK} | ✅ |\n| small | ✅ |\n",
        "big  | ✅ 3",
    ),
    "on a status line": (f"**Status**: Done {CHECK}\n", "Status: Done 1"),
    "on a line of text": (f"Heats well. {CHECK}\nCools.\n", "Heats well. 1"),
    "on an item without mark": (f"- heat {CHECK}\n", "heat 1"),
    "over several lines": ("- [x] heat\n  <!-- verify:\n       file src/a.py\n  -->\n", "heat 2"),
    "in an admonition": (f"!!! note\n    - [x] heat\n      {CHECK}\n", "heat 3"),
    "in details": (f"<details>\n\n- [x] heat\n  {CHECK}\n\n</details>\n", "heat 4"),
    "behind front matter": (f"---\ntitle: x\n---\n- [x] heat {CHECK}\n", "heat 4"),
}


@pytest.mark.parametrize(("text", "where"), PLACES.values(), ids=PLACES)
def test_a_check_belongs_to_the_claim_it_stands_at(text: str, where: str) -> None:
    assert checked(text) == [where]


NOWHERE = {
    "in a fence": f"```\n- [x] heat {CHECK}\n```\n",
    "in code": f"- [x] heat `{CHECK}`\n",
    "in a quotation": f"> - [x] heat {CHECK}\n",
    "in indented code": f"text\n\n    - [x] heat {CHECK}\n",
    "prose about verifying": "- [x] heat <!-- verify this -->\n",
    "another tool's comment": "- [x] heat <!-- prettier-ignore -->\n",
    "escaped": "- [x] heat \\<!-- verify: file src/a.py -->\n",
}


@pytest.mark.parametrize("text", NOWHERE.values(), ids=NOWHERE)
def test_it_is_no_check(text: str) -> None:
    assert checked(text) == []


def the_check(words: str) -> Check:
    return claims_of(f"- [x] h <!-- verify: {words} -->")[0].checks[0]


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("file src/a.py", {"1": "src/a.py"}),
        ('file "src/a b.py"', {"1": "src/a b.py"}),
        ("file 'src/a b.py'", {"1": "src/a b.py"}),
        ("file path=src/a.py", {"path": "src/a.py"}),
        ('file path="src/a b.py"', {"path": "src/a b.py"}),
        ("file src\\a.py", {"1": "src\\a.py"}),
        ("file src/a#b.py", {"1": "src/a#b.py"}),
        ("inherits Base among=*Repository", {"1": "Base", "among": "*Repository"}),
        ("file src/*.{py,ts}", {"1": "src/*.{py,ts}"}),
        ("text a=b=c", {"a": "b=c"}),
        ("text x-y=z", {"1": "x-y=z"}),
    ],
)
def test_words_are_split_as_people_expect(words: str, arguments: dict[str, str]) -> None:
    assert the_check(words).arguments == arguments


@pytest.mark.parametrize(
    ("words", "relation", "value", "unit"),
    [
        (">= 100", ">=", 100, ""),
        (">=100", ">=", 100, ""),
        ("≥ 100", ">=", 100, ""),
        ("<= 100", "<=", 100, ""),
        ("≤ 100", "<=", 100, ""),
        ("== 100", "==", 100, ""),
        ("= 100", "==", 100, ""),
        ("> 100", ">", 100, ""),
        ("< 100", "<", 100, ""),
        ("~ 100", "~", 100, ""),
        (">= 1,400", ">=", 1400, ""),
        (">= 1_400", ">=", 1400, ""),
        (">= 0.5", ">=", Fraction(1, 2), ""),
        (">= 90 %", ">=", 90, "%"),
        (">= 90%", ">=", 90, "%"),
        (">= 12 KB", ">=", 12_000, "bytes"),
        (">= 1.5 MB", ">=", 1_500_000, "bytes"),
        (">= 100 lines", ">=", 100, "lines"),
        ("== -1", "==", -1, ""),
    ],
)
def test_what_is_expected_is_read_from_the_end(
    words: str, relation: str, value: Fraction | int, unit: str
) -> None:
    expected = the_check(f"lines a.py {words}").expected
    assert expected == Expectation(Relation(relation), Fraction(value), unit, words)


def waived(words: str) -> Claim:
    return claims_of(f"- [x] h <!-- gapreport: waive {words} -->")[0]


def test_a_waiver_has_a_reason_and_perhaps_an_end() -> None:
    waiver = waived("until=2027-01-31 reason=\"why, and 'how'\"").waiver
    assert waiver
    assert (waiver.reason, waiver.until, waiver.line) == (
        "why, and 'how'",
        date(2027, 1, 31),
        1,
    )


def test_a_claim_may_have_checks_and_a_waiver() -> None:
    claim = claims_of(f'- [x] h {CHECK} <!-- gapreport: waive reason="x" --> {CHECK}')[0]
    assert (len(claim.checks), bool(claim.waiver)) == (2, True)


def test_a_waiver_alone_makes_no_check() -> None:
    claim = waived('reason="x"')
    assert (claim.checks, claim.replaced) == ((), ())


BOUND = [
    (Binding(claim="heat", check="file src/a.py"), ["heat 1"]),
    (Binding(claim="heat", check="file src/a.py", page="TODO.md"), ["heat 1"]),
    (Binding(claim="heat", check="file src/a.py", page="*.md"), ["heat 1"]),
    (Binding(claim="heat", check="file src/a.py", page="docs/*"), []),
    (Binding(claim="Heat", check="file src/a.py"), []),
    (Binding(claim="o", check="file src/a.py"), ["cool 2"]),
]


@pytest.mark.parametrize(("binding", "where"), BOUND)
def test_a_site_binds_checks_to_the_words_of_a_claim(binding: Binding, where: list[str]) -> None:
    assert checked("- [x] heat\n- [x] cool\n", verify=[binding]) == where


def test_a_bound_check_stands_beside_those_of_the_page_and_replaces_the_inferred() -> None:
    binding = Binding(claim="heat", check="lines src/b.py >= 3")
    claim = claims_of(f"- [x] heat `src/c.py` {CHECK}", verify=[binding])[0]
    assert [check.verifier for check in claim.checks] == ["file", "lines"]
    assert [check.path for check in claim.replaced] == ["src/c.py"]
