"""Commands that only say what there is: verifiers and schemas."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed

from __future__ import annotations

import json

import click

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.cli.subject import Subject, with_subject


@click.command()
@click.argument("name", required=False)
@with_subject
def verifiers(*, subject: Subject, name: str | None) -> None:
    """List what a check can ask for, or say all about the verifier NAME.

    The site's own are among them. In brackets stands what may be left out.
    """
    from mkdocs_gapreport.verifiers import available
    from mkdocs_gapreport.verifiers.described import brief, described, full

    known = available(subject.settings, subject.root)
    if name:
        output.say(full(described(known, name)) + "\n")
    else:
        all_of_them = [brief(described(known, each)) for each in sorted(known.entries)]
        output.say("\n\n".join(all_of_them) + "\n")


@click.command()
@click.option("--options", is_flag=True, help="The one of the options in mkdocs.yml instead.")
def schema(*, options: bool) -> None:
    """Print the JSON Schema of the report, `--format json`."""
    from mkdocs_gapreport import settings
    from mkdocs_gapreport.exports.json import schema as schema_of_report

    if options:
        output.say(json.dumps(settings.schema(), ensure_ascii=False, indent=2) + "\n")
    else:
        output.say(schema_of_report())
