from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_gapreport.verifiers.code.text import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_gapreport.repository import Repository


@pytest.mark.parametrize(
    ("pattern", "path", "count"),
    [
        ("Wanted", "", 0),
        ("Vendored", "", 0),
        ("nothing like this", "", 0),
        ("EXCEPT:", "", 0),
        ("except:", "", 2),
        (r"except\:", "src", 2),
        (r"^\s*except:", "", 1),
        (r"(?i)EXCEPT:$", "src/**/*.py", 1),
        ("TODO", "tests", 1),
        ("café", "", 1),
    ],
)
def test_occurrences_are_counted(bakery: Repository, pattern: str, path: str, count: int) -> None:
    evidence = text(bakery, pattern, path)

    assert evidence.value == count
    assert len(evidence.places) == count


def test_the_page_itself_never_counts(bakery: Repository) -> None:
    assert text(bakery, "STEPS", page="src/bakery/settings.py").value == 0
    assert text(bakery, "STEPS").value == 1


def test_the_sentence_says_where_it_looked(bakery: Repository) -> None:
    summary = text(bakery, "TODO", "src").summary

    assert summary == "`TODO` occurs 2 times in 11 files (left out: 1 of migrations), in 2 of them"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "a pattern has 1 to 500 characters, not 0"),
        ("x" * 501, "a pattern has 1 to 500 characters, not 501"),
        ("a*", "`a*` also fits nothing at all; write what has to be there"),
        ("(?=a)", "write `\\(\\?=a\\)` if the words are meant as they stand"),
        ("print(", "`print(` is no regular expression of RE2"),
        (r"(a)\1", "is no regular expression of RE2"),
    ],
)
def test_a_pattern_that_cannot_be_looked_for_is_broken(
    bakery: Repository, pattern: str, message: str
) -> None:
    evidence = text(bakery, pattern)

    assert evidence.is_broken
    assert message in evidence.summary


def test_a_pattern_that_would_backtrack_ends(tree: Callable[..., Repository]) -> None:
    long = tree({"a.txt": "a" * 100_000 + "!\n"})

    assert text(long, "(a|aa)+$").value == 0


def test_too_many_occurrences_are_unknown(tree: Callable[..., Repository]) -> None:
    evidence = text(tree({"a.txt": "a" * 100_001}), ".")

    assert (evidence.value, evidence.summary) == (None, "`.` occurs more than 100,000 times")


def test_words_need_no_extra_and_expressions_say_which(
    bakery: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)

    assert text(bakery, "except:").value == 2
    evidence = text(bakery, "^except:")
    assert (evidence.value, evidence.is_broken) == (None, False)
    assert "install mkdocs-gapreport[code]" in evidence.summary


def test_a_path_that_is_not_there_is_unknown_not_zero(bakery: Repository) -> None:
    assert text(bakery, "TODO", "src/nowhere").value is None
