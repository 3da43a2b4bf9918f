"""Findings in SARIF 2.1.0, read as the standard says: levels, kinds, suppressions, failed runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from mkdocs_gapreport.verifiers.reports import age, parsing
from mkdocs_gapreport.verifiers.reports.scans import Hit, Scan, Scans
from mkdocs_gapreport.verifiers.reports.shelf import ReportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = "2.1.0"
_SEVERE = ((9.0, "critical"), (7.0, "high"), (4.0, "medium"), (0.1, "low"))


class _Artifact(Struct, rename="camel"):
    uri: str = ""
    uri_base_id: str = ""
    index: int = -1


class _Listed(Struct):
    location: _Artifact = field(default_factory=_Artifact)


class _Region(Struct, rename="camel"):
    start_line: int | None = None


class _Physical(Struct, rename="camel"):
    artifact_location: _Artifact = field(default_factory=_Artifact)
    region: _Region = field(default_factory=_Region)


class _Location(Struct, rename="camel"):
    physical_location: _Physical | None = None


class _Suppression(Struct):
    status: str = "accepted"


class _Component(Struct):
    index: int = -1


class _RuleReference(Struct, rename="camel"):
    id: str = ""
    index: int = -1
    tool_component: _Component | None = None


class _Configuration(Struct):
    level: str = "warning"
    enabled: bool = True


class _Rule(Struct, rename="camel"):
    id: str
    name: str = ""
    default_configuration: _Configuration = field(default_factory=_Configuration)
    properties: dict[str, Any] = field(default_factory=dict)


class _Driver(Struct):
    name: str = ""
    rules: list[_Rule] = field(default_factory=list)


class _Tool(Struct):
    driver: _Driver
    extensions: list[_Driver] = field(default_factory=list)


class _Notification(Struct):
    level: str = "warning"


class _Override(Struct):
    descriptor: _RuleReference
    configuration: _Configuration


class _Invocation(Struct, rename="camel"):
    execution_successful: bool = True
    end_time_utc: str = ""
    tool_execution_notifications: list[_Notification] = field(default_factory=list)
    tool_configuration_notifications: list[_Notification] = field(default_factory=list)
    rule_configuration_overrides: list[_Override] = field(default_factory=list)


class _Result(Struct, rename="camel"):
    rule_id: str = ""
    rule_index: int = -1
    rule: _RuleReference | None = None
    level: str = ""
    kind: str = "fail"
    baseline_state: str = ""
    locations: list[_Location] = field(default_factory=list)
    suppressions: list[_Suppression] = field(default_factory=list)
    properties: dict[str, Any] = field(default_factory=dict)


class _Run(Struct, rename="camel"):
    tool: _Tool
    results: list[_Result] | None = None
    artifacts: list[_Listed] = field(default_factory=list)
    invocations: list[_Invocation] = field(default_factory=list)
    original_uri_base_ids: dict[str, _Artifact] = field(default_factory=dict)
    external_property_file_references: dict[str, Any] = field(default_factory=dict)


class _Log(Struct):
    version: str = ""
    runs: list[_Run] | None = None


def read(raw: bytes, path: str) -> Scans | None:
    """The scans of a SARIF file; None for JSON that is something else."""
    if b'"runs"' not in raw:
        parsing.json(raw, object, path)  # says what is wrong, if anything is
        return None
    log = parsing.json(raw, _Log, path)
    if log.version != VERSION:
        version = parsing.as_text(log.version) or "none"
        raise ReportError(
            f"`{path}` states the SARIF version `{version}`, and {VERSION} is the one that is"
            " read; have the tool write that"
        )
    if not log.runs:
        raise ReportError(f"`{path}` holds no run, so nothing was looked for")
    ends = [i.end_time_utc for run in log.runs for i in run.invocations if i.end_time_utc]
    scans = tuple(_scan(run, path) for run in log.runs)
    return Scans(scans=scans, stamp=age.from_text(max(ends, default="")))


def _scan(run: _Run, path: str) -> Scan:
    tool = run.tool.driver.name or "a tool without a name"
    listed = run.results or []
    failing = [r for r in listed if r.kind == "fail" and r.baseline_state != "absent"]
    rules = _Rules(run)
    hits = [rules.hit(result, run) for result in failing if not _is_suppressed(result)]
    suppressed = len(failing) - len(hits)
    known = [*run.tool.driver.rules, *(r for e in run.tool.extensions for r in e.rules)]
    return Scan(
        tool=tool,
        hits=tuple(hits),
        rules=frozenset(name for r in known for name in (r.id, r.name) if name),
        files=tuple(uri for a in run.artifacts if (uri := _uri(a.location, run))),
        problem=_problem(run, tool, path),
        remark=f"{suppressed:,} suppressed" if suppressed else "",
    )


def _problem(run: _Run, tool: str, path: str) -> str:
    """Why a run proves nothing."""
    if run.results is None:
        kept_elsewhere = "results" in run.external_property_file_references
        where = "keeps its results in other files" if kept_elsewhere else "has no results"
        return f"the run of {tool} in `{path}` {where}, so it is not known what it found"
    if not all(invocation.execution_successful for invocation in run.invocations):
        return f"the run of {tool} in `{path}` did not succeed"
    notes = [
        note
        for invocation in run.invocations
        for note in (
            *invocation.tool_execution_notifications,
            *invocation.tool_configuration_notifications,
        )
        if note.level == "error"
    ]
    if notes:
        are = "1 error" if len(notes) == 1 else f"{len(notes):,} errors"
        return f"{tool} met {are} of its own, says `{path}`, so it did not look at everything"
    return ""


def _is_suppressed(result: _Result) -> bool:
    """As the standard says: accepted, and neither rejected nor under review."""
    states = {suppression.status or "accepted" for suppression in result.suppressions}
    return states == {"accepted"}


class _Rules:
    """The rules of a run, by which results that say little of themselves are read."""

    def __init__(self, run: _Run) -> None:
        self._lists = [run.tool.driver.rules, *(e.rules for e in run.tool.extensions)]
        self._by_id = {rule.id: rule for rules in reversed(self._lists) for rule in rules}
        self._levels = {
            override.descriptor.id: override.configuration.level
            for invocation in run.invocations
            for override in invocation.rule_configuration_overrides
        }

    def hit(self, result: _Result, run: _Run) -> Hit:
        """A result with what its rule adds."""
        rule = self._rule_of(result)
        named = result.rule_id or (result.rule.id if result.rule else "")
        name = named or (rule.id if rule else "")
        level = result.level or self._levels.get(name, "")
        level = level or (rule.default_configuration.level if rule else "warning")
        severity = _severity((result.properties, rule.properties if rule else {}))
        wheres = [where.physical_location for where in result.locations if where.physical_location]
        files = [
            (uri, w.region.start_line) for w in wheres if (uri := _uri(w.artifact_location, run))
        ]
        return Hit(
            rules=tuple(dict.fromkeys(n for n in (name, rule.name if rule else "") if n)),
            level=level,
            severity=severity,
            files=tuple(uri for uri, _ in files),
            line=files[0][1] if files else None,
        )

    def _rule_of(self, result: _Result) -> _Rule | None:
        reference = result.rule or _RuleReference()
        index = result.rule_index if result.rule_index >= 0 else reference.index
        component = reference.tool_component.index + 1 if reference.tool_component else 0
        rules: Sequence[_Rule] = self._lists[component] if component < len(self._lists) else ()
        if 0 <= index < len(rules):
            return rules[index]
        name = result.rule_id or reference.id
        # "CA1000/1" is a part of the rule "CA1000".
        return self._by_id.get(name) or self._by_id.get(name.rpartition("/")[0])


def _severity(properties: Sequence[Mapping[str, Any]]) -> str:
    """The security severity; nothing where the tool gives none."""
    given = next((p["security-severity"] for p in properties if "security-severity" in p), None)
    try:
        score = float(given) if given is not None else None
    except (TypeError, ValueError):
        score = None
    if score is None or not 0 <= score <= 10:  # noqa: PLR2004  as the standard has it
        return ""
    return next((name for least, name in _SEVERE if score >= least), "none")


def _uri(artifact: _Artifact, run: _Run) -> str:
    """Where an artifact lies, its base in front of it if that says anything."""
    if not artifact.uri and 0 <= artifact.index < len(run.artifacts):
        artifact = run.artifacts[artifact.index].location
    base = run.original_uri_base_ids.get(artifact.uri_base_id)
    if not artifact.uri or base is None or re.match(r"[A-Za-z][\w+.-]*:|/", artifact.uri):
        return artifact.uri
    return f"{base.uri.rstrip('/')}/{artifact.uri}" if base.uri else artifact.uri
