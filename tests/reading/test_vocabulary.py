"""What patterns of the vocabulary are held against is in small letters, and so are they."""

from __future__ import annotations

import re

import pytest

from mkdocs_gapreport.reading.vocabulary import in_small_letters, loaded

ESCAPED = re.compile(r"\\.")


@pytest.mark.parametrize("name", ["elsewhere", "elsewhere_remarks", "repositories"])
def test_patterns_that_are_held_against_small_letters_have_no_capitals(name: str) -> None:
    patterns = [ESCAPED.sub("", pattern) for pattern in loaded()[name]]
    assert patterns == [pattern.lower() for pattern in patterns]


@pytest.mark.parametrize(
    ("text", "small"),
    [("Moved to ANOTHER Repo", "moved to another repo"), ("İçinde", "içinde"), ("ÉTÉ", "été")],
)
def test_a_text_in_small_letters_is_as_long_as_before(text: str, small: str) -> None:
    assert in_small_letters(text) == small
    assert len(in_small_letters(text)) == len(text)
