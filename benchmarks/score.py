"""Score the product on a corpus of labelled pages: `python benchmarks/score.py [CORPUS] [CASE …]`.

The corpus is a folder with `lay.py`, which lays each case out as a git repository, and for each
case an `expected.jsonl` of labelled lines. Every miss is listed with its reason.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mkdocs_gapreport.model import Finding, Verdict
from mkdocs_gapreport.project import survey
from mkdocs_gapreport.settings import Settings

HEAD = f"""\
| {"case":24} | labels | {"found":>12} | agreement | alarms | {"caught":>10} | {"judged":>8} |
|{"-" * 26}|{"-" * 7}:|{"-" * 13}:|{"-" * 10}:|{"-" * 7}:|{"-" * 11}:|{"-" * 9}:|"""
CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


@dataclass
class Score:
    """The counts of one case, and the lines that went wrong."""

    labels: int = 0
    said: int = 0
    found: int = 0
    agree: int = 0
    alarms: int = 0
    must_fail: int = 0
    caught: int = 0
    with_path: int = 0
    judged: int = 0
    misses: list[str] = field(default_factory=list)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Add the counts of another case."""
        for name in (
            "labels",
            "said",
            "found",
            "agree",
            "alarms",
            "must_fail",
            "caught",
            "with_path",
            "judged",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.confusion += other.confusion

    def row(self, name: str) -> str:
        """One line of the table."""
        agreement = 100 * self.agree / max(1, self.labels)
        judged = 100 * self.judged / max(1, self.with_path)
        return (
            f"| {name:24} | {self.labels:6} | {self.found:4} of {self.said:4} "
            f"| {agreement:7.1f} % | {self.alarms:6} | {self.caught:3} of {self.must_fail:3} "
            f"| {judged:6.1f} % |"
        )


def score(case: Path, root: Path) -> Score:
    """Run the product on one laid case and hold it against the labels."""
    labels = [
        json.loads(line) for line in (case / "expected.jsonl").read_text("utf-8").splitlines()
    ]
    pages = list(dict.fromkeys(label["page"] for label in labels))
    report = survey(root, Settings(), named=pages, today=date(2026, 1, 1)).report
    by_line: dict[tuple[str, int], Finding] = {}
    for finding in report.findings:
        by_line.setdefault((finding.claim.page, finding.claim.line), finding)
    result = Score()
    for label in labels:
        _count(result, label, by_line.get((label["page"], label["line"])))
    return result


def _count(result: Score, label: dict[str, object], finding: Finding | None) -> None:
    verdict = str(finding.verdict) if finding else "unverified"
    acceptable = list(label["acceptable"])  # type: ignore[call-overload]  a list in the file
    fails = bool(finding and finding.fails)
    agrees = verdict in acceptable
    alarm = fails and not {"missing", "overstated"} & set(acceptable)
    missed = bool(label["should_fail_ci"]) and not fails
    result.labels += 1
    result.said += label["says"] != "none"
    result.found += label["says"] != "none" and finding is not None
    result.agree += agrees
    result.alarms += alarm
    result.must_fail += bool(label["should_fail_ci"])
    result.caught += bool(label["should_fail_ci"]) and fails
    result.confusion[(str(label["label"]), verdict)] += 1
    if finding and finding.results and label["label"] != Verdict.UNVERIFIED:
        result.with_path += 1
        result.judged += finding.is_judged
        if not finding.is_judged and agrees:
            result.misses.append(_miss("unjudged", label, verdict, finding))
    if not agrees or alarm or missed:
        kind = "ALARM" if alarm else "MISSED" if missed else "differs"
        result.misses.append(_miss(kind, label, verdict, finding))


def _miss(kind: str, label: dict[str, object], verdict: str, finding: Finding | None) -> str:
    acceptable = "/".join(map(str, label["acceptable"]))  # type: ignore[call-overload]  a list in the file
    why = finding.reason if finding else "no claim was read there"
    where = f"{label['page']}:{label['line']}"
    text = str(label["text"])[:110]
    return f"  {kind:8} {where} {verdict} ({acceptable}) {text}\n           {why[:200]}"


def main() -> int:
    """Lay the corpus, score each case, print the table and every miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--laid", type=Path, help="a folder where the corpus has been laid before")
    parser.add_argument("--quiet", action="store_true", help="only the table")
    given = parser.parse_args()
    lay = given.corpus / "lay.py"
    if not lay.is_file():
        print(f"no corpus at {given.corpus}: nothing was scored; name its folder first")
        return 0
    cases = given.cases or sorted(
        path.parent.name for path in given.corpus.glob("*/expected.jsonl")
    )
    with tempfile.TemporaryDirectory() as folder:
        laid = given.laid or Path(folder) / "laid"
        if not given.laid:
            subprocess.run(
                [sys.executable, str(lay), str(laid), *cases], check=True, stdout=subprocess.DEVNULL
            )
        total = Score()
        print(HEAD)
        for name in cases:
            one = score(given.corpus / name, laid / name)
            total.add(one)
            print(one.row(name))
            if not given.quiet:
                print("\n".join(one.misses))
        print(total.row("all"))
        for (label, verdict), count in sorted(total.confusion.items()):
            print(f"  {label:12} {verdict:12} {count:5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
