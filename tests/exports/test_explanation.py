from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample_reports
from msgspec.structs import replace
from sample_reports import finding, missing, report

from mkdocs_gapreport.exports.explanation import explain
from mkdocs_gapreport.model import Check, ConfigurationError, Verdict, Waiver
from mkdocs_gapreport.testing import report_of, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
LINES = (96, 97, 100, 110, 131, 140)


def test_claims_are_explained_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    shown = [explain(sample_reports.everything(), "TODO.md", line) for line in LINES]
    shown.append(explain(sample_reports.everything(), "docs/plan.md", 150))
    golden(GOLDEN / "explanations.txt", "\n".join(shown))


def test_line_without_a_claim_says_so_and_names_the_nearest() -> None:
    text = explain(sample_reports.everything(), "TODO.md", 105)
    assert text.splitlines() == [
        "TODO.md:105: there is no claim on this line",
        "    line 100    broken: ✅ claim of line 100",
        "    line 101    overstated: ✅ src/rates.py",
        "    line 102    outdated: ✅ core/auth/tokens.py",
    ]


def test_page_without_claims_has_no_nearest() -> None:
    page = replace(sample_reports.everything().pages[0], path="empty.md")
    assert "nor is there one on the page" in explain(report(pages=(page,)), "empty.md", 1)


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        pytest.param("TODO.md", 201, "`TODO.md` has 200 lines, so no line 201", id="too far"),
        pytest.param("TODO.md", 0, "no line 0", id="lines count from 1"),
        pytest.param("other.md", 1, "`other.md` is no page that was read", id="not read"),
    ],
)
def test_place_that_is_not_there_is_a_mistake(page: str, line: int, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        explain(sample_reports.everything(), page, line)


def test_any_line_of_a_claim_will_do() -> None:
    long = finding(Verdict.OPEN, 10, end=12)
    assert explain(report(long), "TODO.md", 12) == explain(report(long), "TODO.md", 10)


def test_line_of_an_explicit_check_belongs_to_its_claim() -> None:
    check = Check(verifier="file", arguments={"1": "a.py"}, inferred=False, line=14)
    claimed = finding(Verdict.OPEN, 10, checks=(check,))
    assert explain(report(claimed), "TODO.md", 14).startswith("TODO.md:10: ")


def test_innermost_claim_is_explained() -> None:
    outer, inner = finding(line=10, end=14), finding(line=12)
    assert explain(report(outer, inner), "TODO.md", 12).startswith("TODO.md:12: ")


def test_heading_is_judged_by_what_is_below_it_and_names_the_failing_part() -> None:
    part = missing(96)
    heading = missing(90, caused_by=(part.claim.id,), results=(), checks=())
    heading = replace(heading, claim=replace(heading.claim, parts=(part.claim,)))
    text = explain(report(heading, part), "TODO.md", 90)
    assert "asks        nothing of its own; the claims below it decide" in text
    assert "parts       1 claim below it" in text
    assert "through     TODO.md:96" in text


def test_replaced_check_and_waiver_are_said() -> None:
    base = missing()
    inferred = Check(verifier="file", arguments={"path": "my file.py"})
    waiver = Waiver(reason="until spring", until=sample_reports.AS_OF)
    claim = replace(base.claim, replaced=(inferred,), waiver=waiver)
    text = explain(report(replace(base, claim=claim)), "TODO.md", 96)
    assert 'not asked   `file "my file.py"`: an explicit check takes its place' in text
    assert "waived      until spring until 2026-11-22" in text


def test_check_to_paste_is_on_one_line_whatever_its_length() -> None:
    text = explain(sample_reports.everything(), "docs/plan.md", 150)
    assert re.search(r"^    to paste    <!-- verify: coverage .* ~ 2\.5 % -->$", text, re.MULTILINE)


def test_name_that_is_looked_for_is_pasted_as_a_check_that_can_run() -> None:
    line = "- [x] Emit `order_refunded` when money goes back"
    text = explain(report_of(line, files={"a.py": "A = 1\n"}), "TODO.md", 1)
    pasted = re.search(r"to paste +(<!-- verify: .* -->)", text)
    assert pasted
    assert pasted[1] == "<!-- verify: text pattern=order_refunded >= 1 -->"
    assert verdict_of(f"- [x] h {pasted[1]}", files={"a.py": "order_refunded()\n"}) == "accurate"


def test_hostile_text_stays_text() -> None:
    text = explain(sample_reports.hostile(), "TODO.md", 96)
    assert text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]|^\\s*::|##\\[", text, re.MULTILINE)
