"""The file that holds a baseline: read whole or refused, never taken for an empty one."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mkdocs_gapreport.model import ConfigurationError
from mkdocs_gapreport.repository.refs import roots

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_gapreport.model import Finding
    from mkdocs_gapreport.repository import Repository

FORMAT = "gapreport-baseline"
VERSION = 2
_MEND = "restore it, or remove it and write it anew with `gapreport baseline`"
_SHORT = 10


class Entry(Struct, frozen=True, kw_only=True):
    """A false claim that is accepted: its id and words, where it stands, and since when."""

    id: str
    page: str
    claim: str
    section: tuple[str, ...] = ()
    verdict: str = ""
    since: date | None = None

    @classmethod
    def of(cls, finding: Finding, *, since: date | None) -> Entry:
        """Accept a claim."""
        claim = finding.claim
        return cls(
            id=claim.id,
            page=claim.page,
            claim=" ".join(claim.text.split()),
            section=claim.section,
            verdict=finding.verdict.value,
            since=since,
        )


class Baseline(Struct, frozen=True, kw_only=True):
    """What is accepted, and the first commits of the repository that it was written for.

    `roots` is empty where those were not known: without git, or in a shallow clone.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    roots: tuple[str, ...] = ()


def read(path: Path, repository: Repository) -> Baseline:
    """Read a baseline; one that is damaged, or of another version or repository, is an error."""
    name = _name(path, repository)
    data = _load(path, name)
    found = data.get("accepted")
    if not isinstance(found, list):
        raise _damaged(name, "`accepted` has to be a list")
    begins = data.get("repository", [])
    if not (isinstance(begins, list) and all(isinstance(root, str) for root in begins)):
        raise _damaged(name, "`repository` has to be a list of commits")
    entries = tuple(_entry(each, number, name) for number, each in enumerate(found, 1))
    here = roots(repository) if begins else ()
    if here and not set(here) & set(begins):
        raise ConfigurationError(
            f"baseline `{name}` belongs to another repository: to one that begins with commit"
            f" `{begins[0][:_SHORT]}`, and this one begins with `{here[0][:_SHORT]}`; remove it and"
            " write one with `gapreport baseline`"
        )
    return Baseline(name=name, entries=entries, roots=tuple(begins))


def written(baseline: Baseline) -> str:
    """The text of a baseline: byte for byte the same for the same entries."""
    entries = sorted(baseline.entries, key=lambda entry: (entry.page, entry.claim, entry.id))
    content = {
        "format": FORMAT,
        "version": VERSION,
        "repository": list(baseline.roots),
        "accepted": [_as_json(entry) for entry in entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _as_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "page": entry.page,
        "section": list(entry.section),
        "claim": entry.claim,
        "verdict": entry.verdict,
        "since": entry.since.isoformat() if entry.since else None,
    }


def _name(path: Path, repository: Repository) -> str:
    """The file as the option names it; of one that lies elsewhere only the last part."""
    is_below = path.is_relative_to(repository.root)
    return path.relative_to(repository.root).as_posix() if is_below else path.name


def _load(path: Path, name: str) -> dict[str, Any]:
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        words = f"baseline `{name}` does not exist; write it with `gapreport baseline`"
        raise ConfigurationError(words) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigurationError(f"baseline `{name}` cannot be read ({error}); {_MEND}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ConfigurationError(f"`{name}` is no baseline; write one with `gapreport baseline`")
    version = data.get("version")
    if version != VERSION:
        newer = isinstance(version, int) and version > VERSION
        mend = "update mkdocs-gapreport, which wrote it" if newer else _MEND
        raise ConfigurationError(
            f"baseline `{name}` has version {version!r}, not {VERSION}; {mend}"
        )
    return data


def _entry(given: Any, number: int, name: str) -> Entry:
    if not isinstance(given, dict):
        raise _damaged(name, f"entry {number} of `accepted` is no mapping")
    for key in ("id", "page", "claim"):
        if not isinstance(given.get(key), str):
            raise _damaged(name, f"entry {number} of `accepted` has no `{key}`")
    return Entry(
        id=given["id"],
        page=given["page"],
        claim=given["claim"],
        section=_texts(given.get("section")),
        verdict=str(given.get("verdict") or ""),
        since=_day(given.get("since"), name),
    )


def _texts(given: Any) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, list) else ()


def _day(given: Any, name: str) -> date | None:
    try:
        return date.fromisoformat(str(given)) if given else None
    except ValueError as error:
        raise _damaged(name, f"`{given}` is no date") from error


def _damaged(name: str, why: str) -> ConfigurationError:
    return ConfigurationError(f"baseline `{name}` is damaged: {why}; {_MEND}")
