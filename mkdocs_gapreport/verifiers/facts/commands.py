"""Verifier of what only a program of the site's own can tell."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mkdocs_gapreport.model import Evidence, GapReportError
from mkdocs_gapreport.patterns import regex
from mkdocs_gapreport.repository import processes
from mkdocs_gapreport.repository.contents import Disk
from mkdocs_gapreport.suggestions import did_you_mean
from mkdocs_gapreport.verifiers.remembered import once

if TYPE_CHECKING:
    from mkdocs_gapreport.repository import Repository
    from mkdocs_gapreport.settings import Settings

TIME_LIMIT = 60.0
_FIGURE = regex(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,30})(?:\.\d{1,30})?\s?%?")
_LONGEST_SHOWN = 200
# What programs need to run at all, and no keys to anything.
_HANDED_ON = regex(
    r"PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|COMSPEC|PATHEXT|USERPROFILE"
    r"|APPDATA|LOCALAPPDATA|PROGRAMFILES|VIRTUAL_ENV|JAVA_HOME",
    re.IGNORECASE,
)


def command(repository: Repository, name: str, *, settings: Settings) -> Evidence:
    """The command that the site's settings call `name` ends well; a figure on its last line counts.

    `name`: an entry of `commands` in `mkdocs.yml`, where `allow_commands` has to be set. With exit
    code 0 the claim holds, with any other it does not. If the last line that it prints is nothing
    but a figure ("87", "92.5 %"), that is the value, and the check compares it.

    Example: `<!-- verify: command unit -->`, `<!-- verify: command routes >= 350 -->`

    It cannot be given arguments by a page. It runs for a minute at most, in the root of the
    repository and on the files as they lie: at another revision it is unknown.
    """
    commands = settings.commands
    if name not in commands:
        known = did_you_mean(name, commands) or "; there are none, name it in `mkdocs.yml`"
        return Evidence.broken(f"the option `commands` has no `{name}`{known}")
    if not settings.allow_commands:
        return Evidence.unknown(
            f"`{name}` was not run: commands need `allow_commands: true` in `mkdocs.yml`"
        )
    if not isinstance(repository.contents, Disk):
        return Evidence.unknown(f"`{name}` was not run: it can only see the files as they lie")
    answers = _answers(repository)
    if name not in answers:
        answers[name] = _run(repository, name, commands[name])
    return answers[name]


@once
def _answers(_repository: Repository) -> dict[str, Evidence]:
    """What commands have answered: each runs once, however many pages ask."""
    return {}


def _run(repository: Repository, name: str, argv: tuple[str, ...]) -> Evidence:
    kept = {key: value for key, value in os.environ.items() if _HANDED_ON.fullmatch(key)}
    try:
        ended = processes.run(argv, folder=repository.root, environment=kept, timeout=TIME_LIMIT)
    except GapReportError as error:
        return Evidence.unknown(f"command `{name}`: {error}")
    root = str(repository.root.resolve())
    printed = ended.output.decode("utf-8", "replace").replace(root, ".")
    if ended.code:
        last = _last_line(ended.complaint.replace(root, ".")) or _last_line(printed)
        said = f": {last}" if last else ""
        summary = f"command `{name}` ended with exit code {ended.code}{said}"
        return Evidence(value=False, summary=summary)
    last = _last_line(printed)
    if _FIGURE.fullmatch(last):
        value = Fraction(re.sub(r"[,%\s]", "", last))
        return Evidence(value=value, summary=f"command `{name}` answered {last}", is_yes=True)
    said = f": {last}" if last else ""
    return Evidence(value=True, summary=f"command `{name}` ended well{said}")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:_LONGEST_SHOWN] if lines else ""
