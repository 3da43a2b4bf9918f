"""Commands that judge pages: check, explain, and the baseline of what is accepted for now."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from mkdocs_gapreport.cli import output, parameters, pruning
from mkdocs_gapreport.cli.subject import Subject, with_subject

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from mkdocs_gapreport.model import Verdict


_BASELINE = "gapreport-baseline.json"
EXIT_CODES = (
    "0 no claim is false; 1 a claim is false; 2 a check, an option or a page cannot be followed,"
    " or there is no page to read; 3 there are claims to check, and none could be judged, or one"
    " needs history that is not here, as in a shallow clone (fetch it whole: `fetch-depth: 0`)."
)


@click.command(epilog=f"Exit codes: {EXIT_CODES}")
@click.argument("pages", nargs=-1)
@with_subject
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    callback=parameters.formats,
    help="text, json, sarif, junit, gitlab, github, markdown, shields or svg, to standard output or"
    " into FILE; may be given several times.",
)
@click.option(
    "--fail-on",
    multiple=True,
    metavar="VERDICT",
    callback=parameters.verdicts,
    help="Verdict that fails; may be given several times, and replaces what is set.",
)
@click.option(
    "--min-judged",
    metavar="SHARE",
    callback=parameters.share,
    help="Least share of claims that have to be judged, as in `40%`; below it: exit code 3.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Let only claims fail whose line, or whose evidence, changed since REV.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Take out of the baseline what is no longer false; nothing is ever added so.",
)
@click.pass_context
def check(  # noqa: PLR0913  click hands over one for each option
    ctx: click.Context,
    *,
    subject: Subject,
    pages: tuple[str, ...],
    formats: tuple[tuple[str, Path | None], ...],
    fail_on: frozenset[Verdict] | None,
    min_judged: Fraction | None,
    since: str | None,
    prune: bool,
) -> None:
    """Verify the claims of PAGES: paths or globs, seen from the root of the repository.

    Without PAGES those are read whose names say that they make claims.
    """
    from mkdocs_gapreport.audit import gate
    from mkdocs_gapreport.cli.delivery import deliver

    if fail_on is not None:
        stated = replace(subject.settings, fail_on=fail_on, fail_where=())
        subject = replace(subject, settings=stated)
    if min_judged is not None:
        subject = replace(subject, settings=replace(subject.settings, min_judged=min_judged))
    if since is not None:
        subject = replace(subject, settings=replace(subject.settings, since=since))
    survey = subject.look(pages)
    deliver(survey.outlook, formats)
    if prune:
        pruning.prune(subject, survey)
    ctx.exit(gate(survey.report).code)


@click.command()
@click.argument("place", metavar="PAGE:LINE", callback=parameters.place)
@with_subject
def explain(*, subject: Subject, place: tuple[str, int]) -> None:
    """Explain one line of a page: what is read there, asked, found and concluded."""
    from mkdocs_gapreport.exports.explanation import explain

    page, line = place
    [path] = subject.from_root([page])
    thorough = replace(subject, settings=replace(subject.settings, measure_strength=True))
    output.say(explain(thorough.survey([page]).report, path, line))


@click.command()
@click.argument("pages", nargs=-1)
@with_subject
def baseline(*, subject: Subject, pages: tuple[str, ...]) -> None:
    """Accept for now what is false today: write it to the baseline file, or update that.

    What became true is taken out, and named; what is newly false is added, and named.
    """
    from mkdocs_gapreport.baseline import renewed

    name = subject.settings.baseline or _BASELINE
    path = subject.root / name
    is_new = not os.path.lexists(path)
    known = replace(subject.settings, baseline="" if is_new else name)
    survey = replace(subject, settings=known).look(pages)
    today = survey.report.as_of
    renewal = renewed(survey.baseline, survey.report, survey.repository, today=today)
    if is_new and not (renewal.accepted or subject.settings.baseline):
        output.note("no claim is false; no baseline is needed")
        return
    output.write(path, renewal.text)
    output.say(pruning.words(name, renewal))
    if is_new:
        output.note(f"set `baseline: {name}` in mkdocs.yml, or run `check --baseline {name}`")
