"""The false claims that a site accepts for now, keyed by what they say and not by their line.

An old repository switches the gate on the same day: what is false today is written down, and only
new false claims turn the build red.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.model import Acceptance, ConfigurationError, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_gapreport.model import Finding, Report

FORMAT = "gapreport-baseline"
VERSION = 1
_MEND = "restore it, or write it anew with `gapreport baseline`"


def read(path: Path) -> Mapping[str, Acceptance]:
    """The accepted claims by id; a damaged file, or one of another version, is an error."""
    return {str(entry["id"]): _acceptance(entry, path) for entry in _entries(_load(path), path)}


def _load(path: Path) -> dict[str, Any]:
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        words = f"baseline `{path.name}` does not exist; write it with `gapreport baseline`"
        raise ConfigurationError(words) from error
    except (OSError, ValueError, RecursionError) as error:
        words = f"baseline `{path.name}` cannot be read ({error}); {_MEND}"
        raise ConfigurationError(words) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        words = f"`{path.name}` is no baseline; write one with `gapreport baseline`"
        raise ConfigurationError(words)
    if data.get("version") != VERSION:
        words = (
            f"baseline `{path.name}` has version {data.get('version')!r}, not {VERSION}; {_MEND}"
        )
        raise ConfigurationError(words)
    return data


def renewed(path: Path, report: Report, *, today: date) -> tuple[str, int]:
    """The text of the baseline with every claim accepted that is false now, and how many those are.

    What was accepted before keeps its date, and so do claims of pages that were not read. A broken
    check is never accepted.
    """
    known = _entries(_load(path), path) if path.exists() else []
    since = {str(entry["id"]): entry.get("since") for entry in known}
    read_now = {page.path for page in report.pages}
    entries = [entry for entry in known if entry.get("page") not in read_now]
    for finding in report.findings:
        if _falls_under(finding):
            claim = finding.claim
            entries.append(
                {
                    "id": claim.id,
                    "page": claim.page,
                    "claim": " ".join(claim.text.split()),
                    "verdict": finding.verdict.value,
                    "since": since.get(claim.id) or today.isoformat(),
                }
            )
    entries.sort(key=lambda entry: (str(entry.get("page")), str(entry.get("claim")), entry["id"]))
    content = {"format": FORMAT, "version": VERSION, "accepted": entries}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n", len(entries)


def _falls_under(finding: Finding) -> bool:
    if finding.verdict is Verdict.BROKEN or finding.caused_by:
        return False
    return finding.fails or bool(finding.accepted and finding.accepted.by == "baseline")


def _entries(data: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    entries = data.get("accepted")
    if not isinstance(entries, list) or not all(isinstance(e, dict) and "id" in e for e in entries):
        raise ConfigurationError(
            f"baseline `{path.name}` is damaged: `accepted` has to be a list of claims with ids"
        )
    return entries


def _acceptance(entry: dict[str, Any], path: Path) -> Acceptance:
    try:
        since = date.fromisoformat(str(entry["since"])) if entry.get("since") else None
    except ValueError as error:
        words = f"baseline `{path.name}` is damaged: `{entry['since']}` is no date"
        raise ConfigurationError(words) from error
    return Acceptance(by="baseline", reason="false when the baseline was written", since=since)
