"""`make demo` as a newcomer sees it: the sample is laid, built, and judged claim by claim."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_gapreport.cli import main

TEMPLATE = Path(__file__).parent.parent / "site_template"

# Words of the claim, and its verdict; ✗ fails the build.
EXPECTED = {
    "TODO.md": (
        ("1. Reading scans", "unverified"),
        ("Parcel numbers with their check digit", "accurate"),
        ("States of a parcel", "accurate"),
        ("Scan reader in", "outdated"),
        ("Adapter for Heron Parcels", "accurate"),
        ("Adapter for Osprey Express", "outdated"),
        ("Adapter for Meridian Freight", "overstated"),
        ("Remove", "accurate"),
        ("Import of a day's scans", "accurate"),
        ("Tables for parcels and events", "accurate"),
        ("2. Arrival estimate", "overstated ✗"),
        ("Estimate from the legs", "overstated ✗"),
        ("Its tests", "accurate"),
        ("Bank holidays", "missing ✗"),
        ("Badge on the tracking page", "outdated"),
        ("Estimates are within two hours", "unverified"),
        ("3. Tracking page", "unverified"),
        ("Create web/src/api/client.ts and", "overstated ✗"),
        ("Rename", "accurate"),
        ("Index for the newest events", "accurate"),
        ("Create waymark/api.py", "understated"),
        ("Limit how often", "open"),
        ("Dutch and Danish", "unverified"),
        ("What is worth a message", "accurate"),
        ("E-mail", "accurate"),
        ("SMS", "understated"),
        ("Push", "open"),
        ("Quiet hours", "open"),
        ("Fax", "unverified"),
        ("5. Operations", "missing ✗"),
        ("Created ops/alerts.yml", "missing ✗"),
        ("Restore drill script", "missing ✗"),
        ("Add docker-compose.monitoring.yml", "missing ✗"),
        ("Nightly copy of the store", "accurate"),
        ("Load test", "missing"),
        ("Coverage of the night build", "unverified"),
        ("The depot in Hull", "unverified"),
        ("Rehearse the switch", "open"),
    ),
    "docs/plan.md": (
        ("Phase 1", "unverified"),
        ("Check digits", "accurate"),
        ("Store with its first migration", "accurate"),
        ("Heron Parcels as the first carrier", "accurate"),
        ("The core has tests", "accurate"),
        ("The old SOAP bridge is gone", "accurate"),
        ("Support spends less", "unverified"),
        ("Phase 2", "overstated ✗"),
        ("Estimate from the legs", "accurate"),
        ("Delays by weather", "missing ✗"),
        ("Badge beside the parcel number", "accurate"),
        ("Nine of ten parcels", "unverified"),
        ("Phase 3", "unverified"),
        ("Messages by e-mail", "accurate"),
        ("Write waymark/notify/sms.py", "understated"),
        ("Write waymark/notify/push.py", "open"),
        ("Quiet hours", "open"),
        ("Nobody is told twice", "open"),
        ("Phase 4", "open"),
        ("Scan codes of Meridian Freight", "open"),
        ("Pallets and the parcels on them", "open"),
    ),
    "docs/status.md": (
        ("Parcel numbers", "accurate"),
        ("States of a parcel", "accurate"),
        ("Reading scan files", "accurate"),
        ("Store", "accurate"),
        ("Heron Parcels", "accurate"),
        ("E-mail", "accurate"),
        ("Backup", "accurate"),
        ("Training of the night shift", "unverified"),
    ),
    "docs/package.md": (
        ("waymark/api.py", "accurate"),
        ("scripts/import_scans.py", "accurate"),
        ("scripts/backup.sh", "accurate"),
        ("scripts/restore_drill.sh", "missing ✗"),
        ("coverage_report.json", "unverified"),
        ("docs/status.md", "accurate"),
        ("web/src/api/", "accurate"),
        ("web/src/api/client.ts", "accurate"),
        ("web/src/api/retry.ts", "missing ✗"),
        ("web/src/components/", "accurate"),
        ("web/src/components/eta-badge.ts", "accurate"),
        ("web/src/components/timeline.ts", "accurate"),
    ),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "sample"
    command = [sys.executable, "-B", str(TEMPLATE / "demo.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def test_every_claim_of_the_sample_has_the_expected_verdict(demo: tuple[Path, str]) -> None:
    claims = json.loads((demo[0] / "site" / "gapreport.json").read_text(encoding="utf-8"))["claims"]
    found = [(claim["page"], claim["text"], _verdict(claim)) for claim in claims]
    expected = [(page, *row) for page, rows in EXPECTED.items() for row in rows]
    shown = [
        (page, words if words in text.replace("`", "") else text, verdict)
        for (page, text, verdict), (_, words, _) in zip(found, expected, strict=False)
    ]
    assert shown + found[len(shown) :] == expected


def test_the_demo_names_pages_that_are_there(demo: tuple[Path, str]) -> None:
    pages = [line.strip() for line in demo[1].splitlines() if line.strip().startswith("file:")]
    names = [page.partition("  ")[0].rsplit("/", 1)[1] for page in pages]
    assert {"gap-report.html", "roadmap.html", "deliverables.html"} <= set(names)
    assert [name for name in names if not (demo[0] / "site" / name).is_file()] == []


def test_the_demo_says_how_its_phases_stand(demo: tuple[Path, str]) -> None:
    assert "    2/3  Phase 1: Know every parcel\n    0/1  Phase 2: Say when it" in demo[1]


def test_the_dashboard_shows_what_its_markers_ask_for(demo: tuple[Path, str]) -> None:
    html = (demo[0] / "site" / "index.html").read_text(encoding="utf-8")
    assert "9 of 79 claims are false." in html
    assert "gr-lanes" in html
    assert "gr-mistake" not in html


def test_what_the_readme_shows_is_what_the_command_prints(demo: tuple[Path, str]) -> None:
    readme = (TEMPLATE.parent / "README.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```console\n\$ gapreport check TODO.md\n(.*?)```", readme, re.DOTALL)
    printed = CliRunner().invoke(main, ["check", "TODO.md", "--root", str(demo[0])])
    lines = printed.stdout.splitlines()
    assert [line for line in shown.splitlines() if line not in {"", "…", *lines}] == []


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("# Mine", encoding="utf-8")
    command = [sys.executable, "-B", str(TEMPLATE / "demo.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "name another folder" in done.stderr
    assert (tmp_path / "thesis.md").is_file()


def test_the_tests_of_the_sample_pass(demo: tuple[Path, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=demo[0], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def _verdict(claim: dict[str, Any]) -> str:
    return f"{claim['verdict']} ✗" if claim["fails"] else str(claim["verdict"])
