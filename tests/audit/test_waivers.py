"""Waivers on the page and entries of a baseline: what is false, and accepted for now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from projects import words_of

from mkdocs_gapreport.audit import ExitCode, gate
from mkdocs_gapreport.model import Acceptance

if TYPE_CHECKING:
    from projects import Project

# the commit of the kiln is of 2026-01-02
FALSE = "- [x] `src/kiln/never.py`"


def waived(words: str, line: str = FALSE) -> str:
    return f"{line}\n  <!-- gapreport: waive {words} -->\n"


@pytest.mark.parametrize(
    "words",
    [
        'reason="next week"',
        "reason='next week'",
        "reason=later",
        'until=2026-01-02 reason="today is the last day"',
        'reason="next week" until=2099-12-31',
        'until="2026-06-01" reason="next week"',
    ],
)
def test_a_waiver_accepts(kiln: Project, words: str) -> None:
    finding = kiln.finding(waived(words))
    assert words_of(finding) == "missing"
    assert finding.accepted
    assert finding.accepted.by == "waiver"


def test_a_waiver_says_why_and_until_when(kiln: Project) -> None:
    finding = kiln.finding(waived('until=2026-06-01 reason="next week"'))
    assert finding.accepted == Acceptance(by="waiver", reason="next week", until=date(2026, 6, 1))


def test_a_waived_claim_keeps_its_verdict_and_the_build_green(kiln: Project) -> None:
    report = kiln.report(waived('reason="next week"'))
    assert gate(report).code is ExitCode.FINE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "gives no reason; write `<!-- gapreport: waive until="),
        ("until=2026-06-01", "gives no reason"),
        ('reason=""', "gives no reason"),
        ('reason="  "', "gives no reason"),
        ('until=2026-02-30 reason="x"', "a date that does not exist, `2026-02-30`"),
        ('until=soon reason="x"', "a date that does not exist, `soon`; write it as 2027-01-31"),
        ('until=01.06.2026 reason="x"', "write it as 2027-01-31"),
        ('untill=2026-06-01 reason="x"', "knows no `untill`, only `until` and `reason`"),
        ('because="x"', "knows no `because`"),
        ('reason="x', "cannot be read"),
        ("next week", "knows no `"),
    ],
)
def test_a_waiver_written_wrongly_says_what_to_write(kiln: Project, words: str, said: str) -> None:
    finding = kiln.finding(waived(words))
    assert (finding.verdict, finding.fails, finding.accepted) == ("broken", True, None)
    assert said in finding.reason


def test_an_expired_waiver_accepts_nothing(kiln: Project) -> None:
    finding = kiln.finding(waived('until=2026-01-01 reason="next week"'))
    assert words_of(finding) == "missing ✗"
    assert finding.remarks == ("its waiver expired on 2026-01-01 (“next week”)",)


@pytest.mark.parametrize(
    "line", ["- [x] `src/kiln/oven.py`", "- [ ] `src/kiln/oven.py`", "- [x] h"]
)
def test_an_unnecessary_waiver_is_to_be_taken_out(kiln: Project, line: str) -> None:
    finding = kiln.finding(waived('reason="next week"', line))
    assert not finding.fails
    assert not finding.accepted
    assert finding.remarks == ("its waiver on line 2 is unnecessary: nothing fails; take it out",)


def test_a_waiver_at_a_heading_leaves_its_parts_alone(kiln: Project) -> None:
    page = f'## Ovens ✅ <!-- gapreport: waive reason="soon" -->\n\n{FALSE}\n'
    heading, part = kiln.findings(page)
    assert not heading.fails
    assert part.fails


def test_a_baseline_accepts_what_it_knows_and_nothing_else(kiln: Project) -> None:
    page = f"## Ovens ✅\n\n{FALSE}\n- [x] `src/kiln/nowhere.py`\n"
    known = Acceptance(by="baseline", reason="old", since=date(2025, 1, 1))
    first = kiln.findings(page)[1]
    heading, old, new = kiln.findings(page, accepted={first.claim.id: known})
    assert (old.fails, old.accepted) == (False, known)
    assert heading.caused_by == (new.claim.id,)


def test_a_baseline_accepts_no_broken_check(kiln: Project) -> None:
    page = "- [x] h <!-- verify: lnes a -->"
    known = Acceptance(by="baseline", reason="old")
    broken = kiln.finding(page)
    assert kiln.finding(page, accepted={broken.claim.id: known}).fails
