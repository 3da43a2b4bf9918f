"""Commands that say how plans stand; they change nothing."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

import click

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.cli.parameters import PAGES, PHASE
from mkdocs_gapreport.cli.subject import Subject, with_subject


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
def status(*, subject: Subject, pages: tuple[str, ...]) -> None:
    """Show how the phases of the plans stand, what to do next, and when it will be done."""
    from mkdocs_gapreport.exports.progress import to_status

    output.say(to_status(subject.survey(pages)))


@click.command("next")
@click.argument("pages", nargs=-1)
@with_subject
def next_actions(*, subject: Subject, pages: tuple[str, ...]) -> None:
    """List what to do next, the weightiest first."""
    from mkdocs_gapreport.exports.progress import to_next

    output.say(to_next(subject.survey(pages).actions))


@click.command()
@PHASE
@with_subject
@PAGES
@click.pass_context
def validate(ctx: click.Context, *, subject: Subject, phase: str, pages: tuple[str, ...]) -> None:
    """Count how many success metrics of PHASE hold; where it has none, its tasks.

    PHASE is its number, its name, a part of its name, PAGE:LINE, or PAGE:NAME where several pages
    have a phase of that name.

    Exit code 0 if all of them do, 1 otherwise; what could not be measured does not count as met.
    """
    from mkdocs_gapreport.exports.progress import validated
    from mkdocs_gapreport.outlook.standing import standing
    from mkdocs_gapreport.tracker import naming

    report = subject.survey(pages).report
    text, holds = validated(standing(naming.phase(report, phase), report.by_id))
    output.say(text)
    ctx.exit(0 if holds else 1)


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
def report(*, subject: Subject, pages: tuple[str, ...]) -> None:
    """Print the whole report as JSON: phases, next actions, blockers, risks and every claim.

    `gapreport report | jq '.risk_assessment'` shows one part of it.
    """
    from mkdocs_gapreport.exports.json import to_json

    output.say(to_json(subject.survey(pages)))
