from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import outlooks
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from sample_reports import empty, finding, missing

from mkdocs_gapreport.exports.markdown import to_markdown
from mkdocs_gapreport.model import Verdict
from mkdocs_gapreport.outlook import Outlook
from mkdocs_gapreport.testing import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"


def shown(text: str) -> BeautifulSoup:
    """The text as a forge renders it."""
    return BeautifulSoup(MarkdownIt("gfm-like", {"linkify": False}).render(text), "html.parser")


def test_report_reads_as_in_the_golden_file(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "report.md", to_markdown(outlooks.everything()))


def test_what_fails_is_listed_worst_first_and_the_rest_is_folded() -> None:
    page = shown(to_markdown(outlooks.everything()))
    first = page.find("ul")
    assert first is not None
    items = [item.get_text() for item in first.find_all("li", recursive=False)]
    assert [item.split()[1] for item in items] == ["missing,", "overstated,", "broken,"]
    folded = page.select_one("details")
    assert folded is not None
    summary = folded.select_one("summary")
    assert summary is not None
    assert summary.get_text() == "1 overstated, 1 outdated, 1 understated, without failing"
    verdicts = [strong.get_text() for strong in folded.select("strong")]
    assert verdicts == ["overstated", "outdated", "understated"]


@pytest.mark.parametrize("most", [2_000, 10_000, 65_000])
def test_what_has_no_room_is_counted(most: int) -> None:
    false = [missing(line, id=str(line)) for line in range(1, 301)]
    stale = [finding(Verdict.OUTDATED, line, id=f"o{line}") for line in range(400, 700)]
    text = to_markdown(outlooks.of(*false, *stale), most=most)
    assert len(text.encode()) <= most
    page = shown(text)
    false_shown, stale_shown = (
        len(page.find_all("strong", string=w)) for w in ("missing", "outdated")
    )
    said = re.findall(r"and (\d+) more, for which", page.get_text())
    missed = [str(300 - amount) for amount in (false_shown, stale_shown) if amount < 300]
    assert said == missed
    assert false_shown > 1


def test_nothing_false_is_said_in_one_line() -> None:
    text = to_markdown(outlooks.of(finding()))
    assert text.splitlines()[1] == "### gapreport: no claim is false"
    assert "<details>" not in text


def test_nothing_is_a_report_too() -> None:
    assert "0 of 0 claims could be judged" in to_markdown(Outlook(empty()))


def test_claims_lead_to_their_lines_at_the_forge(tmp_path: Path) -> None:
    from mkdocs_gapreport import project  # noqa: PLC0415  one test reads a project
    from mkdocs_gapreport.settings import Settings  # noqa: PLC0415

    root = lay_out(tmp_path / "top", {"app/TODO.md": "- [x] Create `a/b.py`\n", "app/c.py": "1\n"})
    config = root / ".git" / "config"
    remote = '[remote "origin"]\n\turl = https://github.com/ann/harbor.git\n'
    config.write_text(config.read_text() + remote)
    found = project.survey(root / "app", Settings())
    commit = found.report.repository.commit
    [link] = shown(to_markdown(found.outlook)).select("li a")
    assert link["href"] == f"https://github.com/ann/harbor/blob/{commit}/app/TODO.md#L1"
    assert link.get_text() == "app/TODO.md:1"
