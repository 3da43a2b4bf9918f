"""Claims, repository and verifiers to a report; the verdict rule lives here and nowhere else.

`auditor` asks what claims ask, `outcomes` holds evidence against checks, `verdicts` rules on items,
`rollup` on headings, `concluding` makes findings of rulings, `gate` decides on the build; `wording`
says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_gapreport.audit import joining
from mkdocs_gapreport.audit.auditor import Auditor
from mkdocs_gapreport.audit.extras import missing_extras
from mkdocs_gapreport.audit.families import overall
from mkdocs_gapreport.audit.gate import ExitCode, Gate, gate
from mkdocs_gapreport.audit.holding import held
from mkdocs_gapreport.audit.memory import Memory
from mkdocs_gapreport.audit.unchanged import Earlier, only_changed
from mkdocs_gapreport.model import Report
from mkdocs_gapreport.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from mkdocs_gapreport.model import Acceptance, Finding, Page, RepositoryState
    from mkdocs_gapreport.repository import Repository

__all__ = [
    "Earlier",
    "ExitCode",
    "Gate",
    "Memory",
    "audit",
    "gate",
    "held",
    "joined",
    "only_changed",
]


def audit(  # noqa: PLR0913  all but two by name
    pages: Sequence[Page],
    repository: Repository,
    *,
    as_of: date,
    settings: Settings | None = None,
    accepted: Mapping[str, Acceptance] | None = None,
    progress: Callable[[str], None] | None = None,
    memory: Memory | None = None,
) -> Report:
    """Judge every claim of the pages against the repository.

    `settings` say what turns a build red, `accepted` which false claims do not for now, `memory`
    what the last audit found.
    """
    memory = memory or Memory()
    settings = settings or Settings()
    memory.turn_to((repository.past_key, settings, as_of))
    auditor = Auditor(pages, repository, settings, as_of, memory)
    findings: list[Finding] = []
    for page in pages:
        if progress:
            progress(page.path)
        findings += auditor.judged(page)
    whole = _report(pages, findings, repository, as_of)
    report = held(replace(whole, min_judged=settings.min_judged), accepted or {})
    if memory.report != report:
        memory.report = report
    memory.keep(page.path for page in pages)
    return memory.report


def _report(
    pages: Sequence[Page], findings: Sequence[Finding], repository: Repository, as_of: date
) -> Report:
    stated, found = overall(findings)
    return Report(
        as_of=as_of,
        repository=_state(findings, repository),
        pages=tuple(pages),
        findings=tuple(findings),
        stated=stated,
        found=found,
        by_id={finding.claim.id: finding for finding in findings},
        remarks=tuple(missing_extras(findings)),
    )


def _state(findings: Iterable[Finding], repository: Repository) -> RepositoryState:
    """What was opened; and why its history tells nothing, where that was needed."""
    state = repository.state
    if state.incomplete or not any(r.needs_history for each in findings for r in each.results):
        return state
    return replace(state, incomplete=repository.history.incomplete)


def joined(report: Report, others: Sequence[Report], pages: Sequence[Page]) -> Report:
    """One report on all pages, of which `others` hold those that speak of another day."""
    return joining.joined(report, others, pages, overall)
