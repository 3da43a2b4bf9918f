"""Commands that edit pages: a plan's Markdown is its only state."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.cli.subject import Subject, with_subject

if TYPE_CHECKING:
    from mkdocs_gapreport.tracker.fixing import Fixes


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
@click.option("--write", is_flag=True, help="Write the pages instead of only showing the change.")
@click.pass_context
def fix(ctx: click.Context, *, subject: Subject, pages: tuple[str, ...], write: bool) -> None:
    """Show the change that makes PAGES true; with `--write`, make it.

    What is false is lowered, stale figures and paths are corrected, and nothing else changes by a
    byte. No box is ever ticked and no status raised. Waivers and explicit checks are respected.
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
    from mkdocs_gapreport.exports import counted
    from mkdocs_gapreport.exports.plain import one_line

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
