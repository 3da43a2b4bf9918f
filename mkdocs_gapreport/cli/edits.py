"""Commands that edit pages: a plan's Markdown is its only state."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec import Struct

from mkdocs_gapreport.cli import output, parameters
from mkdocs_gapreport.cli.parameters import PAGES, PHASE
from mkdocs_gapreport.cli.subject import Subject, with_subject
from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_gapreport.model import Page, Report
    from mkdocs_gapreport.outlook import Stage
    from mkdocs_gapreport.project import Survey
    from mkdocs_gapreport.tracker.fixing import Fixes
    from mkdocs_gapreport.tracker.sheets import Change, Sheet


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
@click.option("--write", is_flag=True, help="Write the pages instead of only showing the change.")
@click.pass_context
def fix(ctx: click.Context, *, subject: Subject, pages: tuple[str, ...], write: bool) -> None:
    """Show the change that makes PAGES true; with `--write`, make it.

    What is false is lowered, stale figures and paths are corrected, and nothing else changes by a
    byte. No box is ever ticked and no status raised. Waivers and explicit checks are respected.
    Exit code 0 if no claim is false with the change, 1 otherwise.
    """
    from mkdocs_gapreport.tracker.fixing import diff, fixes
    from mkdocs_gapreport.tracker.sheets import save

    subject.must_be_on_disk()
    survey = subject.look(pages)
    found = fixes(subject.root, survey.outlook, subject.as_if(survey))
    output.say(diff(found.fixes))
    if write:
        save([(each.sheet, each.content) for each in found.fixes])
    _tell(found, is_written=write)
    ctx.exit(1 if found.outlook.report.failing else 0)


def _tell(found: Fixes, *, is_written: bool) -> None:
    from mkdocs_gapreport.exports.plain import one_line
    from mkdocs_gapreport.model import counted

    for each in found.uncorrected:
        claim = each.finding.claim
        output.note(f"{claim.page}:{claim.line}: not corrected: {one_line(each.why)}")
    if not found.fixes:
        output.note("nothing to correct")
    for fix in found.fixes:
        verb = "corrected" if is_written else "to correct"
        output.note(f"{fix.sheet.page}: {counted(fix.lines, 'line')} {verb}")
    if found.fixes and not is_written:
        output.note("run it again with `--write` to make this change")


class _Edit(Struct, frozen=True):
    """A change that is not written yet, and how all would look with it."""

    sheet: Sheet
    content: bytes
    report: Report

    def save(self) -> None:
        from mkdocs_gapreport.tracker.sheets import save

        save([(self.sheet, self.content)])


def _edit(subject: Subject, survey: Survey, path: str, change: Change) -> _Edit:
    from mkdocs_gapreport.tracker.sheets import sheet

    opened = sheet(subject.root, _page(survey.report, path))
    content = opened.changed([change])
    return _Edit(opened, content, subject.as_if(survey)({path: content}).report)


def _page(report: Report, path: str) -> Page:
    return next(page for page in report.pages if page.path == path)


@click.command()
@PHASE
@with_subject
@PAGES
@click.option("--on", metavar="DATE", callback=parameters.day, help="Its day; without it, today.")
@click.option("--anyway", is_flag=True, help="Also when what it waits for is not verified.")
@click.pass_context
def start(  # noqa: PLR0913  each is an option
    ctx: click.Context,
    *,
    subject: Subject,
    phase: str,
    pages: tuple[str, ...],
    on: date | None,
    anyway: bool,
) -> None:
    """Write below the heading of PHASE when it began, if what it waits for is verified.

    PHASE is its number, its name, a part of its name, PAGE:LINE, or PAGE:NAME where several pages
    have a phase of that name.
    """
    from mkdocs_gapreport.outlook import Start
    from mkdocs_gapreport.tracker import naming, starting

    subject.must_be_on_disk()
    survey = subject.look(pages)
    found = naming.phase(survey.report, phase)
    day = on or subject.day()
    change = starting.started(_page(survey.report, found.page), found, day)
    stages = (stage for plan in survey.outlook.roadmaps for stage in plan.stages)
    stage = next((stage for stage in stages if stage.phase.claim == found.claim), None)
    refused = {Start.NO, Start.BEGUN_TOO_SOON}
    if stage and stage.may_start in {*refused, Start.UNKNOWN}:
        output.note(_hindrance(stage))
        if stage.may_start in refused and not anyway:
            output.note("nothing was changed; `--anyway` starts it all the same")
            ctx.exit(1)
    edit = _edit(subject, survey, found.page, change)
    if naming.phase(edit.report, f"{found.page}:{found.line}").started != day:
        raise GapReportError(
            f"`{found.page}:{found.line}` has no place for a day; write it by hand"
        )
    edit.save()
    line = change.line + next(n for n, text in enumerate(change.after) if str(day) in text)
    output.say(f"{found.page}:{line}: {found.name} started on {day}\n")


def _hindrance(stage: Stage) -> str:
    from mkdocs_gapreport.outlook import Start

    is_known = stage.may_start is not Start.UNKNOWN
    said = "may not start" if is_known else "it is not known whether it may start"
    return f"{stage.name}: {said}{f': {stage.why_not}' if stage.why_not else ''}"


@click.command(context_settings={"allow_extra_args": True})
@click.argument("phase")
@click.argument("task")
@with_subject
@PAGES
@click.pass_context
def complete(
    ctx: click.Context, *, subject: Subject, phase: str, task: str, pages: tuple[str, ...]
) -> None:
    """Tick the box of TASK in PHASE, if the evidence allows; else say what is missing.

    Both are a number, a name, a part of a name, or PAGE:LINE; a name of several words has to stand
    in quotes.
    """
    if ctx.args:
        words = " ".join((phase, task, *ctx.args))
        raise click.UsageError(
            f"`{words}` is more than a phase and a task; put each name in quotes, as in"
            f' `gapreport complete "Phase 1" "Create the login"`'
        )
    from mkdocs_gapreport.exports.plain import neutral
    from mkdocs_gapreport.model import DONE
    from mkdocs_gapreport.tracker import completing, naming

    subject.must_be_on_disk()
    survey = subject.look(pages)
    finding = naming.task(survey.report, naming.phase(survey.report, phase), task)
    claim = finding.claim
    where = f"{claim.page}:{claim.line}"
    if claim.stated == DONE:
        output.note(neutral(f"{where}: {completing.standing(finding)}"))
        ctx.exit(1 if finding.fails else 0)
    change = completing.ticked(_page(survey.report, claim.page), claim)
    edit = _edit(subject, survey, claim.page, change)
    why_not = completing.objection(edit.report, change, claim.page)
    if why_not:
        output.note("\n  ".join(map(neutral, f"{where}: not ticked: {why_not}".splitlines())))
        ctx.exit(1)
    edit.save()
    output.say(f"{where}: {neutral(change.after[0].strip())}\n")


@click.command()
@click.argument("claim")
@click.argument("value")
@with_subject
@PAGES
@click.option("--by", required=True, metavar="NAME", help="Who has seen it.")
@click.option("--on", metavar="DATE", callback=parameters.day, help="When; without it, today.")
@click.option("--until", metavar="DATE", callback=parameters.day, help="Until when that counts.")
def attest(  # noqa: PLR0913  each is an option
    *,
    subject: Subject,
    claim: str,
    value: str,
    pages: tuple[str, ...],
    by: str,
    on: date | None,
    until: date | None,
) -> None:
    """Write beside CLAIM that somebody has seen VALUE: for what no program can measure.

    CLAIM is PAGE:LINE, its id, or words of it. What is measured and false cannot be vouched for.
    """
    from mkdocs_gapreport.tracker import attesting, naming

    subject.must_be_on_disk()
    survey = subject.look(pages)
    finding = naming.claim(survey.report, claim)
    page = finding.claim.page
    comment = attesting.comment(value, by=by, on=on or subject.day(), until=until)
    change = attesting.attested(_page(survey.report, page), finding, comment)
    edit = _edit(subject, survey, page, change)
    if not attesting.is_attached(edit.report, finding, comment):
        raise GapReportError(f"`{page}:{change.line}` cannot hold a comment; write it by hand")
    edit.save()
    output.say(f"{page}:{change.line + len(change.after) - 1}: {comment}\n")
