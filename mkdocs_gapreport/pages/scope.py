"""What was audited, and what has to be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_gapreport.model import counted
from mkdocs_gapreport.pages import markup
from mkdocs_gapreport.pages.evidence import Fact, fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.model import Page, Report, RepositoryState


def scope(report: Report) -> tuple[Fact, ...]:
    """Lay out the scope of a report, from its pages to its remarks."""
    return tuple(_facts(report))


def _facts(report: Report) -> Iterator[Fact]:
    yield fact("As of", Markup("{}").format(report.as_of.isoformat()))
    yield fact("Repository", _repository(report.repository))
    if report.repository.incomplete:
        yield fact("History", markup.prose(report.repository.incomplete))
    yield fact("Judged", _judged(report))
    yield Fact(label="Pages", lines=tuple(_page(page, report) for page in report.pages))
    remarks = [(page.path, remark) for page in report.pages for remark in page.remarks]
    if remarks or report.remarks:
        about_pages = (
            Markup("{}: {}").format(markup.code(path), markup.prose(remark))
            for path, remark in remarks
        )
        yield Fact(label="Remarks", lines=(*map(markup.prose, report.remarks), *about_pages))


def _judged(report: Report) -> Markup:
    """How many claims could be judged, and by how much that was looked at."""
    claims = [each for each in report.findings if not each.claim.is_silent]
    looked_at = {
        place.path for each in claims for result in each.results for place in result.evidence.places
    }
    lines = sum(page.text.count("\n") for page in report.pages)
    share = f" ({round(100 * report.judged / len(claims))} %)" if claims else ""
    return Markup("{:,} of {}{}; {} of the pages, evidence from {}").format(
        report.judged,
        counted(len(claims), "claim"),
        share,
        counted(lines, "line"),
        counted(len(looked_at), "file"),
    )


def _repository(state: RepositoryState) -> Markup:
    commit = (
        Markup(" at commit {}").format(markup.code(state.commit[:10]))
        if state.commit
        else ", without git"
    )
    changed = ", with changes that are not committed" if state.is_dirty else ""
    shallow = ", a shallow clone" if state.is_shallow else ""
    name = Markup("{}: ").format(markup.words(state.name)) if state.name else ""
    files = counted(state.files, "file")
    return Markup("{}{}{}{}{}").format(name, files, commit, changed, shallow)


def _page(page: Page, report: Report) -> Markup:
    findings = [f for f in report.of_page(page.path) if not f.claim.is_silent]
    judged = sum(finding.is_judged for finding in findings)
    said = f"{counted(len(findings), 'claim')}, {judged:,} judged" if findings else "no claims"
    return Markup("{}: {}").format(markup.code(page.path), said)
