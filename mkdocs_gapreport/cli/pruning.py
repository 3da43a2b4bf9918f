"""What a baseline has become: written where that was asked for, and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_gapreport.baseline import Renewal
    from mkdocs_gapreport.cli.subject import Subject
    from mkdocs_gapreport.project import Survey


def prune(subject: Subject, survey: Survey) -> None:
    """Take out of the baseline what is no longer needed; a baseline that needs all stays as is."""
    from mkdocs_gapreport.baseline import pruned  # noqa: PLC0415  only here

    name = subject.settings.baseline
    if survey.baseline is None:
        raise ConfigurationError(
            "`--prune` has no baseline to prune; name one with `--baseline FILE`, or set the option"
            " `baseline`"
        )
    if not survey.standing.dropped:
        output.note(f"{name} has nothing to prune")
        return
    renewal = pruned(survey.baseline, survey.standing)
    output.write(subject.root / name, renewal.text)
    output.note(words(name, renewal))


def words(name: str, renewal: Renewal) -> str:
    """How many claims a baseline accepts, and each that was added or taken out."""
    return "\n".join(_lines(name, renewal)) + "\n"


def _lines(name: str, renewal: Renewal) -> Iterator[str]:
    from mkdocs_gapreport.exports.plain import one_line  # noqa: PLC0415  only here
    from mkdocs_gapreport.model import counted  # noqa: PLC0415  only here

    yield f"{name} accepts {counted(renewal.accepted, 'claim')}"
    for finding in renewal.added:
        claim = finding.claim
        yield one_line(f"  added: {claim.page}:{claim.line} {claim.text}")
    for each in renewal.dropped:
        yield one_line(f"  taken out: {each.words}")
    if not renewal.accepted:
        yield "  nothing is accepted any more: remove the file, and the option `baseline`"
