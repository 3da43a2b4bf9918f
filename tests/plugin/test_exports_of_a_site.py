"""What a built site holds for programs, and that all of it says the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import Tag
from defusedxml import ElementTree

if TYPE_CHECKING:
    from sites import Built, Site

TREE = """
docs/
    index.md
    | # Home
TODO.md
| # To do
|
| ## Phase 1: Ovens ✅ COMPLETE
|
| - [x] Create `src/app.py`
| - [x] Create `src/none.py` (1400+ lines)
| - [x] Create `src/later.py` <!-- gapreport: waive until=2099-01-31 reason="ordered" -->
| - [x] `src/app.py` (400 lines)
| - [ ] Add `src/app.py`
| - [ ] Think about flour
| - [x] Taste the bread
docs/plan.md
| # Plan
|
| ## Phase 2: Shop (Weeks 3-4)
|
| | Work | Status |
| |---|---|
| | `src/app.py` | ✅ |
| | `src/gone.py` | ✅ |
src/
    app.py
    | print("a")
"""
EVERYTHING = ["json", "badges", "sarif", "junit", "gitlab", "markdown"]
DEFAULT = {"gapreport.json", "badges/claims.json", "badges/claims.svg"}
FURTHER = {"gapreport.sarif", "gapreport.junit.xml", "gl-code-quality-report.json", "gapreport.md"}


def for_programs(built: Built) -> set[str]:
    return {path for path in built.files if re.match(r"gapreport\.|badges/|gl-", path)}


def test_site_gets_json_and_badges(site: Site) -> None:
    site.files(TREE)
    files = for_programs(site.build())
    assert files >= DEFAULT | {"badges/pages/TODO.md.svg", "badges/pages/docs/plan.md.json"}
    assert not files & FURTHER


@pytest.mark.parametrize(
    ("names", "files"),
    [
        pytest.param([], set(), id="nothing"),
        pytest.param(["json"], {"gapreport.json"}, id="json alone"),
        pytest.param(["sarif", "gitlab"], {"gapreport.sarif", "gl-code-quality-report.json"}, id="two"),
    ],
)  # fmt: skip
def test_site_says_what_it_gets(site: Site, names: list[str], files: set[str]) -> None:
    site.files(TREE)
    assert for_programs(site.build(options={"exports": names})) == files


def test_page_without_claims_has_no_badge(site: Site) -> None:
    site.files(TREE)
    site.write("STATUS.md", "# Status\n\nAll is well.\n")
    assert not [path for path in site.build().files if "badges/pages/STATUS" in path]


def test_what_cannot_be_written_is_named_and_the_rest_is_there(site: Site) -> None:
    site.files(TREE)
    site.write("docs/gapreport.sarif/index.md", "# A folder where the file should be\n")
    built = site.build(options={"exports": EVERYTHING, "fail_on": ["broken"]})
    assert built.failed
    assert "`gapreport.sarif` cannot be written into the site" in built.warnings[-1]
    assert for_programs(built) >= DEFAULT | (FURTHER - {"gapreport.sarif"})


def test_formats_and_page_agree_on_every_claim(site: Site) -> None:
    site.files(TREE)
    built = site.build(options={"exports": EVERYTHING})
    claims = {claim["id"]: claim for claim in built.report["claims"]}
    own = {id_: claim for id_, claim in claims.items() if not claim["caused_by"]}
    silent = {id_ for id_, claim in own.items() if claim["text"].startswith("Phase 2")}
    assert len(own) - len(silent) == built.report["summary"]["claims"] - 1
    failing = {id_ for id_, claim in own.items() if claim["fails"]}
    accepted = {id_ for id_, claim in own.items() if claim["accepted"]}
    assert (len(failing), len(accepted)) == (3, 1)

    results = json.loads(built.html("gapreport.sarif"))["runs"][0]["results"]
    assert {_claim(r) for r in results if r["level"] == "error"} == failing | accepted
    assert {_claim(r) for r in results if r["suppressions"]} == accepted
    for result in results:
        claim = claims[_claim(result)]
        place = result["locations"][0]["physicalLocation"]
        assert result["ruleId"] == f"gap-{claim['verdict']}"
        assert place["artifactLocation"]["uri"] == claim["page"]
        assert place["region"]["startLine"] == claim["line"]

    cases = {_property(case, "claim"): case for case in _cases(built)}
    assert set(cases) == set(own) - silent
    assert {id_ for id_, case in cases.items() if case.find("failure") is not None} == failing
    for id_, case in cases.items():
        assert _property(case, "verdict") == own[id_]["verdict"]

    entries = json.loads(built.html("gl-code-quality-report.json"))
    serious = {e["fingerprint"] for e in entries if e["severity"] in {"critical", "major"}}
    assert serious == failing
    assert {e["fingerprint"]: e["check_name"] for e in entries} == {
        _claim(r): r["ruleId"] for r in results if not r["suppressions"]
    }

    for page, html in (("TODO.md", "TODO/index.html"), ("docs/plan.md", "plan/index.html")):
        soup = built.soup(html)
        for id_, claim in claims.items():
            if claim["page"] == page and id_ not in silent:
                mark = soup.find(id=f"gr-{id_}")
                assert isinstance(mark, Tag)
                assert f"gr--{claim['verdict']}" in mark["class"]

    listed = built.html("gapreport.md").partition("<details>")[0]
    lines = set(re.findall(r"^\* `([^`]+)`", listed, re.MULTILINE))
    assert lines == {f"{own[id_]['page']}:{own[id_]['line']}" for id_ in failing}
    assert json.loads(built.html("badges/claims.json"))["message"] == "3 false"


def test_two_builds_give_the_same_bytes(site: Site) -> None:
    site.files(TREE)
    first, second = (
        {path: built.html(path) for path in for_programs(built)}
        for built in (site.build(options={"exports": EVERYTHING}) for _ in range(2))
    )
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {
        "gapreport.json",
        "gapreport.md",
    }  # they name the commit, and each build commits


def _claim(result: dict[str, Any]) -> str:
    found: str = result["partialFingerprints"]["gapreportClaim/v1"]
    return found


def _cases(built: Built) -> list[Any]:
    root = ElementTree.fromstring(built.html("gapreport.junit.xml"))
    return list(root.iter("testcase"))


def _property(case: Any, name: str) -> str:
    found: str = case.find(f"properties/property[@name='{name}']").get("value")
    return found
