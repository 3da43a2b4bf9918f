"""The command line `gapreport`: one group, and the one place that turns mistakes into messages."""

# ruff: noqa: PLC0415  what reads and measures is imported where it is needed, so that `--version`,
# `--help` and a mistyped option answer at once

from __future__ import annotations

import gc
from typing import Any

import click

from mkdocs_gapreport.cli import beginning, checking, edits, generating, lookup, output, plans
from mkdocs_gapreport.model import GapReportError


class _Commands(click.Group):
    """The one place where a mistake of a user becomes a message and an exit code."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run as a program of its own, whose memory nobody has to look through for garbage.

        Nearly all that it makes is in use until it ends. Python would look through all of that
        while it grows, and once more when it ends: a sixth of the time.
        """
        gc.disable()
        try:
            return super().__call__(*args, **options)
        finally:
            gc.freeze()

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GapReportError as error:
            output.note(_as_error(str(error)))
            ctx.exit(2)
        except KeyboardInterrupt:
            output.note("")
            ctx.exit(130)


def _as_error(message: str) -> str:
    from mkdocs_gapreport.exports.plain import neutral

    return "gapreport: error: " + "\n  ".join(map(neutral, message.splitlines()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"Exit codes of `check`: {checking.EXIT_CODES}",
)
@click.version_option(package_name="mkdocs-gapreport", message="gapreport %(version)s")
def main() -> None:
    """Hold the claims of TODO, plan and status pages against the repository."""


for command in (
    checking.check,
    checking.explain,
    checking.baseline,
    plans.status,
    plans.next_actions,
    plans.validate,
    plans.report,
    edits.fix,
    edits.start,
    edits.complete,
    edits.attest,
    generating.generate,
    beginning.issues,
    beginning.init,
    lookup.verifiers,
    lookup.schema,
):
    main.add_command(command)
