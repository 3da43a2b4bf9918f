"""The id of a claim: its content, and not its line; stable under edits elsewhere, and unique."""

from __future__ import annotations

import re

import pytest
from projects import claims_of

PAGE = """\
# Kiln ✅
Text.

## Ovens
- [x] heat
- [ ] cool
  - [x] heat

## Glazes
**Status**: Done
- [x] heat
- [x] mix

| Clay | Status |
|---|---|
| slip | ✅ |
"""


def ids(text: str, page: str = "TODO.md") -> dict[str, list[str]]:
    """The ids of the claims of a page, by their text."""
    found: dict[str, list[str]] = {}
    for claim in claims_of(text, page=page):
        found.setdefault(claim.text, []).append(claim.id)
    return found


def test_an_id_is_short_and_of_plain_letters() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{12}", claim.id) for claim in claims_of(PAGE))


def test_no_two_claims_share_an_id() -> None:
    flat = [one for many in ids(PAGE).values() for one in many]
    assert len(flat) == len(set(flat)) == 8


ELSEWHERE = {
    "nothing": PAGE,
    "lines above": "Intro.\n\nMore.\n\n" + PAGE,
    "lines below": PAGE + "\nOutro.\n\n- [x] sell\n",
    "front matter": "---\ntitle: Kiln\n---\n" + PAGE,
    "text in between": PAGE.replace("Text.\n", "Text.\n\nMore text.\n"),
    "another claim in between": PAGE.replace("- [ ] cool", "- [x] glow\n- [ ] cool"),
    "a section in between": PAGE.replace("## Glazes", "## Wheels\n- [x] turn\n\n## Glazes"),
    "line ends": PAGE.replace("\n", "\r\n"),
    "blanks": PAGE.replace("- [x] mix", "-   [x]  mix  "),
    "emphasis": PAGE.replace("mix", "**mix**"),
    "a comment": PAGE.replace("mix", "mix <!-- verify: file a -->"),
    "a box that was ticked": PAGE.replace("[ ] cool", "[x] cool"),
    "a box that was unticked": PAGE.replace("[x] mix", "[ ] mix"),
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_an_id_outlives_edits_elsewhere(text: str) -> None:
    before, after = ids(PAGE), ids(text)
    assert {words: after[words] for words in ("cool", "mix", "Kiln ✅")} == {
        words: before[words] for words in ("cool", "mix", "Kiln ✅")
    }


def test_an_id_outlives_the_renaming_of_its_section_when_its_words_are_unique() -> None:
    assert ids(PAGE)["mix"] == ids(PAGE.replace("## Glazes", "## Glazing"))["mix"]


def test_an_id_changes_with_the_words() -> None:
    assert ids(PAGE)["mix"] != ids(PAGE.replace("mix", "mix well"))["mix well"]


def test_pages_do_not_share_ids() -> None:
    assert not set(ids(PAGE)["mix"]) & set(ids(PAGE, "PLAN.md")["mix"])


def test_the_same_words_twice_are_told_apart_by_their_section() -> None:
    first, inner, second = ids(PAGE)["heat"]
    swapped = PAGE.replace("## Ovens\n- [x] heat\n", "## Ovens\n- [x] glow\n")
    assert len({first, inner, second}) == 3
    assert second in ids(swapped)["heat"]


def test_the_same_words_in_one_section_are_counted() -> None:
    twice, thrice = ids("- [x] heat\n" * 2)["heat"], ids("- [x] heat\n" * 3)["heat"]
    assert thrice[:2] == twice


def test_task_ids_that_repeat_are_no_ids() -> None:
    claims = claims_of("- [x] T001 heat\n- [x] T001 cool\n")
    assert len({claim.id for claim in claims}) == 2


def test_what_cannot_be_encoded_has_an_id_as_well() -> None:
    assert claims_of("- [x] \ud800 heat\n".encode("utf-8", "surrogatepass"))[0].id
