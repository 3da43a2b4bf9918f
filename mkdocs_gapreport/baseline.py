"""The false claims that a site accepts for now, keyed by what they say and not by their line.

An old repository switches the gate on the same day: what is false today is written down, and only
new false claims turn the build red.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_gapreport.model import Acceptance, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_gapreport.model import Report

FORMAT = "gapreport-baseline"
VERSION = 1
_MEND = "restore it, or write it anew with `gapreport baseline`"


def read(path: Path) -> Mapping[str, Acceptance]:
    """The accepted claims by id; a damaged file, or one of another version, is an error."""
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        words = f"baseline `{path.name}` does not exist; write it with `gapreport baseline`"
        raise ConfigurationError(words) from error
    except (OSError, UnicodeDecodeError, ValueError) as error:
        words = f"baseline `{path.name}` cannot be read ({error}); {_MEND}"
        raise ConfigurationError(words) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ConfigurationError(
            f"`{path.name}` is no baseline; write one with `gapreport baseline`"
        )
    if data.get("version") != VERSION:
        found = data.get("version")
        words = f"baseline `{path.name}` has version {found!r}, not {VERSION}; {_MEND}"
        raise ConfigurationError(words)
    return {str(entry["id"]): _acceptance(entry, path) for entry in _entries(data, path)}


def write(path: Path, report: Report, *, today: date) -> int:
    """Accept every claim that is false now; what was accepted before keeps its date."""
    known = read(path) if path.exists() else {}
    falls = [
        f
        for f in report.findings
        if (f.fails and not f.caused_by) or (f.accepted and f.accepted.by == "baseline")
    ]
    entries = []
    for finding in falls:
        before = known.get(finding.claim.id)
        since = before.since if before and before.since else today
        claim = finding.claim
        entries.append(
            {
                "id": claim.id,
                "page": claim.page,
                "claim": " ".join(claim.text.split()),
                "verdict": finding.verdict.value,
                "since": since.isoformat(),
            }
        )
    entries.sort(key=lambda entry: (entry["page"], entry["claim"], entry["id"]))
    text = json.dumps(
        {"format": FORMAT, "version": VERSION, "accepted": entries}, ensure_ascii=False, indent=1
    )
    _replace(path, text + "\n")
    return len(entries)


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


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)  # noqa: PTH105  the name is a text
    except OSError:
        os.unlink(name)  # noqa: PTH108  the name is a text
        raise
