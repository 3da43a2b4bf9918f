"""One audit in all the formats that were asked for, each to its place, whatever the gate says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_gapreport.cli import output
from mkdocs_gapreport.exports import FORMATS
from mkdocs_gapreport.exports.markdown import MOST_OF_A_SUMMARY, to_markdown
from mkdocs_gapreport.exports.text import summary, to_text
from mkdocs_gapreport.model import GapReportError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_gapreport.outlook import Outlook


def deliver(outlook: Outlook, formats: Sequence[tuple[str, Path | None]]) -> None:
    """Write all formats; what cannot be written keeps none of the others from it."""
    refused: list[str] = []
    for name, file in formats:
        try:
            _deliver(outlook, name, file)
        except GapReportError as error:
            refused.append(str(error))
    if any(name == "github" for name, _ in formats):
        _summarize(outlook)
    if ("text", None) not in formats:
        output.note(summary(outlook.report))
    if refused:
        raise GapReportError("\n".join(refused))


def _deliver(outlook: Outlook, name: str, file: Path | None) -> None:
    if file:
        output.write(file, FORMATS[name](outlook))
        output.note(f"{name} is in `{file}`")
    elif name == "text":
        found, color = outlook.contradictions, output.has_color()
        output.say(to_text(outlook.report, contradictions=found, color=color))
    else:
        output.say(FORMATS[name](outlook))


def _summarize(outlook: Outlook) -> None:
    """Add to the summary of the step, where GitHub says that there is one, what has room there."""
    given = os.environ.get("GITHUB_STEP_SUMMARY")
    if not given:
        return
    target = Path(given)
    try:
        room = MOST_OF_A_SUMMARY - (target.stat().st_size if target.exists() else 0)
        text = to_markdown(outlook, most=room)
        if len(text.encode()) > room:
            output.note(f"`{target}` has no room for the report in the summary of the step")
        else:
            output.append(target, text)
    except (GapReportError, OSError) as error:
        output.note(f"the step gets no summary: {error}")
