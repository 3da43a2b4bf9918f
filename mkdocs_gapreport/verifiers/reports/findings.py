"""Verifier of what scanners and linters found, as their own reports tell it."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_gapreport.model import Evidence, Place, Strength, counted
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import alternatives
from mkdocs_gapreport.repository.globs import compiled
from mkdocs_gapreport.verifiers.reports import age, editions, shelf
from mkdocs_gapreport.verifiers.reports.editions import Edition, Kind
from mkdocs_gapreport.verifiers.reports.places import Places, chooser
from mkdocs_gapreport.verifiers.reports.scans import LEVELS, SEVERITIES, Hit, Scan, Scans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

    Read: TypeAlias = Edition[Scans]

_NAMES = regex(r"/(?:[^/]+\.sarif(?:\.json)?|(?:[^/]*[-_.])?bandit[^/]*\.json)$", re.IGNORECASE)
_SHOWN = 20
_FEW = 4
_BANDIT_RULE = regex(r"B[\d?*\[]", re.IGNORECASE)


def findings(  # noqa: PLR0913  four arguments of the check, three that are handed over
    repository: Repository,
    rule: str = "",
    *,
    level: str = "",
    path: str = "",
    report: str = "",
    page: str = "",
    settings: Settings | None = None,
    as_of: date | None = None,
) -> Evidence:
    """How many findings the reports of scanners and linters hold.

    `rule`: a rule, or a pattern of rules, by id or name: `B105`, `S1*`, `*secret*`. `level`: so
    bad or worse: `note`, `warning`, `error`; or, for tools that give a security severity, `low`,
    `medium`, `high`, `critical`. `path`: a file, folder or pattern.
    `report`: which report; without it, those of conventional names: SARIF, bandit's JSON.

    Example: `<!-- verify: findings level=high path=src == 0 -->`

    What the tool's users suppressed is not counted. No report is no proof, and neither is one of a
    run that met errors, or that does not say that it looked for the rule or at the path.
    """
    grade = level.strip().lower()
    if grade and grade not in {*LEVELS, *SEVERITIES}:
        known = ", ".join(dict.fromkeys((*LEVELS, *SEVERITIES)))
        return Evidence.broken(f"findings have no level `{level}`; known are {known}")
    found = editions.found(repository, _FINDINGS, report=report, page=page, settings=settings)
    if found.problem:
        return found.problem
    asked = _Asked(repository, rule.strip(), grade, path.strip(), as_of)
    parts = [
        _Part.of(asked, edition, scan) for edition in found.editions for scan in edition.says.scans
    ]
    counting, older = _newest(parts)
    told = _silence(asked, counting)
    if told:
        return Evidence.unknown(told, places=editions.places(_reports(counting)))
    return _counted(asked, counting, older)


def _read(repository: Repository, path: str) -> Scans | None:
    """The scans of a report in whatever form; None for what is something else."""
    from mkdocs_gapreport.verifiers.reports import (  # noqa: PLC0415  only where there is a report
        bandit,
        sarif,
    )

    raw = shelf.content(repository, path)
    if not raw.strip():
        raise shelf.ReportError(f"`{path}` is empty")
    return sarif.read(raw, path) if b'"runs"' in raw else bandit.read(raw, path)


_FINDINGS = Kind(
    name="findings",
    names=_NAMES,
    read=_read,
    examples="`*.sarif`, `*.sarif.json`, `bandit*.json`",
    remedy="let a scanner write one, for example with `bandit -r src -f json -o bandit.json`, or"
    " name it with `report=`",
    is_ours=lambda says: bool(says.scans) and all(s.tool == editions.OURS for s in says.scans),
)


class _Asked(Struct, frozen=True):
    """What is asked, and of which tree."""

    repository: Repository
    rule: str
    level: str
    path: str
    as_of: date | None

    @property
    def is_path_there(self) -> bool:
        """Whether the tree has anything at the path."""
        wanted = self.path.removeprefix("./").removesuffix("/")
        at = self.repository.is_file(wanted) or self.repository.is_directory(wanted)
        return at or bool(self.repository.glob(self.path))

    @property
    def words(self) -> str:
        """The question as it stands in a sentence."""
        worse = "" if self.level in {"error", "critical"} else " or worse"
        return "".join(
            (
                f" of `{self.rule}`" if self.rule else "",
                f" of level {self.level}{worse}" if self.level else "",
                f" in `{self.path}`" if self.path else "",
            )
        )


class _Part(Struct, frozen=True):
    """One tool's scan: what it found that is asked for, and where that lies.

    `looked_at` are the paths that it says it looked at. `unread` counts what it could not read,
    `ungraded` what it found without saying how severe that is.
    """

    edition: Read
    scan: Scan
    hits: tuple[tuple[Hit, Place | None], ...]
    looked_at: frozenset[str]
    unread: int
    ungraded: int

    @classmethod
    def of(cls, asked: _Asked, edition: Read, scan: Scan) -> _Part:
        """Choose what is asked for."""
        places = Places(asked.repository, shelf.home(edition.path))
        is_there, is_ruled = chooser(asked.path), _rules(asked.rule)
        hits: list[tuple[Hit, Place | None]] = []
        unread = ungraded = 0
        for hit in scan.hits:
            paths = [places.find(name) for name in hit.files]
            if asked.path and not any(map(is_there, paths)):
                continue
            is_meant = any(map(is_ruled, hit.rules or ("",)))
            if is_meant and asked.level in SEVERITIES and not hit.severity:
                ungraded += 1
            elif is_meant and _is_as_bad(hit, asked.level):
                hits.append((hit, _place(paths, hit)))
            elif not is_meant and not _UNREAD.isdisjoint(hit.rules):
                unread += 1
        looked_at = frozenset(places.find(name) for name in scan.files)
        return cls(edition, scan, tuple(hits), looked_at, unread, ungraded)

    def is_like(self, other: _Part) -> bool:
        """Whether another scan, in another report, is by the same tool, and of the same project.

        What tells the files that it looked at need not be of the same project.
        """
        is_same_tool = self.scan.tool.lower() == other.scan.tool.lower()
        is_same_home = shelf.home(self.edition.path) == shelf.home(other.edition.path)
        is_told = bool(self.looked_at and other.looked_at)
        return is_same_tool and self.edition is not other.edition and (is_same_home or is_told)

    def without(self, seen: frozenset[str]) -> _Part:
        """The scan without what a newer one has looked at."""
        kept = tuple(
            (hit, place) for hit, place in self.hits if not place or place.path not in seen
        )
        return replace(self, hits=kept, looked_at=self.looked_at - seen) if seen else self

    def knows(self, rule: str) -> bool:
        """Whether the scan says that it looked for a rule."""
        if self.scan.tool == "bandit" and _BANDIT_RULE.match(rule):
            return True
        is_ruled = _rules(rule)
        named = {name for hit in self.scan.hits for name in hit.rules}
        return any(map(is_ruled, self.scan.rules | named))


def _newest(parts: Sequence[_Part]) -> tuple[list[_Part], list[_Part]]:
    """The scans that count, newest first, and those that newer ones by the same tool replace.

    Of an older scan that looked at more, what the newer ones did not look at still counts.
    """
    counting: list[_Part] = []
    older: list[_Part] = []
    for part in parts:
        newer = [n for n in counting if n.is_like(part)]
        seen = frozenset(path for n in newer for path in n.looked_at)
        if not newer or (part.looked_at and seen and not part.looked_at <= seen):
            counting.append(part.without(seen))
        else:
            older.append(part)
    return counting, older


def _place(paths: Sequence[str], hit: Hit) -> Place | None:
    """Where a finding is; a path outside the repository is nobody's business."""
    return Place(paths[0], hit.line) if paths and not paths[0].startswith("/") else None


# What tools report as a finding although it says that they could not look.
_UNREAD = frozenset({"invalid-syntax", "syntax-error", "parse-error", "E999"})


def _rules(rule: str) -> Callable[[str], bool]:
    if not rule:
        return lambda _: True
    # Names of rules hold slashes, which are nothing to a pattern of rules.
    patterns = [compiled(choice.replace("/", "\0").lower()) for choice in alternatives(rule)]
    return lambda name: any(p.fullmatch(name.replace("/", "\0").lower()) for p in patterns)


def _is_as_bad(hit: Hit, grade: str) -> bool:
    if not grade:
        return True
    scale, own = (SEVERITIES, hit.severity) if grade in SEVERITIES else (LEVELS, hit.level)
    return own not in scale or scale.index(own) >= scale.index(grade)


def _silence(asked: _Asked, counting: Sequence[_Part]) -> str:
    """Why the scans that count do not answer; nothing when they do."""
    problem = next((part.scan.problem for part in counting if part.scan.problem), "")
    if problem:
        return problem
    unread = next((part for part in counting if part.unread), None)
    if unread:
        return (
            f"{unread.scan.tool} could not read all the code: `{unread.edition.path}` holds"
            f" {unread.unread:,} syntax errors"
        )
    if any(part.hits for part in counting):
        return ""
    if asked.rule and not any(part.knows(asked.rule) for part in counting):
        return (
            f"{_told(asked, counting)} does not say whether `{asked.rule}` was looked for, so that"
            " nothing was found proves nothing; name a report that lists its rules"
        )
    ungraded = next((part for part in counting if part.ungraded), None)
    if ungraded:
        return (
            f"{ungraded.scan.tool} does not say how severe its {ungraded.ungraded:,} findings in"
            f" `{ungraded.edition.path}` are; ask for `level=error`, or name another report"
        )
    if asked.path and not asked.is_path_there:
        return f"there is nothing at `{asked.path}`, so that nothing was found there proves nothing"
    is_there = chooser(asked.path)
    if asked.path and all(p.looked_at and not any(map(is_there, p.looked_at)) for p in counting):
        return f"{_told(asked, counting)} did not look at `{asked.path}`"
    return ""


def _counted(asked: _Asked, counting: Sequence[_Part], older: Sequence[_Part]) -> Evidence:
    found = [pair for part in counting for pair in part.hits]
    by_rule = Counter(hit.rules[0] for hit, _ in found if hit.rules)
    often = sorted(by_rule.items(), key=lambda rule: (-rule[1], rule[0]))[:_FEW]
    most = ", ".join(f"{count:,} × `{name}`" for name, count in often)
    of = f" ({most}{', …' if len(by_rule) > _FEW else ''})" if most else ""
    count = counted(len(found), "finding")
    remarks = [f"{part.scan.tool}: {part.scan.remark}" for part in counting if part.scan.remark]
    left = f"; not counted are {', '.join(remarks[:_FEW])}" if remarks else ""
    newest = max(part.edition.sort_time for part in counting)
    rest = editions.left_out(list({p.edition.path: p.edition for p in older}.values()), newest)
    ungraded = sum(part.ungraded for part in counting)
    more = f", and {ungraded:,} whose severity is not told" if ungraded else ""
    places = dict.fromkeys(place for _, place in found if place)
    shown = (*list(places)[:_SHOWN], *editions.places(_reports(counting)))
    return Evidence(
        value=Fraction(len(found)),
        summary=f"{count}{asked.words}{of}{more}, says {_told(asked, counting)}{left}{rest}",
        places=shown,
        strength=Strength.EXISTS,
        upper=Fraction(len(found) + ungraded) if ungraded else None,
    )


def _told(asked: _Asked, parts: Sequence[_Part]) -> str:
    """The tools and their reports, with the age of the oldest."""
    looked_at = {part.edition.path: part.looked_at for part in parts}

    def age_of(edition: Read) -> age.Age:
        tracked = [p for p in sorted(looked_at[edition.path]) if p in asked.repository.files]
        code = tracked or age.code_below(shelf.home(edition.path))
        return age.of_code(asked.repository, edition.path, edition.says.stamp, code)

    tools = [part.scan.tool for part in parts]
    return editions.sources(tools, [part.edition for part in parts], age_of, asked.as_of)


def _reports(parts: Sequence[_Part]) -> list[str]:
    return list(dict.fromkeys(part.edition.path for part in parts))
