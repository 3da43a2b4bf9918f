"""The nouns themselves: how they read, and what they keep together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypedDict, Unpack

import pytest

from mkdocs_gapreport.model import (
    DONE,
    TODO,
    UNKNOWN,
    Check,
    Claim,
    Evidence,
    Expectation,
    Finding,
    Kind,
    Outcome,
    Page,
    Place,
    Relation,
    Report,
    RepositoryState,
    Result,
    Role,
    Share,
    Strength,
    Verdict,
    number,
)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (DONE, "100 %"),
        (TODO, "0 %"),
        (UNKNOWN, "0–100 %"),
        (Share.of(Fraction(1, 2)), "50 %"),
        (Share.of(Fraction(3, 4), Fraction(4, 5)), "75–80 %"),
        (Share.of(Fraction(1, 8)), "12 %"),
        (Share.of(Fraction(2, 3)), "67 %"),
        (Share.of(Fraction(1, 8), Fraction(1, 3)), "12–34 %"),
    ],
)
def test_a_share_reads_as_people_write_it(share: Share, words: str) -> None:
    assert str(share) == words


@pytest.mark.parametrize(("share", "exact"), [(DONE, True), (UNKNOWN, False)])
def test_a_share_knows_whether_it_is_exact(share: Share, exact: bool) -> None:  # noqa: FBT001  a column
    assert share.is_exact is exact


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(12), "12"),
        (Fraction(0), "0"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(989, 100), "9.89"),
    ],
)
def test_a_figure_reads_without_trailing_zeros(value: Fraction, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        (Expectation(Relation.AT_LEAST, Fraction(1400), "lines"), ">= 1400"),
        (Expectation(Relation.EXACTLY, Fraction(90), "%"), "== 90 %"),
        (Expectation(Relation.ABOUT, Fraction(1, 2)), "~ 0.5"),
    ],
)
def test_an_expectation_reads_as_it_would_stand_in_a_check(
    expectation: Expectation, words: str
) -> None:
    assert str(expectation) == words


def test_a_place_reads_as_editors_open_it() -> None:
    assert [str(Place("a.py")), str(Place("a.py", 12))] == ["a.py", "a.py:12"]


def test_strengths_grow() -> None:
    ordered = [strength.words for strength in sorted(Strength)]
    assert ordered == [
        "nothing there",
        "exists",
        "has substance",
        "defines the symbol",
        "is used",
        "is tested",
    ]


def test_evidence_without_a_value_says_why() -> None:
    unknown, broken = Evidence.unknown("no report"), Evidence.broken("no such verifier")
    assert (unknown.value, unknown.summary, unknown.is_broken) == (None, "no report", False)
    assert (broken.value, broken.summary, broken.is_broken) == (None, "no such verifier", True)


@pytest.mark.parametrize(
    ("arguments", "path"), [({"path": "a.py"}, "a.py"), ({}, ""), ({"path": 3}, "")]
)
def test_a_check_knows_its_path(arguments: dict[str, str | int], path: str) -> None:
    assert Check(verifier="file", arguments=arguments).path == path


def claim(name: str, *parts: Claim) -> Claim:
    return Claim(id=name, page="TODO.md", line=1, end=1, kind=Kind.ITEM, text=name, parts=parts)


class Rest(TypedDict, total=False):
    """What else a finding may hold."""

    results: tuple[Result, ...]
    fails: bool
    caused_by: tuple[str, ...]
    is_judged: bool


def finding(name: str, **more: Unpack[Rest]) -> Finding:
    return Finding(claim=claim(name), verdict=Verdict.MISSING, found=TODO, **more)


def test_a_claim_is_walked_in_reading_order() -> None:
    tree = claim("a", claim("b", claim("c")), claim("d"))
    assert [one.id for one in tree.walk()] == ["a", "b", "c", "d"]
    page = Page(path="TODO.md", title="", text="", claims=(tree, claim("e")))
    assert [one.id for one in page.walk()] == ["a", "b", "c", "d", "e"]


def result(role: Role, strength: Strength) -> Result:
    check = Check(verifier="file", arguments={}, role=role)
    evidence = Evidence(value=True, summary="", strength=strength)
    return Result(check=check, evidence=evidence, outcome=Outcome.HOLDS)


def test_a_finding_is_as_strong_as_the_weakest_proof_of_its_subject() -> None:
    results = (
        result(Role.SUBJECT, Strength.TESTED),
        result(Role.SUBJECT, Strength.SUBSTANCE),
        result(Role.CONTEXT, Strength.EXISTS),
    )
    assert finding("a", results=results).strength is Strength.SUBSTANCE
    assert finding("a").strength is Strength.NOTHING


def test_what_fails_through_its_parts_is_not_counted_twice() -> None:
    findings = (finding("a", fails=True, caused_by=("b",)), finding("b", fails=True), finding("c"))
    report = Report(
        as_of=date(2026, 1, 1), repository=RepositoryState(), pages=(), findings=findings
    )
    assert [one.claim.id for one in report.failing] == ["b"]


def test_a_report_counts_what_was_judged_and_lists_by_page() -> None:
    findings = (finding("a", is_judged=True), finding("b"))
    report = Report(
        as_of=date(2026, 1, 1), repository=RepositoryState(), pages=(), findings=findings
    )
    assert report.judged == 1
    assert report.of_page("TODO.md") == findings
    assert report.of_page("PLAN.md") == ()


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        (DONE, "low"),
        (Place("a"), "path"),
        (claim("a"), "stated"),
        (finding("a"), "verdict"),
        (RepositoryState(), "commit"),
    ],
)
def test_no_noun_can_be_changed(noun: object, name: str) -> None:
    with pytest.raises(AttributeError, match="immutable"):
        setattr(noun, name, "other")
