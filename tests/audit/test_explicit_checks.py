"""Checks that authors write themselves: exact, and broken where they cannot run as written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from projects import Project, lay_out, table

from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.testing import report_of

if TYPE_CHECKING:
    from pathlib import Path

HOLDS = table("""
    - [x] heats <!-- verify: file src/kiln/oven.py -->  => accurate
    - [x] heats⏎  <!-- verify: file src/kiln/oven.py -->  => accurate
    - [x] heats⏎⏎  <!-- verify: file src/kiln/oven.py -->  => accurate
    - heats <!-- verify: file src/kiln/oven.py -->  => accurate
    heats <!-- verify: file src/kiln/oven.py -->  => accurate
    ## Ovens <!-- verify: file src/kiln/oven.py -->  => accurate
    ## Ovens⏎<!-- verify: file src/kiln/oven.py -->  => accurate
    | Oven | Status |⏎|---|---|⏎| heats <!-- verify: file src/kiln/oven.py --> | ✅ |  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py >= 200 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py == 200 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py = 200 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py ≥ 200 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py ≤ 200 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py > 199 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py < 201 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py ~ 220 -->  => accurate
    - [x] h <!-- verify: lines payroll.py >= 0,519 -->  => accurate
    - [x] h <!-- verify: lines src/kiln/oven.py>=200 -->  => accurate
    - [x] h <!--verify:lines src/kiln/oven.py >= 200-->  => accurate
    - [x] h <!-- VERIFY: lines src/kiln/oven.py >= 200 -->  => accurate
    - [x] h <!-- verify: lines "src/kiln/oven.py" >= 200 -->  => accurate
    - [x] h <!-- verify: lines src\\kiln\\oven.py >= 200 -->  => accurate
    - [x] h <!-- verify: lines path=src/kiln/oven.py >= 200 -->  => accurate
    - [x] h <!-- verify: bytes clock.py == 13773 -->  => accurate
    - [x] h <!-- verify: bytes clock.py == 13,773 -->  => accurate
    - [x] h <!-- verify: bytes clock.py <= 14 KB -->  => accurate
    - [x] h <!-- verify: files src/kiln/*.py >= 5 -->  => accurate
    - [x] h <!-- verify: files src/kiln >= 5 -->  => accurate
    - [x] h <!-- verify: directory src/kiln -->  => accurate
    - [x] h <!-- verify: absent lib/gone.py -->  => accurate
    - [x] h <!-- verify: absent src/kiln/never.py -->  => accurate
    - [x] h <!-- verify: substance src/kiln/oven.py -->  => accurate
    - [x] `src/kiln/never.py` <!-- verify: file src/kiln/oven.py -->  => accurate
    - [x] h <!-- verify: file src/kiln/oven.py --><!-- verify: file src/kiln/glaze.py -->  => accurate
    - [ ] h <!-- verify: file src/kiln/never.py -->  => open
    - [ ] h <!-- verify: file src/kiln/oven.py -->  => understated
    - [ ] h <!-- verify: lines src/kiln/oven.py >= 900 -->  => open
    - [x] h <!-- verify nothing, this is prose -->  => unverified
    - [x] h <!-- to verify: ask Ann -->  => unverified
    - [x] h <!-- gapreport: roadmap -->  => unverified
    - [x] h `<!-- verify: file src/kiln/never.py -->`  => unverified
""")

FALSE = table("""
    - [x] h <!-- verify: file src/kiln/never.py -->  => missing ✗
    - [x] `src/kiln/oven.py` <!-- verify: file src/kiln/never.py -->  => missing ✗
    - h <!-- verify: file src/kiln/never.py -->  => missing ✗
    - [x] h <!-- verify: file infra/never.py -->  => missing ✗
    - [x] h <!-- verify: file never.py -->  => missing ✗
    - [x] h <!-- verify: file lib/gone.py -->  => missing ✗
    - [x] h <!-- verify: lines src/kiln/oven.py >= 201 -->  => overstated ✗
    - [x] h <!-- verify: lines src/kiln/oven.py == 199 -->  => overstated ✗
    - [x] h <!-- verify: lines src/kiln/never.py >= 1 -->  => missing ✗
    - [x] h <!-- verify: bytes clock.py == 13772 -->  => overstated ✗
    - [x] h <!-- verify: files src/kiln/*.zig >= 1 -->  => overstated ✗
    - [x] h <!-- verify: absent src/kiln/oven.py -->  => overstated ✗
    - [x] h <!-- verify: substance src/kiln/clay.py -->  => overstated ✗
    - [x] h <!-- verify: file src/kiln/oven.py --><!-- verify: file src/kiln/never.py -->  => overstated ✗
    | Oven | Status |⏎|---|---|⏎| heats <!-- verify: file src/kiln/never.py --> | ✅ |  => missing ✗
""")

# what is wrong, and words that its message holds: the mistake, and what to write instead
BROKEN = [
    ("lnes src/kiln/oven.py >= 1", ("unknown verifier `lnes`", "did you mean `lines`?")),
    ("coffee src/kiln/oven.py", ("unknown verifier `coffee`", "`absent`", "`substance`")),
    ("", ("names no verifier", "<!-- verify:")),
    (">= 100", ("names no verifier", "<!-- verify:")),
    ("lines src/kiln/oven.py => 3", ("`=>` is no comparison", "write `>=`")),
    ("lines src/kiln/oven.py =< 3", ("`=<` is no comparison", "write `<=`")),
    ("lines src/kiln/oven.py >= nine", ("`>=` compares with no number here",)),
    ("lines", ("`lines` needs `path`",)),
    ("lines >= 100", ("`lines` needs `path`",)),
    ("lines src/kiln/oven.py src/kiln/glaze.py >= 1", ("takes `path`", "`src/kiln/glaze.py`")),
    ("file path=src/kiln/oven.py depth=3", ("no argument `depth`",)),
    ("lines pth=src/kiln/oven.py", ("no argument `pth`", "did you mean `path`?")),
    ("coverage >= 170%", ("`coverage` is a share and never more than 100 %", "`>= 170 %` cannot")),
    ("coverage > 100%", ("never more than 100 %", "`> 100 %` cannot hold")),
    ("docstrings src == 120", ("never more than 100 %",)),
    ("lines src/kiln/oven.py >= 50%", ("`lines` counts things", "leave out the `%`")),
    ('lines "src/kiln/oven.py >= 100', ("cannot be read", "<!-- verify:")),
]


@pytest.mark.parametrize(("line", "verdict"), HOLDS)
def test_a_check_that_holds_never_fails(kiln: Project, line: str, verdict: str) -> None:
    assert kiln.verdict_of(line) == verdict


@pytest.mark.parametrize(("line", "verdict"), FALSE)
def test_a_check_that_does_not_hold_fails(kiln: Project, line: str, verdict: str) -> None:
    assert kiln.verdict_of(line) == verdict


@pytest.mark.parametrize(("words", "said"), BROKEN, ids=[words for words, _ in BROKEN])
def test_a_check_that_cannot_run_says_what_to_do(
    kiln: Project, words: str, said: tuple[str, ...]
) -> None:
    finding = kiln.finding(f"- [x] h <!-- verify: {words} -->")
    assert (finding.verdict, finding.fails) == ("broken", True)
    assert [word for word in said if word not in finding.reason] == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- verfy: file src/kiln/oven.py -->",
        "<!-- verifiy: file src/kiln/oven.py -->",
        "<!-- check: file src/kiln/oven.py -->",
        "<!-- gapreprot: waive -->",
        "<!-- gapreport: file src/kiln/oven.py -->",
    ],
)
def test_a_misspelled_comment_is_no_silence(kiln: Project, comment: str) -> None:
    finding = kiln.finding(f"- [x] h {comment}")
    assert (finding.verdict, finding.fails) == ("broken", True)
    assert "is no check; write `<!-- verify:" in finding.reason


@pytest.mark.parametrize(
    "page",
    [
        "<!-- verify: file src/kiln/oven.py -->\n",
        "<!-- verify: file src/kiln/oven.py -->\n\n- [x] h\n",
        "- [x] h\n\n<!-- verify: file src/kiln/oven.py -->\n",
        "# Ovens\n\n- [x] h\n<!-- verify: file src/kiln/oven.py -->\n",
    ],
    ids=["alone", "before a list", "behind a list", "at column 0 right behind a list"],
)
def test_a_check_that_belongs_to_no_claim_says_where_to_put_it(kiln: Project, page: str) -> None:
    broken = [f for f in kiln.findings(page) if f.verdict == "broken"]
    assert [f.fails for f in broken] == [True]
    assert "put it on the claim's line, or below it" in broken[0].reason


def test_a_check_replaces_what_would_be_inferred(kiln: Project) -> None:
    finding = kiln.finding("- [x] `src/kiln/never.py` <!-- verify: file src/kiln/oven.py -->")
    assert [r.check.path for r in finding.results] == ["src/kiln/oven.py"]
    assert "the explicit check replaces what would be inferred" in finding.remarks[0]
    assert "`file src/kiln/never.py`" in finding.remarks[0]


def test_a_broken_check_fails_even_where_no_verdict_does(kiln: Project) -> None:
    finding = kiln.finding("- [x] h <!-- verify: lnes a -->", fail_on=frozenset({Verdict.BROKEN}))
    assert finding.fails


def test_a_broken_check_cannot_be_waived(kiln: Project) -> None:
    page = '- [x] h <!-- verify: lnes a -->\n  <!-- gapreport: waive reason="later" -->\n'
    assert kiln.finding(page).fails


RESULTS = """<testsuites><testsuite name="kiln">
<testcase classname="tests.test_oven" name="test_heat"/>
<testcase classname="tests.test_oven" name="test_cool"><failure message="hot"/></testcase>
<testcase classname="tests.test_oven" name="test_ash"><skipped/></testcase>
</testsuite></testsuites>"""


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        ("results name=*test_heat*", "accurate"),
        ("results name=tests.test_oven::test_heat", "accurate"),
        ("results name=*test_heat* >= 1", "accurate"),
        ("results name=*test_heat* >= 2", "overstated ✗"),
        ("results name=*test_ash*", "unverified"),
        ("results name=*test_dust*", "unverified"),
        ("results name=*test_cool*", "missing ✗"),
        ("results name=*", "missing ✗"),
        ("results", "broken ✗"),
    ],
)
def test_named_tests_need_no_figure(tmp_path: Path, check: str, verdict: str) -> None:
    project = Project.at(lay_out(tmp_path / "kiln", {"junit.xml": RESULTS, "oven.py": "A = 1\n"}))
    assert project.verdict_of(f"- [x] h <!-- verify: {check} -->") == verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        ("command it", "accurate"),
        ("command it == 0", "accurate"),
        ("command it >= 1", "overstated"),
    ],
)
def test_a_command_that_ends_well_holds_whatever_figure_it_prints(check: str, verdict: str) -> None:
    line, commands = f"- [x] h <!-- verify: {check} -->", {"it": [sys.executable, "-c", "print(0)"]}
    report = report_of(line, files={"a.py": ""}, commands=commands, allow_commands=True)
    assert report.findings[0].verdict == verdict
